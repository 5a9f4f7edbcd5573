"""Blind review: what a second observer says beside the labels that count, seen by nobody but them.

An opinion is a whole label of one observer. It changes nothing that counts, and neither lists nor exports
know of it; `app.services.observer_agreement` compares it with the labels.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, delete, exists, or_, select, true, tuple_
from sqlalchemy.orm import Session, aliased

from app.services.projects import Project
from app.store.base import utc_now
from app.store.following import following
from app.store.library_order import place_of
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
from app.store.standing import stands_first
from mvit_core.types import Span

FOUND = ("start_s", "end_s", "subject", "taxon", "behavior")  # what a detection says
SAID = ("span", "subject", "taxon", "behavior", "count", "sex", "life_stage", "individual", "notes")
AT_ONCE = 50  # videos asked about
PAGE = 1000  # videos of the library whose ids are read, before it is known whether they are wanted
_PLACE = VideoRow.sort_key, VideoRow.id  # in the library
_WHERE = select(ObservationRow.video_id, ObservationRow.start_s)
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
            for id_, label in following(session, assignment).items()
            if label is not None
        )
    return {id_: found.get(id_) for id_ in ids}, Changes(observations=frozenset(ids))


def opinions(project: Project, observer: str) -> dict[ObservationId, Label]:
    """All that an observer has said."""
    with project.reading() as session:
        rows = session.scalars(select(OpinionRow).where(OpinionRow.observer == observer))
        return {ObservationId(row.observation_id): _label(row.label) for row in rows}


def found_at(project: Project, observation: ObservationId) -> Span | None:
    """When a machine saw what every observer sees; None for what one of them made out of it, or added."""
    edges = select(DetectionRow.start_s, DetectionRow.end_s).join(ObservationRow)
    with project.reading() as session:
        found = session.execute(edges.where(ObservationRow.id == observation, stands_first())).one_or_none()
    return None if found is None else Span(*found)


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
    return sorted(_fitted(found), key=lambda one: (one.span.start_s, one.id))


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
    with project.reading() as session:
        here = None if behind is None else place_of(session, behind)
        if after is not None:
            video, start_s = session.execute(_WHERE.where(ObservationRow.id == after)).one()
            here = place_of(session, video)
            later = tuple_(ObservationRow.start_s, ObservationRow.id) > tuple_(start_s, after)
            found = _first_in(session, observer, video, later)
            if found is not None and (among is None or video in among):
                return found
        others = ObservationRow.id != after if after is not None else true()
        for start in [here, None] if here is not None else [None]:
            for video in _open_videos(session, observer, start, among):
                found = _first_in(session, observer, video, others)
                if found is not None:
                    return found
        return None


def _open_videos(
    session: Session, observer: str, behind: tuple[str, int] | None, among: Container[VideoId] | None
) -> Iterator[int]:
    """Videos with animals that the observer has not reviewed, in library order, from a place in it on."""
    is_open = exists().where(ObservationRow.video_id == VideoRow.id, *_is_open(observer))
    if among is None:
        statement = select(VideoRow.id).where(_is_behind(behind), is_open).order_by(*_PLACE)
        yield from session.scalars(statement.limit(2))  # one may hold but the one looked at
        return
    wanted = (video for video in _library(session, behind) if video in among)
    while some := list(islice(wanted, AT_ONCE)):
        opened = set(session.scalars(select(VideoRow.id).where(VideoRow.id.in_(some), is_open)))
        yield from (video for video in some if video in opened)


def _library(session: Session, behind: tuple[str, int] | None) -> Iterator[VideoId]:
    """Every video from a place in the library on, read as far as it is asked for."""
    page = select(VideoRow.sort_key, VideoRow.id).order_by(*_PLACE).limit(PAGE)
    while rows := session.execute(page.where(_is_behind(behind))).all():
        yield from (VideoId(row[1]) for row in rows)
        behind = rows[-1][0], rows[-1][1]


def _is_behind(place: tuple[str, int] | None) -> ColumnElement[bool]:
    return true() if place is None else tuple_(*_PLACE) > tuple_(*place)


def _first_in(
    session: Session, observer: str, video: int, condition: ColumnElement[bool]
) -> ObservationId | None:
    wanted = select(ObservationRow.id).where(ObservationRow.video_id == video, condition, *_is_open(observer))
    found = session.scalar(wanted.order_by(ObservationRow.start_s, ObservationRow.id).limit(1))
    return None if found is None else ObservationId(found)


def _is_open(observer: str) -> tuple[ColumnElement[bool], ...]:
    """Of observations: animals that a machine found and that this observer has not reviewed."""
    is_found = exists().where(
        DetectionRow.id == ObservationRow.detection_id,
        ScanResultRow.id == DetectionRow.scan_result_id,
        ScanResultRow.current,
    )
    is_reviewed = exists().where(_of(observer), ~_is_note())
    return ObservationRow.kind == Kind.ANIMAL.value, is_found, stands_first(), ~is_reviewed


def _statement(observer: str) -> Select[*tuple[Any, ...]]:
    found = [getattr(DetectionRow, name).label(f"found_{name}") for name in FOUND]
    bout, said = aliased(ObservationRow), aliased(OpinionRow)
    does_something = exists().where(
        bout.parent_id == ObservationRow.id, said.observation_id == bout.id, said.observer == observer
    )
    return (
        select_observations()
        .add_columns(DetectionRow.id.label("detection"), ScanResultRow.current, OpinionRow.label, *found)
        .outerjoin(OpinionRow, _of(observer))
        .where(
            or_(
                and_(ScanResultRow.current, stands_first()),
                OpinionRow.observation_id.is_not(None),
                does_something,
            )
        )
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
        theirs = (*NAMES, "span") if label.follows else NAMES
        said = {name: value for name, value in said.items() if name not in theirs}
    state = ReviewState(STATE_OF_VERDICT[label.verdict.value])
    return msgspec.structs.replace(
        bare, state=state, labelled_by=label.signed_by, labelled_at=label.signed_at, **said
    )


def _fitted(found: Sequence[Observation]) -> list[Observation]:
    """An animal whose edges are the machine's is in view for as long as the observer says it acts; a bout of
    which they have said nothing lasts no longer than they say that its animal is there.
    """
    acting: dict[ObservationId, Span] = {}
    for one in found:
        if one.parent_id is not None and one.state not in (ReviewState.UNREVIEWED, ReviewState.REJECTED):
            acting[one.parent_id] = one.span.around(acting.get(one.parent_id, one.span))
    animals = {one.id: _in_view(one, acting.get(one.id, one.span)) for one in found if one.parent_id is None}
    bouts = [one for one in found if one.parent_id is not None]
    cut = [_within(one, animals[one.parent_id]) for one in bouts if one.parent_id in animals]
    return [*animals.values(), *(one for one in cut if one is not None)]


def _in_view(animal: Observation, acting: Span) -> Observation:
    if animal.state is not ReviewState.UNREVIEWED or animal.keyframes:
        return animal
    return msgspec.structs.replace(animal, span=animal.span.around(acting))


def _within(bout: Observation, animal: Observation) -> Observation | None:
    if bout.labelled_by or not animal.labelled_by:
        return bout
    start_s, end_s = max(bout.span.start_s, animal.span.start_s), min(bout.span.end_s, animal.span.end_s)
    is_there = start_s < end_s or start_s == end_s == bout.span.start_s == bout.span.end_s
    return msgspec.structs.replace(bout, span=Span(start_s, end_s)) if is_there else None


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
