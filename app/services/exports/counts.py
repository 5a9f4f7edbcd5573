"""Events, MaxN, effort and RAI of a project: what the functions of `ecology` make of its observations."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import msgspec

from app.services.ecology.effort import DAY, Working, capture_rate, trap_nights, within
from app.services.ecology.independence import Event, Record, events
from app.services.ecology.max_count import MaxN, Sighting, max_n
from app.services.exports.camtrap_deployments import Period, deployment_id
from app.services.exports.clock_offsets import clocks_ahead
from app.services.exports.material import Material, is_presence, species_of
from app.services.exports.rows import Row
from app.services.exports.selection import Selection
from app.services.times.capture_times import FILE_TIME
from app.store.records import Deployment, DeploymentId, ObservationId, SiteId, Video, VideoId
from mvit_core.types import VideoStatus


class Seen(msgspec.Struct, frozen=True):
    """One species in one video: the least that counting needs."""

    video_id: VideoId
    deployment_id: DeploymentId
    observations: tuple[ObservationId, ...]
    most: MaxN
    start: datetime  # camera-local, of the first observation
    end: datetime
    ahead: timedelta = timedelta(0)  # of UTC, the camera's clock; see `clocks_ahead`


class Summary(msgspec.Struct, frozen=True):
    """One species at one site."""

    site: str
    species: str
    common_name: str
    num_observations: int
    num_videos: int
    num_events: int
    most: int
    most_at: datetime
    nights: float
    rate: float | None  # RAI


def records_of(material: Material, videos: Iterable[tuple[Video, Sequence[Row]]]) -> Iterator[Record[Seen]]:
    """A record for each species in each dated video, at the moment when it first comes into view."""
    ahead, called = clocks_ahead(material.surroundings.deployments), cameras(material)
    for video, rows in videos:
        if video.captured_at is None:
            continue
        species: dict[str, list[Row]] = {}
        for row in rows:
            if is_presence(row):
                species.setdefault(species_of(row), []).append(row)
        deployment = material.surroundings.deployments[video.deployment_id]
        for name, those in species.items():
            seen = _seen(video, video.captured_at, those, ahead[deployment.id])
            yield Record(
                species=name,
                site=those[0].site.name,
                camera=called[deployment.id],
                at=seen.start,
                ahead=seen.ahead,
                item=seen,
            )


def cameras(material: Material) -> dict[DeploymentId, str]:
    """What the camera of each deployment is called: by its own name, else as its deployment.

    Deployments of one site, name and time whose cameras nobody named were of several: their IDs tell them
    apart.
    """
    known, stood = material.surroundings.deployments, _all_standing(material)
    alike: dict[tuple[SiteId, str], list[DeploymentId]] = {}
    for id_, one in known.items():
        if not one.camera and id_ in stood:
            alike.setdefault((one.site_id, one.name), []).append(id_)
    several = {id_ for those in alike.values() if _overlap([stood[each] for each in those]) for id_ in those}
    return {
        id_: f"{one.name} ({deployment_id(one)})" if id_ in several else one.camera or one.name
        for id_, one in known.items()
    }


def summarize(material: Material) -> list[Summary]:
    """Every species at every site where it was seen, by site and species."""
    everything = list(records_of(material, material.by_video()))
    per_pair: dict[tuple[str, str], list[Seen]] = {}
    for record in everything:
        per_pair.setdefault((record.site, record.species), []).append(record.item)
    counted: dict[tuple[str, str], int] = {}
    for event in events(everything, material.rule):
        counted[event.site, event.species] = counted.get((event.site, event.species), 0) + 1
    nights = nights_by_site(material)
    names = {taxon.scientific_name: taxon.short_name for taxon in material.surroundings.taxonomy}
    return [
        _summary(pair, seen, counted[pair], nights.get(pair[0], 0.0), names.get(pair[1], ""))
        for pair, seen in sorted(per_pair.items())
    ]


def nights_by_site(material: Material) -> dict[str, float]:
    """Trap nights of each site, of all its cameras, within the chosen days."""
    return {site: trap_nights(those) for site, those in working_by_site(material).items()}


def working_by_site(material: Material) -> dict[str, list[Working]]:
    """When each site's cameras worked, within the chosen days.

    A camera counts that filmed nothing in them: only the choice of single videos leaves it out.
    """
    known, found = material.surroundings, dict[str, list[Working]]()
    for id_, one in efforts(material).items():
        site = known.sites[known.deployments[id_].site_id]
        found.setdefault(site.name, []).append(one)
    return found


def efforts(material: Material) -> dict[DeploymentId, Working]:
    """The same, a deployment at a time; those without any date or outside of those days are left out."""
    chosen, wish = _chosen(material), material.selection
    clipped = {id_: _clipped(one, wish) for id_, one in _standing(material).items()}
    return {id_: one for id_, one in clipped.items() if one.end > one.start or id_ in chosen}


def cut_short(material: Material) -> set[DeploymentId]:
    """The deployments that stood also on days that were not chosen."""
    whole = _standing(material)
    return {id_ for id_, one in efforts(material).items() if one != whole[id_]}


def periods(material: Material) -> dict[DeploymentId, Period]:
    """When each deployment stood that has chosen videos or worked in the chosen days; the whole time, also
    that before and after these days.
    """
    whole = _standing(material)
    return {id_: Period(whole[id_].start, whole[id_].end) for id_ in efforts(material)}


def _standing(material: Material) -> dict[DeploymentId, Working]:
    """Every deployment at the chosen sites that has a date, the whole time; of chosen videos theirs alone."""
    chosen, known, wish = _chosen(material), material.surroundings, material.selection

    def is_asked_for(id_: DeploymentId) -> bool:
        site = known.sites[known.deployments[id_].site_id]
        return (not wish.sites or site.name in wish.sites) and (wish.videos is None or id_ in chosen)

    return {id_: one for id_, one in _all_standing(material).items() if is_asked_for(id_)}


def _all_standing(material: Material) -> dict[DeploymentId, Working]:
    """Every deployment that has a date."""
    inside, known = _videos_inside(material), material.surroundings.deployments
    stood = ((one, period(one, inside.get(id_, ()))) for id_, one in known.items())
    return {one.id: working(one, when) for one, when in stood if when is not None}


def _overlap(those: Sequence[Working]) -> bool:
    """Whether two of them were at the same time."""
    ordered = sorted(those, key=lambda one: one.start)
    return any(one.end > after.start for one, after in pairwise(ordered))


def period(deployment: Deployment, videos: Iterable[Video]) -> Period | None:
    """As the project says, else as its videos say; None where neither has a date.

    A file that cannot be read says nothing: its own date may be that of copying it.
    """
    dated = [
        (one.captured_at, one.duration_s or 0.0)
        for one in videos
        if one.captured_at is not None
        and not (one.status is VideoStatus.UNREADABLE and one.captured_from == FILE_TIME)
    ]
    starts = [start for start, _ in dated]
    ends = [start + timedelta(seconds=lasting_s) for start, lasting_s in dated]
    start = deployment.start or min(starts, default=None)
    end = deployment.end or max(ends, default=None)
    return Period(start, max(start, end)) if start and end else None


def working(deployment: Deployment, period: Period) -> Working:
    """What counts as effort of a deployment that stood for so long."""
    told = deployment.start is not None and deployment.end is not None
    is_known = told or period.end - period.start >= DAY
    return Working(period.start, period.end, deployment.gaps, is_known)


def _chosen(material: Material) -> set[DeploymentId]:
    """Deployments of the chosen videos."""
    return {video.deployment_id for video in material.videos}


def _videos_inside(material: Material) -> dict[DeploymentId, list[Video]]:
    """All videos of each deployment, chosen or not: it stood as long, whatever one looks at."""
    inside: dict[DeploymentId, list[Video]] = {}
    for video in material.all_videos:
        inside.setdefault(video.deployment_id, []).append(video)
    return inside


def _clipped(one: Working, wish: Selection) -> Working:
    since = datetime.min if wish.since is None else datetime.combine(wish.since, time())
    last = wish.until or date.max
    until = datetime.max if last == date.max else datetime.combine(last, time()) + DAY
    return within(one, since, until)


def guessed_periods(material: Material) -> list[str]:
    """The deployments whose start or end is only that of their videos: their effort is too low."""
    deployments = material.surroundings.deployments
    return [
        deployments[id_].name
        for id_ in efforts(material)
        if not (deployments[id_].start and deployments[id_].end)
    ]


def outside_periods(material: Material) -> list[str]:
    """The videos with observations from before their deployment began or after it ended: they raise RAI."""
    deployments = material.surroundings.deployments
    return [
        video.relative_path
        for video in material.videos
        if video.num_observations and _is_outside(video.captured_at, deployments[video.deployment_id])
    ]


def _is_outside(at: datetime | None, stood: Deployment) -> bool:
    if at is None:
        return False
    return (stood.start is not None and at < stood.start) or (stood.end is not None and at > stood.end)


def most_in(event: Event[Seen]) -> tuple[int, datetime]:
    """MaxN of an event and its moment: of its videos' the first that is highest, never added up."""
    return most_of(event.items)


def most_of(seen: Iterable[Seen]) -> tuple[int, datetime]:
    """The same of any videos of one site; its moment is by the clock of that video's camera."""
    best = min(seen, key=lambda one: (-one.most.count, _moment(one) - one.ahead))
    return best.most.count, _moment(best)


def _seen(video: Video, captured_at: datetime, rows: Sequence[Row], ahead: timedelta) -> Seen:
    spans = [row.observation.span for row in rows]
    most = max_n(
        Sighting(one.observation.span, one.observation.count, one.observation.individual) for one in rows
    )
    assert most is not None, "there is at least one row"
    first, last = min(span.start_s for span in spans), max(span.end_s for span in spans)
    return Seen(
        video.id,
        video.deployment_id,
        tuple(row.observation.id for row in rows),
        MaxN(most.count, most.time_s - first),
        captured_at + timedelta(seconds=first),
        captured_at + timedelta(seconds=last),
        ahead,
    )


def _moment(seen: Seen) -> datetime:
    return seen.start + timedelta(seconds=seen.most.time_s)


def _summary(
    pair: tuple[str, str], seen: Sequence[Seen], num_events: int, nights: float, common_name: str
) -> Summary:
    most, most_at = most_of(seen)
    return Summary(
        site=pair[0],
        species=pair[1],
        common_name=common_name,
        num_observations=sum(len(one.observations) for one in seen),
        num_videos=len(seen),
        num_events=num_events,
        most=most,
        most_at=most_at,
        nights=nights,
        rate=capture_rate(num_events, nights),
    )
