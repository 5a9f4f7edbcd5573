"""A slow disk is waited for behind the window; a fast one, or without a window, at each commit."""

import threading
import time

import pytest
from sqlalchemy import event

from app.services import observations
from app.services.projects import SLOW_ONES, SLOW_S, Project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store import engine as engines
from app.store.records import Kind, Observation, ReviewState
from app.ui.messages import Message
from app.ui.session import Session
from mvit_core.errors import UserError
from mvit_core.events import VideoScanned
from tests.app.ui.conftest import result
from tests.patience import PatientBot


class SlowDisk:
    """Notes which commits waited for it, and in which threads the others were caught up."""

    def __init__(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 2 * SLOW_S
        self.waited: list[bool] = []
        self.behind: list[threading.Thread] = []
        self.error: UserError | None = None
        set_flushing, flush_all = engines._set_flushing, engines.flush_all

        def noted(connection: object, flush: bool) -> None:
            self.waited.append(flush)
            set_flushing(connection, flush)  # type: ignore[arg-type]

        def slowly(*where: object) -> None:
            time.sleep(self.seconds)
            if self.error is not None:
                raise self.error
            flush_all(*where)  # type: ignore[arg-type]
            self.behind.append(threading.current_thread())

        monkeypatch.setattr(engines, "_set_flushing", noted)
        monkeypatch.setattr(engines, "flush_all", slowly)
        event.listen(project.engine, "commit", self._commit)

    def _commit(self, _connection: object) -> None:
        if self.waited and self.waited[-1]:
            time.sleep(self.seconds)


@pytest.fixture
def disk(session: Session, monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    return SlowDisk(session.project, monkeypatch)


def animals(session: Session) -> list[Observation]:
    assert session.video is not None
    found = observations.of_video(session.project, session.video.id, rejected=True)
    return [each for each in found if each.kind == Kind.ANIMAL]


def label(session: Session, times: int) -> None:
    """Confirm and reject one animal in turns."""
    for number in range(times):
        animal = animals(session)[0]
        said = labels.confirm(animal) if number % 2 else labels.reject(animal)
        session.edits.relabel("Label", {animal.id: said})


def test_two_slow_flushes_in_a_row_are_the_last_that_a_label_waits_for(
    qtbot: PatientBot, session: Session, disk: SlowDisk
) -> None:
    label(session, SLOW_ONES + 3)
    assert disk.waited == [True] * SLOW_ONES + [False] * 3
    assert animals(session)[0].state == ReviewState.REJECTED
    qtbot.waitUntil(lambda: bool(disk.behind))
    assert threading.main_thread() not in disk.behind
    assert len(disk.behind) <= 2  # the three together, or two that came while the first was flushed


def test_a_disk_that_is_fast_again_is_waited_for_again(
    qtbot: PatientBot, session: Session, disk: SlowDisk
) -> None:
    label(session, SLOW_ONES)
    disk.seconds = 0
    label(session, 1)
    qtbot.waitUntil(lambda: bool(disk.behind))
    qtbot.waitUntil(lambda: not session.project._disk.is_slow)
    disk.waited.clear()
    label(session, 2)
    assert disk.waited == [True, True]


def test_a_fast_disk_is_always_waited_for(session: Session, disk: SlowDisk) -> None:
    disk.seconds = 0
    label(session, 6)
    assert disk.waited == [True] * 6
    assert disk.behind == []


def test_what_a_scan_found_is_never_waited_for(qtbot: PatientBot, session: Session, disk: SlowDisk) -> None:
    """It would be found again; a scan stores a video every moment, and the window is in use."""
    disk.seconds = 0
    run = ScanRun.start(session.project, rescan=True)
    request = run.next_request()
    assert request is not None
    disk.waited.clear()
    session.tell(run.record(VideoScanned(key=request.key, result=result(0.1, 0.6))))
    assert disk.waited == [False]
    qtbot.waitUntil(lambda: bool(disk.behind))
    assert threading.main_thread() not in disk.behind


def test_without_a_window_what_a_scan_found_is_waited_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SlowDisk(project, monkeypatch)
    disk.seconds = 0
    with project.writing(waits=False):
        pass
    assert disk.waited == [True]


def test_what_could_not_be_flushed_is_said(qtbot: PatientBot, session: Session, disk: SlowDisk) -> None:
    said: list[Message] = []
    session.said.connect(said.append)
    label(session, SLOW_ONES)
    disk.error = UserError("The drive is away; plug it in again.")
    label(session, 1)
    qtbot.waitUntil(lambda: any("plug it in again" in each.text for each in said))


def test_closing_waits_for_the_disk(session: Session, disk: SlowDisk) -> None:
    project = session.project
    label(session, SLOW_ONES + 1)
    session.close()
    assert project.flush_later is None
    assert disk.waited[-1] is False


def test_without_a_window_the_disk_is_waited_for(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = SlowDisk(project, monkeypatch)
    for _ in range(SLOW_ONES + 2):
        with project.writing():
            pass
    assert disk.waited == [True] * (SLOW_ONES + 2)
    assert disk.behind == []
