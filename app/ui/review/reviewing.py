"""What a person does to observations: every button and key of the review ends in one of these."""

from collections.abc import Callable, Mapping, Sequence
from typing import Unpack

from PySide6.QtCore import QObject, Signal

from app.services import second_opinion
from app.services.review import labels
from app.services.review.pins import Pin, PinKind
from app.services.review.verdicts import LabelChanges
from app.services.vocabulary import known_since
from app.store.records import (
    Kind,
    Label,
    Observation,
    ObservationId,
    ReviewState,
    Subject,
    Verdict,
    Video,
    VideoId,
)
from app.ui.review.adding import add_observation
from app.ui.review.after_bout import after_bout, as_shown, first_bout
from app.ui.review.behaving import Behaving
from app.ui.review.spans import NEW_BOUT_S, Spans, are_alike, span_from
from app.ui.review.undo_text import told
from app.ui.session import Session
from app.ui.speech.naming import subject_name, taxon_name
from mvit_core.types import Span, VideoStatus

NEW_ANIMAL_S = 2.0  # how long an animal added at the playhead is at first
COPIED = ("subject", "taxon", "behavior", "count", "sex", "life_stage", "individual", "modifiers")


class Reviewing(QObject):
    """Acts on the selected observation of the session; `now` gives the time that the player shows."""

    done_with_all = Signal()  # nothing is left to review
    name_wanted = Signal()  # something was added that has no name yet; it is selected

    def __init__(self, session: Session, now: Callable[[], float]) -> None:
        super().__init__(session)
        self._session = session
        self._now = now
        self.spans = Spans(session, now)
        self.behaving = Behaving(session, self.spans, now)
        self.goes_on = False  # to the next, once something is named
        self.asks_for_bouts = True  # of an animal that is accepted, before the next one comes
        self.follow: Callable[[], bool] | None = None  # a queue that chooses what comes next, if it will
        self.goes_by_library: Callable[[], bool] = lambda: True  # and not by the order of a queue
        self._awaited: VideoId | None = None  # is looked at, and not scanned yet
        session.video_changed.connect(self._await)
        session.changed.connect(lambda _changes: self._select_arrived())

    # ------------------------------------------------------------- decide

    def accept(self) -> None:
        """It is as it says; go on to the next. What has no name yet stays an animal that nobody named.

        A bout from before a behavior came into the list is said once more: now somebody looked for that, too.
        """
        waiting = [each for each in self._session.targets if not each.is_by_eye or self._is_from_before(each)]
        if waiting:
            plan = {each.id: labels.confirm(each) for each in waiting}
            self._session.edits.relabel(
                told(self._session, self.tr("Accept {name}"), waiting), plan, each_by_itself=True
            )
        here = self._session.observation
        if not self._to_next_bout(here) and not self._to_first_bout(here):
            self.next()

    def _is_from_before(self, one: Observation) -> bool:
        if one.kind is not Kind.BEHAVIOR or one.labelled_at is None or self._session.observer:
            return False
        with self._session.project.reading() as session:
            return any(one.labelled_at < since for since in known_since(session).values())

    def reject(self) -> None:
        """It is not there; go on to the next. What a person added is taken away again."""
        targets = self._session.targets
        if not targets:
            return
        animal = targets[0].parent_id or targets[0].id
        shown = [each.id for each in self._session.observations]
        place = shown.index(animal if animal in shown else targets[0].id)  # a blind review may hide it
        self._take_away(targets)
        if not self._session.edits.stack.count() or self._to_next_bout(targets[0]) or self._followed():
            return
        if self._next_here(place) is None:
            self._go_behind(animal, bout=targets[0])

    def next(self) -> None:
        """Select what to review next: what the queue says, else in this video first, then in the others."""
        if self._followed():
            return
        if self._session.observation_id is None and self._next_here(0) is not None:
            return
        self._go_behind(None, bout=self._session.observation)

    def _go_behind(self, animal: ObservationId | None, *, bout: Observation | None) -> None:
        """To the next behind an animal, by default that which is looked at; where none is left, from a bout
        to the next that nobody has looked at.
        """
        found = self._session.next_unreviewed(animal)
        if found is None and bout is not None and bout.kind is Kind.BEHAVIOR:
            found = self._session.next_bout_left(bout.id)
        if found is None:
            self.done_with_all.emit()
        else:
            self._session.look_at(found)

    def open(self, video_id: VideoId) -> None:
        """Look at a video, at what is to be reviewed first in it."""
        self._session.look_at_video(video_id)
        self._next_here(0)

    def step(self, by: int) -> bool:
        """Select the observation above or below on the timeline; False past the ends of the video."""
        ids = as_shown(self._session.observations)
        current = self._session.observation_id
        place = ids.index(current) + by if current in ids else (0 if by > 0 else len(ids) - 1)
        if not 0 <= place < len(ids):
            return False
        self._session.look_at(ids[place])
        return True

    def extend(self, by: int) -> None:
        """Select the one above or below on the timeline too, or let it go on the way back: all of a kind."""
        first = self._session.observation
        if first is None:
            return
        alike = [each for each in self._session.observations if each.id == first.id or are_alike(each, first)]
        ids, chosen = as_shown(alike), list(self._session.marked or (first.id,))
        there = ids.index(chosen[-1]) + by if chosen[-1] in ids else -1
        if not 0 <= there < len(ids):
            return
        is_back = len(chosen) > 1 and ids[there] == chosen[-2]
        self._session.mark(chosen[:-1] if is_back else [*chosen, ids[there]])

    # ------------------------------------------------------------- correct

    def name(self, *, taxon: str | None, subject: Subject = Subject.ANIMAL) -> None:
        """Say which species it is (or what else) of all that is selected, and go on where that is wished."""
        animals = self.animals()
        if not animals:
            return
        said = taxon_name(taxon, self._session.taxonomy) if taxon else subject_name(subject)
        plan = {each.id: _named(each, taxon, subject) for each in animals}
        words = self.tr("Name it {said}") if len(animals) == 1 else self.tr("Name {name} {said}")
        text = words.replace("{said}", said)
        pin = Pin(PinKind.TAXON, taxon) if taxon else Pin(PinKind.SUBJECT, subject.value)
        with self._session.edits.saying(pin):
            self._session.edits.relabel(told(self._session, text, animals), plan, each_by_itself=True)
        if self.goes_on:
            self.next()

    def rename(self, text: str, taxa: Mapping[ObservationId, str]) -> None:
        """Give each of these animals its own name; `text` names it in the undo menu."""
        animals = [each for each in self._session.observations if each.id in taxa]
        plan = {each.id: _named(each, taxa[each.id], Subject.ANIMAL) for each in animals}
        self._session.edits.relabel(told(self._session, text, animals), plan, each_by_itself=True)

    def correct(self, text: str, **changes: Unpack[LabelChanges]) -> None:
        """Change some values of all that is selected; `text` names it in the undo menu."""
        kind = self._session.targets[0].kind if self._session.targets else None
        wrong = [
            each
            for each in self._session.targets
            if each.kind is kind and any(getattr(each, field) != value for field, value in changes.items())
        ]
        plan = {each.id: labels.note(each, **changes) for each in wrong}
        if plan:
            self._session.edits.relabel(told(self._session, text, wrong), plan, each_by_itself=True)

    def behave(self, behavior: str) -> None:
        """Name the selected bouts, or add a bout at the playhead to each selected animal."""
        with self._session.edits.saying(Pin(PinKind.BEHAVIOR, behavior)):
            self.behaving.say(behavior)

    def copy_to_next(self) -> None:
        """The next of its kind is the same: what it is, how many, sex, life stage, who; go on to it.

        In a queue of another order than the library's only the next in this video: the queue's is another.
        """
        observation = self._session.observation
        if observation is None:
            return
        if observation.kind is Kind.ANIMAL and observation.subject is Subject.UNCLASSIFIED:
            self._session.say(self.tr("Say what it is first: so far there is nothing to copy."))
            return
        after = self.spans.next_alike(observation)
        if after is None and observation.kind == Kind.ANIMAL and self.goes_by_library():
            if not self._followed() and (following := self._session.next_unreviewed()) is not None:
                self._session.look_at(following)
            after = self._session.observation
        if after is None or after.id == observation.id:
            self._session.say(self.tr("There is nothing of its kind behind it to copy it to."))
            return
        same = {field: getattr(observation, field) for field in COPIED}
        plan = {after.id: labels.correct(after, **same)}
        self._session.edits.relabel(
            told(self._session, self.tr("Copy {name} to the next"), [observation]), plan
        )
        self._session.look_at(after.id)

    # ------------------------------------------------------------- add and remove

    def add_animal(self, span: Span | None = None) -> None:
        """Somebody is in view whom the machine missed; the name comes next."""
        video = self._session.video
        if video is None:
            return
        span = span or self.new_animal_span(video, self._now())
        label = Label(verdict=Verdict.ADD, span=span, subject=Subject.UNCLASSIFIED)
        if add_observation(self._session, self.tr("Add an animal"), label) is not None:
            self.name_wanted.emit()

    def add_animal_at(self, time_s: float) -> None:
        """The same from a time on."""
        if self._session.video is not None:
            self.add_animal(self.new_animal_span(self._session.video, time_s))

    def add_bout(self, parent_id: ObservationId, span: Span, behavior: str | None = None) -> None:
        """A new bout of an animal; a behavior that only happens has no length."""
        if behavior is not None and self.spans.is_point(behavior):
            span = Span(span.start_s, span.start_s)
        label = Label(verdict=Verdict.ADD, span=span, behavior=behavior)
        room = self.spans.room(behavior, span, parent_id)
        added = add_observation(
            self._session, self.tr("Add a behavior"), label, parent_id=parent_id, besides=room
        )
        if added is not None and behavior is None:
            self.name_wanted.emit()

    def add_bout_at(self, parent_id: ObservationId, time_s: float) -> None:
        """A new bout that begins at a time."""
        if parent := self._session.find(parent_id):
            self.add_bout(parent_id, span_from(time_s, parent.span, NEW_BOUT_S))

    def remove(self, observation_id: ObservationId) -> None:
        """Take away what a person added, reject what the machine said; all that is marked goes together."""
        if observation_id in self._session.marked:
            self._take_away(self._session.targets)
        elif observation := self._session.find(observation_id):
            self._take_away([observation])

    def take_back(self, rejected: Observation) -> None:
        """It was rejected by mistake: it is what it was before, and its animal is in view for as long."""
        blind = bool(self._session.observer)
        before = (  # a blind review has no history
            labels.left_beside(rejected, second_opinion.found_at(self._session.project, rejected.id))
            if blind
            else labels.history(self._session.project, rejected.id)[-1].before
        )
        self._session.edits.relabel(
            told(self._session, self.tr("Take back {name}"), [rejected]),
            {**self.spans.in_view(rejected.parent_id, rejected.span), rejected.id: before},
        )
        self._session.look_at(rejected.id)

    def put(self, text: str, observation: Observation, label: Label | None) -> None:
        """Give an observation this label; `text`, with its `{name}`, says so in the undo menu."""
        self._session.edits.relabel(told(self._session, text, [observation]), {observation.id: label})

    def new_animal_span(self, video: Video, time_s: float) -> Span:
        """How long an animal that is added at a time is at first."""
        if video.is_photo:
            return Span(0.0, 0.0)
        return span_from(time_s, Span(0.0, video.duration_s or time_s + NEW_ANIMAL_S), NEW_ANIMAL_S)

    # ------------------------------------------------------------- own

    def animals(self) -> list[Observation]:
        """The selected animals, and those whose bouts are selected."""
        ids = [each.id if each.kind == Kind.ANIMAL else each.parent_id for each in self._session.targets]
        return [each for each in self._session.observations if each.id in ids]

    def _followed(self) -> bool:
        """Whether a queue chose what comes next, if it will."""
        return self.follow is not None and self.follow()

    def _take_away(self, wrong: Sequence[Observation]) -> None:
        """What goes for good takes its bouts with it."""
        plan: dict[ObservationId, Label | None] = {}
        for each in wrong:
            added = each.state == ReviewState.ADDED
            bouts = [bout for bout in self._session.observations if added and bout.parent_id == each.id]
            plan.update({one.id: _without(one) for one in (each, *bouts)})
        words = told(self._session, self.tr("Reject {name}"), wrong)
        self._session.edits.relabel(words, plan, each_by_itself=len(plan) == len(wrong))

    def _await(self, video: Video | None) -> None:
        self._awaited = video.id if video is not None and video.status == VideoStatus.NEW else None

    def _select_arrived(self) -> None:
        """The video looked at has been scanned: go to what was found, unless the person is at something."""
        video = self._session.video
        if video is not None and video.id == self._awaited and video.status != VideoStatus.NEW:
            self._awaited = None
            if self._session.observation_id is None:
                self._next_here(0)

    def _next_here(self, place: int) -> ObservationId | None:
        rest = self._session.observations[place:]
        waiting = next((each.id for each in rest if _waits(each)), None)
        if waiting is not None:
            self._session.look_at(waiting)
        return waiting

    def _to_next_bout(self, judged: Observation | None) -> bool:
        found = None if judged is None else after_bout(judged, self._session.observations)
        if found is not None:
            self._session.look_at(found)
        return found is not None

    def _to_first_bout(self, accepted: Observation | None) -> bool:
        """Place by place all is looked at, what an animal does too; other queues ask for names alone."""
        if accepted is None or len(self._session.targets) > 1 or not self.asks_for_bouts:
            return False
        found = first_bout(accepted, self._session.observations) if self.goes_by_library() else None
        if found is not None:
            self._session.look_at(found)
        return found is not None


def _named(observation: Observation, taxon: str | None, subject: Subject) -> Label:
    if taxon == observation.taxon and subject == observation.subject:
        return labels.confirm(observation)
    return labels.correct(observation, taxon=taxon, subject=subject)


def _waits(observation: Observation) -> bool:
    return observation.kind == Kind.ANIMAL and observation.state == ReviewState.UNREVIEWED


def _without(observation: Observation) -> Label | None:
    return None if observation.state == ReviewState.ADDED else labels.reject(observation)
