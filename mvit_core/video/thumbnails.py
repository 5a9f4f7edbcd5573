"""Small pictures of a video: a strip along its length."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream
from numpy.typing import NDArray

from mvit_core.video.decoding import Defects, pictures
from mvit_core.video.index import packet_stamps
from mvit_core.video.opening import opened
from mvit_core.video.picture import Geometry, Painter
from mvit_core.video.reader import VideoReader

SHORTEST_S = 0.1

Thumbnail = tuple[float, NDArray[np.uint8]]
"""Time in seconds, and (height, width, 3) RGB."""


def filmstrip(path: Path, count: int, height: int) -> Iterator[Thumbnail]:
    """About `count` pictures evenly along the video, in order, each as soon as it is decoded.

    Where the container's index has a keyframe near each wanted time, keyframes alone are decoded
    (milliseconds each); else the whole file is, once. Times are true: of the picture, not of the wish. A
    broken file gives what it has. Raises UnreadableVideo where that is nothing.
    """
    num_given = 0
    for thumbnail in _at_keyframes(path, _keyframes_near(path, count), height):
        yield thumbnail
        num_given += 1
    if not num_given:
        yield from _in_order(path, count, height)


def _keyframes_near(path: Path, count: int) -> list[int]:
    """Stamps of `count` different keyframes close to even distances; empty where there are too few."""
    with opened(path) as (_, stream):
        # The entries point into the open container: nothing of them may be looked at after it is closed.
        entries = [(entry.timestamp, entry.is_keyframe) for entry in stream.index_entries]
    keys = [stamp for stamp, is_key in entries if is_key]
    if len(keys) < count:
        return []
    (start, _), (end, _) = entries[0], entries[-1]
    wishes = [start + (end - start) * (2 * number + 1) // (2 * count) for number in range(count)]
    return sorted({min(keys, key=lambda key: abs(key - wish)) for wish in wishes})


def _at_keyframes(path: Path, stamps: list[int], height: int) -> Iterator[Thumbnail]:
    with opened(path) as (container, stream):
        first = next(pictures(container, stream, Defects()), None) if stamps else None
        if first is None:
            return
        painter = Painter(Geometry.of(first, stream.sample_aspect_ratio))
        last_s = -1.0
        for stamp in stamps:
            found = _picture_at(container, stream, stamp)
            time_s = _seconds_between(first, found, stream)
            if found is not None and time_s > last_s:
                last_s = time_s
                yield time_s, painter.rgb(found, _size(painter, height))


def _in_order(path: Path, count: int, height: int) -> Iterator[Thumbnail]:
    with VideoReader(path) as reader:
        duration_s = reader.info.duration_s or _measured_s(reader)
        for frame in islice(reader.frames(rate_hz=count / duration_s), count):
            painter = frame.painter
            yield frame.time_s, painter.rgb(frame.picture, _size(painter, height))


def _measured_s(reader: VideoReader) -> float:
    """The length of a file that does not say it, from its packets."""
    stamps, _ = packet_stamps(reader.path)
    return max(SHORTEST_S, reader.times_of(stamps)[-1]) if stamps else SHORTEST_S


def _picture_at(container: InputContainer, stream: VideoStream, stamp: int) -> av.VideoFrame | None:
    """The picture of the keyframe at or before `stamp`; None where the file does not give one."""
    try:
        container.seek(stamp, stream=stream)
    except FFmpegError:
        return None
    return next(pictures(container, stream, Defects()), None)


def _seconds_between(first: av.VideoFrame, later: av.VideoFrame | None, stream: VideoStream) -> float:
    if later is None or first.pts is None or later.pts is None or stream.time_base is None:
        return -1.0
    return float((later.pts - first.pts) * stream.time_base)


def _size(painter: Painter, height: int) -> tuple[int, int]:
    width, _ = painter.geometry.at_scale(height / painter.geometry.height)
    return width, height
