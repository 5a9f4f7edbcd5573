"""The Improve page over a scripted process."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.improve import learner_link
from app.ui.improve.page import ImprovePage
from app.ui.looks.theme import DARK
from app.ui.preferences.settings import Settings
from app.ui.scans.desk import Desk
from app.ui.session import Session
from tests.app.ui.improve.scripted_learner import (
    FakeLearner,
)


@pytest.fixture
def page(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[ImprovePage]:
    FakeLearner.instances.clear()
    monkeypatch.setattr(learner_link, "LearnerProcess", FakeLearner)
    page = ImprovePage(session, Desk(session, Settings))
    page.set_theme(DARK)
    page.resize(1280, 640)
    qtbot.addWidget(page)
    page.show()
    yield page
    page.stop()
