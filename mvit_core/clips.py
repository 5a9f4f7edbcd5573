"""A video's frames kept small in memory while it is decoded, and the clips cut from them along a track."""

from bisect import bisect_left
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Box, Span, Track

MAX_BYTES = 128 << 20  # of compressed frames; then every second one is dropped
QUALITY = 92  # of the JPEGs in memory
MARGIN = 1.35  # side of the crop, in sides of the animal's box
FOCUSED_MARGIN = 1.2  # the same where all beside the box is gray anyway: the animal fills more of the clip
FOCUS_MARGIN = 1.15  # side of what stays as it is around a box that is looked at, in sides of the box
FADING = 0.08  # width of the edge of that, as a share of the picture
AROUND = 115  # gray of all else, 0 to 255: the mean that colors are normalized by
SMALLEST_CROP = 0.12  # side of the crop at least, as a share of the picture's longer side


class FrameStore:
    """Frames with their times, held as JPEG so that minutes of video fit; thinned where they do not."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._num_bytes = 0
        self._times_s: list[float] = []
        self._indices: list[int] = []
        self._pictures: list[NDArray[np.uint8]] = []
        self._keep_every = 1
        self._num_offered = 0

    def __len__(self) -> int:
        return len(self._pictures)

    def add(self, time_s: float, frame_index: int, rgb: NDArray[np.uint8]) -> None:
        """Keep one (height, width, 3) frame; times grow from call to call."""
        self._num_offered += 1
        if (self._num_offered - 1) % self._keep_every:
            return
        _, packed = cv2.imencode(".jpg", rgb[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        self._times_s.append(time_s)
        self._indices.append(frame_index)
        self._pictures.append(np.asarray(packed, np.uint8))
        self._num_bytes += packed.nbytes
        if self._num_bytes > self._max_bytes:
            self._thin()

    def clear(self) -> None:
        """Forget all, for another reading of the same video."""
        for each in (self._times_s, self._indices, self._pictures):
            each.clear()
        self._num_bytes, self._keep_every, self._num_offered = 0, 1, 0

    def nearest(self, time_s: float) -> int:
        """Number of the frame nearest to a time."""
        after = bisect_left(self._times_s, time_s)
        if after == 0:
            return 0
        if after == len(self._times_s):
            return after - 1
        return after if self._times_s[after] - time_s < time_s - self._times_s[after - 1] else after - 1

    @property
    def span(self) -> Span:
        """From the first frame to the last; there has to be one."""
        return Span(self._times_s[0], self._times_s[-1])

    def place(self, number: int) -> tuple[float, int]:
        """When a frame is shown, and its index in the video."""
        return self._times_s[number], self._indices[number]

    def rgb(self, number: int) -> NDArray[np.uint8]:
        """One frame again, (height, width, 3)."""
        return np.asarray(cv2.imdecode(self._pictures[number], cv2.IMREAD_COLOR_RGB), np.uint8)

    def _thin(self) -> None:
        self._keep_every *= 2
        self._times_s, self._indices = self._times_s[::2], self._indices[::2]
        self._pictures = self._pictures[::2]
        self._num_bytes = sum(picture.nbytes for picture in self._pictures)
        self._num_offered = len(self._pictures) * self._keep_every


def windows_of(span: Span, *, length_s: float, max_windows: int, overlap: float = 0.5) -> list[Span]:
    """Windows of `length_s` over a span, overlapping by `overlap` or more; one, centered, if it is shorter.

    They lie further apart only where there would be more than `max_windows`.
    """
    room_s = span.duration_s - length_s
    if room_s <= 0:
        middle_s = (span.start_s + span.end_s) / 2
        return [Span(middle_s - length_s / 2, middle_s + length_s / 2)]
    count = min(max_windows, 1 + int(np.ceil(room_s / (length_s * (1 - overlap)) - 1e-9)))
    starts = np.linspace(span.start_s, span.end_s - length_s, count).tolist()
    return [Span(start_s, start_s + length_s) for start_s in starts]


def cut_clips(
    store: FrameStore,
    track: Track,
    windows: Sequence[Span],
    *,
    num_frames: int,
    size: int,
    focused: bool = False,
) -> NDArray[np.uint8]:
    """Clips (windows, num_frames, size, size, 3) that follow a track's smoothed square boxes.

    Times before the track begins and after it ends use its first and last box; times outside the video its
    first and last frame. `focused` ones follow the animal from frame to frame, and are gray beside its box.
    """
    clips = np.empty((len(windows), num_frames, size, size, 3), np.uint8)
    pictures: dict[int, NDArray[np.uint8]] = {}
    for clip, window in zip(clips, windows, strict=True):
        step_s = window.duration_s / num_frames
        wanted = [store.nearest(window.start_s + (index + 0.5) * step_s) for index in range(num_frames)]
        times = [store.place(number)[0] for number in wanted]
        pictures = {
            number: pictures[number] if number in pictures else store.rgb(number) for number in set(wanted)
        }
        height, width = pictures[wanted[0]].shape[:2]
        squares = squares_of(track, window, times, aspect=width / height, focused=focused)
        for index, number in enumerate(wanted):
            clip[index] = crop(pictures[number], squares[index], size)
            if focused:
                clip[index] = faded(clip[index], relative(box_near(track, times[index]), squares[index]))
    return clips


def squares_of(
    track: Track, window: Span, times_s: Sequence[float], *, aspect: float, focused: bool
) -> list[Box]:
    """What of the picture a clip of this window shows at each of its times."""
    if focused:
        return squares_along(track, times_s, aspect=aspect)
    return [square_around(track, window, aspect=aspect)] * len(times_s)


def squares_along(track: Track, times_s: Sequence[float], *, aspect: float) -> list[Box]:
    """A square in pixels around the animal at each time, all of the size that the largest box needs."""
    boxes = [box_near(track, time_s) for time_s in times_s]
    side = _side_for(max(max(box.w, box.h / aspect) for box in boxes), aspect, FOCUSED_MARGIN)
    return [_square_at(box.x + box.w / 2, box.y + box.h / 2, side, aspect) for box in boxes]


def box_near(track: Track, time_s: float) -> Box:
    """The box at a time; the first or the last one outside the track."""
    ends = track.span
    box = track.box_at(min(max(time_s, ends.start_s), ends.end_s))
    assert box is not None
    return box


def relative(box: Box, part: Box) -> Box:
    """A box of the whole picture as a box of a part of it."""
    return Box((box.x - part.x) / part.w, (box.y - part.y) / part.h, box.w / part.w, box.h / part.h)


def faded(picture: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """The picture (height, width, 3), gray where it lies well beside a box in fractions of it.

    A few clips teach a model the places where they were taken sooner than the animals: so it is to see as
    little of the places as can be.
    """
    height, width = picture.shape[:2]
    across = _inside(width, box.x + box.w / 2, box.w / 2 * FOCUS_MARGIN)
    down = _inside(height, box.y + box.h / 2, box.h / 2 * FOCUS_MARGIN)
    weight = (down[:, None] * across[None, :])[..., None]
    return np.asarray(AROUND + (picture.astype(np.float32) - AROUND) * weight + 0.5, np.uint8)


def _inside(length: int, middle: float, reach: float) -> NDArray[np.float32]:
    """1 within `reach` of the middle, 0 beyond the fading, for each pixel of a line."""
    places = (np.arange(length, dtype=np.float32) + 0.5) / length
    return np.asarray(np.clip(1 - (np.abs(places - middle) - reach) / FADING, 0, 1), np.float32)


def square_around(track: Track, window: Span, *, aspect: float) -> Box:
    """One box for a whole window, square in pixels: the animal moves in it as a fixed camera would see it."""
    times_s = np.linspace(
        max(window.start_s, track.span.start_s), min(window.end_s, track.span.end_s), 9
    ).tolist()
    boxes = [box for time_s in times_s if (box := track.box_at(time_s)) is not None]
    boxes = boxes or [min(track.points, key=lambda point: abs(point.time_s - window.start_s)).box]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.w for box in boxes), max(box.y + box.h for box in boxes)
    side = _side_for(max(right - left, (bottom - top) / aspect), aspect, MARGIN)
    return _square_at((left + right) / 2, (top + bottom) / 2, side, aspect)


def _side_for(length: float, aspect: float, margin: float) -> float:
    """Side of the square around something so long, both in widths of the picture."""
    longer = max(1.0, 1 / aspect)
    return min(max(length * margin, SMALLEST_CROP * longer), longer)


def _square_at(x: float, y: float, side: float, aspect: float) -> Box:
    """The square around a point, moved into the picture; it is `aspect` times as high in fractions of it."""
    width, height = side, side * aspect
    return Box(pushed_inside(x - width / 2, width), pushed_inside(y - height / 2, height), width, height)


def pushed_inside(start: float, length: float) -> float:
    """Move a stretch into 0..1; one that is longer is centered."""
    return (1 - length) / 2 if length >= 1 else min(max(start, 0.0), 1 - length)


def crop(rgb: NDArray[np.uint8], square: Box, size: int) -> NDArray[np.uint8]:
    """The (size, size, 3) picture under `square`; outside the frame its border repeats."""
    height, width = rgb.shape[:2]
    x0, y0 = round(square.x * width), round(square.y * height)
    x1, y1 = (
        max(x0 + 1, round((square.x + square.w) * width)),
        max(y0 + 1, round((square.y + square.h) * height)),
    )
    pads = (max(0, -y0), max(0, y1 - height), max(0, -x0), max(0, x1 - width))
    part = rgb[max(0, y0) : y1, max(0, x0) : x1]
    if any(pads):
        part = np.asarray(cv2.copyMakeBorder(part, *pads, cv2.BORDER_REPLICATE), np.uint8)
    way = cv2.INTER_AREA if part.shape[0] > size else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(part, (size, size), interpolation=way), np.uint8)
