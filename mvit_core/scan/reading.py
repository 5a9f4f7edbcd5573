"""The first half of a scan: a video is read, and who is in it is found; the model comes after."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from mvit_core.clips import FrameStore
from mvit_core.errors import UnreadableVideo
from mvit_core.events import ScanEvent, ScanRequest, VideoStarted
from mvit_core.motion import Motion, MotionSettings, busy_keyframes, motion_steps
from mvit_core.path_text import to_path
from mvit_core.scan.finding import find
from mvit_core.scan.photos import read_photo
from mvit_core.scan.pulse import Pulse
from mvit_core.scan.samples import take_samples
from mvit_core.scan.settings import ScanSettings, Tools
from mvit_core.types import TrackResult, VideoResult, VideoStatus
from mvit_core.video.reader import VideoReader
from mvit_core.video.suffixes import is_photo


@dataclass(frozen=True, slots=True)
class Read:
    """A video that has been read: the result but for what a model says of its tracks, and its frames."""

    key: int
    result: VideoResult
    store: FrameStore


def read(request: ScanRequest, tools: Tools, settings: ScanSettings) -> Generator[ScanEvent, None, Read]:
    """Find the animals of one video or photo; a bad file is a result like any other."""
    cv2.setNumThreads(1)  # the pictures are small: threads double the CPU time and save none of the wall time
    yield VideoStarted(key=request.key)
    path, store = to_path(request.path), FrameStore()
    try:
        if is_photo(path.name):
            beside = [to_path(each) for each in request.burst]
            pulse = Pulse(request.key, 0.0, settings.progress_s)
            result = yield from read_photo(path, store, pulse, beside=beside, tools=tools, settings=settings)
        else:
            result = yield from read_video(path, request.key, store, tools, settings)
    except UnreadableVideo as error:
        result = VideoResult(status=VideoStatus.UNREADABLE, reason=str(error))
    return Read(request.key, result, store)


def read_video(
    path: Path, key: int, store: FrameStore, tools: Tools, settings: ScanSettings
) -> Generator[ScanEvent, None, VideoResult]:
    """Find the animals of one video, its frames kept in `store`. UnreadableVideo where nothing decodes."""
    dense = busy_keyframes(path, settings.motion) if settings.fast else None
    with VideoReader(path, fast=settings.fast) as reader:
        pulse = Pulse(key, reader.info.duration_s, settings.progress_s)
        samples = take_samples(reader, store, tools, settings, dense)
        motion = yield from pulse.over(motion_steps(samples, motion_settings(tools, settings)))
        found = yield from pulse.over(find(motion.tracks, store, tools.detector, settings))
        return result_of(reader, motion, found)


def motion_settings(tools: Tools, settings: ScanSettings) -> MotionSettings:
    """Where a detector has a second look, what is less sure is kept for it to decide."""
    if tools.detector is None:
        return settings.motion
    least, motion = settings.min_confidence, settings.motion
    return replace(
        motion,
        min_confidence=min(least, motion.min_confidence),
        min_still_confidence=min(least, motion.min_still_confidence),
    )


def result_of(reader: VideoReader, motion: Motion, tracks: tuple[TrackResult, ...]) -> VideoResult:
    """Everything known of a video that has been read."""
    ending = reader.ending
    status = VideoStatus.DONE if tracks else VideoStatus.BLANK
    return VideoResult(
        status=status if ending.complete else VideoStatus.PARTIAL,
        reason=ending.reason,
        info=reader.info,
        num_frames=ending.num_frames,
        decoded_s=ending.last_time_s,
        tracks=tracks,
        motion=motion.curve,
        masked=motion.masked,
    )
