"""Deployments of a package that came in before, or went out from here: known also by a corrected start."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.exports.camtrap_deployments import Period, guesses_in
from app.services.exports.working_times import period
from app.services.imports.reading import moment
from app.services.imports.values import Found, FoundDeployment
from app.store import imported_rows, library
from app.store.schema import DeploymentRow, ImportedRow, SiteRow, VideoRow

PLACE = ("locationID", "locationName", "cameraID")
PERIOD = ("deploymentStart", "deploymentEnd")
TAGS = "deploymentTags"
Ends = tuple[datetime | None, datetime | None]
QUARTER = timedelta(minutes=15)
MOST_NAMES = 5  # in a sentence
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
    if row.camera != one.fields.get("camera", "") or not is_ours(session, one, row.id):
        return None
    here = _period_here(session, row)
    return row.id if here and _overlap((one.start, one.end), (here.start, here.end)) else None


def is_ours(session: Session, one: FoundDeployment, id_: int) -> bool:
    """Whether this project gave a deployment its ID, and no package brought it."""
    of_others = select(ImportedRow.id).where(
        ImportedRow.kind == imported_rows.DEPLOYMENT, ImportedRow.owner_id == id_
    )
    return one.key == f"deployment-{id_}" and session.scalar(of_others.limit(1)) is None


def without_guesses(session: Session, one: FoundDeployment, row: DeploymentRow) -> FoundDeployment:
    """One of this project without what its export had to guess: the period of its videos, the offset,
    whether its clock is right.
    """
    fields = {name: value for name, value in one.fields.items() if name != "clock_doubtful"}
    said = replace(one, utc_offset_min=None, fields=fields)
    here = _period_here(session, row)
    if here is None:
        return said
    if _is_by_another_offset(one, here):
        return replace(said, start=None, end=None)
    start = None if _is_alike(one.start, here.start) else one.start
    end = None if _is_alike(one.end, here.end) else one.end
    return replace(said, start=start, end=end)


def as_far_as_known(one: FoundDeployment) -> FoundDeployment:
    """Without what the package itself calls a guess of who wrote it.

    Of a guessed period the end stays: without the file of the last video nobody knows it any more.
    """
    start, end = _known_of((one.start, one.end), one.guesses)
    return replace(
        one,
        start=start,
        end=end,
        utc_offset_min=None if "offset" in one.guesses else one.utc_offset_min,
    )


def known_period(cells: Mapping[str, str]) -> Ends:
    """Start and end of a package's row, None where its tags call them a guess."""
    return _known_of(_period(cells), guesses_in(cells.get(TAGS, "")))


def tell_kept_periods(session: Session, found: Found, placed: Mapping[str, int]) -> None:
    """Say which deployments stand by another start or end here than in the package."""
    kept = []
    for one in found.deployments:
        row = session.get(DeploymentRow, placed.get(one.key, 0))
        here = None if row is None else _period_here(session, row)
        if row is None or here is None or one.is_cut:
            continue
        ahead = _ahead(row, one)
        if not (_is_alike(one.start, here.start, ahead) and _is_alike(one.end, here.end, ahead)):
            kept.append(one.name)
    if kept:
        names = ", ".join(kept[:MOST_NAMES]) + (" …" if len(kept) > MOST_NAMES else "")
        found.remark(
            f"Deployments with another start or end here than in the package: {len(kept)}; they stay as "
            f"they are here ({names})."
        )


def follow_periods(session: Session, found: Found, placed: Mapping[str, int]) -> None:
    """Take the start and end that a package has corrected since, where nobody changed them here."""
    told = {one.key: one for one in found.deployments}
    followed = 0
    for kept in session.scalars(
        select(ImportedRow).where(
            ImportedRow.source == found.source, ImportedRow.kind == imported_rows.DEPLOYMENT
        )
    ):
        one = told.get(kept.key)
        if one is None or one.is_cut or placed.get(kept.key) != kept.owner_id:
            continue
        if one.start is None or one.end is None or one.start >= one.end:
            continue
        row = session.get_one(DeploymentRow, kept.owner_id)
        known = as_far_as_known(one)
        before, now = known_period(kept.cells), (known.start, known.end)
        if before != now and (row.start, row.end) == before and not row.clock_repair:
            row.start, row.end = now
            kept.cells = {**kept.cells, **{name: one.cells.get(name, "") for name in (*PERIOD, TAGS)}}
            followed += 1
    if followed:
        found.remark(f"Deployments whose start or end was corrected in the package: {followed}; they follow.")


def _period(cells: Mapping[str, str]) -> Ends:
    start, end = (moment(cells.get(name, ""))[0] for name in PERIOD)
    return start, end


def _known_of(ends: Ends, guesses: Collection[str]) -> Ends:
    start, end = ends
    return None if "period" in guesses else start, None if "end" in guesses else end


def _period_here(session: Session, row: DeploymentRow) -> Period | None:
    """As the project says, else as its videos say."""
    here = library.to_deployment(row)
    if here.start and here.end:
        return Period(here.start, here.end)
    inside = library.select_videos().where(VideoRow.deployment_id == row.id)
    return period(here, map(library.to_video, session.execute(inside)))


def _ahead(row: DeploymentRow, one: FoundDeployment) -> timedelta:
    """How far the clock here is ahead of the package's, where both say their offsets: some write in UTC."""
    if row.utc_offset_min is None or one.utc_offset_min is None:
        return timedelta(0)
    return timedelta(minutes=row.utc_offset_min - one.utc_offset_min)


def _is_by_another_offset(one: FoundDeployment, here: Period) -> bool:
    """Whether start and end are away from those of the videos by the same quarters of an hour."""
    if one.start is None or one.end is None:
        return False
    ahead = round((here.start - one.start) / QUARTER) * QUARTER
    return _is_alike(one.start, here.start, ahead) and _is_alike(one.end, here.end, ahead)


def _is_alike(told: datetime | None, here: datetime, ahead: timedelta = timedelta(0)) -> bool:
    """Whether it is the same to the second that packages tell, or nobody tells it."""
    return told is None or abs(told - here + ahead) < timedelta(seconds=1)


def _overlap(one: Ends, other: Ends) -> bool:
    (start, end), (other_start, other_end) = one, other
    if start is None or end is None or other_start is None or other_end is None:
        return False
    return start < other_end and other_start < end
