"""What a tile shows of an observation."""

import pytest

from app.services.observations.tile_cuts import LONGEST_S, NUM_FRAMES, tile_cuts
from mvit_core.types import Box, Span, TrackPoint

TILE = 4 / 3


def walk(num: int, *, w: float = 0.1, h: float = 0.2) -> list[TrackPoint]:
    """An animal that walks right and is largest in the middle."""
    return [
        TrackPoint(0.5 * i, 5 * i, Box(0.05 * i, 0.3, w + (0.05 if i == num // 2 else 0), h))
        for i in range(num)
    ]


def test_the_still_is_where_the_animal_is_largest() -> None:
    (time_s, box), _ = tile_cuts(walk(9), Span(0, 4), picture=16 / 9, tile=TILE)
    assert time_s == 2.0
    assert box.center == pytest.approx((0.05 * 4 + 0.075, 0.4))


def test_windows_have_the_shape_of_the_tile_and_stay_inside_the_picture() -> None:
    still, moving = tile_cuts(walk(9), Span(0, 4), picture=16 / 9, tile=TILE)
    for _, box in [still, *moving]:
        assert box.w * 16 / 9 / box.h == pytest.approx(TILE)
        assert box.x >= 0
        assert box.x + box.w <= 1 + 1e-9
        assert box.y >= 0
    assert len({round(box.w, 6) for _, box in moving}) == 1


def test_what_plays_lasts_a_few_seconds_within_the_span() -> None:
    _, moving = tile_cuts(walk(40), Span(3, 15), picture=1.5, tile=TILE)
    times = [time_s for time_s, _ in moving]
    assert len(times) == NUM_FRAMES
    assert times == sorted(times)
    assert times[0] >= 3
    assert times[-1] - times[0] == pytest.approx(LONGEST_S)
    assert times[-1] <= 15


def test_without_a_track_the_middle_of_the_picture_is_shown() -> None:
    (time_s, box), moving = tile_cuts([], Span(1, 3), picture=16 / 9, tile=TILE)
    assert time_s == 2.0
    assert (box.h, box.w) == pytest.approx((1.0, 0.75))
    assert box.center == pytest.approx((0.5, 0.5))
    assert {box for _, box in moving} == {box}


def test_an_animal_larger_than_the_picture_can_show_keeps_the_whole_height() -> None:
    points = [TrackPoint(0, 0, Box(0, 0, 1, 1)), TrackPoint(1, 10, Box(0, 0, 1, 1))]
    (_, box), _ = tile_cuts(points, Span(0, 1), picture=16 / 9, tile=TILE)
    assert box.w == pytest.approx(1.0)
    assert box.center == pytest.approx((0.5, 0.5))
