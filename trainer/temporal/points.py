"""From which score on a bout that was found counts as shown: chosen on what was held out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import PRECISIONS, key_of
from trainer.bout_metrics import FoundBout, TrueBout, matched

F64 = NDArray[np.float64]

TIOU = 0.5  # overlap from which a find is right here
FEWEST = 5  # held-out bouts of a behavior below which it has no points of its own
SENSIBLE = (0.05, 0.95)  # points beyond it come of few bouts, not of the behavior


def operating_points(found: Sequence[FoundBout], true: Sequence[TrueBout]) -> dict[str, float]:
    """The best score of each behavior (F1); those of few bouts share the best of all together."""
    names = sorted({bout.behavior for bout in true})
    each = {name: matched(found, true, name, TIOU) for name in names}
    if not each:
        return {}
    scores, right = (np.concatenate([one[part] for one in each.values()]) for part in (0, 1))
    order = np.argsort(-scores, kind="stable")
    shared = best_point(scores[order], right[order], sum(one[2] for one in each.values()))
    return {name: best_point(*one) if one[2] >= FEWEST else shared for name, one in each.items()}


def best_point(scores: F64, right: NDArray[np.bool_], total: int) -> float:
    """Where 2 hits / (finds + truth) is largest; `scores` fall."""
    if not right.any():
        return SENSIBLE[1]
    f1 = 2 * np.cumsum(right) / (np.arange(1, len(right) + 1) + total)
    best = int(f1.argmax())
    after = scores[best + 1] if best + 1 < len(scores) else 0.0
    return float(np.clip((scores[best] + after) / 2, *SENSIBLE))


def thresholds(found: Sequence[FoundBout], true: Sequence[TrueBout]) -> dict[str, dict[str, float]]:
    """For each behavior of enough bouts: the lowest score from which finds were right as often as wished."""
    points: dict[str, dict[str, float]] = {}
    for name in sorted({bout.behavior for bout in true}):
        scores, right, total = matched(found, true, name, TIOU)
        if total >= FEWEST:
            precision = np.cumsum(right) / np.arange(1, len(right) + 1)
            points[name] = {key_of(wish): _lowest(scores, precision >= wish) for wish in PRECISIONS}
    return points


def _lowest(scores: F64, good: NDArray[np.bool_]) -> float:
    """1, for never, where no score is good enough."""
    return float(np.clip(scores[good].min(), SENSIBLE[0], 1.0)) if good.any() else 1.0
