"""One worker as a QProcess: a crash in FFmpeg or CUDA ends it, never the window."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

from app.services.scanning.workers import WorkerConversation
from app.ui.jobs.child_process import ChildProcess
from mvit_core.events import Request


class WorkerProcess(ChildProcess):
    """Speaks with one worker; `said` carries each Event."""

    def __init__(self, command: Sequence[str], *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(command, log=log, parent=parent)
        self._talk = WorkerConversation()
        self._is_given_up = False
        self._watchdog = QTimer(self, interval=1000)
        self._watchdog.timeout.connect(self._watch)

    def start(self) -> None:
        """Start the process; it says WorkerReady when it can be asked."""
        super().start()
        self._watchdog.start()

    @property
    def idle(self) -> bool:
        """Whether it takes another request."""
        return not self._closing and self._talk.idle

    @property
    def in_hand(self) -> tuple[int, ...]:
        """The keys of the videos that it works on, oldest first."""
        return self._talk.in_hand

    def ask(self, request: Request) -> None:
        """Hand it one more video."""
        self._process.write(self._talk.ask(request))

    def close(self) -> None:
        """Tell it to stop; nobody watches over it any more."""
        self._watchdog.stop()
        super().close()

    def _read(self) -> None:
        for message in self._talk.feed(bytes(self._process.readAllStandardOutput().data())):
            self.said.emit(message)

    def _watch(self) -> None:
        if self._talk.is_stuck:
            self._watchdog.stop()
            self._is_given_up = True
            self.ended.emit(self._talk.ending(None))
        elif self._talk.trouble():
            self._talk.was_killed()
            self._process.kill()

    def _not_started(self) -> None:
        self._watchdog.stop()
        self.ended.emit(self.tr("the scan process could not be started"))

    def _gone(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        self._watchdog.stop()
        if self._is_given_up:
            return
        self._read()
        # QProcess gives the number of the signal where a crash ended it.
        code = -exit_code if status == QProcess.ExitStatus.CrashExit and os.name == "posix" else exit_code
        self.ended.emit("" if self._closing else self._talk.ending(code))
