"""Deployments and sites that have lost their videos, and what keeps them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.store import library
from app.store.imported_rows import DEPLOYMENT, owned_by
from app.store.kept_filters import forget_lost_places
from app.store.library_order import batches
from app.store.schema import DeploymentRow, ImportedRow, SiteRow, VideoRow

SAYING = (
    *(name for name in library.DEPLOYMENT_FIELDS if name not in ("name", "folder")),
    "gaps",
    "clock_repair",
)


def said_of(row: DeploymentRow) -> dict[str, Any]:
    """What people say of a deployment beside its name, field by field; without fields that are left open."""
    return {name: value for name in SAYING if (value := getattr(row, name)) not in (None, "", [])}


def has_no_video(session: Session, deployment: int) -> bool:
    """Whether the deployment has lost its last video, or never had one."""
    return session.scalar(select(VideoRow.id).where(VideoRow.deployment_id == deployment).limit(1)) is None


def drop_lost_deployment(session: Session, deployment: int) -> None:
    """Drop a deployment that has lost its last video; not where people or files told of it: it is effort."""
    row = session.get_one(DeploymentRow, deployment)
    if said_of(row) or not has_no_video(session, deployment):
        return
    told = select(ImportedRow.id).where(owned_by(DEPLOYMENT, deployment))
    if session.scalar(told.limit(1)) is None:
        session.delete(row)


def drop_empty_sites(session: Session, left: Collection[int]) -> None:
    """Drop those of the sites `left` that have no deployment and are on no map; saved filters forget them.

    Others stay though they are empty: who takes back a change of deployments may come back to them.
    """
    session.flush()
    for some in batches(sorted(left)):
        empty = SiteRow.id.in_(some) & SiteRow.id.not_in(select(DeploymentRow.site_id))
        session.execute(delete(SiteRow).where(empty, SiteRow.latitude.is_(None)))
    forget_lost_places(session)
