"""Which frames are worth a look: a detector is far too slow for all of them."""

from collections.abc import Sequence
from math import hypot, sqrt

from mvit_core.types import Box, Span, Track, TrackPoint

EDGE = 0.01  # a box this near to the border is cut by it
LARGE = 0.2  # side of a box, as a share of the picture's, from which size helps no more


def choose_frames(track: Track, num: int = 2) -> tuple[TrackPoint, ...]:
    """Up to `num` points of a track at which its animal shows best, in order.

    The track's time is cut into `num` equal parts and each gives its best point, so that one bush in front of
    the animal can't hide it from every look. Best is: slow (what moves is blurred, at night above all), whole
    inside the picture, large, and near the middle of the part.
    """
    points = track.points
    start_s, duration_s = track.span.start_s, track.span.duration_s
    if duration_s <= 0:
        return points[:1]
    chosen: list[TrackPoint] = []
    for part in range(num):
        low_s, high_s = (start_s + duration_s * (part + side) / num for side in (0, 1))
        inside = [index for index, point in enumerate(points) if low_s <= point.time_s <= high_s]
        if inside:
            best = max(inside, key=lambda index: worth(points, index, Span(low_s, high_s)))
            chosen.append(points[best])
    return tuple(sorted(set(chosen), key=lambda point: point.time_s))


def worth(points: Sequence[TrackPoint], index: int, part: Span) -> float:
    """How well an animal shows at one of its points; each of the four things is worth at most 1."""
    box = points[index].box
    middle_s = (part.start_s + part.end_s) / 2
    central = 1 - abs(points[index].time_s - middle_s) / max(1e-6, part.duration_s / 2)
    large = min(1.0, sqrt(box.w * box.h) / LARGE)
    whole = 0.0 if is_cut(box) else 1.0
    return 1 / (1 + speed(points, index)) + whole + large + central / 2


def speed(points: Sequence[TrackPoint], index: int) -> float:
    """Lengths of its own box that an animal moves in a second around one point."""
    before, after = points[max(0, index - 1)], points[min(len(points) - 1, index + 1)]
    if after.time_s <= before.time_s:
        return 0.0
    way_x = (after.box.center[0] - before.box.center[0]) / max(1e-6, points[index].box.w)
    way_y = (after.box.center[1] - before.box.center[1]) / max(1e-6, points[index].box.h)
    return hypot(way_x, way_y) / (after.time_s - before.time_s)


def is_cut(box: Box) -> bool:
    """Whether the picture's border cuts a box."""
    return box.x < EDGE or box.y < EDGE or box.x + box.w > 1 - EDGE or box.y + box.h > 1 - EDGE


def survey_times(span: Span, num: int = 3) -> tuple[float, ...]:
    """Times to look for what does not move: evenly from just after a video's start to just before its end."""
    if num == 1:
        return (span.start_s + span.duration_s / 2,)
    return tuple(span.start_s + span.duration_s * (0.05 + 0.9 * part / (num - 1)) for part in range(num))
