"""Grid, filter and queue in the real window, with real keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.paths import HOME_VARIABLE
from app.services import observations
from app.services.choosing.filters import Filter
from app.services.choosing.next_up import Next
from app.services.projects import Project, create_project
from app.store.records import Kind, Observation, ReviewState, Subject
from app.store.schema import VideoRow
from app.ui.dialogs.confirm_rest import ConfirmRestDialog
from app.ui.keyboard.actions import FocusKeepsItsKeys
from app.ui.preferences.settings import SettingsFile
from app.ui.projects.house import House
from app.ui.window import MainWindow
from tests.app.ui.conftest import footage, new_project, project  # noqa: F401 - fixtures
from tests.windows import close_at_once


@pytest.fixture
def window(
    qtbot: QtBot,
    qapp: QApplication,
    project: Project,  # noqa: F811 - the fixture
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window with a project in which two animals wait, one video is blank and one unreadable."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    with project.writing() as writing:
        writing.execute(
            update(VideoRow).values(duration_s=2.0)
        )  # as a probe says, for which nobody waits here
    path = project.path
    assert path is not None
    project.close()
    FocusKeepsItsKeys(qapp)
    window = MainWindow(SettingsFile(tmp_path / "home" / "settings.json"))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.furnished):
        window.show()
    window.activateWindow()
    window.open_path(path)
    qtbot.waitUntil(lambda: house(window).session.is_open)
    qtbot.waitUntil(lambda: house(window).session.video is not None)
    yield window
    close_at_once(window)


def house(window: MainWindow) -> House:
    assert window.house is not None
    return window.house


def animals(window: MainWindow) -> list[Observation]:
    found = observations.all_observations(house(window).session.project, rejected=True)
    return [each for _, each in found if each.kind == Kind.ANIMAL]


def test_tiles_are_labelled_by_keys_and_opened_in_the_player(qtbot: QtBot, window: MainWindow) -> None:
    room = house(window).workroom
    qtbot.keyClick(window, Qt.Key.Key_G)
    assert room.middle.shows_grid
    assert not room.furniture.panel.isVisible()
    view = room.furniture.grid.view
    assert view.num_tiles == 2
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [each.state for each in animals(window)] == [ReviewState.CONFIRMED] * 2
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [each.state for each in animals(window)] == [ReviewState.UNREVIEWED] * 2
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert [each.subject for each in animals(window)] == [Subject.HUMAN] * 2
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.keyClick(view, Qt.Key.Key_End)
    current = view.current_id
    qtbot.keyClick(view, Qt.Key.Key_G)
    assert not room.middle.shows_grid
    assert room.furniture.panel.isVisible()
    assert house(window).session.observation_id == current


def test_another_project_begins_in_the_player(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    room, session = house(window).workroom, house(window).session
    create_project(tmp_path / "other.trapline").close()
    qtbot.keyClick(window, Qt.Key.Key_G)
    qtbot.keyClick(room.furniture.grid.view, Qt.Key.Key_End)
    assert room.furniture.grid.view.current_id is not None
    window.open_path(tmp_path / "other.trapline")  # a mistake in it fails the test
    qtbot.waitUntil(lambda: session.is_open and session.project.name == "other")
    assert not room.middle.shows_grid
    assert session.observation_id is None


def test_search_and_chips_and_grid_are_one(qtbot: QtBot, window: MainWindow) -> None:
    room = house(window).workroom
    qtbot.keyClick(window, Qt.Key.Key_G)
    qtbot.keyClicks(window.top_bar.search, "panthera")
    assert room.furniture.grid.view.num_tiles == 1
    assert len(room.furniture.library.videos) == 1

    def chips() -> list[QPushButton]:
        return [
            each
            for each in room.furniture.library.filters.active.findChildren(QPushButton)
            if each.isVisible()
        ]

    qtbot.waitUntil(lambda: len(chips()) == 1)
    (chip,) = chips()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.top_bar.search.text() == ""
    assert room.furniture.grid.view.num_tiles == 2
    room.furniture.finder.want(Filter(text="unicorn"))
    assert window.top_bar.search.text() == "unicorn"


def test_blank_videos_are_checked_with_enter(qtbot: QtBot, window: MainWindow) -> None:
    room, session = house(window).workroom, house(window).session
    room.furniture.queue.choose(Next.EMPTIES)
    qtbot.keyClick(window, Qt.Key.Key_N)
    video = session.video
    assert video is not None
    assert video.status == "blank"
    qtbot.keyClick(window, Qt.Key.Key_Return)
    said = observations.of_video(session.project, video.id)
    assert [each.subject for each in said] == [Subject.BLANK]
    words = room.furniture.queue_bar.words
    qtbot.waitUntil(lambda: words.text().startswith("1 looked at, 0 of them not blank"))


def test_the_rest_is_asked_for_from_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["confirm_rest"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(ConfirmRestDialog)))
    (dialog,) = window.findChildren(ConfirmRestDialog)
    assert dialog.species.count() == 1
    dialog.reject()
