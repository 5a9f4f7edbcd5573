"""Watches whether the folders of the project's videos are there: drives are pulled out, and put back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import media
from app.services.projects import Project
from app.ui.jobs.one_at_a_time import Job, OneAtATime, thread_of_its_own
from app.ui.jobs.pool import Report
from app.ui.session import Session
from mvit_core.files.presence import is_away

LOOK_EACH_MS = 3000


class Absent(QObject):
    """Looks in a thread of its own, for a drive that sleeps, or one in the network, may take its time."""

    changed = Signal(object, object)  # roots that are not there now, and those that were not before

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.roots: frozenset[Path] = frozenset()
        self._looking = OneAtATime(thread_of_its_own(self), self)
        self._timer = QTimer(self, interval=LOOK_EACH_MS)
        self._timer.timeout.connect(self.look)
        session.project_changed.connect(self._project_changed)
        session.changed.connect(lambda changes: self.look() if changes.library else None)

    def look(self) -> None:
        """Look now; once more afterwards, where it is looking already."""
        self._looking.ask(self._look)

    def holds(self, path: Path) -> bool:
        """Whether a file lies below one of those that are not there."""
        return bool(self.roots) and any(path.is_relative_to(root) for root in self.roots)

    def _look(self) -> Job | None:
        if not self._session.is_open:
            return None
        project = self._session.project
        if project.away:  # there is no server to ask; it looks again when it is back
            return None
        roots = media.roots(project)

        def work(_report: Report) -> frozenset[Path]:
            return frozenset(root for root in roots if is_away(root))

        return Job(work, partial(self._found, project))

    def _found(self, project: Project, roots: frozenset[Path]) -> None:
        if self._session.holds(project) and roots != self.roots:
            before, self.roots = self.roots, roots
            self.changed.emit(roots, before)

    def _project_changed(self) -> None:
        self.roots = frozenset()
        if self._session.is_open:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()
