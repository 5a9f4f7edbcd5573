"""Notes of which nobody moved an edge begin and end as what was found does, also when they come back."""

import msgspec
from sqlalchemy.orm import Session

from app.store.edges import acting_spans, found_spans
from app.store.records import Assignment, Label, ObservationId, Verdict
from mvit_core.types import Span


def following(session: Session, assignment: Assignment) -> Assignment:
    """The same labels; notes with the machine's edges say so, and have those of what was found last."""
    notes = {id_: label for id_, label in assignment.items() if label is not None and may_follow(label)}
    if not notes:
        return assignment
    found, acting = found_spans(session, notes), acting_spans(session, notes)
    followed: dict[ObservationId, Label | None] = dict(assignment)
    for id_, label in notes.items():
        now = found.get(id_)
        follows = now is not None and (
            label.follows or label.span in _edges_of(label, now, acting.get(id_, now))
        )
        span = now if now is not None and follows else label.span
        followed[id_] = msgspec.structs.replace(label, span=span, follows=follows)
    return followed


def _edges_of(label: Label, found: Span, acting: Span) -> tuple[Span, ...]:
    """What moved no edge has those that were found, or, where it is new, those that are shown."""
    return (found,) if label.signed_at else (found, found.around(acting))


def may_follow(label: Label) -> bool:
    """Whether a label leaves to the machine what it is, and where."""
    return label.verdict is Verdict.NOTE and not label.keyframes
