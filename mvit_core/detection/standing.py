"""Animals that the detector sees and motion does not: they stand still, before or after moving or always."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from mvit_core.detection.agreement import agreement
from mvit_core.detection.values import Detected
from mvit_core.types import Track, TrackPoint


class Look(msgspec.Struct, frozen=True):
    """One frame that the detector was shown, and what it found: one in which it found nothing counts too."""

    time_s: float
    frame_index: int
    found: tuple[Detected, ...] = ()  # the surest first


@dataclass(frozen=True, slots=True)
class Link:
    """One sight of a thing that stays where it is."""

    point: TrackPoint
    owner: int | None  # number of the track that it lies on


Chain = tuple[Link, ...]  # one thing from look to look


def chains_of(
    looks: Sequence[Look], tracks: Sequence[Track], *, same_place: float, min_agreement: float, twice: float
) -> list[Chain]:
    """What stays where it is from look to look, the looks in order; one missed look does not end it, two do.

    Boxes that agree by `twice` with a surer one of the same look are the same thing and left out.
    """
    chains: list[list[Link]] = []
    for look in looks:
        open_chains = [chain for chain in chains if is_near(looks, chain[-1].point.time_s, look.time_s)]
        for place, detected in enumerate(look.found):
            if any(agreement(surer.box, detected.box) >= twice for surer in look.found[:place]):
                continue
            point = TrackPoint(look.time_s, look.frame_index, detected.box)
            link = Link(point, owner_of(point, tracks, min_agreement))
            best = max(open_chains, key=lambda chain: overlap(chain[-1].point, point), default=None)
            if best is not None and overlap(best[-1].point, point) >= same_place:
                best.append(link)
                open_chains.remove(best)
            else:
                chains.append([link])
    return [tuple(chain) for chain in chains]


def owner_of(point: TrackPoint, tracks: Sequence[Track], min_agreement: float) -> int | None:
    """The number of the track that agrees best with a box at its time, None where none does."""
    boxes = [(track.box_at(point.time_s), number) for number, track in enumerate(tracks)]
    agreed = [(agreement(box, point.box), -number) for box, number in boxes if box is not None]
    best, number = max(agreed, default=(0.0, 0))
    return -number if best >= min_agreement else None


def extended(
    tracks: Sequence[Track], chains: Sequence[Chain], looks: Sequence[Look], same_place: float
) -> tuple[list[Track], list[Chain]]:
    """The tracks made longer by the chains that are theirs, and the chains that are nobody's.

    A chain is a track's if one of its boxes lies on it, or if it goes on where the track ends or leads to
    where it begins.
    """
    longer = list(tracks)
    left: list[Chain] = []
    for chain in chains:
        owner = next((link.owner for link in chain if link.owner is not None), None)
        if owner is None:
            joints = [(joint(track, chain, looks), number) for number, track in enumerate(tracks)]
            closest, owner = max(joints, default=(0.0, 0))
            if closest < same_place:
                left.append(chain)
                continue
        longer[owner] = with_points(longer[owner], [link.point for link in chain])
    return longer, left


def with_points(track: Track, points: Sequence[TrackPoint]) -> Track:
    """A track with those of the points that lie before it or after it."""
    span = track.span
    outside = [point for point in points if not span.start_s <= point.time_s <= span.end_s]
    return Track(tuple(sorted((*track.points, *outside), key=lambda point: point.time_s)), track.confidence)


def joint(track: Track, chain: Chain, looks: Sequence[Look]) -> float:
    """How well a later chain lies where a track ends, or an earlier one where it begins; 0 to 1."""
    first, last = chain[0].point, chain[-1].point
    start, end = track.points[0], track.points[-1]
    if first.time_s > end.time_s and is_near(looks, end.time_s, first.time_s):
        return agreement(end.box, first.box)
    if last.time_s < start.time_s and is_near(looks, last.time_s, start.time_s):
        return agreement(last.box, start.box)
    return 0.0


def is_near(looks: Sequence[Look], before_s: float, after_s: float) -> bool:
    """Whether there is at most one look between two times."""
    return sum(before_s < look.time_s < after_s for look in looks) <= 1


def overlap(point: TrackPoint, other: TrackPoint) -> float:
    """Intersection over union of two points' boxes."""
    return point.box.intersection_over_union(other.box)


def track_of(chain: Chain) -> Track:
    """A chain as a track; its confidence is for others to say."""
    return Track(tuple(link.point for link in chain), 0.0)
