"""A process of ours beside the window: how it is started and told to stop."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import app

KILLED_MS = 3000  # that a process takes at most to go once it was killed


class ChildProcess(QObject):
    """`said` carries its events, `ended` why it is gone (empty: it was told to).

    A subclass says what its bytes and its end mean; closing its stdin is what tells it to stop.
    """

    said = Signal(object)
    ended = Signal(str)
    gone = Signal()  # after `ended`, whatever came of it
    closing_ms = 1500  # what does not heed it for so long is killed

    def __init__(self, command: Sequence[str], *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._closing = False
        self._pending = b""  # the beginning of a line that is still to come
        self._process = QProcess(self)
        self._process.setProcessEnvironment(child_environment())
        self._process.setStandardErrorFile(str(log), QProcess.OpenModeFlag.Append)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._gone)
        self._process.finished.connect(self.gone)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Start the process."""
        self._process.start(self._command[0], self._command[1:])

    @property
    def process_id(self) -> int:
        """The system's number for the process; 0 where it does not run."""
        return self._process.processId()

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def is_leaving(self) -> bool:
        """Whether it was told to stop, and has not yet."""
        return self._closing and self.is_running

    def close(self) -> None:
        """Tell it to stop; what does not heed that is killed soon after."""
        if not self.is_running or self._closing:
            return
        self._closing = True
        self._process.closeWriteChannel()
        QTimer.singleShot(self.closing_ms, self._process, self._process.kill)

    def end_now(self) -> None:
        """Nobody waits any longer: kill it, before returning."""
        self._process.kill()
        self._process.waitForFinished(KILLED_MS)

    def delete_when_gone(self, owner: QObject | None = None) -> None:
        """The process, and its owner where that lives for it alone, go once it has ended."""
        leaves = owner or self
        if self.is_running:
            self.gone.connect(leaves.deleteLater)
        else:
            leaves.deleteLater()

    def _lines(self) -> list[bytes]:
        """What it wrote since, but for a line that is not whole yet."""
        *lines, self._pending = (self._pending + self._process.readAllStandardOutput().data()).split(b"\n")
        return lines

    def _say_each(self, decode: Callable[[bytes], object]) -> None:
        """Say what `decode` makes of each line; ValueError is a process of another program, or version."""
        for line in filter(bytes.strip, self._lines()):
            try:
                self.said.emit(decode(line))
            except ValueError:
                self._process.kill()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._not_started()

    def _ended_as(self, code: int, status: QProcess.ExitStatus, *, crashed: str, early: str) -> str:
        """What `ended` carries: nothing where it was told to go, or went by itself; `early` has its `{n}`."""
        if self._closing or (code == 0 and status == QProcess.ExitStatus.NormalExit):
            return ""
        return crashed if status == QProcess.ExitStatus.CrashExit else early.format(n=code)

    def _read(self) -> None:
        """Take in what it wrote."""
        raise NotImplementedError

    def _not_started(self) -> None:
        """Say that it could not be started."""
        raise NotImplementedError

    def _gone(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        """Say why it is gone."""
        raise NotImplementedError


def child_environment() -> QProcessEnvironment:
    """Ours, and where this very program lies, so that the process is of the same version."""
    environment = QProcessEnvironment.systemEnvironment()
    if not getattr(sys, "frozen", False):
        here = str(Path(app.__file__).parents[1])
        known = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join([here, known]) if known else here)
    environment.insert("PYTHONUNBUFFERED", "1")
    return environment
