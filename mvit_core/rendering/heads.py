"""Heads: which way one looks, and the neck, ears, antlers, tusks and trunks that follow it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin

from mvit_core.rendering.bones import Bone, Point, between
from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.pose import Pose


@dataclass(frozen=True, slots=True)
class Head:
    """The frame of the head: where the skull is and which way it looks."""

    skull: Point
    neck_middle: Point
    pitch: float
    yaw: float

    @staticmethod
    def of(plan: BodyPlan, pose: Pose, shoulder: Point) -> "Head":
        """Where a pose carries the head, from the shoulder (meters) over a neck of two parts."""
        base = (shoulder[0] + 0.30 * plan.girth[2], shoulder[1] + 0.30 * plan.girth[2], 0.0)
        half, turn = plan.neck / 2, radians(pose.turn)
        middle = _reach(base, half, radians(pose.neck - 7), 0.45 * turn)
        skull = _reach(middle, half, radians(pose.neck + 7), 0.9 * turn)
        return Head(skull, middle, radians(pose.head), turn)

    @property
    def ahead(self) -> float:
        """How much of what points ahead does so along x."""
        return cos(self.yaw)

    def at(self, ahead: float, up: float, left: float = 0.0) -> Point:
        """A point given in the head's own frame."""
        level = ahead * cos(self.pitch) - up * sin(self.pitch)
        height = ahead * sin(self.pitch) + up * cos(self.pitch)
        return self._place(level, height, left)

    def level(self, ahead: float, up: float, left: float) -> Point:
        """The same, but of the pitch only a third: for antlers, which stand up, and ears that hang."""
        pitch = 0.35 * self.pitch
        return self._place(ahead * cos(pitch) - up * sin(pitch), ahead * sin(pitch) + up * cos(pitch), left)

    def eye(self, plan: BodyPlan, side: float) -> Point:
        """Where an eye lies on the skull."""
        return self.at(0.38 * plan.skull + 0.06 * plan.head, 0.30 * plan.skull, 0.72 * side * plan.skull)

    def _place(self, level: float, height: float, left: float) -> Point:
        x, y, z = self.skull
        return (
            x + level * cos(self.yaw) - left * sin(self.yaw),
            y + height,
            z + level * sin(self.yaw) + left * cos(self.yaw),
        )


def _reach(start: Point, length: float, elevation: float, turn: float) -> Point:
    level = length * cos(elevation)
    return (start[0] + level * cos(turn), start[1] + length * sin(elevation), start[2] + level * sin(turn))


def neck(plan: BodyPlan, shoulder: Point, head: Head) -> Iterator[Bone]:
    """The neck, and a mane at its throat."""
    base, end = plan.neck_radii
    middle = head.neck_middle
    root = (shoulder[0] + 0.15 * plan.girth[2], shoulder[1] + 0.12 * plan.girth[2], 0.0)
    yield Bone(root, middle, base, 0.55 * base + 0.45 * end)
    yield Bone(middle, head.skull, 0.55 * base + 0.45 * end, end)
    if "mane" in plan.extras and plan.neck >= plan.trunk / 2:
        throat = (middle[0] + 0.25 * base, middle[1] - 0.45 * base, middle[2])
        yield Bone(
            (root[0] + 0.2 * base, root[1] - 0.35 * base, 0.0), throat, 0.80 * base, 0.62 * base, (84, 56, 36)
        )


def skull(plan: BodyPlan, pose: Pose, head: Head) -> Iterator[Bone]:
    """The head itself, and what it carries: ears, antlers, tusks, a trunk."""
    size, snout, long = plan.skull, plan.snout, plan.head
    yield Bone(head.skull, head.at(0.30 * long, 0.02 * long), size, 0.78 * size)
    yield Bone(head.at(0.22 * long, -0.12 * size), head.at(long - snout, -0.30 * size), 0.66 * size, snout)
    yield Bone(
        head.at(0.05 * long, -0.42 * size), head.at(0.72 * long, -0.62 * size), 0.52 * size, 0.62 * snout
    )
    if "trunk" not in plan.extras:
        nose = head.at(long - 0.45 * snout, -0.12 * size)
        yield Bone(nose, head.at(long - 0.25 * snout, -0.22 * size), 0.46 * snout, 0.36 * snout, (34, 26, 24))
    for side in (1.0, -1.0):
        yield from _ear(plan, pose, head, side)
    if "antlers" in plan.extras:
        for side in (1.0, -1.0):
            yield from _antler(plan, head, side)
    if "tusks" in plan.extras:
        yield from _tusks(plan, head)
    if "trunk" in plan.extras:
        yield from _proboscis(plan, pose, head)


def _ear(plan: BodyPlan, pose: Pose, head: Head, side: float) -> Iterator[Bone]:
    length, radius, back = plan.ear
    angle = radians(back + pose.ears)
    apart = 0.62 * plan.skull * side
    if "trunk" in plan.extras:  # an elephant's ear is a sheet that hangs behind the cheek
        for low, reach, wide in ((0.10, 0.55, 0.9), (0.42, 0.72, 0.85), (0.80, 0.60, 0.6)):
            start = head.level(-0.30 * plan.skull, (0.35 - low) * length, 0.85 * plan.skull * side)
            end = head.level(-reach * length * 1.0, (0.30 - low) * length, (0.95 * plan.skull + 0.10) * side)
            yield Bone(start, end, wide * radius, 0.8 * wide * radius)
        return
    root = head.at(-0.28 * plan.skull, 0.70 * plan.skull, apart)
    tip = head.at(
        -0.28 * plan.skull - length * sin(angle), 0.70 * plan.skull + length * cos(angle), apart * 1.35
    )
    middle = between(root, tip, 0.45, 0.0)
    pointed = 0.25 if length > 1.9 * radius else 0.75
    tint = plan.coat.ears
    yield Bone(root, middle, 0.75 * radius, radius, tint)
    yield Bone(middle, tip, radius, pointed * radius, tint)


_BEAM = ((0.0, 0.0), (-0.16, 0.22), (-0.20, 0.46), (-0.06, 0.68))  # ahead and up of the antler's root
_TINES = ((0, 0.18, 0.16), (1, 0.10, 0.20), (2, 0.10, 0.20), (2, -0.16, 0.22))  # from which point, ahead, up


def _antler(plan: BodyPlan, head: Head, side: float) -> Iterator[Bone]:
    bone = (186, 160, 122)

    def point(ahead: float, up: float) -> Point:
        apart = side * (0.35 * plan.skull + 0.55 * up * (1 - 0.35 * up))
        return head.level(ahead - 0.15 * plan.skull, up + 0.75 * plan.skull, apart)

    for (a, b), thick in zip(pairwise(_BEAM), (0.026, 0.022, 0.018), strict=True):
        yield Bone(point(*a), point(*b), thick, 0.85 * thick, bone)
    for origin, ahead, up in _TINES:
        x, y = _BEAM[origin]
        yield Bone(point(x, y + 0.03), point(x + ahead, y + 0.03 + up), 0.017, 0.007, bone)


def _tusks(plan: BodyPlan, head: Head) -> Iterator[Bone]:
    ivory = (226, 216, 190)
    long, thick = (0.55, 0.048) if "trunk" in plan.extras else (0.085, 0.014)
    for side in (1.0, -1.0):
        x, y, apart = 0.66 * plan.head, -0.45 * plan.skull, side * 0.75 * plan.snout
        if "trunk" in plan.extras:
            root = head.at(x, y, apart)
            tip = (root[0] + 0.72 * long * head.ahead, root[1] - 0.50 * long, root[2] + 0.06 * side)
            end = (tip[0] + 0.30 * long * head.ahead, tip[1] + 0.02, tip[2])
            yield Bone(root, tip, thick, 0.8 * thick, ivory)
            yield Bone(tip, end, 0.8 * thick, 0.4 * thick, ivory)
        else:
            yield Bone(
                head.at(x, y, apart), head.at(x + 0.03, y + long, apart * 1.2), thick, 0.5 * thick, ivory
            )


def _proboscis(plan: BodyPlan, pose: Pose, head: Head) -> Iterator[Bone]:
    at = head.at(0.86 * plan.head, -0.10 * plan.skull)
    angle, radius, step = -78.0, 0.98 * plan.snout, 0.215
    for index in range(8):
        angle += (pose.curl + (5.0 if index > 3 else -3.0)) * (0.3 + 0.16 * index)
        turn = radians(angle)
        end = (at[0] + step * cos(turn) * head.ahead, max(0.06, at[1] + step * sin(turn)), at[2])
        yield Bone(at, end, radius, 0.87 * radius)
        at, radius = end, 0.87 * radius
