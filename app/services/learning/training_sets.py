"""The manifest of a project: what its reviewed labels teach, written down so that it never changes again."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services import vocabulary
from app.services.deployments import independence
from app.services.learning.class_choices import ClassChoices, class_choices
from app.services.learning.examples import Example, examples
from app.services.learning.labelled_places import Place, labelled_places
from app.services.learning.sides import NOBODY, Sides, on_two_sides
from app.services.observations import boxes
from app.services.projects import Project
from app.store.base import unpack_points
from app.store.library_order import batches
from app.store.records import NOT_TAXA, Kind, Observation, ObservationId, ReviewState, VideoId
from app.store.reviewed import select_observations, to_observation
from app.store.schema import (
    GONE,
    LabelRow,
    ObservationRow,
    RootRow,
    TrackRow,
)
from mvit_core.files.path_text import to_path
from mvit_core.taxonomy import Taxon, Taxonomy
from mvit_core.types import Track, TrackPoint
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest

PAGE = 100  # videos whose labels are read at once


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """A manifest, and which observed animal each of its spans shows."""

    manifest: Manifest
    animals: tuple[ObservationId, ...]
    redrawn: frozenset[ObservationId] = frozenset()  # what a scan kept of these is of other boxes


def training_set(project: Project, sides: Sides = NOBODY) -> TrainingSet:
    """All that the project's labels teach; no spans where nobody has reviewed anything yet.

    Groups are sites: two deployments of one site share what the camera sees. Of copies of a video one alone
    teaches, that of which most was said: else it would count twice, and stand on both sides of a split.
    """
    choices, tree = class_choices(project), vocabulary.taxonomy(project)
    interval = independence(project).interval
    with project.reading() as session:
        roots = sorted(set(session.scalars(select(RootRow.path))))
        single = to_path(roots[0]) if len(roots) == 1 else None
        places = labelled_places(session, interval, in_one_root=single is not None)
        examples_of, redrawn = _examples(session, places, vocabulary.known_since(session))
    sides = sides.with_renamed(places)
    found = [
        (place.id, each.animal, span)
        for place in without_copies(places, examples_of)
        for each in examples_of[place.id]
        if (span := _span(place, each, choices, sides)) is not None
    ]
    shown = {name for _, _, span in found for name in span.behaviors or ()}
    found = [
        (video, animal, replace(span, unasked=tuple(name for name in span.unasked if name in shown)))
        for video, animal, span in found
    ]
    named = {span.species for _, _, span in found if span.species}
    manifest = make_manifest(
        on_two_sides([span for *_, span in found], [video in sides.videos for video, *_ in found]),
        root=single or (project.path.parent if project.path else Path.cwd()),
        species=classes_of(named, tree),
        taxonomy=_taxa(named, tree),
        source=project.name,
    )
    return TrainingSet(manifest, tuple(animal for _, animal, _ in found), frozenset(redrawn))


def without_copies(
    places: Sequence[Place], examples_of: Mapping[VideoId, Sequence[Example]]
) -> Iterator[Place]:
    """The videos, each content once: of copies one that is there, with the most examples, or the first."""
    alike: dict[str, list[Place]] = {}
    for place in places:
        alike.setdefault(place.fingerprint or place.video, []).append(place)

    def worth(place: Place) -> tuple[bool, bool, int]:
        number = len(examples_of[place.id])
        return number > 0, place.file.is_file(), number

    chosen = {(max(some, key=worth) if len(some) > 1 else some[0]).id for some in alike.values()}
    return (place for place in places if place.id in chosen)


def num_different(before: Manifest, now: Manifest) -> int:
    """How many labelled spans were added or changed, or taken away."""

    def said(manifest: Manifest) -> set[tuple[object, ...]]:
        return {
            (each.video, each.start_s, each.end_s, each.species, each.behaviors) for each in manifest.spans
        }

    gone, added = said(before) - said(now), said(now) - said(before)
    return max(len(gone), len(added))


def classes_of(named: Collection[str], tree: Taxonomy) -> tuple[str, ...]:
    """The species that a model tells apart, where people named these.

    A taxon above several of the others is none: its examples speak for all of those ("some cat").
    """
    below: dict[str, int] = dict.fromkeys(named, 0)
    for name in named:
        for taxon in tree.lineage(name)[1:]:
            if taxon.key in below:
                below[taxon.key] += 1
    return tuple(sorted(name for name in named if below[name] < 2))


def _span(place: Place, example: Example, choices: ClassChoices, sides: Sides) -> LabelledSpan | None:
    """The example as the manifest has it; None where nothing of it is to be learned."""
    species = choices.called(example.species)
    behaviors = example.behaviors
    if behaviors is not None:
        behaviors = tuple(sorted(choices.called_all(behaviors)))
    unasked = choices.called_all(example.unasked) - set(behaviors or ())
    if not species and behaviors is None:
        return None
    return LabelledSpan(
        video=place.video,
        start_s=round(example.span.start_s, 3),
        end_s=round(example.span.end_s, 3),
        points=example.points,
        species=species,
        behaviors=behaviors,
        unasked=tuple(sorted(unasked)),
        group=place.site,
        event=place.event,
        animal=str(example.animal),
        labelled_by="person",
        side=sides.of(place.site),
    )


def _examples(
    session: Session, places: Sequence[Place], known_since: Mapping[str, datetime]
) -> tuple[dict[VideoId, list[Example]], set[ObservationId]]:
    """The examples of each video, and the animals whose boxes a person drew elsewhere."""
    found: dict[VideoId, list[Example]] = {}
    redrawn: set[ObservationId] = set()
    for some in batches(places, PAGE):
        observed = _observed(session, [place.id for place in some])
        points, elsewhere = _points(session, observed)
        redrawn |= elsewhere
        found |= {place.id: list(examples(observed.get(place.id, []), points, known_since)) for place in some}
    return found, redrawn


def _observed(session: Session, videos: Collection[int]) -> dict[int, list[Observation]]:
    rows = session.execute(
        select_observations()
        .where(ObservationRow.video_id.in_(videos), ObservationRow.state != GONE)
        .order_by(ObservationRow.start_s, ObservationRow.id)
    )
    by_rule = set(
        session.scalars(
            select(LabelRow.observation_id)
            .join(ObservationRow, ObservationRow.id == LabelRow.observation_id)
            .where(ObservationRow.video_id.in_(videos), LabelRow.rule != "")
        )
    )
    found: dict[int, list[Observation]] = {}
    for row in rows:
        seen = to_observation(row)
        if seen.id in by_rule:  # nobody looked: to learn from it would be to learn from oneself
            seen = replace(seen, state=ReviewState.UNREVIEWED)
        found.setdefault(row[1], []).append(seen)
    return found


def _points(
    session: Session, observed: Mapping[int, Iterable[Observation]]
) -> tuple[dict[ObservationId, tuple[TrackPoint, ...]], set[ObservationId]]:
    """The boxes that count of each animal, a person's where one drew, else the machine's; and the animals
    whose boxes a person drew elsewhere.
    """
    animals = [one for each in observed.values() for one in each if one.kind == Kind.ANIMAL]
    tracks: dict[int, Track] = {}
    for some in batches(sorted({one.track_id for one in animals if one.track_id is not None})):
        rows = session.execute(
            select(TrackRow.id, TrackRow.confidence, TrackRow.points).where(TrackRow.id.in_(some))
        )
        tracks.update((id_, Track(unpack_points(packed), sure)) for id_, sure, packed in rows)
    elsewhere = {one.id for one in animals if boxes.lies_elsewhere(one, tracks.get(one.track_id or 0))}
    counting = {one.id: boxes.counting(one, tracks.get(one.track_id or 0)) for one in animals}
    return {id_: track.points for id_, track in counting.items() if track is not None}, elsewhere


def _taxa(named: Collection[str], tree: Taxonomy) -> list[Taxon]:
    """The taxa named and all above them, so that figures can be rolled up."""
    keys = {taxon.key for name in named if name not in NOT_TAXA for taxon in tree.lineage(name)}
    return [tree[key] for key in sorted(keys)]
