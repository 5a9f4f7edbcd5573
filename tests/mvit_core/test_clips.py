"""Frames kept while decoding, and clips cut from them."""

import numpy as np
import pytest

from mvit_core.clips import AROUND, FrameStore, cut_clips, squares_along, squares_of, windows_of
from mvit_core.localization.windows import middles_of
from mvit_core.types import Box, Span, Track, TrackPoint


def picture(tone, size=(90, 160)):
    return np.full((*size, 3), tone, np.uint8)


def track(*boxes, step_s=1.0):
    return Track(tuple(TrackPoint(k * step_s, k * 30, box) for k, box in enumerate(boxes)), 0.9)


def test_the_nearest_frame_is_given_back():
    store = FrameStore()
    for k in range(5):
        store.add(k * 0.2, k, picture(40 * k))
    assert abs(int(store.rgb(store.nearest(0.61)).mean()) - 120) < 3
    assert store.nearest(-1) == 0
    assert store.nearest(99) == 4


def test_colors_keep_their_order():
    store = FrameStore()
    red = picture(0)
    red[..., 0] = 200
    store.add(0.0, 0, red)
    assert store.rgb(0)[..., 0].mean() > 150
    assert store.rgb(0)[..., 2].mean() < 50


def test_memory_is_bounded_by_thinning_evenly():
    random = np.random.default_rng(0)
    store = FrameStore(max_bytes=100_000)
    for k in range(200):
        store.add(k * 0.2, k, random.integers(0, 256, (90, 160, 3)).astype(np.uint8))
    assert 2 < len(store) < 20
    assert store.nearest(0) == 0
    assert store.nearest(40) == len(store) - 1


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(2, 3), [Span(1.5, 3.5)]),
        (Span(0, 2), [Span(0, 2)]),
        (Span(0, 4), [Span(0, 2), Span(1, 3), Span(2, 4)]),
    ],
)
def test_windows_cover_a_span_with_half_an_overlap(span, expected):
    assert windows_of(span, length_s=2, max_windows=10) == expected


def test_a_long_span_is_covered_by_as_many_windows_as_allowed():
    found = windows_of(Span(0, 100), length_s=2, max_windows=5)
    assert len(found) == 5
    assert (found[0].start_s, found[-1].end_s) == (0, 100)


def test_clips_show_the_animal_in_their_middle():
    store = FrameStore()
    for k in range(10):
        frame = picture(20)
        frame[40:50, 100:112] = 230
        store.add(k * 0.2, k, frame)
    box = Box(100 / 160, 40 / 90, 12 / 160, 10 / 90)
    clips = cut_clips(store, track(box, box, box), [Span(0, 2)], num_frames=4, size=32)
    assert clips.shape == (1, 4, 32, 32, 3)
    assert clips[0, :, 12:20, 12:20].mean() > 180
    assert clips[0, :, :4].mean() < 60


def test_an_animal_at_the_border_is_cut_without_leaving_the_picture():
    store = FrameStore()
    store.add(0.0, 0, picture(90))
    box = Box(0.95, 0.9, 0.05, 0.1)
    clips = cut_clips(store, track(box, box), [Span(0, 1)], num_frames=2, size=16)
    assert np.abs(clips.astype(int) - 90).max() < 4


def test_a_box_as_high_as_an_upright_picture_fits():
    store = FrameStore()
    store.add(0.0, 0, picture(90, size=(160, 90)))
    clips = cut_clips(store, track(Box(0, 0, 1, 1), Box(0, 0, 1, 1)), [Span(0, 1)], num_frames=2, size=16)
    assert np.abs(clips.astype(int) - 90).max() < 4


def walking(start: float, end: float) -> Track:
    """A box of a tenth of the picture that goes from left to right in two seconds."""
    shares = np.linspace(0, 1, 21).tolist()
    boxes = [Box(start + (end - start) * share, 0.4, 0.1, 0.2) for share in shares]
    return track(*boxes, step_s=0.1)


def scene_with(boxes: Track) -> FrameStore:
    """A bright box that walks before stripes."""
    store = FrameStore()
    for k, point in enumerate(boxes.points):
        frame = picture(0)
        frame[:, ::2] = 60
        x, y = round(point.box.x * 160), round(point.box.y * 90)
        frame[y : y + 18, x : x + 16] = 220
        store.add(0.1 * k, k, frame)
    return store


def test_a_focused_clip_keeps_a_walking_animal_large_and_in_the_middle():
    boxes = walking(0.1, 0.7)
    (wide,) = cut_clips(scene_with(boxes), boxes, [Span(0, 2)], num_frames=4, size=64)
    (close,) = cut_clips(scene_with(boxes), boxes, [Span(0, 2)], num_frames=4, size=64, focused=True)
    assert [(frame > 180).mean() > 0.2 for frame in close] == [True] * 4
    assert max((frame > 180).mean() for frame in wide) < 0.06
    middles = [np.argwhere(frame[..., 0] > 180).mean(axis=0) for frame in close]
    assert np.abs(np.array(middles) - 31.5).max() < 6


def test_beside_the_box_a_focused_clip_is_gray():
    store, still = FrameStore(), track(Box(0.3, 0.45, 0.4, 0.1), Box(0.3, 0.45, 0.4, 0.1), step_s=2.0)
    noise = np.random.default_rng(0).integers(0, 256, (90, 160, 3)).astype(np.uint8)
    store.add(0.0, 0, noise)
    store.add(2.0, 1, noise)
    (clip,) = cut_clips(store, still, [Span(0, 2)], num_frames=2, size=64, focused=True)
    assert (clip[:, :10] == AROUND).all()
    assert (clip[:, -10:] == AROUND).all()
    assert clip[:, 28:36, 8:56].astype(float).std() > 20


def test_times_beyond_a_track_are_cut_around_its_ends():
    boxes = walking(0.1, 0.7)
    squares = squares_along(boxes, [-5, 0, 2, 9], aspect=16 / 9)
    assert squares[0] == squares[1]
    assert squares[2] == squares[3]
    assert all(each.x >= 0 and each.x + each.w <= 1.0001 for each in squares)


def test_where_a_model_looked_lies_where_its_clip_was_cut():
    boxes = walking(0.1, 0.7)
    wide = squares_of(boxes, Span(0, 2), middles_of(Span(0, 2), 4), aspect=16 / 9, focused=False)
    close = squares_of(boxes, Span(0, 2), middles_of(Span(0, 2), 4), aspect=16 / 9, focused=True)
    assert len(set(wide)) == 1
    assert [each.x for each in close] == sorted({each.x for each in close})
    assert close[0].w < wide[0].w / 2
