"""What a person sees and does in the player."""

import random
import threading
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QFont, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from app.store.records import ObservationId
from app.ui.looks.theme import DARK
from app.ui.player.box_canvas import BoxCanvas
from app.ui.player.canvas import CanvasState
from app.ui.player.overlays import TrackOverlay
from app.ui.player.transport import TransportBar
from app.ui.player.view import PlayerView
from mvit_core.types import Box, Track, TrackPoint, VideoStatus

EVEN = tuple(index / 25 for index in range(60))
random.seed(4)
UNEVEN = tuple(sum(([0.04, 0.3, 0.011, 0.04][i % 4] for i in range(index)), 0.0) for index in range(80))


@pytest.fixture
def opened(player, shelf, qtbot):
    def open_video(times_s=EVEN, name="a.mp4", **how):
        video = shelf.add(name, times_s, **how)
        player.open_video(video)
        qtbot.waitUntil(lambda: player.playhead.frame_shown() >= 0)
        return video

    return open_video


def shown_is(player, pattern, index):
    return player.playhead.frame_shown() == index == pattern.read(player.canvas.image())


def heard_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def button(player, name):
    return next(b for b in player.findChildren(QToolButton) if b.accessibleName() == name)


def test_opening_shows_the_first_frame_and_says_where_it_is(player, opened, pattern, qtbot):
    said = []
    player.video_opened.connect(said.append)
    player.position_changed.connect(lambda time_s, index: said.append((time_s, index)))
    opened()
    assert shown_is(player, pattern, 0)
    assert said == [EVEN, (0.0, 0)]


@pytest.mark.parametrize("times_s", [EVEN, UNEVEN])
def test_every_step_and_every_seek_shows_the_frame_that_it_says(player, opened, pattern, qtbot, times_s):
    opened(times_s)
    told = []
    player.position_changed.connect(
        lambda time_s, index: told.append((time_s, index, pattern.read(player.canvas.image())))
    )
    for index in range(1, len(times_s)):
        player.playhead.step(1)
        qtbot.waitUntil(lambda index=index: shown_is(player, pattern, index))
    for index in random.sample(range(len(times_s)), 40):
        player.playhead.seek_time(times_s[index])
        qtbot.waitUntil(lambda index=index: shown_is(player, pattern, index))
    assert all(index == bits and time_s == times_s[index] for time_s, index, bits in told)


def test_steps_pressed_faster_than_decoding_add_up(player, opened, pattern, qtbot):
    opened(delay_s=0.02)
    for _ in range(7):
        player.playhead.step(1)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 7))
    player.playhead.step(-3)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 4))


def test_steps_stop_at_both_ends(player, opened, pattern, qtbot):
    opened()
    player.playhead.step(-5)
    assert player.playhead.frame_shown() == 0
    player.playhead.step(1000)
    qtbot.waitUntil(lambda: shown_is(player, pattern, len(EVEN) - 1))
    assert not button(player, "Next frame").isEnabled()
    assert button(player, "Previous frame").isEnabled()


def test_seconds_are_steps_in_video_time(player, opened, pattern, qtbot):
    opened(UNEVEN)
    player.playhead.step_seconds(1.0)
    expected = max(index for index, time_s in enumerate(UNEVEN) if time_s <= 1.0005)
    qtbot.waitUntil(lambda: shown_is(player, pattern, expected))


def test_only_the_latest_wish_is_served(player, opened, shelf, qtbot):
    opened(delay_s=0.03)
    before = len(shelf.videos["a.mp4"].decoded)
    for index in range(5, 55):
        player.playhead.seek_frame(index)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 54)
    assert len(shelf.videos["a.mp4"].decoded) - before < 10


def test_playing_keeps_to_the_clock_of_the_video(player, opened, pattern, qtbot):
    opened(delay_s=0.03)  # slower than its 25 frames a second at this speed
    player.playhead.set_speed(4)
    seen = []
    player.position_changed.connect(lambda time_s, index: seen.append(pattern.read(player.canvas.image())))
    player.playhead.play()
    assert player.playhead.is_playing()
    with qtbot.waitSignal(player.playhead.playing_changed) as stopped:
        pass
    assert stopped.args == [False]
    qtbot.waitUntil(lambda: shown_is(player, pattern, len(EVEN) - 1))
    assert seen == sorted(seen)
    assert len(seen) < len(EVEN)  # it dropped frames rather than drift


def test_playing_at_the_end_begins_again(player, opened, qtbot):
    opened()
    player.playhead.seek_frame(59)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 59)
    player.playhead.play()
    qtbot.waitUntil(lambda: 0 < player.playhead.frame_shown() < 30)
    player.playhead.pause()
    assert not player.playhead.is_playing()


def test_space_of_the_bar_plays_and_pauses_by_mouse(player, opened, qtbot):
    opened()
    qtbot.mouseClick(button(player, "Play"), Qt.MouseButton.LeftButton)
    assert player.playhead.is_playing()
    qtbot.mouseClick(button(player, "Pause"), Qt.MouseButton.LeftButton)
    assert not player.playhead.is_playing()


def test_an_unreadable_file_says_why_with_its_name(player, make_row, qtbot, tmp_path):
    player.open_video(make_row(tmp_path / "IMG_0001.AVI"))
    qtbot.waitUntil(lambda: player.canvas.state is CanvasState.UNREADABLE)
    assert "IMG_0001.AVI" in player.canvas.accessibleDescription()
    assert "empty" in player.canvas.accessibleDescription()
    assert player.playhead.frame_shown() == -1
    player.playhead.play()
    player.playhead.step(1)
    assert not player.playhead.is_playing()


def test_a_frame_that_cannot_be_read_leaves_the_one_before(player, opened, pattern, qtbot):
    opened(broken=frozenset({3}))
    player.playhead.step(2)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 2))
    player.playhead.step(1)
    qtbot.waitUntil(lambda: "3" in player.canvas.toolTip())
    assert shown_is(player, pattern, 2)
    player.playhead.step(2)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 4))
    assert player.canvas.toolTip() == ""


def test_a_frame_decoded_ahead_of_need_is_not_shown_in_place_of_the_one_that_is_wanted(
    player, shelf, pattern, qtbot
):
    gate = threading.Event()
    player.open_video(shelf.add("a.mp4", EVEN, broken=frozenset({3}), gates={4: gate}))
    qtbot.waitUntil(lambda: shown_is(player, pattern, 0))
    shown = []
    player.position_changed.connect(lambda _time_s, index: shown.append(index))
    player.playhead.step(2)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 2))
    assert shelf.videos["a.mp4"].reached.wait(60)  # decodes frame 4 while nobody waits
    player.playhead.step(1)
    gate.set()
    qtbot.waitUntil(lambda: "3" in player.canvas.toolTip())
    assert shown[-1] == 2
    assert shown_is(player, pattern, 2)


def test_a_late_frame_does_not_take_the_place_of_a_newer_wish(player, opened, pattern, qtbot):
    opened()
    player.playhead.step(5)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 5))
    player.playhead.seek_frame(0)
    assert shown_is(player, pattern, 0)
    late = player.playhead._aim._decoder.cache.get(5)
    player.playhead._aim._decoder.decoded.emit(player.playhead._aim._session, 5, late)
    qtbot.wait(20)
    assert shown_is(player, pattern, 0)


def test_a_partial_file_says_how_far_it_reads(player, shelf, make_row, qtbot):
    shelf.add("b.mp4", EVEN)
    player.open_video(make_row(Path("b.mp4"), status=VideoStatus.PARTIAL, duration_s=30.0))
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 0)
    assert player.canvas.toolTip() == "Reads up to 00:02.400 of 00:30.000"


def test_going_over_to_another_video_forgets_the_first(player, opened, shelf, pattern, qtbot):
    opened(delay_s=0.05)
    player.playhead.seek_frame(40)
    first = shelf.videos["a.mp4"]
    player.open_video(shelf.add("b.mp4", EVEN[:5]))
    assert player.playhead.frame_shown() == -1
    qtbot.waitUntil(lambda: shown_is(player, pattern, 0))
    assert first.closed
    assert player.playhead.times_s() == EVEN[:5]
    player.close_video()
    assert player.canvas.state is CanvasState.EMPTY
    qtbot.waitUntil(lambda: shelf.videos["b.mp4"].closed)


def test_a_seek_before_the_file_is_open_is_kept(player, shelf, pattern, qtbot):
    player.open_video(shelf.add("a.mp4", EVEN, delay_s=0.02))
    player.playhead.seek_frame(12)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 12))


def test_the_bar_shows_time_frame_and_camera_clock(player, opened, qtbot):
    opened()
    player.set_camera_clock(datetime(2024, 5, 7, 23, 59, 59))
    player.playhead.seek_frame(30)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 30)
    figures = {label.text() for label in player.transport.findChildren(QLabel)}
    assert figures >= {"00:01.200", "frame 30", "2024-05-08 00:00:00"}
    heard = [heard_of(label) for label in player.transport.findChildren(QLabel)]
    assert "00:01.200" in heard  # the figure, not only what it is a figure of


def overlay(number, box, **more):
    moved = Box(box.x + 0.2, box.y, box.w, box.h)
    points = (TrackPoint(0.0, 0, box), TrackPoint(EVEN[-1], 59, moved))
    how = {"name": "lion", "color": QColor("#e69f00"), "selected": False, "human": False} | more
    return TrackOverlay(ObservationId(number), Track(points, 0.8), **how)


def canvas_point(player, x, y):
    rect = player.canvas.picture_rect()
    return QPoint(round(rect.x + x * rect.w), round(rect.y + y * rect.h))


def test_clicking_a_box_says_whose_it_is_the_smaller_one_first(player, opened, qtbot):
    opened()
    player.set_overlays([overlay(1, Box(0.1, 0.1, 0.6, 0.8)), overlay(2, Box(0.2, 0.2, 0.1, 0.2))])
    clicked = []
    player.observation_clicked.connect(clicked.append)
    for x, y in ((0.22, 0.3), (0.5, 0.5), (0.9, 0.95)):
        qtbot.mouseClick(player.canvas, Qt.MouseButton.LeftButton, pos=canvas_point(player, x, y))
    assert clicked == [2, 1]


def test_the_box_moves_with_the_track(player, opened, qtbot):
    opened()
    player.set_overlays([overlay(1, Box(0.1, 0.1, 0.2, 0.8))])
    player.playhead.seek_frame(59)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 59)
    clicked = []
    player.observation_clicked.connect(clicked.append)
    qtbot.mouseClick(player.canvas, Qt.MouseButton.LeftButton, pos=canvas_point(player, 0.15, 0.5))
    qtbot.mouseClick(player.canvas, Qt.MouseButton.LeftButton, pos=canvas_point(player, 0.45, 0.5))
    assert clicked == [1]


def test_zoom_and_pan_stay_put_between_frames_and_a_double_click_resets(player, opened, qtbot):
    opened()
    wheel(player, QPoint(200, 200), notches=4)
    before = player.canvas.picture_rect()
    assert before.w > 1500
    drag_middle(qtbot, player.canvas, QPoint(300, 200), QPoint(360, 200))
    moved = player.canvas.picture_rect()
    assert moved.x == pytest.approx(before.x + 60)
    player.playhead.step(5)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 5)
    assert player.canvas.picture_rect() == moved
    qtbot.mouseDClick(player.canvas, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert player.canvas.viewport.zoom == 1.0


def test_zooming_into_a_large_picture_decodes_it_larger(player, opened, pattern, qtbot):
    opened(wide=True)
    assert player.canvas.image().width() <= 1280
    wheel(player, QPoint(300, 200), notches=8)
    qtbot.waitUntil(lambda: player.canvas.image().width() == 3072)
    assert shown_is(player, pattern, 0)


def wheel(player, point, notches):
    event = QWheelEvent(
        QPointF(point),
        QPointF(player.canvas.mapToGlobal(point)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(player.canvas, event)


def drag_middle(qtbot, widget, start, end):
    qtbot.mousePress(widget, Qt.MouseButton.MiddleButton, pos=start)
    qtbot.mouseMove(widget, end)
    qtbot.mouseRelease(widget, Qt.MouseButton.MiddleButton, pos=end)


def test_a_player_that_is_thrown_away_ends_its_thread(shelf, qtbot):
    before = threading.active_count()
    view = PlayerView(open_frames=shelf.open)
    view.open_video(shelf.add("a.mp4", EVEN, delay_s=0.01))
    qtbot.waitUntil(lambda: view.playhead.frame_shown() >= 0)
    shiboken6.delete(view)
    assert threading.active_count() == before
    assert shelf.videos["a.mp4"].closed


def test_a_file_that_proves_shorter_is_shown_to_its_true_end(player, opened, shelf, pattern, qtbot):
    times = []
    player.video_opened.connect(times.append)
    opened(ends_at=20)
    player.playhead.seek_frame(50)
    qtbot.waitUntil(lambda: shown_is(player, pattern, 19))
    assert times == [EVEN, EVEN[:20]]
    player.playhead.step(1)
    assert player.playhead.frame_shown() == 19


def test_the_figures_of_the_bar_grow_with_the_text(player, opened, qapp):
    opened()
    time = next(label for label in player.findChildren(QLabel) if label.toolTip() == "Time in the video")
    usual, narrow = qapp.font(), time.width()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    qapp.setFont(larger)
    player.set_theme(DARK)
    assert time.minimumWidth() > narrow
    qapp.setFont(usual)
    player.set_theme(DARK)
    assert time.minimumWidth() == narrow


def test_a_screen_reader_hears_when_the_video_is_open(qtbot):
    canvas = BoxCanvas()
    qtbot.addWidget(canvas)
    canvas.show_message(CanvasState.LOADING, "Opening …", "IMG_1.MP4")
    assert canvas.accessibleDescription() == "Opening … IMG_1.MP4"
    canvas.show_frame(QImage(4, 4, QImage.Format.Format_RGB888), 0.0)
    assert not canvas.accessibleDescription()


def test_sound_goes_along_from_the_first_frame_of_a_video_that_plays_as_it_opens(player, shelf, qtbot):
    heard = []
    player.playhead.heard.connect(heard.append)
    player.open_video(shelf.add("a.mp4", EVEN))
    player.playhead.play()
    assert heard[-1] is None
    qtbot.waitUntil(lambda: player.playhead.frame_shown() >= 0)
    assert heard[-1] is not None
    player.playhead.pause()
    assert heard[-1] is None


def test_who_comes_by_tab_sees_that_the_keys_go_to_the_player(player):
    player.resize(400, 300)
    player.show()
    edges = []
    for reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.MouseFocusReason):
        QApplication.sendEvent(player, QFocusEvent(QEvent.Type.FocusIn, reason))  # no desktop is asked
        edges.append(player.canvas.grab().toImage().pixelColor(0, 20).name())
    assert edges == [DARK.accent, DARK.canvas]
    assert player.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("width", [300, 360, 385, 420, 560])
def test_the_camera_clock_is_whole_or_not_there(qtbot, width):
    """Half of a time reads as another time."""
    bar = TransportBar()
    holder = QWidget()
    holder.setFixedWidth(width)
    bar.setParent(holder)
    qtbot.addWidget(holder)
    holder.show()
    bar.setGeometry(0, 0, width, 38)
    bar.set_position(0.0, 0, 120, datetime(2026, 5, 2, 1, 46, 3))
    bar.set_theme(DARK)
    qtbot.wait(1)
    clock = bar.layout().itemAt(bar.layout().count() - 1).widget()
    assert clock.text() in ("", "01:46:03", "2026-05-02 01:46:03")
    assert clock.fontMetrics().horizontalAdvance(clock.text()) <= clock.width()
