"""Why the model thinks so: its three parts, the process that they share, and where a click on them leads."""

from PySide6.QtCore import QObject, QTimer

from app import paths
from app.services.because import Example
from app.store.records import ObservationId, Video
from app.ui.keyboard.actions import Actions
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.watching.stage import Stage
from app.ui.why.card import WhyCard
from app.ui.why.line import ModelLine
from app.ui.why.looking import Looking
from app.ui.why.mattering import Mattering
from app.ui.why.resembling import Resembling


class Why(QObject):
    """Answers the question for what is selected."""

    def __init__(self, session: Session, actions: Actions, stage: Stage, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._stage = session, stage
        self._then_s: float | None = None  # where to go once the video of an example is open
        self.line = ModelLine(session, log=desk.log())
        self.looking = Looking(session, stage.player, stage.boxes_of, self.line)
        self.mattering = Mattering(session, stage.player, stage.boxes_of, self.line)
        self.resembling = Resembling(session, stage.player, desk)
        parts = (self.looking, self.mattering, self.resembling)
        self.card = WhyCard(session, actions, parts, paths.cache_dir() / "tiles")
        self.card.when.strip.wanted.connect(stage.player.playhead.seek_time)
        self.card.like.example_wanted.connect(self._open)
        self.card.like.back_wanted.connect(self._back)
        stage.opened.connect(self._opened)

    def toggle(self, part: Looking | Mattering | Resembling) -> None:
        """Switch one of the three on or off; of what no model looked at, none has thought anything."""
        chosen = self._session.observation
        if chosen is None or chosen.is_by_model or part.is_on:
            part.toggle()
        else:
            self._session.say(
                self.tr("No model has looked at this: people added it, or it was found without one.")
            )

    def shutdown(self) -> None:
        """End the process, and the thread before returning."""
        self.line.close()
        self.card.shutdown()

    def _open(self, example: Example) -> None:
        before = self._session.video
        self._then_s = (example.span.start_s + example.span.end_s) / 2
        self._session.look_at(example.id)
        if before is not None and self._session.video is not None and before.id == self._session.video.id:
            self._go()

    def _back(self, observation: ObservationId) -> None:
        self._then_s = None
        self._session.look_at(observation)

    def _opened(self, _video: Video) -> None:
        QTimer.singleShot(0, self, self._go)  # after the player went to where the animal is seen first

    def _go(self) -> None:
        if self._then_s is not None:
            self._stage.player.playhead.seek_time(self._then_s)
            self._then_s = None
