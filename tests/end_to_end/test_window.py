"""The whole journey in the real window: real videos, real workers, real clicks and keys."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.paths import HOME_VARIABLE
from app.services import media, observations, projects
from app.services.exports import FORMATS
from app.store.records import Kind, ReviewState
from app.ui.dialogs.ethogram import EthogramDialog
from app.ui.dialogs.export import ExportWish
from app.ui.dialogs.importing import ImportDialog
from app.ui.jobs.drawing import Drawing
from app.ui.jobs.worker_process import WorkerProcess
from app.ui.keyboard.actions import FocusKeepsItsKeys
from app.ui.preferences.settings import SettingsFile
from app.ui.projects.house import House
from app.ui.scans import scanning
from app.ui.window import MainWindow
from mvit_core.types import VideoStatus
from tests.conftest import MakeVideo
from tests.processes import runs
from tests.windows import close_at_once, drop

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LONG_MS = 60_000


@pytest.fixture
def card(tmp_path: Path, make_video: MakeVideo) -> Path:
    """A card with a bright animal that walks through noise, a still picture, and a file without a byte."""
    folder = tmp_path / "Card 7"
    noise = np.random.default_rng(7)
    ground = noise.integers(60, 90, (120, 160), np.uint8)
    walking = []
    for index in range(40):
        frame = ground + noise.integers(0, 4, ground.shape, np.uint8)
        frame[50:80, 10 + 3 * index : 40 + 3 * index] = 220
        walking.append(frame)
    for place in ("Hill/DCIM", "Pond/DCIM"):
        (folder / place).mkdir(parents=True)
    make_video(folder / "Hill/DCIM/IMG_0001.mp4", walking, rate=10)
    make_video(folder / "Pond/DCIM/IMG_0001.mp4", [ground] * 30, rate=10)
    (folder / "Pond/DCIM/IMG_0002.mp4").touch()
    return folder


Open = Callable[[], tuple[MainWindow, House]]


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Opens windows that are closed at the end."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    FocusKeepsItsKeys(qapp)
    opened: list[MainWindow] = []

    def open_one() -> tuple[MainWindow, House]:
        window = MainWindow(SettingsFile(tmp_path / "home" / "config" / "settings.json"))
        opened.append(window)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.furnished):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert window.house is not None
        return window, window.house

    yield open_one
    for window in opened:
        close_at_once(window)


def close(qtbot: QtBot, window: MainWindow) -> None:
    """As a person does who waits until it is gone."""
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG_MS)


def statuses(house: House) -> list[VideoStatus]:
    return [video.status for video in media.videos(house.session.project)]


def open_and_scan(qtbot: QtBot, window: MainWindow, house: House, card: Path) -> None:
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    window.actions_["scan"].trigger()
    qtbot.waitUntil(lambda: VideoStatus.NEW not in statuses(house), timeout=LONG_MS)
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)


def test_from_a_dropped_folder_to_a_named_animal_and_back(
    qtbot: QtBot, open_window: Open, card: Path, tmp_path: Path
) -> None:
    window, house = open_window()
    assert window.pages.currentWidget() is window.welcome
    open_and_scan(qtbot, window, house, card)
    assert statuses(house) == [VideoStatus.DONE, VideoStatus.BLANK, VideoStatus.UNREADABLE]
    assert (tmp_path / "Card 7.trapline").is_file()
    qtbot.waitUntil(lambda: "The scan is complete" in window.message_bar.text)
    assert not window.scan_bar.isVisible()

    session = house.session
    qtbot.keyClick(window, Qt.Key.Key_N)
    animal = session.observation
    assert animal is not None
    assert window.message_bar.text == "Nothing else is to be reviewed."
    assert (animal.kind, animal.state, animal.taxon) == (Kind.ANIMAL, ReviewState.UNREVIEWED, None)
    qtbot.keyClick(window, Qt.Key.Key_S)
    field = house.furniture.panel.card.species
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "lion")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    named = observations.observation(session.project, animal.id)
    assert (named.state, named.taxon) == (ReviewState.CORRECTED, "panthera")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert observations.observation(session.project, animal.id) == animal
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, modifiers)
    assert observations.observation(session.project, animal.id).taxon == "panthera"
    close(qtbot, window)

    with projects.open_project(tmp_path / "Card 7.trapline") as project:
        assert observations.observation(project, animal.id).taxon == "panthera"


def test_the_offer_to_review_goes_once_the_review_begins(qtbot: QtBot, open_window: Open, card: Path) -> None:
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    house.session.look_at_video(media.videos(house.session.project)[-1].id)  # in which nothing will be found
    window.actions_["scan"].trigger()
    qtbot.waitUntil(lambda: "The scan is complete" in window.message_bar.text, timeout=LONG_MS)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert house.session.observation is not None
    assert not window.message_bar.text


def test_a_second_start_offers_the_project_and_finds_it_as_it_was(
    qtbot: QtBot, open_window: Open, card: Path
) -> None:
    window, house = open_window()
    open_and_scan(qtbot, window, house, card)
    before = list(observations.all_observations(house.session.project))
    close(qtbot, window)
    again, house = open_window()
    assert [path.stem for path in again.settings.values.recent_projects()] == ["Card 7"]
    again.welcome.recent_chosen.emit(again.settings.values.recent_projects()[0])
    qtbot.waitUntil(lambda: house.session.is_open)
    assert list(observations.all_observations(house.session.project)) == before
    assert not again.message_bar.text, "nothing is left to do"


def test_frames_are_stepped_by_keys(qtbot: QtBot, open_window: Open, card: Path) -> None:
    window, house = open_window()
    drop(window, card)
    player = house.furniture.stage.player
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 0, timeout=LONG_MS)
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 3)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 2)
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: player.playhead.time_shown() == pytest.approx(1.2))
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    session = house.session
    assert session.video is not None
    assert session.video.relative_path == "Pond/DCIM/IMG_0001.mp4"


def test_after_a_click_on_a_video_the_keys_are_the_players(
    qtbot: QtBot, open_window: Open, card: Path
) -> None:
    window, house = open_window()
    drop(window, card)
    library = house.furniture.library
    qtbot.waitUntil(lambda: library.num_videos == 3, timeout=LONG_MS)
    pond = library.videos[1]
    place = library.tree.visualRect(library.model.index_of_video(pond.id)).center()
    qtbot.mouseClick(library.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert house.session.video is not None
    assert house.session.video.id == pond.id
    player = house.furniture.stage.player
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 0, timeout=LONG_MS)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == 1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    added = house.session.observation
    assert added is not None
    assert added.state == ReviewState.ADDED
    assert house.furniture.panel.card.species.hasFocus(), "the name comes next"


def test_the_demonstration_is_drawn_and_scanned_as_it_appears(
    qtbot: QtBot, open_window: Open, monkeypatch: pytest.MonkeyPatch, card: Path
) -> None:
    script = (
        "import shutil, sys, time\n"
        "shutil.copytree(sys.argv[1] + '/Hill', sys.argv[2] + '/Hill')\n"
        "print('1 2', flush=True); time.sleep(1)\n"
        "shutil.copytree(sys.argv[1] + '/Pond', sys.argv[2] + '/Pond')\n"
    )
    monkeypatch.setattr(
        "app.ui.jobs.drawing.drawing_command",
        lambda folder: [sys.executable, "-c", script, str(card), str(folder)],
    )
    window, house = open_window()
    qtbot.mouseClick(window.welcome.demo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The scan is complete" in window.message_bar.text, timeout=LONG_MS)
    assert statuses(house) == [VideoStatus.DONE, VideoStatus.BLANK, VideoStatus.UNREADABLE]
    assert house.session.project.name == "Demonstration"


def test_the_drawing_of_the_demonstration_ends_with_the_window(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window, house = open_window()
    qtbot.mouseClick(window.welcome.demo, Qt.MouseButton.LeftButton)
    bar = window.scan_bar
    qtbot.waitUntil(lambda: "rawing" in bar.sentence.text() + bar.detail.text(), timeout=LONG_MS)
    drawing = house.session.findChild(Drawing)
    process_id = drawing.process_id
    close(qtbot, window)
    assert not runs(process_id)
    assert not list((tmp_path / "home").rglob(".rendering"))


def test_an_export_is_written_behind_the_window(
    qtbot: QtBot, open_window: Open, card: Path, tmp_path: Path
) -> None:
    window, house = open_window()
    open_and_scan(qtbot, window, house, card)
    house.exchange.export(ExportWish(FORMATS["csv"], tmp_path / "out.csv", overwrite=False))
    qtbot.waitUntil(lambda: "out.csv" in window.message_bar.text, timeout=LONG_MS)
    assert (tmp_path / "out.csv").stat().st_size > 0
    house.exchange.export(ExportWish(FORMATS["csv"], tmp_path / "nowhere" / "out.csv", overwrite=False))
    qtbot.waitUntil(lambda: "nowhere" in window.message_bar.text, timeout=LONG_MS)


def test_labels_come_in_behind_the_window_and_can_be_undone(
    qtbot: QtBot, open_window: Open, card: Path, tmp_path: Path
) -> None:
    window, house = open_window()
    open_and_scan(qtbot, window, house, card)
    before = len(list(observations.all_observations(house.session.project)))
    labels = tmp_path / "labels.csv"
    labels.write_text("filepath,label\nPond/DCIM/IMG_0001.mp4,red_fox\n", encoding="utf-8")
    house.exchange.importing.show(labels)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.go.isEnabled, timeout=LONG_MS)
    assert len(list(observations.all_observations(house.session.project))) == before
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "came in" in window.message_bar.text, timeout=LONG_MS)
    added = [one for _, one in observations.all_observations(house.session.project)]
    assert len(added) == before + 1
    window.actions_["undo"].trigger()
    assert len(list(observations.all_observations(house.session.project))) == before
    house.exchange.importing.show(tmp_path / "nowhere.csv")
    qtbot.waitUntil(lambda: "nowhere" in window.message_bar.text, timeout=LONG_MS)


def workers(house: House) -> list[WorkerProcess]:
    """The processes that scan."""
    assert house.desk.scan is not None
    return house.desk.scan.findChildren(WorkerProcess)


def test_closing_while_a_scan_runs_stops_it_and_the_next_start_goes_on(
    qtbot: QtBot, open_window: Open, card: Path, tmp_path: Path
) -> None:
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    window.actions_["scan"].trigger()
    scanning_ids = [worker.process_id for worker in workers(house)]
    assert scanning_ids
    close(qtbot, window)
    assert not any(map(runs, scanning_ids))
    again, house = open_window()
    drop(again, tmp_path / "Card 7.trapline")
    qtbot.waitUntil(lambda: "not scanned yet" in again.message_bar.text)
    again.actions_["scan"].trigger()
    qtbot.waitUntil(lambda: VideoStatus.NEW not in statuses(house), timeout=LONG_MS)


def test_a_killed_worker_costs_nothing(qtbot: QtBot, open_window: Open, card: Path) -> None:
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    window.actions_["scan"].trigger()
    for worker in workers(house):
        os.kill(worker.process_id, getattr(signal, "SIGKILL", signal.SIGTERM))
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)
    assert statuses(house) == [VideoStatus.DONE, VideoStatus.BLANK, VideoStatus.UNREADABLE]


def test_a_path_that_is_nothing_is_refused_with_a_sentence(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window, _ = open_window()
    (tmp_path / "broken.trapline").write_bytes(b"no database")
    for name in ("missing.trapline", "broken.trapline", "notes.txt"):
        window.open_path(tmp_path / name)
        qtbot.waitUntil(lambda name=name: name in window.message_bar.text)
        assert window.pages.currentWidget() is window.welcome
        window.message_bar.hide()


def test_pages_and_themes_can_be_changed_while_a_project_is_open(
    qtbot: QtBot, open_window: Open, card: Path
) -> None:
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    for theme in ("light", "dark"):
        window.settings.change(theme=theme)
        window.dress()
        assert window.theme.name == theme
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(object, "keySheet")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    window.actions_["close_project"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.welcome, timeout=LONG_MS)
    assert not house.session.is_open


def test_a_dropped_video_takes_in_itself_and_not_its_neighbours(
    qtbot: QtBot, open_window: Open, card: Path
) -> None:
    window, house = open_window()
    drop(window, card / "Pond/DCIM/IMG_0001.mp4")
    qtbot.waitUntil(lambda: house.session.is_open and house.session.video is not None, timeout=LONG_MS)
    assert [video.name for video in media.videos(house.session.project)] == ["IMG_0001.mp4"]
    drop(window, card / "Hill/DCIM/IMG_0001.mp4")
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 2, timeout=LONG_MS)
    assert house.session.video is not None
    assert house.session.video.path == card / "Hill/DCIM/IMG_0001.mp4"
    drop(window, card / "Hill/DCIM/IMG_0001.mp4")
    qtbot.wait(100)
    assert house.furniture.library.num_videos == 2


def test_the_offer_to_scan_goes_when_a_scan_begins_and_what_is_found_is_selected(
    qtbot: QtBot, open_window: Open, card: Path
) -> None:
    window, house = open_window()
    drop(window, card)
    qtbot.waitUntil(lambda: "not scanned yet" in window.message_bar.text, timeout=LONG_MS)
    assert "Card 7.trapline" in window.message_bar.text, "where the new project is kept"
    shown = house.furniture.panel.video_card
    qtbot.waitUntil(lambda: shown.scan_all.text() == "Scan all 3 videos", timeout=LONG_MS)
    house.furniture.panel.video_card.scan_all.click()
    assert not window.message_bar.text
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)
    assert house.session.observation is not None
    assert house.furniture.panel.card.species.isVisible()
    qtbot.waitUntil(lambda: window.message_bar.text.startswith("The scan is complete"))


@pytest.fixture
def deaf_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that take a video and then hear nothing more, as where FFmpeg waits for a slow drive."""
    script = """import os, time; os.write(1, b'{"type":"ready"}\\n'); time.sleep(60)"""
    monkeypatch.setattr(scanning, "worker_command", lambda _settings: [sys.executable, "-c", script])


def begin_deaf_scan(qtbot: QtBot, window: MainWindow, house: House, card: Path) -> list[WorkerProcess]:
    drop(window, card)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=LONG_MS)
    window.actions_["scan"].trigger()
    qtbot.waitUntil(lambda: any(each.in_hand for each in workers(house)), timeout=LONG_MS)
    return workers(house)


def waits(window: MainWindow) -> bool:
    label = window.pages.currentWidget().findChild(QLabel)
    return label is not None and label.isVisible() and "Stopping" in label.text()


def test_a_project_that_is_closed_amid_a_scan_waits_for_its_workers_and_the_window_does_not(
    qtbot: QtBot, open_window: Open, card: Path, deaf_workers: None
) -> None:
    window, house = open_window()
    (worker,) = begin_deaf_scan(qtbot, window, house, card)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert worker.is_leaving  # the key has done what it does, and the worker is still deaf
    assert waits(window)
    assert not house.session.is_open
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.welcome, timeout=LONG_MS)
    assert not isValid(worker) or not worker.is_running


def test_another_project_comes_once_the_workers_of_the_one_before_have_gone(
    qtbot: QtBot, open_window: Open, card: Path, deaf_workers: None, tmp_path: Path
) -> None:
    window, house = open_window()
    (worker,) = begin_deaf_scan(qtbot, window, house, card)
    projects.create_project(tmp_path / "first.trapline").close()
    projects.create_project(tmp_path / "second.trapline").close()
    house.door.open_path(tmp_path / "first.trapline")
    qtbot.waitUntil(lambda: waits(window))
    house.door.open_path(tmp_path / "second.trapline")  # the person thinks better of it
    qtbot.waitUntil(lambda: house.session.is_open, timeout=LONG_MS)
    assert house.session.project.name == "second"
    assert not isValid(worker) or not worker.is_running
    with projects.open_project(tmp_path / "first.trapline") as first:
        assert first.holder is None  # nobody holds what was not wanted in the end


def test_a_window_closes_once_its_workers_have_stopped_or_at_once_when_asked_again(
    qtbot: QtBot, open_window: Open, card: Path, deaf_workers: None
) -> None:
    window, house = open_window()
    (worker,) = begin_deaf_scan(qtbot, window, house, card)
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert waits(window)
    window.close()
    assert not window.isVisible()
    assert not isValid(worker) or not worker.is_running


def test_a_dialog_that_asks_of_a_project_goes_with_it(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window, house = open_window()
    projects.create_project(tmp_path / "first.trapline").close()
    projects.create_project(tmp_path / "second.trapline").close()
    house.door.open_path(tmp_path / "first.trapline")
    qtbot.waitUntil(lambda: house.session.is_open, timeout=LONG_MS)
    dialog = EthogramDialog(window, house.session, house.furniture.words)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    house.door.open_path(tmp_path / "second.trapline")  # as by a double click in the file manager
    qtbot.waitUntil(lambda: house.session.is_open and house.session.project.name == "second", timeout=LONG_MS)
    assert not isValid(dialog) or not dialog.isVisible()
