"""Observations joined with everything that an export says about them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from app.services import media, observations, vocabulary
from app.services.exports.rounded_places import rounded
from app.services.projects import Project
from app.store.records import (
    Deployment,
    Kind,
    Observation,
    ObservationId,
    Site,
    Subject,
    Video,
)
from mvit_core.taxonomy import Behavior, Taxon, Taxonomy


class Row(msgspec.Struct, frozen=True, gc=False):
    """One observation and where, when and what it is."""

    video: Video
    observation: Observation
    site: Site
    deployment: Deployment
    taxon: Taxon | None
    behavior: str  # its name; empty on observations of animals
    path: str  # of the file, as this table or export calls it

    @property
    def is_animal(self) -> bool:
        """Whether it is somebody in view; else one bout of their behavior."""
        return self.observation.kind is Kind.ANIMAL

    @property
    def animal_id(self) -> ObservationId:
        """Of the animal that it is, or that a bout belongs to."""
        return self.observation.parent_id or self.observation.id

    @property
    def start(self) -> datetime | None:
        """When it starts by the camera's clock; None where the video has no date."""
        return at(self.video, self.observation.span.start_s)

    @property
    def end(self) -> datetime | None:
        """When it ends by the camera's clock; None where the video has no date."""
        return at(self.video, self.observation.span.end_s)


class Surroundings:
    """Sites, deployments and names of a project, looked up once."""

    def __init__(self, project: Project, *, language: str = "en", place_decimals: int | None = None) -> None:
        """`place_decimals`: that coordinates are rounded to; None: as they are."""
        sites = media.sites(project)
        shown = sites if place_decimals is None else [rounded(site, place_decimals) for site in sites]
        self.sites = {site.id: site for site in shown}
        self.deployments = {one.id: one for one in media.deployments(project)}
        self.taxonomy: Taxonomy = vocabulary.taxonomy(project, language=language)
        self.behaviors: dict[str, Behavior] = {
            one.key: one for one in vocabulary.behaviors(project, language=language)
        }

    def row(self, video: Video, observation: Observation, path: str) -> Row:
        """The observation with its surroundings; `path` is what the video's file is called."""
        deployment = self.deployments[video.deployment_id]
        return Row(
            video,
            observation,
            self.sites[deployment.site_id],
            deployment,
            self.taxonomy.get(observation.taxon) if observation.taxon else None,
            self.behavior_name(observation.behavior),
            path,
        )

    def behavior_name(self, key: str | None) -> str:
        """What people call it; the key itself where the project does not know it any more."""
        if not key:
            return ""
        return self.behaviors[key].name if key in self.behaviors else key


def all_rows(project: Project) -> Iterator[Row]:
    """Every observation of the project in library order, none that a person rejected."""
    surroundings = Surroundings(project)
    for video, observation in observations.all_observations(project):
        yield surroundings.row(video, observation, video.relative_path)


def at(video: Video, time_s: float) -> datetime | None:
    """The camera's clock at `time_s` of the video."""
    return None if video.captured_at is None else video.captured_at + timedelta(seconds=time_s)


def what(row: Row) -> str:
    """What is in view, as people read it: "lion", "human", or "animal?" where nobody has named it."""
    if row.observation.kind is Kind.BEHAVIOR:
        return row.behavior
    if row.taxon:
        return row.taxon.short_name
    if row.observation.taxon:
        return row.observation.taxon
    return "animal?" if row.observation.subject is Subject.UNCLASSIFIED else str(row.observation.subject)


def dominant_first(bouts: Iterable[Observation]) -> list[str]:
    """The behaviors of these bouts, the one that lasts longest in all first."""
    lasting_s: dict[str, float] = {}
    for bout in bouts:
        if bout.behavior:
            lasting_s[bout.behavior] = lasting_s.get(bout.behavior, 0.0) + bout.span.duration_s
    return sorted(lasting_s, key=lambda behavior: -lasting_s[behavior])
