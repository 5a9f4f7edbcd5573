"""When observations begin and end: edges, splitting, merging, and what gives way to a bout."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.services.review import labels
from app.services.review.between import parts_between, strangers_between
from app.services.review.exclusion import make_room, rivals
from app.services.review.labels import Assignment
from app.services.review.reaching import keep_within
from app.store.records import Kind, Label, Observation, ObservationId, Verdict
from app.ui.review.undo_text import told
from app.ui.session import Session
from app.ui.speech.naming import short_name
from mvit_core.types import Span

SHORTEST_S = 1e-3
NEW_BOUT_S = 1.0
SHORTEST_NEW_S = 0.3  # near the end of the video


class Spans(QObject):
    """Moves, splits and merges observations of the video looked at; `now` is when the player stands."""

    def __init__(self, session: Session, now: Callable[[], float]) -> None:
        super().__init__(session)
        self._session, self._now = session, now
        self.end_now = now  # when ends what ends where the player stands

    def start_here(self) -> None:
        """All that is selected begins at the playhead."""
        now = self._now()
        chosen = [each for each in self._session.targets if each.span.end_s > now or self._is_moment(each)]
        if not chosen and self._session.targets:
            self._session.say(self.tr("It ends at the playhead or before it: let it end later first."))
        self._edit([(each, Span(now, max(each.span.end_s, now))) for each in chosen])

    def end_here(self) -> None:
        """All that is selected ends at the playhead."""
        now = self.end_now()
        chosen = [each for each in self._session.targets if each.span.start_s < now or self._is_moment(each)]
        if not chosen and self._session.targets:
            self._session.say(self.tr("It begins at the playhead or after it: let it begin earlier first."))
        self._edit([(each, Span(min(each.span.start_s, now), now)) for each in chosen])

    def edit_span(self, observation_id: ObservationId, span: Span) -> None:
        """An edge was moved."""
        if (observation := self._session.find(observation_id)) is not None:
            self._edit([(observation, span)])

    def split(self) -> None:
        """Two observations in place of one, cut at the playhead."""
        observation = self._session.observation
        now = self._now()
        if observation is None or not observation.span.start_s < now < observation.span.end_s:
            self._session.say(self.tr("Put the playhead inside the observation to split it there."))
            return
        with self._session.telling():
            plan = labels.split(self._session.project, observation, now)
            self._session.edits.relabel(told(self._session, self.tr("Split {name}"), [observation]), plan)

    def merge(self, with_id: ObservationId | None = None) -> None:
        """One observation in place of all that are marked, or of the selected one and another.

        By default that which goes on from it: of its kind, and beginning nearest to where it ends.
        """
        chosen = self._session.targets
        if len(chosen) == 1:
            other = self._session.find(with_id) if with_id is not None else self._going_on(chosen[0])
            chosen += [other] if other is not None else []
        if len(chosen) > 1:
            self._unite(chosen)
        elif chosen:
            self._session.say(self.tr("There is nothing of its kind behind it to merge it with."))

    def _unite(self, chosen: list[Observation]) -> None:
        what = chosen[:1] if len(chosen) == 2 else chosen
        with self._session.telling():
            plan = labels.merge(self._session.project, chosen)
            between = self._of_those_between(chosen)
            words = self.tr("Merge {name} with another") if len(chosen) == 2 else self.tr("Merge {name}")
            self._session.edits.relabel(told(self._session, words, what), plan)
            self._session.look_at(next(iter(plan)))
            if between:
                self._session.say(between)

    def _of_those_between(self, chosen: Sequence[Observation]) -> str:
        """What becomes of others between them, which the person may not have had in view."""
        shown = self._session.observations
        if strangers := strangers_between(chosen, shown):
            name = short_name(strangers[0], self._session.taxonomy, self._session.behaviors)
            words = self.tr(
                "{name} stays between them, since it is called otherwise. If all are one animal, undo, "
                "select that as well and merge again."
            )
            return words.replace("{name}", name)
        parts = parts_between(chosen, shown)
        words = self.tr("Parts of it that lay between were taken in: {n}. Undo brings them back.")
        return words.replace("{n}", str(len(parts))) if parts else ""

    def _edit(self, spans: Sequence[tuple[Observation, Span]]) -> None:
        plan: dict[ObservationId, Label | None] = {}
        for observation, span in spans:
            plan.update(self._edited(observation, span))
        changed = [each for each, _span in spans if each.id in plan]
        gone = [id_ for id_, label in plan.items() if label is None or label.verdict is Verdict.REJECT]
        self._session.edits.relabel(told(self._session, self.tr("Move the edge of {name}"), changed), plan)
        if gone and any(each.kind is Kind.ANIMAL for each in changed):
            words = self.tr("Behaviors that lay outside were taken away with it: {n}. Undo brings them back.")
            self._session.say(words.replace("{n}", str(len(gone))))

    def _edited(self, observation: Observation, span: Span) -> Assignment:
        is_moment = self._is_moment(observation)
        if observation.span == span or (span.duration_s < SHORTEST_S and not is_moment):
            return {}
        label = labels.note(observation, span=Span(span.start_s, span.start_s) if is_moment else span)
        if observation.kind is Kind.ANIMAL:
            bouts = [each for each in self._session.observations if each.parent_id == observation.id]
            return {**keep_within(span, bouts), observation.id: label}
        room = self.room(observation.behavior, span, observation.parent_id, besides=observation.id)
        return {**room, observation.id: label}

    def _is_moment(self, observation: Observation) -> bool:
        return observation.kind is Kind.BEHAVIOR and self.is_point(observation.behavior)

    def next_alike(self, observation: Observation) -> Observation | None:
        """The next animal, or the next bout of the same animal."""
        return next(iter(self._later_alike(observation)), None)

    def _going_on(self, observation: Observation) -> Observation | None:
        end_s = observation.span.end_s
        return min(
            self._later_alike(observation),
            key=lambda one: (abs(one.span.start_s - end_s), one.track_id != observation.track_id),
            default=None,
        )

    def _later_alike(self, observation: Observation) -> list[Observation]:
        found = self._session.observations
        return [each for each in found[found.index(observation) + 1 :] if are_alike(each, observation)]

    def is_point(self, behavior: str | None) -> bool:
        """Whether a behavior only happens, and has no length."""
        known = self._session.behaviors.get(behavior or "")
        return known is not None and known.kind == "point"

    def on_from(self, time_s: float, behavior: str, animal: Observation, first_shown_s: float) -> Span:
        """How long an animal does something that it does at a time, where nobody says when it ends.

        Until it does something else that excludes it, else as long as it is in view. Where it is first shown,
        nobody has chosen the time: it began with the animal.
        """
        bouts = [each for each in self._session.observations if each.parent_id == animal.id]
        others = rivals(behavior, bouts, self._session.behaviors)
        is_chosen = time_s > first_shown_s or any(each.span.start_s <= time_s for each in others)
        start_s = time_s if is_chosen and time_s <= animal.span.end_s else animal.span.start_s
        later = [each.span.start_s for each in others if each.span.start_s > start_s]
        end_s = min([animal.span.end_s, *later])
        if end_s - start_s > SHORTEST_S:
            return Span(start_s, end_s)
        return span_from(start_s, Span(animal.span.start_s, end_s), math.inf)

    def room(
        self,
        behavior: str | None,
        span: Span,
        animal: ObservationId | None,
        *,
        besides: ObservationId | None = None,
    ) -> Assignment:
        """What gives way to a bout in its exclusive group; its animal is in view for as long."""
        bouts = [each for each in self._session.observations if each.parent_id == animal]
        given = make_room(behavior, span, bouts, self._session.behaviors, besides=besides)
        return {**given, **self.in_view(animal, span)}

    def in_view(self, animal: ObservationId | None, span: Span) -> Assignment:
        """What lets an animal be in view for as long as it does something."""
        known = self._session.find(animal) if animal is not None else None
        if known is None:
            return {}
        seen = known.span.around(span)
        return {} if seen == known.span else {known.id: labels.note(known, span=seen)}


def span_from(time_s: float, within: Span, length_s: float) -> Span:
    """As long as there is room for `within`, from a time on; near its end from before that."""
    start_s = min(max(within.start_s, time_s), max(within.start_s, within.end_s - SHORTEST_NEW_S))
    return Span(start_s, min(within.end_s, start_s + length_s))


def are_alike(one: Observation, other: Observation) -> bool:
    """Whether two observations can be merged: two animals, or two bouts of one animal."""
    return one.id != other.id and (one.kind, one.parent_id) == (other.kind, other.parent_id)
