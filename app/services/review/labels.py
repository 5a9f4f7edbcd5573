"""What people say of observations: one label each, every change kept and undone by its own answer."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.services.review.label_trail import as_json, history
from app.services.review.overtaking import check_families, not_overtaken
from app.services.review.reshaping import merge, split
from app.services.review.verdicts import add, confirm, correct, left_beside, note, reject
from app.store.base import utc_now
from app.store.following import following
from app.store.library_order import batches
from app.store.records import (
    Assignment,
    Changes,
    Kind,
    Label,
    ObservationId,
    VideoId,
)
from app.store.reviewed import label_values, to_label
from app.store.schema import LABEL_HISTORY, LABELS, LabelRow, ObservationRow
from app.store.settling import new_place, settle

__all__ = [
    "Assignment",
    "add",
    "apply",
    "confirm",
    "correct",
    "history",
    "left_beside",
    "merge",
    "new_observation",
    "note",
    "reject",
    "split",
]


def apply(
    project: Project, assignment: Assignment, *, who: str, since: int | None = None
) -> tuple[Assignment, Changes]:
    """Give these observations these labels (None: take theirs away), all or none, and note it in the history.

    Returns what stood before, for the same keys: applying that undoes this, signatures included.
    KeyError where an observation does not exist. `since` is the line of the audit trail up to which the
    person has seen what others did: Overtaken where others have labelled one of these behind it, or a bout or
    animal that these would part from them.
    """
    if not assignment:
        return {}, Changes()
    with project.writing() as session:
        return apply_within(session, assignment, who=who, since=since if project.is_shared else None)


def apply_within(
    session: Session, assignment: Assignment, *, who: str, since: int | None = None
) -> tuple[Assignment, Changes]:
    """The same within a transaction."""
    now, window = utc_now(), session.info.get("window", "")
    before = current_labels(session, list(assignment))
    if since is not None:
        assignment = not_overtaken(session, assignment, before, since=since, window=window)
    after = {id_: _sign(label, who, now) for id_, label in following(session, assignment).items()}
    changed = [id_ for id_, label in after.items() if label != before[id_]]
    _replace(session, {id_: after[id_] for id_ in changed})
    rows = [
        {
            "observation_id": id_,
            "at": now,
            "who": who,
            "before": as_json(before[id_]),
            "after": as_json(after[id_]),
            "window": window,
        }
        for id_ in changed
    ]
    if rows:
        session.connection().execute(insert(LABEL_HISTORY), rows)
    videos = settle(session, changed)
    if since is not None:
        check_families(session, frozenset(changed), since=since, window=window)
    return before, Changes(observations=frozenset(changed), videos=frozenset(map(VideoId, videos)))


def current_labels(session: Session, ids: Sequence[ObservationId]) -> Assignment:
    """The label of each of these observations. KeyError where one does not exist."""
    labels: dict[ObservationId, Label | None] = {}
    for some in batches(ids):
        rows = session.execute(
            select(ObservationRow.id, LabelRow)
            .outerjoin(LabelRow, LabelRow.observation_id == ObservationRow.id)
            .where(ObservationRow.id.in_(some))
        )
        for row in rows:
            label: LabelRow | None = row[1]
            labels[ObservationId(row[0])] = None if label is None else to_label(label)
    return following(session, {id_: labels[id_] for id_ in ids})


def new_observation(
    project: Project, video_id: VideoId, kind: Kind, *, parent_id: ObservationId | None = None
) -> ObservationId:
    """An empty place in a video, in no list until a label is applied to it."""
    with project.writing() as session:
        return new_place(session, video_id, kind, parent_id=parent_id)


def _sign(label: Label | None, who: str, now: datetime) -> Label | None:
    """A label that comes back by an undo keeps the name and the time that it had."""
    if label is None or label.signed_at is not None:
        return label
    return msgspec.structs.replace(label, signed_by=who, signed_at=now)


def _replace(session: Session, labels: Assignment) -> None:
    for some in batches(list(labels)):
        session.execute(
            delete(LabelRow)
            .where(LabelRow.observation_id.in_(some))
            .execution_options(synchronize_session=False)
        )
    rows = [{"observation_id": id_, **label_values(label)} for id_, label in labels.items() if label]
    if rows:
        session.connection().execute(insert(LABELS), rows)
    session.expire_all()
