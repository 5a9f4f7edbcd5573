"""Rubber band, moments and curves on the timeline."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.store.records import ObservationId
from app.ui.looks.theme import DARK, LIGHT
from app.ui.timeline.hits import Part
from app.ui.timeline.model import ClassCurve, lanes_of
from app.ui.timeline.over import free_band
from app.ui.timeline.view import TimelineView
from mvit_core.types import Span
from tests.app.ui.timeline.conftest import observation, str_of

CTRL = Qt.KeyboardModifier.ControlModifier


def centre(timeline: TimelineView, id_: int) -> QPoint:
    return timeline.bar_rect(ObservationId(id_)).center().toPoint()


def test_a_rubber_band_takes_all_that_it_touches(timeline: TimelineView):
    marked: list[tuple[int, ...]] = []
    timeline.marked.connect(marked.append)
    start = timeline.bar_rect(ObservationId(1)).topLeft().toPoint() - QPoint(10, -2)
    end = centre(timeline, 2)
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, CTRL, start)
    QTest.mouseMove(timeline, end)
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, CTRL, end)
    assert marked == [(1, 2)]


def test_ctrl_click_takes_one_in_and_out(timeline: TimelineView):
    marked: list[tuple[int, ...]] = []
    timeline.marked.connect(marked.append)
    timeline.set_selected(ObservationId(1))
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, CTRL, centre(timeline, 3))
    timeline.set_marked(marked[-1])
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, CTRL, centre(timeline, 1))
    assert marked == [(1, 3), (3,)]


def test_a_moment_can_be_taken_and_moved_but_not_stretched(timeline: TimelineView):
    timeline.set_observations([observation(1, 2.0, 6.0), observation(2, 3.0, 3.0, parent=1)], str_of)
    edited: list[object] = []
    timeline.span_edited.connect(lambda id_, span: edited.append((id_, span)))
    at = centre(timeline, 2)
    assert timeline._hit(at).part is Part.BODY
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(timeline, at + QPoint(90, 0))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=at + QPoint(90, 0))
    ((id_, span),) = edited
    assert id_ == 2
    assert span.start_s == span.end_s > 3.0


def test_an_animal_has_the_color_of_its_ground(timeline: TimelineView):
    timeline.set_theme(LIGHT)
    one = ObservationId(1)
    color, box = timeline.color_of(one), timeline.box_color_of(one)
    assert color is not None
    assert box is not None
    assert LIGHT.tracks.index(color.name()) == DARK.tracks.index(box.name())


def test_two_moments_at_once_lie_in_two_rows():
    lanes = lanes_of(
        [observation(1, 0, 5), observation(2, 3, 3, parent=1), observation(3, 3, 3, parent=1)], str_of
    )
    assert len(lanes[0].bouts) == 2


def test_curves_make_room_below_their_lane_and_are_painted(timeline: TimelineView):
    before = timeline.bar_rect(ObservationId(3)).top()
    timeline.set_curves(
        ObservationId(1),
        [ClassCurve(f"class {n}", np.linspace(2, 6, 9), np.linspace(0, 1, 9)) for n in range(4)],
    )
    assert timeline.bar_rect(ObservationId(3)).top() > before + 40
    timeline.grab()
    timeline.set_curves(None, [])
    assert timeline.bar_rect(ObservationId(3)).top() == before


def test_classes_are_told_apart_beside_their_curves_without_colors(timeline: TimelineView):
    timeline.set_theme(replace(DARK, tracks=("#ffffff",)))
    timeline.set_curves(
        ObservationId(1),
        [ClassCurve("", np.linspace(2, 6, 9), np.linspace(0, 1, 9)) for _ in range(4)],
    )
    picture = timeline.grab().toImage()
    band = timeline._layout.curves_band(0.0)
    lines = set()
    for number in range(4):
        middle = band.top + (number + 0.5) * band.height / 4
        rows = range(round(middle) - 2, round(middle) + 3)
        lines.add(tuple(max(picture.pixelColor(x, y).lightness() for y in rows) > 140 for x in range(28, 50)))
    assert len(lines) == 4


def test_a_bout_that_is_being_coded_hides_no_other(timeline: TimelineView):
    (lane,) = (row for row in timeline._layout.rows if row.row == 1 and row.lane == 0)
    row = timeline._layout.band_of(lane, 0.0)
    assert free_band(timeline._scene(), ObservationId(1), Span(4.5, 5.0)) == row
    below = free_band(timeline._scene(), ObservationId(1), Span(3.5, 5.0))
    assert below is not None
    assert below.top == row.bottom


@pytest.mark.parametrize("backwards", [False, True])
def test_the_rubber_band_is_seen_in_whatever_direction_it_is_drawn(timeline, qtbot, backwards):
    start, end = QPoint(300, 250), QPoint(500, 350)
    if backwards:
        start, end = end, start
    middle = QPoint(400, 300)
    before = timeline.grab().toImage().pixelColor(middle)
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, start)
    qtbot.mouseMove(timeline, end)
    assert timeline.grab().toImage().pixelColor(middle) != before
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, end)
    assert timeline.grab().toImage().pixelColor(middle) == before
