"""A slow disk is waited for in a thread of the pool, so that a label need not."""

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.services.projects import Project
from app.ui.jobs.pool import PoolTask


class Flushing(QObject):
    """Flushes a project after commits that did not; those that come meanwhile are flushed once, together."""

    refused = Signal(object)  # UserError: the latest changes may be lost
    _asked = Signal()

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._task: PoolTask | None = None
        self._is_wanted = self._is_over = False
        self._asked.connect(self._start)

    def soon(self) -> None:
        """Let what was written reach the disk; from any thread, returns at once."""
        self._asked.emit()

    def leave(self) -> None:
        """Begin no more, and go with the project; closing that flushes what is left."""
        self._is_over = True
        if self._task is None:
            self.deleteLater()
        else:
            self._task.cancel()

    def _start(self) -> None:
        if self._is_over:
            return
        self._is_wanted = True
        if self._task is not None:
            return
        self._is_wanted = False
        self._task = PoolTask(lambda _report: self._project.flush(), self.parent())
        self._task.refused.connect(self.refused)
        self._task.over.connect(self._over)
        self._task.start(QThreadPool.globalInstance())

    def _over(self) -> None:
        self._task = None
        if self._is_over:
            self.deleteLater()
        elif self._is_wanted:
            self._start()
