"""From scores of windows to what happened when: pure functions, no model and no video in sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log
from operator import mul
from types import MappingProxyType

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.localization.suppression import mostly_one, soft_nms
from mvit_core.types import Bout, Score, Span

LEAST_SCORE = 1e-3  # of a class in a window, so that no single window can rule it out


class WindowScores(msgspec.Struct, frozen=True):
    """What the model says of one window."""

    span: Span
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoutSettings:
    """When a behavior counts as shown."""

    start: float = 0.5
    """Score from which a bout begins."""
    keep: float = 0.35
    """Score down to which a bout goes on."""
    max_gap_s: float = 1.0
    """Two bouts of one behavior closer than this are one."""
    min_duration_s: float = 0.8
    """A shorter bout is dropped, unless nothing longer could be seen."""
    sharp: float = 0.75
    """Mean score from which a bout counts that smoothing over neighbors hides: one short, clear moment."""
    sigma: float = 0.5
    """How fast the score of a bout falls with its overlap with a better one (Soft-NMS)."""


def joint_scores(
    windows: Sequence[tuple[Score, ...]], weights: Sequence[float] | None = None
) -> tuple[Score, ...]:
    """What windows of one animal say together of classes that exclude each other, best first.

    It is the geometric mean, made to sum to 1: the mean of logits, which a checkpoint's temperature is fitted
    to. A window that cannot tell then leaves the others as sure as they are, where a plain mean would
    halve them. A class that a window leaves out has `LEAST_SCORE` there.

    `weights`, such as the seconds for which each window speaks, count only where they are not all 0.
    """
    weights = weights if weights and sum(weights) > 0 else [1.0] * len(windows)
    names = {score.name for scores in windows for score in scores}
    own = [{score.name: score.value for score in scores} for scores in windows]
    unnamed = [1 - sum(each.values()) for each in own]

    def together(values: Sequence[float]) -> float:
        logs = [log(max(value, LEAST_SCORE)) for value in values]
        return exp(sum(map(mul, logs, weights)) / sum(weights))

    joint = {name: together([each.get(name, 0.0) for each in own]) for name in names}
    whole = sum(joint.values()) + (together(unnamed) if max(unnamed, default=0.0) > LEAST_SCORE else 0.0)
    joint = {name: value / whole for name, value in joint.items()}
    ranked = sorted(joint.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Score(name, value) for name, value in ranked)


def find_bouts(
    windows: Sequence[WindowScores],
    within: Span,
    settings: BoutSettings | None = None,
    operating_points: Mapping[str, float] = MappingProxyType({}),
) -> tuple[Bout, ...]:
    """Bouts of every behavior in the windows of one track, by time; none reaches out of `within`.

    A window speaks for the time around its middle, half way to its neighbors. Scores are smoothed over
    neighbors, then cut by hysteresis; `operating_points` are scores from which single behaviors begin, where
    the model has its own. Scores that are not smoothed are cut too: clear moments that smoothing hides are
    proposed beside the others, and Soft-NMS tells which of them are new.
    """
    settings = settings or BoutSettings()
    ordered = sorted(windows, key=lambda window: window.span.start_s)
    if not ordered:
        return ()
    edges = edges_between([window.span for window in ordered], within)
    names = sorted({score.name for window in ordered for score in window.scores})
    bouts = []
    for name in names:
        values = np.array([score_of(window, name) for window in ordered])
        own = at_operating_point(settings, operating_points.get(name))
        standing = bouts_of(name, smoothed(values), edges, own)
        bouts += [*standing, *clear_moments(bouts_of(name, values, edges, own), standing, own)]
    return tuple(sorted(bouts, key=lambda bout: (bout.span.start_s, -bout.score, bout.behavior)))


def at_operating_point(settings: BoutSettings, start: float | None) -> BoutSettings:
    """The settings for a behavior whose bouts begin at `start`; all else moves with it."""
    if start is None:
        return settings
    scale = start / settings.start
    return replace(
        settings,
        start=start,
        keep=settings.keep * scale,
        sharp=min(1.0, start + (1 - start) * (settings.sharp - settings.start) / (1 - settings.start)),
    )


def clear_moments(sharp: Sequence[Bout], standing: Sequence[Bout], settings: BoutSettings) -> list[Bout]:
    """Of clear moments, the surest first, those that say something new beside the bouts that stand.

    What overlaps lowers them (Soft-NMS); what falls below `sharp` goes, and what is part of a bout.
    """
    spans, scores = _spans_of(sharp), np.array([bout.score for bout in sharp], np.float64)
    kept, lowered = soft_nms(
        spans, scores, sigma=settings.sigma, least=settings.sharp, standing=_spans_of(standing)
    )
    return [
        msgspec.structs.replace(sharp[at], score=score)
        for at, score in zip(kept.tolist(), lowered.tolist(), strict=True)
        if not any(mostly_one(sharp[at].span, bout.span) for bout in standing)
    ]


def _spans_of(bouts: Sequence[Bout]) -> NDArray[np.float64]:
    return np.array([(bout.span.start_s, bout.span.end_s) for bout in bouts], np.float64).reshape(-1, 2)


def score_of(window: WindowScores, name: str) -> float:
    """The score of one class in a window; 0 where the window does not have it."""
    return next((score.value for score in window.scores if score.name == name), 0.0)


def edges_between(spans: Sequence[Span], within: Span) -> list[float]:
    """Times (one more than spans) between which each window speaks: half way between the windows' middles."""
    middles = [(span.start_s + span.end_s) / 2 for span in spans]
    inner = [(a + b) / 2 for a, b in pairwise(middles)]
    clipped = [min(max(edge, within.start_s), within.end_s) for edge in inner]
    return [within.start_s, *clipped, within.end_s]


def smoothed(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights 1, 2, 1 over neighbors; at the ends 2, 1."""
    if len(values) < 3:
        return values
    padded = np.concatenate([[0.0], values, [0.0]])
    weights = np.concatenate([[3.0], np.full(len(values) - 2, 4.0), [3.0]])
    return np.asarray((padded[:-2] + 2 * padded[1:-1] + padded[2:]) / weights)


def bouts_of(
    behavior: str, values: NDArray[np.float64], edges: Sequence[float], settings: BoutSettings
) -> list[Bout]:
    """Bouts of one behavior from its scores between `edges` (one more than scores)."""
    runs = joined(hysteresis(values, start=settings.start, keep=settings.keep), edges, settings.max_gap_s)
    longest_s = edges[-1] - edges[0]
    bouts = []
    for first, end in runs:
        span = Span(edges[first], edges[end])
        if span.duration_s >= min(settings.min_duration_s, longest_s) and span.duration_s > 0:
            lengths = np.diff(np.asarray(edges[first : end + 1]))
            bouts.append(Bout(behavior, span, float(np.average(values[first:end], weights=lengths))))
    return bouts


def hysteresis(values: NDArray[np.float64], *, start: float, keep: float) -> list[tuple[int, int]]:
    """Runs (first, one past the last) that stay at `keep` or above and somewhere reach `start`."""
    runs: list[tuple[int, int]] = []
    first = None
    for index, value in enumerate([*values.tolist(), -1.0]):
        if value >= keep and first is None:
            first = index
        elif value < keep and first is not None:
            if values[first:index].max() >= start:
                runs.append((first, index))
            first = None
    return runs


def joined(
    runs: Sequence[tuple[int, int]], edges: Sequence[float], max_gap_s: float
) -> list[tuple[int, int]]:
    """Runs with a gap of at most `max_gap_s` between them made one."""
    result: list[tuple[int, int]] = []
    for first, end in runs:
        if result and edges[first] - edges[result[-1][1]] <= max_gap_s:
            result[-1] = (result[-1][0], end)
        else:
            result.append((first, end))
    return result
