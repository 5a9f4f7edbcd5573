"""Of whom people have spoken: what a scan finds is evidence of them, and no second one.

Also where the word was taken back, or is a blind observer's alone: it may come back, by an undo or with the
observer's own view of the video. Who counts now goes before who is gone.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from app.services.review.label_trail import histories
from app.services.storing import evidence
from app.store.base import unpack_points
from app.store.records import Kind, Label, ObservationId
from app.store.schema import (
    GONE,
    DetectionRow,
    LabelHistoryRow,
    LabelRow,
    ObservationRow,
    OpinionRow,
    TrackRow,
)
from app.store.standing import stands_first
from mvit_core.types import Span, Track


class Known(msgspec.Struct, frozen=True):
    """An animal, or a bout of one, and where it is or was last."""

    id: int
    place: evidence.Place
    is_gone: bool
    parent_id: int | None = None
    behavior: str | None = None


def animals_spoken_of(session: Session, video_id: int) -> list[Known]:
    """The animals of which, or of a bout of which, somebody said anything.

    Who is gone is there once: what a split made of one is told by `app.services.storing.halves`.
    """
    return _known(session, _animals(), video_id)


def bouts_spoken_of(session: Session, video_id: int) -> list[Known]:
    """The bouts of which somebody said anything."""
    return _known(session, _bouts(), video_id)


def matched(known: Sequence[Known], new: Sequence[evidence.Place]) -> dict[int, int]:
    """Pairs index of `new` -> id: as `evidence.match`, and of what is left those who are gone."""
    matches: dict[int, int] = {}
    for is_gone in (False, True):
        old = {one.id: one.place for one in known if one.is_gone == is_gone}
        left = [index for index in range(len(new)) if index not in matches]
        found = evidence.match(old, [new[index] for index in left]) if old else {}
        matches |= {left[index]: id_ for index, id_ in found.items()}
    return matches


def _known(session: Session, statement: Select[*tuple[Any, ...]], video_id: int) -> list[Known]:
    rows = session.execute(statement, {"video": video_id}).all()
    nowhere = [ObservationId(row.id) for row in rows if row.state == GONE and row.detection_id is None]
    words = _last_words(session, nowhere) if nowhere else {}
    return [_one(row, words.get(row.id)) for row in rows]


def _one(row: Row[Any], word: Label | None) -> Known:
    """`word` is the last one on what is gone and no machine has seen: where it was, nothing else tells."""
    span, behavior, drawn = Span(row.start_s, row.end_s), row.behavior, _drawn(row.keyframes)
    if word is not None:
        span, behavior, drawn = (
            word.span,
            word.behavior,
            Track(word.keyframes, 1.0) if word.keyframes else None,
        )
    seen: TrackRow | None = row.TrackRow
    track = None if seen is None else Track(unpack_points(seen.points), seen.confidence)
    found = None if row.detection_id is None else Span(row.found_start_s, row.found_end_s)
    place = evidence.place_of(span, track, found, drawn)
    return Known(row.id, place, row.state == GONE, row.parent_id, behavior)


def _drawn(packed: bytes | None) -> Track | None:
    return Track(unpack_points(packed), 1.0) if packed else None


def _last_words(session: Session, ids: Sequence[ObservationId]) -> dict[int, Label]:
    """What was said of each of these last, blindly or until it was taken back."""
    blind = select(OpinionRow.observation_id, OpinionRow.label).where(OpinionRow.observation_id.in_(ids))
    words: dict[int, Label] = {id_: msgspec.convert(label, Label) for id_, label in session.execute(blind)}
    for id_, changes in histories(session, ids).items():
        for label in (label for one in changes for label in (one.before, one.after) if label):
            words[id_] = label
    return words


@cache  # a statement never changes, and building this one took a third of storing a result
def _animals() -> Select[*tuple[Any, ...]]:
    bout = aliased(ObservationRow)
    of_a_bout = exists().where(bout.parent_id == ObservationRow.id, _is_spoken_of(bout))
    is_one = or_(
        and_(ObservationRow.detection_id.is_not(None), stands_first()),
        and_(ObservationRow.detection_id.is_(None), ObservationRow.track_id.is_(None)),
    )
    return _statement().where(
        ObservationRow.kind == Kind.ANIMAL.value,
        or_(ObservationRow.state != GONE, is_one),
        or_(_is_spoken_of(ObservationRow), of_a_bout.correlate(ObservationRow)),
    )


@cache
def _bouts() -> Select[*tuple[Any, ...]]:
    return _statement().where(ObservationRow.kind == Kind.BEHAVIOR.value, _is_spoken_of(ObservationRow))


def _statement() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ObservationRow.id,
            ObservationRow.parent_id,
            ObservationRow.behavior,
            ObservationRow.state,
            ObservationRow.start_s,
            ObservationRow.end_s,
            ObservationRow.detection_id,
            DetectionRow.start_s.label("found_start_s"),
            DetectionRow.end_s.label("found_end_s"),
            TrackRow,
            LabelRow.keyframes,
        )
        .outerjoin(DetectionRow, ObservationRow.detection_id == DetectionRow.id)
        .outerjoin(TrackRow, ObservationRow.track_id == TrackRow.id)
        .outerjoin(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .where(ObservationRow.video_id == bindparam("video"))
        .order_by(ObservationRow.id)
    )


def _is_spoken_of(one: Any) -> ColumnElement[bool]:
    tables = (LabelRow, OpinionRow, LabelHistoryRow)
    return or_(*(exists().where(table.observation_id == one.id).correlate(one) for table in tables))
