"""An import under way: one short transaction after the other, between which the window lives on."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.imports import Intake
from app.services.projects import Project
from app.ui.session import Session
from mvit_core.errors import UserError


class TakingIn(QObject):
    """What is in stays in, also where it is stopped or refused: the same import again goes on from there."""

    progressed = Signal(int)  # of a hundred
    stopped = Signal()  # by the person, before all of it was in
    refused = Signal(object)  # UserError
    done = Signal()
    over = Signal()  # after one of these, or where the project was closed

    def __init__(self, session: Session, project: Project, intake: Intake, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._project = session, project
        self._steps: Iterator[int] = intake.steps()
        self._is_wanted = True
        self._share = -1

    def start(self) -> None:
        """Take the first step."""
        self._step()

    def cancel(self) -> None:
        """Take no more steps."""
        self._is_wanted = False

    def _step(self) -> None:
        if not self._session.holds(self._project):
            self._end()
            return
        if not self._is_wanted:
            self.stopped.emit()
            self._end()
            return
        try:
            share = next(self._steps, None)
        except UserError as error:
            self.refused.emit(error)
            self._end()
            return
        if share is None:
            self.done.emit()
            self._end()
            return
        if share != self._share:
            self._share = share
            self.progressed.emit(share)
        QTimer.singleShot(0, self, self._step)

    def _end(self) -> None:
        self.over.emit()
        self.deleteLater()
