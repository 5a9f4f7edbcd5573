"""Parts of one body that were followed apart - head, legs, what a trunk cuts in two - put together again.

Parts of a body never part: whenever both are seen they are side by side. Two animals were apart at some time,
or walk beside each other for long and are of a size.
"""

from bisect import bisect_left

from mvit_core.motion.blobs import Blob, union
from mvit_core.motion.sightings import Sighting, Trail

BESIDE = 0.25  # gap between parts of one body, share of the longer side of the larger
MUCH_SMALLER = 0.4  # share of the larger one's area up to which a part may go along for any time
SHORT_S = 1.7  # how long parts of a size are seen apart: while a body comes out from behind a trunk
SPECK = 0.08  # share of a body's pixels below which what stood there before it is no part of it
BELOW = 0.5  # a gap upward or downward counts as this share of one sideways
MOST_APART = 0.2  # share of the common samples in which a part may be farther away


def join_parts(trails: list[Trail]) -> list[Trail]:
    """Trails with every part added to its body, largest bodies first served."""
    bodies: list[Trail] = []
    for trail in sorted(trails, key=mass, reverse=True):
        owner = next((body for body in bodies if is_part(trail, body)), None)
        if owner is None:
            bodies.append(trail)
        else:
            owner.sightings = together(owner.sightings, trail.sightings)
    return sorted(bodies, key=lambda trail: trail.sightings[0].time_s)


def mass(trail: Trail) -> float:
    """Pixels of evidence of all sightings."""
    return sum(sighting.blob.area for sighting in trail.sightings)


def is_part(part: Trail, body: Trail) -> bool:
    """Whether a trail goes along with a larger one all the time that both are seen."""
    pairs = common(part.sightings, body.sightings)
    if len(pairs) < 2:
        return False
    apart = sum(gap(a.blob, b.blob) > BESIDE * longer_side(b.blob) for a, b in pairs)
    smaller = sum(a.blob.area for a, _ in pairs) < MUCH_SMALLER * sum(b.blob.area for _, b in pairs)
    common_s = pairs[-1][0].time_s - pairs[0][0].time_s
    lives_along = common_s >= 0.6 * (part.last.time_s - part.sightings[0].time_s)
    if smaller and lives_along:
        return apart <= MOST_APART * len(pairs)
    of_a_size = mass(part) / len(part.sightings) > SPECK * mass(body) / len(body.sightings)
    return not apart and common_s < SHORT_S and of_a_size


def common(a: list[Sighting], b: list[Sighting]) -> list[tuple[Sighting, Sighting]]:
    """Sightings of both at the same time."""
    times = [sighting.time_s for sighting in b]
    pairs = []
    for sighting in a:
        place = bisect_left(times, sighting.time_s)
        if place < len(times) and times[place] == sighting.time_s:
            pairs.append((sighting, b[place]))
    return pairs


def gap(a: Blob, b: Blob) -> float:
    """Pixels between two boxes, 0 where they touch; above and below counts less: legs in grass."""
    across = max(a.left, b.left) - min(a.right, b.right)
    along = max(a.top, b.top) - min(a.bottom, b.bottom)
    return max(across, BELOW * along, 0.0)


def longer_side(blob: Blob) -> float:
    """Pixels."""
    return max(blob.width, blob.height)


def together(a: list[Sighting], b: list[Sighting]) -> list[Sighting]:
    """Sightings of a body and its part; where both are seen the box is around both."""
    joined = {sighting.time_s: sighting for sighting in b}
    for sighting in a:
        other = joined.get(sighting.time_s)
        blob = sighting.blob if other is None else union(sighting.blob, other.blob)
        joined[sighting.time_s] = Sighting(sighting.time_s, sighting.frame_index, blob, sighting.merged)
    return [joined[time_s] for time_s in sorted(joined)]
