"""The library as a person uses it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import media, observations
from app.store.records import Kind
from app.ui.library.filtering import Show
from app.ui.library.panel import LibraryPanel
from app.ui.reviewing import Reviewing
from app.ui.session import Session


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> LibraryPanel:
    panel = LibraryPanel(session)
    panel.chosen.connect(session.look_at_video)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    panel.reload()
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def names(panel: LibraryPanel) -> list[str]:
    return [video.relative_path for video in panel.videos]


def test_chips_count_and_narrow(qtbot: QtBot, panel: LibraryPanel) -> None:
    shown = {show: chip.text() for show, chip in panel.filters.chips.items() if chip.isVisible()}
    assert shown == {
        Show.TO_REVIEW: "To review  1",
        Show.BLANK: "Blank  1",
        Show.UNREADABLE: "Unreadable  1",
    }
    qtbot.mouseClick(panel.filters.chips[Show.BLANK], Qt.MouseButton.LeftButton)
    assert names(panel) == ["Pond/DCIM/IMG_0001.mp4"]
    qtbot.mouseClick(panel.filters.chips[Show.UNREADABLE], Qt.MouseButton.LeftButton)
    assert names(panel) == ["Pond/DCIM/IMG_0001.mp4", "Pond/DCIM/IMG_0002.mp4"]


def test_the_search_knows_names_places_and_species(panel: LibraryPanel) -> None:
    panel.set_text("pond 0002")
    assert names(panel) == ["Pond/DCIM/IMG_0002.mp4"]
    panel.set_text("panthera")
    assert names(panel) == ["Hill/DCIM/IMG_0001.mp4"]
    panel.set_text("unicorn")
    assert names(panel) == []
    panel.set_text("")
    assert len(names(panel)) == 3


def test_nothing_found_offers_to_show_all(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.filters.chips[Show.REVIEWED].setChecked(True)
    assert not panel.tree.isVisible()
    panel.filters.clear()
    assert panel.tree.isVisible()


def test_a_species_narrows_the_library(panel: LibraryPanel) -> None:
    box = panel.filters.species
    box.setCurrentIndex(box.findData("panthera"))
    assert names(panel) == ["Hill/DCIM/IMG_0001.mp4"]


def test_the_species_follow_what_is_labelled(qtbot: QtBot, panel: LibraryPanel, session: Session) -> None:
    animal = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    session.look_at(animal.id)
    Reviewing(session, lambda: 0.0).name(taxon="canis")
    qtbot.waitUntil(lambda: panel.filters.species.findData("canis") > 0)
    assert panel.filters.species.findData("panthera") < 0


def test_arrows_walk_the_videos(qtbot: QtBot, panel: LibraryPanel, session: Session) -> None:
    panel.tree.setFocus()
    for _ in range(2):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert session.video is not None
    assert session.video.relative_path == "Pond/DCIM/IMG_0001.mp4"
    assert panel.neighbour(1) == panel.videos[2].id
    assert panel.neighbour(-1) == panel.videos[0].id
    assert panel.neighbour(-1, with_observations=True) == panel.videos[0].id
    assert panel.neighbour(1, with_observations=True) is None


def test_a_site_is_renamed_in_place(qtbot: QtBot, panel: LibraryPanel, session: Session) -> None:
    site = panel.model.index(0, 0)
    assert panel.model.setData(site, "North ridge")
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "North ridge")
    assert [each.name for each in media.sites(session.project)] == ["North ridge", "Pond"]


def test_a_taken_name_is_refused_with_a_sentence(panel: LibraryPanel, session: Session) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    panel.model.setData(panel.model.index(0, 0), "Pond")
    assert "already" in said[0]


def test_a_review_updates_the_row_and_keeps_the_place(
    qtbot: QtBot, panel: LibraryPanel, session: Session
) -> None:
    panel.tree.collapse(panel.model.index(1, 0))
    reviewing = Reviewing(session, lambda: 0.0)
    for animal in [each for each in session.observations if each.kind == Kind.ANIMAL]:
        session.look_at(animal.id)
        reviewing.accept()
    assert observations.next_unreviewed(session.project) is None
    assert panel.videos[0].num_unreviewed == 0
    qtbot.waitUntil(panel.filters.chips[Show.REVIEWED].isVisible)
    assert not panel.tree.isExpanded(panel.model.index(1, 0))


def test_closing_the_project_empties_a_library_that_was_narrowed(
    panel: LibraryPanel, session: Session
) -> None:
    panel.filters.chips[Show.BLANK].setChecked(True)
    session.close()
    assert panel.videos == []
    assert not panel.filters.shows
