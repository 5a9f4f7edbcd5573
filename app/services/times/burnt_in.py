"""Capture times by the clock that cameras write into the pictures: read, settled, and offered to a person."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from app.services.projects import Project
from app.services.times.capture_times import BURNT_IN
from app.services.times.taking_times import Recorded
from app.store import library
from app.store.records import Video, VideoId
from mvit_core.events import ClockRead, ClockRequest, Event
from mvit_core.files.path_text import to_text


class DateOrder(StrEnum):
    """Which comes first in dates such as 06/12/2016."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What the picture of a video says beside what is believed now; no `time` where nothing is offered."""

    video: Video
    time: datetime | None
    reason: str  # why there is none
    is_ambiguous: bool = False  # day and month may be swapped, and nothing tells which

    @property
    def is_new(self) -> bool:
        """Whether taking it changes anything."""
        return self.time is not None and (self.time, BURNT_IN) != (
            self.video.recorded_at,
            self.video.captured_from,
        )


class ClockRun:
    """The burnt-in clocks of some videos; the same verbs as `ScanRun`."""

    def __init__(self, videos: Sequence[Video]) -> None:
        self._waiting = list(reversed(videos))
        self._videos = {int(video.id): video for video in videos}
        self._asked: set[int] = set()
        self._failed: set[int] = set()
        self.read: dict[VideoId, ClockRead] = {}

    @property
    def is_done(self) -> bool:
        """Whether every video has answered."""
        return not self._asked and not self._waiting

    def next_request(self) -> ClockRequest | None:
        """What an idle worker should do."""
        if not self._waiting:
            return None
        video = self._waiting.pop()
        self._asked.add(video.id)
        return ClockRequest(key=video.id, path=to_text(video.path))

    def record(self, event: Event) -> None:
        """Take in an answer."""
        if isinstance(event, ClockRead):
            self.read[VideoId(event.key)] = event
            self._asked.discard(event.key)

    def worker_died(self, key: int, why: str) -> None:
        """A file that ends a process twice has no clock to read."""
        if key in self._failed:
            self.record(ClockRead(key=key, reason=why))
        else:
            self._failed.add(key)
            self._asked.discard(key)
            self._waiting.insert(0, self._videos[key])


def offers(
    videos: Iterable[Video], read: Mapping[VideoId, ClockRead], order: DateOrder | None = None
) -> list[Offer]:
    """What can be offered for each video that was read.

    Where day and month may be swapped, another video of the same deployment tells which comes first, if one
    can be read in one way only and none says the contrary; else `order`; without it nothing is offered.
    """
    known = [video for video in videos if video.id in read]
    orders = {
        id_: _order_of([read[video.id] for video in known if video.deployment_id == id_]) or order
        for id_ in {video.deployment_id for video in known}
    }
    return [_offer(video, read[video.id], orders[video.deployment_id]) for video in known]


def to_take(offered: Iterable[Offer]) -> dict[VideoId, Recorded]:
    """What `take` takes of these."""
    return {one.video.id: (one.time, BURNT_IN) for one in offered if one.is_new}


def readable(project: Project) -> list[Video]:
    """Videos whose files are there."""
    with project.reading() as session:
        videos = library.all_videos(session)
    return [video for video in videos if video.path.is_file()]


def _order_of(readings: Sequence[ClockRead]) -> DateOrder | None:
    """The order of the dates that can be read in one way only, where they all have the same."""
    orders = {
        DateOrder.MONTH_FIRST if one.month_first else DateOrder.DAY_FIRST
        for one in readings
        if (one.month_first is None) != (one.day_first is None)
    }
    return orders.pop() if len(orders) == 1 else None


def _offer(video: Video, one: ClockRead, order: DateOrder | None) -> Offer:
    if one.month_first is None and one.day_first is None:
        return Offer(video=video, time=None, reason=one.reason)
    if None in (one.month_first, one.day_first) or one.month_first == one.day_first:
        return Offer(video=video, time=one.month_first or one.day_first, reason="")
    if order is None:
        both = f"{one.month_first:%Y-%m-%d} / {one.day_first:%Y-%m-%d}"
        return Offer(
            video=video, time=None, reason=f"{both}: day and month may be swapped", is_ambiguous=True
        )
    return Offer(
        video=video, time=one.month_first if order is DateOrder.MONTH_FIRST else one.day_first, reason=""
    )
