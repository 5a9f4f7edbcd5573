"""Behaviors that nobody has looked at, of animals that count: they are no reason for a video to wait."""

from typing import Any

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import aliased

from app.services.projects import Project
from app.store.records import Kind, ObservationId, ReviewState, Subject
from app.store.schema import GONE, ObservationRow, VideoRow

Animal = aliased(ObservationRow)
PLACE = (VideoRow.sort_key, VideoRow.id, ObservationRow.start_s, ObservationRow.id)


def num_bouts_left(project: Project) -> int:
    """How many there are."""
    with project.reading() as session:
        return session.scalar(_left(func.count())) or 0


def next_bout_left(project: Project, after: ObservationId | None = None) -> ObservationId | None:
    """The next behind an observation in library order, else the first one; None where there is no other."""
    with project.reading() as session:
        wanted = _left(ObservationRow.id).join(VideoRow, VideoRow.id == ObservationRow.video_id)
        wanted = wanted.where(ObservationRow.id != (after or 0)).order_by(*PLACE).limit(1)
        found = None
        if after is not None:
            of_it = select(*PLACE).join(VideoRow, VideoRow.id == ObservationRow.video_id)
            here = session.execute(of_it.where(ObservationRow.id == after)).one()
            found = session.scalar(wanted.where(tuple_(*PLACE) > tuple_(*here)))
        found = found or session.scalar(wanted)
    return None if found is None else ObservationId(found)


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
