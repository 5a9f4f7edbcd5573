"""How well bouts are found in time: average precision at an overlap, as ActivityNet and MammalNet have it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Span
from trainer.scores import metrics

ACTIVITYNET_TIOUS = tuple(round(0.5 + 0.05 * step, 2) for step in range(10))  # 0.5 to 0.95
MAMMALNET_TIOUS = (0.35, 0.5, 0.65, 0.8, 0.95)  # arXiv 2306.00576, behavior localization


@dataclass(frozen=True, slots=True)
class TrueBout:
    """One bout that happened."""

    video: str
    behavior: str
    span: Span


@dataclass(frozen=True, slots=True)
class FoundBout:
    """One bout that a model found, and how sure it is."""

    video: str
    behavior: str
    span: Span
    score: float


def mean_ap(found: Sequence[FoundBout], known: Sequence[TrueBout], tiou: float) -> float:
    """Mean over the behaviors that happened of the average precision at an overlap; NaN where none did."""
    names = sorted({each.behavior for each in known})
    return metrics.mean([average_precision(found, known, name, tiou) for name in names])


def average_precision(
    found: Sequence[FoundBout], known: Sequence[TrueBout], behavior: str, tiou: float
) -> float:
    """Area under the interpolated precision over recall, as ActivityNet's evaluation has it."""
    _, right, total = matched(found, known, behavior, tiou)
    return metrics.interpolated_precision(right, total)


def matched(
    found: Sequence[FoundBout], known: Sequence[TrueBout], behavior: str, tiou: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_], int]:
    """Scores of the finds of one behavior, the surest first, which of them are right, and how many there are.

    A find takes the bout that it overlaps best of those that no surer one has taken, if by at least `tiou`,
    and of two as good the later named; every other find is a false one. Equal scores stand in the order in
    which they were found.
    """
    open_bouts: dict[str, list[Span]] = defaultdict(list)
    for bout in known:
        if bout.behavior == behavior:
            open_bouts[bout.video].append(bout.span)
    total = sum(map(len, open_bouts.values()))
    mine = sorted((each for each in found if each.behavior == behavior), key=lambda each: -each.score)
    right = np.array([_takes(open_bouts[each.video], each.span, tiou) for each in mine], bool)
    return np.array([each.score for each in mine], np.float64), right, total


def _takes(free: list[Span], span: Span, tiou: float) -> bool:
    overlaps = [(span.intersection_over_union(each), number) for number, each in enumerate(free)]
    overlap, best = max(overlaps, default=(-1.0, -1))
    if overlap < tiou:
        return False
    free.pop(best)
    return True
