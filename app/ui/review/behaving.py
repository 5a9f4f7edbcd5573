"""What a behavior does that is said of what is selected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.services.review import labels
from app.store.records import Kind, Label, Observation, ObservationId, Verdict
from app.ui.review.spans import Spans
from app.ui.review.undo_text import told
from app.ui.session import Session
from mvit_core.types import Span


@dataclass(frozen=True, slots=True)
class OpenBout:
    """A bout whose end nobody has said: it lasts until something else is said of its animal."""

    id: ObservationId
    end_s: float  # as it was put; another one was said
    said_at_s: float  # where the playhead stood


class Behaving(QObject):
    """Names bouts, confirms those that are at the playhead (`now`) already, or adds one to each animal."""

    def __init__(self, session: Session, spans: Spans, now: Callable[[], float]) -> None:
        super().__init__(session)
        self._session, self._spans, self._now = session, spans, now
        self._open: dict[ObservationId, list[OpenBout]] = {}  # by animal, as they were said
        self.first_shown: Callable[[Observation], float] = lambda animal: animal.span.start_s  # seconds

    def say(self, behavior: str) -> None:
        """The selected bouts are this; where none is selected, the animals do it at the playhead."""
        targets = self._session.targets
        bouts = [each for each in targets if each.kind is Kind.BEHAVIOR]
        with self._session.telling():
            self._name(bouts, behavior) if bouts else self._do(targets, behavior)

    def leave_judged(self) -> None:
        """From a bout that somebody has judged, and that the playhead has left, to its animal.

        What is said next is another bout: the one that was named before would get another name.
        """
        bout = self._session.observation
        if bout is None or len(self._session.targets) > 1 or bout.parent_id is None:
            return
        parent, is_judged = self._session.find(bout.parent_id), bout.is_by_eye and bout.behavior
        if parent is None or not is_judged or not self._is_at(parent):
            return
        still = self._still_open(parent)
        if still is not None and still.id == bout.id:
            has_left = still.said_at_s != self._now()
        else:
            has_left = not self._is_at(bout)
        if has_left:
            self._session.look_at(parent.id)

    def _name(self, bouts: Sequence[Observation], behavior: str) -> None:
        plan: dict[ObservationId, Label | None] = {}
        for bout in bouts:
            plan.update(self._spans.room(behavior, bout.span, bout.parent_id, besides=bout.id))
            span = self._as_long_as(behavior, bout.span)
            plan[bout.id] = labels.correct(bout, behavior=behavior, modifiers=(), span=span)
        self._session.edits.relabel(told(self._session, self.tr("Name a behavior"), bouts), plan)

    def _do(self, animals: Sequence[Observation], behavior: str) -> None:
        there = [bout for each in animals if (bout := self._there(each, behavior)) is not None]
        waiting = [bout for bout in there if not bout.is_by_eye]
        plan: dict[ObservationId, Label | None] = {each.id: labels.confirm(each) for each in waiting}
        does_it = {each.parent_id for each in there}
        added = [self._add(each, behavior, plan) for each in animals if each.id not in does_it]
        words = self.tr("Add a behavior") if added else self.tr("Accept {name}")
        self._session.edits.relabel(told(self._session, words, waiting), plan)
        shown = [*added, *(each.id for each in there)]
        if len(animals) == 1 and self._session.find(shown[0]) is not None:
            self._session.look_at(shown[0])

    def _add(
        self, animal: Observation, behavior: str, plan: dict[ObservationId, Label | None]
    ) -> ObservationId:
        """One more bout of an animal in the plan, and what gives way to it; where it will stand."""
        known = self._still_open(animal)
        still = self._session.find(known.id) if known is not None else None
        span = self._lasting(behavior, animal)
        if known is not None and still is not None and known.said_at_s < self._now():
            span = _behind(still.span, span)
        place = labels.new_observation(
            self._session.project, animal.video_id, Kind.BEHAVIOR, parent_id=animal.id
        )
        plan[place] = Label(verdict=Verdict.ADD, span=span, behavior=behavior)
        plan.update(self._spans.room(behavior, span, animal.id))
        if self._spans.is_point(behavior):
            return place
        if still is not None and still.span.start_s < span.start_s < still.span.end_s:
            plan[still.id] = labels.note(still, span=Span(still.span.start_s, span.start_s))
        self._open.setdefault(animal.id, []).append(OpenBout(place, span.end_s, self._now()))
        return place

    def _still_open(self, animal: Observation) -> OpenBout | None:
        """The last that was said and stands as it was put: an undo opens the one before again."""
        for known in reversed(self._open.get(animal.id, [])):
            bout = self._session.find(known.id)
            if bout is not None and bout.span.end_s == known.end_s:
                return known
        return None

    def _lasting(self, behavior: str, animal: Observation) -> Span:
        now = self._now()
        if self._spans.is_point(behavior):
            at_s = min(max(animal.span.start_s, now), animal.span.end_s)
            return Span(at_s, at_s)
        return self._spans.on_from(now, behavior, animal, self.first_shown(animal))

    def _there(self, animal: Observation, behavior: str) -> Observation | None:
        """Its bout of this behavior at the playhead."""
        bouts = (each for each in self._session.observations if each.parent_id == animal.id)
        return next((each for each in bouts if each.behavior == behavior and self._is_at(each)), None)

    def _is_at(self, observation: Observation) -> bool:
        return observation.span.start_s <= self._now() <= observation.span.end_s

    def _as_long_as(self, behavior: str, span: Span) -> Span:
        return Span(span.start_s, span.start_s) if self._spans.is_point(behavior) else span


def _behind(before: Span, span: Span) -> Span:
    """What is said next at the end of its animal, where all that is left is shared with what went before."""
    if span.duration_s <= 0 or not span.start_s <= before.start_s < span.end_s:
        return span
    return Span((before.start_s + span.end_s) / 2, span.end_s)
