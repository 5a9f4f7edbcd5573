"""What a person does on the timeline with mouse and keys."""

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QImage, QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.store.records import ObservationId, ReviewState, VideoId
from app.ui.looks.theme import DARK, LIGHT
from app.ui.speech import language
from app.ui.timeline.bands import captions
from app.ui.timeline.layout import BOUTS_LEFT, CAPTION_LEFT, CAPTION_RIGHT, NEW_ANIMAL
from app.ui.timeline.model import SpanModel
from mvit_core.types import MotionCurve, Span

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def said(timeline):
    """Everything that the timeline said, by signal."""
    told = {name: [] for name in ("seek", "selected", "edited", "created", "delete", "menu")}
    timeline.seek_requested.connect(told["seek"].append)
    timeline.selected.connect(told["selected"].append)
    timeline.span_edited.connect(lambda which, span: told["edited"].append((which, span)))
    timeline.span_created.connect(lambda span, parent: told["created"].append((span, parent)))
    timeline.delete_requested.connect(told["delete"].append)
    timeline.context_menu_requested.connect(
        lambda hit, time_s, before, at: told["menu"].append((hit.observation_id, time_s))
    )
    return told


def at(timeline, number, time_s):
    """The point of an observation's row at a time."""
    y = timeline.bar_rect(number).center().y()
    return QPoint(round(timeline.transform().x_of(time_s)), round(y))


def drag(qtbot, timeline, start, end, *, release=True):
    qtbot.mousePress(timeline, LEFT, pos=start)
    for step in (0.3, 0.7, 1.0):
        qtbot.mouseMove(timeline, start + (end - start) * step)
    if release:
        qtbot.mouseRelease(timeline, LEFT, pos=end)


def wheel(timeline, point, dy, modifiers=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(point),
        QPointF(timeline.mapToGlobal(point)),
        QPoint(),
        QPoint(0, dy),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(timeline, event)


def test_dragging_an_edge_says_once_where_it_ends_on_a_frame(timeline, said, qtbot):
    drag(qtbot, timeline, at(timeline, 1, 6.0), at(timeline, 1, 8.01))
    [(which, span)] = said["edited"]
    assert which == 1
    assert span.start_s == 2.0
    assert span.end_s == pytest.approx(8.0)
    assert span.end_s * 25 == pytest.approx(round(span.end_s * 25))
    assert said["selected"] == [1]


@pytest.mark.parametrize(("selected", "num_moved"), [(True, 1), (False, 0)])
def test_the_click_that_selects_a_bar_does_not_move_it(timeline, said, qtbot, selected, num_moved):
    timeline.set_selected(ObservationId(1) if selected else None)
    middle = at(timeline, 1, 4.0)
    drag(qtbot, timeline, middle, middle + QPoint(7, 0))
    assert len(said["edited"]) == num_moved


def test_dragging_the_start_and_the_body(timeline, said, qtbot):
    drag(qtbot, timeline, at(timeline, 2, 3.01), at(timeline, 2, 2.5))
    drag(qtbot, timeline, at(timeline, 3, 8.0), at(timeline, 3, 7.4))
    (_, start), (_, moved) = said["edited"]
    assert start.start_s == pytest.approx(2.48, abs=0.021)
    assert start.end_s == 4.0
    assert moved.duration_s == pytest.approx(2.0)
    assert moved.start_s == pytest.approx(6.4, abs=0.021)


def test_an_edge_snaps_to_another_bars_edge(timeline, said, qtbot):
    drag(qtbot, timeline, at(timeline, 1, 6.0), at(timeline, 1, 7.0) + QPoint(4, 0))
    assert said["edited"] == [(1, Span(2.0, 7.0))]


def test_escape_takes_a_drag_back(timeline, said, qtbot):
    drag(qtbot, timeline, at(timeline, 1, 6.0), at(timeline, 1, 8.0), release=False)
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    qtbot.mouseRelease(timeline, LEFT, pos=at(timeline, 1, 8.0))
    assert said["edited"] == []


def test_the_bar_follows_the_mouse_while_it_is_dragged(timeline, qtbot):
    before = timeline.grab().toImage()
    spot = at(timeline, 1, 7.0)
    drag(qtbot, timeline, at(timeline, 1, 6.0), at(timeline, 1, 8.0), release=False)
    assert timeline.grab().toImage().pixelColor(spot) != before.pixelColor(spot)
    qtbot.mouseRelease(timeline, LEFT, pos=at(timeline, 1, 8.0))
    assert timeline.grab().toImage().pixelColor(spot) == before.pixelColor(spot)  # until the store agrees


def test_a_bar_that_is_made_shorter_leaves_its_old_place(timeline, qtbot):
    timeline.set_selected(1)
    spot = at(timeline, 1, 5.5)
    before = timeline.grab().toImage().pixelColor(spot)
    drag(qtbot, timeline, at(timeline, 1, 6.0), at(timeline, 1, 4.5), release=False)
    during = timeline.grab().toImage().pixelColor(spot)
    assert during == timeline.grab().toImage().pixelColor(at(timeline, 1, 7.5))
    assert during != before


def test_a_click_selects_and_a_tremble_edits_nothing(timeline, said, qtbot):
    drag(qtbot, timeline, at(timeline, 3, 8.0), at(timeline, 3, 8.0) + QPoint(2, 1))
    assert said["selected"] == [3]
    assert said["edited"] == []


def test_a_click_beside_all_bars_selects_nothing_and_goes_there(timeline, said, qtbot):
    timeline.set_selected(1)
    qtbot.mouseClick(timeline, LEFT, pos=at(timeline, 1, 8.0))
    assert said["selected"] == [None]
    assert said["seek"] == [pytest.approx(8.0, abs=0.02)]


def test_drawing_under_an_animal_makes_its_bout(timeline, said, qtbot):
    drag(qtbot, timeline, at(timeline, 2, 4.5), at(timeline, 2, 5.5))
    [(span, parent)] = said["created"]
    assert parent == 1
    assert (span.start_s, span.end_s) == (pytest.approx(4.5, abs=0.03), pytest.approx(5.5, abs=0.03))


def test_drawing_below_all_lanes_makes_a_new_animal(timeline, said, qtbot):
    below = QPoint(0, timeline.height() - 20 - at(timeline, 3, 0).y())
    drag(qtbot, timeline, at(timeline, 3, 4.0) + below, at(timeline, 3, 1.0) + below)
    [(span, parent)] = said["created"]
    assert parent is None
    assert span.start_s == pytest.approx(1.0, abs=0.03)


def test_the_ruler_scrubs(timeline, said, qtbot):
    x = timeline.transform().x_of
    drag(qtbot, timeline, QPoint(round(x(1.0)), 5), QPoint(round(x(5.0)), 5))
    assert said["seek"][0] == pytest.approx(1.0, abs=0.02)
    assert said["seek"][-1] == pytest.approx(5.0, abs=0.02)
    assert len(said["seek"]) >= 3


def test_the_wheel_zooms_at_the_cursor_and_f_fits(timeline, qtbot):
    point = at(timeline, 1, 5.0)
    wheel(timeline, point, 120 * 6)
    assert not timeline.transform().is_fitted
    assert timeline.transform().x_of(5.0) == pytest.approx(point.x(), abs=1.5)
    start_s = timeline.transform().start_s
    wheel(timeline, point, -120, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.transform().start_s > start_s
    qtbot.keyClick(timeline, Qt.Key.Key_F)
    assert timeline.transform().is_fitted


def test_a_zoomed_view_follows_the_playhead(timeline):
    wheel(timeline, at(timeline, 1, 1.0), 120 * 8)
    timeline.set_position(9.0)
    assert timeline.transform().start_s <= 9.0 <= timeline.transform().end_s


def test_keys_walk_and_delete(timeline, said, qtbot):
    for _ in range(4):
        qtbot.keyClick(timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_Up)
    qtbot.keyClick(timeline, Qt.Key.Key_Delete)
    assert said["selected"] == [1, 2, 3, 2]
    assert said["delete"] == [2]


def test_right_click_asks_for_a_menu_of_what_is_there(timeline, said, qtbot):
    point = at(timeline, 3, 8.0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, timeline.mapToGlobal(point))
    QApplication.sendEvent(timeline, event)
    assert said["menu"] == [(3, pytest.approx(8.0, abs=0.02))]
    assert said["selected"] == [3]


def test_rejected_ones_go_and_selection_by_code_says_nothing(timeline, said, make):
    timeline.set_selected(3)
    assert said["selected"] == []
    timeline.set_observations([make(1, 2, 6, state=ReviewState.REJECTED), make(3, 7, 9)], lambda one: "x")
    assert timeline.bar_rect(1) is None
    assert timeline.bar_rect(3) is not None


def test_more_exact_times_keep_the_lanes_and_another_video_drops_them(timeline, video):
    timeline.set_video(video, 9.96, [0.0, 0.5])
    assert timeline.bar_rect(1) is not None
    timeline.set_video(msgspec.structs.replace(video, id=VideoId(2)), 4.0)
    assert timeline.bar_rect(1) is None


def test_machine_is_hatched_person_is_solid(timeline, make):
    human = make(1, 1, 9, state=ReviewState.CONFIRMED)
    assert len(colors_in(timeline, human)) == 1
    assert len(colors_in(timeline, make(1, 1, 9))) > 3


@pytest.mark.parametrize("length_s", [0.2, 2.0])  # a small bar, and one with round corners
def test_two_bouts_that_touch_are_told_apart(timeline, make, length_s):
    said = {"state": ReviewState.ADDED, "parent": 1}
    middle = 3 + length_s
    bouts = [make(2, 3, middle, **said), make(3, middle, middle + length_s, **said)]
    timeline.set_observations([make(1, 2, 9, state=ReviewState.ADDED), *bouts], lambda one: "")
    x, row = timeline.transform().x_of, at(timeline, 2, 3).y()
    image = timeline.grab().toImage()
    across = [image.pixelColor(i, row).lightness() for i in range(round(x(3)) + 3, round(x(middle)) + 5)]
    assert min(across) < 0.75 * across[0]


def colors_in(timeline, observation):
    timeline.set_observations([observation], lambda one: "")
    row = at(timeline, 1, 0).y()
    image = timeline.grab().toImage()
    x = timeline.transform().x_of
    return {image.pixelColor(i, row).name() for i in range(round(x(3)), round(x(3)) + 21)}


def test_pictures_and_curve_are_painted_in_both_themes(timeline):
    red = QImage(80, 45, QImage.Format.Format_RGB32)
    red.fill(QColor("#ff0000"))
    timeline.set_filmstrip_image(3.0, red)
    timeline.set_motion(MotionCurve((0.0, 5.0, 10.0), (0.0, 0.5, 0.1)))
    timeline.set_theme(LIGHT)
    image = timeline.grab().toImage()
    strip = [image.pixelColor(400, y).name() for y in range(0, 140)]
    assert strip.count("#ff0000") > 30
    assert image.pixelColor(500, 300).lightness() > 200


def test_many_lanes_scroll_and_the_chosen_one_comes_into_view(timeline, make):
    timeline.set_observations([make(n, 1, 2) for n in range(1, 40)], lambda one: "x")
    assert timeline.bar_rect(39).top() > timeline.height()
    timeline.set_selected(39)
    assert timeline.bar_rect(39).bottom() < timeline.height()


def test_a_chosen_lane_comes_into_view_whole_and_above_what_may_lie_over_the_last_strip(timeline, make):
    bouts = [make(100 + n, 1, 2, parent=n) for n in range(1, 40)]
    timeline.set_observations([*(make(n, 1, 2) for n in range(1, 40)), *bouts], lambda one: "x")
    for chosen in (20, 39, 38):
        timeline.set_selected(chosen)
        assert timeline.bar_rect(chosen).top() >= timeline._layout.lanes.top
        assert timeline.bar_rect(100 + chosen).bottom() + NEW_ANIMAL <= timeline.height()


def test_a_bout_of_a_lane_higher_than_the_timeline_comes_into_view(timeline, make):
    bouts = [make(100 + n, 1, 2, parent=1) for n in range(40)]
    timeline.set_observations([make(1, 0, 9), *bouts, make(2, 0, 9)], lambda one: "x")
    timeline.zoom(4)  # where the scroll bar of the time takes the lowest pixels
    for chosen in (139, 100, 120, 1, 2):
        timeline.set_selected(chosen)
        assert timeline.bar_rect(chosen).top() >= timeline._layout.lanes.top
        assert timeline.bar_rect(chosen).bottom() <= timeline._layout.lanes.bottom


def test_the_playhead_stays_with_the_mouse_while_it_scrubs(timeline, qtbot):
    timeline.seek_requested.connect(lambda time_s: timeline.set_position(1.0))  # a player that lags behind
    x = timeline.transform().x_of
    drag(qtbot, timeline, QPoint(round(x(3.0)), 5), QPoint(round(x(5.0)), 5), release=False)
    assert playhead_x(timeline) == pytest.approx(x(5.0), abs=2)
    qtbot.mouseRelease(timeline, LEFT, pos=QPoint(round(x(5.0)), 5))
    assert playhead_x(timeline) == pytest.approx(x(1.0), abs=2)


def playhead_x(timeline):
    image, color = timeline.grab().toImage(), QColor(DARK.playhead).name()
    return next(i for i in range(image.width()) if image.pixelColor(i, 3).name() == color) + 5


def test_larger_text_gets_larger_rows(timeline):
    before = timeline.bar_rect(1).height()
    font = timeline.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    timeline.setFont(font)
    assert timeline.bar_rect(1).height() > before * 1.3


def test_an_empty_timeline_takes_clicks_quietly(timeline, said, qtbot):
    timeline.set_video(None)
    qtbot.mouseClick(timeline, LEFT, pos=QPoint(400, 200))
    qtbot.mouseClick(timeline, LEFT, pos=QPoint(400, 5))
    timeline.grab()
    assert said["seek"] == []


def test_a_bout_that_is_being_coded_is_painted_whole_however_far_the_playhead_jumps(timeline, qtbot):
    bout = SpanModel(ObservationId(-1), Span(2.0, 2.0), "eats", human=True, confidence=1.0, color="#ff00ff")
    timeline.set_position(2.0)
    timeline.set_open([(bout, ObservationId(1))])
    shown = Painted(timeline)
    qtbot.waitUntil(lambda: not shown.region.isEmpty())
    shown.region = QRegion()
    timeline.set_position(6.0)
    qtbot.waitUntil(lambda: not shown.region.isEmpty())
    assert shown.region.contains(QPoint(round(timeline.transform().x_of(4.0)), timeline.height() // 2))


class Painted(QObject):
    """What a widget was asked to paint."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


@pytest.mark.parametrize("spoken", ["en", "de", "es"])
def test_no_word_beside_the_lanes_is_cut_in_a_small_window(timeline, qapp, spoken):
    try:
        language.speak(qapp, spoken)
        timeline.resize(322, 240)
        font = QFont(timeline.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        metrics, room = QFontMetrics(font), timeline.gutter() - CAPTION_RIGHT
        fields = [(timeline.tr("behavior"), BOUTS_LEFT), *((words, CAPTION_LEFT) for words in captions())]
        for words, left in fields:
            assert metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room - left)) == words
        assert timeline.gutter() <= 148
    finally:
        language.speak(qapp, "en")
