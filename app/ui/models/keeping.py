"""The work behind the Models page: reading what there is, choosing, exporting, removing. Knows no widget."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import paths
from app.services import models
from app.services.learning import model_versions
from app.services.model_shelf.catalogue import Offer
from app.services.model_shelf.dependents import dependents
from app.services.model_shelf.overview import Entry, overview
from app.services.model_shelf.sharing import SharedCard, share
from app.services.model_shelf.shelf import Installed, remove
from app.services.projects import Project
from app.ui.jobs.one_at_a_time import Job, OneAtATime
from app.ui.jobs.pool import Report
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.naming import model_title


class Keeping(QObject):
    """Reads behind the window; what it writes is small."""

    read = Signal(object)  # list[Entry]

    def __init__(self, session: Session, desk: Desk, offers: Sequence[Offer]) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self._offers = tuple(offers)
        self._reading = OneAtATime(desk.run, self)

    @property
    def folder(self) -> Path:
        """Where installed models lie."""
        return paths.models_dir()

    @property
    def project(self) -> Project | None:
        """The one that is open."""
        return self._session.project if self._session.is_open else None

    def look(self) -> None:
        """Read anew what there is."""
        self._reading.ask(self._look)

    def use(self, entry: Entry) -> None:
        """Choose it for the project, or do without it from now on."""
        path = None if entry.is_used else entry.path
        if entry.task == "detector":
            self._desk.tools.choose_detector(path)
        elif entry.task == "model":
            self._desk.tools.choose_model(path)
        else:
            with self._session.telling():
                models.use_base(self._session.project, path)
                words = self.tr("The next training starts from what the project uses.")
                if path is not None:
                    words = self.tr("The next training starts from {model}.").format(
                        model=model_title(entry.title)
                    )
                self._session.say(words)

    def share(self, entry: Entry, place: Path, card: SharedCard) -> None:
        """Write it with its card, behind the window."""
        path = entry.path
        if path is None:
            return
        task = self._desk.run(lambda _report: share(path, place, card))
        words = self.tr("{model} is exported to {place}.").format(model=model_title(entry.title), place=place)
        task.done.connect(lambda _nothing: self._session.say(words))

    def ask_who_needs(self, entry: Entry, recent: Sequence[Path], then: Callable[[list[Path]], None]) -> None:
        """Find the projects that use it, behind the window."""
        path, project = entry.path, self.project
        if path is None:
            return
        own = [project.path] if project is not None and project.path is not None else []
        asked = list(dict.fromkeys([*own, *recent]))
        self._desk.run(lambda _report: dependents(path, asked)).done.connect(then)

    def remove(self, entry: Entry) -> None:
        """Delete its file; the project that is open does without it."""
        if entry.path is None:
            return
        installed = Installed(
            name=entry.path.stem, path=entry.path, size_bytes=entry.size_bytes, card=entry.card
        )
        with self._session.telling():
            if self.project is not None and entry.is_used:
                self._do_without(self.project, entry.path)
            if entry.place == "project" and entry.version is not None:
                model_versions.forget_file(entry.version)
            else:
                remove(installed)
            self._session.say(self.tr("{model} is removed.").format(model=model_title(entry.title)))
        self.look()

    def _do_without(self, project: Project, path: Path) -> None:
        if models.project_model(project) == path:
            models.use_model(project, None)
        if models.project_detector(project) == path:
            models.use_detector(project, None)
        if models.project_base(project) == path:
            models.use_base(project, None)

    def _look(self) -> Job:
        project = self.project

        def work(_report: Report) -> list[Entry]:
            return overview(project, self.folder, self._offers)

        return Job(work, partial(self._read, project))

    def _read(self, project: Project | None, entries: list[Entry]) -> None:
        if project is self.project:
            self.read.emit(entries)
