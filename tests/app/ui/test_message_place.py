"""A message moves nothing that is about to be clicked."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.looks.pages import Pages
from app.ui.message_place import MessagePlace
from app.ui.messages import Message, MessageBar

SOON_MS, LATE_MS = 300, 60_000  # until a pointer counts as resting
NEWS = Message("Saved.")
QUESTION = Message("Scan them?", offer="Scan")


class Page(QWidget):
    """One that the test points at: a real pointer's moves may be missed by a display."""

    is_pointed_at = False

    def underMouse(self) -> bool:
        return self.is_pointed_at


class Hall:
    """A place with one page below something else, and the pointer."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bar, self.page = MessageBar(), Page()
        self.place = MessagePlace(self.bar, self.page)
        self.whole = QWidget()
        down = QVBoxLayout(self.whole)
        down.addWidget(QLabel("elsewhere"))
        down.addWidget(self.place, 1)
        qtbot.addWidget(self.whole)
        self.whole.resize(900, 400)
        self.whole.show()
        qtbot.waitExposed(self.whole)
        self.point(False)

    def point(self, at_page: bool) -> None:
        """Put the pointer at the page, or away from it."""
        self.page.is_pointed_at = at_page
        QApplication.sendEvent(self.page, QEvent(QEvent.Type.Enter if at_page else QEvent.Type.Leave))

    @property
    def top(self) -> int:
        """Where the page begins."""
        QApplication.processEvents()
        return self.page.mapTo(self.place, QPoint(0, 0)).y()


@pytest.fixture
def hall(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Hall:
    monkeypatch.setattr("app.ui.message_place.STILL_MS", LATE_MS)
    return Hall(qtbot)


def test_nothing_moves_under_the_pointer(hall: Hall) -> None:
    hall.point(True)
    hall.bar.show_message(QUESTION)
    assert hall.top == 0
    assert hall.bar.isVisible()
    hall.point(False)
    assert hall.top == hall.bar.height() > 20, "it covers nothing any more"
    hall.point(True)
    hall.bar.hide()
    assert hall.top == hall.bar.height(), "nor does anything when it goes"
    hall.point(False)
    assert hall.top == 0


def test_a_pointer_that_rests_is_no_hand_about_to_click(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.message_place.STILL_MS", SOON_MS)
    hall = Hall(qtbot)
    hall.point(True)
    hall.bar.show_message(QUESTION)
    qtbot.waitUntil(lambda: hall.top == hall.bar.height() > 20)
    hall.bar.hide()
    qtbot.waitUntil(lambda: hall.top == 0)


def test_while_a_button_is_held_nothing_moves(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.message_place.STILL_MS", SOON_MS)
    hall = Hall(qtbot)
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    hall.point(True)
    hall.bar.show_message(QUESTION)
    qtbot.wait(3 * SOON_MS)
    assert hall.top == 0
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    qtbot.waitUntil(lambda: hall.top > 20)


def test_news_that_go_away_by_themselves_move_nothing_at_all(hall: Hall) -> None:
    hall.bar.show_message(NEWS)
    assert hall.top == 0
    hall.bar.show_message(QUESTION)
    assert hall.top == hall.bar.height()
    hall.bar.show_message(NEWS)
    assert hall.top == hall.bar.height(), "the room is there already"


class Room(QWidget):
    """A page of three parts, of which the right one may not be covered."""

    def __init__(self) -> None:
        super().__init__()
        self.middle, self.right = QLabel("middle"), QLabel("right")
        across = QHBoxLayout(self)
        for part in (QLabel("left"), self.middle, self.right):
            across.addWidget(part, 1)

    def to_spare(self) -> QWidget:
        return self.middle


def test_news_lie_at_the_lower_edge_of_what_the_page_can_spare(qtbot: QtBot) -> None:
    bar, pages, page = MessageBar(), Pages(), Room()
    pages.addWidget(page)
    place = MessagePlace(bar, pages)
    qtbot.addWidget(place)
    place.resize(900, 400)
    place.show()
    qtbot.waitExposed(place)
    bar.show_message(NEWS)
    QApplication.processEvents()
    spared = QRect(page.middle.mapTo(place, QPoint(0, 0)), page.middle.size())
    assert bar.geometry().bottomRight() == spared.bottomRight()
    assert bar.x() == 0, "few lines, for it is as wide as it can be"
    assert bar.height() < 60
    bar.show_message(QUESTION)
    QApplication.processEvents()
    assert bar.geometry().topLeft() == QPoint(0, 0), "what stays has room above"
    assert bar.width() == place.width()


def test_a_long_message_has_all_its_lines(hall: Hall) -> None:
    hall.bar.show_message(QUESTION)
    one_line = hall.top
    hall.bar.show_message(Message("word " * 200, offer="Scan"))
    assert hall.top > 2 * one_line
    assert hall.bar.height() == hall.top
    hall.whole.resize(2000, 400)
    assert one_line < hall.top == hall.bar.height()


def test_the_bar_lies_over_the_page(hall: Hall) -> None:
    hall.point(True)
    hall.bar.show_message(NEWS)
    under = hall.place.childAt(5, 5)
    assert isinstance(under, QWidget)
    assert under is hall.bar or hall.bar.isAncestorOf(under)
