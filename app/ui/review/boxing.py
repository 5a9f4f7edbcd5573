"""What a person does to boxes: each drag on the picture ends in one of these."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.services.observations import boxes
from app.services.review import labels
from app.store.records import Kind, Label, Observation, Subject, TrackId, Verdict
from app.ui.review.adding import add_observation
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from mvit_core.types import Box, Span, Track, TrackPoint

MIDDLE = Box(0.4, 0.4, 0.2, 0.2)
SMALLEST = 0.01  # of the picture's side
STEP = 0.01


@dataclass(frozen=True, slots=True)
class Moment:
    """The frame on screen; `frame_index` is -1 where there is none."""

    time_s: float
    frame_index: int


class Boxing(QObject):
    """Draws, moves and removes boxes of the selected animal; `now` gives the frame on screen."""

    def __init__(
        self,
        session: Session,
        reviewing: Reviewing,
        *,
        now: Callable[[], Moment],
        machine: Callable[[TrackId], Track | None],
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reviewing = reviewing
        self._now = now
        self._machine = machine

    def draw(self, box: Box) -> None:
        """A box was drawn: of the selected animal where it has none in this frame, else of a new animal."""
        animal = self.selected_animal()
        if self._now().frame_index < 0:
            self._session.say(self.tr("There is no picture to draw on."))
        elif animal is None or self.has_box(animal):
            self.draw_new(box)
        else:
            self.put(animal, box)

    def draw_new(self, box: Box) -> None:
        """A new animal that is here, in this frame."""
        video, now = self._session.video, self._now()
        if video is None:
            return
        span = self._reviewing.new_animal_span(video, now.time_s)
        label = Label(
            verdict=Verdict.ADD,
            span=span,
            subject=Subject.UNCLASSIFIED,
            keyframes=(TrackPoint(now.time_s, now.frame_index, box),),
        )
        if add_observation(self._session, self.tr("Draw an animal"), label) is not None:
            self._reviewing.name_wanted.emit()

    def put(self, animal: Observation, box: Box) -> None:
        """The animal's box in this frame; where the animal was not seen by now, its span grows to here."""
        now = self._now()
        point = TrackPoint(now.time_s, now.frame_index, box)
        keyframes = boxes.with_box(self._keyframes(animal), point)
        span = animal.span.around(Span(now.time_s, now.time_s))
        label = labels.note(animal, keyframes=keyframes, span=span)
        self._reviewing.put(self.tr("Move the box of {name}"), animal, label)

    def draw_in_the_middle(self) -> None:
        """A box without a mouse, to be moved and stretched by keys."""
        self.draw(MIDDLE)

    def nudge(self, dx: float, dy: float, *, stretch: bool = False) -> None:
        """Move the selected animal's box by fractions of the picture; or its right and lower sides alone."""
        animal = self.selected_animal()
        track = boxes.counting(animal, self._track(animal)) if animal is not None else None
        box = track.box_at(self._now().time_s) if track is not None else None
        if animal is None or box is None:
            self._session.say(self.tr("Select an animal that has a box in this frame first."))
            return
        width = min(max(box.w + dx * stretch, SMALLEST), 1.0 - box.x)
        height = min(max(box.h + dy * stretch, SMALLEST), 1.0 - box.y)
        left = box.x if stretch else min(max(box.x + dx, 0.0), max(0.0, 1.0 - box.w))
        top = box.y if stretch else min(max(box.y + dy, 0.0), max(0.0, 1.0 - box.h))
        self.put(animal, Box(left, top, width, height))

    def remove(self) -> None:
        """Take away the selected animal's box of this frame; those before and after are joined."""
        animal = self.selected_animal()
        if animal is None:
            return
        if not self.has_box(animal):  # one that its shorter span hides is not on screen
            self._session.say(self.tr("Select an animal that has a box in this frame first."))
            return
        before = self._keyframes(animal)
        after = boxes.without_box(before, self._now().frame_index)
        if after == before:
            self._session.say(
                self.tr("This box follows from those before and after it. Go to one of them to remove it.")
            )
        elif not after:
            self._session.say(self.tr("It is the only box of this animal. Reject the animal instead."))
        else:
            self._reviewing.put(
                self.tr("Remove a box of {name}"), animal, labels.note(animal, keyframes=after)
            )

    def neighbour_s(self, by: int) -> float | None:
        """When the selected animal's keyframe before (-1) or after (1) this frame is, within its span."""
        animal, now = self.selected_animal(), self._now()
        if animal is None:
            return None
        span, keyframes = animal.span, self._keyframes(animal)
        times_s = [each.time_s for each in keyframes if span.start_s <= each.time_s <= span.end_s]
        if by > 0:
            return min((time_s for time_s in times_s if time_s > now.time_s + 1e-6), default=None)
        return max((time_s for time_s in times_s if time_s < now.time_s - 1e-6), default=None)

    def selected_animal(self) -> Observation | None:
        """The selected animal, or the one whose bout is selected."""
        chosen = self._session.observation
        if chosen is None or chosen.kind is Kind.ANIMAL:
            return chosen
        return self._session.find(chosen.parent_id) if chosen.parent_id is not None else None

    def has_box(self, animal: Observation) -> bool:
        """Whether the animal has a box in this frame."""
        track = boxes.counting(animal, self._track(animal))
        return track is not None and track.box_at(self._now().time_s) is not None

    def _keyframes(self, animal: Observation) -> boxes.Keyframes:
        return boxes.keyframes_of(animal, self._track(animal))

    def _track(self, animal: Observation) -> Track | None:
        return self._machine(animal.track_id) if animal.track_id is not None else None
