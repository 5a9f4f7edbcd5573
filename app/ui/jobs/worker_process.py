"""One worker as a QProcess: a crash in FFmpeg or CUDA ends it, never the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import app
from app.services.workers import WorkerConversation
from mvit_core.events import Request

CLOSING_MS = 1500


class WorkerProcess(QObject):
    """Speaks with one worker; `said` carries its events, `ended` why it is gone (empty: it was told to)."""

    said = Signal(object)  # Event
    ended = Signal(str)

    def __init__(self, command: Sequence[str], *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._talk = WorkerConversation()
        self._closing = False
        self._killed_for = ""
        self._process = QProcess(self)
        self._process.setProcessEnvironment(child_environment())
        self._process.setStandardErrorFile(str(log), QProcess.OpenModeFlag.Append)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._gone)
        self._process.errorOccurred.connect(self._failed)
        self._watchdog = QTimer(self, interval=1000)
        self._watchdog.timeout.connect(self._watch)

    def start(self) -> None:
        """Start the process; it says WorkerReady when it can be asked."""
        self._process.start(self._command[0], self._command[1:])
        self._watchdog.start()

    @property
    def idle(self) -> bool:
        """Whether it takes another request."""
        return not self._closing and self._talk.idle

    @property
    def in_hand(self) -> tuple[int, ...]:
        """The keys of the videos that it works on, oldest first."""
        return self._talk.in_hand

    @property
    def process_id(self) -> int:
        """The system's number for the process; 0 where it does not run."""
        return self._process.processId()

    def ask(self, request: Request) -> None:
        """Hand it one more video."""
        self._process.write(self._talk.ask(request))

    def close(self) -> None:
        """Tell it to stop: its stdin closes; what does not heed that is killed soon after."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._closing = True
        self._process.closeWriteChannel()
        QTimer.singleShot(CLOSING_MS, self._process.kill)

    def close_and_wait(self) -> None:
        """Stop it before returning; the window is going."""
        self._closing = True
        self._watchdog.stop()
        self._process.closeWriteChannel()
        running = self._process.state() != QProcess.ProcessState.NotRunning
        if running and not self._process.waitForFinished(CLOSING_MS):
            self._process.kill()
            self._process.waitForFinished(CLOSING_MS)

    def _read(self) -> None:
        for message in self._talk.feed(bytes(self._process.readAllStandardOutput().data())):
            self.said.emit(message)

    def _watch(self) -> None:
        if trouble := self._talk.trouble():
            self._killed_for = trouble
            self._process.kill()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._watchdog.stop()
            self.ended.emit(self.tr("the scan process could not be started"))

    def _gone(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        self._watchdog.stop()
        self._read()
        # QProcess gives the number of the signal where a crash ended it.
        code = -exit_code if status == QProcess.ExitStatus.CrashExit and os.name == "posix" else exit_code
        self.ended.emit("" if self._closing else self._killed_for or self._talk.ending(code))


def child_environment() -> QProcessEnvironment:
    """Ours, and where this very program lies, so that the worker is of the same version."""
    environment = QProcessEnvironment.systemEnvironment()
    if not getattr(sys, "frozen", False):
        here = str(Path(app.__file__).parents[1])
        known = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join([here, known]) if known else here)
    environment.insert("PYTHONUNBUFFERED", "1")
    return environment
