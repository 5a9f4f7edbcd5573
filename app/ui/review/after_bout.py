"""Where a review goes on: through an animal and its bouts, as they stand on the timeline. Pure."""

from collections.abc import Sequence

from app.store.records import Kind, Observation, ObservationId, ReviewState


def as_shown(observations: Sequence[Observation]) -> list[ObservationId]:
    """Each animal with its bouts behind it, in their order of time."""
    place = {each.id: number for number, each in enumerate(observations)}
    lane = {each.id: place.get(each.parent_id or each.id, -1) for each in observations}
    ordered = sorted(observations, key=lambda one: (lane[one.id], one.parent_id is not None, place[one.id]))
    return [each.id for each in ordered]


def after_bout(judged: Observation, observations: Sequence[Observation]) -> ObservationId | None:
    """The next bout of its animal that nobody has reviewed; after the last, the animal; None where all are.

    `observations` are those of the video, in order of time.
    """
    if judged.kind is not Kind.BEHAVIOR:
        return None
    waiting = [each for each in observations if each.state == ReviewState.UNREVIEWED and each.id != judged.id]
    later = (each.id for each in waiting if each.parent_id == judged.parent_id and _is_later(each, judged))
    animal = (each.id for each in waiting if each.id == judged.parent_id)
    return next(later, None) or next(animal, None)


def first_bout(animal: Observation, observations: Sequence[Observation]) -> ObservationId | None:
    """The first of an animal's bouts that nobody has reviewed; None where there is none.

    `observations` are those of the video, in order of time.
    """
    mine = (each for each in observations if each.parent_id == animal.id)
    return next((each.id for each in mine if each.state == ReviewState.UNREVIEWED), None)


def _is_later(one: Observation, other: Observation) -> bool:
    return (one.span.start_s, one.id) > (other.span.start_s, other.id)
