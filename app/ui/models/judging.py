"""A model judged on all that is labelled in the project, in the process that also trains."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services.model_shelf.standing import order_judging
from app.ui.improve.learner_link import LearnerLink
from app.ui.jobs.pool import Report
from app.ui.models.work import Work
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.speech.saying import here
from mvit_core.errors import UserError
from trainer.events import ClipsDecoded, ClipsJudged
from trainer.orders import Judge, LearnerEvent, LearningFailed, ReportWritten


class Judging(QObject):
    """One model at a time. Knows no widget."""

    changed = Signal()
    judged = Signal(str)  # the key of the model

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self._link = LearnerLink(desk.log(), self)
        self._link.said.connect(self._heard)
        self._link.lost.connect(self._lost)
        self.key = ""  # of the model that is judged now
        self.work = Work("judging")
        session.project_changed.connect(self.stop)

    def begin(self, key: str, checkpoint: Path) -> None:
        """Write the labels down behind the window, then let the model answer."""
        if self.key:
            return
        project = self._session.project
        self.key, self.work = key, Work("judging")

        def write(_report: Report) -> Judge:
            return order_judging(project, checkpoint)

        task = self._desk.run(write)
        task.done.connect(lambda order: self._ordered(key, order))
        task.refused.connect(lambda _error: self.stop())
        self.changed.emit()

    def stop(self) -> None:
        """Never mind."""
        self._link.drop()
        if self.key:
            self.key = ""
            self.changed.emit()

    def _ordered(self, key: str, order: Judge) -> None:
        if self.key == key:  # nobody changed their mind meanwhile
            self._link.tell(order)

    def _heard(self, event: LearnerEvent) -> None:
        if isinstance(event, ClipsDecoded):
            self.work = Work("judging", event.done, event.total)
            self.changed.emit()
        elif isinstance(event, ClipsJudged):
            self.work = Work("judging")  # all are read
            self.changed.emit()
        elif isinstance(event, ReportWritten):
            key = self.key
            self.stop()
            self.judged.emit(key)
        elif isinstance(event, LearningFailed):
            self._session.refuse(UserError(event.reason))
            self.stop()

    def _lost(self, why: str) -> None:
        if why and self.key:
            words = self.tr("The model could not be judged: {why}.")
            self._session.refuse(UserError(words.format(why=here(why))))
        self.stop()
