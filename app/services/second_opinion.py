"""Blind review: what a second observer says beside the labels that count, seen by nobody but them.

An opinion is a whole label of one observer. It changes nothing that counts, and neither lists nor exports
know of it; `app.services.observer_agreement` compares it with the labels.
"""

from collections.abc import Container, Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, delete, or_, select, tuple_
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.base import utc_now
from app.store.records import (
    NAMES,
    Assignment,
    Changes,
    Kind,
    Label,
    Observation,
    ObservationId,
    ReviewState,
    Subject,
    Verdict,
    VideoId,
)
from app.store.reviewed import select_observations, to_observation
from app.store.schema import DetectionRow, ObservationRow, OpinionRow, ScanResultRow, VideoRow
from app.store.settling import STATE_OF_VERDICT
from mvit_core.types import Span

FOUND = ("start_s", "end_s", "subject", "taxon", "behavior")  # what a detection says
SAID = ("span", "subject", "taxon", "behavior", "count", "sex", "life_stage", "individual", "notes")
MORE = ("keyframes", "reacts", "quality", "tags", "modifiers")


def give(project: Project, assignment: Assignment, *, observer: str) -> tuple[Assignment, Changes]:
    """Let an observer say this of these observations (None: take it back), all or nothing.

    Returns what they had said before, for the same keys: giving that undoes this.
    """
    if not assignment:
        return {}, Changes()
    ids = list(assignment)
    with project.writing() as session:
        mine = and_(OpinionRow.observation_id.in_(ids), OpinionRow.observer == observer)
        rows = session.scalars(select(OpinionRow).where(mine)).all()
        found = {ObservationId(row.observation_id): _label(row.label) for row in rows}
        session.execute(delete(OpinionRow).where(mine))
        session.add_all(
            OpinionRow(
                observation_id=id_, observer=observer, label=msgspec.to_builtins(_signed(label, observer))
            )
            for id_, label in assignment.items()
            if label is not None
        )
    return {id_: found.get(id_) for id_ in ids}, Changes(observations=frozenset(ids))


def opinions(project: Project, observer: str) -> dict[ObservationId, Label]:
    """All that an observer has said."""
    with project.reading() as session:
        rows = session.scalars(select(OpinionRow).where(OpinionRow.observer == observer))
        return {ObservationId(row.observation_id): _label(row.label) for row in rows}


def observers(project: Project) -> list[str]:
    """Who has reviewed blindly, by name."""
    with project.reading() as session:
        return list(
            session.scalars(select(OpinionRow.observer).distinct().order_by(OpinionRow.observer)).all()
        )


def seen_by(project: Project, video_id: VideoId, observer: str) -> list[Observation]:
    """A video as this observer sees it: what machines found, and their own word; by start."""
    with project.reading() as session:
        rows = session.execute(_statement(observer).where(ObservationRow.video_id == video_id)).all()
    found = [seen for row in rows if (seen := _seen(row)) is not None]
    return sorted(found, key=lambda one: (one.span.start_s, one.id))


def next_for(
    project: Project,
    observer: str,
    after: ObservationId | None = None,
    *,
    behind: VideoId | None = None,
    among: Container[VideoId] | None = None,
) -> ObservationId | None:
    """The next animal that this observer has not reviewed: behind `after` in the library, else the first.

    Without `after`, behind the video `behind` first. `among`: in these videos alone.
    """
    place = (VideoRow.sort_key, VideoRow.id, ObservationRow.start_s, ObservationRow.id)
    open_ones = (
        select(ObservationRow.id, VideoRow.id)
        .join(VideoRow, VideoRow.id == ObservationRow.video_id)
        .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
        .join(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .outerjoin(OpinionRow, _of(observer))
        .where(
            ObservationRow.kind == Kind.ANIMAL.value,
            ScanResultRow.current,
            or_(OpinionRow.observation_id.is_(None), _is_note()),
        )
        .order_by(*place)
    )
    with project.reading() as session:
        here = None
        if after is not None:
            at = select(*place).join(VideoRow, VideoRow.id == ObservationRow.video_id)
            here = session.execute(at.where(ObservationRow.id == after)).first()
        elif behind is not None:
            here = session.execute(select(*place[:2]).where(VideoRow.id == behind)).first()
        if here is not None:
            later = tuple_(*place[: len(here)]) > tuple_(*here)
            found = _first(session, open_ones.where(later), among)
            if found is not None:
                return found
        return _first(session, open_ones.where(ObservationRow.id != after) if after else open_ones, among)


def _first(
    session: Session, statement: Select[int, int], among: Container[VideoId] | None
) -> ObservationId | None:
    rows = session.execute(statement.limit(1) if among is None else statement)
    return next((ObservationId(id_) for id_, video in rows if among is None or video in among), None)


def _statement(observer: str) -> Select[*tuple[Any, ...]]:
    found = [getattr(DetectionRow, name).label(f"found_{name}") for name in FOUND]
    return (
        select_observations()
        .add_columns(DetectionRow.id.label("detection"), ScanResultRow.current, OpinionRow.label, *found)
        .outerjoin(OpinionRow, _of(observer))
        .where(or_(ScanResultRow.current, OpinionRow.observation_id.is_not(None)))
    )


def _of(observer: str) -> ColumnElement[bool]:
    return and_(OpinionRow.observation_id == ObservationRow.id, OpinionRow.observer == observer)


def _is_note() -> ColumnElement[bool]:
    is_note: ColumnElement[bool] = OpinionRow.label["verdict"].as_string() == Verdict.NOTE.value
    return is_note


def _seen(row: Row[*tuple[Any, ...]]) -> Observation | None:
    """The machine's word with the observer's over it; None for what only others added."""
    values = row._mapping
    if values["detection"] is None and values["label"] is None:
        return None
    bare = _bare(to_observation(row), values)
    if values["label"] is None:
        return bare
    label = _label(values["label"])
    said = {name: getattr(label, name) for name in (*SAID, *MORE)}
    if label.verdict is Verdict.NOTE:
        said = {name: value for name, value in said.items() if name not in NAMES}
    state = ReviewState(STATE_OF_VERDICT[label.verdict.value])
    return msgspec.structs.replace(
        bare, state=state, labelled_by=label.signed_by, labelled_at=label.signed_at, **said
    )


def _bare(counting: Observation, values: Mapping[Any, Any]) -> Observation:
    """What the machine says, as if nobody had said anything."""
    if values["detection"] is None:
        found: dict[str, Any] = {"span": Span(0.0, 0.0), "confidence": None}
    else:
        found = {
            "span": Span(values["found_start_s"], values["found_end_s"]),
            "subject": Subject(values["found_subject"]),
            "taxon": values["found_taxon"],
            "behavior": values["found_behavior"],
        }
    blank = msgspec.structs.replace(counting, keyframes=(), reacts=False, quality="", tags=(), modifiers=())
    return msgspec.structs.replace(
        blank,
        state=ReviewState.UNREVIEWED,
        count=1,
        sex="",
        life_stage="",
        individual="",
        notes="",
        rule="",
        labelled_by="",
        labelled_at=None,
        **found,
    )


def _label(value: Any) -> Label:
    return msgspec.convert(value, Label)


def _signed(label: Label, observer: str) -> Label:
    if label.signed_at is not None:
        return label
    return msgspec.structs.replace(label, signed_by=observer, signed_at=utc_now())
