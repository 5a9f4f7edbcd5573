"""The first half of a scan: a video is read, and who is in it is found; the model comes after."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from mvit_core.clips import FrameStore
from mvit_core.errors import UnreadableVideo
from mvit_core.events import ScanEvent, VideoStarted
from mvit_core.motion import Motion, MotionSettings, busy_keyframes, motion_steps
from mvit_core.scan.finding import find
from mvit_core.scan.pulse import Pulse
from mvit_core.scan.samples import take_samples
from mvit_core.scan.settings import ScanSettings, Tools
from mvit_core.types import TrackResult, VideoResult, VideoStatus
from mvit_core.video.reader import VideoReader


@dataclass(frozen=True, slots=True)
class Read:
    """A video that has been read: the result but for what a model says of its tracks, and its frames."""

    key: int
    result: VideoResult
    store: FrameStore


def read_video(
    path: Path, key: int, tools: Tools, settings: ScanSettings
) -> Generator[ScanEvent, None, Read]:
    """Find the animals of one video; a bad file is a result like any other."""
    cv2.setNumThreads(1)  # the pictures are small: threads double the CPU time and save none of the wall time
    yield VideoStarted(key=key)
    store = FrameStore()
    try:
        dense = busy_keyframes(path, settings.motion) if settings.fast else None
        reader = VideoReader(path, fast=settings.fast)
    except UnreadableVideo as error:
        return Read(key, VideoResult(status=VideoStatus.UNREADABLE, reason=str(error)), store)
    with reader:
        pulse = Pulse(key, reader.info.duration_s, settings.progress_s)
        samples = take_samples(reader, store, tools, settings, dense)
        motion = yield from pulse.over(motion_steps(samples, motion_settings(tools, settings)))
        found = yield from pulse.over(find(motion.tracks, store, tools.detector, settings))
        return Read(key, result_of(reader, motion, found), store)


def motion_settings(tools: Tools, settings: ScanSettings) -> MotionSettings:
    """Where a detector has a second look, what is less sure is kept for it to decide."""
    if tools.detector is None:
        return settings.motion
    return replace(
        settings.motion, min_confidence=min(settings.min_confidence, settings.motion.min_confidence)
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
