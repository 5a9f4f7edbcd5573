"""The one rule of what counts now, and the copies that follow it.

A label counts where there is one, but for what it leaves to the machine (Verdict.NOTE). Else the detection
counts, if it is of its video's current scan or carries a bout that a person labelled. Else nothing does: the
observation is gone until an undo brings its label back. Of several that stand on one detection, since it was
split or moved to another animal, only the first counts without a label. For bouts see also
`app.store.reaching`.

An animal whose edges are the machine's is in view for as long as a person says that it does something.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, Update, and_, bindparam, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from app.store.edges import acting_spans
from app.store.library_order import batches
from app.store.reaching import keep_in_view
from app.store.records import NAMES, Kind, ObservationId, ReviewState, Subject, Verdict, VideoId
from app.store.schema import (
    GONE,
    OBSERVATIONS,
    VIDEOS,
    DetectionRow,
    LabelRow,
    ObservationRow,
    ScanResultRow,
)
from app.store.standing import stands_first
from mvit_core.types import Span

STATE_OF_VERDICT = {
    Verdict.CONFIRM.value: ReviewState.CONFIRMED.value,
    Verdict.CORRECT.value: ReviewState.CORRECTED.value,
    Verdict.REJECT.value: ReviewState.REJECTED.value,
    Verdict.ADD.value: ReviewState.ADDED.value,
    Verdict.NOTE.value: ReviewState.UNREVIEWED.value,
}
PERSONAL = ("count", "sex", "life_stage", "individual")  # what only a person says
NOTHING: dict[str, Any] = {
    "start_s": 0.0,
    "end_s": 0.0,
    "subject": Subject.UNCLASSIFIED.value,
    "taxon": None,
    "behavior": None,
    "count": 1,
    "sex": "",
    "life_stage": "",
    "individual": "",
}
SHARED = ("start_s", "end_s", *NAMES)  # what both can say

_set_values = (
    update(OBSERVATIONS)
    .where(OBSERVATIONS.c.id == bindparam("observation"))
    .values({name: bindparam(name) for name in ("state", "confidence", *NOTHING)})
)


def settle(session: Session, observation_ids: Iterable[int]) -> set[int]:
    """Write anew what counts of these observations and of their parents; returns the ids of their videos."""
    wanted = sorted(_with_parents(session, set(observation_ids)))
    videos: set[int] = set()
    for some in batches(wanted):
        rows = session.execute(_evidence(), {"ids": some}).all()
        videos.update(row.video_id for row in rows)
        acting = acting_spans(session, [row.id for row in rows if row.carries_label])
        values = [_values(row, acting) for row in rows]
        session.connection().execute(_set_values, values)
        bouts = [row.id for row in rows if row.kind == Kind.BEHAVIOR.value and row.LabelRow is None]
        moved = [row.id for row, each in zip(rows, values, strict=True) if _has_moved(row, each)]
        keep_in_view(session, bouts=bouts, animals=moved)
    recount(session, videos)
    return videos


def new_place(
    session: Session,
    video_id: VideoId,
    kind: Kind,
    *,
    parent_id: ObservationId | None = None,
    track_id: int | None = None,
    detection_id: int | None = None,
) -> ObservationId:
    """An empty place in a video, gone until a label is applied.

    `track_id` says whose boxes belong to it, `detection_id` on what it stands beside others.
    """
    row = ObservationRow(
        video_id=video_id,
        kind=kind.value,
        parent_id=parent_id,
        track_id=track_id,
        detection_id=detection_id,
        state=GONE,
        confidence=None,
        **NOTHING,
    )
    session.add(row)
    session.flush()
    return ObservationId(row.id)


def recount(session: Session, video_ids: Iterable[int]) -> None:
    """Count the observations of these videos anew."""
    for some in batches(sorted(video_ids)):
        session.connection().execute(_recount(), {"videos": some})


@cache
def _recount() -> Update:
    of_video = (ObservationRow.video_id == VIDEOS.c.id, ObservationRow.kind == Kind.ANIMAL.value)
    hidden = (GONE, ReviewState.REJECTED.value)
    number = select(func.count()).where(*of_video, ObservationRow.state.not_in(hidden))
    unreviewed = select(func.count()).where(*of_video, ObservationRow.state == ReviewState.UNREVIEWED.value)
    return (
        update(VIDEOS)
        .where(VIDEOS.c.id.in_(bindparam("videos", expanding=True)))
        .values(num_observations=number.scalar_subquery(), num_unreviewed=unreviewed.scalar_subquery())
    )


def _with_parents(session: Session, wanted: set[int]) -> set[int]:
    parents: set[int] = set()
    for some in batches(sorted(wanted)):
        found = select(ObservationRow.parent_id).where(
            ObservationRow.id.in_(some), ObservationRow.parent_id.is_not(None)
        )
        parents.update(parent for parent in session.scalars(found) if parent is not None)
    return wanted | parents


@cache  # a statement never changes, and building it takes longer than running it
def _evidence() -> Select[*tuple[Any, ...]]:
    child = aliased(ObservationRow)
    carries_label = exists().where(child.parent_id == ObservationRow.id, child.id == LabelRow.observation_id)
    return (
        select(
            ObservationRow.id,
            ObservationRow.video_id,
            ObservationRow.kind,
            ObservationRow.state,
            ObservationRow.start_s,
            ObservationRow.end_s,
            LabelRow,
            DetectionRow.confidence,
            *(getattr(DetectionRow, name).label(f"found_{name}") for name in SHARED),
            DetectionRow.id.label("detection_id"),
            and_(ScanResultRow.current, stands_first()).label("is_found"),
            carries_label.correlate(ObservationRow).label("carries_label"),
        )
        .outerjoin(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .outerjoin(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
        .outerjoin(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .where(ObservationRow.id.in_(bindparam("ids", expanding=True)))
    )


def _values(row: Row[Any], acting: Mapping[int, Span]) -> dict[str, Any]:
    values = {"observation": row.id, "confidence": row.confidence, **NOTHING}
    label: LabelRow | None = row.LabelRow
    if label is not None:
        values.update({name: getattr(label, name) for name in (*SHARED, *PERSONAL)})
        values["state"] = STATE_OF_VERDICT[label.verdict]
        if label.verdict == Verdict.NOTE.value and row.detection_id is not None:
            values.update({name: getattr(row, f"found_{name}") for name in NAMES})
    elif row.detection_id is not None:
        values.update({name: getattr(row, f"found_{name}") for name in SHARED})
        counts = row.is_found or row.carries_label
        values["state"] = ReviewState.UNREVIEWED.value if counts else GONE
    else:
        values["state"] = GONE
    if row.id in acting and row.detection_id is not None and _has_edges_found(row):
        seen = Span(values["start_s"], values["end_s"]).around(acting[row.id])
        values["start_s"], values["end_s"] = seen.start_s, seen.end_s
    return values


def _has_moved(row: Row[Any], values: Mapping[str, Any]) -> bool:
    """Whether an animal came, went or has other edges, to which its bouts have to keep."""
    edges = (row.start_s, row.end_s) == (values["start_s"], values["end_s"])
    is_same = edges and (row.state == GONE) == (values["state"] == GONE)
    return row.kind == Kind.ANIMAL.value and not is_same


def _has_edges_found(row: Row[Any]) -> bool:
    """Whether nobody has said from when to when it is there: a note follows the machine's edges."""
    label: LabelRow | None = row.LabelRow
    if label is None:
        return True
    is_note = label.verdict == Verdict.NOTE.value and label.keyframes is None
    return is_note and (label.start_s, label.end_s) == (row.found_start_s, row.found_end_s)
