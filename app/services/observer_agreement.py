"""How far two people agree: Cohen's kappa of each class, and the shared time of each behavior.

One is the second observer, who reviewed blindly; the other stands behind the labels that count. Only what
both have reviewed is compared.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from app.services import second_opinion
from app.services.ecology.agreement import kappa
from app.services.observations import of_video
from app.services.projects import Project
from app.services.storing.evidence import Place, match
from app.store.records import Kind, Observation, ObservationId, ReviewState, VideoId
from mvit_core.types import Span

REJECTED = "rejected"
MISSED = "missed"  # the other one added it


class ClassKappa(msgspec.Struct, frozen=True):
    """One class, against all others."""

    name: str
    num_first: int
    num_second: int
    num_both: int
    kappa: float | None


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

    num_animals: int
    num_videos: int
    kappa: float | None
    classes: tuple[ClassKappa, ...] = ()
    behaviors: tuple[BehaviorOverlap, ...] = ()


def agreement(project: Project, observer: str) -> Agreement:
    """The labels that count against what `observer` said."""
    said = second_opinion.opinions(project, observer)
    videos = _videos_of(project, said)
    pairs: list[tuple[str, str]] = []
    times: list[tuple[Span, Sequence[Observation], Sequence[Observation]]] = []
    for video_id in videos:
        first = _reviewed(of_video(project, video_id, rejected=True))
        second = _reviewed(second_opinion.seen_by(project, video_id, observer))
        for one, other in _matched(first, second):
            pairs.append((_class_of(one), _class_of(other)))
            if one is not None and other is not None and REJECTED not in pairs[-1]:
                times.append((_joint(one, other), _bouts(first, one.id), _bouts(second, other.id)))
    return Agreement(
        num_animals=len(pairs),
        num_videos=len(videos),
        kappa=kappa(pairs),
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


def _reviewed(found: Iterable[Observation]) -> list[Observation]:
    return [each for each in found if each.state is not ReviewState.UNREVIEWED]


def _matched(
    first: Sequence[Observation], second: Sequence[Observation]
) -> list[tuple[Observation | None, Observation | None]]:
    """Pairs of the same animal: of one finding, else of what both added at about the same time."""
    mine = {one.id: one for one in first if one.kind is Kind.ANIMAL}
    theirs = {one.id: one for one in second if one.kind is Kind.ANIMAL}
    pairs: list[tuple[Observation | None, Observation | None]] = [
        (one, theirs[id_]) for id_, one in mine.items() if id_ in theirs
    ]
    added = {id_: Place(one.span) for id_, one in mine.items() if _is_added(one)}
    others = [one for one in theirs.values() if _is_added(one)]
    found = match(added, [Place(one.span) for one in others])
    pairs += [(mine[id_], others[index]) for index, id_ in found.items()]
    pairs += [(mine[id_], None) for id_ in added if id_ not in found.values()]
    pairs += [(None, other) for index, other in enumerate(others) if index not in found]
    return pairs


def _is_added(one: Observation) -> bool:
    return one.state is ReviewState.ADDED


def _class_of(one: Observation | None) -> str:
    if one is None:
        return MISSED
    if one.state is ReviewState.REJECTED:
        return REJECTED
    return one.taxon or one.subject.value


def _of_class(name: str, pairs: Sequence[tuple[str, str]]) -> ClassKappa:
    against = [(str(one == name), str(other == name)) for one, other in pairs]
    first, second = (sum(each[side] == name for each in pairs) for side in (0, 1))
    return ClassKappa(name, first, second, sum(one == other == name for one, other in pairs), kappa(against))


def _joint(one: Observation, other: Observation) -> Span:
    return Span(min(one.span.start_s, other.span.start_s), max(one.span.end_s, other.span.end_s))


def _bouts(found: Sequence[Observation], animal: ObservationId) -> list[Observation]:
    return [one for one in found if one.parent_id == animal and one.state is not ReviewState.REJECTED]


def _overlaps(
    times: Sequence[tuple[Span, Sequence[Observation], Sequence[Observation]]],
) -> Iterable[BehaviorOverlap]:
    names = {bout.behavior for _, *both in times for bouts in both for bout in bouts if bout.behavior}
    whole_s = sum(span.duration_s for span, _, _ in times)
    for name in sorted(names):
        first_s = second_s = shared_s = 0.0
        for _, first, second in times:
            mine, theirs = _spans(first, name), _spans(second, name)
            first_s += sum(span.duration_s for span in mine)
            second_s += sum(span.duration_s for span in theirs)
            shared_s += sum(
                max(0.0, min(a.end_s, b.end_s) - max(a.start_s, b.start_s)) for a in mine for b in theirs
            )
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
    whole_s = max(whole_s, first_s + second_s - shared_s)
    observed = (shared_s + (whole_s - first_s - second_s + shared_s)) / whole_s
    one, other = first_s / whole_s, second_s / whole_s
    by_chance = one * other + (1 - one) * (1 - other)
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 else None
