"""Where windows say what others do."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.messages import MessageBar

PATIENCE_MS = 20_000


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar
