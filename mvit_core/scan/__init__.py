"""Videos in, events out: the one orchestration of reading, motion, detector, model and bouts.

Every consumer - command line, worker, tests, window - iterates the same generator. Each event is progress
and a point at which the consumer may stop: closing the generator closes the file.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import cv2

from mvit_core.clips import FrameStore
from mvit_core.errors import UnreadableVideo
from mvit_core.events import ScanEvent, ScanRequest, VideoScanned, VideoStarted
from mvit_core.motion import Motion, MotionSettings, motion_steps
from mvit_core.path_text import to_path
from mvit_core.scan.finding import find
from mvit_core.scan.labeling import TrackLabeling, label
from mvit_core.scan.pulse import Pulse
from mvit_core.scan.samples import take_samples
from mvit_core.scan.settings import Finder, Predictor, ScanSettings, Tools
from mvit_core.types import TrackResult, VideoResult, VideoStatus
from mvit_core.video.reader import VideoReader

__all__ = ["Finder", "Predictor", "ScanSettings", "Tools", "scan", "scan_video"]


def scan(
    requests: Iterable[ScanRequest], *, tools: Tools | None = None, settings: ScanSettings | None = None
) -> Iterator[ScanEvent]:
    """Scan one video after the other, as their requests come in."""
    for request in requests:
        yield from scan_video(to_path(request.path), key=request.key, tools=tools, settings=settings)


def scan_video(
    path: Path, *, key: int, tools: Tools | None = None, settings: ScanSettings | None = None
) -> Generator[ScanEvent]:
    """Find and label the animals of one video; a bad file ends as a `VideoScanned` like any other."""
    tools, settings = tools or Tools(), settings or ScanSettings()
    cv2.setNumThreads(1)  # the pictures are small: threads double the CPU time and save none of the wall time
    yield VideoStarted(key=key)
    try:
        reader = VideoReader(path)
    except UnreadableVideo as error:
        result = VideoResult(status=VideoStatus.UNREADABLE, reason=str(error))
    else:
        with reader:
            result = yield from look(reader, key, tools, settings)
    yield VideoScanned(key=key, result=result)


def look(
    reader: VideoReader, key: int, tools: Tools, settings: ScanSettings
) -> Generator[ScanEvent, None, VideoResult]:
    """The result of an open video."""
    store = FrameStore()
    pulse = Pulse(key, reader.info.duration_s, settings.progress_s)
    samples = take_samples(reader, store, tools, settings)
    motion = yield from pulse.over(motion_steps(samples, motion_settings(tools, settings)))
    found = yield from pulse.over(find(motion.tracks, store, tools.detector, settings))
    predictor = tools.predictor
    if predictor is not None and len(store):
        labelings = [TrackLabeling(each, store, predictor, settings) for each in found]
        found = tuple((yield from pulse.over(label(labelings, predictor, predictor.batch_size))))
    return result_of(reader, motion, found)


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
