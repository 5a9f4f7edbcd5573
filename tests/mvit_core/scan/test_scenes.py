"""Several animals in one pass over the whole picture."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from mvit_core.checkpoint import Checkpoint, Classes, Header, Preprocessing
from mvit_core.clips import FrameStore
from mvit_core.device import choose_device
from mvit_core.inference import Predictor
from mvit_core.localization.windows import Scored, embeddings_of
from mvit_core.models import registry
from mvit_core.scan import ScanSettings
from mvit_core.scan.scenes import SceneLabeling, box_in, whole_clip
from mvit_core.scan.together import labelled
from mvit_core.types import Box, ClipScores, Score, Span, Track, TrackPoint, TrackResult
from tests.mvit_core.models.tiny import tiny


class Onlooker:
    """Says of each box how far to the right it begins; who begins beyond the middle eats from second 8."""

    num_frames, frame_interval_s, crop_size, batch_size = 4, 1.0, 16, 4
    is_focused = False
    scene_shape = (36, 64)
    operating_points: Mapping[str, float] = {}
    bout_finder = None

    def __init__(self) -> None:
        self.num_boxes: list[int] = []  # of each clip

    def score(self, clips: NDArray[np.uint8]) -> Scored:
        raise AssertionError("it scores boxes")

    def score_boxes(self, clips: NDArray[np.uint8], boxes: Sequence[NDArray[np.float32]]) -> Scored:
        assert clips.shape[1:] == (4, 36, 64, 3)
        self.num_boxes += [len(some) for some in boxes]
        scores, lefts = [], []
        for clip, some in zip(clips, boxes, strict=True):
            time_s = float(clip.mean()) / 4
            for left in some[:, 0].tolist():
                eats = left >= 32 and time_s >= 8
                scores.append(ClipScores((Score("lynx", 0.9),), (Score("eats", 0.95 if eats else 0.05),)))
                lefts.append(left)
        return Scored(scores, np.repeat(np.asarray(lefts, np.float32)[:, None], 8, axis=1))


@pytest.fixture(scope="module")
def store() -> FrameStore:
    """A minute whose pictures' tone tells the time."""
    store = FrameStore()
    for index in range(240):
        store.add(index / 4, index, np.full((72, 128, 3), index, np.uint8))
    return store


def standing(start_s: float, end_s: float, left: float) -> TrackResult:
    box = Box(left, 0.25, 0.2, 0.5)
    return TrackResult(track=Track((TrackPoint(start_s, 0, box), TrackPoint(end_s, 1, box)), 0.9))


def run(store: FrameStore, model: Onlooker, *found: TrackResult) -> tuple[TrackResult, ...]:
    steps = labelled([(found, store)], model, ScanSettings(max_windows=24))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            (results,) = end.value
            return results


def test_animals_in_view_together_share_their_passes_and_each_gets_its_own_back(store: FrameStore) -> None:
    model = Onlooker()
    results = run(store, model, standing(0, 16, 0.0), standing(0, 16, 0.5), standing(2, 14, 0.75))
    assert set(model.num_boxes) == {3}
    assert len(model.num_boxes) <= 4 + 6  # end to end, and closer where the behavior changes
    for each, left in zip(results, (0, 32, 48), strict=True):
        assert each.windows is not None
        assert set(embeddings_of(each.windows)[:, 0]) == {left}
        assert len(each.windows.spans) == len(model.num_boxes)
    assert [[bout.behavior for bout in each.bouts] for each in results] == [[], ["eats"], ["eats"]]
    assert results[1].bouts[0].span.intersection_over_union(Span(8, 16)) > 0.8


def test_an_animal_that_is_alone_has_windows_of_its_own(store: FrameStore) -> None:
    model = Onlooker()
    results = run(store, model, standing(0, 4, 0.0), standing(40, 44, 0.5))
    assert set(model.num_boxes) == {1}
    for each in results:
        assert each.windows is not None
        assert all(span.start_s < each.track.span.end_s for span in each.windows.spans)


def test_nobody_is_forgotten_where_windows_lie_apart(store: FrameStore) -> None:
    scene = SceneLabeling(
        [standing(0, 59, 0.0), *(standing(at, at + 0.5, 0.5) for at in range(3, 59, 5))],
        store,
        Onlooker(),
        ScanSettings(max_windows=8),
    )
    windows = scene.wanted()
    assert all(any(each in scene.in_view(window) for window in windows) for each in scene.tracks)


def test_boxes_and_pictures_are_of_the_windows_middle(store: FrameStore) -> None:
    ways = (TrackPoint(0, 0, Box(0, 0, 0.2, 0.5)), TrackPoint(4, 1, Box(0.4, 0, 0.2, 0.5)))
    assert box_in(Track(ways, 0.9), Span(0, 4), (100, 200)) == pytest.approx([40, 0, 80, 50])
    assert box_in(Track(ways, 0.9), Span(6, 8), (100, 200)) == pytest.approx([80, 0, 120, 50])
    clip = whole_clip(store, Span(10, 14), 4, (36, 64))
    assert clip.shape == (4, 36, 64, 3)
    assert clip.mean(axis=(1, 2, 3)).tolist() == pytest.approx([42, 46, 50, 54], abs=1)


@pytest.fixture
def predictor(monkeypatch: pytest.MonkeyPatch) -> Predictor:
    """A small model whose head scores boxes."""
    variant = tiny("mvit_xs")
    torch.manual_seed(0)
    model = variant.build().eval()
    monkeypatch.setattr(registry, "VARIANTS", {**registry.VARIANTS, "small": variant})
    clip = Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 64))
    classes = Classes(species=("lynx", "hog"), behaviors=("eats", "sleeps", "runs"))
    header = Header(model="small", classes=classes, preprocessing=clip, roi=7)
    return Predictor(Checkpoint(model, header), choose_device("cpu"), "fp32")


def test_a_model_scores_all_boxes_of_a_clip_in_one_pass(predictor: Predictor) -> None:
    assert predictor.scene_shape == (32, 64)
    clips = np.random.default_rng(0).integers(0, 255, (2, 4, 32, 64, 3), dtype=np.uint8)
    boxes = [np.array([[0, 0, 20, 30], [30, 4, 60, 28]], np.float32), np.array([[5, 5, 40, 30]], np.float32)]
    together = predictor.score_boxes(clips, boxes)
    assert len(together.scores) == 3
    assert together.embeddings.shape == (3, predictor.model.feature_dim)
    alone = [
        predictor.score_boxes(clips[n : n + 1], [box[None]]) for n, some in enumerate(boxes) for box in some
    ]
    for number, each in enumerate(alone):
        assert each.embeddings[0] == pytest.approx(together.embeddings[number], abs=1e-4)
    assert {score.name for score in together.scores[0].behaviors} == {"eats", "sleeps", "runs"}
    whole = predictor.score(clips[:1])
    assert whole.embeddings[0] == pytest.approx(
        predictor.score_boxes(clips[:1], [np.array([[0, 0, 64, 32]], np.float32)]).embeddings[0]
    )
