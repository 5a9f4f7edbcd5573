"""What the window offers to scan."""

from contextlib import AbstractContextManager
from datetime import datetime
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.services import media
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project
from app.services.scanning.scans import ScanRun
from app.ui import beforehand
from app.ui.jobs import library_reading
from app.ui.looks.question import Question
from app.ui.messages import Message
from app.ui.window import MainWindow
from mvit_core.events import VideoScanned
from mvit_core.types import VideoResult, VideoStatus
from tests.videos import video_ids
from tests.windows import opened


def test_a_stopped_scan_of_all_again_is_offered_when_the_project_opens_and_by_scan(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    run = ScanRun.start(project, rescan=True)
    run.record(VideoScanned(key=run.next_request().key, result=VideoResult(status=VideoStatus.BLANK)))
    run.finish()
    house = opened(qtbot, window, project)
    words = "Scanning again was stopped. Still to scan: 2 videos of 3."
    qtbot.waitUntil(lambda: window.message_bar.text == words)
    window.say(Message("Something else."))
    house.workroom.scans.scan()
    assert window.message_bar.text == words
    desk = house.workroom.furniture.desk
    desk.start_scan(rescan=True)
    assert not window.message_bar.isVisible()  # what it offers goes on already
    desk.cancel_scan()
    house.workroom.scans.scan()
    window.message_bar.offer.click()
    assert desk.scan is not None
    assert desk.scan.progress.total == 2
    qtbot.waitUntil(lambda: desk.scan is None, timeout=60_000)
    house.workroom.scans.scan()
    assert window.message_bar.text == "Everything is scanned."


def test_a_scan_that_was_stopped_says_what_is_kept_and_goes_on_with_what_it_was_asked_for(
    qtbot: QtBot, window: MainWindow, new_project: Project
) -> None:
    first, second, _ = video_ids(new_project)
    house = opened(qtbot, window, new_project)
    desk = house.workroom.furniture.desk
    desk.start_scan([first, second])
    window.scan_bar.cancel.click()
    assert desk.scan is None
    assert window.message_bar.text.startswith(
        "The scan was stopped: 0 of 2 files are done, and their results are kept."
    )
    window.message_bar.offer.click()
    assert desk.scan is not None
    assert desk.scan.progress.total == 2
    assert not window.message_bar.isVisible()


@pytest.mark.parametrize("is_large", [False, True])
def test_the_question_whether_to_scan_all_again_reads_nothing(
    qtbot: QtBot,
    window: MainWindow,
    new_project: Project,
    monkeypatch: pytest.MonkeyPatch,
    is_large: bool,
) -> None:
    if is_large:
        monkeypatch.setattr(beforehand, "FEW_VIDEOS", 0)
        monkeypatch.setattr(library_reading, "AT_ONCE", 0)
    place = new_project.path
    assert place is not None
    names, day = ("a.jpg", "b.JPEG"), datetime(2026, 5, 1)
    photos = [FoundFile(place.parent / name, name, 1, day) for name in names]
    media.add_files(new_project, place.parent, photos)
    house = opened(qtbot, window, new_project)
    qtbot.waitUntil(lambda: len(house.furniture.library.videos) == 5)
    said: list[str] = []
    reading = Project.reading

    def read(project: Project) -> AbstractContextManager[Session]:
        assert current_thread() is not main_thread(), "it holds the window"
        return reading(project)

    def no(question: Question) -> bool:
        said.append(question.words)
        return False

    with monkeypatch.context() as patch:  # no turn of the window in it, in which the opening would go on
        patch.setattr(Project, "reading", read)
        patch.setattr(Question, "asked", no)
        house.workroom.scans.ask_scan_again()
    assert said == ["Scan all 3 videos and 2 photos again?"]
