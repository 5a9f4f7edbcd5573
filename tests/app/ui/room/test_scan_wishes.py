"""What the window offers to scan."""

from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.services.scanning.scans import ScanRun
from app.ui.messages import Message
from app.ui.window import MainWindow
from mvit_core.events import VideoScanned
from mvit_core.types import VideoResult, VideoStatus
from tests.videos import video_ids


def test_a_stopped_scan_of_all_again_is_offered_when_the_project_opens_and_by_scan(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    run = ScanRun.start(project, rescan=True)
    run.record(VideoScanned(key=run.next_request().key, result=VideoResult(status=VideoStatus.BLANK)))
    run.finish()
    place = project.path
    assert place is not None
    project.close()
    window.open_path(place)
    words = "Scanning again was stopped. Still to scan: 2 videos of 3."
    qtbot.waitUntil(lambda: window.message_bar.text == words)
    house = window.furnish()
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
    place = new_project.path
    assert place is not None
    first, second, _ = video_ids(new_project)
    new_project.close()
    window.open_path(place)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3)
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
