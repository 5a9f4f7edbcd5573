"""A photo, read as a video of one frame: what differs from its burst, and what the detector sees."""

from collections.abc import Generator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.clips import FrameStore
from mvit_core.errors import UnreadableVideo
from mvit_core.events import ScanEvent
from mvit_core.motion import find_in_burst
from mvit_core.scan.finding import find
from mvit_core.scan.pulse import Pulse
from mvit_core.scan.samples import kept_side
from mvit_core.scan.settings import ScanSettings, Tools
from mvit_core.types import TrackResult, VideoResult, VideoStatus
from mvit_core.video.reader import VideoReader

KEPT_LUMAS = 32  # small pictures; each photo is asked for once by each of its burst
ALONE = (
    "A photo on its own: motion has nothing to compare it with, so nobody has looked for animals in it yet. "
    "Look at it, or scan with a detector."
)
ALIKE = (
    "Nothing differs between the photos of this burst. An animal that kept still in all of them is not seen."
)


def read_photo(
    path: Path,
    store: FrameStore,
    pulse: Pulse,
    *,
    beside: Sequence[Path],
    tools: Tools,
    settings: ScanSettings,
) -> Generator[ScanEvent, None, VideoResult]:
    """Find the animals of one photo; `beside` are the others of its burst. UnreadableVideo as a video."""
    with VideoReader(path) as reader:
        width = min(settings.luma_width, reader.info.width)
        frame, *_ = list(reader.frames())
        mine = frame.to_luma(width)
        if side := kept_side(tools, settings):
            store.add(frame.time_s, frame.index, frame.to_rgb(side))
    others = [luma for each in beside if (luma := _luma(each, width)) is not None]
    others = [luma for luma in others if luma.shape == mine.shape]
    motion = find_in_burst([mine, *others], 0, settings.motion)
    tracks = yield from pulse.over(find(motion.tracks, store, tools.detector, settings))
    status, reason = _verdict(tracks, compared=bool(others), detected=tools.detector is not None)
    ending = reader.ending
    return VideoResult(
        status=status if ending.complete else VideoStatus.PARTIAL,
        reason=reason if ending.complete else ending.reason,
        info=reader.info,
        num_frames=1,
        tracks=tracks,
        motion=motion.curve,
        masked=motion.masked,
    )


def _verdict(tracks: Sequence[TrackResult], *, compared: bool, detected: bool) -> tuple[VideoStatus, str]:
    """A photo that nothing has looked at is not called blank."""
    if tracks or detected:
        return VideoStatus.DONE if tracks else VideoStatus.BLANK, ""
    return (VideoStatus.BLANK, ALIKE) if compared else (VideoStatus.DONE, ALONE)


def _luma(path: Path, width: int) -> NDArray[np.uint8] | None:
    """Brightness of another photo; None where it cannot be read or is gone."""
    try:
        return _read_luma(path, width, path.stat().st_mtime_ns)
    except (UnreadableVideo, OSError):
        return None


@lru_cache(maxsize=KEPT_LUMAS)
def _read_luma(path: Path, width: int, _modified: int) -> NDArray[np.uint8]:
    with VideoReader(path) as reader:
        return next(reader.frames()).to_luma(min(width, reader.info.width))
