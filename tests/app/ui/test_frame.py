"""Pages of the window come and go."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.projects.house import House
from app.ui.window import MainWindow


@pytest.fixture
def house(qtbot: QtBot, window: MainWindow, project: Project) -> House:
    """The project opened, and the keys given to the player."""
    place = project.path
    assert place is not None
    project.close()
    window.open_path(place)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3)
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
