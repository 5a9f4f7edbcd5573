"""How a scan stands: what came back, how much footage that was, and how long it took."""

import time
from collections.abc import Callable, Mapping

import msgspec

from app.services.media.reach import OutOfReach
from app.services.scanning import machine
from app.store.records import VideoId
from mvit_core.types import VideoInfo, VideoResult, VideoStatus


class ScanProgress(msgspec.Struct, frozen=True):
    """How a scan stands. Videos are counted, footage and time are in seconds."""

    done: int
    total: int
    blank: int = 0
    partial: int = 0
    unreadable: int = 0
    missing: int = 0  # not there any more: not scanned, and tried again by the next scan
    num_tracks: int = 0
    by_card: int = 0  # videos that a graphics card decoded
    footage_s_done: float = 0.0
    footage_s_total: float = 0.0
    filmed_s: float = 0.0  # how long the videos last that are done; photos last no time
    rate: float = 0.0  # seconds of footage in a second
    left_s: float | None = None  # None: too early to say


class ScanTally:
    """Counts the videos of one run, whose lengths are guesses until they were read."""

    def __init__(self, durations: dict[VideoId, float], clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._durations = durations
        self._done: set[VideoId] = set()
        self._counts = dict.fromkeys(VideoStatus, 0)
        self._num_missing = self._num_tracks = self._by_card = 0
        self._done_s = self._filmed_s = 0.0
        self._total_s = sum(durations.values())
        self._work_s = 0.0  # of what is done, see app.services.scanning.machine
        self._active_s = 0.0  # wall time in which videos were in hand
        self._looked_s = clock()

    def __contains__(self, video_id: VideoId) -> bool:
        """Whether a video is done."""
        return video_id in self._done

    @property
    def is_whole(self) -> bool:
        """Whether all are done."""
        return len(self._done) == len(self._durations)

    def pass_time(self, *, working: bool) -> None:
        """Time counts while videos are in hand; a pause is none of the computer's slowness."""
        now_s = self._clock()
        if working:
            self._active_s += now_s - self._looked_s
        self._looked_s = now_s

    def leave_out(self, video_id: VideoId) -> None:
        """It is done without having been read: it was recognised as another that moved."""
        self._done.add(video_id)
        self._done_s += self._durations[video_id]

    def count(self, video_id: VideoId, result: VideoResult, why: OutOfReach | None) -> None:
        """What came back of a video, the first time; `why` it could not be reached, where that is so."""
        if video_id not in self._durations or video_id in self._done:
            return
        self._done.add(video_id)
        guess_s = self._durations[video_id]
        if why and why.is_missing:
            self._num_missing += 1
            self._total_s -= guess_s
            return
        self._counts[result.status] += 1
        self._num_tracks += len(result.tracks) if why is None else 0
        self._by_card += bool(result.decoded_by)
        duration_s = (result.info and result.info.duration_s) or guess_s
        self._durations[video_id] = duration_s
        self._total_s += duration_s - guess_s
        self._done_s += duration_s
        if result.info is not None:
            self._filmed_s += result.info.duration_s or 0.0
            self._work_s += machine.work_of([_footage(result.info, duration_s)])

    def progress(self, in_hand: Mapping[VideoId, float]) -> ScanProgress:
        """How it stands now; `in_hand` says how far in seconds each has been read that is."""
        done_s = self._done_s + sum(min(at_s, self._durations[key]) for key, at_s in in_hand.items())
        rate = done_s / self._active_s if self._active_s > 0 else 0.0
        return ScanProgress(
            done=len(self._done),
            total=len(self._durations),
            blank=self._counts[VideoStatus.BLANK],
            partial=self._counts[VideoStatus.PARTIAL],
            unreadable=self._counts[VideoStatus.UNREADABLE],
            missing=self._num_missing,
            num_tracks=self._num_tracks,
            by_card=self._by_card,
            footage_s_done=done_s,
            footage_s_total=self._total_s,
            filmed_s=self._filmed_s,
            rate=rate,
            left_s=(self._total_s - done_s) / rate if rate > 0 else None,
        )

    def take_rate(self) -> machine.Rate:
        """How fast this computer was, once: what comes later is counted anew."""
        rate = machine.Rate(self._work_s, self._active_s)
        if self._work_s > 0:
            self._work_s = self._active_s = 0.0
        return rate


def _footage(info: VideoInfo, duration_s: float) -> machine.Footage:
    return machine.Footage(
        codec=info.codec,
        pixels=info.width * info.height,
        frame_rate=info.frame_rate,
        duration_s=duration_s,
    )
