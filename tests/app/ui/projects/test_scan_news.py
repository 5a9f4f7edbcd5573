"""What the window says of scans."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services import media
from app.services.projects import create_project
from app.ui.library.filters import Show
from app.ui.window import MainWindow


def test_the_offer_to_scan_counts_what_the_library_counts(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, footage: Path
) -> None:
    place = tmp_path / "survey.trapline"
    with create_project(place) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
    window.open_path(place)
    house = window.furnish()
    qtbot.waitUntil(lambda: window.message_bar.text == "3 videos are not scanned yet.")
    qtbot.waitUntil(lambda: window.message_bar.text == "2 videos are not scanned yet.")
    chips = house.furniture.library.filters.chips
    qtbot.waitUntil(lambda: chips[Show.NEW].text().endswith("  2"))
