"""Which boxes an animal has: those that a person drew or kept, else the machine's. Pure.

A *keyframe* is a box that a label holds for one frame; between two of them the box moves in a straight line.
"""

from bisect import bisect_left
from collections.abc import Iterable

from app.store.records import Observation
from mvit_core.types import Box, Span, Track, TrackPoint, box_between

Keyframes = tuple[TrackPoint, ...]

TOLERANCE = 0.01  # of the picture: how far a thinned track may lie beside the machine's
LONGEST_GAP_S = 1.0  # between kept keyframes: how far a person's correction of one reaches at most
SAME_TIME_S = 1e-4
SAME_PLACE = 0.5  # overlap of a person's boxes and the machine's from which both show the same


def counting(
    observation: Observation, machine: Track | None, *, frame_rate: float | None = None
) -> Track | None:
    """The boxes that count within the observation's span; None where there are none.

    Where a person drew, the first and the last box hold to the ends of the span; a machine's track is only
    known as long as the machine saw it. `frame_rate`: of the video,
    for whoever asks in which frames they are.
    """
    if observation.keyframes:
        return Track(held(observation.keyframes, observation.span, frame_rate=frame_rate), 1.0)
    if machine is None:
        return None
    points = within(machine.points, observation.span)
    return Track(points, machine.confidence) if points else None


def lies_elsewhere(observation: Observation, machine: Track | None) -> bool:
    """Whether a person's boxes are of something else than the machine's, on average."""
    if not observation.keyframes or machine is None:
        return bool(observation.keyframes)
    theirs = [box_between(machine.points, each.time_s) for each in observation.keyframes]
    overlaps = [
        mine.box.intersection_over_union(box) if box is not None else 0.0
        for mine, box in zip(observation.keyframes, theirs, strict=True)
    ]
    return sum(overlaps) / len(overlaps) < SAME_PLACE


def keyframes_of(observation: Observation, machine: Track | None) -> Keyframes:
    """What a person goes on from: the label's boxes, else as few of the machine's as say the same."""
    if observation.keyframes:
        return observation.keyframes
    return thinned(within(machine.points, observation.span)) if machine is not None else ()


def with_box(keyframes: Keyframes, point: TrackPoint) -> Keyframes:
    """With this box in its frame, in place of the one that stood there."""
    others = [each for each in keyframes if each.frame_index != point.frame_index]
    return tuple(sorted((*others, point), key=lambda each: each.time_s))


def without_box(keyframes: Keyframes, frame_index: int) -> Keyframes:
    """Without the box of this frame."""
    return tuple(each for each in keyframes if each.frame_index != frame_index)


def within(points: Keyframes, span: Span) -> Keyframes:
    """What lies in a span, with the boxes that are on screen at its ends."""
    inside = [each for each in points if span.start_s <= each.time_s <= span.end_s]
    edges = [point for time_s in (span.start_s, span.end_s) if (point := point_at(points, time_s))]
    known = {round(each.time_s / SAME_TIME_S) for each in inside}
    added = [each for each in edges if round(each.time_s / SAME_TIME_S) not in known]
    return tuple(sorted((*inside, *added), key=lambda each: each.time_s))


def held(keyframes: Keyframes, span: Span, *, frame_rate: float | None = None) -> Keyframes:
    """The same from the span's start to its end: the first and the last box stay where they are.

    Without a `frame_rate` (a second) the ends are said to be in the frames of these boxes.
    """
    first, last = keyframes[0], keyframes[-1]
    before = [_moved_to(span.start_s, first, frame_rate)] if span.start_s < first.time_s else []
    after = [_moved_to(span.end_s, last, frame_rate)] if span.end_s > last.time_s else []
    return within((*before, *keyframes, *after), span)


def _moved_to(time_s: float, point: TrackPoint, frame_rate: float | None) -> TrackPoint:
    """The same box at another time."""
    frames = round((time_s - point.time_s) * (frame_rate or 0.0))
    return TrackPoint(time_s, max(0, point.frame_index + frames), point.box)


def point_at(points: Keyframes, time_s: float) -> TrackPoint | None:
    """Where the box is at a time, as a keyframe; None before the first and after the last."""
    box = box_between(points, time_s)
    if box is None:
        return None
    after = bisect_left(points, time_s, key=lambda point: point.time_s)
    right, left = points[after], points[max(0, after - 1)]
    length_s = right.time_s - left.time_s
    share = (time_s - left.time_s) / length_s if length_s > 0 else 0.0
    frame = left.frame_index + round(share * (right.frame_index - left.frame_index))
    return TrackPoint(time_s, frame if after else right.frame_index, box)


def united(parts: Iterable[Keyframes]) -> Keyframes:
    """One animal's boxes out of several: where two know a moment, the earlier part goes on to its end."""
    whole: list[TrackPoint] = []
    for part in sorted((part for part in parts if part), key=lambda part: part[0].time_s):
        end_s = whole[-1].time_s if whole else -1.0
        whole += [each for each in part if each.time_s > end_s + SAME_TIME_S]
    return tuple(whole)


def thinned(points: Keyframes) -> Keyframes:
    """As few of the points as keep every box within `TOLERANCE` of where it was (Douglas & Peucker 1973).

    None are further apart than `LONGEST_GAP_S` where the track had more, so that moving one box does not
    move the whole walk.
    """
    if len(points) < 3:
        return points
    kept, open_parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        worst, off = _worst(points, first, last)
        if off <= TOLERANCE and points[last].time_s - points[first].time_s > LONGEST_GAP_S:
            worst, off = (first + last) // 2, TOLERANCE + 1.0
        if off > TOLERANCE and first < worst < last:
            kept.add(worst)
            open_parts += [(first, worst), (worst, last)]
    return tuple(points[index] for index in sorted(kept))


def _worst(points: Keyframes, first: int, last: int) -> tuple[int, float]:
    """The point between two that lies furthest beside their straight line, and how far."""
    ends = (points[first], points[last])
    found = (first, 0.0)
    for index in range(first + 1, last):
        line = box_between(ends, points[index].time_s)
        off = _apart(points[index].box, line) if line is not None else 0.0
        if off > found[1]:
            found = (index, off)
    return found


def _apart(a: Box, b: Box) -> float:
    right, bottom = abs(a.x + a.w - b.x - b.w), abs(a.y + a.h - b.y - b.h)
    return max(abs(a.x - b.x), abs(a.y - b.y), right, bottom)
