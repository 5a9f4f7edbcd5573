"""The process that trains, as the window sees it: orders in, events out; torch never enters the window."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from app.services.program.own_program import own_command
from app.ui.jobs.child_process import ChildProcess
from trainer.orders import Order, decode_event, encode


class LearnerProcess(ChildProcess):
    """Takes orders, at once when it is started; `said` carries each LearnerEvent."""

    closing_ms = 15_000  # a training saves its state before it goes

    def __init__(self, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(own_command("learner"), log=log, parent=parent)

    def tell(self, order: Order) -> None:
        """Give it an order."""
        self._process.write(encode(order))

    def _read(self) -> None:
        self._say_each(decode_event)

    def _not_started(self) -> None:
        self.ended.emit(self.tr("the process that trains could not be started"))

    def _gone(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        crashed = self.tr("the system ended the process that trains; perhaps memory ran out")
        early = self.tr("the process that trains ended early (exit code {n})")
        self.ended.emit(self._ended_as(code, status, crashed=crashed, early=early))
