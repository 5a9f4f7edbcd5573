"""Shows on demand which frames mattered for what the selected animal or bout is called."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.store.records import NOT_TAXA, Kind, Observation, ObservationId
from app.ui.messages import Tone
from app.ui.player.view import PlayerView
from app.ui.session import Session
from app.ui.speech.saying import here
from app.ui.why.line import ModelLine
from app.ui.why.looking import TrackOf
from mvit_core.events import ClipOccluded, OccludeRequest
from mvit_core.files.path_text import to_text
from mvit_core.taxonomy import Taxonomy


class Mattering(QObject):
    """Switched on, it asks for the clip at the playhead once, and again for each animal that is selected."""

    changed = Signal()  # on or off, or one more part was hidden

    def __init__(self, session: Session, player: PlayerView, track_of: TrackOf, line: ModelLine) -> None:
        super().__init__(session)
        self._session, self._player, self._track_of, self._line = session, player, track_of, line
        self.is_on = False
        self.answer: ClipOccluded | None = None
        self.note = ""  # what stands where there is no answer yet
        self._asked: OccludeRequest | None = None
        self._of: ObservationId | None = None
        session.observation_changed.connect(self._select)
        session.project_changed.connect(self.stop)
        line.occluded.connect(self._answered)
        line.lost.connect(self._lost)

    @property
    def is_waiting(self) -> bool:
        """Whether parts are still being hidden."""
        return self._asked is not None

    def toggle(self) -> None:
        """Find them or not; switched off, the model stops in the middle."""
        if self.is_on:
            self.stop()
        elif self._line.model() is not None:
            self.is_on = True
            self.ask()
        else:
            self.changed.emit()  # a switch that was pressed is off again

    def stop(self) -> None:
        """Show nothing any more."""
        if self.is_on:
            self.is_on = False
            self._forget()
            self._line.cancel(OccludeRequest)
            self.changed.emit()

    def ask(self) -> None:
        """Of the clip around the playhead."""
        self._forget()
        chosen, video = self._session.observation, self._session.video
        track = self._track_of(chosen.parent_id or chosen.id) if chosen is not None else None
        if chosen is None or video is None or track is None:
            self.note = self.tr("Select an animal that has boxes: the model looks at what is in them.")
            self.changed.emit()
            return
        self._player.playhead.pause()
        self._of = chosen.id
        self._asked = OccludeRequest(
            key=self._line.next_key(),
            path=to_text(video.path),
            time_s=self._player.playhead.time_shown(),
            track=track,
            classes=tuple(classes_of(chosen, self._session.taxonomy)),
        )
        self.note = self.tr("The model is looking…")
        self._line.ask(self._asked)
        self.changed.emit()

    # ------------------------------------------------------------- own

    def _select(self, observation_id: ObservationId | None) -> None:
        if not self.is_on or observation_id == self._of:
            return
        if self._session.video is not None and self._session.video.is_photo:
            self.stop()  # it has but one frame
            return
        if self._asked is not None:
            self._line.cancel(OccludeRequest)
        self.ask()

    def _answered(self, said: ClipOccluded) -> None:
        if self._asked is None or said.key != self._asked.key:
            return
        if said.reason:
            self._give_up(said.reason)
            return
        self.answer, self.note = said, ""
        if said.is_last:
            self._asked = None
        self.changed.emit()

    def _forget(self) -> None:
        self.answer, self._asked, self._of, self.note = None, None, None, ""

    def _lost(self, why: str) -> None:
        if self.is_on and self._asked is not None:
            self._give_up(why)

    def _give_up(self, why: str) -> None:
        self.stop()
        if why:
            words = self.tr("The model cannot say which frames mattered: {why}").format(why=here(why))
            self._session.say(words, tone=Tone.WARNING)


def classes_of(observation: Observation, taxonomy: Taxonomy) -> Sequence[str]:
    """The model's classes that an observation is called by: its behavior, or all below its taxon."""
    if observation.kind == Kind.BEHAVIOR:
        return [observation.behavior] if observation.behavior else []
    taxon = observation.taxon
    if taxon is None:
        return [observation.subject.value] if observation.subject.value in NOT_TAXA else []
    below = [
        score.name
        for score in observation.scores
        if any(each.key == taxon for each in taxonomy.lineage(score.name))
    ]
    return list(dict.fromkeys([taxon, *below]))
