"""Names read anew from the scores that a scan kept, in steps between which the window goes on."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import models
from app.services.projects import Project
from app.services.scanning.rereading import Reread, reread
from app.services.scanning.settings import Hashed, ScanSettings, hashed
from app.ui.jobs.pool import Report, Run
from app.ui.session import Session
from mvit_core.errors import UserError


class Rereading(QObject):
    """One reading at a time; what is wished meanwhile is read after it. `run` starts work in the pool."""

    progressed = Signal(int, int)  # videos done, of how many
    over = Signal(int)  # videos that were read anew

    def __init__(self, session: Session, run: Run) -> None:
        super().__init__(session)
        self._session, self._run = session, run
        self._steps: Iterator[Reread] | None = None
        self._done = 0
        self._once_more = False
        self._weighing = False  # in the pool, before the first step
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        session.project_changed.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether names are being read anew."""
        return self._steps is not None or self._weighing

    def begin(self) -> None:
        """Name what was scanned as the project's model, wish and list of animals want it now."""
        if self.is_busy:
            self._once_more = True
            return
        with self._session.telling():
            project = self._session.project
            self._weigh(project, models.tools_to_scan_with(project))

    def stop(self) -> None:
        """The project is going; what is left is read the next time."""
        self._timer.stop()
        self._steps, self._weighing, self._once_more = None, False, False

    def _weigh(self, project: Project, settings: ScanSettings) -> None:
        def weigh(_report: Report) -> Hashed:
            return hashed(settings)

        def begin(content: Hashed) -> None:
            if self._weighing and self._session.holds(project):
                self._weighing = False
                if self._once_more:  # for another wish already
                    self._once_more = False
                    self.begin()
                    return
                self._steps, self._done = reread(project, settings, content), 0
                self._timer.start()

        self._weighing = True
        task = self._run(weigh)
        task.done.connect(begin)
        task.refused.connect(lambda _error: self.stop())

    def _go_on(self) -> None:
        try:
            step = next(self._steps, None) if self._steps is not None else None
        except UserError as error:  # the disk is full, the project's drive is gone
            self._session.refuse(error)
            step = None
        if step is None:
            again = self._once_more
            self.stop()
            self.over.emit(self._done)
            if again:
                self.begin()
            return
        self._done = step.done
        self._session.tell(step.changes)
        self.progressed.emit(step.done, step.total)
