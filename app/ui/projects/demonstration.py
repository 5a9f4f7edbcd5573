"""The demonstration: footage that is drawn here, taken in and scanned as it appears."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app import paths
from app.services import media
from app.ui.jobs.drawing import Drawing
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.errors import UserError

PROJECT_NAME = "Demonstration.trapline"
LOOK_EVERY_MS = 700


def demo_folder() -> Path:
    """Where the footage lies; the command line uses the same."""
    return paths.data_dir() / "demo"


class Demonstration(QObject):
    """Draws in a process while the session's project takes in and scans what is whole already."""

    drawing = Signal(float)  # share that is drawn, 0 to 1
    over = Signal()

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session = session
        self._desk = desk
        self._num_known = -1
        self._drawing: Drawing | None = None
        self._look_again = QTimer(self, interval=LOOK_EVERY_MS)
        self._look_again.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to draw; the project of the demonstration is open already."""
        self._drawing = Drawing(demo_folder(), log=self._desk.log(), parent=self)
        self._drawing.progressed.connect(self.drawing)
        self._drawing.refused.connect(lambda why: self._session.refuse(UserError(why)))
        self._drawing.over.connect(self._finished)
        self._drawing.start()
        self._look_again.start()
        self._look()

    def stop(self) -> None:
        """Another project comes; it deletes itself."""
        self._look_again.stop()
        if self._drawing is not None:
            self._drawing.close()
            self._drawing.delete_when_gone(self)

    def _finished(self) -> None:
        self._look_again.stop()
        self._look()
        self.over.emit()

    def _look(self) -> None:
        """Take in what lies in the folder now."""
        if not self._session.is_open:
            return
        found = list(media.find_videos(demo_folder()))
        if len(found) != self._num_known:
            self._num_known = len(found)
            with self._session.telling():
                self._session.tell(media.add_files(self._session.project, demo_folder(), found))
            self._desk.probe()
        if found and self._desk.scan is None:
            self._desk.start_scan()
