"""The field that finds one of many: which keys it keeps, and which it leaves to the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.looks.parts import Scrolled
from app.ui.picking.choice_rows import row_width
from app.ui.picking.choices import Choice, What
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


def test_enter_takes_what_is_only_near_once_somebody_went_to_it(qtbot: QtBot):
    note = Choice(What.NOTE, "", "No animal here is called “goral”.")
    near = Choice(What.TAXON, "gorilla", "gorilla", is_near=True)
    new = Choice(What.NEW, "goral", "Add “goral”…")
    picker = Picker(lambda text: [note, near, new] if text else [], hint="", name="Species")
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(picker)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    picked: list[Choice] = []
    picker.picked.connect(picked.append)
    picker.begin()
    QTest.keyClicks(picker, "goral")
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picked == []
    assert (picker.text(), picker.choices) == ("goral", [note, near, new])
    QTest.keyClick(picker, Qt.Key.Key_Up)  # to the last line, which adds it
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picked == [new]
    picker.begin()
    QTest.keyClicks(picker, "goral")
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picked == [new, near]


@pytest.mark.parametrize(("at", "is_above"), [(40, False), (330, True)])
def test_the_list_opens_where_there_is_room_for_it(qtbot: QtBot, at: int, is_above: bool):
    choices = [Choice(What.BEHAVIOR, f"b{n}", f"behavior {n}") for n in range(8)]
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(300, 400)
    picker = Picker(lambda _text: choices, hint="", name="Behavior")
    picker.setParent(window)
    picker.setGeometry(10, at, 200, 30)
    window.show()
    picker.begin()
    shown = window.findChild(QListWidget, "matches").geometry()
    assert window.rect().contains(shown)
    assert not shown.intersects(picker.geometry())
    assert (shown.bottom() < at) is is_above
    assert shown.height() > 8 * 28, "all of them are seen"


@pytest.mark.parametrize("at", [10, 390])
def test_the_list_is_as_wide_as_what_it_offers_within_the_window(qtbot: QtBot, at: int):
    words = "even-toed ungulates: deer, cattle, antelopes"
    choices = [
        Choice(What.TAXON, "a", "deer", "Cervidae", "family"),
        Choice(What.TAXON, "b", words, note="order"),
    ]
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(600, 400)
    picker = Picker(lambda text: choices[: len(text)], hint="", name="Species")
    picker.setParent(window)
    picker.setGeometry(at, 40, 200, 30)
    window.show()
    picker.begin()
    listed = window.findChild(QListWidget, "matches")
    QTest.keyClicks(picker, "d")
    assert listed.width() == picker.width()
    QTest.keyClicks(picker, "e")
    assert listed.viewport().width() >= row_width(choices[1], picker.fontMetrics())
    assert window.rect().contains(listed.geometry())
    assert picker.geometry().left() == listed.x() or picker.geometry().right() == listed.geometry().right()


def test_the_list_is_as_high_as_its_lines(qtbot: QtBot):
    lines = [Choice(What.NEW, str(number), f"Add “{number}”…") for number in range(3)]
    window = QMainWindow()
    qtbot.addWidget(window)
    picker = Picker(lambda text: lines[: len(text)], hint="", name="Species")
    whole = QWidget()
    down = QVBoxLayout(whole)
    down.addWidget(picker)
    down.addStretch(1)
    window.setCentralWidget(whole)
    window.resize(300, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    picker.begin()
    heights = []
    for _ in lines:
        QTest.keyClicks(picker, "a")
        shown = window.findChild(QListWidget)
        assert shown is not None
        heights.append(shown.height())
    assert heights[2] - heights[1] == heights[1] - heights[0] > 0


def test_a_field_that_a_key_leads_to_is_scrolled_into_view(qtbot: QtBot):
    window, page = QMainWindow(), QWidget()
    picker = Picker(lambda _text: [], hint="", name="Behavior")
    down = QVBoxLayout(page)
    down.addSpacing(800)
    down.addWidget(picker)
    qtbot.addWidget(window)
    window.setCentralWidget(Scrolled(page))
    window.resize(300, 200)
    window.show()
    assert picker.visibleRegion().isEmpty()
    picker.begin()
    assert picker.visibleRegion().boundingRect() == picker.rect()


def test_the_list_goes_with_its_field_and_away_where_that_is_out_of_sight(qtbot: QtBot):
    inside, window = QWidget(), QMainWindow()
    qtbot.addWidget(window)
    picker = Picker(lambda _text: [Choice(What.TAXON, "panthera", "lion")], hint="", name="Species")
    down = QVBoxLayout(inside)
    down.addSpacing(120)
    down.addWidget(picker)
    down.addSpacing(2000)
    area = Scrolled(inside)
    window.setCentralWidget(area)
    window.resize(300, 400)
    with qtbot.waitExposed(window):
        window.show()
    picker.begin()
    matches = picker._list

    def gap() -> int:
        return matches.y() - picker.mapTo(window, QPoint(0, 0)).y()

    before = gap()
    area.verticalScrollBar().setValue(60)
    assert (matches.isVisible(), gap()) == (True, before)
    area.verticalScrollBar().setValue(900)
    assert not matches.isVisible()
    area.verticalScrollBar().setValue(0)
    picker.begin()
    assert matches.isVisible()
    inside.hide()
    assert not matches.isVisible()
