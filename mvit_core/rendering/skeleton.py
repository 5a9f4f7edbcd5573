"""From posture to bones: where each joint of an animal is, in meters, in its own frame.

x is ahead, y is up, z is to the animal's left; the origin lies on the ground below the middle of the trunk.
Legs are found from the feet upwards; trunk, neck, head and tail from the angles of the posture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

from mvit_core.rendering.bones import Bone, Point, between
from mvit_core.rendering.heads import Head, neck, skull
from mvit_core.rendering.legs import legs
from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.pose import Pose


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
    head = Head.of(plan, pose, shoulder)
    bones = (
        *_tail(plan, pose, hip),
        *legs(plan, pose, hip, shoulder),
        *_trunk(plan, pose, hip, shoulder),
        *neck(plan, shoulder, head),
        *skull(plan, pose, head),
    )
    return Body(bones, (head.eye(plan, 1.0), head.eye(plan, -1.0)))


def _trunk(plan: BodyPlan, pose: Pose, hip: Point, shoulder: Point) -> Iterator[Bone]:
    rump, belly, chest = plan.girth
    belly *= 1 + 0.025 * pose.breath
    loin = between(hip, shoulder, 0.34, pose.arch)
    ribs = between(hip, shoulder, 0.70, 0.8 * pose.arch)
    yield Bone(hip, loin, rump, 0.93 * belly)
    yield Bone(loin, ribs, 0.93 * belly, 0.5 * (belly + chest))
    yield Bone(ribs, shoulder, 0.5 * (belly + chest), 0.95 * chest)
    low = between(hip, shoulder, 0.45, pose.arch - plan.sag)
    yield Bone(low, between(hip, shoulder, 0.86, -0.9 * plan.sag), 0.86 * belly, 0.86 * chest)
    if "hump" in plan.extras:
        top = (shoulder[0] - 0.10 * plan.trunk, shoulder[1] + 0.42 * chest, 0.0)
        yield Bone(between(hip, shoulder, 0.55, 0.22 * chest), top, 0.7 * chest, 0.66 * chest)
    if "mane" in plan.extras and plan.neck < plan.trunk / 2:
        back = between(hip, shoulder, 0.35, 0.55 * belly)
        yield Bone(back, (shoulder[0] + 0.05, shoulder[1] + 0.5 * chest, 0.0), 0.5 * belly, 0.6 * chest)


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
