"""A scan of what was scanned before, while it is not through: what of it is left, so that it can go on."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.photos import is_photo_row
from app.store.records import ScanId, VideoId
from app.store.rescans import BEGUN, Begun, begun_in
from app.store.schema import ScanResultRow, ScanRow, SettingRow, VideoRow


class StoppedRescan(msgspec.Struct, frozen=True):
    """A scan that read some videos again, and not all that it was asked for."""

    videos: tuple[VideoId, ...] | None  # that it was asked for; None: all
    num_videos: int
    num_left: int
    num_left_photos: int  # of them


def stopped_rescan(project: Project) -> StoppedRescan | None:
    """The one that was begun last, where it was stopped on its way and nothing was found anew since."""
    with project.reading() as session:
        begun = begun_in(session)
        if begun is None:
            return None
        wanted, left = _wanted(session, begun), _left(session, begun)
        photos = left.intersection(session.scalars(select(VideoRow.id).where(is_photo_row())))
    if not 0 < len(left) < len(wanted):
        return None
    videos = None if begun.videos is None else tuple(map(VideoId, begun.videos))
    return StoppedRescan(videos, len(wanted), len(left), len(photos))


def note_begin(session: Session, scan_id: ScanId, videos: Sequence[VideoId] | None) -> None:
    """It begins, or goes on; where all was to be read again, that stays the wish."""
    before = begun_in(session)
    goes_on = before is not None and before.scan == scan_id and before.videos is None
    wanted = None if goes_on or videos is None else list(videos)
    session.merge(SettingRow(key=BEGUN, value={"scan": scan_id, "videos": wanted}))


def finish(session: Session, scan_id: ScanId, videos: Sequence[VideoId] | None) -> bool:
    """These videos are done; whether all of the scan is: a part of all may leave the others."""
    begun = begun_in(session)
    if begun is None or begun.scan != scan_id:
        return True
    if begun.videos is None and videos is not None and _left(session, begun):
        return False
    session.delete(session.get_one(SettingRow, BEGUN))
    return True


def forget_other(session: Session, fingerprint: str) -> None:
    """A scan begins with other settings, which finds everything anew: what was stopped is of no use."""
    begun = begun_in(session)
    scan = session.get(ScanRow, begun.scan) if begun is not None else None
    if begun is not None and (scan is None or scan.fingerprint != fingerprint):
        session.delete(session.get_one(SettingRow, BEGUN))


def _wanted(session: Session, begun: Begun) -> set[int]:
    known = set(session.scalars(select(VideoRow.id)))
    return known if begun.videos is None else known.intersection(begun.videos)


def _left(session: Session, begun: Begun) -> set[int]:
    done = select(ScanResultRow.video_id).where(ScanResultRow.scan_id == begun.scan)
    return _wanted(session, begun).difference(session.scalars(done))
