"""Videos are taken out of the project that is open, once the person has seen what goes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.services import media, observations
from app.services.keeping.backups import backups_of
from app.services.media.moving import moved_to
from app.services.media.removal import remove
from app.services.projects import Project, create_project, open_project, user_name
from app.services.review import labels
from app.store.records import Label, Verdict, Video
from app.store.schema import VideoRow
from app.ui.dialogs.problem import ProblemDialog
from app.ui.improve.visit import ImproveVisit
from app.ui.looks.question import Question
from app.ui.projects import reconnecting, removing
from app.ui.projects.removing import RemovalQuestion
from app.ui.window import MainWindow
from mvit_core.errors import UserError


@pytest.fixture
def place(qtbot: QtBot, window: MainWindow, project: Project) -> Path:
    """The project, open in the window; one of the animals on the hill is confirmed."""
    animal = observations.of_video(project, media.videos(project)[0].id)[0]
    labels.apply(project, {animal.id: Label(verdict=Verdict.CONFIRM, span=animal.span)}, who=user_name())
    with project.writing() as writing:
        writing.execute(update(VideoRow).values(probed=False))  # their content is read once they are shown
    file = project.path
    assert file is not None
    project.close()
    opened(qtbot, window, file)
    return file


@pytest.fixture
def opened_window(window: MainWindow, place: Path) -> MainWindow:
    """The window with the project."""
    assert place.is_file()
    return window


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], list[str]]:
    """Lets the question be answered so; gives what it said."""

    def answer(yes: bool) -> list[str]:
        said: list[str] = []

        def ask(question: RemovalQuestion) -> bool:
            said.append(question.accessibleDescription())
            return yes

        monkeypatch.setattr(RemovalQuestion, "asked", ask)
        return said

    return answer


def opened(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window.open_path(file)
    qtbot.waitUntil(lambda: window.furnish().session.is_open)
    qtbot.waitUntil(lambda: bool(window.furnish().furniture.library.videos))


def videos(window: MainWindow) -> list[Video]:
    return media.videos(window.furnish().session.project)


def choose(window: MainWindow, site: str) -> None:
    """Select a site in the library, as a click does."""
    library = window.furnish().furniture.library
    index = next(index for index, row in library.model.places() if row.name == site)
    library.tree.setCurrentIndex(index)


def test_a_site_is_taken_out_with_what_was_said_of_it(
    qtbot: QtBot, window: MainWindow, place: Path, answered: Callable[[bool], list[str]]
) -> None:
    said = answered(True)
    choose(window, "Hill")
    window.actions_["remove_videos"].trigger()
    bar = window.message_bar
    qtbot.waitUntil(lambda: bar.text.startswith("Not in this project any more: 1 video."))
    assert "Take 1 video out of survey?" in said[0]
    assert "So does the one label of people." in said[0]
    assert [site.name for site in media.sites(window.furnish().session.project)] == ["Pond"]
    assert len(videos(window)) == 2
    assert bar.offer.text() == "Restore a backup…"
    assert len(backups_of(place)) == 1


def test_who_says_no_keeps_all(
    qtbot: QtBot, window: MainWindow, place: Path, answered: Callable[[bool], list[str]]
) -> None:
    said = answered(False)
    choose(window, "Pond")
    window.actions_["remove_videos"].trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert "Take 2 videos out of survey?" in said[0]
    assert f"The first of them: {videos(window)[1].path}" in said[0]
    assert "labels" not in said[0]
    assert len(videos(window)) == 3
    assert backups_of(place) == []


def test_cancel_is_what_enter_means(qtbot: QtBot, window: MainWindow, place: Path) -> None:
    choose(window, "Pond")
    asked: list[str] = []

    def press_enter() -> None:  # it holds the loop that waits
        for box in window.findChildren(Question):
            asked.append(box.words)
            QTest.keyClick(box, Qt.Key.Key_Return)
            return
        QTimer.singleShot(20, press_enter)

    press_enter()
    window.actions_["remove_videos"].trigger()
    qtbot.waitUntil(lambda: bool(asked) and not window.findChildren(Question))
    assert asked == ["Take 2 videos out of survey?"]
    assert len(videos(window)) == 3


def test_a_right_click_in_the_library_offers_it(window: MainWindow, place: Path) -> None:
    tree = window.furnish().furniture.library.tree
    assert window.actions_["remove_videos"] in tree.actions()
    assert window.actions_["remove_videos"].isEnabled()


def test_a_card_that_was_copied_twice_is_told_and_its_copies_go(
    qtbot: QtBot, window: MainWindow, place: Path, footage: Path, answered: Callable[[bool], list[str]]
) -> None:
    shutil.copytree(footage / "Pond", footage / "Pond (2)")
    door = window.furnish().door
    door.add_folder(footage)
    bar = window.message_bar
    qtbot.waitUntil(lambda: "Open ▸ Remove copies…" in bar.text, timeout=20_000)
    said = answered(True)
    window.actions_["remove_copies"].trigger()
    qtbot.waitUntil(lambda: bar.text.startswith("Not in this project any more: 1 video."), timeout=20_000)
    assert "which stays" in said[0]
    assert str(footage / "Pond (2)/DCIM/IMG_0001.mp4") in said[0]
    assert [video.relative_path for video in videos(window)].count("Pond/DCIM/IMG_0001.mp4") == 1
    window.actions_["remove_copies"].trigger()
    qtbot.waitUntil(lambda: bar.text == "No file is in this project twice.")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """What is removed is gone once this is set."""
    go_on = Event()

    def slowly(*arguments: Any, **places: Any) -> object:
        go_on.wait(20)
        return remove(*arguments, **places)

    monkeypatch.setattr(removing, "remove", slowly)
    yield go_on
    go_on.set()


def test_what_is_opened_meanwhile_waits_for_it(
    qtbot: QtBot,
    window: MainWindow,
    place: Path,
    answered: Callable[[bool], list[str]],
    held: Event,
) -> None:
    other = place.with_name("other.trapline")
    create_project(other).close()
    answered(True)
    choose(window, "Pond")
    window.actions_["remove_videos"].trigger()
    waiting = window.pages.currentWidget
    qtbot.waitUntil(
        lambda: any("taking 2 videos out" in one.text() for one in waiting().findChildren(QLabel))
    )
    window.open_path(other)
    qtbot.wait(200)
    assert not window.furnish().session.is_open
    held.set()
    qtbot.waitUntil(lambda: window.furnish().session.is_open)
    qtbot.wait(200)
    assert window.furnish().session.project.path == other
    with open_project(place) as project:
        assert [video.name for video in media.videos(project)] == ["IMG_0001.mp4"]


def test_the_project_opened_again_meanwhile_can_be_written(
    qtbot: QtBot, window: MainWindow, place: Path, answered: Callable[[bool], list[str]], held: Event
) -> None:
    answered(True)
    choose(window, "Pond")
    window.actions_["remove_videos"].trigger()
    qtbot.waitUntil(lambda: not window.furnish().session.is_open)
    window.open_path(place)
    held.set()
    qtbot.waitUntil(lambda: window.furnish().session.is_open)
    assert not window.furnish().session.project.read_only
    assert len(videos(window)) == 1


def test_a_removal_that_never_begins_keeps_nobody_out(
    qtbot: QtBot, window: MainWindow, place: Path, answered: Callable[[bool], list[str]]
) -> None:
    house, stopped = window.furnish(), Event()
    answered(True)
    choose(window, "Pond")
    house.desk.run(lambda _report: stopped.wait(20))  # what the project is not left before
    window.actions_["remove_videos"].trigger()
    qtbot.waitUntil(lambda: house.door.passage.is_leaving)
    house.door.passage.go_out(lambda: None)  # as another project does that was on its way already
    stopped.set()
    opened(qtbot, window, place)
    assert len(videos(window)) == 3


def test_what_was_removed_is_not_talked_over_by_the_offer_of_a_scan(
    qtbot: QtBot, window: MainWindow, place: Path, footage: Path, answered: Callable[[bool], list[str]]
) -> None:
    shutil.copy(footage / "Hill/DCIM/IMG_0001.mp4", footage / "Hill/DCIM/IMG_0009.mp4")
    window.furnish().door.add_folder(footage)
    bar = window.message_bar
    qtbot.waitUntil(lambda: "not scanned yet" in bar.text)
    answered(True)
    choose(window, "Pond")
    window.actions_["remove_videos"].trigger()
    qtbot.waitUntil(lambda: bar.text.startswith("Not in this project any more"))
    qtbot.waitUntil(lambda: not door_is_looking(window))
    qtbot.wait(200)
    assert bar.text.startswith("Not in this project any more")


def test_who_takes_the_right_folder_in_next_is_offered_its_scan(
    qtbot: QtBot, window: MainWindow, place: Path, footage: Path, answered: Callable[[bool], list[str]]
) -> None:
    answered(True)
    choose(window, "Pond")
    window.actions_["remove_videos"].trigger()
    bar = window.message_bar
    qtbot.waitUntil(lambda: bar.text.startswith("Not in this project any more"))
    window.furnish().door.add_folder(footage)
    qtbot.waitUntil(lambda: "not scanned yet" in bar.text)


@pytest.mark.parametrize("stops", ["scan", "training", ""])
def test_a_scan_or_a_training_that_it_stops_is_said(
    stops: str,
    qtbot: QtBot,
    opened_window: MainWindow,
    answered: Callable[[bool], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = opened_window
    house = window.furnish()
    if stops == "scan":
        house.desk.start_scan(rescan=True)
        house.desk.pause_scan()
    monkeypatch.setattr(ImproveVisit, "learns", property(lambda _visit: stops == "training"))
    said = answered(False)
    choose(window, "Pond")
    window.actions_["remove_videos"].trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert ("can go on afterwards" in said[0]) == bool(stops)


def test_a_mistake_of_ours_leaves_the_project_open(
    qtbot: QtBot,
    window: MainWindow,
    place: Path,
    answered: Callable[[bool], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError("ours")

    said: list[Exception] = []
    monkeypatch.setattr(removing, "remove", fail)
    monkeypatch.setattr(ProblemDialog, "open", lambda _dialog: said.append(ValueError()))
    answered(True)
    choose(window, "Pond")
    window.actions_["remove_videos"].trigger()
    qtbot.waitUntil(lambda: bool(said) and window.furnish().session.is_open)
    assert len(videos(window)) == 3


def test_a_folder_is_taken_in_although_nobody_can_tell_whether_it_moved(
    qtbot: QtBot,
    window: MainWindow,
    place: Path,
    footage: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_arguments: object) -> None:
        raise UserError("The disk is slow.")

    monkeypatch.setattr(reconnecting, "moved_to", refuse)
    shutil.copytree(footage, footage.parent / "new")
    window.furnish().door.add_folder(footage.parent / "new")
    qtbot.waitUntil(lambda: len(videos(window)) == 6)


def test_of_two_folders_that_both_have_what_moved_one_is_it(
    qtbot: QtBot,
    window: MainWindow,
    place: Path,
    footage: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(footage, footage.parent / "A")
    footage.rename(footage.parent / "B")
    project = window.furnish().session.project
    found = {footage.parent / name: moved_to(project, footage.parent / name) for name in ("A", "B")}
    monkeypatch.setattr(reconnecting, "moved_to", lambda _project, folder, _report: found[folder])
    window.furnish().door.take([footage.parent / "A", footage.parent / "B"])
    qtbot.waitUntil(lambda: len(videos(window)) == 6 and not door_is_looking(window))
    assert media.roots(project) == [footage.parent / "A", footage.parent / "B"]
    assert len({video.path for video in videos(window)}) == 6


def test_what_was_offered_of_a_project_goes_with_it(
    qtbot: QtBot, window: MainWindow, place: Path, footage: Path
) -> None:
    shutil.copy(footage / "Hill/DCIM/IMG_0001.mp4", footage / "Hill/DCIM/IMG_0009.mp4")
    window.furnish().door.add_folder(footage)
    bar = window.message_bar
    qtbot.waitUntil(lambda: bar.offer.isVisible() and bar.offer.text() == "Scan now")
    window.actions_["close_project"].trigger()
    qtbot.waitUntil(lambda: not window.furnish().session.is_open)
    assert not bar.isVisible()  # there was nothing open that it could scan


def test_a_folder_that_moved_is_known_again_where_it_is_opened(
    qtbot: QtBot, window: MainWindow, place: Path, footage: Path, tmp_path: Path
) -> None:
    before = {video.id for video in videos(window)}
    moved = tmp_path / "E"
    footage.rename(moved)
    window.furnish().door.add_folder(moved)
    qtbot.waitUntil(
        lambda: media.roots(window.furnish().session.project) == [moved] and not door_is_looking(window)
    )
    assert {video.id for video in videos(window)} == before


def door_is_looking(window: MainWindow) -> bool:
    return bool(window.furnish().desk._tasks)
