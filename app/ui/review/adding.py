"""A new observation of the video that is looked at."""

from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.services.review import labels
from app.services.review.labels import Assignment
from app.store.records import Kind, Label, ObservationId
from app.ui.review.undo_text import placed
from app.ui.session import Session
from mvit_core.errors import UserError
from mvit_core.types import VideoStatus


def add_observation(
    session: Session,
    text: str,
    label: Label,
    *,
    parent_id: ObservationId | None = None,
    besides: Assignment = MappingProxyType({}),
) -> ObservationId | None:
    """Make one that says what `label` says, and select it. None where it could not be made.

    `text` names it in the undo menu; `besides` are labels of others that change with it, in one step.
    """
    if session.video is None or not can_be_watched(session):
        return None
    kind = Kind.ANIMAL if parent_id is None else Kind.BEHAVIOR
    try:
        new_id = labels.new_observation(session.project, session.video.id, kind, parent_id=parent_id)
    except UserError as error:
        session.refuse(error)
        return None
    session.edits.relabel(placed(session, text), {new_id: label, **besides})
    session.look_at(new_id if session.find(new_id) else None)
    return session.observation_id


def can_be_watched(session: Session) -> bool:
    """Whether anybody can have seen something in the video looked at; says so where not."""
    if session.video is None or session.video.status is not VideoStatus.UNREADABLE:
        return True
    session.say(
        QCoreApplication.translate(
            "Adding", "This file cannot be read: nothing can be said of what is in it."
        )
    )
    return False
