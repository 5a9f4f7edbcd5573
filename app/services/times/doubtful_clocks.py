"""Deployments whose times cannot all be right, so that somebody looks before anything is counted by them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from sqlalchemy import select

from app.services.projects import Project
from app.services.times import clocks
from app.store.library_order import natural
from app.store.records import DeploymentId
from app.store.schema import DeploymentRow, VideoRow

AHEAD = timedelta(days=1)  # no zone is further from this computer's


class Why(StrEnum):
    """What is doubtful."""

    FELL_BACK = "fell back"  # in the order of the files, by a month or more: the camera began anew
    AHEAD = "ahead"  # of today
    OUTSIDE = "outside"  # of the deployment's own start and end


class Doubt(msgspec.Struct, frozen=True):
    """One deployment and one reason."""

    deployment_id: DeploymentId
    name: str
    why: Why
    num_videos: int
    first: str  # the path of the first of them


class _Dated(msgspec.Struct, frozen=True):
    path: str
    at: datetime


def doubts(project: Project, *, now: datetime) -> list[Doubt]:
    """By deployment's name; in any thread, nothing is written."""
    with project.reading() as session:
        rows = session.execute(
            select(DeploymentRow.id, DeploymentRow.name, DeploymentRow.start, DeploymentRow.end,
                   VideoRow.relative_path, VideoRow.captured_at)
            .join_from(DeploymentRow, VideoRow)
            .where(VideoRow.captured_at.is_not(None))
        ).all()  # fmt: skip
    inside: dict[tuple[int, str, datetime | None, datetime | None], list[_Dated]] = {}
    for id_, name, start, end, path, at in rows:
        if at is not None:
            inside.setdefault((id_, name, start, end), []).append(_Dated(path, at))
    found = [
        Doubt(DeploymentId(id_), name, why, len(those), those[0].path)
        for (id_, name, start, end), videos in inside.items()
        for why, those in _of(sorted(videos, key=lambda one: natural(one.path)), start, end, now)
        if those
    ]
    return sorted(found, key=lambda one: (natural(one.name), one.why))


def _of(
    videos: Sequence[_Dated], start: datetime | None, end: datetime | None, now: datetime
) -> Iterable[tuple[Why, list[_Dated]]]:
    fell_back = clocks.resets([one.at for one in videos])
    yield Why.FELL_BACK, list(videos[fell_back[0] :]) if fell_back else []
    yield Why.AHEAD, [one for one in videos if one.at > now + AHEAD]
    yield Why.OUTSIDE, [one for one in videos if (start and one.at < start) or (end and one.at > end)]
