"""Runs scans in worker processes without Qt: a crew of them, and one queue of what they say.

The thread that iterates `Crew.do` is the one that writes to the project; worker processes only read videos.
"""

import logging
import os
import queue
import time
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from app.services.scanning.settings import ScanSettings
from app.services.scanning.worker_pipes import FAREWELL_S, WorkerProcess
from mvit_core.errors import UserError
from mvit_core.events import Request, WorkerFailed, WorkerReady

TICK_S = 0.5
MAX_FAILED_STARTS = 3

_log = logging.getLogger(__name__)


def default_num_workers() -> int:
    """One for each core that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # containers may lend some of the cores only
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def fitting_with_tools(wanted: int, ready: Sequence[WorkerReady | None]) -> int:
    """Workers to have at once, at most `wanted`; one until the first of them knows its device."""
    known = [each for each in ready if each is not None]
    if not known:
        return max(1, len(ready))
    most = min((each.most_workers for each in known if each.most_workers), default=wanted)
    return max(1, min(wanted, most))


class Work(Protocol):
    """Something to be done video by video: a `ScanRun` or a `ProbeRun`."""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left, neither waiting nor in hand."""

    def next_request(self) -> Request | None:
        """What an idle worker should do; None: nothing now."""

    def record(self, event: Any) -> object:
        """Take in what a worker says."""

    def worker_died(self, key: int, why: str) -> object:
        """The worker that had this video in hand is gone."""


class Crew:
    """Some workers, kept from one piece of work to the next. A context manager, which ends them all.

    Leaving it in the middle (Ctrl-C, pause) is how work is cancelled; what was in hand is done next time.
    """

    def __init__(self, num_workers: int | None = None, *, settings: ScanSettings | None = None) -> None:
        self._settings = settings or ScanSettings()
        self._num_workers = max(1, num_workers or default_num_workers())
        self._workers: list[WorkerProcess] = []
        self._heard: queue.SimpleQueue[tuple[WorkerProcess, bytes]] = queue.SimpleQueue()
        self._failed_starts = 0
        self.ready: WorkerReady | None = None  # what a worker said of what it works with
        self._looked_s = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.let_go()
        until_s = time.monotonic() + FAREWELL_S
        for worker in self._workers:
            worker.ended(max(0.0, until_s - time.monotonic()))
        self._workers.clear()

    def do(self, work: Work) -> Iterator[None]:
        """Do all of it, giving the caller a turn at least twice a second.

        Raises UserError where the workers cannot work at all.
        """
        while not work.is_done:
            self._hand_out(work)
            self._listen(work)
            yield

    @property
    def is_complete(self) -> bool:
        """Whether all workers that there should be are there and ready."""
        ready = [each.conversation.ready is not None for each in self._workers]
        return bool(ready) and all(ready) and len(ready) >= self._fitting()

    def _hand_out(self, work: Work) -> None:
        while len(self._workers) < self._fitting():
            self._workers.append(self._hire())
        for worker in self._workers:
            if worker.conversation.idle and (request := work.next_request()):
                worker.send(worker.conversation.ask(request))

    def _fitting(self) -> int:
        """How many workers there should be: with tools, what the first one says that this computer holds."""
        if not self._settings.has_tools:
            return self._num_workers
        return fitting_with_tools(self._num_workers, [each.conversation.ready for each in self._workers])

    def _listen(self, work: Work) -> None:
        """Take in what one worker says, waiting half a second at most."""
        self._look_after_the_silent(work)
        try:
            worker, data = self._heard.get(timeout=TICK_S)
        except queue.Empty:
            return
        if worker not in self._workers:
            return  # it was given up
        if not data:
            self._mourn(worker, work)
        for event in worker.conversation.feed(data):
            if isinstance(event, WorkerReady):
                self._failed_starts, self.ready = 0, event
            elif not isinstance(event, WorkerFailed):
                work.record(event)

    def _hire(self) -> WorkerProcess:
        try:
            return WorkerProcess(self._settings, self._heard)
        except OSError as error:
            raise UserError(f"The scan cannot start a process ({error.strerror or error}).") from error

    def _look_after_the_silent(self, work: Work) -> None:
        now_s = time.monotonic()
        if now_s - self._looked_s < 1.0:
            return
        self._looked_s = now_s
        for worker in list(self._workers):
            if worker.conversation.is_stuck:
                self._mourn(worker, work)
            elif trouble := worker.conversation.trouble():
                _log.warning("killing worker %d: %s", worker.pid, trouble)
                worker.conversation.was_killed()
                worker.kill()

    def _mourn(self, worker: WorkerProcess, work: Work) -> None:
        self._workers.remove(worker)
        talk = worker.conversation
        code = worker.ended(0.0 if talk.is_stuck else None)
        why = talk.ending(code)
        for key in talk.in_hand:
            _log.warning("worker %d gave up on video %d: %s", worker.pid, key, why)
            work.worker_died(key, why)
        if talk.in_hand:
            return
        if talk.ready is None:
            self._failed_starts += 1
            if talk.failed or self._failed_starts >= MAX_FAILED_STARTS:
                raise UserError(f"The scan cannot start: {why}.".replace("..", "."))
