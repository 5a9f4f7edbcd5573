"""The order of the library as one indexed text per video: site, deployment, time, name.

Numbers inside names count as numbers, and accents only where all else is alike: site 2 stands before site
10, Äschen before Zoo and right behind Aschen.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam, select, update
from sqlalchemy.orm import Session

from app.store.schema import VIDEOS, DeploymentRow, SiteRow, VideoRow
from mvit_core.name_search import without_accents

Item = TypeVar("Item")

FIELD, TIE = "\x1d", "\x1e"  # below every letter, so that a name stands before all that it begins
BATCH = 500  # ids in one IN (...): below every database's limit


def sort_key(*, site: str, deployment: str, captured_at: datetime | None, relative_path: str) -> str:
    """Videos without a time stand behind those with one."""
    time = captured_at.isoformat() if captured_at else "~"
    return FIELD.join((natural(site), natural(deployment), time, _counted(relative_path)))


def natural(name: str) -> str:
    """A text that sorts as people count, wherever they are, one for each name: the order lies in projects."""
    counted = _counted(name)
    return counted if counted == name else f"{counted}{TIE}{name}"


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


def batches(items: Sequence[Item], size: int = BATCH) -> list[Sequence[Item]]:
    """`items` in pieces of at most `size`."""
    return [items[at : at + size] for at in range(0, len(items), size)]


def _counted(name: str) -> str:
    return without_accents(re.sub(r"\d+", lambda digits: digits.group().zfill(10), name.casefold()))
