"""The thread that hears what others do in a project: the window never waits for a server or a drive."""

from contextlib import closing
from threading import Event

from PySide6.QtCore import QCoreApplication, QThread, Signal

from app.services import others
from app.services.projects import Project
from app.store.plain_errors import Unreachable
from mvit_core.errors import UserError

AGAIN_S = 2  # after the server has gone


class Ear(QThread):
    """Listens from `start` on, through any time that the server or the file is away; the application owns it.

    `leave` returns at once, since a server that has just gone may be waited for: the thread ends by itself,
    and with the program at the latest.
    """

    heard = Signal(object)  # others.Heard
    lost = Signal(object)  # UserError: the server, or the file, is away
    found = Signal()  # it is there again

    def __init__(self, project: Project, since: others.Position) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        if application is not None:
            application.aboutToQuit.connect(self.stop)
        self._project = project
        self._since = since
        self._stops = Event()
        self._was_lost = False

    def leave(self) -> None:
        """Listen no longer."""
        self.finished.connect(self.deleteLater)
        self._stops.set()

    def stop(self) -> None:
        """Stop before returning; a fraction of a second, unless the server has just gone."""
        self.leave()
        self.wait()

    def run(self) -> None:
        while not self._stops.is_set():
            try:
                self._listen()
            except UserError as error:
                self._was_lost = True
                self.lost.emit(error)
                if self._project.is_shared and not isinstance(error, Unreachable):
                    return  # such as a right that was taken away: to ask again would change nothing
            self._stops.wait(AGAIN_S)

    def _listen(self) -> None:
        with closing(others.listen(self._project, self._since, wait=self._stops.wait)) as listening:
            for news in listening:
                if self._was_lost:
                    self._was_lost = False
                    self.found.emit()
                if self._stops.is_set():
                    return
                if news is not None:
                    self._since = news.position
                    self.heard.emit(news)
