"""Which frames the detector is shown."""

import pytest

from mvit_core.detection import choose_frames, survey_times
from mvit_core.types import Box, Span, Track, TrackPoint


def track_of(*boxes: Box, step_s: float = 0.2) -> Track:
    """A track with a point every `step_s`, five frames apart."""
    return Track(tuple(TrackPoint(k * step_s, 5 * k, box) for k, box in enumerate(boxes)), 0.8)


def test_of_a_steady_animal_the_middle_is_shown() -> None:
    track = track_of(*[Box(0.4, 0.4, 0.1, 0.1)] * 11)
    assert [point.time_s for point in choose_frames(track, 1)] == pytest.approx([1.0])


def test_more_looks_spread_over_the_track() -> None:
    track = track_of(*[Box(0.4, 0.4, 0.1, 0.1)] * 31)
    assert [point.time_s for point in choose_frames(track, 3)] == pytest.approx([1.0, 3.0, 5.0])


def test_an_animal_that_stops_is_shown_where_it_stands() -> None:
    running = [Box(0.05 + 0.08 * k, 0.4, 0.08, 0.1) for k in range(8)]
    standing = [Box(0.05 + 0.08 * 8, 0.4, 0.08, 0.1)] * 4
    (chosen,) = choose_frames(track_of(*running, *standing), 1)
    assert chosen.time_s > 1.6


def test_a_box_that_the_border_cuts_is_avoided() -> None:
    entering = [Box(0.0, 0.4, 0.1, 0.1)] * 8
    inside = [Box(0.02, 0.4, 0.1, 0.1)] * 2
    (chosen,) = choose_frames(track_of(*entering, *inside), 1)
    assert chosen.box.x == 0.02


@pytest.mark.parametrize("num", [1, 2, 3])
def test_the_shortest_track_is_shown_once(num: int) -> None:
    assert len(choose_frames(track_of(Box(0.1, 0.1, 0.1, 0.1)), num)) == 1


@pytest.mark.parametrize("num", [1, 2, 3])
def test_frames_are_in_order_and_not_too_many(num: int) -> None:
    track = track_of(*[Box(0.1 * k, 0.1, 0.2, 0.2) for k in range(7)])
    times_s = [point.time_s for point in choose_frames(track, num)]
    assert times_s == sorted(set(times_s))
    assert 1 <= len(times_s) <= num


def test_a_survey_looks_near_both_ends_and_between() -> None:
    assert survey_times(Span(10.0, 30.0), 3) == pytest.approx((11.0, 20.0, 29.0))
    assert survey_times(Span(10.0, 30.0), 1) == (20.0,)
