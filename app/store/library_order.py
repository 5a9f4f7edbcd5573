"""The order of the library as one indexed text per video: site, deployment, time, name.

Numbers inside names count as numbers, and accents only where all else is alike: site 2 stands before site
10, Äschen before Zoo and right behind Aschen.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam, exists, func, select, update
from sqlalchemy.orm import Session

from app.store.schema import VIDEOS, DeploymentRow, SiteRow, VideoRow
from mvit_core.name_search import without_accents

Item = TypeVar("Item")

FIELD, TIE = "\x1d", "\x1e"  # below every letter, so that a name stands before all that it begins
BATCH = 500  # ids in one IN (...): below every database's limit


def sort_key(*, site: str, deployment: str, captured_at: datetime | None, relative_path: str) -> str:
    """Videos without a time stand behind those with one."""
    return _place_key(site, deployment) + _own_key(captured_at, relative_path)


def natural(name: str) -> str:
    """A text that sorts as people count, wherever they are, one for each name: the order lies in projects."""
    counted = _counted(name)
    return counted if counted == name else f"{counted}{TIE}{name}"


def place_of(session: Session, video: int) -> tuple[str, int] | None:
    """Where a video stands in the library: by these two, which have an index; None where it is gone."""
    key = session.scalar(select(VideoRow.sort_key).where(VideoRow.id == video))
    return None if key is None else (key, video)


def reorder(session: Session, which: ColumnElement[bool]) -> None:
    """Write the order of these videos anew, after a name or a time changed."""
    rows = session.execute(
        select(VideoRow.id, VideoRow.relative_path, VideoRow.captured_at, DeploymentRow.name, SiteRow.name)
        .join_from(VideoRow, DeploymentRow)
        .join(SiteRow)
        .where(which)
    ).all()
    keys = [
        {
            "video": row[0],
            "key": sort_key(site=row[4], deployment=row[3], captured_at=row[2], relative_path=row[1]),
        }
        for row in rows
    ]
    if keys:
        statement = update(VIDEOS).where(VIDEOS.c.id == bindparam("video")).values(sort_key=bindparam("key"))
        session.connection().execute(statement, keys)


def reorder_places(session: Session, deployments: ColumnElement[bool]) -> None:
    """`reorder` of all videos of these deployments, after their names or those of their sites changed.

    All keys of a deployment begin alike: only that is written anew, and nothing where it is what it was.
    """
    named = select(DeploymentRow.id, DeploymentRow.name, SiteRow.name).join(SiteRow).where(deployments)
    for id_, deployment, site in session.execute(named).all():
        of_it = VideoRow.deployment_id == id_
        one = select(VideoRow.sort_key, VideoRow.captured_at, VideoRow.relative_path).where(of_it).limit(1)
        if (row := session.execute(one).one_or_none()) is None:
            continue
        before, now = row[0].removesuffix(_own_key(row[1], row[2])), _place_key(site, deployment)
        alike = func.substr(VideoRow.sort_key, 1, len(before)) == before
        if before == row[0] or session.scalar(select(exists().where(of_it, ~alike))):  # of another version
            reorder(session, of_it)
        elif before != now:
            key = now + func.substr(VideoRow.sort_key, len(before) + 1)
            session.execute(update(VIDEOS).where(VIDEOS.c.deployment_id == id_).values(sort_key=key))


def _place_key(site: str, deployment: str) -> str:
    return f"{natural(site)}{FIELD}{natural(deployment)}{FIELD}"


def _own_key(captured_at: datetime | None, relative_path: str) -> str:
    return f"{captured_at.isoformat() if captured_at else '~'}{FIELD}{_counted(relative_path)}"


def batches(items: Sequence[Item], size: int = BATCH) -> list[Sequence[Item]]:
    """`items` in pieces of at most `size`."""
    return [items[at : at + size] for at in range(0, len(items), size)]


def _counted(name: str) -> str:
    return without_accents(re.sub(r"\d+", lambda digits: digits.group().zfill(10), name.casefold()))
