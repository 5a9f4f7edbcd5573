"""What the window offers to scan."""

from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.services.scanning.scans import ScanRun
from app.ui.messages import Message
from app.ui.window import MainWindow
from mvit_core.events import VideoScanned
from mvit_core.types import VideoResult, VideoStatus


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
    words = "Scanning again was stopped: 2 of 3 videos are left."
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
    assert window.message_bar.text == "All videos are scanned."
