"""What files say of themselves, written into their rows: many at once, since each is asked only once."""

from collections.abc import Iterable, Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.services.media import moved_files
from app.services.media.reach import out_of_reach
from app.services.media.whole_videos import stretch
from app.services.times import capture_times, clocks
from app.services.times.capture_times import TOLD
from app.store import library
from app.store.library_order import batches, reorder
from app.store.records import Changes, VideoId
from app.store.replaced import note_replaced
from app.store.schema import (
    DeploymentRow,
    LabelRow,
    ObservationRow,
    RootRow,
    ScanResultRow,
    VideoRow,
)
from mvit_core.files.path_text import to_path
from mvit_core.types import VideoInfo, VideoStatus
from mvit_core.video.suffixes import is_photo

Probe = tuple[VideoId, VideoInfo | None, str]
"""A video, and what its file says; or the reason why it says nothing."""


def record(session: Session, probes: Iterable[Probe]) -> Changes:
    """Store what these files say; those that turn out to be videos that moved become these again."""
    changes = Changes()
    for some in batches(list(probes)):
        changes |= _Recording(session, some).run(some)
    return changes


class _Recording:
    """One handful, with what is asked of all of them at once."""

    def __init__(self, session: Session, probes: Sequence[Probe]) -> None:
        self._session = session
        ids = [video_id for video_id, _, _ in probes]
        prints = [info.fingerprint for _, info, _ in probes if info is not None and info.fingerprint]
        self._rows = {row.id: row for row in session.scalars(select(VideoRow).where(VideoRow.id.in_(ids)))}
        results = select(ScanResultRow.video_id).where(ScanResultRow.video_id.in_(ids))
        self._scanned = set(session.scalars(results))
        known = select(VideoRow.fingerprint).where(VideoRow.fingerprint.in_(prints))
        self._known_prints = set(session.scalars(known))
        self._redated: list[int] = []

    def run(self, probes: Sequence[Probe]) -> Changes:
        """All of them."""
        changes = Changes()
        for video_id, info, reason in probes:
            row = self._rows.get(video_id)
            if row is not None:
                changes |= self._record(row, info, reason)
        self._session.flush()
        if self._redated:
            reorder(self._session, VideoRow.id.in_(self._redated))
            changes |= Changes(library=True)
        return changes

    def _record(self, row: VideoRow, info: VideoInfo | None, reason: str) -> Changes:
        touched = library.ids({row.id})
        is_scanned = row.id in self._scanned
        if info is None:
            self._is_silent(row, reason, is_scanned=is_scanned)
            return Changes(videos=touched)
        was_unreadable = not is_scanned and row.status == VideoStatus.UNREADABLE
        if _holds_other(row, info) or was_unreadable or row.status == VideoStatus.NEW:
            row.status, row.reason = VideoStatus.NEW.value, ""
        captured_at = row.captured_at
        changes = Changes(videos=touched) | write_info(self._session, row, info)
        maybe_moved = info.fingerprint in self._known_prints and not is_scanned
        self._known_prints.add(info.fingerprint)
        if maybe_moved:
            self._session.flush()
            if (older := moved_files.older_self(self._session, row)) is not None:
                moved_files.adopt(self._session, older=older, newer=row)
                return Changes(videos=touched | {VideoId(older.id)}, library=True)
        if row.captured_at != captured_at:
            self._redated.append(row.id)
        return changes

    def _is_silent(self, row: VideoRow, reason: str, *, is_scanned: bool) -> None:
        root = self._session.get_one(RootRow, row.root_id)
        why = out_of_reach(to_path(root.path), to_path(row.relative_path))
        row.probed = why is None or not why.is_missing
        if not is_scanned:
            row.status = VideoStatus.UNREADABLE.value if why is None else why.status.value
            row.reason = reason if why is None else why.reason


def write_info(session: Session, row: VideoRow, info: VideoInfo) -> Changes:
    """Copy what the file says of itself into the row; of its time what the deployment's clock makes of it.

    Where only now is known how long the video is, labels that last for all of it change. A file that holds
    something else than what people labelled may be another recording: their labels stay, and it is named
    until somebody labels it again.
    """
    was_timeless = row.duration_s is None
    changes = Changes()
    if _holds_other(row, info) and _is_labelled(session, row.id):
        is_other = note_replaced(session, row.id, before=row.fingerprint, now=info.fingerprint)
        changes = Changes(replaced=frozenset({row.relative_path} if is_other else ()))
    is_same = bool(row.fingerprint) and row.fingerprint == info.fingerprint
    for field in (
        *("size_bytes", "container", "codec", "width", "height", "rotation_degrees"),
        *("duration_s", "frame_rate", "num_frames", "has_audio", "fingerprint"),
    ):
        setattr(row, field, getattr(info, field))
    name = row.relative_path.rsplit("/", 1)[-1]
    recorded_at, source = capture_times.captured(
        metadata=info.captured_at, name=name, modified_at=row.modified_at, photo=is_photo(name)
    )
    # The time of a file changes with every copy, and with the zone of the computer; its content does not.
    is_known_by_file = is_same and source == row.captured_from == capture_times.FILE_TIME
    is_known_by_table = row.captured_from == capture_times.TABLE and source in capture_times.NO_OWN
    if row.captured_from not in TOLD and not is_known_by_file and not is_known_by_table:
        row.recorded_at, row.captured_from = recorded_at, source
    repair = clocks.from_json(session.get_one(DeploymentRow, row.deployment_id).clock_repair)
    row.captured_at = clocks.right_time(row.recorded_at, repair) if row.recorded_at else None
    row.probed = True
    if not was_timeless or not info.duration_s or not row.num_observations:
        return changes
    return changes | Changes(observations=stretch(session, row.id, info.duration_s))


def _holds_other(row: VideoRow, info: VideoInfo) -> bool:
    """Whether the file's content is known, and is another one now."""
    return bool(row.fingerprint) and row.fingerprint != info.fingerprint


def _is_labelled(session: Session, video_id: int) -> bool:
    labels = exists().where(LabelRow.observation_id == ObservationRow.id, ObservationRow.video_id == video_id)
    return bool(session.scalar(select(labels)))
