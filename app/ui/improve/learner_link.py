"""The process that measures and trains, started when it is first told something."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.ui.jobs.learner_process import LearnerProcess
from trainer.orders import Order


class LearnerLink(QObject):
    """One process at a time; after `drop` the next order starts another."""

    said = Signal(object)  # LearnerEvent
    lost = Signal(str)  # it ended by itself; why, empty where it was not asked to go on

    def __init__(self, log: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._log = log
        self._process: LearnerProcess | None = None

    @property
    def is_up(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    def tell(self, order: Order) -> None:
        """Hand an order over."""
        if self._process is None:
            self._process = LearnerProcess(log=self._log, parent=self)
            self._process.said.connect(self.said)
            self._process.ended.connect(self._ended)
            self._process.start()
        self._process.tell(order)

    def drop(self) -> None:
        """Let it go; nobody listens to it any more. What was learned is kept on disk."""
        if self._process is not None:
            process, self._process = self._process, None
            process.said.disconnect()
            process.ended.disconnect()
            process.close()
            process.delete_when_gone()

    def _ended(self, why: str) -> None:
        self._process = None
        self.lost.emit(why)
