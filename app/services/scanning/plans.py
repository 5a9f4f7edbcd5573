"""Which scan goes on, and which videos it still has to see."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from app.services.scanning.lengths import Pending
from app.services.scanning.settings import Hashed
from app.store.base import utc_now
from app.store.records import VideoId
from app.store.schema import RootRow, ScanResultRow, ScanRow, VideoRow
from mvit_core.files.path_text import to_path
from mvit_core.files.presence import is_away
from mvit_core.types import VideoStatus


def open_scan(
    session: Session, content: Hashed, *, model_version_id: int | None, detector: str, rescan: bool
) -> ScanRow:
    """The unfinished scan with the same fingerprint, else a new one; `detector` is its name."""
    row = session.get(ScanRow, session.scalar(going_on(content, rescan=rescan)) or 0)
    if row is not None:
        return row
    return new_scan(session, content, model_version_id=model_version_id, detector=detector, rescan=rescan)


def new_scan(
    session: Session, content: Hashed, *, model_version_id: int | None, detector: str, rescan: bool = False
) -> ScanRow:
    """A scan that begins; `detector` is its name."""
    row = ScanRow(
        model_version_id=model_version_id,
        detector=detector,
        fingerprint=content.fingerprint,
        settings={"detector": content.detector, **content.numbers},
        rescan=rescan,
        started_at=utc_now(),
    )
    session.add(row)
    session.flush()
    return row


def lacks_result(content: Hashed, scan: Select[int]) -> ColumnElement[bool]:
    """What is true of videos that a scan reads which is no re-scan: no result is as good as one of its own.

    `scan` selects its id; of nothing while it has not begun. A file that changed since has none either.
    """
    of_video = ScanResultRow.video_id == VideoRow.id
    as_good = [each for each in (content.fingerprint, content.closer) if each]
    same = select(ScanRow.id).where(ScanRow.fingerprint.in_(as_good))
    changed = and_(
        VideoRow.status == VideoStatus.NEW.value, ~exists().where(of_video, ScanResultRow.scan_id.in_(scan))
    )
    return or_(~exists().where(of_video, ScanResultRow.scan_id.in_(same)), changed)


def going_on(content: Hashed, *, rescan: bool) -> Select[int]:
    """The id of the unfinished scan with the same fingerprint, where there is one."""
    return (
        select(ScanRow.id)
        .where(
            ScanRow.fingerprint == content.fingerprint,
            ScanRow.rescan.is_(rescan),
            ScanRow.finished_at.is_(None),
        )
        .order_by(ScanRow.id.desc())
        .limit(1)
    )


def pending(
    session: Session, videos: Sequence[VideoId] | None, content: Hashed, *, rescan: bool
) -> dict[VideoId, Pending]:
    """The videos that want a result, in library order; the scan need not have begun.

    A re-scan wants one of its own of each; any other scan is content with one of the same model, detector
    and settings, and one that reads fast with one that was read closely.
    """
    scan = going_on(content, rescan=rescan)
    if rescan:
        wanted = ~exists().where(ScanResultRow.video_id == VideoRow.id, ScanResultRow.scan_id.in_(scan))
    else:
        wanted = lacks_result(content, scan)
    rows = session.execute(
        select(VideoRow.id, RootRow.path, VideoRow.duration_s, VideoRow.size_bytes)
        .join_from(VideoRow, RootRow)
        .where(wanted)
        .order_by(VideoRow.sort_key, VideoRow.id)
    )
    found = {VideoId(id_): Pending(root, lasts_s, size) for id_, root, lasts_s, size in rows}
    if videos is None:
        return found
    return {id_: found[id_] for id_ in dict.fromkeys(videos) if id_ in found}


def missing_roots(session: Session) -> set[str]:
    """Folders of videos that are not there now: their drives are not connected."""
    return {path for path in session.scalars(select(RootRow.path)) if is_away(to_path(path))}
