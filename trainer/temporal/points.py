"""From which score on a bout that was found counts as shown: chosen on what was held out."""

from collections.abc import Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import PRECISIONS, key_of
from trainer.scores.bout_metrics import FoundBout, TrueBout, matched
from trainer.scores.sure_scores import SURE, chosen, lowest

F64 = NDArray[np.float64]

TIOU = 0.5  # overlap from which a find is right here
FEWEST = 5  # held-out bouts of a behavior below which it has no points of its own for a wished precision
SHARED = 20.0  # held-out bouts of one behavior that count as much as what all behaviors say together
SENSIBLE = (0.05, 0.95)  # points beyond it come of few bouts, not of the behavior


def operating_points(found: Sequence[FoundBout], true: Sequence[TrueBout]) -> dict[str, float]:
    """The best score of each behavior (F1), drawn towards that of all together the more, the fewer it has.

    Of a handful of held-out bouts the best score is an accident: two false finds can hide half of what a scan
    would have found elsewhere. So all behaviors together count as `SHARED` bouts of each.
    """
    each = {name: matched(found, true, name, TIOU) for name in sorted({bout.behavior for bout in true})}
    if not each:
        return {}
    scores, right = (np.concatenate([one[part] for one in each.values()]) for part in (0, 1))
    total = sum(one[2] for one in each.values())
    weight = SHARED / total
    points = {}
    for name, (own_scores, own_right, own_total) in each.items():
        weights = np.concatenate((np.ones(len(own_scores)), np.full(len(scores), weight)))
        both = np.concatenate((own_scores, scores)), np.concatenate((own_right, right))
        points[name] = best_point(*both, weights, own_total + SHARED)
    return points


def best_point(scores: F64, right: NDArray[np.bool_], weights: F64, total: float) -> float:
    """Where 2 hits / (finds + truth) is largest, half way to the next score; finds count by their weights."""
    if not right.any():
        return SENSIBLE[1]
    order = np.argsort(-scores, kind="stable")
    scores, right, weights = scores[order], right[order], weights[order]
    last = np.append(scores[1:] < scores[:-1], True)  # of equal scores all count or none
    f1 = np.where(last, 2 * np.cumsum(right * weights) / (np.cumsum(weights) + total), -1.0)
    best = int(f1.argmax())
    after = scores[best + 1] if best + 1 < len(scores) else 0.0
    return float(np.clip((scores[best] + after) / 2, *SENSIBLE))


def thresholds(found: Sequence[FoundBout], true: Sequence[TrueBout]) -> dict[str, dict[str, float]]:
    """For each behavior of enough bouts: the lowest score from which finds are right as often as wished.

    Where its finds are too few to be sure, the lowest from which they were, and at least that from which all
    behaviors' finds together surely are, else the wish itself; 1, for never, where none ever was.
    """
    each = {name: matched(found, true, name, TIOU) for name in sorted({bout.behavior for bout in true})}
    points: dict[str, dict[str, float]] = {name: {} for name, one in each.items() if one[2] >= FEWEST}
    if not points:
        return {}
    scores, right = (np.concatenate([one[part] for one in each.values()]) for part in (0, 1))
    for wish in PRECISIONS:
        together = lowest(scores, right, wish, SURE)
        otherwise = together if together < inf else wish
        for name, known in points.items():
            known[key_of(wish)] = max(SENSIBLE[0], chosen(*each[name][:2], wish, otherwise))
    return points
