"""What a screen reader hears of views that are painted."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.store.records import Kind
from app.ui.messages import Message, MessageBar, Tone
from app.ui.observation.scores import MachineScores
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.speech import aloud
from app.ui.watching.stage import Stage

DESCRIPTION = QAccessible.Text.Description


def heard_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(DESCRIPTION)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, as where a screen reader runs."""
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", staticmethod(lambda event: heard.append(event.message()))
    )
    return heard


@pytest.fixture
def stage(qtbot: QtBot, session: Session) -> Stage:
    stage = Stage(session)
    stage.edit_with(Reviewing(session, stage.now))
    qtbot.addWidget(stage)
    yield stage
    stage.shutdown()


def test_walking_through_observations_says_each_and_how_it_stands(
    session: Session, stage: Stage, said: list[str]
) -> None:
    video = session.video
    session.look_at_video(None)
    assert video is not None
    session.look_at_video(video.id)
    assert said[-1] == f"{video.name}, Scanned to the end."
    lion = next(each for each in session.observations if each.taxon == "panthera")
    session.look_at(lion.id)
    assert said[-1].startswith("big cats ")
    assert said[-1].endswith("to review")
    assert heard_of(stage.timeline) in said[-1]
    bout = next(each for each in session.observations if each.kind is Kind.BEHAVIOR)
    session.look_at(bout.id)
    assert said[-1].startswith("eats")


def test_messages_are_said(qtbot: QtBot, said: list[str]) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message("The disk is full.", Tone.ERROR))
    assert said == ["The disk is full."]


def test_nothing_is_announced_where_nobody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(heard.append))
    widget = QWidget()
    qtbot.addWidget(widget)
    aloud.describe(widget, "new words")
    assert heard == []
    assert heard_of(widget) == "new words"


def test_scores_are_buttons_for_everybody(qtbot: QtBot) -> None:
    scores = MachineScores()
    qtbot.addWidget(scores)
    for bar in scores.bars:
        interface = QAccessible.queryAccessibleInterface(bar)
        assert interface is not None
        assert interface.role() == QAccessible.Role.Button
