"""Labels for many observations at once. Each plan reads a few hundred and says what each is to be called."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.orm import InstrumentedAttribute

from app.services.projects import Project
from app.services.review import labels
from app.services.review.exclusion import free_span, make_room
from app.services.review.wider import wider_taxa
from app.services.vocabulary import behaviors_in
from app.store.library_order import batches
from app.store.records import (
    Assignment,
    Kind,
    Label,
    Observation,
    ObservationId,
    ReviewState,
    Subject,
    Verdict,
)
from app.store.reviewed import is_shown, select_observations, to_observation
from app.store.schema import ObservationRow
from app.store.settling import new_place
from mvit_core.taxonomy import Behavior, Taxonomy
from mvit_core.types import Span

Id = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
Plan = Callable[[Sequence[ObservationId]], Assignment]


def accepting(project: Project) -> Plan:
    """What no person has looked at yet is as it says; also what a rule accepted."""

    def plan(ids: Sequence[ObservationId]) -> Assignment:
        waiting = (each for each in _read(project, ids) if not each.is_by_eye)
        return {each.id: labels.confirm(each) for each in waiting}

    return plan


def rejecting(project: Project) -> Plan:
    """None of it is there; what a person added goes away with its bouts."""

    def plan(ids: Sequence[ObservationId]) -> Assignment:
        found = [each for each in _read(project, ids) if each.state != ReviewState.REJECTED]
        added = [each.id for each in found if each.state == ReviewState.ADDED]
        bouts = _bouts(project, added)
        return {each.id: _without(each) for each in [*found, *bouts]}

    return plan


def naming(project: Project, *, taxon: str | None, subject: Subject = Subject.ANIMAL) -> Plan:
    """All are this species (or what else); what says so already is confirmed."""

    def plan(ids: Sequence[ObservationId]) -> Assignment:
        return {
            each.id: labels.confirm(each)
            if (each.taxon, each.subject) == (taxon, subject)
            else labels.correct(each, taxon=taxon, subject=subject)
            for each in _read(project, ids)
        }

    return plan


def widening(project: Project, taxonomy: Taxonomy) -> Plan:
    """Each is what it says only as far as the next wider taxon; what cannot be wider stays as it is."""

    def plan(ids: Sequence[ObservationId]) -> Assignment:
        found = _read(project, ids)
        wider = ((each, wider_taxa(each, taxonomy)) for each in found)
        return {each.id: labels.correct(each, taxon=taxa[0].key) for each, taxa in wider if taxa}

    return plan


def behaving(project: Project, behavior: str) -> Plan:
    """Each animal shows this behavior: its bouts of it are confirmed, else one is added.

    One that lasts does so as long as nobody says that the animal does what excludes it; one that only happens
    is put where the animal appears.
    """

    def plan(ids: Sequence[ObservationId]) -> Assignment:
        animals = _read(project, ids)
        bouts = _bouts(project, ids)
        there = [each for each in bouts if each.behavior == behavior]
        known = {each.parent_id for each in there}
        assignment: dict[ObservationId, Label | None] = {each.id: labels.confirm(each) for each in there}
        without = [each for each in animals if each.id not in known]
        with project.writing() as session:
            behaviors = {each.key: each for each in behaviors_in(session)}
            places = [new_place(session, each.video_id, Kind.BEHAVIOR, parent_id=each.id) for each in without]
        own: dict[ObservationId, list[Observation]] = {each.id: [] for each in without}
        for bout in bouts:
            if bout.parent_id in own:
                own[bout.parent_id].append(bout)
        for place, animal in zip(places, without, strict=True):
            span = _lasting(behavior, animal, own[animal.id], behaviors)
            assignment |= make_room(behavior, span, own[animal.id], behaviors)
            assignment[place] = Label(verdict=Verdict.ADD, span=span, behavior=behavior)
        return assignment

    return plan


def _lasting(
    behavior: str, animal: Observation, bouts: Sequence[Observation], behaviors: Mapping[str, Behavior]
) -> Span:
    known = behaviors.get(behavior)
    if known is not None and known.kind == "point":
        return Span(animal.span.start_s, animal.span.start_s)
    return free_span(behavior, animal.span, bouts, behaviors)


def putting(assignment: Assignment) -> Plan:
    """Just these labels: how a bulk edit is undone."""
    return lambda ids: {id_: assignment[id_] for id_ in ids}


def _read(project: Project, ids: Sequence[ObservationId]) -> list[Observation]:
    return _where(project, ObservationRow.id, ids, rejected=True)


def _bouts(project: Project, animals: Sequence[ObservationId]) -> list[Observation]:
    return _where(project, ObservationRow.parent_id, animals, rejected=False)


def _where(
    project: Project,
    column: Id,
    ids: Sequence[ObservationId],
    *,
    rejected: bool,
) -> list[Observation]:
    found = []
    with project.reading() as session:
        for some in batches(ids):
            statement = select_observations().where(column.in_(some), is_shown(rejected=rejected))
            found += [to_observation(row) for row in session.execute(statement)]
    return found


def _without(observation: Observation) -> Label | None:
    return None if observation.state == ReviewState.ADDED else labels.reject(observation)
