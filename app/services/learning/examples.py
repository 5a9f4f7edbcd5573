"""What a video's reviewed observations teach a model: labelled spans with the animal's boxes. Pure.

Each bout that a person stands behind is an example, and so is the time between bouts, which shows none of
them. Of a behavior that came into the project's list after the last of an animal's bouts was said, nobody
knows whether the animal shows it. An animal of whose behaviors nobody said anything is an example of its
species alone. What a person rejected, or called blank, is one of "blank": motion that no animal made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from app.services.review.reshaping import was_merged
from app.store.records import NOT_TAXA, Kind, Observation, ObservationId, ReviewState, Subject
from mvit_core.types import Box, Span, TrackPoint

BLANK = Subject.BLANK.value
SHORTEST_GAP_S = 1.0  # between bouts, to be shown as one in which none of them happens
POINT_S = 0.2  # how much of the time around it a behavior that only happens is shown with
SEEN_AROUND_S = 1.0  # boxes kept before and behind a span
NOTHING_NEW: Mapping[str, datetime] = MappingProxyType({})
SAME_ANIMAL = 0.1  # overlap of boxes from which rejected motion may be a kept animal's

Points = Mapping[ObservationId, tuple[TrackPoint, ...]]  # the boxes that count of each animal


@dataclass(frozen=True, slots=True)
class Example:
    """One stretch of a video and what it shows; `behaviors` is None where nobody said."""

    animal: ObservationId
    span: Span
    species: str
    behaviors: tuple[str, ...] | None
    points: tuple[TrackPoint, ...]
    unasked: tuple[str, ...] = ()  # behaviors of which nobody said whether it shows them


def examples(
    observations: Sequence[Observation], points: Points, known_since: Mapping[str, datetime] = NOTHING_NEW
) -> Iterator[Example]:
    """The examples of one video, whose observations are all given, rejected ones too.

    `known_since` says of behaviors that were not always in the project's list when they came (UTC).
    """
    animals = [each for each in observations if each.kind == Kind.ANIMAL]
    kept = [each for each in animals if each.state != ReviewState.REJECTED]
    for animal in animals:
        bouts = [each for each in observations if each.parent_id == animal.id and not was_merged(each)]
        if animal.state == ReviewState.REJECTED:
            if not was_merged(animal) and not _is_of_another(animal, kept, points):
                yield _example(animal, animal.span, BLANK, None, points)
        elif _is_reviewed(animal) or any(map(_is_reviewed, bouts)):
            unasked = unasked_of(bouts, known_since)
            for example in _of_animal(animal, bouts, points):
                yield replace(example, unasked=unasked) if example.behaviors is not None else example


def unasked_of(bouts: Iterable[Observation], known_since: Mapping[str, datetime]) -> tuple[str, ...]:
    """Behaviors that nobody could have had in mind who said these bouts of one animal."""
    said = [each.labelled_at for each in bouts if _is_reviewed(each) and each.labelled_at is not None]
    last = max(said, default=None)
    return tuple(sorted(name for name, since in known_since.items() if last is None or last < since))


def _of_animal(animal: Observation, bouts: Sequence[Observation], points: Points) -> Iterator[Example]:
    """An animal's bouts and what lies between them, or else the whole of it."""
    species = species_of(animal) if _is_reviewed(animal) else ""
    said = [each for each in bouts if _is_reviewed(each)]
    if not said:
        if species:
            yield _example(animal, animal.span, species, None, points)
        return
    shown = [each for each in said if each.state != ReviewState.REJECTED and each.behavior]
    for bout in shown:
        yield _example(animal, _lasting(bout.span), species, _behaviors_in(bout.span, shown), points)
    rejected = [each.span for each in said if each.state == ReviewState.REJECTED]
    taken = [_lasting(each.span) for each in bouts if each.state != ReviewState.REJECTED]
    for span in [animal.span] if shown else rejected:
        for gap in gaps(span, taken):
            yield _example(animal, gap, species, (), points)


def species_of(animal: Observation) -> str:
    """The class that it is an example of; empty where nobody named it."""
    if animal.subject.value in NOT_TAXA:
        return animal.subject.value
    return animal.taxon or ""


def gaps(whole: Span, taken: Sequence[Span]) -> list[Span]:
    """What of `whole` lies in none of the spans `taken`, in stretches worth showing."""
    found, at_s = [], whole.start_s
    for span in sorted(taken, key=lambda each: each.start_s):
        found.append(Span(at_s, min(span.start_s, whole.end_s)))
        at_s = max(at_s, span.end_s)
    return [each for each in [*found, Span(at_s, whole.end_s)] if each.duration_s >= SHORTEST_GAP_S]


def _behaviors_in(span: Span, bouts: Sequence[Observation]) -> tuple[str, ...]:
    """The behaviors shown through at least half of a span."""

    def share(bout: Observation) -> float:
        shared_s = span.shared_s(bout.span)
        return shared_s / span.duration_s if span.duration_s > 0 else float(shared_s >= 0)

    return tuple(sorted({each.behavior for each in bouts if each.behavior and share(each) >= 0.5}))


def _example(
    animal: Observation, span: Span, species: str, behaviors: tuple[str, ...] | None, points: Points
) -> Example:
    span = _lasting(span)
    track = points.get(animal.id, ())
    first_s, last_s = span.start_s - SEEN_AROUND_S, span.end_s + SEEN_AROUND_S
    near = tuple(each for each in track if first_s <= each.time_s <= last_s)
    return Example(animal.id, span, species, behaviors, near or track)


def _is_reviewed(observation: Observation) -> bool:
    return observation.state != ReviewState.UNREVIEWED


def _lasting(span: Span) -> Span:
    """A span that a clip can be made of: a moment is widened."""
    if span.duration_s >= POINT_S:
        return Span(max(0.0, span.start_s), span.end_s)
    start_s = max(0.0, (span.start_s + span.end_s - POINT_S) / 2)
    return Span(start_s, start_s + POINT_S)


def _is_of_another(rejected: Observation, kept: Sequence[Observation], points: Points) -> bool:
    """Whether what was rejected shows an animal that counts: seen twice, it is no picture of nothing."""
    for each in kept:
        shared_s = Span(
            max(rejected.span.start_s, each.span.start_s), min(rejected.span.end_s, each.span.end_s)
        )
        if each.subject == Subject.BLANK or shared_s.duration_s < 0:
            continue
        mine, theirs = (_boxes(one.id, shared_s, points) for one in (rejected, each))
        if not mine or not theirs:
            return True
        if any(a.intersection_over_union(b) > SAME_ANIMAL for a, b in zip(mine, theirs, strict=False)):
            return True
    return False


def _boxes(animal: ObservationId, span: Span, points: Points) -> list[Box]:
    return [each.box for each in points.get(animal, ()) if span.start_s <= each.time_s <= span.end_s]
