"""What leads from one part of the room to another."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.ui.dialogs.deployments import DeploymentsDialog
from app.ui.window import MainWindow


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_right_click_on_a_site_leads_to_the_table_in_which_it_is_corrected(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house = window.furnish()
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=20_000)
    tree, seen = house.furniture.library.tree, []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTimer.singleShot(0, look)
        menu.setActiveAction(menu.actions()[0])
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        if dialog is not None:
            dialog.close()

    QTimer.singleShot(0, choose)
    site = tree.visualRect(tree.model().index(0, 0)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, site, tree.viewport().mapToGlobal(QPoint(site)))
    QApplication.sendEvent(tree.viewport(), asked)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [DeploymentsDialog]
