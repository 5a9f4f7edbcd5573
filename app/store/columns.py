"""The project in columns: what filters, counts and orders ask of a million observations, as arrays.

A query over a million rows takes a database a second, an array a few milliseconds; the arrays take about
30 bytes an observation. Rows stand in the order of their ids.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.store.base import parted
from app.store.library_order import batches
from app.store.records import Kind, ReviewState, Subject, Verdict
from app.store.schema import GONE, DeploymentRow, LabelRow, ObservationRow, VideoRow
from mvit_core.types import VideoStatus

STATES = tuple(ReviewState)
UNREVIEWED, REJECTED = STATES.index(ReviewState.UNREVIEWED), STATES.index(ReviewState.REJECTED)
SUBJECTS = tuple(Subject)
STATUSES = tuple(VideoStatus)
NO_TIME = np.iinfo(np.int64).min  # minutes of a video that nobody knows the time of
CHUNK = 20_000  # rows made into arrays at once, so that other threads have their turn

Ids = NDArray[np.int64]
Codes = NDArray[np.int32]


class Words:
    """Texts as numbers: each gets the next free one when it is first seen. 0 stands for none."""

    def __init__(self) -> None:
        self._numbers: dict[str | None, int] = {None: 0}
        self.texts: list[str] = [""]

    def number(self, text: str | None) -> int:
        """The number of a text."""
        known = self._numbers.get(text)
        if known is None:
            known = self._numbers[text] = len(self.texts)
            self.texts.append(text or "")
        return known

    def numbers(self, texts: Iterable[str | None]) -> list[int]:
        """The numbers of many texts."""
        known = self._numbers
        return [known[text] if text in known else self.number(text) for text in texts]


@dataclass(frozen=True, slots=True)
class Animals:
    """Observations of kind ANIMAL that something stands behind; rejected ones too."""

    id: Ids
    video_id: Ids
    state: NDArray[np.int8]  # place in STATES
    subject: NDArray[np.int8]  # place in SUBJECTS
    taxon: Codes  # of the words of taxa
    confidence: NDArray[np.float32]  # nan where a person added it
    start_s: NDArray[np.float32]
    end_s: NDArray[np.float32]
    track_id: Ids  # 0: none
    by_rule: NDArray[np.bool_]  # accepted without a look at it


@dataclass(frozen=True, slots=True)
class Bouts:
    """Observations of kind BEHAVIOR that count."""

    id: Ids
    video_id: Ids
    parent_id: Ids
    behavior: Codes  # of the words of behaviors
    duration_s: NDArray[np.float32]
    by_eye: NDArray[np.bool_]  # a person has said so


@dataclass(frozen=True, slots=True)
class Videos:
    """Every video. `order` is its place in the library."""

    id: Ids
    deployment_id: Ids
    site_id: Ids
    status: NDArray[np.int8]  # place in STATUSES
    minutes: NDArray[np.int64]  # since 1970, camera-local; NO_TIME where unknown
    has_reason: NDArray[np.bool_]  # something is said of how its scan ended
    order: Ids
    paths: list[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The texts behind the numbers."""

    taxa: Words = field(default_factory=Words)
    behaviors: Words = field(default_factory=Words)


def read_animals(session: Session, words: Vocabulary, videos: Sequence[int] | None = None) -> Animals:
    """All animals, or those of some videos."""
    columns = ObservationRow
    statement = select(
        columns.id,
        columns.video_id,
        case({state.value: place for place, state in enumerate(STATES)}, value=columns.state),
        case({each.value: place for place, each in enumerate(SUBJECTS)}, value=columns.subject),
        columns.taxon,
        columns.confidence,
        columns.start_s,
        columns.end_s,
        func.coalesce(columns.track_id, 0),
    ).where(_plain(columns.kind) == Kind.ANIMAL.value, _plain(columns.state) != GONE)
    kinds = (np.int64, np.int64, np.int8, np.int8, words.taxa, np.float32, np.float32, np.float32, np.int64)
    read = _read(session, statement, kinds, videos)
    return Animals(*read, *[np.isin(read[0], _accepted_by_rule(session, videos))])


def read_bouts(session: Session, words: Vocabulary, videos: Sequence[int] | None = None) -> Bouts:
    """All bouts that count, or those of some videos."""
    columns = ObservationRow
    length = columns.end_s - columns.start_s
    parent = func.coalesce(columns.parent_id, 0)
    is_said = case((columns.state != ReviewState.UNREVIEWED.value, 1), else_=0)
    statement = select(columns.id, columns.video_id, parent, columns.behavior, length, is_said).where(
        _plain(columns.kind) == Kind.BEHAVIOR.value,
        _plain(columns.state).not_in((GONE, ReviewState.REJECTED.value)),
    )
    kinds = (np.int64, np.int64, np.int64, words.behaviors, np.float32, np.bool_)
    *read, said = _read(session, statement, kinds, videos)
    return Bouts(*read, *[said & ~np.isin(read[0], _accepted_by_rule(session, videos))])


def read_videos(session: Session, some: Sequence[int] | None = None) -> Videos:
    """All videos, or a few."""
    statement = (
        select(
            VideoRow.id,
            VideoRow.deployment_id,
            DeploymentRow.site_id,
            VideoRow.status,
            VideoRow.captured_at,
            VideoRow.relative_path,
            VideoRow.reason != "",
        )
        .join_from(VideoRow, DeploymentRow)
        .order_by(VideoRow.sort_key, VideoRow.id)
    )
    if some is not None:
        statement = statement.where(VideoRow.id.in_(some))
    rows = session.execute(statement).all()
    columns = zip(*rows, strict=True) if rows else [()] * 7
    ids, deployments, sites, statuses, moments, paths, reasons = columns
    places = {status.value: place for place, status in enumerate(STATUSES)}
    by_id = np.argsort(np.array(ids, np.int64), kind="stable")
    return Videos(
        id=np.array(ids, np.int64)[by_id],
        deployment_id=np.array(deployments, np.int64)[by_id],
        site_id=np.array(sites, np.int64)[by_id],
        status=np.array([places[status] for status in statuses], np.int8)[by_id],
        minutes=np.array([_minutes(moment) for moment in moments], np.int64)[by_id],
        has_reason=np.array(reasons, bool)[by_id],
        order=by_id,  # the rows came in library order
        paths=[paths[place] for place in by_id],
    )


@dataclass(frozen=True, slots=True)
class Remark:
    """What people wrote about an observation: `words` (notes, individual, tags) in small letters."""

    words: str
    tags: tuple[str, ...]


def read_remarks(session: Session, videos: Sequence[int] | None = None) -> dict[int, Remark]:
    """By the id of the observation; those of which nothing was written are left out."""
    row = LabelRow
    statement = select(row.observation_id, row.notes, row.individual, row.tags).where(
        or_(row.notes != "", row.individual != "", row.tags != "")
    )
    parts = [statement]
    if videos is not None:
        inside = statement.join(ObservationRow, LabelRow.observation_id == ObservationRow.id)
        parts = [inside.where(ObservationRow.video_id.in_(some)) for some in batches(videos)]
    return {
        each[0]: Remark(" ".join(each[1:]).casefold(), parted(each[3]))
        for part in parts
        for each in session.execute(part)
    }


def _accepted_by_rule(session: Session, videos: Sequence[int] | None) -> Ids:
    """The observations that a rule accepted, of kind BEHAVIOR too."""
    row = LabelRow
    statement = select(row.observation_id).where(row.rule != "", row.verdict != Verdict.REJECT.value)
    inside = statement.join(ObservationRow, row.observation_id == ObservationRow.id)
    asked = (
        [statement]
        if videos is None
        else [inside.where(ObservationRow.video_id.in_(some)) for some in batches(videos)]
    )
    return np.array([id_ for each in asked for id_ in session.scalars(each)], np.int64)


def _read(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    kinds: Sequence[Any],
    videos: Sequence[int] | None,
) -> list[NDArray[Any]]:
    """An array a column, by id; or of some videos, in any order. A kind is a dtype, or words to number."""
    if videos is None:
        asked = [statement.order_by(ObservationRow.id)]
    else:
        asked = [statement.where(ObservationRow.video_id.in_(some)) for some in batches(videos)]
    parts = [part for each in asked for part in _chunks(session, each, kinds)]
    empty = [_column((), kind) for kind in kinds]
    return [np.concatenate(columns) for columns in zip(empty, *parts, strict=True)]


def _plain(column: InstrumentedAttribute[str]) -> Any:
    """The column, but not to be looked up in an index: SQLite would go through all animals of a project by
    their kind, a second of a million, instead of those of a few videos.
    """
    return func.coalesce(column, "")


def _chunks(
    session: Session, statement: Select[*tuple[Any, ...]], kinds: Sequence[Any]
) -> Iterator[list[NDArray[Any]]]:
    """The driver's own rows: nothing has to be converted, and SQLAlchemy's would take twice as long."""
    cursor = session.connection().execute(statement).cursor
    while rows := cursor.fetchmany(CHUNK):
        yield [_column(values, kind) for values, kind in zip(zip(*rows, strict=True), kinds, strict=True)]


def _column(values: Sequence[Any], kind: Any) -> NDArray[Any]:
    if isinstance(kind, Words):
        return np.array(kind.numbers(values), np.int32)
    return np.array(values, kind)  # None becomes nan


def _minutes(moment: datetime | None) -> int:
    if moment is None:
        return int(NO_TIME)
    return int((moment - datetime(1970, 1, 1)).total_seconds()) // 60
