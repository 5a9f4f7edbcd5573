"""How far two people agree: Cohen's kappa of each class, and the shared time of each behavior.

One is the second observer, who reviewed blindly; the other stands behind the labels that count. Only what
both have reviewed is compared. An animal that one alone saw has no class by the other: kappa, which is of
units that both have classified (Cohen 1960), leaves it out, and its number is told beside. Were it a class of
its own, chance could not be told from the table's margins: what both miss stands in no table (Holle & Rein
2015, Behav. Res. Methods 47: 837-847).
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from app.services import second_opinion
from app.services.ecology.agreement import kappa
from app.services.observations import of_video
from app.services.observations.boxes import counting
from app.services.projects import Project
from app.services.review.reshaping import was_merged
from app.services.storing.evidence import Place, match
from app.store.records import Kind, Observation, ObservationId, ReviewState, Subject, VideoId
from mvit_core.types import Span

REJECTED = "rejected"
MISSED = "missed"  # the other one added it
ROUNDING = 1e-9

Timed = tuple[Span, Sequence[Observation], Sequence[Observation]]  # an animal's time, the bouts of each


class ClassKappa(msgspec.Struct, frozen=True):
    """One class, against all others."""

    name: str
    num_first: int
    num_second: int
    num_both: int
    kappa: float | None  # of the animals that both saw


class BehaviorOverlap(msgspec.Struct, frozen=True):
    """One behavior, in seconds over all animals that both saw."""

    name: str
    first_s: float
    second_s: float
    shared_s: float
    kappa: float | None  # of each moment of the animals' time: does it, does it not

    @property
    def intersection_over_union(self) -> float | None:
        """Shared time over joint time; None where neither saw any."""
        joint_s = self.first_s + self.second_s - self.shared_s
        return self.shared_s / joint_s if joint_s > 0 else None


class Agreement(msgspec.Struct, frozen=True):
    """Everything that can be compared."""

    num_animals: int  # that both saw
    num_videos: int  # with something to compare
    kappa: float | None  # of these animals
    num_first_alone: int = 0
    num_second_alone: int = 0
    classes: tuple[ClassKappa, ...] = ()
    behaviors: tuple[BehaviorOverlap, ...] = ()


def agreement(project: Project, observer: str) -> Agreement:
    """The labels that count against what `observer` said."""
    said = second_opinion.opinions(project, observer)
    pairs: list[tuple[str, str]] = []
    times: list[Timed] = []
    num_videos = 0
    for video_id in _videos_of(project, said):
        first = of_video(project, video_id, rejected=True)
        second = second_opinion.seen_by(project, video_id, observer)
        compared = _matched(first, second)
        num_videos += bool(compared)
        for one, other in compared:
            pairs.append((_class_of(one), _class_of(other)))
            if one is not None and other is not None and REJECTED not in pairs[-1]:
                times.append(_times(one, other, first, second))
    seen = [pair for pair in pairs if MISSED not in pair]
    return Agreement(
        num_animals=len(seen),
        num_videos=num_videos,
        kappa=kappa(seen),
        num_first_alone=sum(other == MISSED for _, other in pairs),
        num_second_alone=sum(one == MISSED for one, _ in pairs),
        classes=tuple(_of_class(name, pairs) for name in sorted({each for pair in pairs for each in pair})),
        behaviors=tuple(_overlaps(times)),
    )


def _videos_of(project: Project, said: Mapping[ObservationId, object]) -> list[VideoId]:
    from sqlalchemy import select

    from app.store.library_order import batches
    from app.store.schema import ObservationRow

    found: set[int] = set()
    with project.reading() as session:
        for some in batches(sorted(said)):
            found.update(session.scalars(select(ObservationRow.video_id).where(ObservationRow.id.in_(some))))
    return [VideoId(id_) for id_ in sorted(found)]


def _matched(
    first: Sequence[Observation], second: Sequence[Observation]
) -> list[tuple[Observation | None, Observation | None]]:
    """Pairs of the same animal: of one finding, else of what both added at about the same place or time.

    What one alone added was missed by the other only if they are through with the video.
    """
    mine, theirs = _reviewed_animals(first), _reviewed_animals(second)
    pairs: list[tuple[Observation | None, Observation | None]] = [
        (one, theirs[id_]) for id_, one in mine.items() if id_ in theirs and not was_merged(one)
    ]
    added = [one for one in mine.values() if _is_added(one)]
    others = [one for one in theirs.values() if _is_added(one)]
    found = _paired(added, others)
    pairs += [(mine[one], theirs[other]) for one, other in found.items()]
    if _is_through(second):
        pairs += [(one, None) for one in added if one.id not in found]
    if _is_through(first):
        pairs += [(None, other) for other in others if other.id not in found.values()]
    return pairs


def _paired(
    added: Sequence[Observation], others: Sequence[Observation]
) -> dict[ObservationId, ObservationId]:
    """What both added: first what both drew at one place, then what is left by the time that it shares.

    By time alone, two animals that came together would be taken for each other.
    """
    drawn = [one for one in added if one.keyframes], [one for one in others if one.keyframes]
    found = _alike(*drawn)
    left = [one for one in added if one.id not in found]
    free = [one for one in others if one.id not in found.values()]
    return found | _alike(left, free, by_time=True)


def _alike(
    some: Sequence[Observation], others: Sequence[Observation], *, by_time: bool = False
) -> dict[ObservationId, ObservationId]:
    def place(one: Observation) -> Place:
        return Place(one.span, None if by_time else counting(one, None))

    found = match({one.id: place(one) for one in some}, [place(one) for one in others])
    return {id_: others[index].id for index, id_ in found.items()}


def _reviewed_animals(found: Sequence[Observation]) -> dict[ObservationId, Observation]:
    return {one.id: one for one in found if one.kind is Kind.ANIMAL and one.is_by_eye}


def _is_through(found: Sequence[Observation]) -> bool:
    """Whether an observer has reviewed every animal of a video; of an empty one nobody knows."""
    animals = [one for one in found if one.kind is Kind.ANIMAL]
    return bool(animals) and all(one.is_by_eye for one in animals)


def _is_added(one: Observation) -> bool:
    """Whether it is an animal that no machine found; that nothing is in a video is none."""
    return one.state is ReviewState.ADDED and one.subject is not Subject.BLANK


def _class_of(one: Observation | None) -> str:
    if one is None:
        return MISSED
    if one.state is ReviewState.REJECTED:
        return REJECTED
    return one.taxon or one.subject.value


def _of_class(name: str, pairs: Sequence[tuple[str, str]]) -> ClassKappa:
    against = [(str(one == name), str(other == name)) for one, other in pairs if MISSED not in (one, other)]
    first, second = (sum(each[side] == name for each in pairs) for side in (0, 1))
    both = sum(one == other == name for one, other in pairs)
    return ClassKappa(name, first, second, both, None if name == MISSED else kappa(against))


def _times(
    one: Observation, other: Observation, first: Sequence[Observation], second: Sequence[Observation]
) -> Timed:
    """The time of one animal, with the bouts of each observer; what one of them has not reviewed left out."""
    mine, theirs = _bouts(first, one.id), _bouts(second, other.id)
    waiting = {bout.id for bout in (*mine, *theirs) if not bout.is_by_eye}
    kept, also = _counting(mine, waiting), _counting(theirs, waiting)
    spans = [each.span for each in (one, other, *kept, *also)]
    return Span(min(each.start_s for each in spans), max(each.end_s for each in spans)), kept, also


def _bouts(found: Sequence[Observation], animal: ObservationId) -> list[Observation]:
    return [one for one in found if one.parent_id == animal]


def _counting(bouts: Sequence[Observation], waiting: set[ObservationId]) -> list[Observation]:
    return [one for one in bouts if one.id not in waiting and one.state is not ReviewState.REJECTED]


def _overlaps(times: Sequence[Timed]) -> Iterable[BehaviorOverlap]:
    names = {bout.behavior for _, *both in times for bouts in both for bout in bouts if bout.behavior}
    whole_s = sum(span.duration_s for span, _, _ in times)
    for name in sorted(names):
        first_s = second_s = shared_s = 0.0
        for _, first, second in times:
            mine, theirs = _spans(first, name), _spans(second, name)
            first_s += sum(span.duration_s for span in mine)
            second_s += sum(span.duration_s for span in theirs)
            shared_s += sum(max(0.0, a.shared_s(b)) for a in mine for b in theirs)
        yield BehaviorOverlap(
            name, first_s, second_s, shared_s, _kappa_of_time(first_s, second_s, shared_s, whole_s)
        )


def _spans(bouts: Sequence[Observation], name: str) -> list[Span]:
    """The behavior's time, bouts that overlap joined."""
    joined: list[Span] = []
    for span in sorted((one.span for one in bouts if one.behavior == name), key=lambda one: one.start_s):
        if joined and span.start_s <= joined[-1].end_s:
            joined[-1] = Span(joined[-1].start_s, max(joined[-1].end_s, span.end_s))
        else:
            joined.append(span)
    return joined


def _kappa_of_time(first_s: float, second_s: float, shared_s: float, whole_s: float) -> float | None:
    """Cohen's kappa with seconds in place of counts."""
    if whole_s <= 0:
        return None
    observed = (shared_s + (whole_s - first_s - second_s + shared_s)) / whole_s
    one, other = first_s / whole_s, second_s / whole_s
    by_chance = one * other + (1 - one) * (1 - other)
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 - ROUNDING else None
