"""Pages of the window come and go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.messages import Message
from app.ui.projects.house import House
from app.ui.window import MainWindow
from mvit_core.types import VideoStatus
from tests.windows import opened


@pytest.fixture
def house(qtbot: QtBot, window: MainWindow, project: Project) -> House:
    """The project opened, and the keys given to the player."""
    house = opened(qtbot, window, project)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    house.furniture.stage.player.setFocus()
    return house


def test_a_page_that_comes_puts_no_ring_around_what_nobody_chose(window: MainWindow, house: House) -> None:
    for _ in range(2):
        window.actions_["improve"].trigger()
        assert house.improve.is_here
        assert QApplication.focusWidget() is house.improve.page
        window.actions_["improve"].trigger()
        assert QApplication.focusWidget() is house.furniture.stage.player, "as it was left"
        house.improve.stop()


def test_nor_does_the_start_when_a_project_is_closed(qtbot: QtBot, window: MainWindow, house: House) -> None:
    house.door.close_project()
    qtbot.waitUntil(window.welcome.isVisible)
    assert window.focusWidget() is window.welcome


def test_a_message_that_was_answered_hands_the_keys_to_nobody(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    said: list[int] = []
    for take_focus in (False, True):
        window.say(Message("Something", offer="Do it", act=lambda: said.append(1)))
        if take_focus:  # who went there with the Tab key
            window.message_bar.offer.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.mouseClick(window.message_bar.offer, Qt.MouseButton.LeftButton)
        assert not window.message_bar.isVisible()
        assert QApplication.focusWidget() in (house.furniture.stage.player, window)
    assert len(said) == 2


def test_who_comes_back_from_another_window_presses_no_button_with_the_keys_of_the_review(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    search = window.top_bar.search
    search.setFocus()
    search.returnPressed.emit()
    assert window.focusWidget() is None, "the keys are nobody's"
    guide = window.help.show_guide("review")
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    guide.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is window
    house.furniture.stage.player.setFocus()
    guide = window.help.show_guide("review")
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    guide.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is house.furniture.stage.player, "as it was left"


def test_the_button_that_adds_an_animal_gets_no_keys_when_one_is_taken_back(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    card = house.furniture.panel.card
    blank = next(video for video in house.furniture.library.videos if video.status is VideoStatus.BLANK)
    house.furniture.reviewing.open(blank.id)
    qtbot.waitUntil(house.furniture.panel.video_card.add.isVisible)
    house.furniture.reviewing.add_animal()
    qtbot.waitUntil(card.species.hasFocus)
    qtbot.keyClick(card.species, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(house.furniture.panel.video_card.add.isVisible)
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)
