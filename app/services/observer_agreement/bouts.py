"""How far two people agree on what animals do: shared time and Cohen's kappa of each moment of it.

What lasts is compared in seconds, what has no length (point behaviors, and any in a photo) by number. The
time of a bout that one of the two has not reviewed is compared in no behavior: nobody knows what they would
say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from app.services.analysis.values import NOTHING, Behind, Ids
from app.services.ecology.agreement import kappa_of_time, two_interval
from app.services.ecology.behaving import covered_s
from app.services.ecology.clusters import clusters
from app.services.ecology.resampling import Bounds, intervals, ratios
from app.store.records import Observation, ObservationId, ReviewState, SiteId, VideoId
from mvit_core.types import Span, union_of

SiteVideo = tuple[SiteId, VideoId]
SAME_MOMENT_S = 1.0  # between moments that both mean the same
DIFFERS_S = 0.05  # what a table with tenths of a second shows


class BehaviorOverlap(msgspec.Struct, frozen=True):
    """One behavior that lasts, in seconds over all animals that both saw."""

    name: str
    first_s: float
    second_s: float
    shared_s: float
    kappa: float | None  # of each moment of the animals' time: does it, does it not
    kappa_interval: Bounds | None = None  # 95 %, over sites or videos
    shared_interval: Bounds | None = None  # of the intersection over union
    differing: Behind = NOTHING  # the animals that it does by one and not by the other

    @property
    def intersection_over_union(self) -> float | None:
        """Shared time over joint time; None where neither saw any."""
        joint_s = self.first_s + self.second_s - self.shared_s
        return self.shared_s / joint_s if joint_s > 0 else None


class MomentAgreement(msgspec.Struct, frozen=True):
    """One behavior's moments, over all animals that both saw; the same where a second apart at most."""

    name: str
    num_first: int
    num_second: int
    num_both: int
    shared_interval: Bounds | None = None
    differing: Behind = NOTHING

    @property
    def intersection_over_union(self) -> float | None:
        """Those of both over all; None where there are none."""
        joint = self.num_first + self.num_second - self.num_both
        return self.num_both / joint if joint else None


@dataclass(frozen=True, slots=True)
class Timed:
    """An animal that both saw, with the bouts of each."""

    video_id: VideoId
    animal: ObservationId
    compared: Sequence[Span]  # its time
    first: Sequence[Observation]
    second: Sequence[Observation]
    coded: tuple[bool, bool]  # whether each has said anything of a bout, also that it is none


def with_behavior(animals: Sequence[Timed]) -> Sequence[Timed]:
    """Those of which behavior is compared: none where one of the two has coded none at all."""
    both = all(any(one.coded[side] for one in animals) for side in (0, 1))
    return animals if both else ()


def timed(
    one: Observation, other: Observation, first: Sequence[Observation], second: Sequence[Observation]
) -> Timed:
    """What both say of one animal, out of all that each says of its video."""
    mine, theirs = _bouts(first, one.id), _bouts(second, other.id)
    waiting = {bout.id for bout in (*mine, *theirs) if not bout.is_by_eye}
    apart = [bout.span for bout in (*mine, *theirs) if bout.id in waiting]
    kept, also = _counting(mine, waiting), _counting(theirs, waiting)
    spans = [each.span for each in (one, other, *kept, *also)]
    whole = Span(min(each.start_s for each in spans), max(each.end_s for each in spans))
    coded = any(bout.is_by_eye for bout in mine), any(bout.is_by_eye for bout in theirs)
    return Timed(one.video_id, one.id, _without([whole], apart), kept, also, coded)


def overlaps(animals: Sequence[Timed], places: Sequence[SiteVideo]) -> Iterator[BehaviorOverlap]:
    """Of each behavior that lasts, by name; `places` are those of the animals."""
    for name in _names(animals, moments=False):
        seconds = np.array([_seconds(name, one) for one in animals])
        first_s, second_s, shared_s, whole_s = seconds.sum(axis=0).tolist()
        over = clusters(places, seconds[:, 0] + seconds[:, 1] > 0)
        kappa_interval, shared_interval = two_interval(over.gathered().sums(seconds))
        yield BehaviorOverlap(
            name,
            first_s,
            second_s,
            shared_s,
            kappa_of_time(first_s, second_s, shared_s, whole_s),
            kappa_interval,
            shared_interval,
            _where(animals, seconds[:, 0] + seconds[:, 1] - 2 * seconds[:, 2] >= DIFFERS_S),
        )


def moments(animals: Sequence[Timed], places: Sequence[SiteVideo]) -> Iterator[MomentAgreement]:
    """Of each behavior that has moments, by name; `places` are those of the animals."""
    for name in _names(animals, moments=True):
        numbers = np.array([_numbers(name, one) for one in animals])
        first, second, both = numbers.sum(axis=0).tolist()
        joint = numbers[:, 0] + numbers[:, 1] - numbers[:, 2]
        sums = clusters(places, joint > 0).gathered().sums(np.stack([numbers[:, 2], joint], axis=1))
        shared_interval = intervals(sums[sums[:, 1] > 0], ratios)[0]
        differ = joint > numbers[:, 2]
        yield MomentAgreement(name, first, second, both, shared_interval, _where(animals, differ))


def _seconds(name: str, one: Timed) -> tuple[float, float, float, float]:
    """By the first, by the second, by both, and in all."""
    mine, theirs = _time_of(name, one.first, one.compared), _time_of(name, one.second, one.compared)
    both_s = sum(max(0.0, a.shared_s(b)) for a in mine for b in theirs)
    return covered_s(mine), covered_s(theirs), both_s, covered_s(one.compared)


def _numbers(name: str, one: Timed) -> tuple[int, int, int]:
    mine, theirs = _moments_of(name, one.first), _moments_of(name, one.second)
    return len(mine), len(theirs), _num_same(mine, theirs)


def _where(animals: Sequence[Timed], differ: Iterable[bool]) -> Behind:
    those = [one for one, differs in zip(animals, differ, strict=True) if differs]
    return Behind(Ids(one.video_id for one in those), Ids(one.animal for one in those))


def _bouts(found: Sequence[Observation], animal: ObservationId) -> list[Observation]:
    return [one for one in found if one.parent_id == animal]


def _counting(bouts: Sequence[Observation], waiting: set[ObservationId]) -> list[Observation]:
    return [one for one in bouts if one.id not in waiting and one.state is not ReviewState.REJECTED]


def _names(animals: Iterable[Timed], *, moments: bool) -> list[str]:
    bouts = (bout for one in animals for bout in (*one.first, *one.second))
    return sorted({bout.behavior for bout in bouts if bout.behavior and _is_moment(bout) == moments})


def _is_moment(bout: Observation) -> bool:
    return bout.span.duration_s <= 0


def _time_of(name: str, bouts: Sequence[Observation], compared: Sequence[Span]) -> list[Span]:
    """The behavior's time within what is compared, bouts that overlap joined."""
    return [
        Span(max(a.start_s, b.start_s), min(a.end_s, b.end_s))
        for a in union_of(one.span for one in bouts if one.behavior == name)
        for b in compared
        if a.shared_s(b) > 0
    ]


def _without(spans: Sequence[Span], apart: Sequence[Span]) -> list[Span]:
    """What is left of spans when others are cut out of them."""
    left = list(spans)
    for cut in apart:
        pieces = (
            piece
            for span in left
            for piece in (
                Span(span.start_s, min(span.end_s, cut.start_s)),
                Span(max(span.start_s, cut.end_s), span.end_s),
            )
        )
        left = [piece for piece in pieces if piece.duration_s > 0] if cut.duration_s > 0 else left
    return left


def _moments_of(name: str, bouts: Sequence[Observation]) -> list[float]:
    return sorted(one.span.start_s for one in bouts if one.behavior == name and _is_moment(one))


def _num_same(mine: Sequence[float], theirs: Sequence[float]) -> int:
    """As many pairs as there can be, each moment in one at most; both in order of time."""
    here = there = number = 0
    while here < len(mine) and there < len(theirs):
        apart_s = mine[here] - theirs[there]
        is_same = abs(apart_s) <= SAME_MOMENT_S
        number += is_same
        here += is_same or apart_s < 0
        there += is_same or apart_s > 0
    return number
