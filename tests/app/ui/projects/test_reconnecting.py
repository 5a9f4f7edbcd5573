"""A drive that is away: what the window says of the videos and photos on it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.projects import create_project
from app.ui.player.canvas import CanvasState
from app.ui.window import MainWindow


@pytest.fixture
def away(window: MainWindow, tmp_path: Path, footage: Path) -> Path:
    """Where two videos and two photos lie now of the project that is open."""
    for name in ("a.jpg", "b.JPG"):
        (footage / name).write_bytes(name.encode())
    (footage / "Pond/DCIM/IMG_0002.mp4").unlink()
    place, elsewhere = tmp_path / "survey.trapline", tmp_path / "elsewhere"
    with create_project(place) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
    footage.rename(elsewhere)
    window.open_path(place)
    return elsewhere


def shown(window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    window.message_bar.offer.click()


def test_what_is_on_it_is_told_and_found_again(
    qtbot: QtBot, window: MainWindow, footage: Path, away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = window.message_bar
    qtbot.waitUntil(
        lambda: bar.text.startswith(f"{footage} is not there, and with it 2 videos and 2 photos.")
    )
    shown(window, away, monkeypatch)
    qtbot.waitUntil(lambda: bar.text == "Everything is found again: 2 videos and 2 photos.")


def test_what_is_still_missing_is_told(
    qtbot: QtBot, window: MainWindow, away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (away / "b.JPG").unlink()
    bar = window.message_bar
    qtbot.waitUntil(bar.offer.isVisible)
    shown(window, away, monkeypatch)
    said = "Found again: 2 videos and 1 photo. Not there: 1 photo, such as b.JPG."
    qtbot.waitUntil(lambda: bar.text == said)


def test_what_is_looked_at_comes_back_with_its_drive(
    qtbot: QtBot, window: MainWindow, footage: Path, away: Path
) -> None:
    house = window.furnish()
    canvas = house.furniture.stage.player.canvas
    qtbot.waitUntil(lambda: len(house.furniture.library.videos) == 4)
    video = next(each for each in house.furniture.library.videos if not each.is_photo)
    house.session.look_at_video(video.id)
    qtbot.waitUntil(lambda: canvas.state is CanvasState.UNREADABLE)
    away.rename(footage)
    house.furniture.library.absent.look()
    qtbot.waitUntil(lambda: canvas.state is CanvasState.READY)


def test_what_came_back_and_is_not_scanned_is_offered_to_a_scan(
    qtbot: QtBot, window: MainWindow, footage: Path, away: Path
) -> None:
    library = window.furnish().furniture.library
    qtbot.waitUntil(lambda: bool(library.absent.roots))
    away.rename(footage)
    library.absent.look()
    again = "All folders of this project are there again. 2 videos and 2 photos are not scanned yet."
    qtbot.waitUntil(lambda: window.message_bar.text.startswith(again))
    assert window.message_bar.offer.text() == "Scan now"
