"""The demonstration drawn in a process of its own, so that the window stays smooth meanwhile."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from app.services.own_program import own_command
from app.ui.jobs.child_process import child_environment
from mvit_core.path_text import to_text

REFUSED = "refused: "  # as app.drawing writes it
STOPPING_MS = 1500


def drawing_command(folder: Path) -> list[str]:
    """The words that start the process; see app.drawing."""
    return own_command("draw-demo", to_text(folder))


class Drawing(QObject):
    """Draws what is missing in a folder; ends with `over`."""

    progressed = Signal(float)  # share that is drawn, 0 to 1
    refused = Signal(str)  # why it could not go on, a sentence
    over = Signal()  # whatever came of it; not after `stop_and_wait`

    def __init__(self, folder: Path, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = drawing_command(folder)
        self._pending = b""
        self._said_why = False
        self._is_stopped = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(child_environment())
        self._process.setStandardErrorFile(str(log), QProcess.OpenModeFlag.Append)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Begin."""
        self._process.start(self._command[0], self._command[1:])

    @property
    def process_id(self) -> int:
        """The system's number for the process; 0 where it does not run."""
        return self._process.processId()

    def stop_and_wait(self) -> None:
        """Stop before returning; what is whole stays."""
        self._is_stopped = True
        self._process.closeWriteChannel()
        running = self._process.state() != QProcess.ProcessState.NotRunning
        if running and not self._process.waitForFinished(STOPPING_MS):
            self._process.kill()
            self._process.waitForFinished(STOPPING_MS)

    def _read(self) -> None:
        *lines, self._pending = (self._pending + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in (each.decode("utf-8", "replace").strip() for each in lines):
            if line.startswith(REFUSED):
                self._refuse(line.removeprefix(REFUSED))
            elif line and not self._is_stopped:
                done, total = map(int, line.split())
                self.progressed.emit(done / max(1, total))

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if code or status == QProcess.ExitStatus.CrashExit:
            self._refuse(self.tr("The demonstration could not be drawn to its end; the log says why."))
        if not self._is_stopped:
            self.over.emit()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._refuse(self.tr("The process that draws the demonstration could not be started."))
            self.over.emit()

    def _refuse(self, why: str) -> None:
        if not self._said_why and not self._is_stopped:
            self._said_why = True
            self.refused.emit(why)
