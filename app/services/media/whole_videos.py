"""Labels of whole videos that came in before anybody knew how long these last."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.services import vocabulary
from app.store.records import Kind, ObservationId
from app.store.schema import LabelRow, ObservationRow
from app.store.settling import settle


def stretch(session: Session, video_id: int, duration_s: float) -> frozenset[ObservationId]:
    """Let labelled animals that have no time yet, and what they do, last for all of the video; returns which.

    Programs that say nothing of times (zamba, Timelapse) label whole files.
    """
    ids = _without_time(session, video_id)
    if not ids:
        return frozenset()
    session.execute(update(LabelRow).where(LabelRow.observation_id.in_(ids)).values(end_s=duration_s))
    settle(session, ids)
    return frozenset(map(ObservationId, ids))


def _without_time(session: Session, video_id: int) -> list[int]:
    rows = session.execute(
        select(ObservationRow.id, ObservationRow.kind, ObservationRow.parent_id, LabelRow.behavior)
        .join(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .where(ObservationRow.video_id == video_id, LabelRow.start_s == 0, LabelRow.end_s == 0)
    ).all()
    animals = {row.id for row in rows if row.kind == Kind.ANIMAL.value}
    if not animals:
        return []
    points = {one.key for one in vocabulary.behaviors_in(session) if one.kind == "point"}
    theirs = {row.id for row in rows if row.parent_id in animals and row.behavior not in points}
    return sorted(animals | theirs)
