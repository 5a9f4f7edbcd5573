"""The process that trains, as the window sees it: orders in, events out; torch never enters the window."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from app.services.own_program import own_command
from app.ui.jobs.worker_process import child_environment
from trainer.orders import Order, decode_event, encode

CLOSING_MS = 15_000  # a training saves its state before it goes


class LearnerProcess(QObject):
    """`said` carries its events, `ended` why it is gone (empty: it was told to)."""

    said = Signal(object)  # LearnerEvent
    ended = Signal(str)

    def __init__(self, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending = b""
        self._closing = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(child_environment())
        self._process.setStandardErrorFile(str(log), QProcess.OpenModeFlag.Append)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._gone)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Start the process; orders may be given at once."""
        command = own_command("learner")
        self._process.start(command[0], command[1:])

    @property
    def process_id(self) -> int:
        """The system's number for the process; 0 where it does not run."""
        return self._process.processId()

    def tell(self, order: Order) -> None:
        """Give it an order."""
        self._process.write(encode(order))

    def close(self) -> None:
        """Tell it to stop and to save what it has; what does not heed that is killed."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._closing = True
        self._process.closeWriteChannel()
        QTimer.singleShot(CLOSING_MS, self._process.kill)

    def close_and_wait(self) -> None:
        """Stop it before returning; the window is going."""
        self._closing = True
        self._process.closeWriteChannel()
        running = self._process.state() != QProcess.ProcessState.NotRunning
        if running and not self._process.waitForFinished(CLOSING_MS):
            self._process.kill()
            self._process.waitForFinished(CLOSING_MS)

    def _read(self) -> None:
        *lines, self._pending = (self._pending + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in filter(bytes.strip, lines):
            try:
                self.said.emit(decode_event(line))
            except msgspec.MsgspecError:
                self._process.kill()  # no process of ours, or one of another version

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(self.tr("the process that trains could not be started"))

    def _gone(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._closing or (code == 0 and status == QProcess.ExitStatus.NormalExit):
            self.ended.emit("")
        elif status == QProcess.ExitStatus.CrashExit:
            self.ended.emit(self.tr("the system ended the process that trains; perhaps memory ran out"))
        else:
            self.ended.emit(self.tr("the process that trains ended early (exit code {n})").format(n=code))
