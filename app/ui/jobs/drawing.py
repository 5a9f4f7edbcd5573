"""The demonstration drawn in a process of its own, so that the window stays smooth meanwhile."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from app.services.program.own_program import own_command
from app.ui.jobs.child_process import ChildProcess
from mvit_core.files.path_text import to_text

REFUSED = "refused: "  # as app.drawing writes it


def drawing_command(folder: Path) -> list[str]:
    """The words that start the process; see app.drawing."""
    return own_command("draw-demo", to_text(folder))


class Drawing(ChildProcess):
    """Draws what is missing in a folder; ends with `over`."""

    progressed = Signal(float)  # share that is drawn, 0 to 1
    refused = Signal(str)  # why it could not go on, a sentence
    over = Signal()  # whatever came of it; not once it was told to stop

    def __init__(self, folder: Path, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(drawing_command(folder), log=log, parent=parent)
        self._said_why = False

    def _read(self) -> None:
        for line in (each.decode("utf-8", "replace").strip() for each in self._lines()):
            if line.startswith(REFUSED):
                self._refuse(line.removeprefix(REFUSED))
            elif line and not self._closing:
                done, total = map(int, line.split())
                self.progressed.emit(done / max(1, total))

    def _gone(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if exit_code or status == QProcess.ExitStatus.CrashExit:
            self._refuse(self.tr("The demonstration could not be drawn to its end; the log says why."))
        if not self._closing:
            self.over.emit()

    def _not_started(self) -> None:
        self._refuse(self.tr("The process that draws the demonstration could not be started."))
        self.over.emit()

    def _refuse(self, why: str) -> None:
        if not self._said_why and not self._closing:
            self._said_why = True
            self.refused.emit(why)
