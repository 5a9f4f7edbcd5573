"""Where no project is open, nothing is done to one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.ui.keyboard.keys import KEYS, WITHOUT_PROJECT
from app.ui.window import MainWindow


def _dismissed() -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.reject()


@pytest.mark.parametrize("closed", [False, True], ids=["at the start", "after one was closed"])
def test_every_key_can_be_pressed(
    qtbot: QtBot, window: MainWindow, footage: Path, monkeypatch: pytest.MonkeyPatch, closed: bool
) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: ("", ""))
    window.furnish()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    if closed:
        window.open_path(footage)
        qtbot.waitUntil(lambda: window.furnish().session.is_open)
        window.furnish().door.close_project()
        qtbot.waitUntil(lambda: window.pages.currentWidget() is window.welcome)
    for key in KEYS:
        if key.name not in ("quit", "demo"):
            QTimer.singleShot(0, _dismissed)
            window.actions_[key.name].trigger()  # a mistake in it fails the test
            QApplication.processEvents()
            _dismissed()
    assert not window.furnish().session.is_open


def test_what_works_without_one_has_a_key() -> None:
    assert {key.name for key in KEYS} > WITHOUT_PROJECT
