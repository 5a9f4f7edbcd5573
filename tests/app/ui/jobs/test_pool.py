"""Work in the pool reports, can be cancelled, and fails aloud."""

import gc
import weakref
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt, QThread, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.jobs.pool import PoolTask, Report, Work
from mvit_core.errors import UserError


def run(qtbot: QtBot, work: Work) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    task = PoolTask(work)
    for name in ("progressed", "done", "refused", "broke"):
        getattr(task, name).connect(lambda value, name=name: heard.append((name, value)))
    with qtbot.waitSignal(task.over):
        task.start(QThreadPool.globalInstance())
    return heard


def test_progress_and_result_arrive_in_order(qtbot: QtBot) -> None:
    def work(report: Report) -> str:
        report(1)
        report(2)
        return "done"

    assert run(qtbot, work) == [("progressed", 1), ("progressed", 2), ("done", "done")]


def test_it_runs_beside_the_window(qtbot: QtBot) -> None:
    here = QThread.currentThread()
    assert run(qtbot, lambda _report: QThread.currentThread() is here) == [("done", False)]


def test_what_the_world_refuses_and_what_we_broke_are_told_apart(qtbot: QtBot) -> None:
    def refused(_report: Report) -> None:
        raise UserError("The disk is full.")

    def broke(_report: Report) -> None:
        raise ZeroDivisionError

    assert [name for name, _ in run(qtbot, refused)] == ["refused"]
    assert [name for name, _ in run(qtbot, broke)] == ["broke"]


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot) -> None:
    reached: list[int] = []

    def work(report: Report) -> None:
        for number in range(1000):
            task.cancel() if number == 3 else None
            report(number)
            reached.append(number)

    task = PoolTask(work)
    with qtbot.waitSignal(task.over):
        task.start(QThreadPool.globalInstance())
    assert reached == [0, 1, 2]


def test_it_is_waited_for_until_it_has_said_its_last(qtbot: QtBot) -> None:
    def work(report: Report) -> None:
        task.cancel()
        report(None)

    task = PoolTask(work)
    seen: list[bool] = []
    task.over.connect(lambda: seen.append(task.is_leaving), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(task.over):
        task.start(QThreadPool.globalInstance())
    assert seen == [True]  # or the window would be gone when it speaks


class Held:
    """Something large, such as a project."""


def test_who_keeps_it_keeps_nothing_that_it_worked_on(qtbot: QtBot) -> None:
    held = Held()
    seen = weakref.ref(held)
    task = PoolTask(lambda _report, held=held: None)  # type: ignore[misc]
    del held
    with qtbot.waitSignal(task.over):
        task.start(QThreadPool.globalInstance())
    qtbot.waitUntil(lambda: not isValid(task))
    gc.collect()
    assert seen() is None


def test_nothing_of_it_stays_when_it_is_over(qtbot: QtBot) -> None:
    pool, seen = QThreadPool(), []
    parent = QObject()
    for _ in range(200):
        held = Held()
        seen.append(weakref.ref(held))
        PoolTask(lambda _report, held=held: held, parent).start(pool)  # type: ignore[misc]
        del held
    qtbot.waitUntil(lambda: not parent.children())
    gc.collect()
    assert not any(each() for each in seen)


def test_work_that_outlasts_its_parent_ends_in_silence(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    parent, pool = QObject(), QThreadPool()
    began, goes_on = Event(), Event()

    def work(_report: Report) -> int:
        began.set()
        return int(goes_on.wait(60))

    PoolTask(work, parent).start(pool)
    assert began.wait(60)
    parent.deleteLater()
    qtbot.waitUntil(lambda: not isValid(parent))
    goes_on.set()
    assert pool.waitForDone(10_000)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
