"""What the window says of scans."""

from datetime import datetime
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.services import media, models
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning import machine
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.scanning.waiting_footage import waiting_footage
from app.store.records import Kind
from app.ui.library.filters import Show
from app.ui.scans.scanning import fitting_workers
from app.ui.window import MainWindow
from mvit_core.errors import UserError
from mvit_core.types import Span, VideoInfo
from mvit_core.video.fingerprint import fingerprint
from tests.conftest import MakeVideo
from tests.windows import opened

LONG_MS = 30_000


@pytest.fixture
def unscanned(tmp_path: Path, footage: Path) -> Path:
    """A project of footage that nobody has scanned."""
    place = tmp_path / "survey.trapline"
    with create_project(place) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
    return place


def test_the_offer_to_scan_counts_what_the_library_counts(
    qtbot: QtBot, window: MainWindow, unscanned: Path
) -> None:
    window.open_path(unscanned)
    house = window.furnish()
    unknown = "How long a scan takes on this computer is shown soon after it begins."
    qtbot.waitUntil(lambda: window.message_bar.text == f"3 videos are not scanned yet. {unknown}")
    known = "2 videos are not scanned yet. One file that could not be read is tried again. "
    qtbot.waitUntil(lambda: window.message_bar.text == f"{known}{unknown}")
    waiting, workers = waiting_footage(house.session.project, ScanSettings()), fitting_workers()
    machine.remember(
        ScanSettings(num_workers=workers), machine.Rate(machine.work_of(waiting.kinds), wall_s=7200.0)
    )
    house.door.scan_news.offer()
    said = f"{known}A scan takes about 2.0 h on this computer."
    qtbot.waitUntil(lambda: window.message_bar.text == said)
    chips = house.furniture.library.filters.chips
    qtbot.waitUntil(lambda: chips[Show.NEW].text().endswith("  2"))


@pytest.mark.parametrize("refused", ["record", "next_request"])
def test_a_scan_that_the_disk_stops_says_why_and_stands_nowhere_any_more(
    qtbot: QtBot, window: MainWindow, unscanned: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    """Its bar came back and took away what was said: it seemed to go on for ever."""

    def refuse(*_: object) -> NoReturn:
        raise UserError("The disk is full.")

    monkeypatch.setattr(ScanRun, refused, refuse)
    window.open_path(unscanned)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open and house.furniture.library.num_videos == 3)
    over: list[bool] = []
    house.desk.scan_over.connect(over.append)
    window.actions_["scan"].trigger()
    qtbot.waitUntil(lambda: over == [False] and not window.scan_bar.isVisible(), timeout=LONG_MS)
    qtbot.wait(100)
    assert not window.scan_bar.isVisible()
    assert window.message_bar.text == "The disk is full."


def test_the_offer_counts_what_another_model_has_scanned_and_says_why_it_is_read_again(
    qtbot: QtBot,
    window: MainWindow,
    project: Project,
    footage: Path,
    make_video: MakeVideo,
) -> None:
    checkpoint = footage.parent / "serengeti.safetensors"
    checkpoint.write_bytes(b"weights")
    models.use_model(project, checkpoint)
    late = footage / "late.mp4"
    make_video(late, [np.full((48, 64), 9 * index, np.uint8) for index in range(20)], rate=10)
    media.add_files(project, footage, [FoundFile(late, late.name, 3, datetime(2026, 5, 1))])
    opened(qtbot, window, project)
    words = (
        "New: 1 video. Not yet seen by serengeti, which names the animals now: 2 videos. A scan reads all "
        "3 videos; what people said stays. "
    )
    qtbot.waitUntil(lambda: window.message_bar.text.startswith(words))


def test_recordings_that_were_copied_over_labelled_ones_are_told_beside_the_offer_to_scan_them(
    qtbot: QtBot, window: MainWindow, project: Project, footage: Path, make_video: MakeVideo
) -> None:
    names = ("Hill/DCIM/IMG_0001.mp4", "Pond/DCIM/IMG_0001.mp4")
    for video in (each for each in media.videos(project) if each.relative_path in names):
        info = VideoInfo(size_bytes=9, container="mp4", codec="h264", width=64, height=48)
        info = replace(info, fingerprint=fingerprint(video.path))
        media.record_probes(project, [(video.id, info, "")])
        place = labels.new_observation(project, video.id, Kind.ANIMAL)
        labels.apply(project, {place: labels.add(Span(0, 1), taxon="lynx")}, who="me")
    house = opened(qtbot, window, project)
    for number, name in enumerate(names):
        frames = [np.full((48, 64), 9 * index + number, np.uint8) for index in range(26)]
        make_video(footage / name, frames, rate=10)
    house.desk.take_in(footage)
    both = f"These files hold something else than when they were labelled: {' and '.join(names)}. "
    qtbot.waitUntil(lambda: both in window.message_bar.text)
    assert window.message_bar.offer.text() == "Scan now"
    chips = house.furniture.library.filters.chips
    qtbot.waitUntil(lambda: chips[Show.REPLACED].text() == "File replaced  2")


def test_a_folder_in_which_nothing_is_new_is_said_to_be_known(
    qtbot: QtBot, window: MainWindow, project: Project, footage: Path
) -> None:
    house = opened(qtbot, window, project)
    house.door.take([footage])
    said = f"There is nothing new in {footage}: all of it is scanned."
    qtbot.waitUntil(lambda: window.message_bar.text == said)


def test_a_scan_that_begins_takes_back_whatever_offered_it(
    qtbot: QtBot, window: MainWindow, unscanned: Path
) -> None:
    house = opened(qtbot, window, open_project(unscanned))
    house.desk.tools.choose_pace(fast=True)
    qtbot.waitUntil(lambda: "videos are read fast" in window.message_bar.text)
    window.actions_["scan"].trigger()
    qtbot.waitUntil(lambda: house.desk.scan is not None)
    assert "videos are read fast" not in window.message_bar.text
    qtbot.waitUntil(lambda: "The scan is complete" in window.message_bar.text, timeout=120_000)


def test_the_review_that_a_scan_offers_begins_from_another_page_too(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation is not None)
    window.actions_["improve"].trigger()
    assert house.improve.is_here
    house.desk.scan_over.emit(True)
    qtbot.waitUntil(lambda: window.message_bar.offer.text() == "Start the review")
    window.message_bar.offer.click()
    assert not house.improve.is_here
    assert house.session.observation is not None
    house.improve.stop()


def test_a_scan_of_one_video_says_how_many_are_left(
    qtbot: QtBot, window: MainWindow, unscanned: Path
) -> None:
    with open_project(unscanned) as project:
        one = media.videos(project)[0]
    window.open_path(unscanned)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open and house.furniture.library.num_videos > 0)
    qtbot.waitUntil(lambda: any(each.reason for each in media.videos(house.session.project)))
    house.desk.start_scan([one.id])
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=60_000)
    qtbot.waitUntil(lambda: window.message_bar.text.startswith("The scan is complete: "))
    assert "1 unreadable, 1 not scanned yet" in window.message_bar.text


def test_a_scan_that_did_not_find_a_file_is_not_called_complete(
    qtbot: QtBot, window: MainWindow, unscanned: Path, footage: Path
) -> None:
    window.open_path(unscanned)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open and house.furniture.library.num_videos > 0)
    (footage / "Hill/DCIM/IMG_0001.mp4").unlink()
    house.desk.start_scan()
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=60_000)
    said = "One file was not there and is not scanned. Up to now: "
    qtbot.waitUntil(lambda: window.message_bar.text.startswith(said))
