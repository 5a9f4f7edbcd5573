"""One task at a time: what is asked for meanwhile is one more, and nobody hears of what nobody wants."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.jobs.leaving import end_now
from app.ui.jobs.one_at_a_time import Job, OneAtATime, thread_of_its_own
from app.ui.jobs.pool import PoolTask, Report, Work, run_soon
from mvit_core.errors import UserError

PATIENCE_S = 60


class Slow:
    """Work that waits until it may go on; what it returned is `taken`."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.taken: list[str] = []
        self.begins, self.may_go = threading.Semaphore(0), threading.Semaphore(0)
        self.error: Exception | None = None
        self.is_deaf = False  # as a call into the database: it does not hear that it is to stop

    def job(self, name: str = "") -> Job:
        self.begun.append(name)

        def work(report: Report) -> str:
            self.begins.release()
            self.may_go.acquire(timeout=PATIENCE_S)
            if not self.is_deaf:
                report(None)
            if self.error is not None:
                raise self.error
            return name

        return Job(work, self.taken.append)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def pool(slow: Slow) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    yield pool
    slow.may_go.release(9)
    pool.waitForDone()


@pytest.fixture
def desk(qapp: object) -> QObject:
    """Of the tasks; it outlives who asks for them."""
    return QObject()


@pytest.fixture
def one(pool: QThreadPool, desk: QObject) -> OneAtATime:
    def run(work: Work) -> PoolTask:
        return run_soon(work, pool=pool, parent=desk)

    return OneAtATime(run, desk)


def wait_until_begun(qtbot: QtBot, slow: Slow) -> None:
    qtbot.waitUntil(lambda: slow.begins.acquire(blocking=False))


def test_what_is_asked_for_three_times_while_one_runs_is_done_exactly_once_more(
    qtbot: QtBot, slow: Slow, one: OneAtATime
) -> None:
    one.ask(lambda: slow.job("first"))
    wait_until_begun(qtbot, slow)
    for name in ("second", "third", "fourth"):
        one.ask(lambda name=name: slow.job(name))  # type: ignore[misc]
    assert slow.begun == ["first"]  # what is to be done is found out when its turn has come
    slow.may_go.release(9)
    qtbot.waitUntil(lambda: slow.taken == ["first", "fourth"])
    qtbot.waitUntil(lambda: not one.is_running)
    assert slow.begun == ["first", "fourth"]


def test_what_turns_out_to_be_nothing_is_over_at_once(qtbot: QtBot, slow: Slow, one: OneAtATime) -> None:
    one.ask(lambda: None)
    assert not one.is_running
    one.ask(slow.job)
    assert one.is_running
    slow.may_go.release()
    qtbot.waitUntil(lambda: not one.is_running)


@pytest.mark.parametrize("error", [UserError("The drive is gone."), ZeroDivisionError("a bug")])
def test_what_waits_is_done_although_the_task_failed(
    qtbot: QtBot, slow: Slow, one: OneAtATime, error: Exception
) -> None:
    slow.error = error
    one.ask(lambda: slow.job("first"))
    wait_until_begun(qtbot, slow)
    one.ask(lambda: slow.job("second"))
    slow.may_go.release()
    wait_until_begun(qtbot, slow)
    slow.error = None
    slow.may_go.release()
    qtbot.waitUntil(lambda: slow.taken == ["second"])


def test_what_is_asked_for_by_who_takes_comes_before_what_waits(
    qtbot: QtBot, slow: Slow, one: OneAtATime
) -> None:
    def first() -> Job:
        def take(_name: str) -> None:
            one.ask(lambda: slow.job("of the first"))

        return Job(slow.job("first").work, take)

    one.ask(first)
    wait_until_begun(qtbot, slow)
    one.ask(lambda: slow.job("that waited"))
    slow.may_go.release(9)
    qtbot.waitUntil(lambda: slow.taken == ["of the first", "that waited"])


def test_of_what_is_dropped_nothing_is_heard_and_another_may_begin(
    qtbot: QtBot, slow: Slow, one: OneAtATime, desk: QObject
) -> None:
    slow.is_deaf = True
    one.ask(lambda: slow.job("dropped"))
    wait_until_begun(qtbot, slow)
    one.ask(lambda: slow.job("that waited for it"))
    one.drop()
    assert not one.is_running
    one.ask(lambda: slow.job("another"))
    slow.may_go.release(9)
    qtbot.waitUntil(lambda: slow.taken == ["another"])
    qtbot.waitUntil(lambda: not desk.findChildren(PoolTask))
    assert slow.begun == ["dropped", "another"]


def test_what_is_dropped_before_it_begins_is_never_done(qtbot: QtBot, one: OneAtATime, desk: QObject) -> None:
    done: list[int] = []
    one.ask(lambda: Job(lambda _report: done.append(1), done.append))
    one.drop()
    qtbot.waitUntil(lambda: not desk.findChildren(PoolTask))
    assert done == []


def test_who_stops_all_tasks_stops_this_one_and_what_waits_follows(
    qtbot: QtBot, slow: Slow, one: OneAtATime, desk: QObject
) -> None:
    one.ask(lambda: slow.job("stopped"))
    wait_until_begun(qtbot, slow)
    one.ask(lambda: slow.job("of another project"))
    desk.findChild(PoolTask).cancel()
    slow.may_go.release(9)
    end_now(desk)
    qtbot.waitUntil(lambda: slow.taken == ["of another project"])


def test_an_owner_that_goes_while_its_task_runs_hears_and_begins_nothing(
    qtbot: QtBot, slow: Slow, one: OneAtATime, desk: QObject, pool: QThreadPool
) -> None:
    one.ask(lambda: slow.job("first"))
    wait_until_begun(qtbot, slow)
    one.ask(lambda: slow.job("second"))
    one.deleteLater()
    qtbot.waitUntil(lambda: not isValid(one))
    slow.may_go.release(9)
    qtbot.waitUntil(lambda: not desk.findChildren(PoolTask))
    assert (slow.begun, slow.taken) == (["first"], [])


def test_a_thread_of_its_own_is_waited_for_by_the_owner_that_goes(qtbot: QtBot, slow: Slow) -> None:
    owner = QObject()
    one = OneAtATime(thread_of_its_own(owner), owner)
    one.ask(lambda: slow.job("first"))
    wait_until_begun(qtbot, slow)
    one.ask(lambda: slow.job("second"))
    owner.deleteLater()
    threading.Timer(0.05, slow.may_go.release).start()
    qtbot.waitUntil(lambda: not isValid(owner))
    assert (slow.begun, slow.taken) == (["first"], [])


def test_a_thread_of_its_own_says_what_the_world_refuses(qtbot: QtBot, slow: Slow, desk: QObject) -> None:
    refused: list[UserError] = []
    one = OneAtATime(thread_of_its_own(desk, refused.append), desk)
    slow.error = UserError("The disk is full.")
    one.ask(slow.job)
    slow.may_go.release()
    qtbot.waitUntil(lambda: refused == [slow.error])
    qtbot.waitUntil(lambda: not desk.findChildren(PoolTask))
