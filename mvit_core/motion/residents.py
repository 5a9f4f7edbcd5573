"""Bodies that hardly move and the tracks of the same video: one body is told once.

What comes, goes or walks off leaves its place restless, too: its track says so, and no still body is looked
for there. Tracks that keep to the place of a still body are its parts.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from mvit_core.motion.memory import usual_box
from mvit_core.motion.still import StillBody
from mvit_core.motion.values import Mask
from mvit_core.types import Box, Track, TrackPoint

LIKELY = 0.5  # confidence of what walks and is no light or branch
TRAVELS = 1.0  # way of what walks, in its own sides
LEAVES = 0.3  # the same of what goes to the left or right border
CUT = 0.9  # width at the border of what is half out of sight, share of its own
HANDED_ON_S = 2.0  # between the end of a track and the beginning of the one that walks off from there
AROUND = 0.15  # of a box, and
LEAST_AROUND = 0.01  # of the picture around it that what walks there changes, too


def walked_over(tracks: Sequence[Track], shape: tuple[int, ...]) -> Mask:
    """Where tracks that walk have been, with the places where those that walk off later stood."""
    mask = np.zeros(shape, np.uint8)
    for track in walking(tracks):
        boxes = [around(point.box) for point in track.points]
        for box in [*boxes, *ways_out(boxes)]:
            mask[pixels_of(box, shape)] = 1
    return mask > 0


def around(box: Box) -> Box:
    """A box and what who is in it changes beside it."""
    across, along = AROUND * box.w + LEAST_AROUND, AROUND * box.h + LEAST_AROUND
    return Box(box.x - across, box.y - along, box.w + 2 * across, box.h + 2 * along)


def ways_out(boxes: Sequence[Box]) -> Iterator[Box]:
    """The ways to the side borders at which one who walks sideways came and goes, unseen before and after."""
    first, last = boxes[0], boxes[-1]
    step = last.center[0] - first.center[0]
    if abs(step) > max(first.w, last.w):
        left, right = (first, last) if step > 0 else (last, first)
        yield Box(0, left.y, left.x + left.w, left.h)
        yield Box(right.x, right.y, 1 - right.x, right.h)


def pixels_of(box: Box, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """Rows and columns that a box covers."""
    height, width = shape
    return np.s_[
        max(0, round(box.y * height)) : max(0, round((box.y + box.h) * height)),
        max(0, round(box.x * width)) : max(0, round((box.x + box.w) * width)),
    ]


def walking(tracks: Sequence[Track]) -> list[Track]:
    """Tracks that walk, and those that hand on to them or take over from them."""
    found = [track for track in tracks if track.confidence >= LIKELY and walks(track)]
    for track in found:  # grows on the way
        found += [each for each in tracks if each not in found and hands_on(each, track)]
    return found


def walks(track: Track) -> bool:
    """Whether a track goes farther than its own sides, or goes to the border where animals come and go."""
    centers = np.array([point.box.center for point in track.points])
    way = np.ptp(np.quantile(centers, (0.04, 0.96), axis=0), axis=0)
    sides = np.quantile([(point.box.w, point.box.h) for point in track.points], 0.9, axis=0)
    ends = (track.points[0].box, track.points[-1].box)
    leaves = any(at_border(box) and box.w < CUT * sides[0] for box in ends)
    return bool((way > TRAVELS * sides).any() or (leaves and way[0] > LEAVES * sides[0]))


def hands_on(one: Track, other: Track) -> bool:
    """Whether one track ends about when and where the other begins, or the other way round."""
    first, second = sorted((one, other), key=lambda track: track.span.start_s)
    gap_s = second.points[0].time_s - first.points[-1].time_s
    return (
        abs(gap_s) < HANDED_ON_S and first.points[-1].box.intersection_over_union(second.points[0].box) > 0.1
    )


def with_still_bodies(tracks: Sequence[Track], bodies: Sequence[StillBody]) -> tuple[Track, ...]:
    """Tracks completed by bodies that hardly move: parts of such a body become one track of all of it."""
    result = list(tracks)
    for body in bodies:
        parts = [track for track in result if stays_within(track, body)]
        others = [track for track in result if not stays_within(track, body)]
        if any(passes(track, body) for track in others):
            continue  # what has shifted is what this one did on its way
        confidence = max([body.confidence, *(part.confidence for part in parts)])
        box = whole_of(body, parts)
        points = tuple(TrackPoint(point.time_s, point.frame_index, box) for point in body.points)
        result = [*others, Track(points, confidence)]
    return tuple(sorted(result, key=lambda track: track.span.start_s))


def stays_within(track: Track, body: StillBody) -> bool:
    """Whether a track keeps to a body's surroundings, moving by less than its own size."""
    box = body.box
    centers = np.array([point.box.center for point in track.points])
    way = np.ptp(np.quantile(centers, (0.08, 0.92), axis=0), axis=0)
    largest = np.max([(point.box.w, point.box.h) for point in track.points], axis=0)
    leaves = way[0] > 0.3 * largest[0] and (at_border(track.points[0].box) or at_border(track.points[-1].box))
    aside = np.abs(centers - np.array(box.center)) / np.array([box.w, box.h])
    doubtful = track.confidence < body.confidence - 0.3
    little = (way < 1.5 * largest).all() and (way < 0.65 * np.array([box.w, box.h])).all()
    stays = (way < largest).all() or little or doubtful
    return bool(
        stays
        and not leaves
        and (aside < 1.2).all()
        and body.points[0].time_s <= track.points[0].time_s
        and track.points[-1].time_s <= body.points[-1].time_s
    )


def at_border(box: Box) -> bool:
    """Whether a box touches the left or the right border, where animals come and go."""
    return box.x < 0.012 or box.x + box.w > 0.988


def passes(track: Track, body: StillBody) -> bool:
    """Whether a track that goes elsewhere lies on the body's place for a while."""
    return any(
        point.box.intersection_over_union(body.box) > 0.05
        for point in track.points
        if body.points[0].time_s <= point.time_s <= body.points[-1].time_s
    )


def whole_of(body: StillBody, parts: Sequence[Track]) -> Box:
    """The box around a still body and where its parts usually are."""
    boxes = [body.box, *(usual_box(part) for part in parts)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.w for box in boxes), max(box.y + box.h for box in boxes)
    return Box(left, top, right - left, bottom - top)
