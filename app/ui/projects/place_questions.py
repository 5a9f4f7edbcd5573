"""Asks where videos and projects are."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app import paths
from app.ui.looks.asking import ask_line
from app.ui.preferences.settings import SettingsFile


class PlaceQuestions(QObject):
    """Each over the window; nothing is told where the person thinks better of it."""

    path_chosen = Signal(object)  # Path of a folder or a project to open
    address_given = Signal(str)  # of a shared project; perhaps a path was written
    more_chosen = Signal(object)  # Path of a folder to add to the open project

    def __init__(self, window: QWidget, settings: SettingsFile) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings

    def ask_for_folder(self) -> None:
        """Choose a folder of videos to open."""
        title = self.tr("Open a folder of videos")
        if chosen := QFileDialog.getExistingDirectory(self._window, title, self._start()):
            self.path_chosen.emit(Path(chosen))

    def ask_for_project(self) -> None:
        """Choose a project file to open."""
        filters = self.tr("Trapline projects (*.trapline)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a project"), self._start(), filters
        )
        if chosen:
            self.path_chosen.emit(Path(chosen))

    def ask_for_shared(self) -> None:
        """Ask where a project is that others work on, too."""
        words = self.tr(
            "Where is the project? Ask who looks after the database; an empty one becomes a new project."
        )
        title, usual = self.tr("Open a shared project"), "postgresql+psycopg://server/database"
        before = self._settings.values.shared or usual
        if address := ask_line(self._window, title, words, before, yes=self.tr("Open")):
            self.address_given.emit(address)

    def ask_for_more(self) -> None:
        """Choose a folder to add to the project."""
        title = self.tr("Add a folder of videos")
        if chosen := QFileDialog.getExistingDirectory(self._window, title, self._start()):
            self.more_chosen.emit(Path(chosen))

    def _start(self) -> str:
        """Where to begin looking: beside the last project, else at home; never where the program lies, nor
        where the demonstration does.
        """
        demo = paths.data_dir() / "demo"
        projects = [each for each in self._settings.values.recent_projects() if not each.is_relative_to(demo)]
        return str(projects[0].parent if projects else Path.home())
