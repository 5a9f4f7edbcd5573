"""Backwards, in a loop, to a typed place; brighter, with ways and heat; as a picture."""

from datetime import datetime
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from app.store.records import ObservationId
from app.ui.player.display import NIGHT, PLAIN, Display, shown
from app.ui.player.heat import heat_of
from app.ui.player.jump import frame_typed, time_typed
from app.ui.player.overlays import TrackOverlay
from app.ui.watching.heat import Heat
from mvit_core.types import Box, Span, Track, TrackPoint

EVEN = tuple(index / 25 for index in range(60))


@pytest.fixture
def opened(player, shelf, qtbot):
    player.open_video(shelf.add("a.mp4", EVEN))
    qtbot.waitUntil(lambda: player.playhead.frame_shown() >= 0)
    return player


def seen_of(player, pattern) -> list[int]:
    seen: list[int] = []
    player.position_changed.connect(lambda _time, index: seen.append(index))
    player.position_changed.connect(lambda _time, index: _same(index, pattern.read(player.canvas.image())))
    return seen


def _same(index: int, burnt: int) -> None:
    assert index == burnt


def test_played_backwards_frames_come_in_reverse_until_the_first(opened, pattern, qtbot):
    opened.playhead.seek_frame(40)
    qtbot.waitUntil(lambda: opened.playhead.frame_shown() == 40)
    seen = seen_of(opened, pattern)
    opened.playhead.set_speed(4)
    opened.playhead.play_backwards()
    qtbot.waitUntil(lambda: not opened.playhead.is_playing())
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == 0
    opened.playhead.play()
    qtbot.waitUntil(lambda: opened.playhead.frame_shown() > 3)
    opened.playhead.pause()


def test_a_loop_stays_inside_its_span_both_ways(opened, pattern, qtbot):
    opened.playhead.set_loop(Span(0.8, 1.2))
    qtbot.waitUntil(lambda: opened.playhead.frame_shown() == 20)
    seen = seen_of(opened, pattern)
    opened.playhead.set_speed(8)
    opened.playhead.play()
    qtbot.waitUntil(lambda: sum(b < a for a, b in pairwise(seen)) >= 2)
    opened.playhead.play_backwards()
    qtbot.wait(200)
    opened.playhead.pause()
    assert all(20 <= index <= 30 for index in seen)
    opened.playhead.set_loop(None)
    assert opened.playhead.loop() is None


def test_a_typed_place_is_gone_to_and_nonsense_is_said(opened, qtbot):
    opened.transport.ask_jump()
    qtbot.keyClicks(opened.transport.jump, "f17")
    qtbot.keyClick(opened.transport.jump, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.playhead.frame_shown() == 17)
    assert opened.jump_to("1.0")
    qtbot.waitUntil(lambda: opened.playhead.frame_shown() == 25)
    assert not opened.jump_to("soon")


@pytest.mark.parametrize("typed", ["f900", "15:00"])
def test_a_typed_place_past_the_end_is_said_to_be_one(opened, qtbot, typed):
    last = len(opened.playhead.times_s()) - 1
    for _ in range(2):  # also where the last frame is on screen already
        opened.transport.jump_typed.emit(typed)
        qtbot.waitUntil(lambda: opened.playhead.frame_shown() == last)
        assert opened.canvas.toolTip().startswith(f"“{typed}” is past the last frame, at ")
    opened.playhead.step(-1)
    qtbot.waitUntil(lambda: opened.playhead.frame_shown() == last - 1)
    assert not opened.canvas.toolTip()
    opened.transport.jump_typed.emit(f"f{last}")
    qtbot.waitUntil(lambda: opened.playhead.frame_shown() == last)
    assert not opened.canvas.toolTip()


def test_speeds_have_the_decimal_sign_of_the_language(opened):
    opened.playhead.set_speed(0.5)
    QLocale.setDefault(QLocale(QLocale.Language.German))
    opened.say_again()
    menu = opened.transport.findChild(QMenu)
    assert "0,5×" in [action.text() for action in menu.actions()]
    assert "0,5×" in [each.text() for each in opened.transport.findChildren(QToolButton)]


@pytest.mark.parametrize(
    ("typed", "time_s"),
    [
        ("12.5", 12.5),
        ("12,5 s", 12.5),
        ("1:05.2", 65.2),
        ("0:00:10", 10.0),
        ("soon", None),
        ("1:2:3:4", None),
    ],
)
def test_times_as_people_type_them(typed: str, time_s: float | None):
    assert time_typed(typed) == time_s
    assert frame_typed(typed) is None


def test_with_a_camera_clock_three_figures_are_its_time():
    evening = datetime(2024, 6, 14, 23, 59, 50)
    assert time_typed("23:59:55", evening) == 5.0
    assert time_typed("0:00:05", evening) == 15.0
    assert [frame_typed(text) for text in ("f3", "#3", "3f", "frame 3", "3")] == [3, 3, 3, 3, None]


def picture(red: int, green: int, blue: int) -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(red, green, blue))
    return image


def test_night_is_lifted_and_the_recorded_picture_stays(opened):
    before = opened.canvas.image().copy()
    opened.toggle_night()
    assert opened.canvas.display == NIGHT
    assert opened.canvas.image() == before
    opened.toggle_night()
    assert opened.canvas.display == PLAIN
    dark = picture(20, 20, 20)
    assert shown(dark, Display(gamma=2.0)).pixelColor(5, 5).value() > 60
    assert shown(dark, PLAIN) is dark


def test_the_cast_of_infrared_is_taken_away():
    color = shown(picture(160, 60, 140), Display(balance=True)).pixelColor(5, 5)
    assert max(color.red(), color.green(), color.blue()) - min(color.red(), color.green(), color.blue()) < 3


def test_local_contrast_tells_two_dark_tones_apart():
    image = picture(30, 30, 30)
    for x in range(32):
        for y in range(48):
            image.setPixelColor(x, y, QColor(36, 36, 36))
    plain = image.pixelColor(4, 4).value() - image.pixelColor(60, 4).value()
    lifted = shown(image, Display(local=4.0))
    assert lifted.pixelColor(4, 4).value() - lifted.pixelColor(60, 4).value() > plain


def test_heat_lies_where_something_moved_not_where_the_light_changed():
    pictures = []
    for number in range(16):
        gray = np.full((48, 64), 80 + 3 * number, np.uint8)
        gray[20:30, 4 * number % 60 : 4 * number % 60 + 6] = 250
        pictures.append(QImage(gray.tobytes(), 64, 48, 64, QImage.Format.Format_Grayscale8).copy())
    heat = heat_of(pictures)
    assert heat.pixelColor(30, 25).alpha() > 100
    assert heat.pixelColor(30, 5).alpha() == 0
    assert heat_of(pictures[:2]).isNull()


def test_a_picture_with_boxes_has_its_own_size_and_the_box_on_it(opened):
    track = Track(
        (TrackPoint(0.0, 0, Box(0.1, 0.1, 0.8, 0.8)), TrackPoint(2.0, 50, Box(0.1, 0.1, 0.8, 0.8))), 1.0
    )
    opened.set_overlays([TrackOverlay(ObservationId(1), track, "", QColor("red"), selected=True, human=True)])
    opened.canvas.set_trails(True)
    opened.grab()
    with_boxes = opened.canvas.picture_with_boxes()
    assert with_boxes.size() == opened.canvas.image().size()
    assert with_boxes != opened.canvas.image()


def test_heat_is_made_behind_the_window_and_of_the_video_looked_at_alone(qtbot: QtBot) -> None:
    shown: list[QImage] = []
    owner = QObject()
    heat = Heat(shown.append, owner)
    for number in range(6):
        picture = QImage(32, 24, QImage.Format.Format_RGB888)
        picture.fill(QColor(20 * number, 40, 40) if number == 3 else QColor(40, 40, 40))
        heat.add(picture)
    heat.toggle()
    assert shown == []
    qtbot.waitUntil(lambda: bool(shown))
    assert not shown[-1].isNull()
    heat.toggle()
    assert shown[-1].isNull()
    shown.clear()
    heat.toggle()
    heat.begin()  # before it was made
    qtbot.wait(100)
    heat.shutdown()
    assert all(each.isNull() for each in shown)
