"""What was told to stop is waited for while the window goes on, and can be ended at once."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from app.ui.jobs.leaving import Leaving, end_now, told_to_stop
from app.ui.jobs.pool import PoolTask, Report


@pytest.fixture
def owner(qapp: object) -> QObject:
    """Of the tasks; it outlives them."""
    return QObject()


@pytest.fixture
def pool(owner: QObject) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    yield pool
    pool.waitForDone()


@pytest.fixture
def may_go(pool: QThreadPool) -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def stubborn(owner: QObject, pool: QThreadPool, may_go: threading.Event) -> PoolTask:
    """Begun, and deaf until it may go."""
    began = threading.Event()

    def work(_report: Report) -> None:
        began.set()
        may_go.wait(60)

    task = PoolTask(work, owner)
    task.start(pool)
    began.wait(60)
    return task


def test_nothing_is_waited_for_that_may_go_on(
    qtbot: QtBot, owner: QObject, pool: QThreadPool, may_go: threading.Event
) -> None:
    stubborn(owner, pool, may_go)
    assert told_to_stop([owner]) == []
    assert Leaving([owner], owner).is_over


def test_it_is_over_once_the_last_has_stopped_and_the_window_goes_on_meanwhile(
    qtbot: QtBot, owner: QObject, pool: QThreadPool, may_go: threading.Event
) -> None:
    task = stubborn(owner, pool, may_go)
    task.cancel()
    leaving = Leaving([owner], owner)
    leaving.start()
    with qtbot.assertNotEmitted(leaving.gone, wait=60):
        assert not leaving.is_over
    with qtbot.waitSignal(leaving.gone):
        may_go.set()


def test_a_task_that_was_cancelled_while_it_waited_for_another_never_begins(
    qtbot: QtBot, owner: QObject, pool: QThreadPool, may_go: threading.Event
) -> None:
    began: list[int] = []
    stubborn(owner, pool, may_go)
    waiting = PoolTask(lambda _report: began.append(1), owner)
    waiting.start(pool)
    waiting.cancel()
    with qtbot.waitSignal(waiting.over):
        may_go.set()
    assert began == []


def test_who_must_not_go_on_before_waits(owner: QObject, pool: QThreadPool, may_go: threading.Event) -> None:
    task = stubborn(owner, pool, may_go)
    task.cancel()
    threading.Timer(0.05, may_go.set).start()
    end_now(owner)
    assert not task.is_leaving
