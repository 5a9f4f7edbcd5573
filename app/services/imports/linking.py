"""Boxes of single frames as the tracks of animals: those that lie over each other in frames close in time."""

from collections.abc import Sequence

import msgspec

from mvit_core.types import TrackPoint

MIN_OVERLAP = 0.25  # intersection over union of two boxes of one animal
LONGEST_GAP_S = 3.0  # for which an animal may go unseen


class Seen(msgspec.Struct, frozen=True):
    """A box, what kind of thing a detector saw in it, and how sure it was."""

    point: TrackPoint
    category: str
    confidence: float
    classes: tuple[tuple[str, float], ...] = ()


def linked(boxes: Sequence[Seen]) -> list[list[Seen]]:
    """The boxes of each animal, in order; of two that want the same box the closer one has it."""
    tracks: list[list[Seen]] = []
    frames: dict[int, list[Seen]] = {}
    for one in boxes:
        frames.setdefault(one.point.frame_index, []).append(one)
    for index in sorted(frames):
        here = frames[index]
        pairs = [
            (track[-1].point.box.intersection_over_union(one.point.box), place, number)
            for place, track in enumerate(tracks)
            for number, one in enumerate(here)
            if track[-1].category == one.category
            and one.point.time_s - track[-1].point.time_s <= LONGEST_GAP_S
        ]
        taken: set[int] = set()
        grown: set[int] = set()
        for overlap, place, number in sorted(pairs, key=lambda pair: -pair[0]):
            if overlap >= MIN_OVERLAP and place not in grown and number not in taken:
                tracks[place].append(here[number])
                grown.add(place)
                taken.add(number)
        tracks += [[one] for number, one in enumerate(here) if number not in taken]
    return tracks
