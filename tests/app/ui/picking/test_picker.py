"""The field that finds one of many: which keys it keeps, and which it leaves to the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.ui.picking.picker import Picker

Modifier = Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("shortcut", "key", "held"),
    [
        ("Ctrl+Z", Qt.Key.Key_Z, Modifier.ControlModifier),
        ("Ctrl+Shift+Z", Qt.Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier),
        ("Ctrl+Right", Qt.Key.Key_Right, Modifier.ControlModifier),
        ("Ctrl+Up", Qt.Key.Key_Up, Modifier.ControlModifier),
        ("Shift+Del", Qt.Key.Key_Delete, Modifier.ShiftModifier),
    ],
)
def test_with_nothing_typed_undo_and_what_moves_boxes_are_the_window_s(
    qtbot: QtBot, shortcut: str, key: Qt.Key, held: Qt.KeyboardModifier
):
    window = QMainWindow()
    qtbot.addWidget(window)
    picker = Picker(lambda _text: [], hint="", name="Species")
    window.setCentralWidget(picker)
    done = []
    action = QAction("Do", window, shortcut=shortcut)
    action.triggered.connect(lambda: done.append(shortcut))
    window.addAction(action)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    picker.begin()
    QTest.keyClicks(picker, "lion")
    QTest.keyClick(picker, key, held)
    assert done == [], "the field takes its own letters back, and walks through them"
    picker.clear()
    QTest.keyClick(picker, key, held)
    assert done == [shortcut]
