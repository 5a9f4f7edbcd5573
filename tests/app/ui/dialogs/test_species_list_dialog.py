"""The list of animals under a person's hands."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from app.services import models
from app.services.species_list import species_list
from app.store.records import Kind
from app.ui.dialogs.species_list import SpeciesListDialog
from app.ui.dialogs.species_tree import COUNT, KEY, NAME
from app.ui.listing import Listing
from app.ui.observation.scores import MachineScores
from app.ui.preferences.settings import Settings
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.species.species_list import Listed, of_region
from mvit_core.types import Score


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Desk:
    desk = Desk(session, Settings)
    yield desk
    desk.stop()


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, desk: Desk) -> SpeciesListDialog:
    dialog = SpeciesListDialog(None, session, desk, Listing(session, desk))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def line(dialog: SpeciesListDialog, key: str) -> QTreeWidgetItem:
    """Of a taxon."""
    every = (found.value() for found in QTreeWidgetItemIterator(dialog.tree))
    return next(item for item in every if item.data(NAME, KEY) == key)


def tick(dialog: SpeciesListDialog, key: str, *, on: bool) -> None:
    line(dialog, key).setCheckState(NAME, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_any_animal_can_be_there_until_somebody_says_otherwise(
    qtbot: QtBot, session: Session, dialog: SpeciesListDialog
) -> None:
    assert not dialog.only.isChecked()
    assert not dialog.tree.isEnabled()
    qtbot.waitUntil(lambda: "any animal" in dialog.loss.text())
    qtbot.mouseClick(dialog.only, Qt.MouseButton.LeftButton, pos=dialog.only.rect().bottomLeft() / 2)
    assert species_list(session.project) == dialog.tree.leaves()
    assert dialog.tree.isEnabled()


def test_ticking_a_family_ticks_all_below_and_each_tick_is_undone(
    session: Session, dialog: SpeciesListDialog
) -> None:
    dialog.only.click()
    everything = dialog.tree.leaves()
    tick(dialog, "felidae", on=False)
    assert "lynx" not in (species_list(session.project) or ())
    assert line(dialog, "felidae").text(COUNT) == "0 of 13"
    tick(dialog, "lynx", on=True)
    assert line(dialog, "felidae").text(COUNT) == "1 of 13"
    assert line(dialog, "felidae").checkState(NAME) == Qt.CheckState.PartiallyChecked
    session.edits.undo()
    assert "lynx" not in (species_list(session.project) or ())
    session.edits.undo()
    assert species_list(session.project) == everything
    session.edits.undo()
    assert species_list(session.project) is None
    assert not dialog.only.isChecked()
    session.edits.redo()
    assert dialog.only.isChecked()


def test_a_region_is_taken_and_what_it_takes_from_the_project_is_said(
    qtbot: QtBot, session: Session, dialog: SpeciesListDialog
) -> None:
    named = {each.taxon for each in session.observations if each.taxon}
    dialog.region.setCurrentIndex(dialog.region.findData("antarctica"))
    dialog.region.activated.emit(dialog.region.currentIndex())
    assert species_list(session.project) == of_region("antarctica")
    assert dialog.region.currentIndex() == 0
    if named:
        qtbot.waitUntil(lambda: "not on the list" in dialog.loss.text())


def test_a_search_shows_what_it_finds_and_where_it_stands(dialog: SpeciesListDialog) -> None:
    dialog.search.setText("lynx")
    assert not line(dialog, "lynx").isHidden()
    assert not line(dialog, "felidae").isHidden()
    assert line(dialog, "puma").isHidden()
    assert line(dialog, "rodentia").isHidden()
    dialog.search.clear()
    assert not line(dialog, "puma").isHidden()


def test_a_file_is_taken_and_strangers_in_it_are_said(
    session: Session, dialog: SpeciesListDialog, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("Lynx lynx\nKrampus\n", encoding="utf-8")
    dialog.take_file(tmp_path / "list.txt")
    assert species_list(session.project) == {"lynx"}
    assert "Krampus" in dialog.trouble.text()
    dialog.take_file(tmp_path / "nowhere.txt")
    assert "cannot be read" in dialog.trouble.text()
    assert species_list(session.project) == {"lynx"}, "a file that says nothing changes nothing"


def test_the_card_says_of_what_the_machine_thought_that_it_cannot_be_here(
    qtbot: QtBot, session: Session
) -> None:
    scores = MachineScores()
    qtbot.addWidget(scores)
    animal = next(each for each in session.observations if each.kind is Kind.ANIMAL)
    thought = msgspec.structs.replace(animal, scores=(Score("panthera", 0.6), Score("lynx", 0.4)))
    scores.show_observation(thought, session.taxonomy, Listed(session.taxonomy, {"lynx"}))
    names = [bar.accessibleName() for bar in scores.bars if not bar.isHidden()]
    assert [("not on the list" in name) for name in names if "lynx" in name or "big cats" in name] == [
        *(True, False)
    ]


def test_names_follow_a_change_and_its_undo(
    qtbot: QtBot, session: Session, desk: Desk, tmp_path: Path
) -> None:
    own = msgspec.json.encode({"model": "m", "classes": {"species": ["panthera"]}}).decode()
    header = msgspec.json.encode({"__metadata__": {"trapline": own}})
    path = tmp_path / "lions.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    models.use_model(session.project, path)
    listing = Listing(session, desk)
    with qtbot.waitSignal(desk.rereading.over):
        listing.put({"panthera"})
    assert models.tools_to_scan_with(session.project).listed == ("panthera",)
    with qtbot.waitSignal(desk.rereading.over):
        session.edits.undo()
    assert listing.listed is None
    path.unlink()  # its drive is away: the list is kept, the next scan names by it
    listing.put({"panthera"})
    listing.follow()
    assert not desk.rereading.is_busy
