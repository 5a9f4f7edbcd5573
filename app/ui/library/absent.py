"""Watches whether the folders of the project's videos are there: drives are pulled out, and put back."""

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from app.services import media
from app.services.projects import Project
from app.ui.jobs.pool import PoolTask
from app.ui.session import Session
from mvit_core.files.presence import is_folder

LOOK_EACH_MS = 3000


class Absent(QObject):
    """Looks in a thread of its own, for a drive that sleeps, or one in the network, may take its time."""

    changed = Signal(object, object)  # roots that are not there now, and those that were not before

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.roots: frozenset[Path] = frozenset()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._task: PoolTask | None = None
        self._once_more = False  # asked for while it was looking: what was true then may not be any more
        self._timer = QTimer(self, interval=LOOK_EACH_MS)
        self._timer.timeout.connect(self.look)
        session.project_changed.connect(self._project_changed)
        session.changed.connect(lambda changes: self.look() if changes.library else None)

    def look(self) -> None:
        """Look now; once more afterwards, where it is looking already."""
        if self._task is not None or not self._session.is_open:
            self._once_more = self._task is not None
            return
        project = self._session.project
        if project.away:  # there is no server to ask; it looks again when it is back
            return
        roots = media.roots(project)
        task = self._task = PoolTask(
            lambda _report: frozenset(root for root in roots if not is_folder(root)), self
        )
        task.done.connect(lambda roots: self._found(project, roots))
        task.over.connect(self._over)
        task.start(self._pool)

    def holds(self, path: Path) -> bool:
        """Whether a file lies below one of those that are not there."""
        return bool(self.roots) and any(path.is_relative_to(root) for root in self.roots)

    def _found(self, project: Project, roots: frozenset[Path]) -> None:
        if self._session.holds(project) and roots != self.roots:
            before, self.roots = self.roots, roots
            self.changed.emit(roots, before)

    def _over(self) -> None:
        self._task = None
        if self._once_more:
            self._once_more = False
            self.look()

    def _project_changed(self) -> None:
        self.roots = frozenset()
        if self._session.is_open:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()
