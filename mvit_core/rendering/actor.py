"""One animal in one video: what it does when and where, and how it looks at any moment."""

from bisect import bisect_right
from dataclasses import dataclass
from math import atan2, degrees, hypot

from mvit_core.rendering.behaviors import WALKS, still_pose
from mvit_core.rendering.gait import gait_of, moving, stride_of
from mvit_core.rendering.noise import ease
from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.pose import Pose, blend

TURN_S = 0.75  # from one posture and heading to the next

Place = tuple[float, float]  # meters across (0 in the middle) and away from the camera


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done: walking from a place to another, or something else at one place."""

    behavior: str
    start_s: float
    end_s: float
    start: Place
    end: Place
    heading_deg: float  # 0 to the right of the picture, 90 away from the camera

    @property
    def speed(self) -> float:
        """Meters a second."""
        return self.length / max(1e-6, self.end_s - self.start_s)

    @property
    def length(self) -> float:
        """Meters covered."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])


@dataclass(frozen=True, slots=True)
class Moment:
    """An animal at one time."""

    place: Place
    heading_deg: float
    pose: Pose
    behavior: str


@dataclass(frozen=True, slots=True)
class Actor:
    """An animal and its acts, in order and without gaps; nowhere before the first and after the last."""

    id: int
    plan: BodyPlan
    acts: tuple[Act, ...]
    mood: float  # 0 to 1
    size: float = 1.0  # against the plan's

    def at(self, time_s: float) -> Moment | None:
        """How it stands at `time_s`; None while it is not there."""
        if not self.acts or not self.acts[0].start_s <= time_s <= self.acts[-1].end_s:
            return None
        index = max(0, bisect_right([act.start_s for act in self.acts], time_s) - 1)
        act = self.acts[index]
        since = time_s - act.start_s
        pose, heading = self._pose(index, time_s), act.heading_deg
        if index and since < TURN_S:
            before = self.acts[index - 1]
            share = ease(since / TURN_S)
            pose = blend(self._pose(index - 1, time_s), pose, share)
            heading = turned(before.heading_deg, act.heading_deg, share)
        return Moment(_along(act, time_s), heading, pose, act.behavior)

    def _pose(self, index: int, time_s: float) -> Pose:
        act = self.acts[index]
        if act.behavior != WALKS:
            return still_pose(self.plan, act.behavior, time_s - act.start_s, self.mood)
        gait = gait_of(self.plan, act.speed / self.size)
        covered = act.length * min(1.0, (time_s - act.start_s) / max(1e-6, act.end_s - act.start_s))
        return moving(self.plan, gait, covered / (stride_of(self.plan, gait) * self.size) + self.mood)


def _along(act: Act, time_s: float) -> Place:
    share = min(1.0, max(0.0, (time_s - act.start_s) / max(1e-6, act.end_s - act.start_s)))
    return (
        act.start[0] + (act.end[0] - act.start[0]) * share,
        act.start[1] + (act.end[1] - act.start[1]) * share,
    )


def turned(first_deg: float, second_deg: float, share: float) -> float:
    """Between two headings by the shorter way; half a turn goes past the camera, so that the face shows."""
    gap = (second_deg - first_deg + 180) % 360 - 180
    if abs(gap) > 150 and ((first_deg + gap / 2) % 360) < 180:
        gap -= 360 if gap > 0 else -360
    return first_deg + gap * share


def walk(start_s: float, end_s: float, start: Place, end: Place) -> Act:
    """A walk; the heading follows from the way."""
    return Act(WALKS, start_s, end_s, start, end, degrees(atan2(end[1] - start[1], end[0] - start[0])))


def stay(behavior: str, start_s: float, end_s: float, place: Place, heading_deg: float) -> Act:
    """Anything else."""
    return Act(behavior, start_s, end_s, place, place, heading_deg)
