"""How sure the model in use has to be: the person's wish, and the names that follow from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import models
from app.services.projects import Project
from app.services.rereading import Reread, reread
from app.services.scan_settings import Hashed, ScanSettings, hashed
from app.services.sureness import Sureness, sureness_of, wish_sureness, wished_sureness
from app.ui.jobs.desk import Desk
from app.ui.jobs.pool import Report
from app.ui.session import Session
from mvit_core.errors import UserError


@dataclass(frozen=True, slots=True)
class Known:
    """What is wished, what the model in use knows of it, and how many classes that is of."""

    sureness: Sureness
    num_classes: int


class Wishing(QObject):
    """Reads kept scores anew in steps between which the window goes on."""

    progressed = Signal(int, int)  # videos done, of how many
    over = Signal(int)  # videos that were read anew

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self._steps: Iterator[Reread] | None = None
        self._done = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        session.project_changed.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether names are being read anew."""
        return self._steps is not None

    def known(self) -> Known | None:
        """None where no model is in use."""
        project = self._session.project
        model = models.project_model(project)
        if model is None or not model.is_file():
            return None
        wished = sureness_of(model, wished_sureness(project))
        return Known(wished, len(wished.points))

    def wish(self, value: float) -> None:
        """From now on calls are to be right this often; what was scanned follows without a scan."""
        with self._session.telling():
            if self._desk.scan is not None or self.is_busy:
                raise UserError(self.tr("Wait until the scan is over, or stop it; then choose again."))
            wish_sureness(self._session.project, value)
            self._read_anew(self._session.project, models.tools_to_scan_with(self._session.project))

    def stop(self) -> None:
        """The project is going; what is left is read the next time."""
        self._timer.stop()
        self._steps = None

    def _read_anew(self, project: Project, settings: ScanSettings) -> None:
        def weigh(_report: Report) -> Hashed:
            return hashed(settings)

        def begin(content: Hashed) -> None:
            if self._session.is_open and self._session.project is project:
                self._steps, self._done = reread(project, settings, content), 0
                self._timer.start()

        self._desk.run(weigh).done.connect(begin)

    def _go_on(self) -> None:
        try:
            step = next(self._steps, None) if self._steps is not None else None
        except UserError as error:  # the disk is full, the project's drive is gone
            self._session.refuse(error)
            step = None
        if step is None:
            self.stop()
            self.over.emit(self._done)
            return
        self._done = step.done
        self._session.tell(step.changes)
        self.progressed.emit(step.done, step.total)
