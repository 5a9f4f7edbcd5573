"""From when to when a machine found something, and a person says that it does something."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.library_order import batches
from app.store.records import ObservationId, Verdict
from app.store.schema import DetectionRow, LabelRow, ObservationRow
from mvit_core.types import Span


def found_spans(session: Session, ids: Iterable[ObservationId]) -> Mapping[ObservationId, Span]:
    """Of the observations that a machine found."""
    edges = select(ObservationRow.id, DetectionRow.start_s, DetectionRow.end_s).join(
        DetectionRow, DetectionRow.id == ObservationRow.detection_id
    )
    found: dict[ObservationId, Span] = {}
    for some in batches(list(ids)):
        rows = session.execute(edges.where(ObservationRow.id.in_(some)))
        found.update({ObservationId(id_): Span(start_s, end_s) for id_, start_s, end_s in rows})
    return found


def acting_spans(session: Session, animals: Iterable[int]) -> Mapping[int, Span]:
    """From the first to the last moment at which people say that each of these animals does something."""
    edges = select(ObservationRow.parent_id, func.min(LabelRow.start_s), func.max(LabelRow.end_s))
    said = edges.join(LabelRow, LabelRow.observation_id == ObservationRow.id).where(
        LabelRow.verdict != Verdict.REJECT.value
    )
    found: dict[int, Span] = {}
    for some in batches(list(animals)):
        rows = session.execute(
            said.where(ObservationRow.parent_id.in_(some)).group_by(ObservationRow.parent_id)
        )
        found.update({id_: Span(start_s, end_s) for id_, start_s, end_s in rows if id_ is not None})
    return found
