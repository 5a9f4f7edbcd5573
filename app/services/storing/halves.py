"""Whose the bouts are that a scan finds of an animal which a person split or shortened."""

from collections.abc import Mapping, Sequence

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.store.records import Kind
from app.store.reviewed import gave_way
from app.store.schema import GONE, OBSERVATIONS, LabelRow, ObservationRow
from mvit_core.types import Span


def halves_of(session: Session, matches: Mapping[int, int]) -> dict[int, list[int]]:
    """Of animals that are found again, all that are of the same track, but for what is found for itself, or
    gave way in a merge.
    """
    own, other = aliased(ObservationRow), ObservationRow
    found = list(matches.values())
    is_same = or_(own.id == other.id, and_(own.track_id == other.track_id, other.id.not_in(found)))
    rows = session.execute(
        select(own.id, other.id)
        .join(own, and_(own.video_id == other.video_id, is_same))
        .outerjoin(LabelRow, LabelRow.observation_id == other.id)
        .where(
            own.id.in_(found),
            other.kind == Kind.ANIMAL.value,
            other.state != GONE,
            or_(LabelRow.observation_id.is_(None), ~gave_way()),
        )
    ).all()
    return {id_: [half for whole, half in rows if whole == id_] for id_ in found}


def spans_of(session: Session, animals: Sequence[int]) -> dict[int, Span]:
    """When each is in view, in the order of their ids."""
    wanted = select(ObservationRow.id, ObservationRow.start_s, ObservationRow.end_s)
    rows = session.execute(wanted.where(ObservationRow.id.in_(animals)).order_by(ObservationRow.id))
    return {id_: Span(start_s, end_s) for id_, start_s, end_s in rows}


def mostly_in(span: Span, spans: Mapping[int, Span]) -> set[int]:
    """Those of which at least half lies in a span."""
    return {id_ for id_, each in spans.items() if span.shared_s(each) >= each.duration_s / 2}


def keep_together(session: Session, spans: Mapping[int, Span], track_id: int, span: Span) -> None:
    """Let those of the halves that lie mostly in a new track's span have that track."""
    inside = mostly_in(span, spans)
    session.execute(update(OBSERVATIONS).where(OBSERVATIONS.c.id.in_(inside)).values(track_id=track_id))


def shared_out(bout: Span, spans: Mapping[int, Span]) -> list[tuple[int, Span]]:
    """An animal for each part of a bout, of those that it may be of; none where none is in view."""
    parts = (
        (id_, max(each.start_s, bout.start_s), min(each.end_s, bout.end_s)) for id_, each in spans.items()
    )
    inside = [(id_, Span(start_s, end_s)) for id_, start_s, end_s in parts if start_s <= end_s]
    return [part for part in inside if part[1].duration_s > 0] or inside[: bout.duration_s == 0]
