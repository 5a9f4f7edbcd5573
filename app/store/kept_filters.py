"""Filters with a name, as the project keeps them, without places that went."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.schema import DeploymentRow, SettingRow, SiteRow

FILTERS = "filters"  # the setting's key: [[name, values], ...]
OF_PLACES = (("sites", SiteRow), ("deployments", DeploymentRow))


def forget_lost_places(session: Session) -> None:
    """Filters name places that are there alone; one of which no place is left goes."""
    row = session.get(SettingRow, FILTERS)
    if row is None:
        return
    there = {name: set(session.scalars(select(table.id))) for name, table in OF_PLACES}
    row.value = [[name, left] for name, values in row.value if (left := _left(values, there)) is not None]


def _left(values: dict[str, Any], there: dict[str, set[int]]) -> dict[str, Any] | None:
    left = dict(values)
    for name, ids in there.items():
        before = values.get(name, [])
        left[name] = [id_ for id_ in before if id_ in ids]
        if before and not left[name]:
            return None
    return left
