"""People made unrecognizable in pictures that leave the project. Pure.

A person is known by boxes at some moments. Between two of them everything that both cover, and what lies
between, is hidden, so that no step that the straight line misses shows a face; before the first and after the
last the box is held, wider. Where no box is known the whole picture is hidden. Who leaves all of that while
nobody draws boxes is looked for in the pictures (`straying`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Box, Span, TrackPoint

MARGIN = 0.15  # of the box's sides, on each side
WIDE_MARGIN = 0.6  # where the box is only held
HELD_S = 1.0  # before the first box and after the last
CELLS = 3  # across the longer side of what is hidden: a face is less than one of them
WHOLE = Box(0.0, 0.0, 1.0, 1.0)

Picture = NDArray[np.uint8]


class Person(msgspec.Struct, frozen=True):
    """Somebody in view; without points nobody knows where."""

    span: Span
    points: tuple[TrackPoint, ...] = ()


def hidden_at(people: Iterable[Person], time_s: float) -> list[Box]:
    """What of the picture must not be seen at a moment."""
    found = [_hidden(person, time_s) for person in people]
    return [box for box in found if box is not None]


def without_people(picture: Picture, hidden: Sequence[Box]) -> Picture:
    """The picture (height, width, 3) with each box replaced by a few mean colors; the original is kept.

    The colors of a box are means over a third of its longer side, so nothing finer can be brought back.
    """
    if not hidden:
        return picture
    height, width = picture.shape[:2]
    covered = picture.copy()
    for box in hidden:
        left, right = _pixels(box.x, box.w, width)
        top, bottom = _pixels(box.y, box.h, height)
        if right > left and bottom > top:
            covered[top:bottom, left:right] = _coarse(picture[top:bottom, left:right])
    return covered


def _hidden(person: Person, time_s: float) -> Box | None:
    if not person.span.start_s - HELD_S <= time_s <= person.span.end_s + HELD_S:
        return None
    points = person.points
    if not points:
        return WHOLE
    after = bisect_right(points, time_s, key=lambda point: point.time_s)
    if after == 0 or after == len(points):
        return wider(
            points[0 if after == 0 else -1].box, WIDE_MARGIN if _is_beyond(points, time_s) else MARGIN
        )
    return wider(_around(points[after - 1].box, points[after].box), MARGIN)


def _is_beyond(points: Sequence[TrackPoint], time_s: float) -> bool:
    return time_s < points[0].time_s or time_s > points[-1].time_s


def _around(a: Box, b: Box) -> Box:
    left, top = min(a.x, b.x), min(a.y, b.y)
    return Box(left, top, max(a.x + a.w, b.x + b.w) - left, max(a.y + a.h, b.y + b.h) - top)


def wider(box: Box, margin: float = MARGIN) -> Box:
    """With a margin on each side, in parts of the box's own."""
    return Box(
        box.x - box.w * margin, box.y - box.h * margin, box.w * (1 + 2 * margin), box.h * (1 + 2 * margin)
    )


def _pixels(start: float, length: float, size: int) -> tuple[int, int]:
    """Whole pixels that hold all of it, within the picture."""
    return max(0, int(np.floor(start * size))), min(size, int(np.ceil((start + length) * size)))


def _coarse(part: Picture) -> Picture:
    height, width = part.shape[:2]
    longer = max(height, width)
    cells = max(1, round(width / longer * CELLS)), max(1, round(height / longer * CELLS))
    small = cv2.resize(part, cells, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)
