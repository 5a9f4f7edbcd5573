"""What the mouse is doing on the timeline: scrubbing, dragging a bar, drawing a new one; no Qt."""

from dataclasses import dataclass, replace
from enum import Enum

from app.store.records import ObservationId
from app.ui.timeline.edits import Snapping, dragged, drawn
from app.ui.timeline.hits import Hit, Part
from mvit_core.types import Span

DRAG_FROM_PX = 4.0  # less is a click
UNSELECTED_FROM_PX = 10.0  # of a bar that is not selected: the click that selects it moves nothing


class Doing(Enum):
    """The kind of gesture."""

    SCRUB = "scrub"
    EDIT = "edit"
    DRAW = "draw"
    BAND = "band"  # a rubber band around several


@dataclass(frozen=True, slots=True)
class Gesture:
    """A pressed button, what it took hold of, and what would come of it if it were released now."""

    doing: Doing
    hit: Hit
    press_x: float
    press_s: float
    before: Span | None = None  # of the bar that is edited
    span: Span | None = None  # as it would become; None until the mouse has moved far enough
    from_px: float = DRAG_FROM_PX

    @property
    def changed(self) -> bool:
        """Whether releasing would change anything."""
        return self.span is not None and self.span != self.before

    def moved_to(self, x: float, time_s: float, snapping: Snapping) -> "Gesture":
        """The gesture with the mouse elsewhere."""
        if self.span is None and abs(x - self.press_x) < self.from_px:
            return self
        if self.doing is Doing.DRAW:
            return replace(self, span=drawn(self.press_s, time_s, snapping))
        if self.doing is Doing.EDIT and self.before is not None:
            return replace(self, span=dragged(self.before, self.hit.part, time_s - self.press_s, snapping))
        return self


def gesture_for(hit: Hit, x: float, time_s: float, span: Span | None, *, is_selected: bool) -> Gesture | None:
    """What a press of the left button begins; None on a name."""
    if hit.part in (Part.RULER, Part.FILMSTRIP, Part.MOTION):
        return Gesture(Doing.SCRUB, hit, x, time_s)
    if hit.part is Part.EMPTY:
        return Gesture(Doing.DRAW, hit, x, time_s)
    if hit.part is Part.HEADER:
        return None
    from_px = DRAG_FROM_PX if is_selected else UNSELECTED_FROM_PX
    return Gesture(Doing.EDIT, hit, x, time_s, before=span, from_px=from_px)


def banded(hit: Hit, x: float, time_s: float) -> Gesture | None:
    """A rubber band that begins here; None above the lanes."""
    above = (Part.RULER, Part.FILMSTRIP, Part.MOTION)
    return None if hit.part in above else Gesture(Doing.BAND, hit, x, time_s)


def edited_id(gesture: Gesture | None) -> ObservationId | None:
    """The bar that is being dragged."""
    return gesture.hit.observation_id if gesture and gesture.doing is Doing.EDIT and gesture.span else None
