"""The audit trail: every change of a label, with the label before and after."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.library_order import batches
from app.store.records import Change, Label, ObservationId
from app.store.schema import LabelHistoryRow


def history(project: Project, observation_id: ObservationId) -> list[Change]:
    """Every change of an observation's label, oldest first."""
    with project.reading() as session:
        rows = session.scalars(
            select(LabelHistoryRow)
            .where(LabelHistoryRow.observation_id == observation_id)
            .order_by(LabelHistoryRow.id)
        )
        return [to_change(row) for row in rows]


def histories(session: Session, ids: Sequence[ObservationId]) -> dict[ObservationId, list[Change]]:
    """The same of several observations, within a transaction."""
    found: dict[ObservationId, list[Change]] = {id_: [] for id_ in ids}
    for some in batches(ids):
        rows = session.scalars(
            select(LabelHistoryRow)
            .where(LabelHistoryRow.observation_id.in_(some))
            .order_by(LabelHistoryRow.id)
        )
        for change in map(to_change, rows):
            found[change.observation_id].append(change)
    return found


def to_change(row: LabelHistoryRow) -> Change:
    """The frozen row."""
    return Change(
        observation_id=ObservationId(row.observation_id),
        at=row.at,
        who=row.who,
        before=_from_json(row.before),
        after=_from_json(row.after),
    )


def as_json(label: Label | None) -> Any:
    """A label as a line of the trail keeps it."""
    return None if label is None else msgspec.to_builtins(label)


def _from_json(value: Any) -> Label | None:
    return None if value is None else msgspec.convert(value, Label)
