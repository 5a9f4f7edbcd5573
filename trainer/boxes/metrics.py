"""How well animals are found and named in single frames: average precision of boxes, as AVA scores it.

The rules are those of AVA's published scorer (PASCAL VOC's): within one frame and class the surest box
takes the true box that it overlaps best, by at least half; one that comes too late for its true box is
false, and so is every box in a frame where nobody does that. Only the 50 surest rows of a frame count.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trainer.scores import metrics

LEAST_OVERLAP = 0.5  # of a box with a true one, as AVA's evaluation wants it
CAPACITY = 50  # rows of one frame that count, the surest ones
Corners = tuple[float, float, float, float]  # left, top, right, bottom, in fractions of the picture
Moment = tuple[str, int]  # video and whole second


class BoxRow(NamedTuple):
    """One box that does one thing in one frame; `score` is 1 of what people say."""

    moment: Moment
    corners: Corners
    action: int
    score: float = 1.0


def frame_ap(
    found: Iterable[BoxRow],
    known: Iterable[BoxRow],
    actions: Collection[int],
    *,
    excluded: Collection[Moment] = (),
) -> dict[int, float]:
    """Average precision of each action; NaN where nobody does it. Their mean is `metrics.mean` of it."""
    left_out = set(excluded)
    wanted = set(actions)
    truth: dict[tuple[Moment, int], list[Corners]] = defaultdict(list)
    for row in known:
        if row.action in wanted and row.moment not in left_out:
            truth[row.moment, row.action].append(row.corners)
    totals = dict.fromkeys(sorted(wanted), 0)
    for (_, action), boxes in truth.items():
        totals[action] += len(boxes)
    judged = _judged(_surest(found, wanted, left_out), truth)
    return {
        action: metrics.interpolated_precision(np.array(judged[action], bool), total)
        for action, total in totals.items()
    }


def mean_frame_ap(each: Mapping[int, float]) -> float:
    """Mean over the actions that somebody does."""
    return metrics.mean(list(each.values()))


def _surest(found: Iterable[BoxRow], wanted: set[int], left_out: set[Moment]) -> list[BoxRow]:
    """The rows that count, the surest first."""
    by_moment: dict[Moment, list[BoxRow]] = defaultdict(list)
    for row in found:
        if row.action in wanted and row.moment not in left_out:
            by_moment[row.moment].append(row)
    kept = [
        row
        for rows in by_moment.values()
        for row in sorted(rows, key=lambda each: -each.score)[:CAPACITY]
        if row.corners[0] < row.corners[2] and row.corners[1] < row.corners[3]
    ]
    return sorted(kept, key=lambda each: -each.score)


def _judged(
    rows: Sequence[BoxRow], truth: Mapping[tuple[Moment, int], list[Corners]]
) -> dict[int, list[bool]]:
    """Whether each row is right, by action, the surest first."""
    taken: set[tuple[Moment, int, int]] = set()
    right: dict[int, list[bool]] = defaultdict(list)
    for row in rows:
        boxes = truth.get((row.moment, row.action), [])
        best = int(np.argmax(overlaps(row.corners, boxes))) if boxes else -1
        is_right = best >= 0 and overlaps(row.corners, boxes)[best] >= LEAST_OVERLAP
        place = (row.moment, row.action, best)
        right[row.action].append(bool(is_right and place not in taken))
        if is_right:
            taken.add(place)
    return right


def overlaps(corners: Corners, boxes: Sequence[Corners]) -> NDArray[np.float64]:
    """Intersection over union of a box with each of others."""
    others = np.asarray(boxes, float).reshape(-1, 4)
    low = np.maximum(others[:, :2], corners[:2])
    high = np.minimum(others[:, 2:], corners[2:])
    shared = np.prod(np.maximum(0.0, high - low), axis=1)
    own = (corners[2] - corners[0]) * (corners[3] - corners[1])
    union = own + np.prod(others[:, 2:] - others[:, :2], axis=1) - shared
    return np.asarray(np.where(union > 0, shared / np.where(union > 0, union, 1), 0.0), np.float64)
