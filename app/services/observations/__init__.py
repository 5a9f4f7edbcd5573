"""Reading what counts in the videos: observations, those that wait for review, sums."""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, text, true, tuple_
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store import library
from app.store.library_order import batches, place_of
from app.store.records import (
    Kind,
    Observation,
    ObservationId,
    ReviewState,
    Video,
    VideoId,
)
from app.store.reviewed import is_shown, select_observations, to_observation
from app.store.schema import GONE, ObservationRow, VideoRow
from mvit_core.types import VideoStatus

PAGE = 100  # videos whose observations are read at once while streaming
_UNJUDGED = (
    VideoRow.status == VideoStatus.DONE.value,
    VideoRow.num_observations == 0,
    VideoRow.reason != "",
)


class ProjectSummary(msgspec.Struct, frozen=True):
    """How a project stands. Observations are the ANIMAL ones."""

    videos: dict[VideoStatus, int]
    observations: dict[ReviewState, int]
    taxa: dict[str | None, int]  # of those not rejected; None: not named
    num_unjudged: int = 0  # photos that motion could compare with none, and that nobody named anything in


def of_video(project: Project, video_id: VideoId, *, rejected: bool = False) -> list[Observation]:
    """The observations of a video by start, bouts of rejected animals left out unless `rejected`."""
    with project.reading() as session:
        rows = session.execute(
            select_observations()
            .where(ObservationRow.video_id == video_id, is_shown(rejected=rejected))
            .order_by(ObservationRow.start_s, ObservationRow.id)
        )
        return [to_observation(row) for row in rows]


def observation(project: Project, observation_id: ObservationId) -> Observation:
    """One observation, whatever its state. KeyError where there is none such."""
    with project.reading() as session:
        return one(session, observation_id)


def one(session: Session, observation_id: ObservationId) -> Observation:
    """The same within a transaction."""
    row = session.execute(select_observations().where(ObservationRow.id == observation_id)).first()
    if row is None:
        raise KeyError(observation_id)
    return to_observation(row)


def bouts_of(session: Session, animal: ObservationId) -> list[Observation]:
    """The bouts of an animal that are not rejected, by start, within a transaction."""
    rows = session.execute(
        select_observations()
        .where(ObservationRow.parent_id == animal, is_shown(rejected=False))
        .order_by(ObservationRow.start_s, ObservationRow.id)
    )
    return [to_observation(row) for row in rows]


def all_observations(
    project: Project, *, rejected: bool = False, videos: Collection[VideoId] | None = None
) -> Iterator[tuple[Video, Observation]]:
    """Every observation (of these videos) with its video, in library order then by start, streamed."""
    with project.reading() as session:
        order = select(VideoRow.id).order_by(VideoRow.sort_key, VideoRow.id)
        chosen = None if videos is None else set(videos)
        wanted = [id_ for id_ in session.scalars(order) if chosen is None or id_ in chosen]
        for some in batches(wanted, PAGE):
            found: dict[int, list[Observation]] = {}
            for row in session.execute(_in_some_videos(rejected=rejected), {"ids": some}):
                found.setdefault(row[1], []).append(to_observation(row))
            with_any = [VideoId(id_) for id_ in some if id_ in found]
            for video in library.videos_by_id(session, with_any):
                yield from ((video, one) for one in found[video.id])


@cache  # each statement with ids in it is garbage that only a search finds, and keeps memory beside it taken
def _in_some_videos(*, rejected: bool) -> Select[*tuple[Any, ...]]:
    inside = ObservationRow.video_id.in_(bindparam("ids", expanding=True))
    shown = select_observations().where(inside, is_shown(rejected=rejected))
    return shown.order_by(ObservationRow.start_s, ObservationRow.id)


def videos_to_review(project: Project) -> list[VideoId]:
    """The videos with anything that nobody has reviewed, in library order."""
    statement = select(VideoRow.id).where(text("num_unreviewed > 0"))
    with project.reading() as session:
        return [VideoId(id_) for id_ in session.scalars(statement.order_by(VideoRow.sort_key, VideoRow.id))]


def next_unreviewed(
    project: Project, after: ObservationId | None = None, *, behind: VideoId | None = None
) -> Observation | None:
    """The next ANIMAL observation that nobody has reviewed: later in the video of `after`, else in the videos
    behind it in library order, else from the beginning. None where all are reviewed. Without `after`, in the
    videos behind `behind` first.
    """
    with project.reading() as session:
        if after is None:
            place = None if behind is None else place_of(session, behind)
            return (place and _first_in_library(session, place)) or _first_in_library(session, None)
        here = session.execute(
            select(ObservationRow.start_s, ObservationRow.id, VideoRow.id, VideoRow.sort_key)
            .join(VideoRow, ObservationRow.video_id == VideoRow.id)
            .where(ObservationRow.id == after)
        ).one()
        later = or_(
            ObservationRow.start_s > here[0],
            (ObservationRow.start_s == here[0]) & (ObservationRow.id > here[1]),
        )
        return (
            _first_in_video(session, here[2], later)
            or _first_in_library(session, (here[3], here[2]))
            or _first_in_library(session, None, besides=after)
        )


def summary(project: Project) -> ProjectSummary:
    """Videos by status; ANIMAL observations by state and, those not rejected, by taxon."""
    animal = ObservationRow.kind == Kind.ANIMAL.value
    with project.reading() as session:
        videos = session.execute(select(VideoRow.status, func.count()).group_by(VideoRow.status)).all()
        unjudged = session.scalar(select(func.count()).select_from(VideoRow).where(*_UNJUDGED))
        rows = session.execute(
            select(ObservationRow.taxon, ObservationRow.state, func.count())
            .where(animal, ObservationRow.state != GONE)
            .group_by(ObservationRow.taxon, ObservationRow.state)
        ).all()
    states: Counter[ReviewState] = Counter()
    taxa: Counter[str | None] = Counter()
    for taxon, state, number in rows:
        states[ReviewState(state)] += number
        if state != ReviewState.REJECTED:
            taxa[taxon] += number
    return ProjectSummary(
        {VideoStatus(status): number for status, number in videos}, dict(states), dict(taxa), unjudged or 0
    )


def _first_in_library(
    session: Session, behind: tuple[str, int] | None, *, besides: ObservationId | None = None
) -> Observation | None:
    # Said as text, since a bound number would keep the database from its index of just these videos.
    statement = select(VideoRow.id).where(text("num_unreviewed > 0"))
    if behind is not None:
        statement = statement.where(tuple_(VideoRow.sort_key, VideoRow.id) > tuple_(*behind))
    statement = statement.order_by(VideoRow.sort_key, VideoRow.id).limit(2)
    for video_id in session.scalars(statement):
        condition = ObservationRow.id != besides if besides is not None else true()
        found = _first_in_video(session, video_id, condition)
        if found is not None:
            return found
    return None


def _first_in_video(session: Session, video_id: int, condition: ColumnElement[bool]) -> Observation | None:
    row = session.execute(
        select_observations()
        .where(
            ObservationRow.video_id == video_id,
            ObservationRow.kind == Kind.ANIMAL.value,
            ObservationRow.state == ReviewState.UNREVIEWED.value,
            condition,
        )
        .order_by(ObservationRow.start_s, ObservationRow.id)
        .limit(1)
    ).first()
    return to_observation(row) if row else None
