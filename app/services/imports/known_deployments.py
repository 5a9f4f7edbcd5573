"""Deployments of a package that came in before, or went out from here: known also by a corrected start."""

import re
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.exports import imported
from app.services.imports.reading import moment
from app.services.imports.values import Found, FoundDeployment
from app.store.schema import DeploymentRow, ImportedRow, SiteRow

PLACE = ("locationID", "locationName", "cameraID")
PERIOD = ("deploymentStart", "deploymentEnd")
_OURS = re.compile(r"deployment-(\d{1,18})")


def is_same(one: FoundDeployment, cells: Mapping[str, str]) -> bool:
    """Whether a package that came in before told of this deployment, which has the same ID.

    It may count from 1 again each season: another start is a correction only where the same camera would else
    have stood twice at one place and time.
    """
    if starts_alike(one, cells):
        return True
    is_there = all(one.cells.get(name, "") == cells.get(name, "") for name in PLACE)
    return is_there and _overlap((one.start, one.end), _period(cells))


def starts_alike(one: FoundDeployment, cells: Mapping[str, str]) -> bool:
    """Whether both say the same start."""
    return one.cells.get("deploymentStart") == cells.get("deploymentStart")


def known_here(session: Session, one: FoundDeployment) -> int | None:
    """The deployment of this project that went out under this ID, or None."""
    numbered = _OURS.fullmatch(one.key)
    row = session.get(DeploymentRow, int(numbered[1])) if numbered else None
    if row is None or session.get_one(SiteRow, row.site_id).name != one.site:
        return None
    of_others = select(ImportedRow.id).where(
        ImportedRow.kind == imported.DEPLOYMENT, ImportedRow.owner_id == row.id
    )
    if row.camera != one.fields.get("camera", "") or session.scalar(of_others.limit(1)) is not None:
        return None
    return row.id if _overlap((one.start, one.end), (row.start, row.end)) else None


def follow_periods(session: Session, found: Found, placed: Mapping[str, int]) -> None:
    """Take the start and end that a package has corrected since, where nobody changed them here."""
    told = {one.key: one for one in found.deployments}
    followed = 0
    for kept in session.scalars(
        select(ImportedRow).where(ImportedRow.source == found.source, ImportedRow.kind == imported.DEPLOYMENT)
    ):
        one = told.get(kept.key)
        if one is None or placed.get(kept.key) != kept.owner_id:
            continue
        if one.start is None or one.end is None or one.start >= one.end:
            continue
        row = session.get_one(DeploymentRow, kept.owner_id)
        before, now = _period(kept.cells), (one.start, one.end)
        if before != now and (row.start, row.end) == before and not row.clock_repair:
            row.start, row.end = now
            kept.cells = {**kept.cells, **{name: one.cells.get(name, "") for name in PERIOD}}
            followed += 1
    if followed:
        found.refuse(f"Deployments whose start or end was corrected in the package: {followed}; they follow.")


Period = tuple[datetime | None, datetime | None]


def _period(cells: Mapping[str, str]) -> Period:
    start, end = (moment(cells.get(name, ""))[0] for name in PERIOD)
    return start, end


def _overlap(one: Period, other: Period) -> bool:
    (start, end), (other_start, other_end) = one, other
    if start is None or end is None or other_start is None or other_end is None:
        return False
    return start < other_end and other_start < end
