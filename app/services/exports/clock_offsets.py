"""How cameras' clocks are set, as far as somebody said it or the other cameras of a site tell."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from app.store.records import Deployment, DeploymentId, SiteId


def clocks_ahead(deployments: Mapping[DeploymentId, Deployment]) -> dict[DeploymentId, timedelta]:
    """How far each camera's clock is ahead of UTC, as far as it matters within its site; 0 where none of it
    is known.
    """
    offsets = clock_offsets(deployments)
    return {id_: timedelta(minutes=offsets.get(id_, 0)) for id_ in deployments}


def clock_offsets(deployments: Mapping[DeploymentId, Deployment]) -> dict[DeploymentId, int]:
    """Each clock's offset from UTC, in minutes; those of sites of which nobody said any are left out.

    A clock of which nobody said it is taken to be set as most others of its site are.
    """
    said: dict[SiteId, Counter[int]] = {}
    for one in deployments.values():
        if one.utc_offset_min is not None:
            said.setdefault(one.site_id, Counter())[one.utc_offset_min] += 1
    usual = {site: min(known, key=lambda each: (-known[each], each)) for site, known in said.items()}
    return {
        id_: usual[one.site_id] if one.utc_offset_min is None else one.utc_offset_min
        for id_, one in deployments.items()
        if one.site_id in usual
    }
