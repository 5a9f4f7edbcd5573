"""When each frame of a video is shown, where its rate alone does not tell."""

from pathlib import Path

import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

from mvit_core.video.access import FrameAccess
from mvit_core.video.index_shelf import IndexShelf
from mvit_core.video.opening import opened
from mvit_core.video.probe import INDEXED_CONTAINERS

SAME_FRAME = 0.25  # of a frame, by which times that are written in coarse ticks lie beside their rate


def uneven_times(path: Path, *, rate: float | None, shelf: IndexShelf | None) -> NDArray[np.float64] | None:
    """The times of all frames, growing from 0; None where `rate` (a second) tells each of them.

    Of MP4, MOV and AVI the index at their end or start says whether it does. Others, and those in which the
    rate changes, are read through once; see `FrameAccess`. Raises UnreadableVideo.
    """
    with opened(path) as (container, stream):
        if rate is not None and _follow_evenly(container, stream, rate):
            return None
    with FrameAccess(path, shelf=shelf) as access:
        times_s = access.times_s
    return None if rate is not None and _are_even(times_s, rate) else times_s


def _follow_evenly(container: InputContainer, stream: VideoStream, rate: float) -> bool:
    """Whether the index has all frames, each where the rate has it: times of decoding change as those of
    showing do.
    """
    tick = stream.time_base
    if INDEXED_CONTAINERS.isdisjoint(container.format.name.split(",")) or tick is None:
        return False
    stamps = [entry.timestamp for entry in stream.index_entries if not entry.is_discard]
    times_s = (np.array(stamps) - stamps[0]) * float(tick) if stamps else np.zeros(0)
    lasts_s = float((stream.duration or 0) * tick)
    return _are_even(times_s, rate) and abs(lasts_s - len(stamps) / rate) * rate < 1


def _are_even(times_s: NDArray[np.float64], rate: float) -> bool:
    return bool((abs(times_s * rate - np.arange(len(times_s))) < SAME_FRAME).all())
