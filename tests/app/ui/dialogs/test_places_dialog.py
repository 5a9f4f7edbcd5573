"""Sites from folders, with what a pattern would make of them while it is typed."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import deployments, media
from app.services.placing import layout, rearranging
from app.ui.dialogs.places import DEPLOYMENT, FOLDER, SITE, PlacesDialog
from app.ui.editing import edits
from app.ui.jobs import in_steps
from app.ui.preferences.settings import Settings
from app.ui.scans.desk import Desk
from app.ui.session import Session


def test_a_pattern_is_shown_while_it_is_typed_then_done_and_undone(qtbot: QtBot, session: Session) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    desk = Desk(session, Settings)
    dialog = PlacesDialog(parent, session, desk)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert not dialog.apply.isEnabled()  # it is as it was guessed
    line = dialog.pattern.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "{site}/D{dep")
    assert not dialog.trouble.isHidden()
    assert not dialog.apply.isEnabled()
    qtbot.keyClicks(line, "loyment}")
    assert dialog.trouble.isHidden()
    shown = [[dialog.table.item(line, place).text() for place in (SITE, DEPLOYMENT)] for line in (0, 1)]
    assert shown == [["Hill", "CIM"], ["Pond", "CIM"]]
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert {one.name for one in media.deployments(session.project)} == {"CIM"}
    assert layout.pattern_of(session.project) == "{site}/D{deployment}"
    with qtbot.waitSignal(session.changed):
        session.edits.undo()
    assert {one.name for one in media.deployments(session.project)} == {"Hill", "Pond"}
    assert layout.pattern_of(session.project) == ""
    with qtbot.waitSignal(session.changed):
        session.edits.redo()
    assert {one.name for one in media.deployments(session.project)} == {"CIM"}
    desk.stop()


def test_folders_have_the_room_that_sites_leave(qtbot: QtBot, session: Session) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    desk = Desk(session, Settings)
    dialog = PlacesDialog(parent, session, desk)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    table = dialog.table
    qtbot.waitUntil(lambda: table.columnWidth(FOLDER) > 2 * table.columnWidth(SITE))
    assert sum(map(table.columnWidth, range(table.columnCount()))) == table.viewport().width()
    desk.stop()


def test_placing_lets_the_window_work_between_steps_and_can_be_cancelled(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_steps, "STEP_S", 0.0)
    monkeypatch.setattr(rearranging, "CHUNK", 1)
    seen: list[tuple[int, int]] = []

    def stop_half_way(_words: str, edit: in_steps.InSteps) -> None:
        def progressed(done: int, of: int) -> None:
            seen.append((done, of))
            if len(seen) == 3:
                edit.cancel()

        edit.progressed.connect(progressed)

    session.edits.bulk_began.connect(stop_half_way)
    with qtbot.waitSignal(session.changed):
        session.edits.swap_in_steps(
            "sites", "{site}/{deployment}", lambda value: rearranging.Rearranging(session.project, value)
        )
        assert {one.name for one in media.deployments(session.project)} == {"Hill", "Pond"}  # not begun yet
    assert len(seen) > 3
    assert {one.name for one in media.deployments(session.project)} == {"Hill", "Pond"}
    assert layout.pattern_of(session.project) == ""
    assert not session.edits.stack.count()


def test_values_of_many_videos_are_not_taken_for_labels(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "MANY", 0)
    project = session.project
    known = {one.id: one for one in media.deployments(project)}
    named = {id_: msgspec.structs.replace(one, camera="HC500") for id_, one in known.items()}
    session.edits.swap("cameras", named, lambda value: deployments.change(project, value))
    session.edits.undo()
    assert {one.id: one for one in media.deployments(project)} == known
