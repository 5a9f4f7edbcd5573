"""Shows on demand where the model looks for the selected animal; the model runs in a process of its own."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer

from app.services import models
from app.services.scan_settings import ScanSettings
from app.services.workers import worker_command
from app.store.records import ObservationId
from app.ui.jobs.worker_process import WorkerProcess
from app.ui.messages import Tone
from app.ui.player.attention import AttentionOverlay
from app.ui.player.view import PlayerView
from app.ui.saying import here
from app.ui.session import Session
from mvit_core.errors import UserError
from mvit_core.events import ClipLooked, Event, LookRequest, WorkerFailed, WorkerReady
from mvit_core.path_text import to_text
from mvit_core.types import Track

REST_MS = 350  # of the playhead outside what was looked at, until the model looks there
KEPT_MS = 120_000  # a loaded model waits so long for the next question

TrackOf = Callable[[ObservationId], Track | None]


class Looking(QObject):
    """The overlay of the model's attention: switched on, it follows selection and playhead."""

    def __init__(self, session: Session, player: PlayerView, track_of: TrackOf, *, log: Path) -> None:
        super().__init__(session)
        self._session, self._player, self._track_of, self._log = session, player, track_of, log
        self.is_on = False
        self._worker: WorkerProcess | None = None
        self._asked: LookRequest | None = None  # and not answered
        self._asked_of = ObservationId(0)
        self._number = 0
        self._shown: tuple[ObservationId, AttentionOverlay] | None = None
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._look)
        self._put_away = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._put_away.timeout.connect(self._close)
        session.observation_changed.connect(lambda _id: self._follow())
        session.video_changed.connect(lambda _video: self._forget())
        session.project_changed.connect(self._leave)
        player.position_changed.connect(lambda _time_s, _index: self._follow())

    def toggle(self) -> None:
        """Show it or not; switched off, the model stops in the middle."""
        if self.is_on:
            self.stop()
        elif self._model() is not None:
            self.is_on = True
            self._look()

    def stop(self) -> None:
        """Show nothing any more."""
        self.is_on = False
        self._soon.stop()
        busy = self._asked is not None
        self._forget()
        if busy:
            self._close()
        else:
            self._put_away.start()

    def shutdown(self) -> None:
        """End the process before returning."""
        self.is_on = False
        self._soon.stop()
        if self._worker is not None:
            self._worker.close_and_wait()
            self._worker = None

    # ------------------------------------------------------------- own

    def _model(self) -> Path | None:
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

    def _animal(self) -> ObservationId | None:
        chosen = self._session.observation
        return None if chosen is None else chosen.parent_id or chosen.id

    def _follow(self) -> None:
        """The playhead or the selection moved: what is shown may not be of it any more."""
        if not self.is_on:
            return
        if self._shown is not None:
            animal, overlay = self._shown
            if animal == self._animal() and overlay.at(self._player.time_shown()) is not None:
                self._soon.stop()
                return
        self._soon.start()

    def _look(self) -> None:
        if not self.is_on or self._player.is_playing() or self._session.video is None:
            return
        animal = self._animal()
        track = self._track_of(animal) if animal is not None else None
        if animal is None or track is None:
            words = self.tr("Select an animal that has boxes: the model looks at what is in them.")
            self._show(None, words)
            return
        self._number += 1
        self._asked = LookRequest(
            key=self._number,
            path=to_text(self._session.video.path),
            time_s=self._player.time_shown(),
            track=track,
        )
        self._asked_of = animal
        self._show(None, self.tr("The model is looking…"))
        self._ask()

    def _ask(self) -> None:
        self._put_away.stop()
        if self._worker is None:
            model = self._model()
            if model is None:
                self.stop()
                return
            command = worker_command(ScanSettings(model_path=model))
            self._worker = WorkerProcess(command, log=self._log, parent=self)
            self._worker.said.connect(self._heard)
            self._worker.ended.connect(self._lost)
            self._worker.start()
        elif self._worker.idle and self._asked is not None:
            self._worker.ask(self._asked)

    def _heard(self, said: Event) -> None:
        if isinstance(said, WorkerReady):
            self._ask()
        elif isinstance(said, WorkerFailed):
            self._give_up(said.reason)
        elif isinstance(said, ClipLooked) and said.is_last:
            self._answered(said)

    def _answered(self, said: ClipLooked) -> None:
        if self._asked is None:
            return
        if said.key != self._asked.key:  # the person is elsewhere by now
            self._ask()
            return
        self._asked = None
        if said.reason or said.span is None or len(said.squares) != said.shape[0]:
            self._give_up(said.reason)
            return
        levels = np.frombuffer(said.levels, np.uint8).reshape(said.shape)
        self._show(AttentionOverlay.of(said.span, said.squares, levels))
        self._follow()

    def _show(self, overlay: AttentionOverlay | None, note: str = "") -> None:
        self._shown = None if overlay is None else (self._asked_of, overlay)
        self._player.canvas.set_attention(overlay, note)

    def _forget(self) -> None:
        self._asked = None
        self._shown = None
        self._player.canvas.set_attention(None)

    def _lost(self, why: str) -> None:
        self._worker = None
        if why and self.is_on:
            self._give_up(why)

    def _give_up(self, why: str) -> None:
        self.stop()
        words = self.tr("The model cannot show where it looks: {why}").format(why=here(why))
        self._session.say(words, tone=Tone.WARNING)

    def _leave(self) -> None:
        """Another project may have another model."""
        self.stop()
        self._close()

    def _close(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.ended.connect(worker.deleteLater)
            worker.close()
