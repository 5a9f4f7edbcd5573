"""Animals that the detector sees and motion does not: those that stand still."""

from collections.abc import Sequence

import msgspec

from mvit_core.detection.values import Detected
from mvit_core.types import Track, TrackPoint


class Look(msgspec.Struct, frozen=True):
    """One frame that the detector was shown, and what it found: one in which it found nothing counts too."""

    time_s: float
    frame_index: int
    found: tuple[Detected, ...] = ()


Chain = tuple[TrackPoint, ...]  # one thing from look to look


def still_chains(looks: Sequence[Look], same_place: float) -> list[Chain]:
    """What stays where it is from look to look, the looks in order; a missed look does not end it."""
    chains: list[list[TrackPoint]] = []
    for look in looks:
        open_chains = [chain for chain in chains if chain[-1].time_s < look.time_s]
        for detected in look.found:
            point = TrackPoint(look.time_s, look.frame_index, detected.box)
            best = max(open_chains, key=lambda chain: overlap(chain[-1], point), default=None)
            if best is not None and overlap(best[-1], point) >= same_place:
                best.append(point)
                open_chains.remove(best)
            else:
                chains.append([point])
    return [tuple(chain) for chain in chains]


def extended(
    tracks: Sequence[Track], chains: Sequence[Chain], same_place: float
) -> tuple[list[Track], list[Chain]]:
    """The tracks with the chains that go on where they end or lead to where they begin; the other chains."""
    longer = list(tracks)
    left: list[Chain] = []
    for chain in chains:
        joints = [(joint(track, chain), number) for number, track in enumerate(longer)]
        closest, number = max(joints, default=(0.0, 0))
        if closest < same_place:
            left.append(chain)
            continue
        track = longer[number]
        points = sorted((*track.points, *chain), key=lambda point: point.time_s)
        longer[number] = Track(tuple(points), track.confidence)
    return longer, left


def joint(track: Track, chain: Chain) -> float:
    """How well a later chain lies where a track ends, or an earlier one where it begins; 0 to 1."""
    if chain[0].time_s > track.points[-1].time_s:
        return overlap(track.points[-1], chain[0])
    if chain[-1].time_s < track.points[0].time_s:
        return overlap(chain[-1], track.points[0])
    return 0.0


def overlap(point: TrackPoint, other: TrackPoint) -> float:
    """Intersection over union of two points' boxes."""
    return point.box.intersection_over_union(other.box)


def track_of(chain: Chain) -> Track:
    """A chain as a track; its confidence is for others to say."""
    return Track(chain, 0.0)
