"""How an animal holds itself at one moment, and the mixing of two such postures."""

from dataclasses import dataclass, replace
from math import asin, degrees, radians, sin

from mvit_core.rendering.plans import BodyPlan


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a toe is: meters ahead of its rest and above the ground; `fold` (0 to 1) bends the ankle."""

    ahead: float = 0.0
    up: float = 0.0
    fold: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A posture. Heights in meters, angles in degrees above the horizontal; feet are LF, RF, LH, RH."""

    hip: float
    shoulder: float
    neck: float
    head: float
    turn: float = 0.0  # of neck and head to the animal's left
    tail: float = 0.0
    tail_sway: float = 0.0
    arch: float = 0.0  # of the back, meters
    shift: float = 0.0  # of the trunk along its axis, meters
    breath: float = 0.0  # -1 to 1
    ears: float = 0.0  # degrees folded back
    curl: float = 0.0  # of an elephant's trunk, degrees
    feet: tuple[Foot, Foot, Foot, Foot] = (Foot(), Foot(), Foot(), Foot())


_NUMBERS = (
    "hip", "shoulder", "neck", "head", "turn", "tail", "tail_sway", "arch", "shift", "breath", "ears", "curl",
)  # fmt: skip


def blend(first: Pose, second: Pose, share: float) -> Pose:
    """`first` where `share` is 0, `second` where it is 1, a straight mixture between."""
    if share <= 0:
        return first
    if share >= 1:
        return second
    numbers = {name: _mix(getattr(first, name), getattr(second, name), share) for name in _NUMBERS}
    a, b = first.feet, second.feet
    feet = (
        _mix_feet(a[0], b[0], share),
        _mix_feet(a[1], b[1], share),
        _mix_feet(a[2], b[2], share),
        _mix_feet(a[3], b[3], share),
    )
    return Pose(**numbers, feet=feet)


def at_ease(plan: BodyPlan) -> Pose:
    """Standing, looking ahead."""
    arm = Foot(0.12, 0.62 * plan.shoulder, 0.3) if "arms" in plan.extras else Foot()
    return Pose(
        hip=plan.hip,
        shoulder=plan.shoulder,
        neck=plan.neck_deg,
        head=plan.head_deg,
        tail=plan.tail_deg,
        feet=(arm, arm, Foot(), Foot()),
    )


def muzzle_at(plan: BodyPlan, pose: Pose, height: float, head: float) -> Pose:
    """The same posture with the muzzle at `height` meters and the head at `head` degrees.

    The neck goes down first; where it is too short, the shoulders follow and the forelegs bend.
    """
    base = pose.shoulder + 0.3 * plan.girth[2]
    drop = (height - base - plan.head * sin(radians(head))) / plan.neck
    neck = degrees(asin(max(-0.93, min(0.95, drop))))
    lacking = base + plan.neck * sin(radians(neck)) + plan.head * sin(radians(head)) - height
    lowered = min(max(0.0, lacking), 0.55 * pose.shoulder)
    return replace(pose, neck=neck, head=head, shoulder=pose.shoulder - lowered)


def _mix(first: float, second: float, share: float) -> float:
    return first + (second - first) * share


def _mix_feet(first: Foot, second: Foot, share: float) -> Foot:
    return Foot(
        _mix(first.ahead, second.ahead, share),
        _mix(first.up, second.up, share),
        _mix(first.fold, second.fold, share),
    )
