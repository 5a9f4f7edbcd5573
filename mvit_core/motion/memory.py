"""What one camera calls an animal again and again, though it is none: the same branch, the same reflection.

A person rejects detections one by one. Where several of one camera, out of several videos, keep to the same
place, and hardly anything there was ever confirmed, that place is a *spot*: what keeps to it in other videos
repeats what was rejected. Spots are proposals. A person decides, and what walks through a spot is no repeat.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mvit_core.types import Box, Track

Floats = npt.NDArray[np.float64]

LEAST_REJECTED = 3  # detections that make a spot
LEAST_VIDEOS = 2  # in which they have to be
MOST_CONFIRMED = 0.1  # share of what keeps to a spot that a person may have confirmed there
ALIKE = 0.35  # IoU of usual boxes from which two detections keep to the same place
STAYS = 0.8  # way between the tenth parts of a track that lie at its ends, in its own longer sides


@dataclass(frozen=True, slots=True)
class Verdict:
    """A detection that a person has judged."""

    box: Box | None  # where it keeps still; None: it does not
    video: int  # any number that is the same for detections of one video
    rejected: bool

    @classmethod
    def on(cls, track: Track, video: int, *, rejected: bool) -> "Verdict":
        """Of a detection with this track, which is not kept: a camera has thousands."""
        return cls(still_box(track), video, rejected)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of one camera at which detections were rejected."""

    box: Box
    num_rejected: int


def find_spots(verdicts: Iterable[Verdict]) -> tuple[Spot, ...]:
    """The spots of one camera, those with the most rejections first.

    A camera that was moved is another one: give the verdicts of one deployment.
    """
    judged = [(each.box, each) for each in verdicts if each.box is not None]
    spots: list[Spot] = []
    left = [(box, each) for box, each in judged if each.rejected]
    while left:
        members = max((near(box, left) for box, _ in left), key=len)
        spot = spot_of(members, judged)
        if spot is not None:
            spots.append(spot)
        taken = {id(each) for _, each in members}
        left = [(box, each) for box, each in left if id(each) not in taken]
    return tuple(spots)


def repeats(spot: Spot, box: Box | None) -> bool:
    """Whether a detection that keeps still there (None: nowhere) does so where those of the spot did."""
    return box is not None and spot.box.intersection_over_union(box) >= ALIKE


def near(box: Box, judged: Sequence[tuple[Box, Verdict]]) -> list[tuple[Box, Verdict]]:
    """Those that keep to the place of `box`."""
    return [(other, each) for other, each in judged if box.intersection_over_union(other) >= ALIKE]


def spot_of(members: Sequence[tuple[Box, Verdict]], judged: Sequence[tuple[Box, Verdict]]) -> Spot | None:
    """The spot that rejected detections make, if there are enough of them and few were confirmed there."""
    box = middle_of([each for each, _ in members])
    confirmed = sum(not each.rejected for _, each in near(box, judged))
    enough = len(members) >= LEAST_REJECTED and len({each.video for _, each in members}) >= LEAST_VIDEOS
    if not enough or confirmed > MOST_CONFIRMED * (len(members) + confirmed):
        return None
    return Spot(box, len(members))


def still_box(track: Track) -> Box | None:
    """The usual box of a track that stays about where it is, as branches do and most animals do not."""
    sides = _sides([point.box for point in track.points])
    centers = (sides[:, :2] + sides[:, 2:]) / 2
    tenth = max(1, len(centers) // 10)
    way = np.abs(_quantile(centers[-tenth:], 0.5) - _quantile(centers[:tenth], 0.5))
    spread = _quantile(centers, 0.9) - _quantile(centers, 0.1)
    box = _middle(sides)
    return box if (np.maximum(way, spread) <= STAYS * np.array([box.w, box.h])).all() else None


def usual_box(track: Track) -> Box:
    """The median of a track's boxes, side by side."""
    return middle_of([point.box for point in track.points])


def middle_of(boxes: Sequence[Box]) -> Box:
    """The median of boxes, side by side."""
    return _middle(_sides(boxes))


def _sides(boxes: Sequence[Box]) -> Floats:
    return np.array([(box.x, box.y, box.x + box.w, box.y + box.h) for box in boxes])


def _middle(sides: Floats) -> Box:
    left, top, right, bottom = _quantile(sides, 0.5).tolist()
    return Box(left, top, right - left, bottom - top)


def _quantile(rows: Floats, share: float) -> Floats:
    """Of each column, between two values in proportion; NumPy's own takes ten times as long for so few."""
    ordered = np.sort(rows, axis=0)
    below, part = divmod(share * (len(ordered) - 1), 1)
    place = int(below)
    lower, upper = ordered[place], ordered[min(place + 1, len(ordered) - 1)]
    between: Floats = lower + part * (upper - lower)
    return between
