"""A model fetched or taken in by a process of its own: stopping it is at once, whatever it waits for."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from app.services.model_shelf.errands import Errand, decode_said, encode
from app.services.program.own_program import own_command
from app.ui.jobs.child_process import ChildProcess


class ErrandProcess(ChildProcess):
    """Does one errand; `said` carries what it says, `ended` why it is gone (empty: all is said)."""

    closing_ms = 1000

    def __init__(self, errand: Errand, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(own_command("shelving"), log=log, parent=parent)
        self._errand = errand

    def start(self) -> None:
        """Start the process, and tell it what to do."""
        super().start()
        self._process.write(encode(self._errand))

    def _read(self) -> None:
        self._say_each(decode_said)

    def _not_started(self) -> None:
        self.ended.emit(self.tr("the process that fetches models could not be started"))

    def _gone(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        crashed = self.tr("the system ended the process that fetches models; try again")
        early = self.tr("the process that fetches models ended early (exit code {n}); try again")
        self.ended.emit(self._ended_as(code, status, crashed=crashed, early=early))
