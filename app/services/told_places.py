"""What is said of all deployments and sites at once: a table changes many, and is taken back whole."""

from collections.abc import Mapping

import msgspec

from app.services import deployments, media
from app.services.projects import Project
from app.store.records import Changes, Deployment, DeploymentId, Site, SiteId


class ToldPlaces(msgspec.Struct, frozen=True):
    """Deployments and sites as they stand, or are to stand."""

    deployments: Mapping[DeploymentId, Deployment]
    sites: Mapping[SiteId, Site]


def told_places(project: Project) -> ToldPlaces:
    """All of them, as they stand now."""
    return ToldPlaces(
        {one.id: one for one in media.deployments(project)}, {one.id: one for one in media.sites(project)}
    )


def overwritten(before: ToldPlaces, now: ToldPlaces) -> ToldPlaces:
    """Those of `before` that are told otherwise now."""
    return ToldPlaces(
        {id_: one for id_, one in before.deployments.items() if now.deployments.get(id_, one) != one},
        {id_: one for id_, one in before.sites.items() if now.sites.get(id_, one) != one},
    )


def put(project: Project, wanted: ToldPlaces) -> tuple[ToldPlaces, Changes]:
    """Let them stand so; what stood before. UserError where a value makes no sense."""
    sites, _ = deployments.change_sites(project, wanted.sites)
    stood, changes = deployments.change(project, wanted.deployments)
    return ToldPlaces(stood, sites), changes
