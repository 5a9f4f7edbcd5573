"""The first half of a scan: a video is read, and who is in it is found; the model comes after."""

import logging
from collections.abc import Generator
from dataclasses import dataclass, replace

import cv2
import msgspec

from mvit_core.clips import FrameStore
from mvit_core.errors import UnreadableVideo
from mvit_core.events import ScanEvent, ScanRequest, VideoStarted
from mvit_core.files.path_text import to_path
from mvit_core.motion import Motion, MotionSettings, busy_keyframes, motion_steps
from mvit_core.scan.finding import find
from mvit_core.scan.photos import read_photo
from mvit_core.scan.pulse import Pulse
from mvit_core.scan.samples import take_samples
from mvit_core.scan.settings import ScanSettings, Tools
from mvit_core.types import TrackResult, VideoResult, VideoStatus
from mvit_core.video.hardware import FAILURES
from mvit_core.video.reader import VideoReader
from mvit_core.video.suffixes import is_photo

_log = logging.getLogger(__name__)


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
            result = yield from read_video(request, store, tools, settings)
    except UnreadableVideo as error:
        result = VideoResult(status=VideoStatus.UNREADABLE, reason=str(error))
    return Read(request.key, result, store)


def read_video(
    request: ScanRequest, store: FrameStore, tools: Tools, settings: ScanSettings
) -> Generator[ScanEvent, None, VideoResult]:
    """Find the animals of one video, its frames kept in `store`. UnreadableVideo where nothing decodes.

    What a graphics card does not read to its end without a mistake is read anew by the processor.
    """
    if device := device_for(request, tools, settings):
        try:
            result = yield from decoded_by(device, request, store, tools, settings)
        except FAILURES as error:
            why = str(error)
        else:
            if result.status is not VideoStatus.PARTIAL:
                return result
            why = result.reason
        _log.warning("%s could not decode a video (%s); the processor does", device, why)
        store.clear()
        result = yield from decoded_by("", request, store, tools, settings)
        if tools.hardware is not None and result.status is not VideoStatus.PARTIAL:
            reason = why.rstrip(".")
            tools.hardware.distrust(to_path(request.path), f"It failed on the way ({reason}).")
        return result
    return (yield from decoded_by("", request, store, tools, settings))


def device_for(request: ScanRequest, tools: Tools, settings: ScanSettings) -> str:
    """What decodes this video; empty for the processor, which also takes what a process has died of."""
    if tools.hardware is None or settings.fast:
        return ""
    if request.by_processor:
        tools.hardware.distrust(to_path(request.path), "A scan process ended while it decoded.")
        return ""
    return tools.hardware.device_for(to_path(request.path))


def decoded_by(
    device: str, request: ScanRequest, store: FrameStore, tools: Tools, settings: ScanSettings
) -> Generator[ScanEvent, None, VideoResult]:
    """As `read_video`, by this device alone; empty for the processor."""
    path, key = to_path(request.path), request.key
    dense = busy_keyframes(path, settings.motion) if settings.fast else None
    with VideoReader(path, fast=settings.fast, device=device) as reader:
        pulse = Pulse(key, reader.info.duration_s, settings.progress_s)
        samples = take_samples(reader, store, tools, settings, dense)
        motion = yield from pulse.over(motion_steps(samples, motion_settings(tools, settings)))
        found = yield from pulse.over(find(motion.tracks, store, tools.detector, settings))
        return msgspec.structs.replace(result_of(reader, motion, found), decoded_by=device)


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
