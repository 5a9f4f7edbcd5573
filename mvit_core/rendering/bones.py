"""What bodies are made of: rounded cones in meters, x ahead, y up and z to the animal's left."""

from dataclasses import dataclass

from mvit_core.rendering.plans import Color

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Bone:
    """A rounded cone between two points; `tint` paints its own color over the coat."""

    start: Point
    end: Point
    start_radius: float
    end_radius: float
    tint: Color | None = None


def between(first: Point, second: Point, share: float, up: float) -> Point:
    """The point at a share of the way from one to the other, raised by `up`."""
    return (
        first[0] + (second[0] - first[0]) * share,
        first[1] + (second[1] - first[1]) * share + up,
        first[2] + (second[2] - first[2]) * share,
    )
