"""How much footage waits to be scanned, by kind: what the time that a scan takes is reckoned from."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, case, exists, func, not_, select
from sqlalchemy.orm import Session

from app.services.media.copies import copies
from app.services.projects import Project
from app.services.scanning import plans
from app.services.scanning.machine import PHOTO_S, USUAL_PIXELS, Footage
from app.services.scanning.settings import Hashed, ScanSettings, hashed, known_sha256
from app.store.photos import number_of_photos
from app.store.schema import ModelVersionRow, RootRow, ScanResultRow, ScanRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.types import VideoStatus

USUAL_DURATION_S = 30.0  # of a video that has not been probed


class WaitingFootage(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan would read now, photos among it."""

    num_videos: int  # of them
    num_photos: int
    num_new: int  # that no scan has read
    num_new_photos: int
    num_again: int  # whose result is of another model, detector or other settings
    num_again_photos: int
    num_unnamed: int  # of those, that the model in use has not looked at
    num_unreadable: int  # that could not be read, and would be tried again: counted nowhere else
    model: Path | None  # that one
    kinds: tuple[Footage, ...]
    num_copies: int = 0  # of all of the project, as far as nobody labelled them: they count twice

    @property
    def duration_s(self) -> float:
        """Of all of them."""
        return sum(kind.duration_s for kind in self.kinds)


def waiting_footage(project: Project, tools: ScanSettings) -> WaitingFootage:
    """What a scan with these files and settings would read now.

    What lies on drives that are not connected counts only where there is nothing else. Files that are known
    to be unreadable take no time: a scan tries them again, and they are counted by themselves.
    """
    try:
        content = hashed(tools, known_sha256)
    except UserError:  # a file has gone, which the scan will say: what is new is all that is known to wait
        content = None
    with project.reading() as session:
        found = _counted(session, content)
    rows = [row for row in found if not row.is_unreadable]
    new, again = [row for row in rows if row.is_new], [row for row in rows if not row.is_new]
    return WaitingFootage(
        num_videos=sum(row.videos for row in rows),
        num_photos=sum(row.photos for row in rows),
        num_new=sum(row.videos for row in new),
        num_new_photos=sum(row.photos for row in new),
        num_again=sum(row.videos for row in again),
        num_again_photos=sum(row.photos for row in again),
        num_unnamed=sum(row.unnamed for row in again),
        num_unreadable=sum(row.videos for row in found if row.is_unreadable),
        model=tools.model_path,
        kinds=tuple(map(_footage, rows)),
        num_copies=0 if project.is_shared else len(copies(project).extra),  # there they cannot be removed
    )


def _counted(session: Session, content: Hashed | None) -> Sequence[Row[Any]]:
    """What waits, a row for each kind of video."""
    is_new = VideoRow.status == VideoStatus.NEW.value
    is_unreadable = VideoRow.status == VideoStatus.UNREADABLE.value
    kind = (VideoRow.codec, VideoRow.width, VideoRow.height, VideoRow.frame_rate)
    lasts = case(
        (VideoRow.duration_s <= 0, PHOTO_S), else_=func.coalesce(VideoRow.duration_s, USUAL_DURATION_S)
    )
    counts = (
        func.count().label("videos"),
        number_of_photos().label("photos"),
        func.sum(case((not_(_is_by_model(content)), 1), else_=0)).label("unnamed"),
        func.sum(lasts).label("lasts_s"),
    )
    statement = (
        select(is_unreadable.label("is_unreadable"), is_new.label("is_new"), *counts, *kind)
        .where(_waits(content))
        .group_by(is_unreadable, is_new, *kind)
    )
    missing = plans.missing_roots(session)
    here = statement.join(RootRow).where(RootRow.path.not_in(missing)) if missing else statement
    found = session.execute(here).all()
    if missing and all(row.is_unreadable for row in found):
        return session.execute(statement).all()
    return found


def _footage(row: Row[Any]) -> Footage:
    return Footage(
        codec=row.codec,
        pixels=(row.width or 0) * (row.height or 0) or USUAL_PIXELS,
        frame_rate=row.frame_rate,
        duration_s=row.lasts_s,
    )


def _waits(content: Hashed | None) -> ColumnElement[bool]:
    if content is None:
        return VideoRow.status == VideoStatus.NEW.value
    return plans.lacks_result(content, plans.going_on(content, rescan=False))


def _is_by_model(content: Hashed | None) -> ColumnElement[bool]:
    scans = (
        select(ScanRow.id)
        .join(ModelVersionRow, ModelVersionRow.id == ScanRow.model_version_id)
        .where(ModelVersionRow.sha256 == (content.model if content is not None else ""))
    )
    return exists().where(
        ScanResultRow.video_id == VideoRow.id, ScanResultRow.current, ScanResultRow.scan_id.in_(scans)
    )
