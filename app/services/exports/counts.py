"""Events, MaxN and RAI of a project: what the functions of `ecology` make of its observations."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from app.services.ecology.counted import poisson_interval
from app.services.ecology.effort import capture_rate
from app.services.ecology.independence import Event, Record, events
from app.services.ecology.max_count import MaxN, Sighting, max_n
from app.services.exports.clock_offsets import clocks_ahead
from app.services.exports.material import Material, is_presence, kind_of
from app.services.exports.rows import Row
from app.services.exports.working_times import is_outside
from app.store.records import DeploymentId, ObservationId, Video, VideoId


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
    low: float | None  # of its 95 % interval
    high: float | None


def records_of(material: Material, videos: Iterable[tuple[Video, Sequence[Row]]]) -> Iterator[Record[Seen]]:
    """A record for each species in each dated video, at the moment when it first comes into view."""
    ahead, called = clocks_ahead(material.surroundings.deployments), material.working.cameras
    for video, rows in videos:
        if video.captured_at is None:
            continue
        species: dict[str, list[Row]] = {}
        for row in rows:
            if is_presence(row):
                species.setdefault(kind_of(row), []).append(row)
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


def summarize(material: Material) -> list[Summary]:
    """Every species at every site where it was seen, by site and species."""
    everything = list(records_of(material, material.by_video()))
    per_pair: dict[tuple[str, str], list[Seen]] = {}
    for record in everything:
        per_pair.setdefault((record.site, record.species), []).append(record.item)
    counted: dict[tuple[str, str], int] = {}
    for event in events(everything, material.rule):
        counted[event.site, event.species] = counted.get((event.site, event.species), 0) + 1
    nights = material.working.nights_by_site
    names = {taxon.distinct_name: taxon.short_name for taxon in material.surroundings.taxonomy}
    return [
        _summary(pair, seen, counted[pair], nights.get(pair[0], 0.0), names.get(pair[1], ""))
        for pair, seen in sorted(per_pair.items())
    ]


def outside_periods(material: Material) -> list[str]:
    """The videos with observations from before their deployment began or after it ended: they raise RAI."""
    deployments = material.surroundings.deployments
    return [
        video.relative_path
        for video in material.videos
        if video.num_observations and is_outside(video.captured_at, deployments[video.deployment_id])
    ]


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
    rate, low, high = (capture_rate(each, nights) for each in (num_events, *poisson_interval(num_events)))
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
        rate=rate,
        low=low,
        high=high,
    )
