"""Versions and the device, asked of a process of our own: the window itself never loads torch."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from app.services.program.own_program import own_command
from app.ui.jobs.child_process import child_environment

PATIENCE_MS = 60_000


class MachineFacts(QObject):
    """Ends with `known`, empty where the process did not answer."""

    known = Signal(object)  # dict[str, str]

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(child_environment())
        self._process.finished.connect(lambda _code, _status: self._answer())
        self._process.errorOccurred.connect(self._failed)
        QTimer.singleShot(PATIENCE_MS, self, self._process.kill)

    def ask(self) -> None:
        """Begin; the answer takes some seconds."""
        program, *words = own_command("info", "--json")
        self._process.start(program, words)

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(1000)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.known.emit({})

    def _answer(self) -> None:
        try:
            said = json.loads(bytes(self._process.readAllStandardOutput().data()))
        except ValueError:
            said = {}
        self.known.emit(
            {str(name): str(value) for name, value in said.items()} if isinstance(said, Mapping) else {}
        )
