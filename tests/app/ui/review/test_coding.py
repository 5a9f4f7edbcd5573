"""Hold-a-key coding."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from app.store.records import Kind, Observation
from app.ui.review.coding import Coding
from app.ui.review.coding_bar import LONGEST, CodingBar
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.words import Words
from mvit_core.types import Span


class Clocks:
    """The playhead and the wall clock."""

    def __init__(self) -> None:
        self.video_s = self.wall_s = 0.25

    def go_on(self, seconds: float, *, speed: float = 1.0) -> None:
        self.wall_s += seconds
        self.video_s = round(self.video_s + seconds * speed, 6)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def coding(session: Session, clocks: Clocks):
    reviewing = Reviewing(session, lambda: clocks.video_s)
    coding = Coding(session, reviewing, lambda: clocks.video_s, wall_clock=lambda: clocks.wall_s)
    second = [each for each in session.observations if each.kind == Kind.ANIMAL][1]
    session.look_at(second.id)
    yield coding
    if coding.is_on:
        coding.toggle()


def bouts(session: Session, coding: Coding) -> list[Observation]:
    return [each for each in session.observations if each.parent_id == coding.animal().id]


def test_a_held_key_is_a_bout_from_press_to_release(session: Session, coding: Coding, clocks: Clocks):
    coding.press("sleeps")
    clocks.go_on(0.5)
    coding.release("sleeps")
    assert [(each.behavior, each.span) for each in bouts(session, coding)] == [("sleeps", Span(0.25, 0.75))]
    session.edits.stack.undo()
    assert not bouts(session, coding)


def test_played_backwards_it_is_the_same_span(session: Session, coding: Coding, clocks: Clocks):
    clocks.video_s = 1.5
    coding.press("sleeps")
    clocks.go_on(0.5, speed=-2)
    coding.release("sleeps")
    assert bouts(session, coding)[0].span == Span(0.5, 1.5)


def test_a_tap_leaves_it_open_until_the_next(session: Session, coding: Coding, clocks: Clocks):
    coding.press("sleeps")
    clocks.go_on(0.1)
    coding.release("sleeps")
    clocks.go_on(0.9)
    assert [bout.behavior for bout in coding.open_bouts] == ["sleeps"]
    coding.press("sleeps")
    coding.release("sleeps")
    assert bouts(session, coding)[0].span == Span(0.25, 1.25)


def test_two_behaviors_overlap_unless_they_exclude_each_other(
    session: Session, coding: Coding, clocks: Clocks
):
    for key in ("sleeps", "hunts"):
        behavior = msgspec.structs.replace(session.behaviors[key], exclusive="posture")
        Words(session).put_behavior("x", key, behavior)
    coding.press("sleeps")
    coding.press("grooms")
    clocks.go_on(0.5)
    coding.press("hunts")
    clocks.go_on(0.5)
    for key in ("hunts", "grooms"):
        coding.release(key)
    found = {each.behavior: each.span for each in bouts(session, coding)}
    assert found == {"sleeps": Span(0.25, 0.75), "hunts": Span(0.75, 1.25), "grooms": Span(0.25, 1.25)}


def test_what_only_happens_is_noted_at_once(session: Session, coding: Coding, clocks: Clocks):
    point = msgspec.structs.replace(session.behaviors["vomits"], kind="point")
    Words(session).put_behavior("x", "vomits", point)
    coding.press("vomits")
    coding.release("vomits")
    assert bouts(session, coding)[0].span == Span(0.25, 0.25)


def test_leaving_the_video_ends_what_is_open(session: Session, coding: Coding, clocks: Clocks):
    video = session.video.id
    coding.press("sleeps")
    clocks.go_on(0.5)
    session.look_at_video(None)
    session.look_at_video(video)
    assert [each.span for each in session.observations if each.behavior == "sleeps"] == [Span(0.25, 0.75)]


def test_letters_code_while_it_is_on_but_not_in_a_text_field(
    qtbot: QtBot, session: Session, coding: Coding, clocks: Clocks
):
    window = QWidget()
    field = QLineEdit(window)
    bar = CodingBar(session, coding)
    bar.setParent(window)
    qtbot.addWidget(window)
    window.show()
    window.setFocus()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.activateWindow()
    window.setFocus()
    coding.toggle()
    assert bar.isVisible()
    QTest.keyPress(window, Qt.Key.Key_S)
    assert bar.buttons["sleeps"].isChecked()
    clocks.go_on(0.5)
    QTest.keyRelease(window, Qt.Key.Key_S)
    assert bouts(session, coding)[0].behavior == "sleeps"
    field.setFocus()
    QTest.keyClicks(field, "s")
    assert field.text() == "s"
    assert not coding.open_bouts
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not coding.is_on
    assert not bar.isVisible()


def test_names_are_whole_where_there_is_room_and_all_keys_in_view_where_there_is_not(
    qtbot: QtBot, session: Session, coding: Coding
) -> None:
    bar = CodingBar(session, coding)
    qtbot.addWidget(bar)
    coding.toggle()
    mates = bar.buttons["mates"]
    bar.resize(1500, 120)
    qtbot.waitUntil(lambda: mates.text().endswith(session.behaviors["mates"].name))
    bar.resize(800, 120)
    qtbot.waitUntil(lambda: mates.text().endswith("…"))
    bar.resize(1500, 120)
    qtbot.waitUntil(lambda: not mates.text().endswith("…"))


def test_names_are_cut_no_shorter_than_their_lines_need(
    qtbot: QtBot, session: Session, coding: Coding
) -> None:
    bar = CodingBar(session, coding)
    qtbot.addWidget(bar)
    coding.toggle()
    grooms = bar.buttons["grooms"]
    for width, is_whole in ((800, False), (700, True)):  # two lines, and three that all names fit into
        bar.resize(width, 120)
        qtbot.waitUntil(lambda whole=is_whole: whole is not grooms.text().endswith("…"))
    bar.resize(900, 120)
    qtbot.waitUntil(lambda: grooms.text().endswith("…"))
    assert len(grooms.text()) > len("G  ") + LONGEST


def test_no_line_of_keys_is_cut_off_below_a_picture_in_a_small_window(
    qtbot: QtBot, session: Session, coding: Coding
) -> None:
    bar = CodingBar(session, coding)
    splitter = QSplitter(Qt.Orientation.Vertical)
    qtbot.addWidget(splitter)
    splitter.addWidget(QWidget())
    splitter.addWidget(bar)
    splitter.setSizes([300, 40])
    splitter.resize(340, 340)
    splitter.show()
    coding.toggle()

    def all_are_in_view() -> None:
        bottoms = [made.mapTo(bar, made.rect().bottomLeft()).y() for made in bar.buttons.values()]
        assert len(bottoms) == len(session.behaviors)
        assert max(bottoms) < bar.height()

    qtbot.waitUntil(all_are_in_view)
