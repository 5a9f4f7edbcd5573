"""The library as plain lists: sites over deployments over the videos shown."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from app.services.placing.called_alike import name_below, told_apart
from app.store.records import Deployment, DeploymentId, Site, Video, VideoId


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
    longer_names: dict[VideoId, str] = field(default_factory=dict)  # of videos that share theirs
    cards: dict[DeploymentId, str] = field(default_factory=dict)  # of deployments of a site that share theirs
    short_names: dict[DeploymentId, str] = field(default_factory=dict)  # of those called after their site

    def stand_as(self, others: "Rows") -> bool:
        """Whether the same places and videos stand in the same order, one below the other as there."""
        return (
            bool(self.row_of)
            and self.row_of == others.row_of
            and self.first_video == others.first_video
            and self.first_deployment == others.first_deployment
            and [each.id for each in self.deployments] == [each.id for each in others.deployments]
            and [each.id for each in self.sites] == [each.id for each in others.sites]
            and all(self.is_flat(site) == others.is_flat(site) for site in range(len(self.sites)))
        )

    def let_go(self) -> None:
        """One video after the other, in any thread: all at once, every other thread would wait."""
        while self.videos:
            self.videos.pop()

    def name_of(self, row: Site | Deployment | Video) -> str:
        """What it is called; with its folder where another video of the deployment has its name, too, and
        with its card or visit where another deployment of the site has.
        """
        if isinstance(row, Video):
            return self.longer_names.get(row.id) or row.name
        return self._with_card(row, row.name)

    def title_of(self, row: Site | Deployment | Video) -> str:
        """What it is called where its site stands above it: not after the site once more."""
        if isinstance(row, Deployment) and row.id in self.short_names:
            return self._with_card(row, self.short_names[row.id])
        return self.name_of(row)

    def is_flat(self, site: int) -> bool:
        """Whether a site's only deployment is called as the site: its videos stand right below the site."""
        first = self.first_deployment[site]
        only = self.first_deployment[site + 1] - first == 1
        return only and self.deployments[first].name == self.sites[site].name

    def span_of_site(self, site: int) -> tuple[int, int]:
        """Where the videos of a site begin and end in `videos`."""
        first, last = self.first_deployment[site], self.first_deployment[site + 1]
        return self.first_video[first], self.first_video[last]

    def _with_card(self, row: Site | Deployment, name: str) -> str:
        card = self.cards.get(row.id) if isinstance(row, Deployment) else None
        return f"{name} ({card})" if card else name


def arrange(
    sites: Sequence[Site],
    deployments: Sequence[Deployment],
    videos: Sequence[Video],
    shown: Collection[VideoId] | None = None,
) -> Rows:
    """The rows of all videos, or of those `shown`. A place without a video is left out."""
    by_deployment: dict[DeploymentId, list[Video]] = {}
    for video in videos:
        if shown is None or video.id in shown:
            by_deployment.setdefault(video.deployment_id, []).append(video)
    rows = Rows()
    for site in sites:
        mine = [each for each in deployments if each.site_id == site.id] if by_deployment else []
        filled = [each for each in mine if by_deployment.get(each.id)]
        if not filled:
            continue
        rows.cards |= told_apart(filled, {each.id: by_deployment[each.id][0].root.name for each in filled})
        for deployment in filled:
            rows.site_of.append(len(rows.sites))
            short = name_below(site.name, deployment.name)
            if short != deployment.name:
                rows.short_names[deployment.id] = short
            _append(rows, deployment, by_deployment[deployment.id])
        rows.sites.append(site)
        rows.first_deployment.append(len(rows.deployments))
    return rows


def _append(rows: Rows, deployment: Deployment, videos: list[Video]) -> None:
    for video in videos:
        rows.row_of[video.id] = len(rows.videos)
        rows.deployment_of.append(len(rows.deployments))
        rows.videos.append(video)
    names = Counter(video.name for video in videos)
    if len(names) < len(videos):  # two cards of a camera, or a card whose folder was full
        for video in videos:
            if names[video.name] > 1:
                rows.longer_names[video.id] = "/".join(video.relative_path.split("/")[-2:])
    rows.deployments.append(deployment)
    rows.first_video.append(len(rows.videos))
