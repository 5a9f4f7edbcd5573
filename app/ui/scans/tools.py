"""What scans work with from the next one on: a model, a detector, how closely videos are read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services import models
from app.services.learning.model_versions import name_of
from app.services.scanning.pace import read_fast
from app.services.scanning.settings import ScanSettings
from app.ui.messages import Message, Tone
from app.ui.scans.model_trial import ModelTrial
from app.ui.session import Session
from app.ui.speech.naming import model_title
from app.ui.speech.saying import here
from mvit_core.errors import UserError


class Tools(QObject):
    """Chosen for the project of the session; a file is tried by a worker before it is used."""

    chosen = Signal(str)  # what is used now, a sentence

    def __init__(self, session: Session, *, log: Callable[[], Path], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._log = session, log
        self._trial: ModelTrial | None = None
        self._afterwards: Callable[[], object] | None = None

    def choose_model(self, checkpoint: Path | None) -> None:
        """Name the animals by a checkpoint from the next scan on, once a worker could load it."""
        self._try(ScanSettings(model_path=checkpoint), checkpoint, lambda: self._use_model(checkpoint))

    def choose_detector(self, detector: Path | None) -> None:
        """Find the animals with a detector too from the next scan on, once a worker could run it."""
        self._try(ScanSettings(detector_path=detector), detector, lambda: self._use_detector(detector))

    def choose_pace(self, fast: bool) -> None:
        """Read videos fast from the next scan on, or closely again."""
        words = self.tr("From the next scan on, videos are read closely. What was read fast is read again.")
        if fast:
            words = self.tr("From the next scan on, videos are read fast, and some animals are missed.")
        with self._session.telling():
            read_fast(self._session.project, fast)
            self.chosen.emit(words)

    def offer_motion(self, why: str, again: Callable[[], object]) -> None:
        """Say why they cannot be used; without them, `again` works."""

        def by_motion() -> None:
            with self._session.telling():
                models.use_model(self._session.project, None)
                models.use_detector(self._session.project, None)
                again()

        self._session.said.emit(Message(here(why), Tone.ERROR, self.tr("Scan by motion alone"), by_motion))

    def wait_for_trial(self, afterwards: Callable[[], object]) -> bool:
        """Whether something is being tried; then `afterwards` comes once that is used."""
        if self._trial is None:
            return False
        self._afterwards = afterwards
        return True

    def stop(self) -> None:
        """Nobody wants to know any more whether what is being tried works."""
        trial, self._trial, self._afterwards = self._trial, None, None
        if trial is not None:
            trial.stop()

    def _try(self, settings: ScanSettings, file: Path | None, use: Callable[[], None]) -> None:
        self.stop()
        if file is None:
            use()
            return
        self._session.say(
            self.tr("Trying {model}…").format(model=model_title(name_of(self._session.project, file)))
        )
        trial = self._trial = ModelTrial(settings, log=self._log(), parent=self)
        trial.accepted.connect(lambda: self._tried(use, ""))
        trial.refused.connect(lambda why: self._tried(use, why))
        trial.start()

    def _tried(self, use: Callable[[], None], refused: str) -> None:
        self._trial, afterwards, self._afterwards = None, self._afterwards, None
        if refused:
            self._session.refuse(UserError(refused))
        else:
            use()
            if afterwards is not None:
                afterwards()

    def _use_model(self, checkpoint: Path | None) -> None:
        words = self.tr("From the next scan on, no model names the animals of this project.")
        if checkpoint is not None:
            words = self.tr("From the next scan on, {model} names the animals of this project.")
            words = words.format(model=model_title(name_of(self._session.project, checkpoint)))
        with self._session.telling():
            models.use_model(self._session.project, checkpoint)
            self.chosen.emit(words)

    def _use_detector(self, detector: Path | None) -> None:
        words = self.tr("From the next scan on, motion alone finds the animals of this project.")
        if detector is not None:
            words = self.tr("From the next scan on, {model} helps to find the animals of this project.")
            words = words.format(model=detector.stem)
        with self._session.telling():
            models.use_detector(self._session.project, detector)
            self.chosen.emit(words)
