"""Clips cut from stored spans: the right times, the right place, the right truth."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from mvit_core.clips import FrameStore, cut_clips
from mvit_core.taxonomy import Taxon
from mvit_core.types import Box, Span, TrackPoint
from tests.conftest import write_video
from trainer.clips.dataset import ClipDataset, truth_of
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.recipes.recipe import Recipe
from trainer.runs.preparing import cache_for
from trainer.scores.metrics import UNSAID

PLAIN = Recipe(
    num_frames=4, frame_interval_s=0.2, crop=16, flip=0.0, crop_area=(1.0, 1.0), crop_aspect=(1.0, 1.0)
)


def dataset(tmp_path: Path, span: LabelledSpan, recipe: Recipe) -> ClipDataset:
    """One span of a video whose frames tell their number by their brightness; its left half is red."""
    frames = [np.full((48, 64, 3), 8 * n + 20, np.uint8) for n in range(25)]
    for frame in frames:
        frame[:, :32, 1:] = 0
    path = write_video(tmp_path / "v.mp4", frames, rate=10, options={"crf": "5"}, pix_fmt="yuv444p")
    return ClipDataset([(path, span)], cache_for(tmp_path / "cache", recipe), recipe)


def numbers(clip: np.ndarray) -> list[int]:
    return [round((frame[..., 0].mean() - 20) / 8) for frame in clip]


def test_views_are_spread_over_the_span(tmp_path: Path) -> None:
    span = LabelledSpan(video="v.mp4", end_s=2.4)
    views = dataset(tmp_path, span, replace(PLAIN, views=2)).views(0)
    assert views.shape == (2, 4, 16, 16, 3)
    assert numbers(views[0]) == [5, 7, 9, 11]
    assert numbers(views[1]) == [13, 15, 17, 19]


def test_a_short_span_is_widened_around_its_middle(tmp_path: Path) -> None:
    (view,) = dataset(tmp_path, LabelledSpan(video="v.mp4", start_s=1.0, end_s=1.2), PLAIN).views(0)
    assert numbers(view) == [8, 10, 12, 14]


def test_random_clips_lie_within_the_span_at_the_interval(tmp_path: Path) -> None:
    clips = dataset(tmp_path, LabelledSpan(video="v.mp4", start_s=0.5, end_s=2.0), replace(PLAIN, repeats=30))
    found = [numbers(clip) for clip in clips.training_clips(0, np.random.default_rng(0))]
    steps = {b - a for each in found for a, b in pairwise(each)}
    assert steps <= {1, 2, 3}
    assert len({each[0] for each in found}) > 3
    assert min(each[0] for each in found) >= 5
    assert max(each[-1] for each in found) <= 20


def test_segments_take_one_frame_of_each_part(tmp_path: Path) -> None:
    recipe = replace(PLAIN, sampling="segments", repeats=20)
    clips = dataset(tmp_path, LabelledSpan(video="v.mp4", end_s=2.4), recipe)
    for each in clips.training_clips(0, np.random.default_rng(0)):
        parts = [number // 6 for number in numbers(each)]
        assert all(abs(part - n) <= 1 for n, part in enumerate(parts))
    assert numbers(clips.views(0)[0]) == [3, 9, 15, 21]


def test_framing(tmp_path: Path) -> None:
    span = LabelledSpan(video="v.mp4")
    whole = dataset(tmp_path, span, replace(PLAIN, framing="whole")).views(0)
    center = dataset(tmp_path, span, PLAIN).views(0)
    red = [(view[0, 1, 8, :, 1] < 10).mean() for view in (whole, center)]
    assert red == [pytest.approx(0.5, abs=0.1)] * 2
    assert whole.shape == center.shape


def test_a_track_is_followed_by_one_square(tmp_path: Path) -> None:
    points = tuple(TrackPoint(n / 10, n, Box(0.55 + n / 100, 0.3, 0.2, 0.2)) for n in range(20))
    span = LabelledSpan(video="v.mp4", points=points, end_s=1.9)
    clips = dataset(tmp_path, span, PLAIN)
    assert (clips.views(0)[..., 1] > 15).mean() > 0.95  # nothing of the red half
    assert clips.training_clips(0, np.random.default_rng(0)).shape == (1, 4, 16, 16, 3)


def test_truth_of_classes_and_of_taxa_above_them(tmp_path: Path) -> None:
    taxa = [Taxon("cats", "Felidae", "family", None, ""), Taxon("lion", "P. leo", "species", "cats", "")]
    taxa += [Taxon("serval", "L. serval", "species", "cats", ""), Taxon("hog", "Sus", "genus", None, "")]
    spans = [
        LabelledSpan(video="a", species="lion", behaviors=("sleeps",)),
        LabelledSpan(video="b", species="cats"),
        LabelledSpan(video="c", species="hog", behaviors=()),
        LabelledSpan(video="d"),
    ]
    manifest = make_manifest(spans, root=tmp_path, species=("hog", "lion", "serval"), taxonomy=taxa)
    truth = truth_of(manifest, spans)
    assert truth.species.tolist() == [[0, 1, 0], [0, 0.5, 0.5], [1, 0, 0], [0, 0, 0]]
    assert truth.species_numbers.tolist() == [1, -1, 0, -1]
    assert truth.behaviors.tolist() == [[1], [0], [0], [0]]
    assert truth.behaviors_known.tolist() == [[True], [False], [True], [False]]


def test_of_a_behavior_that_nobody_was_asked_for_nothing_is_known() -> None:
    spans = [
        LabelledSpan(video="a.mp4", behaviors=("eats",), unasked=("howls",)),
        LabelledSpan(video="b.mp4", behaviors=("howls",)),
        LabelledSpan(video="c.mp4", behaviors=(), unasked=("howls", "of another project")),
        LabelledSpan(video="d.mp4", species="lion"),
    ]
    truth = truth_of(make_manifest(spans, root=Path()), spans)
    assert truth.behaviors_said.tolist() == [[1, UNSAID], [0, 1], [0, UNSAID], [UNSAID, UNSAID]]
    assert truth.any_behavior_known.tolist() == [True, True, True, False]


def test_focused_clips_of_training_and_scan_are_the_same(tmp_path: Path) -> None:
    frames = []
    points = []
    for n in range(25):
        box = Box(0.1 + 0.025 * n, 0.35, 0.2, 0.3)
        frame = np.full((96, 128, 3), 40, np.uint8)
        left, top = round(box.x * 128), round(box.y * 96)
        frame[top : top + 29, left : left + 26] = (230, 180, 60)
        frames.append(frame)
        points.append(TrackPoint(n / 10, n, box))
    path = write_video(tmp_path / "w.mp4", frames, rate=10, options={"crf": "5"}, pix_fmt="yuv444p")
    span = LabelledSpan(video="w.mp4", points=tuple(points), start_s=0.5, end_s=1.3)
    recipe = replace(PLAIN, crop=48, focused=True)
    (trained,) = ClipDataset([(path, span)], cache_for(tmp_path / "cache", recipe), recipe).views(0)
    store = FrameStore()
    for n, frame in enumerate(frames):
        store.add(n / 10, n, frame)
    assert span.track is not None
    (scanned,) = cut_clips(store, span.track, [Span(0.5, 1.3)], num_frames=4, size=48, focused=True)
    assert np.abs(trained.astype(int) - scanned.astype(int)).mean() < 10, "less than a pixel apart"
    assert (scanned[..., 0] > 150).mean() > 0.25, "the animal fills much of it"


def test_three_crops_show_the_whole_of_the_longer_side(tmp_path: Path) -> None:
    recipe = replace(PLAIN, views=2, view_crops=3)
    views = dataset(tmp_path, LabelledSpan(video="v.mp4", end_s=2.4), recipe).views(0)
    assert views.shape == (6, 4, 16, 16, 3)
    red = [float((view[0, ..., 1] < 10).mean()) for view in views[:3]]
    assert red == sorted(red, reverse=True)
    assert red[0] - red[2] > 0.25
    assert numbers(views[0]) == numbers(views[2]) == [5, 7, 9, 11]
