"""A slow disk is waited for in a thread of the pool, so that a label need not."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.services.projects import Project
from app.ui.jobs.one_at_a_time import Job, OneAtATime
from app.ui.jobs.pool import Report, run_soon
from mvit_core.errors import UserError


class Flushing(QObject):
    """Flushes a project after commits that did not; those that come meanwhile are flushed once, together.

    `refused` hears that the latest changes may be lost, also of a flush that outlasts this.
    """

    _asked = Signal()

    def __init__(self, project: Project, refused: Callable[[UserError], None], parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._is_over = False
        pool = QThreadPool.globalInstance()
        self._flushing = OneAtATime(partial(run_soon, pool=pool, parent=parent, refused=refused), self)
        self._asked.connect(self._start)

    def soon(self) -> None:
        """Let what was written reach the disk; from any thread, returns at once."""
        self._asked.emit()

    def leave(self) -> None:
        """Begin no more, and go with the project; closing that flushes what is left."""
        self._is_over = True
        self._flushing.drop()
        self.deleteLater()

    def _start(self) -> None:
        self._flushing.ask(self._begin)

    def _begin(self) -> Job | None:
        return None if self._is_over else Job(self._flush, _flushed)

    def _flush(self, _report: Report) -> None:
        self._project.flush()


def _flushed(_nothing: object) -> None:
    """Nobody waits for it."""
