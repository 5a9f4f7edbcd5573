"""What an animal looks like while it does something that is not walking, moment by moment."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import pi, sin, tau

from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.pose import Foot, Pose, at_ease, muzzle_at

WALKS = "walks"
LOOKS = "looks"
EATS = "eats_food"
DRINKS = "drinks_water"
SLEEPS = "sleeps"
GROOMS = "grooms"
FIGHTS = "fights"

_PUSHES = frozenset(
    {"antlers", "tusks"}
)  # hoofed or as heavy: they fight with lowered heads, the others rear up


def still_pose(plan: BodyPlan, behavior: str, time_s: float, mood: float) -> Pose:
    """The posture `time_s` seconds into a bout; `mood` (0 to 1) tells individuals apart; KeyError."""
    return _POSES[behavior](plan, time_s, mood)


def _looks(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    pose = at_ease(plan)
    slow = sin(tau * (time_s / 5.3 + mood))
    return replace(
        pose,
        neck=pose.neck + 9 + 3 * slow,
        head=pose.head + 4,
        turn=48 * _glance(time_s, mood),
        tail=pose.tail + 4 * slow,
        tail_sway=20 * sin(tau * (time_s / 1.9 + mood)),
        ears=18 * max(0.0, sin(tau * (time_s / 2.3 + mood))) ** 8,
        breath=sin(tau * time_s / 2.6),
    )


def _glance(time_s: float, mood: float) -> float:
    """-1 to 1: rests at one side, then quickly turns to the other."""
    wave = sin(tau * (time_s / 4.6 + mood)) * 2.2
    return max(-1.0, min(1.0, wave))


def _eats(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    if "trunk" in plan.extras:
        reach = 0.5 - 0.5 * sin(tau * (time_s / 3.4 + mood))
        return replace(
            at_ease(plan), head=plan.head_deg - 4, curl=-8 + 46 * reach**1.5, tail_sway=14 * sin(time_s * 2)
        )
    nibble = 0.10 * plan.skull * sin(tau * 2.3 * time_s)
    pause = max(0.0, sin(tau * (time_s / 5.1 + mood))) ** 6
    pose = muzzle_at(
        plan, at_ease(plan), 0.35 * plan.skull + nibble + 0.22 * plan.shoulder * pause, -62 + 26 * pause
    )
    fore = 0.07 * plan.shoulder
    return replace(
        _grounded(plan, pose, fore),
        turn=16 * sin(tau * (time_s / 3.7 + mood)),
        tail_sway=24 * sin(tau * (time_s / 1.4 + mood)),
        ears=22,
    )


def _drinks(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    if "trunk" in plan.extras:
        lift = max(0.0, sin(tau * (time_s / 4.4 + mood)))
        return replace(at_ease(plan), head=plan.head_deg - 8, curl=-10 + 52 * lift**3)
    lap = 0.05 * plan.skull * sin(tau * 3.4 * time_s)
    pose = muzzle_at(plan, at_ease(plan), 0.02 + lap, -46)
    pose = replace(pose, shoulder=pose.shoulder - 0.06 * plan.shoulder)
    return replace(_grounded(plan, pose, 0.16 * plan.shoulder), ears=30, breath=sin(tau * time_s / 2.2))


def _grounded(plan: BodyPlan, pose: Pose, fore: float) -> Pose:
    """Fore feet set apart, one ahead; arms reach the ground."""
    if "arms" in plan.extras:
        reach = 0.20 * plan.shoulder
        feet = (Foot(reach, 0.01), Foot(0.8 * reach, 0.01), Foot(), Foot())
        return replace(pose, feet=feet, tail=pose.tail + 6)
    return replace(pose, feet=(Foot(fore), Foot(-0.4 * fore), Foot(-0.3 * fore), Foot(0.5 * fore)))


def _sleeps(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    breath = sin(tau * (time_s / 3.6 + mood))
    pose = replace(
        at_ease(plan), hip=0.98 * plan.girth[0], shoulder=1.0 * plan.girth[2] + 0.01 * plan.shoulder
    )
    height = 0.62 * plan.skull + 0.004 * breath
    pose = replace(muzzle_at(plan, pose, height, -10), shoulder=pose.shoulder)
    reach = 0.62 * plan.shoulder
    feet = (Foot(reach), Foot(0.72 * reach), Foot(0.55 * plan.hip), Foot(0.48 * plan.hip))
    if "arms" in plan.extras:
        feet = (Foot(0.30), Foot(0.24), Foot(0.25), Foot(0.22))
    return replace(
        pose, turn=22, breath=breath, tail=min(-4.0, plan.tail_deg * 0.2), ears=26, feet=feet, curl=-6
    )


def _grooms(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    lick = sin(tau * 1.7 * time_s)
    if plan.extras & _PUSHES:  # hoofed animals and elephants turn to their flank, standing
        pose = at_ease(plan)
        return replace(
            pose, neck=8 + 5 * lick, head=-24 + 8 * lick, turn=148 + 9 * lick, ears=26, tail_sway=26 * lick
        )
    if "arms" in plan.extras:
        paw = Foot(0.16 * plan.shoulder, 0.74 * plan.shoulder + 0.03 * lick, 0.6)
        return replace(at_ease(plan), neck=30 + 6 * lick, head=-66, feet=(paw, paw, Foot(), Foot()))
    pose = replace(at_ease(plan), hip=0.98 * plan.girth[0], shoulder=1.02 * plan.shoulder)
    paw = Foot(0.16 * plan.shoulder, 0.62 * plan.shoulder + 0.05 * plan.shoulder * lick, 0.75)
    feet = (Foot(-0.18 * plan.trunk), paw, Foot(0.42 * plan.hip), Foot(0.36 * plan.hip))
    if sin(tau * (time_s / 6.0 + mood)) < 0:
        feet = (paw, Foot(-0.18 * plan.trunk), feet[2], feet[3])
    return replace(
        pose,
        neck=20 + 7 * lick,
        head=-60 + 8 * lick,
        turn=12,
        tail=-6.0,
        tail_sway=14 * lick,
        feet=feet,
        ears=12,
    )


def _fights(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    return _pushes(plan, time_s, mood) if plan.extras & _PUSHES else _rears(plan, time_s, mood)


def _pushes(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    """Head to head: shove, give way, wrench sideways."""
    shove = sin(tau * (time_s / 1.3)) * 0.6 + sin(tau * (time_s / 0.47 + mood)) * 0.4
    pose = muzzle_at(plan, at_ease(plan), 0.52 * plan.shoulder, -58)
    step = 0.14 * plan.hip * sin(tau * (time_s / 0.9 + mood))
    brace = 0.16 * plan.hip
    feet = (Foot(brace + step), Foot(brace - step), Foot(-brace - step), Foot(-brace + step))
    return replace(
        pose,
        shift=0.09 * plan.trunk * shove,
        shoulder=pose.shoulder - 0.06 * plan.shoulder * (1 + 0.5 * shove),
        neck=pose.neck + 7 * shove,
        turn=20 * sin(tau * (time_s / 0.8 + mood)),
        tail=pose.tail + 30,
        feet=feet,
    )


def _rears(plan: BodyPlan, time_s: float, mood: float) -> Pose:
    """On the hind legs, striking with the fore paws, then down again."""
    rise = 0.5 + 0.5 * sin(tau * (time_s / 1.9 + 0.12 * mood) - pi / 2)
    rise = min(1.0, 1.5 * rise)
    strike = sin(tau * (time_s / 0.52 + mood))
    up = 0.72 * plan.trunk * rise
    pose = at_ease(plan)
    paws = (
        Foot(-0.20 * plan.trunk * rise + 0.14 * plan.trunk * strike, up * 0.95 + 0.02, 0.5 * rise),
        Foot(-0.20 * plan.trunk * rise - 0.14 * plan.trunk * strike, up * 0.95 + 0.02, 0.5 * rise),
    )
    if "arms" in plan.extras:
        rest = pose.feet[0]
        paws = (
            Foot(rest.ahead + 0.10 * (1 + strike), rest.up + 0.18 * rise, 0.2),
            Foot(rest.ahead + 0.10 * (1 - strike), rest.up + 0.18 * rise, 0.2),
        )
        up *= 0.45
    return replace(
        pose,
        hip=plan.hip * (1 - 0.12 * rise),
        shoulder=plan.shoulder + up,
        neck=plan.neck_deg + 10 * strike,
        head=plan.head_deg - 16 * rise,
        shift=0.10 * plan.trunk * strike,
        turn=14 * strike,
        tail=plan.tail_deg + 22 * rise,
        tail_sway=40 * strike,
        ears=46,
        feet=(paws[0], paws[1], Foot(0.05 * strike), Foot(-0.05 * strike)),
    )


_POSES: Mapping[str, Callable[[BodyPlan, float, float], Pose]] = {
    LOOKS: _looks,
    EATS: _eats,
    DRINKS: _drinks,
    SLEEPS: _sleeps,
    GROOMS: _grooms,
    FIGHTS: _fights,
}
