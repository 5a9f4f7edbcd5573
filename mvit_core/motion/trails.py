"""From trails in pixels to tracks that people see: joined, judged, smoothed, in fractions of the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.confidence import Setting, confidence_of, traits_of
from mvit_core.motion.edges import intersection_over_union
from mvit_core.motion.parts import join_parts
from mvit_core.motion.sightings import Sighting, Trail
from mvit_core.motion.values import MotionSettings
from mvit_core.types import Box, Span, Track, TrackPoint


@dataclass(frozen=True, slots=True)
class Seen:
    """What all samples of a video have in common, and when clouds passed."""

    shape: tuple[int, ...]  # of a sample, pixels
    times_s: Sequence[float]  # of all samples
    clouds: Sequence[Span]

    def clouded(self, time_s: float) -> bool:
        """Whether clouds passed at a time."""
        return any(span.start_s <= time_s <= span.end_s for span in self.clouds)


def tracks_of(trails: list[Trail], seen: Seen, settings: MotionSettings) -> tuple[Track, ...]:
    """The tracks worth reporting, by time of their beginning."""
    shape, times_s = seen.shape, seen.times_s
    sample_s = float(np.median(np.diff(times_s))) if len(times_s) > 1 else 0.2
    whole = [trail for trail in join_parts(join_trails(trails, settings)) if len(trail.sightings) >= 3]
    tracks = []
    for trail in whole:
        company, dominance = surroundings(trail, whole)
        clouded = seen.clouded(trail.sightings[0].time_s)
        setting = Setting(shape[0] * shape[1], sample_s, company, dominance, clouded)
        traits = traits_of(trail, setting)
        confidence = confidence_of(traits)
        if traits.duration_s >= settings.min_duration_s and confidence >= settings.min_confidence:
            tracks.append(Track(smoothed(trail.sightings, shape), round(confidence, 4)))
    return tuple(tracks)


def surroundings(trail: Trail, trails: list[Trail]) -> tuple[float, float]:
    """How many other trails run at the same time, on average, and this one's share of their evidence."""
    start_s, end_s = trail.sightings[0].time_s, trail.last.time_s
    own, others, company = mass_within(trail, start_s, end_s), 0.0, 0.0
    for other in trails:
        shared_s = min(end_s, other.last.time_s) - max(start_s, other.sightings[0].time_s)
        if other is not trail and shared_s > 0:
            company += shared_s / max(0.2, end_s - start_s)
            others += mass_within(other, start_s, end_s)
    return company, own / max(1.0, own + others)


def mass_within(trail: Trail, start_s: float, end_s: float) -> float:
    """Evidence of a trail, summed over pixels and samples of a stretch of time."""
    return sum(
        sighting.blob.area * min(4.0, sighting.blob.evidence)
        for sighting in trail.sightings
        if start_s <= sighting.time_s <= end_s
    )


def join_trails(trails: list[Trail], settings: MotionSettings) -> list[Trail]:
    """Join a trail to one that ended a little earlier at the same place: somebody stood still."""
    joined: list[Trail] = []
    for trail in trails:
        first = trail.sightings[0]
        before = [
            other
            for other in joined
            if 0 < first.time_s - other.last.time_s <= settings.join_gap_s and continues(other, first)
        ]
        if before:
            best = max(before, key=lambda other: other.last.time_s)
            best.sightings += trail.sightings
            best.velocity, best.size = trail.velocity, trail.size
        else:
            joined.append(trail)
    return joined


def continues(trail: Trail, first: Sighting) -> bool:
    """Whether a sighting fits where a trail ended: the same place and about the same size."""
    a, b = trail.last.blob, first.blob
    overlap = intersection_over_union((a.left, a.top, a.right, a.bottom), (b.left, b.top, b.right, b.bottom))
    if first.time_s - trail.last.time_s <= 1.2:
        overlap = max(
            overlap,
            intersection_over_union(trail.predicted(first.time_s), (b.left, b.top, b.right, b.bottom)),
        )
    return overlap > 0.2


def smoothed(sightings: list[Sighting], shape: tuple[int, ...]) -> tuple[TrackPoint, ...]:
    """Boxes with single outliers taken out and the rest averaged over neighbours in time."""
    height, width = shape[:2]
    blobs = [sighting.blob for sighting in sightings]
    sides = np.array([[blob.left, blob.top, blob.right, blob.bottom] for blob in blobs], np.float64)
    sides = averaged(middle_of_three(sides))
    sides[:, 0::2] = np.clip(sides[:, 0::2] / width, 0, 1)
    sides[:, 1::2] = np.clip(sides[:, 1::2] / height, 0, 1)
    return tuple(
        TrackPoint(sighting.time_s, sighting.frame_index, Box(left, top, right - left, bottom - top))
        for sighting, (left, top, right, bottom) in zip(sightings, sides.round(5).tolist(), strict=True)
    )


def middle_of_three(sides: NDArray[np.float64]) -> NDArray[np.float64]:
    """Median of each value with its neighbours in time; the ends stay."""
    result = sides.copy()
    if len(sides) > 2:
        result[1:-1] = np.median(np.stack([sides[:-2], sides[1:-1], sides[2:]]), axis=0)
    return result


def averaged(sides: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights 1, 2, 1 over neighbours in time; the ends stay."""
    result = sides.copy()
    if len(sides) > 2:
        result[1:-1] = (sides[:-2] + 2 * sides[1:-1] + sides[2:]) / 4
    return result
