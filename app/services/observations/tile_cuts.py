"""What a tile of the grid shows: moments of an observation, each with a window around the animal. Pure."""

from collections.abc import Sequence

from mvit_core.types import Box, Span, TrackPoint, box_between

NUM_FRAMES = 10  # of a tile that plays
LONGEST_S = 4.0  # of the stretch that plays
ROOM = 1.5  # how much wider than the animal its window is
SMALLEST = 0.16  # of the picture's width: a smaller window would show pixels, not an animal
WHOLE = Box(0.0, 0.0, 1.0, 1.0)

Cut = tuple[float, Box]


def tile_cuts(
    points: Sequence[TrackPoint], span: Span, *, picture: float, tile: float, duration_s: float | None = None
) -> tuple[Cut, list[Cut]]:
    """The still moment, and the moments that play, in order.

    `picture` and `tile` are width over height of the video and of the tile. The still is of the moment at
    which the animal is largest. The window keeps its size and follows the animal; without a track it is
    all of the picture that the tile's shape can hold.
    """
    inside = [point for point in points if span.start_s <= point.time_s <= span.end_s] or list(points)
    if not inside:
        middle_s = (span.start_s + span.end_s) / 2
        moments = _moments(span, middle_s, duration_s)
        whole = _shaped(WHOLE, picture, tile, cover=True)
        return (middle_s, whole), [(time_s, whole) for time_s in moments]
    best = max(inside, key=lambda point: point.box.w * point.box.h)
    moments = _moments(Span(inside[0].time_s, inside[-1].time_s), best.time_s, duration_s)
    ordered = tuple(points)
    near = [_box_near(ordered, time_s) for time_s in moments]
    width = max(max(box.w for box in [best.box, *near]) * ROOM, SMALLEST)
    height = max(box.h for box in [best.box, *near]) * ROOM
    still = _around(best.box, width, height, picture, tile)
    return (best.time_s, still), [
        (time_s, _around(box, width, height, picture, tile))
        for time_s, box in zip(moments, near, strict=True)
    ]


def _moments(span: Span, around_s: float, duration_s: float | None) -> list[float]:
    """Evenly over the stretch of `span` around a moment."""
    start_s = min(max(span.start_s, around_s - LONGEST_S / 2), max(span.start_s, span.end_s - LONGEST_S))
    end_s = min(span.end_s, start_s + LONGEST_S, duration_s or span.end_s)
    if end_s <= start_s:  # one moment, as that of a photo
        return [start_s]
    step_s = max(0.0, end_s - start_s) / (NUM_FRAMES - 1)
    return [start_s + number * step_s for number in range(NUM_FRAMES)]


def _box_near(points: tuple[TrackPoint, ...], time_s: float) -> Box:
    """The box then; before the first point and after the last, theirs."""
    found = box_between(points, time_s)
    return found or (points[0].box if time_s < points[0].time_s else points[-1].box)


def _around(box: Box, width: float, height: float, picture: float, tile: float) -> Box:
    x, y = box.center
    return _shaped(Box(x - width / 2, y - height / 2, width, height), picture, tile)


def _shaped(box: Box, picture: float, tile: float, *, cover: bool = False) -> Box:
    """Grown (with `cover`, shrunk) to the tile's shape around its center, and moved into the picture."""
    shape = tile / picture  # width over height in fractions of the picture
    wide = box.w >= box.h * shape
    width = box.w if wide != cover else box.h * shape
    width = min(width, max(1.0, shape))
    height = width / shape
    x, y = box.center
    return Box(_inside(x - width / 2, width), _inside(y - height / 2, height), width, height)


def _inside(start: float, length: float) -> float:
    """Moved so that nothing beyond the picture is shown; centered where it is larger than the picture."""
    return (1 - length) / 2 if length >= 1 else min(max(0.0, start), 1 - length)
