"""Where a review goes on from a bout: with its animal, while something is left to say of it. Pure."""

from collections.abc import Sequence

from app.store.records import Kind, Observation, ObservationId, ReviewState


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


def _is_later(one: Observation, other: Observation) -> bool:
    return (one.span.start_s, one.id) > (other.span.start_s, other.id)
