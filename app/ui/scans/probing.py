"""Reading what new files say of themselves, behind the window and in processes that may crash."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.media.probing import Answers, Unprobed
from app.services.projects import Project
from app.services.scanning.workers import worker_command
from app.store.records import VideoId
from app.ui.jobs.pool import Run
from app.ui.jobs.worker_process import WorkerProcess
from mvit_core.errors import UserError
from mvit_core.events import Event, ProbeRequest, VideoProbed

MOST_DEATHS = 3  # workers lost with nothing in hand, before it is given up
MOST_WORKERS = 4  # more would only make a card's reader go to and fro
MANY = 200  # videos one worker has answered for, from which on another one is worth its start
STORE_MS = 300  # that an answer waits for others at most


class Probing(QObject):
    """Sends every video that nobody has probed to a worker; where there are many, to several.

    Which these are is asked of the project in the pool, page by page: it goes through all files, and a drive
    may be slow to say whether it is there.
    """

    stored = Signal(object)  # Changes
    refused = Signal(object)  # UserError

    def __init__(self, project: Project, *, run: Run, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._run_in_pool = run
        self._log = log
        self._waiting: Unprobed | None = None
        self._is_looking = False  # for more of them, in the pool
        self._answers = Answers(project)
        self._workers: list[WorkerProcess] = []
        self._num_deaths = 0
        self._num_answers = 0
        self._is_over = False
        self._store_soon = QTimer(self, singleShot=True, interval=STORE_MS)
        self._store_soon.timeout.connect(self._store)

    def refresh(self) -> None:
        """Ask the project again what is left to probe, and go on."""
        self._store()
        self._waiting = Unprobed(self._project)
        self._look_up()

    def stop(self) -> None:
        """Store what has been answered and tell all to stop: the project is going. It deletes itself."""
        self._waiting = None
        self._store()
        self._is_over = True
        for worker in self._workers:
            worker.close()
        if not self._workers:
            self.deleteLater()

    def _look_up(self) -> None:
        """Read which come next, and go on then; not where the project could not be asked, which was said."""
        waiting = self._waiting
        assert waiting is not None
        self._is_looking = True
        task = self._run_in_pool(lambda _report: waiting.look_up())
        task.over.connect(lambda: self._looked_up(waiting))

    def _looked_up(self, waiting: Unprobed) -> None:
        if waiting is not self._waiting:
            return
        self._is_looking = False
        if waiting.is_dry:
            self._waiting = None
        if self._some_wait() and not self._workers:
            self._hire()
        for worker in list(self._workers):
            self._ask(worker)

    def _some_wait(self) -> bool:
        """Whether a worker would have something to do now; where that is not known, it is looked up."""
        if self._waiting is None or self._is_looking:
            return False
        if self._waiting.is_dry:
            self._look_up()
            return False
        return bool(self._waiting)

    def _next(self) -> ProbeRequest | None:
        """A video that no worker has in hand."""
        in_hand = {key for each in self._workers for key in each.in_hand}
        while self._waiting is not None and self._some_wait():
            request = next(self._waiting)
            if request.key not in in_hand:
                return request
        return None

    def _hire(self) -> None:
        worker = WorkerProcess(worker_command(), log=self._log, parent=self)
        self._workers.append(worker)
        worker.said.connect(lambda said: self._heard(worker, said))
        worker.ended.connect(lambda why: self._lost(worker, why))
        worker.start()

    def _ask(self, worker: WorkerProcess) -> None:
        if not worker.idle:
            return
        if (request := self._next()) is not None:
            worker.ask(request)
        elif not self._is_looking:
            worker.close()

    def _heard(self, worker: WorkerProcess, said: Event) -> None:
        if self._is_over:
            return
        if isinstance(said, VideoProbed):
            self._num_answers += 1
            self._take(said)
            if self._num_answers % MANY == 0 and len(self._workers) < _most_workers() and self._some_wait():
                self._hire()
        self._ask(worker)

    def _lost(self, worker: WorkerProcess, why: str) -> None:
        self._workers.remove(worker)
        worker.delete_when_gone()
        if self._is_over:
            if not self._workers:
                self.deleteLater()
            return
        if why and worker.in_hand:
            for key in worker.in_hand:
                self._take(VideoProbed(key=key, reason=why))
        elif why:
            self._num_deaths += 1
        if self._workers:
            return
        if self._num_deaths >= MOST_DEATHS:
            self._waiting = None
        if self._some_wait():
            self._hire()
        else:
            self._store()

    def _take(self, answer: VideoProbed) -> None:
        self._answers.add(VideoId(answer.key), answer.info, answer.reason)
        if self._answers.is_full:
            self._store()
        elif not self._store_soon.isActive():
            self._store_soon.start()

    def _store(self) -> None:
        self._store_soon.stop()
        try:
            changes = self._answers.store()
        except UserError as error:
            self._waiting = None
            self.refused.emit(error)
        else:
            if changes.videos or changes.library:
                self.stored.emit(changes)


def _most_workers() -> int:
    return min(MOST_WORKERS, os.cpu_count() or 1)
