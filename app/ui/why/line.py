"""The line to the process in which the project's model answers what it looks at."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import models
from app.services.scanning.settings import ScanSettings
from app.services.scanning.workers import worker_command
from app.ui.jobs.worker_process import WorkerProcess
from app.ui.session import Session
from mvit_core.errors import UserError
from mvit_core.events import (
    ClipLooked,
    ClipOccluded,
    Event,
    LookRequest,
    OccludeRequest,
    WorkerFailed,
    WorkerReady,
)

KEPT_MS = 120_000  # a loaded model waits so long for the next question

Question = LookRequest | OccludeRequest
Answer = ClipLooked | ClipOccluded


class ModelLine(QObject):
    """Of each kind of question the newest counts; what is not wanted any more ends the process it runs in."""

    looked = Signal(object)  # ClipLooked
    occluded = Signal(object)  # ClipOccluded
    lost = Signal(str)  # why there will be no answer

    def __init__(self, session: Session, *, log: Path) -> None:
        super().__init__(session)
        self._session, self._log = session, log
        self.worker: WorkerProcess | None = None
        self._open: dict[type[Question], Question] = {}  # asked and not answered
        self._sent: dict[int, type[Question]] = {}  # what the process has in hand, by key
        self._loaded: Path | None = None  # by the process
        self._number = 0
        self._put_away = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._put_away.timeout.connect(self.close)
        session.project_changed.connect(self.close)

    def model(self) -> Path | None:
        """The project's model; where it has none, that is said."""
        try:
            model = models.model_to_scan_with(self._session.project)
        except UserError as error:
            self._session.refuse(error)
            return None
        if model is None:
            self._session.say(
                self.tr(
                    "No model names the animals of this project, so there is none that looks. "
                    "Choose one in the menu of Scan, or make one with Improve."
                )
            )
        return model

    def next_key(self) -> int:
        """A number that no question had."""
        self._number += 1
        return self._number

    def ask(self, question: Question) -> None:
        """Ask in place of any other question of its kind."""
        self._put_away.stop()
        if self.worker is not None and self._loaded != self._wanted():
            self._end()  # another model was chosen meanwhile
        self._open[type(question)] = question
        self._send()

    def is_waiting(self, kind: type[Question]) -> bool:
        """Whether an answer of this kind is still to come."""
        return kind in self._open

    def cancel(self, kind: type[Question]) -> None:
        """No answer of this kind is wanted any more: what is being computed stops."""
        self._open.pop(kind, None)
        if kind in self._sent.values():
            self._end()
            self._send()
        elif not self._open:
            self._put_away.start()

    def close(self) -> None:
        """Forget all questions, and end the process; another project may have another model."""
        self._open.clear()
        self._end()

    # ------------------------------------------------------------- own

    def _wanted(self) -> Path | None:
        """The project's model, where it can be had."""
        try:
            return models.model_to_scan_with(self._session.project)
        except UserError:
            return None

    def _send(self) -> None:
        if not self._open:
            return
        if self.worker is None:
            self._begin()
            return
        for kind, question in self._open.items():
            if question.key not in self._sent and self.worker.idle:
                self._sent[question.key] = kind
                self.worker.ask(question)

    def _begin(self) -> None:
        model = self.model()
        if model is None:
            self._open.clear()
            self.lost.emit("")
            return
        self._loaded = model
        self.worker = WorkerProcess(
            worker_command(ScanSettings(model_path=model)), log=self._log, parent=self
        )
        self.worker.said.connect(self._heard)
        self.worker.ended.connect(self._lost)
        self.worker.start()

    def _heard(self, said: Event) -> None:
        if self.sender() is not self.worker:
            return  # of a process that was let go
        if isinstance(said, WorkerReady):
            self._send()
        elif isinstance(said, WorkerFailed):
            self._open.clear()
            self.lost.emit(said.reason)
        elif isinstance(said, Answer):
            self._answered(said)

    def _answered(self, said: Answer) -> None:
        kind = self._sent.get(said.key)
        asked = self._open.get(kind) if kind is not None else None
        if said.is_last:
            self._sent.pop(said.key, None)
        if asked is not None and asked.key == said.key:
            if kind is not None and said.is_last:
                del self._open[kind]
            (self.looked if isinstance(said, ClipLooked) else self.occluded).emit(said)
        self._send()

    def _lost(self, why: str) -> None:
        if self.sender() is not self.worker:
            return
        self.worker = None
        self._sent.clear()
        self._open.clear()
        if why:
            self.lost.emit(why)

    def _end(self) -> None:
        worker, self.worker = self.worker, None
        self._sent.clear()
        if worker is not None:
            worker.close()
            worker.delete_when_gone()
