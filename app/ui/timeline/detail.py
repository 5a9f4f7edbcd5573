"""Level of detail: thousands of bars as few rectangles, in arrays; no Qt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.ui.timeline.model import RowModel
from app.ui.timeline.transform import TimeTransform

SINGLE_FROM_PX = 5.0  # narrower bars that touch are drawn as one


@dataclass(frozen=True, slots=True)
class Pieces:
    """What to paint of a row, in pixels; `index` is the bar's place in its row, -1 for several in one."""

    left: NDArray[np.float64]
    right: NDArray[np.float64]
    index: NDArray[np.intp]
    confidence: NDArray[np.float64]
    human: NDArray[np.bool_]
    point: NDArray[np.bool_]


def pieces_of(row: RowModel, transform: TimeTransform) -> Pieces:
    """The bars in view, those too narrow to tell apart merged."""
    first = int(np.searchsorted(row.ends_s, transform.start_s))
    last = int(np.searchsorted(row.starts_s, transform.end_s, side="right"))
    here = slice(first, last)
    left = transform.left_px + (row.starts_s[here] - transform.start_s) * transform.px_per_s
    right = transform.left_px + (row.ends_s[here] - transform.start_s) * transform.px_per_s
    right = np.maximum(right, left + 1.5)
    heads = _heads(left, right, row.human[here], row.points[here])
    if not len(heads):
        empty = np.empty(0)
        return Pieces(empty, empty, np.empty(0, np.intp), empty, np.empty(0, np.bool_), np.empty(0, np.bool_))
    sizes = np.diff(np.append(heads, last - first))
    return Pieces(
        left=left[heads],
        right=np.maximum.reduceat(right, heads),
        index=np.where(sizes == 1, heads + first, -1),
        confidence=np.add.reduceat(row.confidences[here], heads) / sizes,
        human=row.human[here][heads],
        point=row.points[here][heads] & (sizes == 1),
    )


def _heads(
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    human: NDArray[np.bool_],
    points: NDArray[np.bool_],
) -> NDArray[np.intp]:
    """Where a new piece begins: after a gap, at a change of hand, around every bar that is wide enough."""
    if not len(left):
        return np.empty(0, np.intp)
    wide = right - left >= SINGLE_FROM_PX
    if points.any():  # a moment stands alone where its diamond has room
        room = np.full(len(left), np.inf)
        room[1:] = left[1:] - right[:-1]
        wide |= points & (np.minimum(room, np.append(room[1:], np.inf)) >= SINGLE_FROM_PX)
    begins = np.ones(len(left), np.bool_)
    begins[1:] = wide[1:] | wide[:-1] | (left[1:] - right[:-1] >= 1.0) | (human[1:] != human[:-1])
    return np.flatnonzero(begins)


def highest_per_pixel(
    times_s: NDArray[np.float64], values: NDArray[np.float64], transform: TimeTransform
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A curve as (x, value) with one point a pixel at most, the highest; it goes on beyond both sides."""
    first = max(0, int(np.searchsorted(times_s, transform.start_s)) - 1)
    last = int(np.searchsorted(times_s, transform.end_s, side="right")) + 1
    x = transform.left_px + (times_s[first:last] - transform.start_s) * transform.px_per_s
    values = values[first:last]
    if not len(x):
        return x, values
    heads = np.flatnonzero(np.diff(np.floor(x), prepend=x[0] - 2) >= 1)
    return x[heads], np.maximum.reduceat(values, heads)
