"""What lies between observations that become one: parts of the same, or something else. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from app.services.review.exclusion import rivals
from app.store.records import Kind, Observation
from mvit_core.taxonomy import Behavior
from mvit_core.types import Span


def whole_span(chosen: Sequence[Observation]) -> Span:
    """From the first start to the last end."""
    return reduce(Span.around, (one.span for one in chosen))


def parts_between(chosen: Sequence[Observation], others: Iterable[Observation]) -> list[Observation]:
    """Those of the others that are parts of the same, as splits leave them: they become one with the rest.

    Of a bout that is the same behavior of the same animal, of an animal what goes on along its track, or from
    part to part where somebody added it, unless it is called otherwise.
    """
    return [one for one in _along(chosen, others) if any(_is_called_alike(one, each) for each in chosen)]


def strangers_between(chosen: Sequence[Observation], others: Iterable[Observation]) -> list[Observation]:
    """Animals along the same track that are called otherwise: a track can go from one animal to another."""
    along = _along(chosen, others)
    parts = parts_between(chosen, along)
    return [one for one in along if one.kind is Kind.ANIMAL and one not in parts]


def excluding_between(
    behavior: str | None,
    chosen: Sequence[Observation],
    others: Iterable[Observation],
    behaviors: Mapping[str, Behavior],
) -> list[Observation]:
    """Bouts in the gaps between others that cannot go on beside one of this behavior throughout."""
    whole, others = whole_span(chosen), list(others)
    parts = parts_between(chosen, others)
    return [
        one
        for one in rivals(behavior or "", others, behaviors)
        if one not in (*chosen, *parts)
        and one.span.shared_s(whole) > 0
        and all(one.span.shared_s(each.span) <= 0 for each in chosen)
    ]


def _along(chosen: Sequence[Observation], others: Iterable[Observation]) -> list[Observation]:
    """What lies in the gaps between the chosen ones and goes on from them: of their kind and their animal."""
    first, whole = chosen[0], whole_span(chosen)
    inside = [
        one
        for one in others
        if (one.kind, one.parent_id) == (first.kind, first.parent_id)
        and one.id not in {each.id for each in chosen}
        and one.span.around(whole) == whole
    ]
    tracks = {one.track_id for one in chosen if one.track_id is not None}
    starts = {one.span.start_s for one in (*chosen, *inside)}
    ends = {one.span.end_s for one in (*chosen, *inside)}

    def goes_on(one: Observation) -> bool:
        if one.kind is Kind.BEHAVIOR or one.track_id in tracks:
            return True
        return one.track_id is None and one.span.start_s in ends and one.span.end_s in starts

    return [one for one in inside if goes_on(one)]


def _is_called_alike(one: Observation, other: Observation) -> bool:
    names = [(each.subject, each.taxon, each.behavior, each.modifiers) for each in (one, other)]
    known = {each.individual for each in (one, other) if each.individual}
    return names[0] == names[1] and len(known) < 2
