"""Sites from folders, with what a pattern would make of them while it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import layout, media
from app.ui.dialogs.places import DEPLOYMENT, SITE, PlacesDialog
from app.ui.jobs.desk import Desk
from app.ui.session import Session
from app.ui.settings import Settings


def test_a_pattern_is_shown_while_it_is_typed_then_done_and_undone(qtbot: QtBot, session: Session) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    desk = Desk(session, Settings)
    dialog = PlacesDialog(parent, session, desk)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert not dialog.apply.isEnabled()  # it is as it was guessed
    line = dialog.pattern.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "{site}/{dep")
    assert not dialog.trouble.isHidden()
    assert not dialog.apply.isEnabled()
    qtbot.keyClicks(line, "loyment}")
    assert dialog.trouble.isHidden()
    shown = [[dialog.table.item(line, place).text() for place in (SITE, DEPLOYMENT)] for line in (0, 1)]
    assert shown == [["Hill", "DCIM"], ["Pond", "DCIM"]]
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert {one.name for one in media.deployments(session.project)} == {"DCIM"}
    assert layout.pattern_of(session.project) == "{site}/{deployment}"
    session.undo()
    assert {one.name for one in media.deployments(session.project)} == {"Hill", "Pond"}
    assert layout.pattern_of(session.project) == ""
    session.redo()
    assert {one.name for one in media.deployments(session.project)} == {"DCIM"}
    desk.stop_and_wait()
