"""The bar of messages: what goes by itself, and what comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.ui.messages import Message, MessageBar, Tone

BROKEN = Message("The training stopped.", Tone.ERROR, offer="Go to Improve", lasts=True)


@pytest.fixture
def bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MessageBar:
    monkeypatch.setattr("app.ui.messages.READ_MS", 30)
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.mark.parametrize("way", ["answered", "closed", "retracted"])
def test_what_lasts_comes_back_after_other_news_until_somebody_has_seen_it(
    qtbot: QtBot, bar: MessageBar, way: str
) -> None:
    bar.show_message(BROKEN)
    for _ in range(2):
        bar.show_message(Message("Undone."))
        assert bar.text == "Undone."
        qtbot.waitUntil(lambda: bar.text == BROKEN.text)
    if way == "answered":
        qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    elif way == "closed":
        qtbot.mouseClick(bar.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    else:
        bar.show_message(Message("Undone."))
        bar.retract(BROKEN)
        assert bar.text == "Undone."
    bar.show_message(Message("Undone."))
    qtbot.waitUntil(bar.isHidden)


def test_what_is_said_aside_takes_the_place_of_nothing_that_waits_for_the_person(bar: MessageBar) -> None:
    undone = Message("Undone: Reject lynx", aside=True)
    bar.show_message(BROKEN)
    bar.show_message(undone)
    assert bar.text == BROKEN.text
    bar.retract(BROKEN)
    bar.show_message(undone)
    assert bar.text == undone.text


def test_what_was_said_of_one_project_does_not_stand_over_the_next(bar: MessageBar) -> None:
    bar.show_message(Message("There are no videos in Empty survey.", Tone.WARNING))
    bar.forget_news()
    assert bar.isHidden()
    bar.show_message(BROKEN)
    bar.forget_news()
    assert bar.text == BROKEN.text
