"""Reading burnt-in clocks, behind the window and in a process that may crash."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services.scanning.workers import worker_command
from app.services.times.burnt_in import ClockRun
from app.ui.jobs.worker_process import WorkerProcess
from mvit_core.events import Event

MOST_DEATHS = 3  # workers lost with nothing in hand, before it is given up


class ClockReadingJob(QObject):
    """Sends the videos of a run to one worker."""

    read = Signal()  # one more
    over = Signal()

    def __init__(self, run: ClockRun, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._log = log
        self._worker: WorkerProcess | None = None
        self._num_deaths = 0

    def start(self) -> None:
        """Begin, or end at once where there is nothing to read."""
        if self._run.is_done:
            self.over.emit()
            return
        self._worker = WorkerProcess(worker_command(), log=self._log, parent=self)
        self._worker.said.connect(self._heard)
        self._worker.ended.connect(self._lost)
        self._worker.start()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()
            worker.delete_when_gone()

    def _heard(self, said: Event) -> None:
        before = len(self._run.read)
        self._run.record(said)
        if len(self._run.read) > before:
            self.read.emit()
        if self._worker is not None and self._worker.idle:
            request = self._run.next_request()
            if request is not None:
                self._worker.ask(request)
            elif self._run.is_done:
                self._worker.close()

    def _lost(self, why: str) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.delete_when_gone()
        for key in worker.in_hand:
            self._run.worker_died(key, why)
            self.read.emit()
        self._num_deaths += bool(why and not worker.in_hand)
        if self._run.is_done or self._num_deaths >= MOST_DEATHS:
            self.over.emit()
        else:
            self.start()
