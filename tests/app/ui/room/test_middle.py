"""What stands between the library and the panel."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services.projects import create_project
from app.ui.room.middle import EMPTY, PLAYER
from app.ui.window import MainWindow


def test_a_project_without_videos_says_what_to_do_until_it_has_some(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, footage: Path
) -> None:
    house = window.furnish()
    create_project(tmp_path / "empty.trapline").close()
    window.open_path(tmp_path / "empty.trapline")
    qtbot.waitUntil(lambda: house.session.is_open)
    middle = house.workroom.middle
    qtbot.waitUntil(lambda: middle.currentIndex() == EMPTY)
    house.furniture.reviewing.next()
    assert "no videos yet" in window.message_bar.text
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=20_000)
    qtbot.waitUntil(lambda: middle.currentIndex() == PLAYER)
    filters = house.furniture.library.filters.panel
    window.actions_["filter"].trigger()
    assert filters.isVisible()
    window.actions_["models"].trigger()
    assert not filters.isVisible(), "it belongs to the library"
    window.close()
