"""Behaviors that nobody has looked at, of animals that count: they are no reason for a video to wait."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, true, tuple_
from sqlalchemy.orm import Session, aliased

from app.services.projects import Project
from app.store.records import Kind, ObservationId, ReviewState, Subject
from app.store.schema import GONE, ObservationRow, VideoRow

Animal = aliased(ObservationRow)
MANY = 2000
PLACE = (VideoRow.sort_key, VideoRow.id, ObservationRow.start_s, ObservationRow.id)
Place = Any  # a row of these


def num_bouts_left(project: Project) -> int:
    """How many there are."""
    with project.reading() as session:
        return session.scalar(_left(func.count())) or 0


def next_bout_left(project: Project, after: ObservationId | None = None) -> ObservationId | None:
    """The next behind an observation in library order, else the first one; None where there is no other."""
    with project.reading() as session:
        here = None
        if after is not None:
            of_it = select(*PLACE).join(VideoRow, VideoRow.id == ObservationRow.video_id)
            here = session.execute(of_it.where(ObservationRow.id == after)).one()
        many = session.scalar(
            select(func.count()).select_from(_left(ObservationRow.id).limit(MANY).subquery())
        )
        first = _first_of_many if many == MANY else _first_of_few
        others = ObservationRow.id != (after or 0)
        found = first(session, others, here) if here is not None else None
        found = found or first(session, others, None)
    return None if found is None else ObservationId(found)


def _first_of_few(session: Session, others: ColumnElement[bool], behind: Place | None) -> int | None:
    """All of them are put in order."""
    wanted = _left(ObservationRow.id).join(VideoRow, VideoRow.id == ObservationRow.video_id)
    wanted = wanted.where(others, tuple_(*PLACE) > tuple_(*behind) if behind is not None else true())
    found: int | None = session.scalar(wanted.order_by(*PLACE).limit(1))
    return found


def _first_of_many(session: Session, others: ColumnElement[bool], behind: Place | None) -> int | None:
    """The library is gone through up to the first video with any: of hundreds of thousands one is near."""
    in_order = ObservationRow.start_s, ObservationRow.id
    if behind is not None:
        later = ObservationRow.video_id == behind[1], tuple_(*in_order) > tuple_(*behind[2:])
        if found := session.scalar(_left(ObservationRow.id).where(*later).order_by(*in_order).limit(1)):
            return int(found)
    has_any = _left(ObservationRow.id).where(ObservationRow.video_id == VideoRow.id, others).exists()
    is_behind = tuple_(*PLACE[:2]) > tuple_(*behind[:2]) if behind is not None else true()
    videos = select(VideoRow.id).where(has_any, is_behind).order_by(*PLACE[:2]).limit(1)
    video = session.scalar(videos)
    of_it = _left(ObservationRow.id).where(ObservationRow.video_id == video, others)
    return None if video is None else session.scalar(of_it.order_by(*in_order).limit(1))


def _left(what: Any) -> Select[Any]:
    return (
        select(what)
        .select_from(ObservationRow)
        .join(Animal, Animal.id == ObservationRow.parent_id)
        .where(
            ObservationRow.kind == Kind.BEHAVIOR.value,
            ObservationRow.state == ReviewState.UNREVIEWED.value,
            Animal.state.not_in((GONE, ReviewState.REJECTED.value)),
            Animal.subject != Subject.BLANK.value,
        )
    )
