"""What the right mouse button offers on the timeline, each with its key."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.store.records import Kind, Observation, ObservationId
from app.ui.keyboard.actions import Actions
from app.ui.looks.parts import literal
from app.ui.review.reviewing import Reviewing
from app.ui.review.spans import are_alike
from app.ui.session import Session
from app.ui.speech.naming import short_name
from app.ui.timeline.hits import Hit
from mvit_core.types import VideoStatus

OF_AN_OBSERVATION = ("accept", "reject", "", "start_here", "end_here", "split", "merge")


class TimelineMenu(QMenu):
    """For one place of the timeline; `before` was selected when the button was pressed."""

    def __init__(
        self,
        session: Session,
        reviewing: Reviewing,
        actions: Actions,
        *,
        hit: Hit,
        time_s: float,
        before: ObservationId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._reviewing, self._actions = session, reviewing, actions
        observation = session.find(hit.observation_id) if hit.observation_id is not None else None
        if observation is not None:
            self._add_of(observation, before)
            self.addSeparator()
        self._add_new(observation, hit, time_s)
        if observation is not None:
            self.addAction(actions["remove"])
        self.addSeparator()
        self.addAction(actions["undo"])

    def _add_of(self, observation: Observation, before: ObservationId | None) -> None:
        for name in OF_AN_OBSERVATION:
            if not name:
                self.addSeparator()
            elif name != "merge" or self._reviewing.spans.next_alike(observation) is not None:
                self.addAction(self._actions[name])
        other = self._session.find(before) if before is not None else None
        if other is not None and are_alike(observation, other):
            name = short_name(other, self._session.taxonomy, self._session.behaviors)
            words = self.tr("Merge with the selected {name}").format(name=name)
            self.addAction(literal(words), partial(self._reviewing.spans.merge, other.id))

    def _add_new(self, observation: Observation | None, hit: Hit, time_s: float) -> None:
        video = self._session.video
        animal = hit.parent_id
        if animal is None and observation is not None:
            animal = observation.id if observation.kind == Kind.ANIMAL else observation.parent_id
        if animal is not None:
            add = partial(self._reviewing.add_bout_at, animal, time_s)
            self.addAction(self.tr("Add a behavior here"), add)
        if video is not None and video.status != VideoStatus.UNREADABLE:
            self.addAction(self.tr("Add an animal here"), partial(self._reviewing.add_animal_at, time_s))
