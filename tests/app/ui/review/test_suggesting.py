"""Suggestions on the card: they follow labels after a while, and say where they come from."""

import pytest
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.store.records import Changes, Kind, ObservationId
from app.ui.preferences.settings import Settings
from app.ui.review import suggesting as module
from app.ui.review.suggesting import Suggesting
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.types import Score


@pytest.fixture
def found(session: Session, monkeypatch: pytest.MonkeyPatch) -> dict[ObservationId, tuple[Score, ...]]:
    """What the service will answer."""
    answers: dict[ObservationId, tuple[Score, ...]] = {}
    monkeypatch.setattr(module, "WAIT_MS", 5)
    monkeypatch.setattr(module, "suggestions", lambda _project, step: dict(answers))
    return answers


def test_they_come_after_a_label_and_go_with_the_project(
    qtbot: QtBot, session: Session, project: Project, found: dict[ObservationId, tuple[Score, ...]]
) -> None:
    suggesting = Suggesting(session, Desk(session, Settings))
    animal = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    assert suggesting.of(animal) == ()
    found[animal.id] = (Score("ursus", 0.9),)
    with qtbot.waitSignal(suggesting.refreshed):
        session.changed.emit(Changes(observations=frozenset({animal.id})))
    assert suggesting.of(animal) == (Score("ursus", 0.9),)
    session.project_changed.emit()
    assert suggesting.of(animal) == ()
