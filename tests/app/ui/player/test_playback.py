"""What is decoded ahead of need, what is kept, and where the picture lies."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.player.cache import FrameCache
from app.ui.player.playback import CHUNK, PlaybackClock, Reach, clamped_speed, next_to_decode
from app.ui.player.viewport import Viewport


def test_frames_ahead_come_first_then_those_behind_in_their_own_order():
    held, order = {40}, []
    reach = Reach(ahead=3, behind=8)
    while (index := next_to_decode(40, 100, held, reach)) is not None:
        held.add(index)
        order.append(index)
    assert order[:3] == [41, 42, 43]
    assert order[3:] == [*range(32, 40)]


def test_playing_fast_decodes_only_what_will_be_shown():
    held = {0}
    while (index := next_to_decode(0, 1000, held, Reach(ahead=5, behind=8), stride=4)) is not None:
        held.add(index)
    assert sorted(held) == [0, 4, 8, 12, 16, 20]


@given(
    budget=st.integers(1, 200),
    seeks=st.lists(st.tuples(st.integers(0, 499), st.sampled_from([1, 1, 1, 4])), min_size=1, max_size=6),
)
def test_decoding_ahead_comes_to_rest_and_keeps_to_its_budget(budget, seeks):
    cache: FrameCache[int] = FrameCache(budget)
    reach = Reach.within(budget, 1)
    for playhead, stride in seeks:
        distance = partial(reach.distance, playhead=playhead, stride=stride)
        cache.put(playhead, playhead, num_bytes=1, distance=distance)
        for _ in range(1000):
            index = next_to_decode(playhead, 500, cache, reach, stride=stride)
            if index is None or not cache.put(index, index, num_bytes=1, distance=distance):
                break
        else:
            pytest.fail("it decodes the same frames again and again")
        assert len(cache) <= budget
        assert cache.get(playhead) == playhead


def test_a_cache_with_room_holds_all_that_is_in_reach():
    budget = 100 + CHUNK + 1
    cache: FrameCache[int] = FrameCache(budget)
    reach = Reach.within(budget, 1)
    for playhead in (300, 200, 210):
        distance = partial(reach.distance, playhead=playhead)
        cache.put(playhead, playhead, num_bytes=1, distance=distance)
        while (index := next_to_decode(playhead, 500, cache, reach)) is not None:
            assert cache.put(index, index, num_bytes=1, distance=distance)
        assert all(index in cache for index in range(playhead - reach.behind, playhead + reach.ahead + 1))


def test_one_frame_larger_than_the_budget_is_still_held():
    cache: FrameCache[str] = FrameCache(10)
    assert cache.put(1, "large", num_bytes=50, distance=abs)
    assert cache.get(1) == "large"


def test_a_cache_that_was_cleared_has_its_whole_budget_again():
    cache: FrameCache[str] = FrameCache(10)
    cache.put(1, "large", num_bytes=50, distance=abs)
    cache.clear()
    assert all(cache.put(index, "small", num_bytes=1, distance=abs) for index in range(10))
    assert len(cache) == 10


def test_the_clock_runs_at_its_speed_which_has_bounds():
    assert PlaybackClock(media_s=2.0, wall_s=100.0, speed=1.0).at(103.0) == 5.0
    assert PlaybackClock(media_s=2.0, wall_s=100.0, speed=4.0).at(103.0) == 14.0
    assert clamped_speed(1000) == 8.0
    assert clamped_speed(-0.01) == -0.1


CANVAS, PICTURE = (800.0, 450.0), (1920.0, 1440.0)


def test_a_fitted_picture_is_centered_with_bars_at_its_sides():
    rect = Viewport().picture_rect(CANVAS, PICTURE)
    assert (rect.w, rect.h) == (600, 450)
    assert (rect.x, rect.y) == (100, 0)


@given(st.floats(100, 700), st.floats(0, 450), st.floats(2.5, 30))
def test_zooming_keeps_what_is_under_the_mouse(x, y, factor):
    before = Viewport().picture_rect(CANVAS, PICTURE)
    after = Viewport().zoomed_at((x, y), factor, canvas=CANVAS, picture=PICTURE).picture_rect(CANVAS, PICTURE)
    assert after.x <= 1e-6
    assert after.x + after.w >= CANVAS[0] - 1e-6
    if after.x < -1e-6 and after.x + after.w > CANVAS[0] + 1e-6:  # not held by an edge of the picture
        assert (x - after.x) / after.w == pytest.approx((x - before.x) / before.w)
    assert (y - after.y) / after.h == pytest.approx((y - before.y) / before.h, abs=1e-6)


def test_panning_stops_at_the_edge_of_the_picture():
    sizes = {"canvas": CANVAS, "picture": PICTURE}
    far = Viewport().zoomed_at((400, 200), 4, **sizes).panned(10_000, -10_000, **sizes)
    rect = far.picture_rect(CANVAS, PICTURE)
    assert rect.x == pytest.approx(0)
    assert rect.y + rect.h == pytest.approx(CANVAS[1])
