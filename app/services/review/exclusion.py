"""Behaviors that exclude each other: what a new bout does to those beside it. Pure."""

from collections.abc import Iterable, Mapping

from app.services.review.verdicts import cut, reject
from app.store.records import Assignment, Label, Observation, ObservationId, ReviewState
from mvit_core.taxonomy import Behavior
from mvit_core.types import Span


def rivals(
    behavior: str, bouts: Iterable[Observation], behaviors: Mapping[str, Behavior]
) -> list[Observation]:
    """The bouts that cannot go on beside one of this behavior: of its exclusive group, or of itself."""
    group = _group(behavior, behaviors)
    return [
        bout
        for bout in bouts
        if bout.behavior == behavior or (group and _group(bout.behavior, behaviors) == group)
    ]


def free_span(
    behavior: str, span: Span, bouts: Iterable[Observation], behaviors: Mapping[str, Behavior]
) -> Span:
    """The longest part of `span` in which nothing else of the behavior's exclusive group goes on; all of it
    where there is none.
    """
    longest, free_s = Span(span.start_s, span.start_s), span.start_s
    others = rivals(behavior, bouts, behaviors)
    edges = [*sorted((each.span.start_s, each.span.end_s) for each in others), (span.end_s, span.end_s)]
    for start_s, end_s in edges:
        if min(start_s, span.end_s) - free_s > longest.duration_s:
            longest = Span(free_s, min(start_s, span.end_s))
        free_s = max(free_s, end_s)
    return longest if longest.duration_s > 0 else span


def make_room(
    behavior: str | None,
    span: Span,
    bouts: Iterable[Observation],
    behaviors: Mapping[str, Behavior],
    *,
    besides: ObservationId | None = None,
) -> Assignment:
    """Labels by which the other bouts of the behavior's exclusive group leave `span` free.

    A bout that goes beyond one end is cut there; one that goes beyond both keeps its beginning, as a new
    state ends the one before it; one that lies inside is taken away. States alone exclude each other.
    """
    group = _group(behavior, behaviors)
    if not group or span.duration_s <= 0:
        return {}
    plan: dict[ObservationId, Label | None] = {}
    for bout in bouts:
        if bout.id == besides or _group(bout.behavior, behaviors) != group:
            continue
        if bout.span.end_s <= span.start_s or bout.span.start_s >= span.end_s:
            continue
        plan[bout.id] = _cut(bout, span)
    return plan


def _cut(bout: Observation, span: Span) -> Label | None:
    if bout.span.start_s < span.start_s:
        return cut(bout, Span(bout.span.start_s, span.start_s))
    if bout.span.end_s > span.end_s:
        return cut(bout, Span(span.end_s, bout.span.end_s))
    return None if bout.state is ReviewState.ADDED else reject(bout)


def _group(behavior: str | None, behaviors: Mapping[str, Behavior]) -> str:
    known = behaviors.get(behavior or "")
    return known.exclusive if known is not None and known.kind == "state" else ""
