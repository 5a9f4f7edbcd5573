"""Whose the bouts are that a scan finds of an animal which a person split or shortened."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import and_, exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.store.records import Kind
from app.store.reviewed import gave_way
from app.store.schema import GONE, OBSERVATIONS, LabelHistoryRow, LabelRow, ObservationRow
from mvit_core.types import Span


def halves_of(session: Session, matches: Mapping[int, int]) -> dict[int, list[int]]:
    """Of animals that are found again, all that are of the same track, but for what is found for itself; last
    what gave way in a merge, which comes back where that is undone. So may halves of a split that was undone.
    """
    own, other = aliased(ObservationRow), ObservationRow
    found = list(matches.values())
    is_half = or_(other.detection_id.is_(None), other.detection_id == own.detection_id)
    was_there = exists().where(LabelHistoryRow.observation_id == other.id)
    is_same = or_(own.id == other.id, and_(own.track_id == other.track_id, other.id.not_in(found)))
    rows = session.execute(
        select(own.id, other.id)
        .join(own, and_(own.video_id == other.video_id, is_same))
        .outerjoin(LabelRow, LabelRow.observation_id == other.id)
        .where(
            own.id.in_(found),
            other.kind == Kind.ANIMAL.value,
            or_(other.state != GONE, own.id == other.id, and_(is_half, was_there)),
        )
        .order_by(and_(LabelRow.observation_id.is_not(None), gave_way()), other.id)
    ).all()
    return {id_: [half for whole, half in rows if whole == id_] for id_ in found}


def in_view_and_gone(session: Session, animals: Sequence[int]) -> tuple[dict[int, Span], list[int]]:
    """When each is in view, in the order given; and those that are gone, which may come back at any time."""
    wanted = select(
        ObservationRow.id, ObservationRow.state, ObservationRow.start_s, ObservationRow.end_s
    ).where(ObservationRow.id.in_(animals))
    rows = {row.id: row for row in session.execute(wanted)}
    gone = [id_ for id_ in animals if rows[id_].state == GONE]
    shown = [rows[id_] for id_ in animals if rows[id_].state != GONE]
    return {row.id: Span(row.start_s, row.end_s) for row in shown}, gone


def mostly_in(span: Span, spans: Mapping[int, Span]) -> set[int]:
    """Those of which at least half lies in a span."""
    return {id_ for id_, each in spans.items() if span.shared_s(each) >= each.duration_s / 2}


def keep_together(session: Session, animals: Collection[int], track_id: int) -> None:
    """Let halves have a new track."""
    session.execute(update(OBSERVATIONS).where(OBSERVATIONS.c.id.in_(animals)).values(track_id=track_id))


def given_to(bout: Span, spans: Mapping[int, Span]) -> list[tuple[int, Span]]:
    """Each animal that a bout may be of, and when it lasts there: an undo of a split makes the first whole.

    What lies outside of an animal does not count; see `app.store.reaching`.
    """
    parts = {
        id_: (max(each.start_s, bout.start_s), min(each.end_s, bout.end_s)) for id_, each in spans.items()
    }
    touched = [id_ for id_, (start_s, end_s) in parts.items() if start_s <= end_s]
    again = touched[1:] if bout.duration_s == 0 else ()  # a moment at a cut is one
    return [
        (id_, Span(*part) if part[0] < part[1] else bout) for id_, part in parts.items() if id_ not in again
    ]
