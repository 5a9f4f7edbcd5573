"""Media of a package that came in before: known again also where their clock has been repaired since."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.exports.camtrap.tables import CAMERA_TIME, EXIF_FORM, FILE_TIME_TAG
from app.services.imports.known_deployments import as_far_as_known, known_period
from app.services.imports.reading import moment
from app.services.imports.values import Found, FoundDeployment, FoundVideo
from app.services.times.capture_times import IMPORTED
from app.store import imported_rows
from app.store.records import VideoId
from app.store.schema import DeploymentRow, ImportedRow, VideoRow


def is_same_media(one: FoundVideo, cells: Mapping[str, str]) -> bool:
    """Whether a package that came in before told of this file: two seasons may use the same IDs and names.

    What the camera said when it was recorded stays, whatever the time is taken to be since.
    """
    if cells.get("filePath") != one.cells.get("filePath"):
        return False
    if cells.get("timestamp") == one.cells.get("timestamp"):
        return True
    said = _camera_time(one.cells)
    return said is not None and said in (_camera_time(cells), moment(cells.get("timestamp", ""))[0])


def follow_clocks(session: Session, found: Found, videos: Mapping[str, VideoId]) -> set[int]:
    """Take the times that a package has corrected since it came in; the ids of the deployments of these.

    Where the file itself told its time, or a clock was repaired here, the times of the project stay.
    """
    told = {one.key: one for one in found.videos}
    moved: set[int] = set()
    for row in _kept(session, found, imported_rows.VIDEO):
        one = told.get(row.key)
        if one is None or videos.get(row.key) != row.owner_id or not _has_moved(one, row.cells):
            continue
        video = session.get_one(VideoRow, row.owner_id)
        deployment = session.get_one(DeploymentRow, video.deployment_id)
        if video.captured_from == IMPORTED and not deployment.clock_repair:
            video.recorded_at = video.captured_at = one.recorded_at
            row.cells = {**row.cells, **one.cells}
            moved.add(deployment.id)
    if not moved:
        return moved
    stood = {one.key: one for one in found.deployments}
    for row in _kept(session, found, imported_rows.DEPLOYMENT):
        if row.key in stood and row.owner_id in moved:
            _follow_period(session.get_one(DeploymentRow, row.owner_id), stood[row.key], row.cells)
            row.cells = {**row.cells, **stood[row.key].cells}
    found.remark(f"Deployments whose clock was corrected in the package: {len(moved)}; their videos follow.")
    return moved


def _kept(session: Session, found: Found, kind: str) -> Iterable[ImportedRow]:
    return session.scalars(
        select(ImportedRow).where(ImportedRow.source == found.source, ImportedRow.kind == kind)
    )


def _has_moved(one: FoundVideo, cells: Mapping[str, str]) -> bool:
    return cells.get("timestamp") != one.cells.get("timestamp") and one.recorded_at is not None


def _follow_period(row: DeploymentRow, one: FoundDeployment, cells: Mapping[str, str]) -> None:
    now = as_far_as_known(one)
    if (row.start, row.end) == known_period(cells) and one.start is not None and one.end is not None:
        row.start, row.end = now.start, now.end


def _camera_time(cells: Mapping[str, str]) -> datetime | None:
    try:
        said = json.loads(cells.get("exifData") or "null")
        told = said[CAMERA_TIME] if CAMERA_TIME in said else said[FILE_TIME_TAG]
        return datetime.strptime(told, EXIF_FORM)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
