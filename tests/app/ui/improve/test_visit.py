"""What of a training is told on other pages."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.improve import learner_link
from app.ui.messages import Message
from app.ui.projects.house import House
from app.ui.window import MainWindow
from tests.app.ui.improve.scripted_learner import FakeLearner, compared, started
from tests.windows import opened
from trainer.orders import LearningFailed
from trainer.reports.report import Report


@pytest.fixture
def house(qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch) -> House:
    """Of a window in which a model learns while somebody reviews."""
    FakeLearner.instances.clear()
    monkeypatch.setattr(learner_link, "LearnerProcess", FakeLearner)
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.video is not None)
    window.actions_["improve"].trigger()
    started(qtbot, house.improve.page, house.session)
    window.actions_["improve"].trigger()
    assert not house.improve.is_here
    return house


def test_whoever_reviews_is_told_that_the_training_stopped_and_led_to_it(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    bar = window.message_bar
    FakeLearner.instances[-1].say(LearningFailed(reason="The disk is full."))
    qtbot.waitUntil(lambda: bar.text == "The training stopped. The disk is full.")
    window.say(Message("Undone.", offer="Redo"))
    qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.offer.text() == "Go to Improve")
    qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: house.improve.is_here)
    assert not bar.isVisible()
    house.improve.stop()


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (None, ("model 1 is trained.", "See what it comes to")),
        (compared(better=True), ("model 1 is trained and judged.", "See how good it is")),
    ],
)
def test_whoever_reviews_is_told_of_a_judgement_only_where_there_is_one(
    qtbot: QtBot, window: MainWindow, house: House, report: Report | None, said: tuple[str, str]
) -> None:
    FakeLearner.instances[-1].finish_run(report)
    bar = window.message_bar
    qtbot.waitUntil(lambda: (bar.text, bar.offer.text()) == said)
    house.improve.stop()
