"""From blobs to tracks: who is who from sample to sample, through short gaps, merged blobs and crossings."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.assignment import FORBIDDEN, assign
from mvit_core.motion.blobs import Blob, union
from mvit_core.motion.values import LumaSample, MotionSettings

UNSEEN = 0.8  # cost of not being seen in a sample; see `Tracker._cost`
PART = 0.25  # share of a body's box up to which who hides within its blob takes nothing away from it
TORN = 0.7  # share of a body's usual box below which its blob may be a piece of it
APART_SAMPLES = 40  # samples looked back to see whether two trails were ever apart


@dataclass(frozen=True, slots=True)
class Sighting:
    """One blob at its time; `merged` where several animals share it and the box is the predicted one."""

    time_s: float
    frame_index: int
    blob: Blob
    merged: bool = False


@dataclass(slots=True)
class Trail:
    """The sightings of one thing so far, and where it is going (pixels, pixels a second)."""

    sightings: list[Sighting] = field(default_factory=list)
    velocity: tuple[float, float] = (0.0, 0.0)
    size: tuple[float, float] = (0.0, 0.0)

    @property
    def last(self) -> Sighting:
        """The newest sighting."""
        return self.sightings[-1]

    def predicted(self, time_s: float) -> tuple[float, float, float, float]:
        """Box (left, top, right, bottom) at `time_s`; the guess stops moving after half a second."""
        ahead = min(time_s - self.last.time_s, 0.5)
        x, y = self.last.blob.center
        x, y = x + self.velocity[0] * ahead, y + self.velocity[1] * ahead
        w, h = self.size
        return x - w / 2, y - h / 2, x + w / 2, y + h / 2

    def add(self, sighting: Sighting) -> None:
        """Take one more sighting and learn speed and size from it."""
        blob = sighting.blob
        if not self.sightings:
            self.size = (blob.width, blob.height)
        elif not sighting.merged:
            elapsed = max(1e-3, sighting.time_s - self.last.time_s)
            (x0, y0), (x1, y1) = self.last.blob.center, blob.center
            share = 0.7 if len(self.sightings) == 1 else 0.5
            vx, vy = self.velocity
            self.velocity = (
                vx + share * ((x1 - x0) / elapsed - vx),
                vy + share * ((y1 - y0) / elapsed - vy),
            )
            w, h = self.size
            self.size = (w + 0.4 * (blob.width - w), h + 0.4 * (blob.height - h))
        self.sightings.append(sighting)


class Tracker:
    """Feeds on the blobs of one sample after the other; `finish` gives all trails."""

    def __init__(self, settings: MotionSettings) -> None:
        self._width = 1
        self._settings = settings
        self._open: list[Trail] = []
        self._ended: list[Trail] = []

    def step(self, sample: LumaSample, blobs: list[Blob]) -> None:
        """Match the blobs of the next sample to the trails, begin new ones, end those long unseen."""
        time_s, frame_index, self._width = sample.time_s, sample.frame_index, sample.luma.shape[1]
        self._end_old(time_s)
        boxes = [trail.predicted(time_s) for trail in self._open]
        cost = np.full((len(self._open), len(blobs)), FORBIDDEN)
        for row, trail in enumerate(self._open):
            for column, blob in enumerate(blobs):
                cost[row, column] = self._cost(trail, boxes[row], blob, time_s)
        pairs = matched(cost)
        blobs, taken = self._put_together(boxes, blobs, pairs)
        found = self._shared(boxes, blobs, pairs)
        for row, column in pairs.items():
            others = [other for other, shared in found.items() if shared == column]
            merged = any(self._area(other) > PART * self._area(row) for other in others)
            blob = within(boxes[row], blobs[column]) if merged else blobs[column]
            self._open[row].add(Sighting(time_s, frame_index, blob, merged))
        for row, column in found.items():
            self._open[row].add(Sighting(time_s, frame_index, within(boxes[row], blobs[column]), merged=True))
        fragments = self._absorbed(blobs, taken, pairs)
        for column, blob in enumerate(blobs):
            if column not in taken and column not in fragments:
                trail = Trail()
                trail.add(Sighting(time_s, frame_index, blob))
                self._open.append(trail)

    def finish(self) -> list[Trail]:
        """All trails, in the order of their beginning."""
        self._ended += self._open
        self._open = []
        return sorted(self._ended, key=lambda trail: trail.sightings[0].time_s)

    def break_off(self) -> None:
        """End every trail: the scene has changed."""
        self._ended += self._open
        self._open = []

    def _end_old(self, time_s: float) -> None:
        limit = self._settings.max_gap_s
        self._ended += [trail for trail in self._open if time_s - trail.last.time_s > limit]
        self._open = [trail for trail in self._open if time_s - trail.last.time_s <= limit]

    def _cost(self, trail: Trail, box: tuple[float, float, float, float], blob: Blob, time_s: float) -> float:
        """Distance, size and tone against what is expected; `FORBIDDEN` where it cannot be the same."""
        (x0, y0, x1, y1), (x, y) = box, blob.center
        distance = float(np.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2))
        gap_s = time_s - trail.last.time_s
        long_side = max(x1 - x0, y1 - y0, blob.width, blob.height)
        reach = max(0.05 * self._width, 0.9 * long_side) + 0.1 * self._width * gap_s
        overlap = intersection_over_union(box, (blob.left, blob.top, blob.right, blob.bottom))
        if distance > reach and overlap == 0:
            return FORBIDDEN
        ratio = abs(float(np.log(max(1.0, blob.width * blob.height) / max(1.0, (x1 - x0) * (y1 - y0)))))
        if ratio > 2.5 and overlap < 0.1:
            return FORBIDDEN
        tone = abs(blob.tone - trail.last.blob.tone) / 60
        strength = abs(float(np.log(blob.evidence / trail.last.blob.evidence)))
        return (
            distance / reach
            + 0.5 * ratio
            + 0.5 * tone
            + 0.4 * strength
            - overlap
            - min(1.0, 0.05 * len(trail.sightings))
        )

    def _put_together(
        self, boxes: list[tuple[float, float, float, float]], blobs: list[Blob], pairs: dict[int, int]
    ) -> tuple[list[Blob], set[int]]:
        """Blobs with the pieces of a body that fell apart as one again, and the columns that are taken."""
        blobs, taken = list(blobs), set(pairs.values())
        for row, column in pairs.items():
            whole = self._area(row)
            if len(self._open[row].sightings) < 3:
                continue
            for other, piece in enumerate(blobs):
                joined = union(blobs[column], piece)
                if (
                    other not in taken
                    and blobs[column].width * blobs[column].height < TORN * whole
                    and share_inside(piece, grown(boxes[row], 0.15)) > 0.6
                    and joined.width * joined.height < 1.3 * whole
                ):
                    blobs[column] = joined
                    taken.add(other)
        return blobs, taken

    def _shared(
        self, boxes: list[tuple[float, float, float, float]], blobs: list[Blob], pairs: dict[int, int]
    ) -> dict[int, int]:
        """Trails without a blob that lie within one much larger than its owner: merged animals."""
        shared: dict[int, int] = {}
        for row, trail in enumerate(self._open):
            if row in pairs or len(trail.sightings) < 3:
                continue
            for owner, column in pairs.items():
                blob, owned = blobs[column], self._open[owner].size
                covered = share_covered(boxes[row], blob)
                larger = blob.width * blob.height > 1.25 * owned[0] * owned[1]
                met = larger and were_apart(trail, self._open[owner])
                if covered > 0.5 and (met or self._was_shared(row, owner)):
                    shared[row] = column
                    break
        return shared

    def _area(self, row: int) -> float:
        """Pixels of the box that a trail usually has."""
        width, height = self._open[row].size
        return width * height

    def _was_shared(self, row: int, owner: int) -> bool:
        return self._open[row].last.merged and self._open[owner].last.merged

    def _absorbed(self, blobs: list[Blob], taken: set[int], pairs: dict[int, int]) -> set[int]:
        """Blobs without a trail that are a loose part of a body: they lie within what their trail expects."""
        parts: set[int] = set()
        for column, blob in enumerate(blobs):
            if column in taken:
                continue
            for row, owned in pairs.items():
                trail = self._open[row]
                width, height = trail.size
                (x, y), owner = trail.last.blob.center, blobs[owned]
                body = (x - 0.6 * width, y - 0.6 * height, x + 0.6 * width, y + 0.6 * height)
                smaller = blob.area < 0.6 * owner.area
                if len(trail.sightings) > 2 and smaller and share_inside(blob, body) > 0.7:
                    parts.add(column)
                    break
        return parts


def matched(cost: NDArray[np.float64]) -> dict[int, int]:
    """The column of each row that has one: none is taken that is worse than remaining unseen.

    Without that choice the cheapest assignment is one with as many pairs as can be, and takes a body away
    from its own trail wherever that leaves a pair more.
    """
    rows, columns = cost.shape
    unseen = np.full((rows, rows), FORBIDDEN)
    np.fill_diagonal(unseen, UNSEEN)
    pairs = assign(np.hstack([cost, unseen]))
    return {row: column for row, column in pairs if column < columns}


def were_apart(a: Trail, b: Trail) -> bool:
    """Whether two trails that now share a blob were once seen well apart: two animals, not parts of one."""
    times = {sighting.time_s: sighting.blob for sighting in b.sightings[-APART_SAMPLES:]}
    for sighting in a.sightings[-APART_SAMPLES:]:
        other, own = times.get(sighting.time_s), sighting.blob
        if other is not None and not sighting.merged:
            across = max(own.left, other.left) - min(own.right, other.right)
            along = max(own.top, other.top) - min(own.bottom, other.bottom)
            if max(across, along) > 0.3 * min(max(a.size), max(b.size)):
                return True
    return False


def within(box: tuple[float, float, float, float], blob: Blob) -> Blob:
    """The part of a shared blob where one of its animals is expected."""
    width, height = min(box[2] - box[0], blob.width), min(box[3] - box[1], blob.height)
    left = min(max(box[0], blob.left), blob.right - width)
    top = min(max(box[1], blob.top), blob.bottom - height)
    return Blob(
        left, top, left + width, top + height,
        area=blob.area * width * height / max(1.0, blob.width * blob.height),
        evidence=blob.evidence, tone=blob.tone, sharpness=blob.sharpness,
        likeness=blob.likeness,
    )  # fmt: skip


def grown(box: tuple[float, float, float, float], share: float) -> tuple[float, float, float, float]:
    """A box wider on each side by a share of its own."""
    across, along = share * (box[2] - box[0]), share * (box[3] - box[1])
    return box[0] - across, box[1] - along, box[2] + across, box[3] + along


def share_covered(box: tuple[float, float, float, float], blob: Blob) -> float:
    """Share of a box that lies within a blob's box."""
    return overlap_area(box, (blob.left, blob.top, blob.right, blob.bottom)) / max(
        1e-6, (box[2] - box[0]) * (box[3] - box[1])
    )


def share_inside(blob: Blob, box: tuple[float, float, float, float]) -> float:
    """Share of a blob's box that lies within a box."""
    return overlap_area(box, (blob.left, blob.top, blob.right, blob.bottom)) / max(
        1e-6, blob.width * blob.height
    )


def overlap_area(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> float:
    """Shared area of two boxes (left, top, right, bottom)."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def intersection_over_union(
    a: tuple[float, float, float, float], b: tuple[float, float, float, float]
) -> float:
    """Shared area over joint area."""
    shared = overlap_area(a, b)
    joint = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared / joint if joint > 0 else 0.0
