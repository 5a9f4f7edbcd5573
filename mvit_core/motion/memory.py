"""What one camera calls an animal again and again, though it is none: the same branch, the same reflection.

A person rejects detections one by one. Where several of one camera, out of several videos, keep to the same
place, and hardly anything there was ever confirmed, that place is a *spot*: what keeps to it in other videos
repeats what was rejected. Spots are proposals. A person decides, and what walks through a spot is no repeat.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mvit_core.types import Box, Track

LEAST_REJECTED = 3  # detections that make a spot
LEAST_VIDEOS = 2  # in which they have to be
MOST_CONFIRMED = 0.1  # share of what keeps to a spot that a person may have confirmed there
ALIKE = 0.35  # IoU of usual boxes from which two detections keep to the same place
STAYS = 0.8  # way between the tenth parts of a track that lie at its ends, in its own longer sides


@dataclass(frozen=True, slots=True)
class Verdict:
    """A detection that a person has judged."""

    track: Track
    video: int  # any number that is the same for detections of one video
    rejected: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of one camera at which detections were rejected."""

    box: Box
    num_rejected: int


def find_spots(verdicts: Iterable[Verdict]) -> tuple[Spot, ...]:
    """The spots of one camera, those with the most rejections first.

    A camera that was moved is another one: give the verdicts of one deployment.
    """
    judged = [(usual_box(each.track), each) for each in verdicts if keeps_still(each.track)]
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


def repeats(spot: Spot, track: Track) -> bool:
    """Whether a detection keeps to a spot as those that were rejected there did."""
    return keeps_still(track) and spot.box.intersection_over_union(usual_box(track)) >= ALIKE


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


def keeps_still(track: Track) -> bool:
    """Whether a track stays about where it is, as branches do and most animals do not."""
    centers = np.array([point.box.center for point in track.points])
    tenth = max(1, len(centers) // 10)
    way = np.abs(np.median(centers[-tenth:], axis=0) - np.median(centers[:tenth], axis=0))
    spread = np.ptp(np.quantile(centers, (0.1, 0.9), axis=0), axis=0)
    box = usual_box(track)
    return bool((np.maximum(way, spread) <= STAYS * np.array([box.w, box.h])).all())


def usual_box(track: Track) -> Box:
    """The median of a track's boxes, side by side."""
    return middle_of([point.box for point in track.points])


def middle_of(boxes: Sequence[Box]) -> Box:
    """The median of boxes, side by side."""
    sides = np.array([(box.x, box.y, box.x + box.w, box.y + box.h) for box in boxes])
    left, top, right, bottom = np.median(sides, axis=0).tolist()
    return Box(left, top, right - left, bottom - top)
