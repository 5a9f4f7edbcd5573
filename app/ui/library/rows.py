"""The library as plain lists: sites over deployments over the videos that the filter lets through."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from app.store.records import Deployment, DeploymentId, Site, SiteId, Video, VideoId
from app.ui.library.filtering import LibraryFilter


@dataclass(slots=True)
class Rows:
    """Lists in the order shown; `first_...` say where the children of a row begin in the next list."""

    sites: list[Site] = field(default_factory=list)
    deployments: list[Deployment] = field(default_factory=list)
    videos: list[Video] = field(default_factory=list)
    first_deployment: list[int] = field(default_factory=lambda: [0])  # one more than there are sites
    first_video: list[int] = field(default_factory=lambda: [0])  # one more than there are deployments
    site_of: list[int] = field(default_factory=list)  # by deployment
    deployment_of: list[int] = field(default_factory=list)  # by video
    row_of: dict[VideoId, int] = field(default_factory=dict)

    def is_flat(self, site: int) -> bool:
        """Whether a site's only deployment is called as the site: its videos stand right below the site."""
        first = self.first_deployment[site]
        only = self.first_deployment[site + 1] - first == 1
        return only and self.deployments[first].name == self.sites[site].name

    def span_of_site(self, site: int) -> tuple[int, int]:
        """Where the videos of a site begin and end in `videos`."""
        first, last = self.first_deployment[site], self.first_deployment[site + 1]
        return self.first_video[first], self.first_video[last]


def arrange(
    sites: Sequence[Site],
    deployments: Sequence[Deployment],
    videos: Sequence[Video],
    wanted: LibraryFilter,
    species: Mapping[VideoId, Collection[str]],
) -> Rows:
    """The rows to show. A place without a video that passes is left out."""
    by_deployment = _passing(sites, deployments, videos, wanted, species)
    rows = Rows()
    for site in sites:
        mine = [each for each in deployments if each.site_id == site.id] if by_deployment else []
        shown = [each for each in mine if by_deployment.get(each.id)]
        if not shown:
            continue
        for deployment in shown:
            rows.site_of.append(len(rows.sites))
            _append(rows, deployment, by_deployment[deployment.id])
        rows.sites.append(site)
        rows.first_deployment.append(len(rows.deployments))
    return rows


def _append(rows: Rows, deployment: Deployment, videos: list[Video]) -> None:
    for video in videos:
        rows.row_of[video.id] = len(rows.videos)
        rows.deployment_of.append(len(rows.deployments))
        rows.videos.append(video)
    rows.deployments.append(deployment)
    rows.first_video.append(len(rows.videos))


def _passing(
    sites: Sequence[Site],
    deployments: Sequence[Deployment],
    videos: Sequence[Video],
    wanted: LibraryFilter,
    species: Mapping[VideoId, Collection[str]],
) -> dict[DeploymentId, list[Video]]:
    names: dict[SiteId, str] = {site.id: site.name for site in sites}
    places = {each.id: f"{names.get(each.site_id, '')} {each.name}" for each in deployments}
    passing: dict[DeploymentId, list[Video]] = {}
    everything = wanted.is_empty
    for video in videos:
        place = places.get(video.deployment_id, "")
        if everything or wanted.accepts(video, place, species.get(video.id, ())):
            passing.setdefault(video.deployment_id, []).append(video)
    return passing
