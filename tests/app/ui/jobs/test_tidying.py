"""What the window frees goes back to the system."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.jobs import tidying
from app.ui.jobs.tidying import Tidying


def test_memory_is_given_back_beside_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    monkeypatch.setattr(tidying, "give_back", lambda: threads.append(threading.get_ident()))
    monkeypatch.setattr(tidying, "EVERY_MS", 10)
    owner = QObject()
    Tidying(owner)
    qtbot.waitUntil(lambda: len(threads) > 1)
    owner.deleteLater()
    assert threading.get_ident() not in threads
