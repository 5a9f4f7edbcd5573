"""Walking, trotting, bounding and hopping: where the feet are along one stride.

The phase counts strides and follows the distance covered, so that a planted foot never slides. In a walk the
feet land left hind, left fore, right hind, right fore, a quarter stride apart; in a trot the diagonal pairs
land together; bounding and hopping animals land on both hind feet.
"""

from dataclasses import dataclass, replace
from math import pi, sin, tau

from mvit_core.rendering.noise import ease
from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.pose import Foot, Pose, at_ease


@dataclass(frozen=True, slots=True, kw_only=True)
class Gait:
    """When each foot lands (LF, RF, LH, RH, in strides), the share of that it stays down, the bounce."""

    landing: tuple[float, float, float, float]
    duty: float
    bounce: float  # height of the leap, in shares of the leg
    lift: float  # height of the swinging foot, in shares of the leg
    stretch: float = 1.0  # stride, against that of a walk


WALK = Gait(landing=(0.25, 0.75, 0.0, 0.5), duty=0.66, bounce=0.012, lift=0.13)
TROT = Gait(landing=(0.5, 0.0, 0.0, 0.5), duty=0.46, bounce=0.05, lift=0.22, stretch=1.55)
BOUND = Gait(landing=(0.50, 0.58, 0.0, 0.05), duty=0.34, bounce=0.22, lift=0.30)
HOP = Gait(landing=(0.0, 0.0, 0.0, 0.0), duty=0.36, bounce=0.34, lift=0.34)


def gait_of(plan: BodyPlan, speed: float) -> Gait:
    """The gait that an animal uses at `speed` meters a second."""
    if plan.gait == "bound":
        return BOUND
    if plan.gait == "hop":
        return HOP
    return TROT if speed > 1.5 * plan.speed else WALK


def stride_of(plan: BodyPlan, gait: Gait) -> float:
    """Meters covered in one cycle: no more than the legs reach while the foot is down."""
    return min(plan.stride * gait.stretch, 0.95 * plan.hip / gait.duty)


def moving(plan: BodyPlan, gait: Gait, phase: float) -> Pose:
    """The posture at `phase` (strides since some start) of a gait."""
    sweep = stride_of(plan, gait) * gait.duty
    feet = [_foot(phase - landing, gait, sweep, plan.hip) for landing in gait.landing]
    if "arms" in plan.extras:
        feet[:2] = at_ease(plan).feet[:2]
    pose = at_ease(plan)
    leap = gait.bounce * plan.hip
    if gait in (WALK, TROT):
        bob = leap * sin(2 * tau * phase)
        nod = 3.0 * sin(2 * tau * phase + 0.8)
        pose = replace(pose, hip=pose.hip - bob, shoulder=pose.shoulder + bob, neck=pose.neck - 4 + nod)
    else:
        pose = _leaping(plan, pose, phase, leap, gait)
    return replace(
        pose,
        tail_sway=9 * sin(tau * phase),
        feet=(feet[0], feet[1], feet[2], feet[3]),
        breath=0.3 * sin(tau * phase),
    )


def _leaping(plan: BodyPlan, pose: Pose, phase: float, leap: float, gait: Gait) -> Pose:
    """The trunk's arc: hind and fore end rise one after the other, the back bends and stretches."""
    hind = max(0.0, sin(pi * _flight(phase, gait.duty)))
    fore = hind if gait is HOP else max(0.0, sin(pi * _flight(phase - 0.5, gait.duty)))
    gather = sin(tau * (phase - 0.05))
    lean = -9.0 if gait is HOP else 0.0
    return replace(
        pose,
        hip=pose.hip + leap * (0.25 + 0.75 * hind) - 0.35 * leap,
        shoulder=pose.shoulder * (0.88 if gait is HOP else 1.0)
        + leap * (0.7 * fore + 0.3 * hind)
        - 0.25 * leap,
        neck=pose.neck - 14 + lean,
        arch=(0.0 if gait is HOP else 0.22) * plan.girth[1] * gather,
        tail=pose.tail + 22 * hind,
    )


def _flight(phase: float, duty: float) -> float:
    """Progress, 0 to 1, of the part of the stride in which a pair of feet is off the ground; 0 while down."""
    along = phase % 1.0
    return 0.0 if along < duty else (along - duty) / (1 - duty)


def _foot(phase: float, gait: Gait, sweep: float, leg: float) -> Foot:
    along = phase % 1.0
    if along < gait.duty:
        return Foot(sweep * (0.5 - along / gait.duty))
    swing = (along - gait.duty) / (1 - gait.duty)
    up = sin(pi * swing)
    return Foot(sweep * (ease(swing) - 0.5), gait.lift * leg * up, up)
