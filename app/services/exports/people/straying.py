"""Where a person may be while nobody said where: between boxes that lie far apart, and beyond them. Pure.

In the moments of the boxes around a gap the person is known to be inside them. So whatever in the gap looks
as it did in one of those moments shows nobody who has left a box, and whatever looks like neither may be the
person, however they went. Pictures are compared small; what differs too little to be told apart there is too
faint to be read. No speed is assumed: whatever else moves in the gap is hidden too, and the whole picture
where those to compare with are missing.
"""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from app.services.exports.people.privacy import HELD_S, Person
from mvit_core.types import Box, TrackPoint

LONGER_SIDE = 192  # pixels of the pictures that are compared
FAR_S = 0.3  # between two boxes: nearer ones, such as a scan makes, leave no time to go astray
CHANGED = 10.0  # levels of a color that are no noise, in still and well-lit pictures
MOST_NOISE = 24.0  # levels that noise may excuse
STANDS = 5.0  # mean levels by which somebody who stands still changes
FAINT_AREA = 3  # pixels; less is a speck

Small = NDArray[np.uint8]  # (height, width, 3)
Mask = NDArray[np.bool_]


def moments_to_see(person: Person) -> list[float]:
    """When the small pictures are needed that `strayed` compares with."""
    points = person.points
    if not points:
        return []
    ends = {points[0].time_s, points[-1].time_s}
    for one, other in pairwise(points):
        if other.time_s - one.time_s > FAR_S:
            ends |= {one.time_s, other.time_s}
    return sorted(ends)


def strayed(person: Person, picture: Small, time_s: float, known: Mapping[float, Small]) -> list[Box]:
    """What else may show the person at a moment, beside the boxes; `known` are the pictures of
    `moments_to_see`.
    """
    before, after = _around(person, time_s)
    if before is None and after is None:
        return []
    if before is not None and after is not None and after.time_s - before.time_s <= FAR_S:
        return []
    ends = [each for each in (before, after) if each is not None]
    found = []
    if len(ends) == 1 and _still_stands(ends[0], picture, known):
        found.append(ends[0].box)
    if len(ends) == 2 or _is_told(person, time_s):
        found += _boxes(_changed(picture, ends, known), _largest(ends))
    return found


def _around(person: Person, time_s: float) -> tuple[TrackPoint | None, TrackPoint | None]:
    points = person.points
    after = bisect_right(points, time_s, key=lambda point: point.time_s)
    return points[after - 1] if after else None, points[after] if after < len(points) else None


def _is_told(person: Person, time_s: float) -> bool:
    return person.span.start_s - HELD_S <= time_s <= person.span.end_s + HELD_S


def _still_stands(end: TrackPoint, picture: Small, known: Mapping[float, Small]) -> bool:
    """Beyond the boxes: whether the last one shows what it showed."""
    then = known.get(end.time_s)
    if then is None or then.shape != picture.shape:
        return False
    top, bottom, left, right = _pixels(end.box, picture.shape)
    if top >= bottom or left >= right:
        return False
    return bool(_difference(picture, then)[top:bottom, left:right].mean() < STANDS)


def _changed(picture: Small, ends: list[TrackPoint], known: Mapping[float, Small]) -> Mask:
    """What looks as in none of the moments of the boxes."""
    changed = np.ones(picture.shape[:2], bool)
    for end in ends:
        then = known.get(end.time_s)
        if then is not None and then.shape == picture.shape:
            difference = _difference(picture, then)
            noise = 4 * 1.4826 * float(np.median(difference[::2, ::2]))
            changed &= difference > np.clip(noise, CHANGED, MOST_NOISE)
    return changed


def _difference(picture: Small, then: Small) -> NDArray[np.float32]:
    """Levels, of the color that differs most; a change of light that is the same everywhere is taken off."""
    apart = picture.astype(np.float32) - then
    apart -= np.median(apart[::4, ::4], axis=(0, 1))
    return np.asarray(np.abs(cv2.blur(apart, (3, 3))).max(axis=2), np.float32)


def _largest(ends: list[TrackPoint]) -> tuple[float, float]:
    return max(end.box.w for end in ends), max(end.box.h for end in ends)


def _boxes(mask: Mask, size: tuple[float, float]) -> list[Box]:
    """A box around each part, wide enough for a person of `size` of whom that is an arm, or the head."""
    height, width = mask.shape
    near = cv2.dilate(mask.astype(np.uint8), np.ones((5, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    found = []
    for left, top, wide, tall, _ in stats[1:].tolist():
        if np.count_nonzero(mask[top : top + tall, left : left + wide]) >= FAINT_AREA:
            x, y, w, h = left / width, top / height, wide / width, tall / height
            more_x, more_y = max(0.0, size[0] - w), max(0.0, size[1] - h)
            found.append(Box(x - more_x, y - more_y, w + 2 * more_x, h + 2 * more_y))
    return found


def _pixels(box: Box, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Top, bottom, left, right, within the picture."""
    height, width = shape[:2]
    return (
        max(0, int(box.y * height)),
        min(height, int(np.ceil((box.y + box.h) * height))),
        max(0, int(box.x * width)),
        min(width, int(np.ceil((box.x + box.w) * width))),
    )
