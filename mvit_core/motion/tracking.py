"""From blobs to tracks: who is who from sample to sample, through short gaps, merged blobs and crossings."""

import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.assignment import FORBIDDEN, assign
from mvit_core.motion.blobs import Blob, union
from mvit_core.motion.edges import (
    Edges,
    edges_of,
    grown,
    intersection_over_union,
    share_covered,
    share_inside,
    within,
)
from mvit_core.motion.sightings import Sighting, Trail, were_apart
from mvit_core.motion.values import LumaSample, MotionSettings

UNSEEN = 0.8  # cost of not being seen in a sample; see `Tracker._cost`
PART = 0.25  # share of a body's box up to which who hides within its blob takes nothing away from it
TORN = 0.7  # share of a body's usual box below which its blob may be a piece of it


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

    def _cost(self, trail: Trail, box: Edges, blob: Blob, time_s: float) -> float:
        """Distance, size and tone against what is expected; `FORBIDDEN` where it cannot be the same."""
        (x0, y0, x1, y1), (x, y) = box, blob.center
        distance = float(np.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2))
        gap_s = time_s - trail.last.time_s
        long_side = max(x1 - x0, y1 - y0, blob.width, blob.height)
        reach = max(0.05 * self._width, 0.9 * long_side) + 0.1 * self._width * gap_s
        overlap = intersection_over_union(box, edges_of(blob))
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
        self, boxes: list[Edges], blobs: list[Blob], pairs: dict[int, int]
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

    def _shared(self, boxes: list[Edges], blobs: list[Blob], pairs: dict[int, int]) -> dict[int, int]:
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
