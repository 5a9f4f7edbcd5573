"""What is left of an animal's bouts where it is in view for a shorter time. Pure."""

from collections.abc import Iterable

from app.services.review.verdicts import cut, reject
from app.store.records import Assignment, Label, Observation, ObservationId, ReviewState
from mvit_core.types import Span


def keep_within(span: Span, bouts: Iterable[Observation]) -> Assignment:
    """Labels by which the bouts of an animal lie in its span: cut at its edges, taken away outside it."""
    plan: dict[ObservationId, Label | None] = {}
    for bout in bouts:
        start_s, end_s = max(bout.span.start_s, span.start_s), min(bout.span.end_s, span.end_s)
        if (start_s, end_s) == (bout.span.start_s, bout.span.end_s):
            continue
        if start_s < end_s:
            plan[bout.id] = cut(bout, Span(start_s, end_s))
        else:
            plan[bout.id] = None if bout.state is ReviewState.ADDED else reject(bout)
    return plan
