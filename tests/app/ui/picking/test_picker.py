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
    ],
)
def test_with_nothing_typed_undo_and_redo_are_those_of_the_project(
    qtbot: QtBot, shortcut: str, key: Qt.Key, held: Qt.KeyboardModifier
):
    window = QMainWindow()
    qtbot.addWidget(window)
    picker = Picker(lambda _text: [], hint="", name="Species")
    window.setCentralWidget(picker)
    taken_back = []
    action = QAction("Undo", window, shortcut=shortcut)
    action.triggered.connect(lambda: taken_back.append(shortcut))
    window.addAction(action)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    picker.begin()
    QTest.keyClicks(picker, "lion")
    QTest.keyClick(picker, key, held)
    assert taken_back == [], "the field takes its own letters back"
    picker.clear()
    QTest.keyClick(picker, key, held)
    assert taken_back == [shortcut]
