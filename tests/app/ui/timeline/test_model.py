"""The pure parts of the timeline: lanes, transform, hits, edits, ticks, level of detail."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.services.raw_scores import RawScores
from app.store.records import ObservationId, ReviewState
from app.ui.timeline.chart import told
from app.ui.timeline.detail import highest_per_pixel, pieces_of
from app.ui.timeline.edits import Snapping, dragged, drawn
from app.ui.timeline.hits import Part, hit_at
from app.ui.timeline.layout import Layout, Surface
from app.ui.timeline.model import RowModel, SpanModel, TimelineModel, lanes_of, stacked
from app.ui.timeline.ruler import step_of, tick_text, ticks
from app.ui.timeline.transform import TimeTransform
from mvit_core.types import Span


def bar(number, start_s, end_s, *, human=False, confidence=0.5):
    return SpanModel(ObservationId(number), Span(start_s, end_s), f"bar {number}", human, confidence)


def test_rejected_animals_leave_with_their_bouts(make):
    gone = make(1, 0, 5, state=ReviewState.REJECTED)
    lanes = lanes_of([gone, make(2, 1, 2, parent=1), make(3, 0, 5), make(4, 1, 2, parent=3)], lambda one: "x")
    assert [lane.observation_id for lane in lanes] == [3]
    assert [one.observation_id for row in lanes[0].rows for one in row.spans] == [3, 4]


def test_what_a_person_decided_is_solid(make):
    lanes = lanes_of(
        [make(1, 0, 5), make(2, 0, 5, state=ReviewState.ADDED, confidence=None)], lambda one: "x"
    )
    assert [lane.animal.spans[0].human for lane in lanes] == [False, True]


def test_a_raw_score_is_marked_and_what_a_rule_confirmed_stays_the_machines(make):
    by_rule = replace(
        make(1, 0, 5, state=ReviewState.CONFIRMED), taxon="lynx", model="m", rule="lynx >= 0.50"
    )
    for raw, figure in ((RawScores(), " 50"), (RawScores(species=frozenset({"m"})), " ~50")):
        (lane,) = lanes_of([replace(by_rule, confidence=0.5)], lambda one: "x", raw=raw)
        (one,) = lane.animal.spans
        assert not one.human
        assert figure in told(one)


def test_overlapping_bouts_go_into_rows_of_their_own():
    rows = stacked([bar(1, 0, 4), bar(2, 2, 6), bar(3, 4, 5), bar(4, 2.5, 3)])
    assert [[one.observation_id for one in row.spans] for row in rows] == [[1, 3], [2], [4]]


def test_a_lane_without_bouts_keeps_a_row_to_draw_them_in(make):
    assert len(lanes_of([make(1, 0, 5)], lambda one: "x")[0].bouts) == 1


@given(st.floats(0, 1000), st.floats(0.05, 20), st.floats(0, 60))
def test_zooming_keeps_the_time_under_the_cursor(x, factor, start_s):
    view = TimeTransform.fitted(100, 900, 60).zoomed_at(500, 8).starting_at(start_s)
    zoomed = view.zoomed_at(100 + x * 0.9, factor)
    assert 0 <= zoomed.start_s <= zoomed.duration_s
    assert zoomed.end_s <= 60.0001
    free = zoomed.start_s > 0 and zoomed.end_s < 59.999
    if free:
        assert zoomed.time_at(100 + x * 0.9) == pytest.approx(view.time_at(100 + x * 0.9), abs=1e-6)


def test_pixels_and_times_are_each_others_inverse():
    view = TimeTransform.fitted(100, 900, 60).zoomed_at(400, 5)
    assert view.time_at(view.x_of(20.5)) == pytest.approx(20.5)


def test_a_fitted_view_stays_fitted_when_the_window_grows():
    view = TimeTransform.fitted(100, 900, 60).resized(100, 1500)
    assert view.is_fitted
    assert view.end_s == pytest.approx(60)
    zoomed = view.zoomed_at(500, 4)
    assert zoomed.resized(100, 1000).px_per_s == zoomed.px_per_s


@pytest.fixture
def scene(make):
    lanes = lanes_of([make(1, 2, 6), make(2, 3, 4, parent=1), make(3, 7, 7.02)], lambda one: "x")
    model = TimelineModel(10.0, (), lanes)
    layout = Layout.of(model, Surface(1100, 400), with_clock=True)
    transform = TimeTransform.fitted(layout.gutter, 1100 - layout.gutter, 10.0)

    def hit(time_s, lane, row, selected=None, scroll=0.0):
        place = next(r for r in layout.rows if (r.lane, r.row) == (lane, row))
        band = layout.band_of(place, scroll)
        at = {"model": model, "layout": layout, "transform": transform, "scroll": scroll}
        return hit_at(transform.x_of(time_s), band.top + 5, selected=selected, **at)

    return hit


def test_edges_and_bodies_of_bars_are_told_apart(scene):
    assert (scene(2.01, 0, 0).part, scene(2.01, 0, 0).observation_id) == (Part.START, 1)
    assert scene(4.0, 0, 0).part is Part.BODY
    assert scene(5.99, 0, 0).part is Part.END
    assert scene(1.0, 0, 0).part is Part.EMPTY
    assert (scene(3.5, 0, 1).observation_id, scene(3.5, 0, 1).part) == (2, Part.BODY)


def test_empty_places_below_an_animal_belong_to_it(scene):
    assert scene(5.0, 0, 1).parent_id == 1
    assert scene(5.0, 1, 1).parent_id == 3
    assert scene(1.0, 0, 0).parent_id is None


def test_the_edge_of_a_selected_bar_can_be_taken_from_outside(scene):
    outside = 6.0 + 4 / 95
    assert scene(outside, 0, 0).part is Part.EMPTY
    assert scene(outside, 0, 0, selected=1).part is Part.END


def test_a_bar_of_a_frame_can_still_be_hit_and_moved(scene):
    assert scene(7.01, 1, 0).observation_id == 3
    assert scene(7.01, 1, 0).part is Part.BODY


def test_hits_follow_the_scrolled_lanes(scene):
    assert scene(4.0, 0, 1, scroll=12.0).parent_id == 1


FRAMES = tuple(index * 0.04 for index in range(250))


def test_edges_land_on_frames_and_rather_on_other_edges():
    snapping = Snapping(FRAMES, 10.0, edges_s=(3.003,), reach_s=0.05)
    assert dragged(Span(1, 2), Part.END, 0.509, snapping).end_s == FRAMES[63]
    assert dragged(Span(1, 2), Part.END, 0.97, snapping).end_s == 3.003
    assert dragged(Span(1, 2), Part.START, -5, snapping) == Span(0.0, 2)
    assert dragged(Span(1, 2), Part.END, 50, snapping) == Span(1, 10.0)


def test_an_edge_never_passes_the_other_one():
    snapping = Snapping(FRAMES, 10.0)
    assert dragged(Span(1, 2), Part.END, -3, snapping).duration_s == pytest.approx(0.04)
    assert dragged(Span(1, 2), Part.START, 3, snapping).duration_s == pytest.approx(0.04)


@given(st.integers(0, 225), st.integers(1, 75), st.floats(-12, 12))
def test_a_moved_bar_keeps_its_length_within_the_video(first, length, moved_s):
    span = Span(FRAMES[first], min(10.0, (first + length) * 0.04))
    moved = dragged(span, Part.BODY, moved_s, Snapping(FRAMES, 10.0, (2.0, 5.0), 0.1))
    assert moved.duration_s == pytest.approx(span.duration_s, abs=1e-9)
    assert moved.start_s >= 0
    assert moved.end_s <= 10.0 + 1e-9


UNEVEN = (0.0, 0.1, 0.133, 0.8, 0.833, 0.9, 2.0, 2.04, 3.5)
UNEVEN_ENDS = (*UNEVEN[1:], 4.0)


@given(st.sampled_from(UNEVEN), st.sampled_from(UNEVEN_ENDS), st.sampled_from(list(Part)), st.floats(-5, 5))
def test_whatever_is_dragged_begins_and_ends_at_frames_of_uneven_length(start_s, end_s, part, moved_s):
    snapping = Snapping(UNEVEN, 4.0)
    begun = drawn(start_s, start_s + moved_s, snapping)
    found = [begun, dragged(Span(start_s, end_s), part, moved_s, snapping)] if end_s > start_s else [begun]
    for span in found:
        assert span.start_s in UNEVEN
        assert span.end_s in UNEVEN_ENDS
        assert span.end_s > span.start_s


def test_an_uneven_frame_is_the_shortest_span_wherever_it_is_left():
    snapping = Snapping(UNEVEN, 4.0)
    assert dragged(Span(0.1, 2.0), Part.START, 3.0, snapping) == Span(0.9, 2.0)
    assert dragged(Span(0.133, 2.0), Part.END, -3.0, snapping) == Span(0.133, 0.8)
    assert drawn(2.05, 2.06, snapping) == Span(2.04, 3.5)
    assert drawn(4.0, 4.0, snapping) == Span(3.5, 4.0)


def test_a_moment_that_is_moved_stays_one():
    assert dragged(Span(0.8, 0.8), Part.BODY, 1.3, Snapping(UNEVEN, 4.0)) == Span(2.04, 2.04)


def test_a_new_bar_can_be_drawn_backwards_and_is_never_empty():
    snapping = Snapping(FRAMES, 10.0)
    assert drawn(4.0, 2.0, snapping) == Span(2.0, 4.0)
    assert drawn(4.0, 4.001, snapping).duration_s == pytest.approx(0.04)


def test_without_frame_times_any_time_will_do():
    assert dragged(Span(1, 2), Part.END, 0.123, Snapping((), 10.0)).end_s == pytest.approx(2.123)


@pytest.mark.parametrize("zoom", [1, 3, 40, 2000])
@pytest.mark.parametrize("duration_s", [0.5, 12, 60, 5400])
def test_labels_of_the_ruler_keep_clear_of_each_other(zoom, duration_s):
    view = TimeTransform.fitted(100, 900, duration_s).zoomed_at(500, zoom)
    labels = [view.x_of(tick.time_s) for tick in ticks(view) if tick.text]
    assert all(b - a > 70 for a, b in pairwise(labels))
    assert len(list(ticks(view))) < 120


def test_ruler_text_has_the_decimals_it_needs():
    assert tick_text(65, 5) == "1:05"
    assert tick_text(0.5, 0.1) == "0:00.5"
    assert tick_text(3.25, 0.05) == "0:03.25"
    assert tick_text(3665, 60) == "1:01:05"
    assert step_of(TimeTransform.fitted(0, 900, 60)) == 10


def test_bars_too_narrow_to_tell_apart_become_one_piece_and_wide_ones_stay():
    row = RowModel((*(bar(i, i * 0.01, i * 0.01 + 0.009) for i in range(500)), bar(999, 6, 9)))
    pieces = pieces_of(row, TimeTransform.fitted(0, 1000, 10))
    assert len(pieces.left) == 2
    assert pieces.index.tolist() == [-1, 500]
    close = pieces_of(row, TimeTransform.fitted(0, 1000, 10).zoomed_at(0, 30))
    assert close.index.tolist() == list(range(len(close.index)))


def test_pieces_never_mix_machine_and_person():
    row = RowModel(tuple(bar(i, i * 0.01, i * 0.01 + 0.01, human=i >= 50) for i in range(100)))
    assert pieces_of(row, TimeTransform.fitted(0, 1000, 10)).human.tolist() == [False, True]


def test_a_spike_of_the_curve_survives_zooming_out():
    values = np.zeros(100_000)
    values[77_777] = 1.0
    x, y = highest_per_pixel(np.arange(100_000) / 100, values, TimeTransform.fitted(0, 800, 1000))
    assert len(x) <= 802
    assert y.max() == 1.0
