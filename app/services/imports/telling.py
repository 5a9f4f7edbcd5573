"""What a file knows of deployments, told to those of the project."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.deployments import check_deployment
from app.services.imports.values import FoundDeployment
from app.store import imported_rows, library
from app.store.library_order import reorder_places
from app.store.records import Deployment, DeploymentId, SiteId
from app.store.schema import DeploymentRow, ImportedRow, SiteRow
from mvit_core.errors import UserError


def tell(session: Session, row: DeploymentRow, one: FoundDeployment, *, overwrite: bool) -> None:
    """Write what a file knows of a deployment and of its site. UserError where it makes no sense."""
    values: dict[str, Any] = {
        **one.fields,
        "start": one.start,
        "end": one.end,
        "utc_offset_min": one.utc_offset_min,
    }
    wanted: Deployment = msgspec.structs.replace(
        library.to_deployment(row),
        **{
            name: value
            for name, value in values.items()
            if value not in (None, "") and (overwrite or getattr(row, name) in (None, ""))
        },
    )
    check_deployment(wanted)
    for name in values:
        setattr(row, name, getattr(wanted, name))
    if one.gaps and (overwrite or not row.gaps):
        row.gaps = [[start.isoformat(), end.isoformat()] for start, end in one.gaps]
    site = session.get_one(SiteRow, row.site_id)
    if one.latitude is not None and one.longitude is not None and (overwrite or site.latitude is None):
        site.latitude, site.longitude, site.uncertainty_m = one.latitude, one.longitude, one.uncertainty_m


def tell_table(
    session: Session, found: Iterable[FoundDeployment], refuse: Callable[[str], None]
) -> set[DeploymentId]:
    """Put a table of deployments over those of the project: what a person filled in counts."""
    rows = session.scalars(select(DeploymentRow)).all()
    told = _keys_in_packages(session)
    touched: set[DeploymentId] = set()
    for one in found:
        alike = [row for row in rows if _means(one, row, told.get(row.id, ()))]
        if len(alike) != 1:
            refuse(
                f"{one.key} is more than one deployment of this project: it is left out."
                if alike
                else f"{one.key} is no deployment of this project: it is left out."
            )
            continue
        row = alike[0]
        if one.site:
            row.site_id = SiteId(library.site_called(session, one.site).id)
        try:
            tell(session, row, one, overwrite=True)
        except UserError as error:
            refuse(str(error))
            continue
        touched.add(DeploymentId(row.id))
    session.flush()
    reorder_places(session, DeploymentRow.id.in_(list(touched)))
    return touched


def _means(one: FoundDeployment, row: DeploymentRow, told: Collection[str]) -> bool:
    in_its_folder = not one.folder or one.folder == row.folder
    return in_its_folder and one.key in (row.name, f"deployment-{row.id}", *told)


def _keys_in_packages(session: Session) -> dict[int, set[str]]:
    """What imported packages call the deployments."""
    keys: dict[int, set[str]] = {}
    rows = select(ImportedRow.owner_id, ImportedRow.key).where(ImportedRow.kind == imported_rows.DEPLOYMENT)
    for owner, key in session.execute(rows):
        keys.setdefault(owner, set()).add(key)
    return keys
