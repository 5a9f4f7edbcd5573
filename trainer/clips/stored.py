"""One span's frames as training keeps them, and how they are gathered while a video is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.errors import UnreadableVideo
from mvit_core.types import Box, Span
from mvit_core.video.picture import Frame
from mvit_core.video.reader import VideoReader
from trainer.labels.manifest import LabelledSpan

QUALITY = 90  # of the JPEGs
MARGIN = 1.5  # of the stored region around a track, in sides of what the animal crosses
LONGEST_SIDE = 640  # of stored pictures


class StoredClip(msgspec.Struct, frozen=True):
    """One span's frames. `region` is the part of the displayed picture that they show."""

    times_s: tuple[float, ...]
    pictures: tuple[bytes, ...]  # JPEG
    region: Box
    aspect: float  # width over height of the whole displayed picture

    def rgb(self, number: int) -> NDArray[np.uint8]:
        """One frame, (height, width, 3)."""
        packed = np.frombuffer(self.pictures[number], np.uint8)
        return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR_RGB), np.uint8)

    def nearest(self, times_s: Sequence[float] | NDArray[np.float64]) -> NDArray[np.int64]:
        """Numbers of the frames nearest to times; the first and the last outside."""
        own, wanted = np.asarray(self.times_s), np.asarray(times_s)
        after = np.searchsorted(own, wanted).clip(1, max(1, len(own) - 1))
        nearer = (wanted - own[after - 1]) <= (own[after.clip(max=len(own) - 1)] - wanted)
        return np.asarray(np.where(nearer, after - 1, after).clip(0, len(own) - 1), np.int64)


@dataclass(frozen=True, slots=True)
class Storing:
    """What of a span is kept."""

    side: int  # shorter side of the pictures, or of the animal's square
    rate_hz: float
    padding_s: float  # kept before and after, so that short spans still fill a clip
    max_frames: int = 600  # of one span; longer ones are thinned


def storing_for(*, side: int, frame_interval_s: float, clip_s: float) -> Storing:
    """What clips of this kind need: times twice as fine as the frame interval."""
    return Storing(side=side, rate_hz=2 / frame_interval_s, padding_s=clip_s / 2)


def padded(span: Span, clip_s: float) -> Span:
    """The span, widened around its middle to the length of a clip where it is shorter."""
    missing_s = max(0.0, clip_s - span.duration_s) / 2
    return Span(span.start_s - missing_s, span.end_s + missing_s)


class _Collector:
    """Gathers one span's frames as they come by."""

    def __init__(self, span: LabelledSpan, storing: Storing, width: int, height: int) -> None:
        self._keep_every, self._num_offered = 1, 0
        self._max_frames = storing.max_frames
        self.start_s = span.start_s - storing.padding_s
        self.end_s = float("inf") if span.end_s is None else span.end_s + storing.padding_s
        self._aspect = width / height
        self._region, size = _region(span, storing.side, width, height)
        self._scale = min(1.0, size / min(self._region.w * width, self._region.h * height))
        self._scale = min(self._scale, LONGEST_SIDE / max(self._region.w * width, self._region.h * height))
        self._times_s: list[float] = []
        self._pictures: list[bytes] = []

    def offer(self, frame: Frame) -> None:
        """Keep the frame where it belongs to the span."""
        if not self.start_s <= frame.time_s <= self.end_s:
            return
        self._num_offered += 1
        if (self._num_offered - 1) % self._keep_every:
            return
        whole = frame.painter.geometry
        longest = ceil(max(whole.width, whole.height) * self._scale)
        rgb = cut(frame.to_rgb(longest), self._region)
        _, packed = cv2.imencode(".jpg", rgb[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        self._times_s.append(frame.time_s)
        self._pictures.append(packed.tobytes())
        if len(self._pictures) > self._max_frames:
            self._keep_every *= 2
            self._times_s, self._pictures = self._times_s[::2], self._pictures[::2]

    def clip(self) -> StoredClip | None:
        """What came by; None where nothing did."""
        if not self._pictures:
            return None
        return StoredClip(tuple(self._times_s), tuple(self._pictures), self._region, self._aspect)


def collect(
    reader: VideoReader, spans: Sequence[LabelledSpan], storing: Storing
) -> list[StoredClip | UnreadableVideo]:
    """What a video has of each span, read once for all of them; in its place why there is nothing."""
    collectors = [_Collector(span, storing, reader.info.width, reader.info.height) for span in spans]
    last_s = max(each.end_s for each in collectors)
    for frame in reader.frames(storing.rate_hz):
        if frame.time_s > last_s:
            break
        for each in collectors:
            each.offer(frame)
    nothing = UnreadableVideo(f"{reader.path.name} has no frames between the times of its label.")
    return [each.clip() or nothing for each in collectors]


def _region(span: LabelledSpan, side: int, width: int, height: int) -> tuple[Box, float]:
    """The part of the picture to keep, and how long its shorter side is to be, pixels.

    Around a track: all that the animal crosses, with a margin, at the scale at which its own square would
    have `side` pixels.
    """
    if not span.points:
        return Box(0.0, 0.0, 1.0, 1.0), float(side)
    boxes = [point.box for point in span.points]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.w for box in boxes), max(box.y + box.h for box in boxes)
    margin = (MARGIN - 1) * max((right - left) * width, (bottom - top) * height)
    x0, x1 = max(0.0, left - margin / width), min(1.0, right + margin / width)
    y0, y1 = max(0.0, top - margin / height), min(1.0, bottom + margin / height)
    region = Box(x0, y0, max(x1 - x0, 2 / width), max(y1 - y0, 2 / height))
    own = float(np.median([max(box.w * width, box.h * height) for box in boxes]))
    return region, side / max(own, 1.0) * min(region.w * width, region.h * height)


def cut(rgb: NDArray[np.uint8], region: Box) -> NDArray[np.uint8]:
    """The part of a picture that a box encloses."""
    height, width = rgb.shape[:2]
    x0, y0 = int(region.x * width), int(region.y * height)
    x1, y1 = ceil((region.x + region.w) * width), ceil((region.y + region.h) * height)
    return np.ascontiguousarray(rgb[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)])
