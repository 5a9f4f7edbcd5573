"""Bouts that nobody has said anything of last no longer than a person says that their animal is there.

What is cut from them comes back with the animal's edges. Bouts of an animal that is gone are gone with it.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.store.library_order import batches
from app.store.records import ReviewState
from app.store.schema import GONE, OBSERVATIONS, DetectionRow, LabelRow, ObservationRow, ScanResultRow
from app.store.standing import stands_first

_set_edges = (
    update(OBSERVATIONS)
    .where(OBSERVATIONS.c.id == bindparam("observation"))
    .values({name: bindparam(name) for name in ("state", "start_s", "end_s")})
)


def keep_in_view(session: Session, *, bouts: Collection[int], animals: Collection[int]) -> None:
    """Write anew from when to when these bouts last, and all of these animals."""
    column = ObservationRow.id, ObservationRow.parent_id
    for which, ids in zip(column, (bouts, animals), strict=True):
        for some in batches(list(ids)):
            rows = session.execute(_unlabelled().where(which.in_(some))).all()
            wrong = [values for row in rows if (values := _values(row)) is not None]
            if wrong:
                session.connection().execute(_set_edges, wrong)


@cache
def _unlabelled() -> Select[*tuple[Any, ...]]:
    """Bouts: nothing else has a parent. Asked for their kind, SQLite would go through all of a project."""
    parent, found, said = aliased(ObservationRow), aliased(DetectionRow), aliased(LabelRow)
    return (
        select(
            ObservationRow.id,
            ObservationRow.state,
            ObservationRow.start_s,
            ObservationRow.end_s,
            DetectionRow.start_s.label("found_start_s"),
            DetectionRow.end_s.label("found_end_s"),
            parent.start_s.label("first_s"),
            parent.end_s.label("last_s"),
            and_(ScanResultRow.current, stands_first(), parent.state != GONE).label("counts"),
            and_(
                said.observation_id.is_not(None),
                or_(found.id.is_(None), found.start_s != said.start_s, found.end_s != said.end_s),
            ).label("is_cut"),
        )
        .join(parent, parent.id == ObservationRow.parent_id)
        .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
        .join(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .outerjoin(found, found.id == parent.detection_id)
        .outerjoin(said, said.observation_id == parent.id)
        .outerjoin(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .where(LabelRow.observation_id.is_(None))
    )


def _values(row: Row[Any]) -> dict[str, Any] | None:
    """What is to be written of a bout; None where it stands so."""
    start_s, end_s, counts = row.found_start_s, row.found_end_s, row.counts
    if row.is_cut:
        start_s, end_s = max(start_s, row.first_s), min(end_s, row.last_s)
        is_moment = row.found_start_s == row.found_end_s
        counts = counts and (start_s <= end_s if is_moment else start_s < end_s)
    if not counts:
        start_s, end_s = row.found_start_s, row.found_end_s
    state = ReviewState.UNREVIEWED.value if counts else GONE
    if (state, start_s, end_s) == (row.state, row.start_s, row.end_s):
        return None
    return {"observation": row.id, "state": state, "start_s": start_s, "end_s": end_s}
