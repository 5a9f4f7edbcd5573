"""A scan of a few files of a folder, kept nowhere: how long the whole folder would take."""

import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from app.services.scanning.driver import Crew
from app.services.scanning.machine import Footage, counted_s, work_of
from mvit_core.events import (
    Event,
    ProbeRequest,
    Request,
    ScanRequest,
    VideoProbed,
    VideoScanned,
    VideoStarted,
)
from mvit_core.files.path_text import to_text
from mvit_core.types import VideoInfo

Kind = tuple[str, int, int]  # codec, width, height
BUDGET_S = 40.0  # of scanning, after which no further file is begun


class Prediction(msgspec.Struct, frozen=True, kw_only=True):
    """What a trial says of the whole folder."""

    num_videos: int
    num_unreadable: int  # that say nothing of themselves
    footage_s: float
    num_tried: int
    tried_footage_s: float
    tried_s: float
    expected_s: float


class Gathering:
    """Waits until every worker is ready, so that a trial shows what all of them do together."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._began_s = time.monotonic()
        self.first_s = 0.0  # until the first was ready: what a scan waits for

    @property
    def is_done(self) -> bool:
        """Whether all are there."""
        if not self.first_s and self._crew.ready is not None:
            self.first_s = time.monotonic() - self._began_s
        return self._crew.is_complete

    def next_request(self) -> Request | None:
        """Nothing to do."""
        return None

    def record(self, event: Event) -> None:
        """Nobody was asked anything."""

    def worker_died(self, key: int, why: str) -> None:
        """Nobody had anything in hand."""


class Probes:
    """What each file says of itself."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = list(files)
        self._waiting = deque(range(len(self._files)))
        self._open: set[int] = set(self._waiting)
        self.infos: dict[Path, VideoInfo] = {}

    @property
    def is_done(self) -> bool:
        """Whether every file has answered."""
        return not self._open

    def next_request(self) -> Request | None:
        """The next file."""
        if not self._waiting:
            return None
        number = self._waiting.popleft()
        return ProbeRequest(key=number, path=to_text(self._files[number]))

    def record(self, event: Event) -> None:
        """Take in an answer."""
        if isinstance(event, VideoProbed):
            self._open.discard(event.key)
            if event.info is not None:
                self.infos[self._files[event.key]] = event.info

    def worker_died(self, key: int, why: str) -> None:  # noqa: ARG002 - as of every work
        """A file that ends its reader says nothing."""
        self._open.discard(key)


class TrialScan:
    """Scans some of the videos, most telling first, until its time is up."""

    def __init__(self, infos: dict[Path, VideoInfo], budget_s: float = BUDGET_S) -> None:
        self._infos = infos
        self._files = list(spread(infos))
        self._next = 0
        self._budget_s = budget_s
        self._in_hand: set[int] = set()
        self._done: set[int] = set()
        self._began_s: float | None = None
        self._ended_s = 0.0
        self._num_clips: dict[int, int] = {}  # given to the model, by file

    @property
    def is_done(self) -> bool:
        """Whether no file is in hand and none will be begun."""
        return not self._in_hand and (self._next >= len(self._files) or self._is_over)

    @property
    def _is_over(self) -> bool:
        return self._began_s is not None and time.monotonic() - self._began_s >= self._budget_s

    def next_request(self) -> Request | None:
        """The next file, while there is time."""
        if self._next >= len(self._files) or self._is_over:
            return None
        self._next += 1
        self._in_hand.add(self._next - 1)
        return ScanRequest(key=self._next - 1, path=to_text(self._files[self._next - 1]))

    def record(self, event: Event) -> None:
        """Time runs from the first video's beginning, when the workers are there."""
        if isinstance(event, VideoStarted) and self._began_s is None:
            self._began_s = time.monotonic()
        if isinstance(event, VideoScanned):
            self._in_hand.discard(event.key)
            self._done.add(event.key)
            windows = [track.windows.spans for track in event.result.tracks if track.windows]
            self._num_clips[event.key] = sum(map(len, windows))
            self._ended_s = time.monotonic()

    def worker_died(self, key: int, why: str) -> None:  # noqa: ARG002 - as of every work
        """It is left out."""
        self._in_hand.discard(key)

    def prediction(self, num_files: int, starting_s: float, clip_s: float = 0.0) -> Prediction:
        """How long all of them take, with the start of the workers; the model takes `clip_s` for a clip."""
        tried = [footage_of(self._infos[self._files[number]]) for number in self._done]
        every = [footage_of(info) for info in self._infos.values()]
        tried_s = max(0.0, self._ended_s - (self._began_s or 0.0)) if tried else 0.0
        work_tried_s = work_of(tried) + clip_s * sum(self._num_clips.values())
        slower = tried_s / work_tried_s if work_tried_s > 0 else 0.0
        return Prediction(
            num_videos=num_files,
            num_unreadable=num_files - len(every),
            footage_s=sum(each.duration_s for each in every),
            num_tried=len(tried),
            tried_footage_s=sum(each.duration_s for each in tried),
            tried_s=tried_s,
            expected_s=starting_s + (work_of(every) + clip_s * self._expected_clips()) * slower,
        )

    def _expected_clips(self) -> float:
        """Of all files: as many a second of footage as those of the same kind that were tried had."""
        seconds: defaultdict[Kind | None, float] = defaultdict(float)
        clips: Counter[Kind | None] = Counter()
        for number, num_clips in self._num_clips.items():
            info = self._infos[self._files[number]]
            for kind in (kind_of(info), None):  # None: all kinds together
                seconds[kind] += counted_s(info.duration_s)
                clips[kind] += num_clips
        total = 0.0
        for info in self._infos.values():
            kind = kind_of(info) if seconds[kind_of(info)] else None
            total += counted_s(info.duration_s) * clips[kind] / seconds[kind] if seconds[kind] else 0.0
        return total


def footage_of(info: VideoInfo) -> Footage:
    """A video as the reckoning of times sees it."""
    return Footage(
        codec=info.codec,
        pixels=info.width * info.height,
        frame_rate=info.frame_rate,
        duration_s=counted_s(info.duration_s),
    )


def spread(infos: dict[Path, VideoInfo]) -> Iterator[Path]:
    """All files, the kinds by turns in proportion to their work, each from evenly all over its files."""
    kinds = []
    ordered = sorted(infos, key=lambda path: (kind_of(infos[path]), path))
    for _, some in groupby(ordered, key=lambda path: kind_of(infos[path])):
        files = list(some)
        kinds.append((halving(files), work_of(footage_of(infos[path]) for path in files)))
    shares = [(number + 0.5) / len(files) for files, _ in kinds for number in range(len(files))]
    every = [path for files, _ in kinds for path in files]
    yield from (path for _, path in sorted(zip(shares, every, strict=True)))


def kind_of(info: VideoInfo) -> Kind:
    """Videos of one kind take alike."""
    return info.codec, info.width, info.height


def halving(files: Sequence[Path]) -> list[Path]:
    """The files in an order of which every beginning is spread over all of them."""
    if len(files) < 3:
        return list(files)
    middle = len(files) // 2
    left, right = halving(files[:middle]), halving(files[middle + 1 :])
    mixed = [path for pair in zip(left, right, strict=False) for path in pair]
    return [files[middle], *mixed, *left[len(right) :], *right[len(left) :]]
