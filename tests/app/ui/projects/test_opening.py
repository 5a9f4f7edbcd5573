"""A path is opened as what it is, and a folder's project lies beside it."""

import os
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.services.projects import Project, open_project
from app.ui.beforehand import Beforehand, read_beforehand
from app.ui.looks.on_screen import is_too_large
from app.ui.main import takes_the_screen
from app.ui.preferences.settings import SettingsFile
from app.ui.projects import passage
from app.ui.projects.opening import Opens, kind_of, project_path_for
from app.ui.projects.place_questions import PlaceQuestions
from app.ui.window import MainWindow
from tests.windows import close_at_once, opened

VIDEOS = {".mp4", ".avi"}


def test_folders_are_looked_for_beside_the_last_project(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda _w, _title, start: asked.append(start))
    window = QWidget()
    qtbot.addWidget(window)
    settings = SettingsFile(tmp_path / "settings.json")
    questions = PlaceQuestions(window, settings)
    questions.ask_for_folder()
    (tmp_path / "Cards").mkdir()
    (tmp_path / "Cards/spring.trapline").touch()
    settings.add_recent(tmp_path / "Cards/spring.trapline")
    demo = paths.data_dir() / "demo/Demonstration.trapline"
    demo.parent.mkdir(parents=True, exist_ok=True)
    demo.touch()
    settings.add_recent(demo)
    questions.ask_for_more()
    assert asked == [str(Path.home()), str(tmp_path / "Cards")]


def test_a_folder_that_is_opened_is_never_said_to_hold_nothing(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house = window.furnish()
    said: list[str] = []
    middle = house.workroom.middle
    window.windowTitleChanged.connect(lambda _title: said.append(middle._empty_words.text()))
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3)
    assert said == ["Looking for videos…"]


def test_a_window_that_does_not_fit_with_its_frame_takes_the_whole_screen() -> None:
    assert is_too_large(QSize(1280, 720), QSize(1280, 720))
    assert is_too_large(QSize(1280, 720), QSize(1366, 740))
    assert not is_too_large(QSize(1280, 720), QSize(1920, 1040))


@pytest.mark.parametrize("scale", [1, 2])
def test_a_place_on_a_screen_of_quite_another_size_counts_for_none(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scale: int
) -> None:
    """Such as the same screen at twice the scale: the window would reach beyond it."""
    window = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    width = window.screen().geometry().width()
    kept = bytearray(window.saveGeometry().data())
    where = 46  # in what Qt keeps of a window: the width of its screen
    assert int.from_bytes(kept[where : where + 4], "big") == width
    kept[where : where + 4] = (scale * width).to_bytes(4, "big")
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(window=QByteArray(bytes(kept)).toBase64().data().decode())
    again = MainWindow(settings)
    qtbot.addWidget(again)
    monkeypatch.setattr("app.ui.main.is_too_large", lambda _window, _room: True)
    assert takes_the_screen(again) == (scale == 2)


def test_paths_are_told_apart(tmp_path: Path) -> None:
    assert kind_of(tmp_path, VIDEOS) == Opens.FOLDER
    assert kind_of(tmp_path / "survey.Trapline", VIDEOS) == Opens.PROJECT
    assert kind_of(tmp_path / "IMG_0001.AVI", VIDEOS) == Opens.VIDEO
    assert kind_of(tmp_path / "notes.txt", VIDEOS) == Opens.NOTHING


def test_the_project_of_a_folder_lies_beside_it(tmp_path: Path) -> None:
    card = tmp_path / "Card 7"
    card.mkdir()
    assert project_path_for(card, fallback=tmp_path / "else") == tmp_path / "Card 7.trapline"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_beside_a_read_only_place_it_goes_elsewhere(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    (drive / "Card 7").mkdir(parents=True)
    drive.chmod(0o500)
    assert project_path_for(drive / "Card 7", fallback=tmp_path) == tmp_path / "Card 7.trapline"


def test_a_project_that_is_opened_again_while_it_is_left_can_be_written(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    place = opened(qtbot, window, project).session.project.path
    assert place is not None
    house = window.furnish()
    works, may_end = Event(), Event()
    house.desk.run(lambda _report: (works.set(), may_end.wait(20)))
    qtbot.waitUntil(works.is_set)
    house.door.close_project()
    assert house.door.passage.is_leaving
    window.open_path(place)
    qtbot.wait(300)
    may_end.set()
    qtbot.waitUntil(lambda: house.session.is_open)
    assert not house.session.project.read_only


def test_a_project_that_is_opened_again_before_it_is_open_can_be_written(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, house = project.path, window.furnish()
    project.close()
    assert place is not None
    is_read, may_go_on = Event(), Event()

    def slow(*words: object) -> Beforehand:
        is_read.set()
        may_go_on.wait(20)
        return read_beforehand(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(passage, "read_beforehand", slow)
    window.open_path(place)
    qtbot.waitUntil(is_read.is_set)
    window.open_path(place)
    qtbot.wait(300)
    may_go_on.set()
    qtbot.waitUntil(lambda: house.session.is_open)
    assert not house.session.project.read_only


def slow_to_close(monkeypatch: pytest.MonkeyPatch) -> Event:
    """From now on projects are closed once this is set."""
    may_close, close = Event(), Project.close

    def slow_close(project: Project) -> None:
        may_close.wait(20)
        close(project)

    monkeypatch.setattr(Project, "close", slow_close)
    return may_close


def test_the_window_waits_for_no_disk_when_a_project_is_closed(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, window, project)
    may_close = slow_to_close(monkeypatch)
    window.actions_["close_project"].trigger()
    qtbot.wait(50)
    assert window.pages.currentWidget() is not window.welcome
    assert not window.actions_["scan"].isEnabled(), "there is nothing to scan any more"
    may_close.set()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.welcome)


def test_a_project_that_is_opened_again_while_it_is_closed_can_be_written(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = opened(qtbot, window, project).session.project.path
    assert place is not None
    may_close = slow_to_close(monkeypatch)
    window.furnish().door.close_project()
    window.open_path(place)
    qtbot.wait(100)
    assert not window.furnish().session.is_open
    may_close.set()
    qtbot.waitUntil(lambda: window.furnish().session.is_open)
    assert not window.furnish().session.project.read_only


def test_a_window_that_is_closed_has_closed_its_project(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    place = opened(qtbot, window, project).session.project.path
    assert place is not None
    close_at_once(window)
    with open_project(place) as again:
        assert not again.read_only


def test_a_whole_drive_has_nothing_beside_it(tmp_path: Path) -> None:
    assert project_path_for(Path("/"), fallback=tmp_path) == tmp_path / "Videos.trapline"
