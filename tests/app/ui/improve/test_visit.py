"""What of a training is told on other pages."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.improve import learner_link
from app.ui.messages import Message
from app.ui.window import MainWindow
from tests.app.ui.improve.scripted_learner import FakeLearner, started
from tests.windows import opened
from trainer.orders import LearningFailed


def test_whoever_reviews_is_told_that_the_training_stopped_and_led_to_it(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeLearner.instances.clear()
    monkeypatch.setattr(learner_link, "LearnerProcess", FakeLearner)
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.video is not None)
    window.actions_["improve"].trigger()
    learner = started(qtbot, house.improve.page, house.session)
    window.actions_["improve"].trigger()
    assert not house.improve.is_here
    bar = window.message_bar
    learner.say(LearningFailed(reason="The disk is full."))
    qtbot.waitUntil(lambda: bar.text == "The training stopped. The disk is full.")
    window.say(Message("Undone.", offer="Redo"))
    qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.offer.text() == "Go to Improve")
    qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: house.improve.is_here)
    assert not bar.isVisible()
    house.improve.stop()
