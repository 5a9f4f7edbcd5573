"""How far two people agree: Cohen's kappa of each class, and the shared time of each behavior.

One is the second observer, who reviewed blindly; the other stands behind the labels that count. Only what
both have reviewed is compared. An animal that one alone saw has no class by the other: kappa, which is of
units that both have classified (Cohen 1960), leaves it out, and its number is told beside. Were it a class of
its own, chance could not be told from the table's margins: what both miss stands in no table (Holle & Rein
2015, Behav. Res. Methods 47: 837-847).
"""

from collections.abc import Mapping, Sequence

import msgspec

from app.services import second_opinion
from app.services.analysis.values import NOTHING, Behind, Ids
from app.services.ecology.agreement import kappa, kappa_interval
from app.services.ecology.clusters import clusters
from app.services.ecology.resampling import Bounds
from app.services.observations import of_video
from app.services.observations.boxes import counting
from app.services.observer_agreement.bouts import (
    BehaviorOverlap,
    MomentAgreement,
    Timed,
    moments,
    overlaps,
    timed,
    with_behavior,
)
from app.services.observer_agreement.classes import MISSED, ClassKappa, Pair, of_class, together
from app.services.projects import Project
from app.services.review.reshaping import was_merged
from app.services.storing.evidence import Place, match
from app.store.records import Kind, Observation, ObservationId, ReviewState, SiteId, Subject, VideoId

REJECTED = "rejected"


class Agreement(msgspec.Struct, frozen=True):
    """Everything that can be compared."""

    num_animals: int  # that both saw
    num_same: int  # that both call the same
    num_videos: int  # with something to compare
    kappa: float | None  # of these animals
    kappa_interval: Bounds | None = None  # 95 %, where there are enough
    num_clusters: int = 0  # that intervals are over
    of_sites: bool = False  # they are sites, else videos
    num_first_alone: int = 0
    num_second_alone: int = 0
    classes: tuple[ClassKappa, ...] = ()
    behaviors: tuple[BehaviorOverlap, ...] = ()
    moments: tuple[MomentAgreement, ...] = ()
    differing: Behind = NOTHING  # the animals, of those that both saw, that they call otherwise


def agreement(project: Project, observer: str) -> Agreement:
    """The labels that count against what `observer` said."""
    said = second_opinion.opinions(project, observer)
    pairs: list[Pair] = []
    animals: list[Timed] = []
    num_videos = 0
    sites = _videos_of(project, said)
    for video_id in sites:
        first = of_video(project, video_id, rejected=True)
        second = second_opinion.seen_by(project, video_id, observer)
        compared = _matched(first, second)
        num_videos += bool(compared)
        for one, other in compared:
            where = Behind(Ids((video_id,)), Ids(() if one is None else (one.id,)))
            pairs.append(Pair(_class_of(one), _class_of(other), where))
            if one is not None and other is not None and REJECTED not in pairs[-1]:
                animals.append(timed(one, other, first, second))
    seen = [pair for pair in pairs if MISSED not in pair]
    where_seen = [(sites[pair.where.videos[0]], pair.where.videos[0]) for pair in seen]
    places = clusters(where_seen)
    names = sorted({each for pair in pairs for each in pair[:2]})
    doing = with_behavior(animals)
    where_done = [(sites[one.video_id], one.video_id) for one in doing]
    return Agreement(
        num_animals=len(seen),
        num_same=sum(pair.first == pair.second for pair in seen),
        num_videos=num_videos,
        kappa=kappa([pair[:2] for pair in seen]),
        kappa_interval=kappa_interval([pair[:2] for pair in seen], places),
        num_clusters=places.number,
        of_sites=places.of_sites,
        num_first_alone=sum(pair.second == MISSED for pair in pairs),
        num_second_alone=sum(pair.first == MISSED for pair in pairs),
        classes=tuple(of_class(name, pairs, where_seen) for name in names),
        behaviors=tuple(overlaps(doing, where_done)),
        moments=tuple(moments(doing, where_done)),
        differing=together(pair.where for pair in seen if pair.first != pair.second),
    )


def _videos_of(project: Project, said: Mapping[ObservationId, object]) -> dict[VideoId, SiteId]:
    """In order, with their sites."""
    from sqlalchemy import select

    from app.store.library_order import batches
    from app.store.schema import DeploymentRow, ObservationRow, VideoRow

    found: dict[int, int] = {}
    placed = (
        select(VideoRow.id, DeploymentRow.site_id)
        .join(DeploymentRow, VideoRow.deployment_id == DeploymentRow.id)
        .join(ObservationRow, ObservationRow.video_id == VideoRow.id)
        .distinct()
    )
    with project.reading() as session:
        for some in batches(sorted(said)):
            rows = session.execute(placed.where(ObservationRow.id.in_(some)))
            found.update((id_, site) for id_, site in rows)
    return {VideoId(id_): SiteId(site) for id_, site in sorted(found.items())}


def _matched(
    first: Sequence[Observation], second: Sequence[Observation]
) -> list[tuple[Observation | None, Observation | None]]:
    """Pairs of the same animal: of one finding, else of what both added at about the same place or time.

    What one alone added was missed by the other only if they are through with the video. The second half of
    what was split is not shown to the other, who may have added it.
    """
    mine, theirs = _reviewed_animals(first), _reviewed_animals(second)
    pairs: list[tuple[Observation | None, Observation | None]] = [
        (one, theirs[id_]) for id_, one in mine.items() if id_ in theirs and not was_merged(one)
    ]
    halves = _second_halves(first)
    added = [one for one in mine.values() if _is_added(one) or one.id in halves]
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


def _second_halves(found: Sequence[Observation]) -> set[ObservationId]:
    """The animals of a track that an earlier one has already."""
    first: dict[int, ObservationId] = {}
    tracked = sorted((one.id, one.track_id) for one in found if one.kind is Kind.ANIMAL and one.track_id)
    later = {id_ for id_, track in tracked if first.setdefault(track, id_) != id_}
    return later - {one.id for one in found if one.state is ReviewState.REJECTED}


def _class_of(one: Observation | None) -> str:
    if one is None:
        return MISSED
    if one.state is ReviewState.REJECTED:
        return REJECTED
    return one.taxon or one.subject.value
