"""Where the model looks: coarse where nothing changes, dense at the edges of bouts, all in full batches."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from mvit_core.clips import FrameStore
from mvit_core.localization.windows import Scored, embeddings_of
from mvit_core.scan import ScanSettings
from mvit_core.scan.labeling import MOST_STEPS, TrackLabeling, label
from mvit_core.scan.settings import BoutFinder
from mvit_core.types import Bout, Box, ClipScores, Score, Span, Track, TrackPoint, TrackResult


class Clockwork:
    """Reads the time off the picture, whose tone it is, and says "eats" from second 20 to second 30."""

    num_frames, frame_interval_s, crop_size, batch_size = 4, 1.0, 16, 4
    is_focused = False
    scene_shape = None
    operating_points: Mapping[str, float] = {}
    bout_finder: BoutFinder | None = None

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.times_s: list[float] = []

    def score(self, clips: NDArray[np.uint8]) -> Scored:
        self.batches.append(len(clips))
        times_s = clips.mean(axis=(1, 2, 3, 4)) / 4
        self.times_s += times_s.tolist()
        scores = [
            ClipScores((Score("lynx", 0.9),), (Score("eats", 0.95 if 20 <= time_s < 30 else 0.05),))
            for time_s in times_s.tolist()
        ]
        return Scored(scores, np.repeat(times_s[:, None], 8, axis=1).astype(np.float32))


@pytest.fixture(scope="module")
def store() -> FrameStore:
    store = FrameStore()
    for index in range(240):
        store.add(index / 4, index, np.full((36, 64, 3), index, np.uint8))
    return store


def standing(start_s: float, end_s: float) -> TrackResult:
    box = Box(0.25, 0.25, 0.5, 0.5)
    return TrackResult(track=Track((TrackPoint(start_s, 0, box), TrackPoint(end_s, 1, box)), 0.9))


def labelled(store: FrameStore, model: Clockwork, *found: TrackResult) -> list[TrackResult]:
    settings = ScanSettings(max_windows=40)
    steps = label([TrackLabeling(each, store, model, settings) for each in found], model, model.batch_size)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            results: list[TrackResult] = end.value
            return results


def test_the_model_looks_closely_only_where_a_bout_begins_and_ends(store: FrameStore) -> None:
    model = Clockwork()
    (result,) = labelled(store, model, standing(0, 59))
    assert result.windows is not None
    starts = [span.start_s for span in result.windows.spans]
    steps = np.diff(starts)
    assert steps.max() > 3.5, "end to end where nothing changes"
    assert steps.min() <= 1.1, "dense at the edges"
    assert len(starts) <= 15 + 6
    middles = [(span.start_s + span.end_s) / 2 for span in result.windows.spans]
    dense = [middle for middle, step in zip(middles, steps, strict=False) if step < 3]
    assert all(min(abs(middle - 20), abs(middle - 30)) < 5 for middle in dense)
    assert [bout.behavior for bout in result.bouts] == ["eats"]
    assert result.bouts[0].span.intersection_over_union(Span(20, 30)) > 0.85


def test_embeddings_stand_beside_their_windows(store: FrameStore) -> None:
    (result,) = labelled(store, Clockwork(), standing(0, 59))
    assert result.windows is not None
    middles = [(span.start_s + span.end_s) / 2 for span in result.windows.spans]
    assert embeddings_of(result.windows)[:, 0].tolist() == pytest.approx(middles, abs=0.5)


def test_tracks_share_batches_and_each_gets_its_own_back(store: FrameStore) -> None:
    model = Clockwork()
    tracks = [standing(2, 5), standing(10, 13), standing(22, 25), standing(40, 43)]
    results = labelled(store, model, *tracks)
    assert model.batches == [4], "four tracks of one window each are one batch"
    assert [len(each.bouts) for each in results] == [0, 0, 1, 0]
    assert [each.species[0].name for each in results] == ["lynx"] * 4


def test_a_species_is_that_of_the_whole_track_not_of_its_first_window(store: FrameStore) -> None:
    class Hesitant(Clockwork):
        """Takes the animal for a fox in the first four seconds, not quite surely, and for a lynx after."""

        def score(self, clips: NDArray[np.uint8]) -> Scored:
            found = super().score(clips)
            for at, time_s in enumerate(self.times_s[-len(clips) :]):
                fox = 0.6 if time_s < 4 else 0.1
                species = (Score("fox", fox), Score("lynx", 1 - fox))
                found.scores[at] = ClipScores(species, found.scores[at].behaviors)
            return found

    (result,) = labelled(store, Hesitant(), standing(0, 15))
    names = [score.name for score in result.species]
    assert names == ["lynx", "fox"]
    # Four windows of four seconds, of which one says 0.6 to 0.4 and three say 0.1 to 0.9.
    fox, lynx = 0.6**0.25 * 0.1**0.75, 0.4**0.25 * 0.9**0.75
    assert result.species[0].value == pytest.approx(lynx / (lynx + fox), abs=0.02)


def test_a_long_track_keeps_to_its_share(store: FrameStore) -> None:
    settings = ScanSettings(max_windows=8)
    model = Clockwork()
    labeling = TrackLabeling(standing(0, 59), store, model, settings)
    list(label([labeling], model, 4))
    assert len(model.times_s) <= 8


class Stopwatch:
    """A temporal head that says when it was asked: one bout from the first step to the last."""

    step_s = 1.0

    def find(
        self, windows: Sequence[Span], embeddings: NDArray[np.float32], within: Span
    ) -> tuple[Bout, ...]:
        assert len(windows) == len(embeddings)
        return (Bout("eats", Span(windows[0].start_s, windows[-1].end_s), float(within.duration_s)),)


def test_a_temporal_head_sees_windows_at_even_steps_and_finds_the_bouts(store: FrameStore) -> None:
    model = Clockwork()
    model.bout_finder = Stopwatch()
    (result,) = labelled(store, model, standing(4, 24))
    assert result.windows is not None
    middles = [(span.start_s + span.end_s) / 2 for span in result.windows.spans]
    assert middles == pytest.approx([4.5 + number for number in range(20)])
    assert result.bouts == (Bout("eats", Span(2.5, 25.5), 20.0),), "as the head said"
    assert [each.name for each in result.species] == ["lynx"], "species are still those of the windows"


def test_a_temporal_head_sees_a_very_long_track_at_longer_steps() -> None:
    long = FrameStore()
    for index in range(100):
        long.add(index * 10.0, index, np.full((36, 64, 3), 9, np.uint8))
    model = Clockwork()
    model.bout_finder = Stopwatch()
    (result,) = labelled(long, model, standing(0, 990))
    assert result.windows is not None
    assert len(result.windows.spans) == MOST_STEPS
