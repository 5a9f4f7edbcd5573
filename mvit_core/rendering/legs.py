"""Legs, found from the feet upwards (inverse kinematics)."""

from collections.abc import Iterator
from math import atan2, cos, hypot, radians, sin

from mvit_core.rendering.bones import Bone, Point
from mvit_core.rendering.plans import BodyPlan, Leg
from mvit_core.rendering.pose import Foot, Pose


def legs(plan: BodyPlan, pose: Pose, hip: Point, shoulder: Point) -> Iterator[Bone]:
    """All four, from where their feet stand."""
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
    knee, ankle = two_bones(root, ankle, upper, lower, bend)
    tip = (toe[0] + leg.toe, max(0.75 * leg.radii[3], toe[1] - 0.35 * leg.toe * foot.fold))
    r0, r1, r2, r3 = leg.radii
    sock = plan.coat.legs
    yield Bone(_flat(root, 0.86 * side), _flat(knee, side), r0, r1)
    yield Bone(_flat(knee, side), _flat(ankle, side), r1 * 1.05, r2)
    yield Bone(_flat(ankle, side), _flat(toe, side), r2, 0.95 * r2, sock)
    yield Bone(_flat(toe, side), _flat(tip, side), r3, 0.8 * r3, sock)


def two_bones(
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


def _flat(point: tuple[float, float], side: float) -> Point:
    return point[0], point[1], side
