"""From posture to bones: where each joint of an animal is, in meters, in its own frame.

x is ahead, y is up, z is to the animal's left; the origin lies on the ground below the middle of the trunk.
Legs are found from the feet upwards (inverse kinematics); trunk, neck, head and tail from the angles of the
posture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, radians, sin

from mvit_core.rendering.plans import BodyPlan, Color, Leg
from mvit_core.rendering.pose import Foot, Pose

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Bone:
    """A rounded cone between two points; `tint` paints its own color over the coat."""

    start: Point
    end: Point
    start_radius: float
    end_radius: float
    tint: Color | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """All bones of one posture, always in the same order for one plan, and the two eyes (left, right)."""

    bones: tuple[Bone, ...]
    eyes: tuple[Point, Point]


def body_of(plan: BodyPlan, pose: Pose) -> Body:
    """Build the bones of one posture."""
    hip = (-plan.trunk / 2 + pose.shift, pose.hip, 0.0)
    lean = pose.shoulder - plan.shoulder - (pose.hip - plan.hip)
    run = plan.trunk - 0.25 * abs(lean)
    shoulder = (hip[0] + run, pose.shoulder, 0.0)
    head = _Head.of(plan, pose, shoulder)
    bones = (
        *_tail(plan, pose, hip),
        *_legs(plan, pose, hip, shoulder),
        *_trunk(plan, pose, hip, shoulder),
        *_neck(plan, shoulder, head),
        *_skull(plan, pose, head),
    )
    return Body(bones, (head.eye(plan, 1.0), head.eye(plan, -1.0)))


def _trunk(plan: BodyPlan, pose: Pose, hip: Point, shoulder: Point) -> Iterator[Bone]:
    rump, belly, chest = plan.girth
    belly *= 1 + 0.025 * pose.breath
    loin = _between(hip, shoulder, 0.34, pose.arch)
    ribs = _between(hip, shoulder, 0.70, 0.8 * pose.arch)
    yield Bone(hip, loin, rump, 0.93 * belly)
    yield Bone(loin, ribs, 0.93 * belly, 0.5 * (belly + chest))
    yield Bone(ribs, shoulder, 0.5 * (belly + chest), 0.95 * chest)
    low = _between(hip, shoulder, 0.45, pose.arch - plan.sag)
    yield Bone(low, _between(hip, shoulder, 0.86, -0.9 * plan.sag), 0.86 * belly, 0.86 * chest)
    if "hump" in plan.extras:
        top = (shoulder[0] - 0.10 * plan.trunk, shoulder[1] + 0.42 * chest, 0.0)
        yield Bone(_between(hip, shoulder, 0.55, 0.22 * chest), top, 0.7 * chest, 0.66 * chest)
    if "mane" in plan.extras and plan.neck < plan.trunk / 2:
        back = _between(hip, shoulder, 0.35, 0.55 * belly)
        yield Bone(back, (shoulder[0] + 0.05, shoulder[1] + 0.5 * chest, 0.0), 0.5 * belly, 0.6 * chest)


def _neck(plan: BodyPlan, shoulder: Point, head: "_Head") -> Iterator[Bone]:
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


def _skull(plan: BodyPlan, pose: Pose, head: "_Head") -> Iterator[Bone]:
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


def _ear(plan: BodyPlan, pose: Pose, head: "_Head", side: float) -> Iterator[Bone]:
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
    middle = _between(root, tip, 0.45, 0.0)
    pointed = 0.25 if length > 1.9 * radius else 0.75
    tint = plan.coat.ears
    yield Bone(root, middle, 0.75 * radius, radius, tint)
    yield Bone(middle, tip, radius, pointed * radius, tint)


_BEAM = ((0.0, 0.0), (-0.16, 0.22), (-0.20, 0.46), (-0.06, 0.68))  # ahead and up of the antler's root
_TINES = ((0, 0.18, 0.16), (1, 0.10, 0.20), (2, 0.10, 0.20), (2, -0.16, 0.22))  # from which point, ahead, up


def _antler(plan: BodyPlan, head: "_Head", side: float) -> Iterator[Bone]:
    bone = (186, 160, 122)

    def point(ahead: float, up: float) -> Point:
        apart = side * (0.35 * plan.skull + 0.55 * up * (1 - 0.35 * up))
        return head.level(ahead - 0.15 * plan.skull, up + 0.75 * plan.skull, apart)

    for (a, b), thick in zip(pairwise(_BEAM), (0.026, 0.022, 0.018), strict=True):
        yield Bone(point(*a), point(*b), thick, 0.85 * thick, bone)
    for origin, ahead, up in _TINES:
        x, y = _BEAM[origin]
        yield Bone(point(x, y + 0.03), point(x + ahead, y + 0.03 + up), 0.017, 0.007, bone)


def _tusks(plan: BodyPlan, head: "_Head") -> Iterator[Bone]:
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


def _proboscis(plan: BodyPlan, pose: Pose, head: "_Head") -> Iterator[Bone]:
    at = head.at(0.86 * plan.head, -0.10 * plan.skull)
    angle, radius, step = -78.0, 0.98 * plan.snout, 0.215
    for index in range(8):
        angle += (pose.curl + (5.0 if index > 3 else -3.0)) * (0.3 + 0.16 * index)
        turn = radians(angle)
        end = (at[0] + step * cos(turn) * head.ahead, max(0.06, at[1] + step * sin(turn)), at[2])
        yield Bone(at, end, radius, 0.87 * radius)
        at, radius = end, 0.87 * radius


def _tail(plan: BodyPlan, pose: Pose, hip: Point) -> Iterator[Bone]:
    length, _, thin = plan.tail
    num = 6
    at = (hip[0] - 0.80 * plan.girth[0], hip[1] + 0.38 * plan.girth[0], 0.0)
    sway = radians(pose.tail_sway)
    for index in range(num):
        share = (index + 0.5) / num
        angle = radians(pose.tail + plan.tail_curl * share * share * 1.6)
        step = length / num
        end = (
            at[0] - step * cos(angle) * cos(sway * (1 + share)),
            max(thin, at[1] + step * sin(angle)),
            at[2] + step * cos(angle) * sin(sway * (1 + share)),
        )
        first, second = (_tail_radius(plan, index / num), _tail_radius(plan, (index + 1) / num))
        yield Bone(at, end, first, second, plan.coat.tail_tip if index >= num - 1 - (length < 0.2) else None)
        at = end


def _tail_radius(plan: BodyPlan, share: float) -> float:
    """Straight taper, or a fox's brush: thickest at two thirds."""
    _, thick, thin = plan.tail
    bulge = 0.75 * thick * sin(3.0 * share**1.4) if "brush" in plan.extras else 0.0
    return thick + (thin - thick) * share + max(0.0, bulge)


def _legs(plan: BodyPlan, pose: Pose, hip: Point, shoulder: Point) -> Iterator[Bone]:
    lf, rf, lh, rh = pose.feet
    rest_hip, rest_shoulder = -plan.trunk / 2, plan.trunk / 2
    fore_root = (shoulder[0] - 0.05 * plan.trunk, shoulder[1] - 0.20 * plan.girth[2])
    hind_root = (hip[0] + 0.02 * plan.trunk, hip[1] - 0.12 * plan.girth[0])
    for foot, side in ((lf, 1.0), (rf, -1.0)):
        standing = plan.shoulder - 0.20 * plan.girth[2]
        place = rest_shoulder - 0.05 * plan.trunk
        yield from _leg(
            plan.front,
            foot,
            fore_root,
            standing=standing,
            place=place,
            side=side * plan.half_width,
            bend=-1.0,
            plan=plan,
        )
    for foot, side in ((lh, 1.0), (rh, -1.0)):
        standing = plan.hip - 0.12 * plan.girth[0]
        place = rest_hip + 0.02 * plan.trunk - 0.02 * plan.hip
        yield from _leg(
            plan.hind,
            foot,
            hind_root,
            standing=standing,
            place=place,
            side=side * plan.half_width,
            bend=1.0,
            plan=plan,
        )


def _leg(
    leg: Leg,
    foot: Foot,
    root: tuple[float, float],
    *,
    standing: float,
    place: float,
    side: float,
    bend: float,
    plan: BodyPlan,
) -> Iterator[Bone]:
    """One leg from its root down. `bend` is 1 where the knee points ahead, -1 where the elbow points back."""
    usable = standing - 0.9 * leg.radii[3]
    upper, lower, last = (share * usable * leg.slack for share in leg.shares)
    toe = (place + foot.ahead, foot.up + leg.radii[3] * 0.9)
    lean = radians(leg.tilt + foot.fold * 48.0) if bend > 0 else radians(leg.tilt + foot.fold * 62.0)
    ankle = (toe[0] - last * sin(lean), toe[1] + last * cos(lean))
    if bend < 0 and "arms" not in plan.extras:
        ankle = (
            toe[0] + last * sin(radians(foot.fold * 58.0)),
            toe[1] + last * cos(radians(foot.fold * 58.0)),
        )
    knee, ankle = _two_bones(root, ankle, upper, lower, bend)
    tip = (toe[0] + leg.toe, max(0.75 * leg.radii[3], toe[1] - 0.35 * leg.toe * foot.fold))
    r0, r1, r2, r3 = leg.radii
    sock = plan.coat.legs
    yield Bone(_flat(root, 0.86 * side), _flat(knee, side), r0, r1)
    yield Bone(_flat(knee, side), _flat(ankle, side), r1 * 1.05, r2)
    yield Bone(_flat(ankle, side), _flat(toe, side), r2, 0.95 * r2, sock)
    yield Bone(_flat(toe, side), _flat(tip, side), r3, 0.8 * r3, sock)


def _two_bones(
    root: tuple[float, float], end: tuple[float, float], upper: float, lower: float, bend: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The joint between two bones that reach from `root` to `end`, and where they end if that is too far."""
    dx, dy = end[0] - root[0], end[1] - root[1]
    reach = hypot(dx, dy) or 1e-6
    usable = min(max(reach, abs(upper - lower) * 1.02 + 1e-4), (upper + lower) * 0.998)
    direction = atan2(dy, dx)
    cosine = (upper * upper + usable * usable - lower * lower) / (2 * upper * usable)
    opening = atan2(max(0.0, 1 - cosine * cosine) ** 0.5, cosine)
    angle = direction + bend * opening
    knee = (root[0] + upper * cos(angle), root[1] + upper * sin(angle))
    if reach > usable:
        end = (root[0] + usable * cos(direction), root[1] + usable * sin(direction))
    return knee, end


@dataclass(frozen=True, slots=True)
class _Head:
    """The frame of the head: where the skull is and which way it looks."""

    skull: Point
    neck_middle: Point
    pitch: float
    yaw: float

    @staticmethod
    def of(plan: BodyPlan, pose: Pose, shoulder: Point) -> "_Head":
        base = (shoulder[0] + 0.30 * plan.girth[2], shoulder[1] + 0.30 * plan.girth[2], 0.0)
        half, turn = plan.neck / 2, radians(pose.turn)
        middle = _reach(base, half, radians(pose.neck - 7), 0.45 * turn)
        skull = _reach(middle, half, radians(pose.neck + 7), 0.9 * turn)
        return _Head(skull, middle, radians(pose.head), turn)

    @property
    def ahead(self) -> float:
        """How much of what points ahead does so along x."""
        return cos(self.yaw)

    def at(self, ahead: float, up: float, left: float = 0.0) -> Point:
        """A point given in the head's own frame."""
        level = ahead * cos(self.pitch) - up * sin(self.pitch)
        height = ahead * sin(self.pitch) + up * cos(self.pitch)
        return self._place(level, height, left)

    def level(self, ahead: float, up: float, left: float = 0.0) -> Point:
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


def _between(first: Point, second: Point, share: float, up: float) -> Point:
    return (
        first[0] + (second[0] - first[0]) * share,
        first[1] + (second[1] - first[1]) * share + up,
        first[2] + (second[2] - first[2]) * share,
    )


def _flat(point: tuple[float, float], side: float) -> Point:
    return point[0], point[1], side
