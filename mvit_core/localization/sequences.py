"""Embeddings of windows, wherever those lie, made into a sequence with even steps, and steps into seconds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Span

F32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Steps:
    """Even steps over a span: the first lies half a step after its start."""

    within: Span
    step_s: float

    @property
    def count(self) -> int:
        """At least one."""
        return max(1, round(self.within.duration_s / self.step_s))

    @property
    def times_s(self) -> NDArray[np.float64]:
        """Where each lies."""
        return np.asarray(self.within.start_s + (np.arange(self.count) + 0.5) * self.step_s, np.float64)

    def to_steps(self, time_s: float) -> float:
        """A time in steps from the first one."""
        return (time_s - self.within.start_s) / self.step_s - 0.5

    def to_times(self, steps: NDArray[np.float64]) -> NDArray[np.float64]:
        """Seconds of places in steps."""
        return self.within.start_s + (steps + 0.5) * self.step_s

    def windows(self, length_s: float) -> list[Span]:
        """A window around each step."""
        return [Span(middle - length_s / 2, middle + length_s / 2) for middle in self.times_s.tolist()]


def sequence_of(windows: Sequence[Span], embeddings: F32, steps: Steps) -> F32:
    """(steps, D): what the windows around each step say, in shares of their distance; the ends go on.

    `windows` are in order of time, one or more; a row of `embeddings` (N, D) each.
    """
    middles = np.array([(each.start_s + each.end_s) / 2 for each in windows])
    places = np.interp(steps.times_s, middles, np.arange(len(middles)))
    before = np.floor(places).astype(np.int64)
    after = np.minimum(before + 1, len(middles) - 1)
    share = (places - before)[:, None].astype(np.float32)
    return np.asarray(embeddings[before] * (1 - share) + embeddings[after] * share, np.float32)


def suffice(windows: Sequence[Span], within: Span, farthest_s: float) -> bool:
    """Whether windows lie close enough to say something of every moment of a span."""
    middles = sorted((each.start_s + each.end_s) / 2 for each in windows)
    if not middles:
        return False
    ends = (middles[0] - within.start_s, within.end_s - middles[-1])
    gaps = np.diff(middles)
    return max(ends) <= farthest_s and (not len(gaps) or float(gaps.max()) <= farthest_s * (1 + 1e-6))
