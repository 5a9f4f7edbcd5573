"""Shows on demand where the model looks for the selected animal; the model runs in a process of its own."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from app.store.records import ObservationId
from app.ui.messages import Tone
from app.ui.player.attention import AttentionOverlay
from app.ui.player.view import PlayerView
from app.ui.session import Session
from app.ui.speech.saying import here
from app.ui.why.line import ModelLine
from mvit_core.events import ClipLooked, LookRequest
from mvit_core.files.path_text import to_text
from mvit_core.types import Track

REST_MS = 350  # of the playhead outside what was looked at, until the model looks there

TrackOf = Callable[[ObservationId], Track | None]


@dataclass(frozen=True, slots=True)
class Part:
    """Whose attention is shown: stage, layer and head, counted from 1; 0 stands for all of them."""

    stage: int = 0  # 0: traced back through all layers (rollout), of which there are no heads
    layer: int = 0
    head: int = 0


class Looking(QObject):
    """The overlay of the model's attention: switched on, it follows selection and playhead."""

    changed = Signal()  # on or off, or another answer is there

    def __init__(self, session: Session, player: PlayerView, track_of: TrackOf, line: ModelLine) -> None:
        super().__init__(session)
        self._session, self._player, self._track_of = session, player, track_of
        self.line = line
        self.is_on = False
        self.part = Part()
        self.answer: ClipLooked | None = None  # what is shown
        self._asked: LookRequest | None = None  # and not answered
        self._asked_of = self._answered_of = ObservationId(0)
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._look)
        session.observation_changed.connect(lambda _id: self._follow())
        session.video_changed.connect(lambda _video: self._forget())
        session.project_changed.connect(self.stop)
        player.position_changed.connect(lambda _time_s, _index: self._follow())
        line.looked.connect(self._answered)
        line.lost.connect(self._lost)

    def toggle(self) -> None:
        """Show it or not; switched off, the model stops in the middle."""
        if self.is_on:
            self.stop()
        elif self.line.model() is not None:
            self.is_on = True
            self._look()
        self.changed.emit()

    def stop(self) -> None:
        """Show nothing any more."""
        if not self.is_on:
            return
        self.is_on = False
        self._soon.stop()
        self._forget()
        self.line.cancel(LookRequest)
        self.changed.emit()

    def choose(self, part: Part) -> None:
        """Show the attention of these heads."""
        self.part = part
        if self.answer is not None:
            self._show_answer(self.answer)

    # ------------------------------------------------------------- own

    def _animal(self) -> ObservationId | None:
        chosen = self._session.observation
        return None if chosen is None else chosen.parent_id or chosen.id

    def _follow(self) -> None:
        """The playhead or the selection moved: what is shown may not be of it any more."""
        if not self.is_on:
            return
        if self._is_of_now():
            self._soon.stop()
        else:
            self._soon.start()

    def _is_of_now(self) -> bool:
        """Whether what is shown is of the selected animal, around the playhead."""
        span = self.answer.span if self.answer is not None else None
        if span is None or self._answered_of != self._animal():
            return False
        return span.start_s <= self._player.playhead.time_shown() <= span.end_s

    def _look(self) -> None:
        if not self.is_on or self._player.playhead.is_playing() or self._session.video is None:
            return
        animal = self._animal()
        track = self._track_of(animal) if animal is not None else None
        if animal is None or track is None:
            self._show_none(self.tr("Select an animal that has boxes: the model looks at what is in them."))
            return
        self._asked = LookRequest(
            key=self.line.next_key(),
            path=to_text(self._session.video.path),
            time_s=self._player.playhead.time_shown(),
            track=track,
        )
        self._asked_of = animal
        self._show_none(self.tr("The model is looking…"))
        self.line.ask(self._asked)

    def _answered(self, said: ClipLooked) -> None:
        if self._asked is None or said.key != self._asked.key or not said.is_last:
            return
        self._asked = None
        if said.reason or said.span is None or len(said.squares) != said.shape[0]:
            self._give_up(said.reason)
            return
        self.answer, self._answered_of = said, self._asked_of
        if not fits(self.part, said):
            self.part = Part()
        self._show_answer(said)
        self.changed.emit()
        self._follow()

    def _show_answer(self, said: ClipLooked) -> None:
        assert said.span is not None
        overlay = AttentionOverlay.of(said.span, said.squares, levels_of(said, self.part))
        self._player.canvas.set_attention(overlay)

    def _show_none(self, note: str = "") -> None:
        self.answer = None
        self._player.canvas.set_attention(None, note)

    def _forget(self) -> None:
        self._asked = None
        self._show_none()

    def _lost(self, why: str) -> None:
        if self.is_on:
            self._give_up(why)

    def _give_up(self, why: str) -> None:
        self.stop()
        if why:
            words = self.tr("The model cannot show where it looks: {why}").format(why=here(why))
            self._session.say(words, tone=Tone.WARNING)


def fits(part: Part, said: ClipLooked) -> bool:
    """Whether this model has such a stage, layer and head."""
    if not part.stage:
        return True
    if part.stage > len(said.stages):
        return False
    stage = said.stages[part.stage - 1]
    return part.layer <= stage.num_layers and part.head <= stage.num_heads


def levels_of(said: ClipLooked, part: Part) -> NDArray[np.uint8]:
    """How much each place mattered to a part of the model: (moments, rows, columns), 0 to 255."""
    if not part.stage:
        return np.frombuffer(said.levels, np.uint8).reshape(said.shape)
    stage = said.stages[part.stage - 1]
    levels = np.frombuffer(stage.levels, np.uint8)
    whole = levels.reshape(1 + stage.num_layers, 1 + stage.num_heads, *stage.shape)
    return np.asarray(whole[part.layer, part.head], np.uint8)
