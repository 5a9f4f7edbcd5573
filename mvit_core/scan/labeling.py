"""What the model says of each track: where it has to look, and what follows from what it saw.

Windows stand end to end at first. Between two neighbors that the model judges differently another is set, and
so on down to a quarter of a window: dense where a bout begins or ends, coarse where nothing changes. A model
with a temporal head sees windows at even steps, and the head finds the bouts.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from itertools import groupby, islice, pairwise
from typing import Protocol, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.clips import FrameStore, cut_clips, windows_of
from mvit_core.localization import WindowScores, edges_between, find_bouts, joint_scores
from mvit_core.localization.sequences import Steps
from mvit_core.localization.windows import Scored, packed
from mvit_core.scan.settings import Predictor, ScanSettings
from mvit_core.types import Bout, ClipScores, Span, TrackResult

FINEST = 0.25  # distance of two windows, in their length, from which on nothing is set between them
MOST_STEPS = 240  # of a temporal head in one track; in a longer one they lie further apart
DIFFERS = 0.3  # change of a behavior's score from one window to the next that is worth a look between


class Wanting(Protocol):
    """Something under way that wants windows to be seen."""

    def wanted(self) -> list[Span]:
        """The windows to look at next; none once it is enough."""


L = TypeVar("L", bound=Wanting)


class TrackLabeling:
    """One track under way: which windows the model should see next, and what it said of those it saw."""

    def __init__(
        self, found: TrackResult, store: FrameStore, predictor: Predictor, settings: ScanSettings
    ) -> None:
        self.found, self.store, self._settings = found, store, settings
        self._length_s = predictor.num_frames * predictor.frame_interval_s
        self._operating_points = predictor.operating_points
        self._finder = predictor.bout_finder
        self._seen: list[tuple[Span, ClipScores, NDArray[np.float32]]] = []  # in order of time

    def wanted(self) -> list[Span]:
        """The windows to look at next; none once it is enough."""
        if self._finder is not None:
            return [] if self._seen else self._at_even_steps(self._finder.step_s)
        if not self._seen:
            most = max(1, self._settings.max_windows // 2)
            span = self.found.track.span
            return windows_of(span, length_s=self._length_s, max_windows=most, overlap=0.0)
        edges = sorted(self._changes(), key=lambda change: (-change[0], change[1].start_s))
        room = max(0, self._settings.max_windows - len(self._seen))
        return sorted((window for _, window in edges[:room]), key=lambda window: window.start_s)

    def take(self, windows: Sequence[Span], scored: Scored) -> None:
        """What the model said of these windows."""
        self._seen += zip(windows, scored.scores, scored.embeddings, strict=True)
        self._seen.sort(key=lambda each: each[0].start_s)

    def result(self) -> TrackResult:
        """The track with species and bouts."""
        windows = [window for window, _, _ in self._seen]
        scores = [each for _, each, _ in self._seen]
        span = self.found.track.span
        embeddings = np.stack([each for _, _, each in self._seen])
        weights = [after - before for before, after in pairwise(edges_between(windows, span))]
        return msgspec.structs.replace(
            self.found,
            species=joint_scores([each.species for each in scores], weights),
            bouts=self._bouts(windows, scores, embeddings),
            windows=packed(windows, Scored(scores, embeddings)),
        )

    def _bouts(
        self, windows: Sequence[Span], scores: Sequence[ClipScores], embeddings: NDArray[np.float32]
    ) -> tuple[Bout, ...]:
        """By the temporal head where the model has one, else by grouping the windows' scores."""
        span = self.found.track.span
        if self._finder is not None:
            return self._finder.find(windows, embeddings, span)
        behaviors = [
            WindowScores(window, each.behaviors) for window, each in zip(windows, scores, strict=True)
        ]
        return find_bouts(behaviors, span, self._settings.bouts, self._operating_points)

    def _at_even_steps(self, step_s: float) -> list[Span]:
        """A window around each step of a temporal head; further apart only where there would be too many."""
        span = self.found.track.span
        step_s = max(step_s, span.duration_s / MOST_STEPS)
        return Steps(span, step_s).windows(self._length_s)

    def _changes(self) -> Iterator[tuple[float, Span]]:
        """How much neighbors differ, and the window between them."""
        for (left, before, _), (right, after, _) in pairwise(self._seen):
            apart_s = right.start_s - left.start_s
            change = largest_change(before, after, self._settings.bouts.keep)
            if apart_s > self._length_s * FINEST * 1.5 and change >= DIFFERS:
                start_s = left.start_s + apart_s / 2
                yield change, Span(start_s, start_s + self._length_s)


def label(
    labelings: Sequence[TrackLabeling], predictor: Predictor, batch_size: int
) -> Generator[float, None, list[TrackResult]]:
    """Species and bouts of tracks, of one video or of several; yields positions, one after each batch."""
    yield from looked(labelings, lambda batch: see(batch, predictor), batch_size)
    return [each.result() for each in labelings]


def looked(
    labelings: Sequence[L], see_some: Callable[[Sequence[tuple[L, Span]]], list[L]], batch_size: int
) -> Iterator[float]:
    """Show the model what each wants to be seen until all have enough; yields positions."""
    waiting = list(labelings)
    while waiting:
        wanted = iter([(each, window) for each in waiting for window in each.wanted()])
        waiting = []
        while batch := list(islice(wanted, batch_size)):
            waiting += [each for each in see_some(batch) if each not in waiting]
            yield max(0.0, batch[-1][1].start_s)


def see(batch: Sequence[tuple[TrackLabeling, Span]], predictor: Predictor) -> list[TrackLabeling]:
    """Let the model see the windows of a batch; returns whose they were."""
    groups = [(each, [window for _, window in some]) for each, some in groupby(batch, lambda pair: pair[0])]
    clips = [
        cut_clips(
            each.store,
            each.found.track,
            windows,
            num_frames=predictor.num_frames,
            size=predictor.crop_size,
            focused=predictor.is_focused,
        )
        for each, windows in groups
    ]
    scored = predictor.score(np.concatenate(clips))
    first = 0
    for each, windows in groups:
        end = first + len(windows)
        each.take(windows, Scored(scored.scores[first:end], scored.embeddings[first:end]))
        first = end
    return [each for each, _ in groups]


def largest_change(before: ClipScores, after: ClipScores, at_least: float) -> float:
    """Of any behavior that one of the two shows by `at_least`."""
    values = values_of(before), values_of(after)
    names = [name for name in {*values[0], *values[1]} if max(v.get(name, 0.0) for v in values) >= at_least]
    return max((abs(values[0].get(name, 0.0) - values[1].get(name, 0.0)) for name in names), default=0.0)


def values_of(scores: ClipScores) -> Mapping[str, float]:
    """Behaviors by name."""
    return {score.name: score.value for score in scores.behaviors}
