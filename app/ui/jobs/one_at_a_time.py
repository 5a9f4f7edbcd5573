"""One task at a time in the pool; what is asked for while it runs is done once more when it is over."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QThreadPool
from shiboken6 import isValid

from app.ui.jobs.pool import PoolTask, Run, Work, run_soon
from mvit_core.errors import UserError


class Job(NamedTuple):
    """What a thread of the pool does, and who takes what it returns."""

    work: Work
    take: Callable[[Any], object]


Begin = Callable[[], Job | None]


class OneAtATime(QObject):
    """`run` starts the tasks. What is asked for meanwhile, however often, is one more: the latest."""

    def __init__(self, run: Run, parent: QObject) -> None:
        super().__init__(parent)
        self._run = run
        self._task: PoolTask | None = None
        self._next: Begin | None = None

    @property
    def is_running(self) -> bool:
        """Whether a task is still to say what it found."""
        return self._task is not None

    def ask(self, begin: Begin) -> None:
        """Do what `begin` says (None: nothing), now or once the task that runs is over.

        It is called no sooner: what was true when it was asked for may not be any more.
        """
        if self._task is not None:
            self._next = begin
            return
        job = begin()
        if job is not None:
            task = self._task = self._run(job.work)
            task.done.connect(lambda value: self._done(task, job, value))
            task.over.connect(lambda: self._over(task))

    def drop(self) -> None:
        """Nobody wants what runs or waits: it is told to stop, and nothing is heard of it."""
        task, self._task, self._next = self._task, None, None
        if task is not None:
            task.cancel()

    def _done(self, task: PoolTask, job: Job, value: object) -> None:
        if task is self._task and isValid(self):
            self._task = None
            job.take(value)

    def _over(self, task: PoolTask) -> None:
        if not isValid(self):  # its owner went, and what waits is of its owner
            return
        if task is self._task:  # it failed, or was stopped by somebody else
            self._task = None
        if self._task is None and (following := self._next) is not None:
            self._next = None
            self.ask(following)


def thread_of_its_own(parent: QObject, refused: Callable[[UserError], object] | None = None) -> Run:
    """Who starts tasks in a thread that goes with `parent`; `refused` hears what the world would not give."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return partial(run_soon, pool=pool, parent=parent, refused=refused)
