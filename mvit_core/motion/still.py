"""The animal that is there from the first frame to the last and hardly moves: seen by its shifted outlines.

Medians of parts of the clip take out noise, leaves and rain, for these come back to where they were. A body
does not: it shifts its weight, turns its head. So where the medians differ in one or two dense patches alone,
and nothing has walked through them, there is a body between and around these patches.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from mvit_core.motion.values import LumaSample, Mask
from mvit_core.types import Box, Track, TrackPoint

MOST = 0.04  # share of the picture beyond which it is the light or the wind that has shifted
LEAST = 0.0012  # and below which there is too little to say
PATCHES = 3  # patches of one body at most
TOGETHER = 0.8  # share of all that has shifted that lies in them
ASUNDER = 0.3  # distance between two patches of one body at most, share of the width
CONFIDENCE = 0.5  # of a body that is seen by its outlines alone


@dataclass(frozen=True, slots=True)
class StillBody:
    """A body that stays in one box through one scene."""

    box: Box
    points: tuple[TrackPoint, ...]


def find_still_body(drift: Mask, samples: Sequence[LumaSample]) -> StillBody | None:
    """The body whose outlines shifted in a scene, if `drift` is that of one body."""
    height, width = drift.shape
    reach = max(3, round(width * 0.1)) | 1
    shifted = np.asarray(drift, np.uint8)
    closed = cv2.morphologyEx(
        shifted, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
    sizes = np.bincount(labels[drift], minlength=count)
    sizes[[label for label in range(count) if not label or is_line_of_text(stats[label], height)]] = 0
    total = int(sizes.sum())
    if not LEAST * drift.size <= total <= MOST * drift.size:
        return None
    largest = [int(label) for label in np.argsort(-sizes)[:PATCHES] if sizes[label] > 0.1 * total]
    boxes = np.array([[x, y, x + w, y + h] for x, y, w, h in stats[largest, :4].tolist()])
    if sizes[largest].sum() < TOGETHER * total or scattered(boxes, ASUNDER * width):
        return None
    left, top = boxes[:, :2].min(axis=0).tolist()
    right, bottom = boxes[:, 2:].max(axis=0).tolist()
    box = Box(left / width, top / height, (right - left) / width, (bottom - top) / height)
    return StillBody(box, tuple(TrackPoint(each.time_s, each.frame_index, box) for each in samples))


def is_line_of_text(stats: "np.ndarray[tuple[int, ...], np.dtype[np.int32]]", height: int) -> bool:
    """Whether a patch is low and lies at the upper or lower border, where cameras write."""
    top, tall = int(stats[cv2.CC_STAT_TOP]), int(stats[cv2.CC_STAT_HEIGHT])
    return tall < 0.09 * height and (top + tall > 0.9 * height or top < 0.1 * height)


def scattered(boxes: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]", reach: float) -> bool:
    """Whether a patch lies farther than `reach` from the largest one."""
    gaps = np.maximum(boxes[1:, :2] - boxes[0, 2:], boxes[0, :2] - boxes[1:, 2:])
    return bool((gaps > reach).any())


def with_still_bodies(tracks: Sequence[Track], bodies: Sequence[StillBody]) -> tuple[Track, ...]:
    """Tracks completed by bodies that hardly move: parts of such a body become one track of all of it."""
    result = list(tracks)
    for body in bodies:
        parts = [track for track in result if stays_within(track, body)]
        others = [track for track in result if not stays_within(track, body)]
        if any(passes(track, body) for track in others):
            continue  # what has shifted is what this one did on its way
        confidence = max([CONFIDENCE, *(part.confidence for part in parts)])
        points = tuple(
            TrackPoint(point.time_s, point.frame_index, around(point, parts)) for point in body.points
        )
        result = [*others, Track(points, confidence)]
    return tuple(sorted(result, key=lambda track: track.span.start_s))


def stays_within(track: Track, body: StillBody) -> bool:
    """Whether a track goes nowhere, and that in the body's surroundings."""
    box = body.box
    return goes_nowhere(track) and all(
        box.x - 0.5 * box.w < point.box.center[0] < box.x + 1.5 * box.w
        and box.y - 0.5 * box.h < point.box.center[1] < box.y + 1.5 * box.h
        and body.points[0].time_s <= point.time_s <= body.points[-1].time_s
        for point in track.points
    )


def goes_nowhere(track: Track) -> bool:
    """Whether a track's middle stays within half of its own length."""
    centers = np.array([point.box.center for point in track.points])
    sides = np.array([max(point.box.w, point.box.h) for point in track.points])
    return bool(np.ptp(centers, axis=0).max() < 0.5 * np.median(sides))


def passes(track: Track, body: StillBody) -> bool:
    """Whether a track that goes elsewhere lies on the body's place for a while."""
    return any(
        point.box.intersection_over_union(body.box) > 0.05
        for point in track.points
        if body.points[0].time_s <= point.time_s <= body.points[-1].time_s
    )


def around(point: TrackPoint, parts: Sequence[Track]) -> Box:
    """The box around a still body and what is seen of its parts at that time."""
    boxes = [point.box, *(box for part in parts if (box := part.box_at(point.time_s)) is not None)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.w for box in boxes), max(box.y + box.h for box in boxes)
    return Box(left, top, right - left, bottom - top)
