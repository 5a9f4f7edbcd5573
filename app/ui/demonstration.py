"""The demonstration: footage that is drawn here, taken in and scanned as it appears."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app import paths
from app.services import media
from app.services.demo import render_demo
from app.ui.jobs.desk import Desk
from app.ui.jobs.pool import Report, Work
from app.ui.session import Session

PROJECT_NAME = "Demonstration.trapline"
LOOK_EVERY_MS = 700


def demo_folder() -> Path:
    """Where the footage lies; the command line uses the same."""
    return paths.data_dir() / "demo"


class Demonstration(QObject):
    """Draws in the pool while the session's project takes in and scans what is whole already."""

    drawing = Signal(float)  # share that is drawn, 0 to 1
    over = Signal()

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session = session
        self._desk = desk
        self._num_known = -1
        self.is_drawing = False
        self._look_again = QTimer(self, interval=LOOK_EVERY_MS)
        self._look_again.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to draw; the project of the demonstration is open already."""
        self.is_drawing = True
        task = self._desk.run(_draw(demo_folder()))
        task.progressed.connect(self._drawn)
        task.over.connect(self._finished)
        self._look_again.start()
        self._look()

    def stop(self) -> None:
        """Another project comes."""
        self.is_drawing = False
        self._look_again.stop()

    def _drawn(self, share: float) -> None:
        if self.is_drawing:
            self.drawing.emit(share)

    def _finished(self) -> None:
        if self.is_drawing:
            self.stop()
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


def _draw(folder: Path) -> Work:
    def work(report: Report) -> object:
        folder.mkdir(parents=True, exist_ok=True)
        return render_demo(folder, progress=lambda done, total: report(done / max(1, total)))

    return work
