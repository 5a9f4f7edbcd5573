"""What a file knows of deployments, told to those of the project."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
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
    wanted: Deployment = replace(
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
    told, sites = _keys_in_packages(session), dict(session.execute(select(SiteRow.id, SiteRow.name)).all())
    touched: set[DeploymentId] = set()
    for one in found:
        alike = _alike(one, rows, told, sites)
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
            tell(session, row, _without_own_name(one, row), overwrite=True)
        except UserError as error:
            refuse(str(error))
            continue
        touched.add(DeploymentId(row.id))
    session.flush()
    reorder_places(session, DeploymentRow.id.in_(list(touched)))
    return touched


def _without_own_name(one: FoundDeployment, row: DeploymentRow) -> FoundDeployment:
    """What camtrapR's table calls the camera where nobody named it is no word about it."""
    if one.fields.get("camera") != row.name:
        return one
    return replace(one, fields={name: said for name, said in one.fields.items() if name != "camera"})


def _alike(
    one: FoundDeployment,
    rows: Sequence[DeploymentRow],
    told: Mapping[int, Collection[str]],
    sites: Mapping[int, str],
) -> list[DeploymentRow]:
    """Which may be meant: by name, else by their site; of several those of its site and with its camera.

    Where nothing but the place is said, which is the site's, any deployment of a site serves.
    """
    found = [row for row in rows if _means(one, row, told.get(row.id, ()))]
    found = found or [row for row in rows if not one.folder and sites.get(row.site_id) == one.key]
    if len(found) > 1:
        found = [row for row in found if sites.get(row.site_id) == one.site] or found
    camera = one.fields.get("camera")
    if len(found) > 1 and camera:
        names = camera, f"{one.key} {camera}"
        found = [row for row in found if row.camera == camera or row.name in names] or found
    says_more = one.start or one.end or one.gaps or one.fields or one.utc_offset_min is not None
    is_one_site = len({row.site_id for row in found}) == 1
    return found[:1] if is_one_site and not says_more else found


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
