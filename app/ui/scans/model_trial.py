"""Whether a checkpoint or a detector works here: a worker loads it and says so, the window never does."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services.scanning.settings import ScanSettings
from app.services.scanning.workers import worker_command
from app.ui.jobs.worker_process import WorkerProcess
from app.ui.speech.saying import here
from mvit_core.events import Event, WorkerFailed, WorkerReady


class ModelTrial(QObject):
    """Ends with one of its two signals, some seconds after `start`."""

    accepted = Signal()
    refused = Signal(str)  # why, a sentence

    def __init__(self, settings: ScanSettings, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        self._worker = WorkerProcess(worker_command(settings), log=log, parent=self)
        self._worker.said.connect(self._heard)
        self._worker.ended.connect(self._lost)

    def start(self) -> None:
        """Begin to load it."""
        self._worker.start()

    def stop(self) -> None:
        """Nobody wants to know any more; it deletes itself."""
        self._is_over = True
        self._worker.close()
        self._worker.delete_when_gone(self)

    def _heard(self, said: Event) -> None:
        if self._is_over:
            return
        if isinstance(said, WorkerReady):
            self._is_over = True
            self._worker.close()
            self.accepted.emit()
        elif isinstance(said, WorkerFailed):
            self._refuse(said.reason)

    def _lost(self, why: str) -> None:
        if not self._is_over:
            self._refuse(self.tr("It could not be tried: {why}.").format(why=here(why)))

    def _refuse(self, why: str) -> None:
        self._is_over = True
        self._worker.close()
        self.refused.emit(why)
