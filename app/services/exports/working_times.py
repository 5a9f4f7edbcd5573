"""When the cameras of a project stood and worked: effort."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise, starmap

from app.services.ecology.effort import DAY, Working, trap_nights, within
from app.services.exports.camtrap_deployments import Period, deployment_id
from app.services.exports.rows import Surroundings
from app.services.exports.selection import Selection
from app.services.placing.called_alike import called
from app.services.times.capture_times import FILE_TIME
from app.store.records import Deployment, DeploymentId, SiteId, Video
from mvit_core.types import VideoStatus

LONG_SILENCE = timedelta(days=60)


class WorkingTimes:
    """Those of all deployments, and of what is asked for; each is reckoned once.

    A deployment stood as long, whatever one looks at: by all its `videos`, also those that are not `chosen`.
    A camera counts that filmed nothing in the chosen days: only the choice of single videos leaves it out.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        selection: Selection,
        *,
        videos: Iterable[Video],
        chosen: Iterable[Video],
    ) -> None:
        self._sites, self._deployments = surroundings.sites, surroundings.deployments
        self._wish = selection
        self._chosen = {video.deployment_id for video in chosen}
        self._inside = _by_deployment(videos)
        self._stood = _all_standing(self._deployments, self._inside)

    @cached_property
    def efforts(self) -> dict[DeploymentId, Working]:
        """Within the chosen days; deployments without any date or outside of those days are left out."""
        clipped = {id_: _clipped(one, self._wish) for id_, one in self._whole.items()}
        return {id_: one for id_, one in clipped.items() if one.end > one.start or id_ in self._chosen}

    @cached_property
    def cut_short(self) -> frozenset[DeploymentId]:
        """The deployments that stood also on days that were not chosen."""
        return frozenset(id_ for id_, one in self.efforts.items() if one != self._whole[id_])

    @cached_property
    def periods(self) -> dict[DeploymentId, Period]:
        """When each deployment of `efforts` stood, also before and after the chosen days."""
        return {id_: Period(self._whole[id_].start, self._whole[id_].end) for id_ in self.efforts}

    @cached_property
    def by_site(self) -> dict[str, list[Working]]:
        """When each site's cameras worked, within the chosen days."""
        found: dict[str, list[Working]] = {}
        for id_, one in self.efforts.items():
            found.setdefault(self._site(id_), []).append(one)
        return found

    @property
    def nights_by_site(self) -> dict[str, float]:
        """Trap nights of each site, of all its cameras, within the chosen days."""
        return {site: trap_nights(those) for site, those in self.by_site.items()}

    @cached_property
    def cameras(self) -> dict[DeploymentId, str]:
        """What the camera of each deployment is called: by its own name, else as its deployment.

        Deployments of one site, time and name were of several cameras: their IDs tell them apart. Nobody may
        have named them, or all may be called as their model.
        """
        known, stood = self._deployments, self._stood
        called = {id_: one.camera or one.name for id_, one in known.items()}
        alike: dict[tuple[SiteId, str], list[DeploymentId]] = {}
        for id_, one in known.items():
            if id_ in stood:
                alike.setdefault((one.site_id, called[id_]), []).append(id_)
        several = {
            id_ for those in alike.values() if _overlap([stood[each] for each in those]) for id_ in those
        }
        return {
            id_: f"{called[id_]} ({deployment_id(one)})" if id_ in several else called[id_]
            for id_, one in known.items()
        }

    @cached_property
    def names(self) -> dict[DeploymentId, str]:
        """What each deployment is called in a sentence: no two are called alike."""
        roots = {id_: those[0].root.name for id_, those in self._inside.items()}
        return called(list(self._deployments.values()), self._sites, roots)

    @property
    def guessed(self) -> list[str]:
        """The deployments whose start or end is only that of their videos: their effort is too low."""
        those = [self._deployments[id_] for id_ in self.efforts]
        return [self.names[one.id] for one in those if not (one.start and one.end)]

    @cached_property
    def silences(self) -> dict[DeploymentId, Period]:
        """The long time without a video that is most of an effort of which no gap is told: a clock may have
        been wrong, or the camera has stopped.
        """
        whole = [id_ for id_ in self.efforts if not self._deployments[id_].gaps]
        found = {id_: _longest_silence(self._inside.get(id_, ()), self._stood[id_]) for id_ in whole}
        return {id_: one for id_, one in found.items() if one is not None and _is_most(one, self._stood[id_])}

    @property
    def silent(self) -> list[str]:
        """The deployments of `silences`, and from when until when."""
        return [
            f"{self.names[id_]} ({one.start.date()} – {one.end.date()})" for id_, one in self.silences.items()
        ]

    @cached_property
    def _whole(self) -> dict[DeploymentId, Working]:
        """Of deployments at the chosen sites, the whole time; of chosen videos theirs alone."""
        return {id_: one for id_, one in self._stood.items() if self._is_asked_for(id_)}

    def _is_asked_for(self, id_: DeploymentId) -> bool:
        is_at_site = not self._wish.sites or self._site(id_) in self._wish.sites
        return is_at_site and (self._wish.videos is None or id_ in self._chosen)

    def _site(self, id_: DeploymentId) -> str:
        return self._sites[self._deployments[id_].site_id].name


def period(deployment: Deployment, videos: Iterable[Video]) -> Period | None:
    """As the project says, else as its videos say; None where neither has a date."""
    dated = [
        (one.captured_at, one.duration_s or 0.0) for one in _dated(videos) if one.captured_at is not None
    ]
    starts = [start for start, _ in dated]
    ends = [start + timedelta(seconds=lasting_s) for start, lasting_s in dated]
    start = deployment.start or min(starts, default=None)
    end = deployment.end or max(ends, default=None)
    return Period(start, max(start, end)) if start and end else None


def _dated(videos: Iterable[Video]) -> Iterator[Video]:
    """A file that cannot be read says nothing: its own date may be that of copying it."""
    for one in videos:
        unread = one.status is VideoStatus.UNREADABLE and one.captured_from == FILE_TIME
        if one.captured_at is not None and not unread:
            yield one


def working(deployment: Deployment, period: Period) -> Working:
    """What counts as effort of a deployment that stood for so long."""
    told = deployment.start is not None and deployment.end is not None
    is_known = told or period.end - period.start >= DAY
    return Working(period.start, period.end, deployment.gaps, is_known)


def is_outside(at: datetime | None, deployment: Deployment) -> bool:
    """Whether a moment lies before a deployment began or after it ended, as far as the project says."""
    if at is None:
        return False
    is_before = deployment.start is not None and at < deployment.start
    return is_before or (deployment.end is not None and at > deployment.end)


def _by_deployment(videos: Iterable[Video]) -> dict[DeploymentId, list[Video]]:
    inside: dict[DeploymentId, list[Video]] = {}
    for video in videos:
        inside.setdefault(video.deployment_id, []).append(video)
    return inside


def _longest_silence(videos: Iterable[Video], stood: Working) -> Period | None:
    """Between two videos, one after the other, or one and an end of the time that the camera stood; None
    without any video.
    """
    times = sorted(one.captured_at for one in _dated(videos) if one.captured_at is not None)
    within = [each for each in times if stood.start <= each <= stood.end]
    pairs = pairwise([stood.start, *within, stood.end] if times else [])
    return max(starmap(Period, pairs), key=lambda one: one.end - one.start, default=None)


def _is_most(silence: Period, stood: Working) -> bool:
    lasts = silence.end - silence.start
    return lasts >= LONG_SILENCE and lasts > (stood.end - stood.start) / 2


def _all_standing(
    deployments: Mapping[DeploymentId, Deployment], inside: Mapping[DeploymentId, Sequence[Video]]
) -> dict[DeploymentId, Working]:
    """Every deployment that has a date."""
    stood = ((one, period(one, inside.get(id_, ()))) for id_, one in deployments.items())
    return {one.id: working(one, when) for one, when in stood if when is not None}


def _overlap(those: Sequence[Working]) -> bool:
    """Whether two of them were at the same time."""
    ordered = sorted(those, key=lambda one: one.start)
    return any(one.end > after.start for one, after in pairwise(ordered))


def _clipped(one: Working, wish: Selection) -> Working:
    since = datetime.min if wish.since is None else datetime.combine(wish.since, time())
    last = wish.until or date.max
    until = datetime.max if last == date.max else datetime.combine(last, time()) + DAY
    return within(one, since, until)
