"""After a rejection, what repeats it is offered; taken, it is one step of undo."""

import pytest
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.services.review import labels
from app.services.review.false_spots import Offer
from app.store.records import Kind, Observation, ReviewState
from app.ui.messages import Message
from app.ui.preferences.settings import Settings
from app.ui.review import repeating as module
from app.ui.review.repeating import Repeating
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.types import Box


@pytest.fixture
def animals(session: Session) -> list[Observation]:
    return [each for each in session.observations if each.kind == Kind.ANIMAL]


@pytest.fixture
def found(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[Offer]:
    """What the service will find."""
    offers: list[Offer] = []
    monkeypatch.setattr(module, "WAIT_MS", 5)
    monkeypatch.setattr(module, "LEAST_WAITING", 1)
    monkeypatch.setattr(module, "offers", lambda _project, _deployment: list(offers))
    return offers


def states(session: Session, animals: list[Observation]) -> list[ReviewState]:
    now = {each.id: each.state for each in (*session.observations, *session.rejected)}
    return [now[each.id] for each in animals]


def test_an_offer_follows_a_rejection_and_is_one_step_to_undo(
    qtbot: QtBot, session: Session, project: Project, animals: list[Observation], found: list[Offer]
) -> None:
    repeating = Repeating(session, Desk(session, Settings))
    first, second = animals
    found.append(Offer(Box(0.1, 0.1, 0.1, 0.1), 5, (second.id,)))
    with qtbot.waitSignal(session.said) as said:
        session.edits.relabel("Reject", {first.id: labels.reject(first)})
    message: Message = said.args[0]
    assert message.text.startswith("5 rejections at this spot")
    assert "the 1 other" in message.text
    assert message.act is not None
    message.act()
    assert states(session, animals) == [ReviewState.REJECTED, ReviewState.REJECTED]
    session.edits.undo()
    assert states(session, animals) == [ReviewState.REJECTED, ReviewState.UNREVIEWED]
    assert repeating.parent() is session


def test_what_was_offered_is_not_offered_again_and_confirming_asks_nothing(
    qtbot: QtBot, session: Session, project: Project, animals: list[Observation], found: list[Offer]
) -> None:
    Repeating(session, Desk(session, Settings))
    first, second = animals
    found.append(Offer(Box(0.1, 0.1, 0.1, 0.1), 5, (second.id,)))
    with qtbot.assertNotEmitted(session.said, wait=150):
        session.edits.relabel("Accept", {first.id: labels.confirm(first)})
    with qtbot.waitSignal(session.said):
        session.edits.relabel("Reject", {first.id: labels.reject(first)})
    with qtbot.assertNotEmitted(session.said, wait=150):
        session.edits.relabel("Reject", {first.id: labels.reject(first, notes="branch")})
