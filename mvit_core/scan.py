"""Videos in, events out: the one orchestration of reading, motion, model and bouts.

Every consumer - command line, worker, tests, window - iterates the same generator. Each event is progress
and a point at which the consumer may stop: closing the generator closes the file.
"""

import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Protocol, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.clips import FrameStore, cut_clips, windows_of
from mvit_core.errors import UnreadableVideo
from mvit_core.events import ScanEvent, ScanRequest, VideoProgress, VideoScanned, VideoStarted
from mvit_core.localization import BoutSettings, WindowScores, find_bouts, mean_scores
from mvit_core.motion import LumaSample, Motion, MotionSettings, motion_steps
from mvit_core.path_text import to_path
from mvit_core.types import ClipScores, Track, TrackResult, VideoResult, VideoStatus
from mvit_core.video.reader import VideoReader
from mvit_core.windows import Scored, packed

T = TypeVar("T")


class Predictor(Protocol):
    """A model as the scan sees it: clips in, scores out."""

    @property
    def num_frames(self) -> int:
        """Frames of one clip."""

    @property
    def frame_interval_s(self) -> float:
        """Time between two frames of a clip."""

    @property
    def crop_size(self) -> int:
        """Side of the square frames, pixels."""

    def score(self, clips: NDArray[np.uint8]) -> Scored:
        """Scores and embeddings of each of (B, num_frames, crop_size, crop_size, 3) RGB clips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSettings:
    """How a scan looks at videos."""

    samples_per_s: float = 5.0
    """Frames looked at for motion."""
    luma_width: int = 320
    """Their width, pixels; smaller videos are not enlarged."""
    kept_side: int = 640
    """Longer side of the frames kept for the model's clips, pixels."""
    max_windows: int = 24
    """Clips given to the model for one track."""
    batch_size: int = 4
    """Clips given to the model at once."""
    progress_s: float = 0.4
    """Wall time between two signs of life."""
    num_scores: int = 5
    """Species kept for one track."""
    motion: MotionSettings = field(default_factory=MotionSettings)
    bouts: BoutSettings = field(default_factory=BoutSettings)


def scan(
    requests: Iterable[ScanRequest],
    *,
    predictor: Predictor | None = None,
    settings: ScanSettings | None = None,
) -> Iterator[ScanEvent]:
    """Scan one video after the other, as their requests come in."""
    for request in requests:
        yield from scan_video(to_path(request.path), key=request.key, predictor=predictor, settings=settings)


def scan_video(
    path: Path, *, key: int, predictor: Predictor | None = None, settings: ScanSettings | None = None
) -> Generator[ScanEvent]:
    """Find and label the animals of one video; a bad file ends as a `VideoScanned` like any other."""
    settings = settings or ScanSettings()
    cv2.setNumThreads(1)  # the pictures are small: threads double the CPU time and save none of the wall time
    yield VideoStarted(key=key)
    try:
        reader = VideoReader(path)
    except UnreadableVideo as error:
        result = VideoResult(status=VideoStatus.UNREADABLE, reason=str(error))
    else:
        with reader:
            result = yield from look(reader, key, predictor, settings)
    yield VideoScanned(key=key, result=result)


def look(
    reader: VideoReader, key: int, predictor: Predictor | None, settings: ScanSettings
) -> Generator[ScanEvent, None, VideoResult]:
    """The result of an open video."""
    store = FrameStore()
    pulse = Pulse(key, reader.info.duration_s, settings.progress_s)
    samples = take_samples(reader, store, predictor, settings)
    motion = yield from pulse.over(motion_steps(samples, settings.motion))
    results: list[TrackResult] = []
    for track in motion.tracks:
        if predictor is None or not len(store):
            results.append(TrackResult(track=track))
        else:
            results.append((yield from pulse.over(label(track, store, predictor, settings))))
    return result_of(reader, motion, tuple(results))


class Pulse:
    """Turns the steps of long work into progress events, not more often than `every_s` of wall time."""

    def __init__(self, key: int, duration_s: float | None, every_s: float) -> None:
        self._key, self._duration_s, self._every_s = key, duration_s, every_s
        self._position_s = 0.0
        self._said_at = time.monotonic()

    def over(self, steps: Generator[float, None, T]) -> Generator[ScanEvent, None, T]:
        """Run `steps`, which yield positions in the video, to their end; progress never goes back."""
        while True:
            try:
                self._position_s = max(self._position_s, next(steps))
            except StopIteration as end:
                value: T = end.value
                return value
            now = time.monotonic()
            if now - self._said_at >= self._every_s:
                self._said_at = now
                yield VideoProgress(key=self._key, position_s=self._position_s, duration_s=self._duration_s)


def take_samples(
    reader: VideoReader, store: FrameStore, predictor: Predictor | None, settings: ScanSettings
) -> Iterator[LumaSample]:
    """Luma for motion; on the way, where there is a model, frames for its clips: nothing is decoded twice."""
    width = min(settings.luma_width, reader.info.width)
    finer = 1
    if predictor is not None:
        finer = min(4, max(1, ceil(1 / (settings.samples_per_s * predictor.frame_interval_s) - 0.01)))
    for number, frame in enumerate(reader.frames(settings.samples_per_s * finer)):
        if predictor is not None:
            store.add(frame.time_s, frame.to_rgb(settings.kept_side))
        if number % finer == 0:
            yield LumaSample(frame.time_s, frame.index, frame.to_luma(width))


def label(
    track: Track, store: FrameStore, predictor: Predictor, settings: ScanSettings
) -> Generator[float, None, TrackResult]:
    """Species and bouts of one track; yields after each batch."""
    length_s = predictor.num_frames * predictor.frame_interval_s
    windows = windows_of(track.span, length_s=length_s, max_windows=settings.max_windows)
    scores: list[ClipScores] = []
    embeddings: list[NDArray[np.float32]] = []
    for first in range(0, len(windows), settings.batch_size):
        some = windows[first : first + settings.batch_size]
        clips = cut_clips(store, track, some, num_frames=predictor.num_frames, size=predictor.crop_size)
        scored = predictor.score(clips)
        scores += scored.scores
        embeddings.append(scored.embeddings)
        yield max(0.0, some[-1].start_s)
    species = mean_scores([each.species for each in scores])[: settings.num_scores]
    behaviors = [WindowScores(window, each.behaviors) for window, each in zip(windows, scores, strict=True)]
    return TrackResult(
        track=track,
        species=species,
        bouts=find_bouts(behaviors, track.span, settings.bouts),
        windows=packed(windows, Scored(scores, np.concatenate(embeddings))),
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
