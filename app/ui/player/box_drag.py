"""Taking hold of a box by an edge, a corner or its middle, as pure values; no Qt."""

from dataclasses import dataclass, replace

from mvit_core.types import Box

GRIP_PX = 8.0
SMALLEST = 0.004  # of the picture's side


@dataclass(frozen=True, slots=True)
class Grip:
    """Which sides move with the mouse; all four: the whole box."""

    left: bool = True
    top: bool = True
    right: bool = True
    bottom: bool = True

    @property
    def is_body(self) -> bool:
        """Whether the box is moved, not resized."""
        return self.left and self.top and self.right and self.bottom


BODY = Grip()


@dataclass(frozen=True, slots=True)
class Edges:
    """A box on the canvas, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def grip_at(edges: Edges, x: float, y: float) -> Grip | None:
    """What the mouse would take hold of; None outside. A small box keeps a third of its size as body."""
    inside_x = edges.left - GRIP_PX <= x <= edges.right + GRIP_PX
    inside_y = edges.top - GRIP_PX <= y <= edges.bottom + GRIP_PX
    if not (inside_x and inside_y):
        return None
    inward_x, inward_y = (
        min(GRIP_PX, (edges.right - edges.left) / 3),
        min(GRIP_PX, (edges.bottom - edges.top) / 3),
    )
    grip = Grip(
        left=x <= edges.left + inward_x,
        top=y <= edges.top + inward_y,
        right=x >= edges.right - inward_x,
        bottom=y >= edges.bottom - inward_y,
    )
    return grip if grip != Grip(False, False, False, False) else BODY


@dataclass(frozen=True, slots=True)
class BoxDrag:
    """A box in hand: what it was, where it was taken (fractions of the picture), what it would become."""

    grip: Grip
    press_x: float
    press_y: float
    before: Box | None  # None: a new one is drawn
    box: Box | None = None  # None until the mouse has moved

    def moved_to(self, x: float, y: float) -> "BoxDrag":
        """With the mouse at a point of the picture, in fractions."""
        if self.before is None:
            return replace(self, box=between(self.press_x, self.press_y, x, y))
        dx, dy = x - self.press_x, y - self.press_y
        return replace(self, box=moved(self.before, self.grip, dx, dy))


def moved(box: Box, grip: Grip, dx: float, dy: float) -> Box:
    """The box with the held sides moved, inside the picture; sides may cross over."""
    if grip.is_body:
        x = min(max(box.x + dx, 0.0), max(0.0, 1.0 - box.w))
        y = min(max(box.y + dy, 0.0), max(0.0, 1.0 - box.h))
        return Box(x, y, box.w, box.h)
    left, right = box.x + dx * grip.left, box.x + box.w + dx * grip.right
    top, bottom = box.y + dy * grip.top, box.y + box.h + dy * grip.bottom
    return between(left, top, right, bottom)


def between(x1: float, y1: float, x2: float, y2: float) -> Box:
    """The box between two points, cut off at the picture's sides and never without a size."""
    (left, right), (top, bottom) = (sorted(map(_inside, pair)) for pair in ((x1, x2), (y1, y2)))
    left, top = min(left, 1.0 - SMALLEST), min(top, 1.0 - SMALLEST)
    return Box(left, top, max(right - left, SMALLEST), max(bottom - top, SMALLEST))


def _inside(value: float) -> float:
    return min(1.0, max(0.0, value))
