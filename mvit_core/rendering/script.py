"""From a scenario to the acts of each animal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from mvit_core.rendering.actor import Act, Actor, Place, stay, walk
from mvit_core.rendering.behaviors import FIGHTS, LOOKS, SLEEPS, WALKS
from mvit_core.rendering.camera import FOCAL, Camera
from mvit_core.rendering.fauna import plan_of
from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.spec import ClipSpec, Condition, Scenario

IN_SIGHT = 0.5  # of half the picture: how far from its middle an animal strolls that is to be seen


@dataclass(frozen=True, slots=True)
class Stage:
    """What the acts are drawn up with: one animal's room and chance."""

    spec: ClipSpec
    camera: Camera
    plan: BodyPlan
    rng: np.random.Generator
    size: float
    depth: float  # of the middle of its way, meters
    side: float  # -1 comes from the left, 1 from the right

    def edge(self, side: float, depth: float) -> Place:
        """A place just out of the picture."""
        beyond = 0.55 * self.size * (self.plan.length + self.plan.tail[0])
        return side * (self.camera.half_width_m(depth) + beyond), depth

    def middle(self) -> Place:
        """A place in the middle of the picture."""
        across = float(self.rng.uniform(-0.28, 0.28)) * self.camera.half_width_m(self.depth)
        return across, self.depth

    def heading(self, side: float) -> float:
        """Seen from the side or three quarters; `side` is where it comes from."""
        tilt = float(self.rng.uniform(-32, 24))
        return tilt if side < 0 else 180 - tilt

    def slanted(self) -> float:
        """A distance near that of the middle."""
        return self.depth * float(self.rng.uniform(0.90, 1.18))

    def walk_s(self, start: Place, end: Place, fastest: float = 1.0) -> float:
        """How long a walk takes at this animal's own pace."""
        length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
        return length / (self.plan.speed * self.size * fastest)


def write_script(spec: ClipSpec, camera: Camera) -> tuple[Actor, ...]:
    """The animals of a video; empty for a blank one."""
    if spec.scenario is Scenario.BLANK:
        return ()
    rng = np.random.default_rng((spec.seed, 11))
    first = _stage(spec, camera, plan_of(species_of(spec, 0)), rng)
    if spec.scenario is Scenario.TWO_ANIMALS:
        second = _stage(spec, camera, plan_of(species_of(spec, 1)), rng)
        return _fight(first, second) if FIGHTS in spec.behaviors else _two(first, second)
    if spec.scenario is Scenario.TOGETHER:
        return _together(spec, camera, rng)
    acts = _SCENARIOS[spec.scenario](first)
    return (Actor(0, first.plan, acts, float(rng.random()), first.size),)


def species_of(spec: ClipSpec, animal_id: int) -> str:
    """Which species an animal of the video is."""
    return spec.second_species or spec.species if animal_id % 2 else spec.species


def _stage(spec: ClipSpec, camera: Camera, plan: BodyPlan, rng: np.random.Generator) -> Stage:
    size = float(rng.uniform(0.92, 1.08))
    tall = 1.25 * (plan.shoulder + plan.girth[2])
    if spec.condition is Condition.FAR:
        share = float(rng.uniform(0.055, 0.080))
        depth = max(6.0, FOCAL * plan.length * size / share)
    else:
        share = float(rng.uniform(0.20, 0.32))
        depth = FOCAL * plan.length * size / share
    nearest = camera.focal * camera.above_m / (0.80 * camera.height - camera.horizon)
    tallest = camera.focal * max(0.0, tall - camera.above_m) / max(1.0, 0.86 * camera.horizon)
    depth = min(22.0, max(depth, nearest, tallest))
    return Stage(spec, camera, plan, rng, size, depth, float(rng.choice((-1, 1))))


def _crosses(stage: Stage) -> tuple[Act, ...]:
    start = stage.edge(stage.side, stage.slanted())
    end = stage.edge(-stage.side, stage.slanted())
    total = stage.spec.duration_s
    needed = stage.walk_s(start, end)
    usable = min(needed, 0.86 * total)
    usable = max(usable, stage.walk_s(start, end, 3.2))
    begin = max(0.0, total - usable) * float(stage.rng.uniform(0.25, 0.7))
    return (walk(begin, begin + usable, start, end),)


def _behaviors(stage: Stage) -> tuple[str, ...]:
    return tuple(each for each in stage.spec.behaviors if each != FIGHTS) or (LOOKS,)


def _stops(stage: Stage) -> tuple[Act, ...]:
    total, stop = stage.spec.duration_s, stage.middle()
    start = stage.edge(stage.side, stage.slanted())
    end = stage.edge(-stage.side if stage.rng.random() < 0.75 else stage.side, stage.slanted())
    lead = 0.05 * total
    inward = min(stage.walk_s(start, stop), 0.30 * total)
    outward = min(stage.walk_s(stop, end), 0.30 * total)
    arrives, leaves = lead + inward, 0.96 * total - outward
    acts = [walk(lead, arrives, start, stop)]
    acts += _tiled(stage, arrives, leaves, stop)
    return (*acts, walk(leaves, leaves + outward, stop, end))


def _tiled(stage: Stage, start_s: float, end_s: float, place: Place) -> list[Act]:
    """The behaviors one after the other, in equal shares."""
    names = _behaviors(stage)
    heading = stage.heading(stage.side)
    edges = np.linspace(start_s, end_s, len(names) + 1)
    return [
        stay(name, float(a), float(b), place, heading)
        for name, a, b in zip(names, edges[:-1], edges[1:], strict=True)
    ]


def _starts_still(stage: Stage) -> tuple[Act, ...]:
    total, place = stage.spec.duration_s, stage.middle()
    end = stage.edge(-stage.side, stage.slanted())
    leaves = total * float(stage.rng.uniform(0.42, 0.58))
    needed = min(stage.walk_s(place, end), 0.94 * total - leaves)
    return (*_tiled(stage, 0.0, leaves, place), walk(leaves, leaves + needed, place, end))


def _stays(stage: Stage) -> tuple[Act, ...]:
    return tuple(_tiled(stage, 0.0, stage.spec.duration_s + 1.0, stage.middle()))


def _untrimmed(stage: Stage) -> tuple[Act, ...]:
    """Comes after a while, does one thing after another with short walks between, goes before the end."""
    total = stage.spec.duration_s
    at, place = 0.08 * total, stage.edge(stage.side, stage.slanted())
    names = [each for each in _behaviors(stage) if each != SLEEPS or total > 15]
    goal = stage.middle()
    inward = min(stage.walk_s(place, goal), 0.12 * total)
    acts = [walk(at, at + inward, place, goal)]
    at, place = at + inward, goal
    outward = 0.10 * total
    step = (0.90 * total - outward - at) / max(1, len(names))
    for index, name in enumerate(names):
        stroll = min(0.22 * step, 2.5) if index else 0.0
        if stroll > 0.3:
            reach = stage.plan.speed * stage.size * stroll * 0.9
            direction = -1.0 if place[0] > 0 else 1.0
            room = stage.camera.half_width_m(place[1]) * IN_SIGHT
            across = min(room, max(-room, place[0] + direction * reach))
            goal = (across, place[1] * float(stage.rng.uniform(0.96, 1.05)))
            acts.append(walk(at, at + stroll, place, goal))
            place = goal
        heading = acts[-1].heading_deg + float(stage.rng.uniform(-15, 15))
        acts.append(stay(name, at + stroll, at + step, place, heading))
        at += step
    end = stage.edge(-stage.side, stage.slanted())
    return (*acts, walk(at, at + max(outward, stage.walk_s(place, end, 3.0)), place, end))


def _two(first: Stage, second: Stage) -> tuple[Actor, ...]:
    """Both cross; the second comes later, at another distance, from either side."""
    total = first.spec.duration_s
    one = _shifted(_crosses(first), 0.0, 0.72 * total)
    far = Stage(
        second.spec, second.camera, second.plan, second.rng, second.size, 1.22 * first.depth, second.side
    )
    two = _shifted(_crosses(far), 0.24 * total, 0.98 * total)
    return (
        Actor(0, first.plan, one, float(first.rng.random()), first.size),
        Actor(1, second.plan, two, float(second.rng.random()), second.size),
    )


def _shifted(acts: tuple[Act, ...], start_s: float, end_s: float) -> tuple[Act, ...]:
    """One walk, put into a given time."""
    act = acts[0]
    return (Act(act.behavior, start_s, max(end_s, start_s + 1), act.start, act.end, act.heading_deg),)


def _together(spec: ClipSpec, camera: Camera, rng: np.random.Generator) -> tuple[Actor, ...]:
    """Each does its own thing in its own part of the picture."""
    plans = [plan_of(species_of(spec, number)) for number in range(len(spec.behaviors))]
    stages = [_stage(spec, camera, plan, rng) for plan in plans]
    needed = sum(stage.plan.length * stage.size for stage in stages) * FOCAL * 1.15
    depth = min(22.0, max(needed, *(stage.depth for stage in stages)))
    width = 2 * camera.half_width_m(depth) / len(stages)
    actors = []
    for number, (stage, behavior) in enumerate(zip(stages, spec.behaviors, strict=True)):
        across = (number + 0.5 - len(stages) / 2 + float(rng.uniform(-0.08, 0.08))) * width
        place = (across, depth * float(rng.uniform(0.97, 1.03)))
        if behavior == WALKS:
            reach = 0.22 * width * stage.side
            start, end = (place[0] + reach, place[1]), (place[0] - reach, place[1])
            acts = [walk(0.0, spec.duration_s + 1.0, start, end)]
        else:
            acts = [stay(behavior, 0.0, spec.duration_s + 1.0, place, stage.heading(stage.side))]
        actors.append(Actor(number, stage.plan, tuple(acts), float(rng.random()), stage.size))
    return tuple(actors)


def _fight(first: Stage, second: Stage) -> tuple[Actor, ...]:
    """Two come from both sides, fight, and one chases the other away."""
    total, depth = first.spec.duration_s, 1.12 * max(first.depth, second.depth)
    meets, ends = 0.22 * total, 0.78 * total
    middle = float(first.rng.uniform(-0.12, 0.12)) * first.camera.half_width_m(depth)
    reach = 0.5 * (first.size * _reach(first.plan) + second.size * _reach(second.plan))
    actors = []
    loser = int(first.rng.integers(2))
    for index, (stage, side) in enumerate(((first, -1.0), (second, 1.0))):
        place = (middle + side * 0.5 * reach, depth)
        away = 1.0 if loser == 1 else -1.0
        start, end = stage.edge(side, depth * 1.05), stage.edge(away, depth * 0.98)
        begin = max(0.0, meets - stage.walk_s(start, place, 1.8))
        late = 0.0 if index == loser else 0.05 * total
        acts = (
            walk(begin, meets, start, place),
            stay(FIGHTS, meets, ends + late, place, 0.0 if side < 0 else 180.0),
            walk(ends + late, total * 0.97, place, end),
        )
        actors.append(Actor(index, stage.plan, acts, float(stage.rng.random()), stage.size))
    return tuple(actors)


def _reach(plan: BodyPlan) -> float:
    """From the middle of the trunk to the forehead, when heads meet; both ways."""
    return plan.trunk + 1.55 * plan.neck + 1.1 * plan.head


_SCENARIOS: Mapping[Scenario, Callable[[Stage], tuple[Act, ...]]] = {
    Scenario.CROSSES: _crosses,
    Scenario.STOPS: _stops,
    Scenario.STARTS_STILL: _starts_still,
    Scenario.STAYS: _stays,
    Scenario.UNTRIMMED: _untrimmed,
}
