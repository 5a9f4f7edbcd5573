"""Which frame of a video is shown when, as decoders count them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import paths
from app.store.records import Video
from mvit_core.errors import UnreadableVideo
from mvit_core.types import TrackPoint
from mvit_core.video.suffixes import is_photo

Floats = NDArray[np.float64]


def _none() -> Floats:
    return np.zeros(0)


@dataclass(frozen=True, kw_only=True)
class FrameClock:
    """Between frames whose times are known the others are taken to follow evenly; beyond, by the rate."""

    rate: float  # frames a second
    known_s: Floats = field(default_factory=_none)  # growing
    known: Floats = field(default_factory=_none)  # the frames' numbers
    num_frames: int | None = None

    @classmethod
    def of(cls, video: Video, *, rate: float) -> "FrameClock | None":
        """By the file itself: by `rate`, or where that does not tell by the times of all frames; None where
        the file cannot be read now.
        """
        return cls.of_file(video.path, rate=rate, num_frames=video.num_frames)

    @classmethod
    def of_file(cls, path: Path, *, rate: float, num_frames: int | None = None) -> "FrameClock | None":
        """The same of a file that need not be in the project."""
        if is_photo(path.name):
            return cls(rate=rate, num_frames=1)
        from mvit_core.video.frame_times import uneven_times  # what decodes videos is not for the start
        from mvit_core.video.index_shelf import IndexShelf

        try:
            times_s = uneven_times(path, rate=rate, shelf=IndexShelf(paths.indexes_dir()))
        except UnreadableVideo:
            return None
        if times_s is None:
            return cls(rate=rate, num_frames=num_frames)
        numbers = np.arange(len(times_s), dtype=np.float64)
        return cls(rate=rate, known_s=times_s, known=numbers, num_frames=len(times_s))

    @classmethod
    def by_rate(cls, video: Video, *, rate: float) -> "FrameClock":
        """By `rate` alone, the video's own or what stands for it."""
        return cls(rate=rate, num_frames=video.num_frames if video.frame_rate else None)

    @classmethod
    def by_boxes(cls, points: Iterable[TrackPoint], *, rate: float, num_frames: int | None) -> "FrameClock":
        """By boxes that know both. Those whose frame nobody counted, such as a package's, say nothing."""
        found = {point.time_s: point.frame_index for point in points if point.frame_index or not point.time_s}
        known_s = np.array(sorted(found), np.float64)
        numbers = np.array([found[each] for each in known_s.tolist()], np.float64)
        return cls(rate=rate, known_s=known_s, known=numbers, num_frames=num_frames)

    def numbers_at(self, times_s: Sequence[float]) -> list[int]:
        """The frame nearest to each time, none behind the last."""
        at_s = np.asarray(times_s, np.float64)
        numbers = at_s * self.rate
        if len(self.known):
            beyond_s = at_s - np.clip(at_s, self.known_s[0], self.known_s[-1])
            numbers = np.interp(at_s, self.known_s, self.known) + beyond_s * self.rate
        last = np.inf if self.num_frames is None else max(0, self.num_frames - 1)
        nearest: list[int] = np.clip(np.rint(numbers), 0, last).astype(int).tolist()
        return nearest

    def number_at(self, time_s: float) -> int:
        """The same of one."""
        return self.numbers_at([time_s])[0]

    def time_of(self, number: int) -> float:
        """When a frame is shown."""
        if not len(self.known):
            return number / self.rate
        beyond = number - np.clip(number, self.known[0], self.known[-1])
        return float(np.interp(number, self.known, self.known_s) + beyond / self.rate)
