"""What the window says of scans."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services import media
from app.services.projects import create_project
from app.services.scanning import machine
from app.services.scanning.settings import ScanSettings
from app.services.scanning.waiting_footage import waiting_footage
from app.ui.library.filters import Show
from app.ui.scans.scanning import fitting_workers
from app.ui.window import MainWindow


def test_the_offer_to_scan_counts_what_the_library_counts(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, footage: Path
) -> None:
    place = tmp_path / "survey.trapline"
    with create_project(place) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
    window.open_path(place)
    house = window.furnish()
    unknown = "How long a scan takes on this computer is shown soon after it begins."
    qtbot.waitUntil(lambda: window.message_bar.text == f"3 videos are not scanned yet. {unknown}")
    qtbot.waitUntil(lambda: window.message_bar.text == f"2 videos are not scanned yet. {unknown}")
    waiting, workers = waiting_footage(house.session.project), fitting_workers()
    machine.remember(
        ScanSettings(num_workers=workers), machine.Rate(machine.work_of(waiting.kinds), wall_s=7200.0)
    )
    assert house.door.scan_news.offer()
    said = "2 videos are not scanned yet. A scan takes about 2.0 h on this computer."
    assert window.message_bar.text == said
    chips = house.furniture.library.filters.chips
    qtbot.waitUntil(lambda: chips[Show.NEW].text().endswith("  2"))
