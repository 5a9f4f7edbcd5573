"""One scan in progress: which video comes next, and what is kept of what came back.

No process and no window is known here: whoever drives workers asks `next_request` and hands in what they say.
"""

from collections import deque
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Self

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.media import bursts
from app.services.media.reach import OutOfReach, out_of_reach
from app.services.projects import Project
from app.services.scanning import machine, plans, stopped_rescans
from app.services.scanning.lengths import lengths_of
from app.services.scanning.settings import Hashed, ScanSettings, hashed
from app.services.scanning.tally import ScanProgress, ScanTally
from app.services.scanning.workers import given_up
from app.services.starting_model import name_of_file
from app.services.storing.results import leave_out, store_result
from app.services.sureness import sureness_of
from app.store.base import utc_now
from app.store.records import Changes, ScanId, VideoId
from app.store.schema import ModelVersionRow, RootRow, ScanRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.events import ScanEvent, ScanRequest, VideoProgress, VideoScanned
from mvit_core.files.path_text import to_path, to_text
from mvit_core.files.presence import is_away
from mvit_core.types import VideoResult, VideoStatus

BADLY_READ = (VideoStatus.UNREADABLE, VideoStatus.PARTIAL)


class Planned(msgspec.Struct, frozen=True):
    """What a scan is to read, before it begins."""

    content: Hashed
    settings: ScanSettings
    videos: Sequence[VideoId] | None  # that it was asked for; None: all
    rescan: bool
    lengths: dict[VideoId, float]  # seconds of each that it will read


def plan(
    project: Project,
    videos: Sequence[VideoId] | None = None,
    *,
    rescan: bool = False,
    besides: Collection[VideoId] = (),
    settings: ScanSettings = ScanSettings(),  # noqa: B008 - frozen
) -> Planned:
    """These videos (None: all), but those that have a result of the same settings already; on any thread.

    `besides` are left out: who has just tried them need not try those again that cannot be reached.
    With `rescan` those too; a re-scan that was stopped goes on where it stood. Videos whose drive is not
    connected are left for later. UserError where that is all of them.
    """
    content = hashed(settings)
    with project.reading() as session:
        missing = plans.missing_roots(session)
        found = plans.pending(session, videos, content, rescan=rescan)
    pending = {id_: each for id_, each in found.items() if id_ not in besides}
    here = {id_: each for id_, each in pending.items() if each.root not in missing}
    if pending and not here:
        raise UserError(
            f"The videos lie in {', '.join(sorted(missing))}, which is not there. Connect the drive."
        )
    return Planned(content, settings, videos, rescan, lengths_of(here))


class ScanRun:
    """The scan of some videos of a project. Use it on the thread that writes the project."""

    def __init__(
        self,
        project: Project,
        scan_id: ScanId,
        durations: dict[VideoId, float],
        settings: ScanSettings = ScanSettings(),  # noqa: B008 - frozen
        wanted: Sequence[VideoId] | None = None,
    ) -> None:
        self._settings = settings
        self._wanted = wanted  # None: all videos
        self._sureness = sureness_of(settings.model_path, settings.sure, settings.listed)
        self.scan_id = scan_id
        self._project = project
        self._durations = durations  # of all videos of this run
        self._waiting = deque(durations)
        self._once_more: deque[VideoId] = deque()  # whose worker died: scanned alone, at the end
        self._in_hand: dict[VideoId, float] = {}  # how far each has been read
        self._failed: set[VideoId] = set()
        self._drive_is_gone = False
        self._tally = ScanTally(durations)

    @classmethod
    def start(
        cls,
        project: Project,
        videos: Sequence[VideoId] | None = None,
        *,
        rescan: bool = False,
        besides: Collection[VideoId] = (),
        settings: ScanSettings = ScanSettings(),  # noqa: B008 - frozen
    ) -> Self:
        """Scan what `plan` finds."""
        return cls.begin(project, plan(project, videos, rescan=rescan, besides=besides, settings=settings))

    @classmethod
    def begin(cls, project: Project, planned: Planned) -> Self:
        """Scan what was planned; a scan of the same that was stopped goes on where it stood."""
        settings, content = planned.settings, planned.content
        with project.writing() as session:
            model = model_version(session, settings.model_path, content.model)
            detector = settings.detector_path.stem if settings.detector_path else ""
            scan = plans.open_scan(
                session, content, model_version_id=model, detector=detector, rescan=planned.rescan
            )
            if planned.rescan and planned.lengths:
                stopped_rescans.note_begin(session, ScanId(scan.id), planned.videos)
            elif planned.lengths:
                stopped_rescans.forget_other(session, content.fingerprint)
            return cls(project, ScanId(scan.id), planned.lengths, settings, planned.videos)

    @property
    def videos(self) -> frozenset[VideoId]:
        """Those of this run."""
        return frozenset(self._durations)

    @property
    def is_done(self) -> bool:
        """Whether every video has its result, or is not there any more."""
        return self._tally.is_whole

    @property
    def num_waiting(self) -> int:
        """Videos that nobody has in hand."""
        return len(self._waiting)

    @property
    def alone(self) -> bool:
        """Whether the video in hand is one whose worker died, scanned with no other worker running."""
        return any(key in self._failed for key in self._in_hand)

    def next_request(self) -> ScanRequest | None:
        """What an idle worker should do. None: nothing now; ask again after each event until `is_done`."""
        if self.alone:
            return None
        while self._waiting:
            if (request := self._request(self._waiting.popleft())) is not None:
                return request
        if self._once_more and not self._in_hand:
            return self._request(self._once_more.popleft())
        return None

    def prefer(self, video_id: VideoId) -> None:
        """Scan this one next, if it still waits: somebody is looking at it."""
        if video_id in self._waiting:
            self._waiting.remove(video_id)
            self._waiting.appendleft(video_id)

    def record(self, event: ScanEvent) -> Changes:
        """Take in what a worker says. A result is stored when this returns.

        What was read badly because its drive was pulled out is no result.
        """
        key = VideoId(event.key)
        self._tally.pass_time(working=bool(self._in_hand))
        if isinstance(event, VideoProgress) and key in self._in_hand:
            self._in_hand[key] = event.position_s
        if isinstance(event, VideoScanned):
            return self._store(key, event.result)
        return Changes()

    def worker_died(self, key: int, why: str) -> Changes:
        """The worker of this video is gone: it is scanned once more, alone, then given up as unreadable."""
        video_id = VideoId(key)
        if video_id in self._tally or video_id not in self._durations:
            return Changes()
        self._in_hand.pop(video_id, None)
        if video_id in self._failed:
            return self._store(video_id, given_up(why))
        self._failed.add(video_id)
        self._once_more.append(video_id)
        return Changes()

    @property
    def progress(self) -> ScanProgress:
        """How it stands now."""
        self._tally.pass_time(working=bool(self._in_hand))
        return self._tally.progress(self._in_hand)

    def finish(self) -> Changes:
        """Stop. A scan with videos left, or whose drive is gone, stays open for the next start."""
        if not self._settings.elsewhere:
            machine.remember(self._settings, self._tally.take_rate())
        if self.is_done and not self._drive_is_gone and not self._project.read_only:
            with self._project.writing() as session:
                row = session.get_one(ScanRow, self.scan_id)
                if not row.rescan or stopped_rescans.finish(session, self.scan_id, self._wanted):
                    row.finished_at = utc_now()
        return Changes()

    def _request(self, video_id: VideoId) -> ScanRequest | None:
        place = self._place(video_id)
        if place is None:  # it was recognised as another video that moved
            self._tally.leave_out(video_id)
            return None
        self._tally.pass_time(working=bool(self._in_hand))
        self._in_hand[video_id] = 0.0
        with self._project.reading() as session:
            burst = bursts.beside(session, video_id)
        return ScanRequest(
            key=video_id, path=to_text(Path(*place)), burst=burst, by_processor=video_id in self._failed
        )

    def _place(self, video_id: VideoId) -> tuple[Path, Path] | None:
        """Where the video lies: its root, and its path below it."""
        with self._project.reading() as session:
            row = session.execute(
                select(RootRow.path, VideoRow.relative_path)
                .join_from(VideoRow, RootRow)
                .where(VideoRow.id == video_id)
            ).first()
        return (to_path(row[0]), to_path(row[1])) if row else None

    def _store(self, video_id: VideoId, result: VideoResult) -> Changes:
        why = self._out_of_reach(video_id) if result.status in BADLY_READ else None
        with self._project.writing(waits=False) as session:
            if why is None:
                changes = store_result(session, self.scan_id, video_id, result, self._sureness)
            else:
                changes = leave_out(session, video_id, why)
        self._in_hand.pop(video_id, None)
        self._tally.count(video_id, result, why)
        return changes

    def _out_of_reach(self, video_id: VideoId) -> OutOfReach | None:
        place = self._place(video_id)
        why = out_of_reach(*place) if place else None
        if place and why and is_away(place[0]):
            self._drive_is_gone = True
        return why


def model_version(session: Session, path: Path | None, sha256: str) -> int | None:
    """The row of a checkpoint, made where it has none; None without a checkpoint."""
    if path is None:
        return None
    row = session.scalar(select(ModelVersionRow).where(ModelVersionRow.sha256 == sha256))
    if row is None:
        row = ModelVersionRow(
            name=name_of_file(path), sha256=sha256, created_at=utc_now(), path=to_text(path.absolute())
        )
        session.add(row)
        session.flush()
    return row.id
