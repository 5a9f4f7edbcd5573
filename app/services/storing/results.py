"""Storing what a scan found in one video: all of it or nothing, once, beside what earlier scans found."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services import media
from app.services.media.reach import OutOfReach
from app.services.storing.findings import replace_findings
from app.services.storing.naming import AS_TRAINED
from app.services.sureness import Sureness
from app.store.base import pack_curve, utc_now
from app.store.library_order import reorder
from app.store.records import Changes, ObservationId, ScanId, VideoId
from app.store.schema import ScanResultRow, VideoRow
from mvit_core.types import VideoResult, VideoStatus


def store_result(
    session: Session,
    scan_id: ScanId,
    video_id: VideoId,
    result: VideoResult,
    sureness: Sureness = AS_TRAINED,
) -> Changes:
    """Store the result, unless the scan has one of this video already (the first one stands).

    Observations that a person labelled, and those whose bouts one labelled, stay; findings that overlap them
    become their evidence. The others give way to what is found now. A file that cannot be read this time
    keeps what was found when it could.
    """
    video = session.get(VideoRow, video_id)
    if video is None or _has_result(session, scan_id, video_id):
        return Changes()
    readable = result.status is not VideoStatus.UNREADABLE
    former = session.scalars(
        select(ScanResultRow).where(ScanResultRow.video_id == video_id, ScanResultRow.current)
    ).all()
    row = _result_row(scan_id, video_id, result, current=readable or not former)
    session.add(row)
    if readable:
        for one in former:
            one.current = False
    changes = _update_video(session, video, result)
    session.flush()
    touched = replace_findings(session, row, result.tracks, sureness) if readable else set()
    return changes | Changes(observations=frozenset(map(ObservationId, touched)))


def leave_out(session: Session, video_id: VideoId, why: OutOfReach) -> Changes:
    """Say why there is no result this time; what earlier scans said stands."""
    video = session.get(VideoRow, video_id)
    scanned = select(ScanResultRow.id).where(ScanResultRow.video_id == video_id)
    if video is None or session.scalar(scanned.limit(1)) is not None:
        return Changes()
    video.status, video.reason = why.status.value, why.reason
    session.flush()
    return Changes(videos=frozenset({video_id}))


def _has_result(session: Session, scan_id: int, video_id: int) -> bool:
    of_both = select(ScanResultRow.id).where(
        ScanResultRow.scan_id == scan_id, ScanResultRow.video_id == video_id
    )
    return session.scalar(of_both) is not None


def _result_row(scan_id: int, video_id: int, result: VideoResult, *, current: bool) -> ScanResultRow:
    return ScanResultRow(
        scan_id=scan_id,
        video_id=video_id,
        current=current,
        status=result.status.value,
        reason=result.reason,
        num_frames=result.num_frames,
        decoded_s=result.decoded_s,
        decoded_by=result.decoded_by,
        motion=pack_curve(result.motion),
        masked=[[box.x, box.y, box.w, box.h] for box in result.masked],
        stored_at=utc_now(),
    )


def _update_video(session: Session, video: VideoRow, result: VideoResult) -> Changes:
    changes = Changes(videos=frozenset({VideoId(video.id)}))
    video.status, video.reason, video.probed = result.status.value, result.reason, True
    if result.info is not None:
        captured_at = video.captured_at
        changes |= media.write_info(session, video, result.info)
        session.flush()
        if video.captured_at != captured_at:
            reorder(session, VideoRow.id == video.id)
            changes |= Changes(library=True)
    if result.num_frames:
        video.num_frames = result.num_frames
        video.duration_s = video.duration_s or result.decoded_s
    return changes
