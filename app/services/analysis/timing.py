"""The events of a survey as hours of the day, by the clock or by the sun, and their curves."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from statistics import fmean

import numpy as np

from app.services.analysis.caveats import clock_caveats
from app.services.analysis.survey import Clock, Survey, behind_events
from app.services.analysis.values import Curve, Curves, Mark, Slot
from app.services.ecology.day_bands import day_band
from app.services.ecology.diel import CIRCLE, Angles, density, grid
from app.services.ecology.independence import Event
from app.services.ecology.resampling import LEAST_CLUSTERS
from app.services.ecology.sun import (
    DAY_MIN,
    SunDay,
    offset_by_longitude,
    sun_day,
    sun_minutes,
    with_light_of,
)
from app.services.ecology.times import Times, are_over_sites, num_sites
from app.services.exports.clock_offsets import clock_offsets
from app.services.exports.counts import Seen
from app.services.speech import noop
from app.store.records import DeploymentId, Site

MIN_EVENTS = 10  # below, a curve shows the bandwidth and not the animal
NUM_POINTS = 288  # every five minutes
HOURS = tuple((float(hour), f"{hour:02d}:00") for hour in range(0, 25, 4))
SUN_TICKS = (
    *((0.0, noop("midnight")), (6.0, noop("sunrise")), (12.0, noop("noon")), (18.0, noop("sunset"))),
    (24.0, noop("midnight")),
)
NIGHT = ((0.0, 6.0), (18.0, 24.0))  # of sun time
SOURCES = (
    "Ridout & Linkie 2009, J. Agric. Biol. Environ. Stat. 14: 322-337.",
    "Taylor 2008, Comput. Stat. Data Anal. 52: 3493-3500 (bandwidth).",
    "Nouvellet et al. 2012, J. Zool. 286: 179-184 (sun time).",
    "Vazquez et al. 2019, Methods Ecol. Evol. 10: 2057-2066 (both sunrise and sunset as anchors).",
    "Rowcliffe et al. 2014, Methods Ecol. Evol. 5: 1170-1179 (activity level).",
)
JACKKNIFE_SOURCE = "Efron & Stein 1981, Ann. Stat. 9: 586-596 (jackknife)."
INTERVALS_SAID = noop(
    "95 % intervals are over sites, each left out in turn (jackknife, Student's t; shares on the scale of "
    "the arcsine of their root, heights of curves of their root). Where a species was seen at fewer than {m} "
    "sites they are from {n} smoothed bootstraps of events, moved by their bias, as if events were "
    "independent."
)
FEW_SITES = noop(
    "Seen at fewer than {m} sites, and so with intervals that take events as independent: {which}. They hold "
    "for these sites alone, and are too narrow."
)
HoursOf = dict[str, list[tuple[float, Event[Seen]]]]  # of each species, the hours of its events, 0 to 24
NO_SUN = noop("The sun did not rise or set on the days of these events: look at the camera's clock.")
NO_PLACES = noop("Sun time needs the coordinates of the sites. Give them, or look at the camera's clock.")


class Timed:
    """The events of a survey as hours of the day; `num_lost` have no sun time."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._surroundings = survey.material.surroundings
        self._offsets = clock_offsets(self._surroundings.deployments)
        self.guessed: set[str] = set()  # sites where the offset from UTC was guessed
        self.num_lost = 0
        self._lacks_places = False

    def hours(self, events: Sequence[Event[Seen]]) -> list[tuple[float, Event[Seen]]]:
        """Each event with its hour, 0 to 24."""
        found = []
        for event in events:
            hour = self._hour(event)
            if hour is None:
                self.num_lost += 1
            else:
                found.append((hour, event))
        return found

    def of_mean_day(self, hours: Sequence[tuple[float, Event[Seen]]]) -> Times:
        """Hours of the sun on a day as long as the mean of these events' days."""
        if self._survey.options.clock is Clock.CAMERA:
            return times(self._survey, hours)
        days = (self._day(event) for _, event in hours)
        light_min = fmean(day.light_min for day in days if day is not None)
        moved = [(with_light_of(light_min, 60 * hour) / 60, event) for hour, event in hours]
        return times(self._survey, moved)

    def _hour(self, event: Event[Seen]) -> float | None:
        clock_min = _minutes(event.start)
        if self._survey.options.clock is Clock.CAMERA:
            return clock_min / 60
        day = self._day(event)
        return None if day is None else sun_minutes(clock_min, day) / 60

    def _day(self, event: Event[Seen]) -> SunDay | None:
        deployment = self._surroundings.deployments[DeploymentId(event.items[0].deployment_id)]
        site = self._surroundings.sites[deployment.site_id]
        if site.latitude is None or site.longitude is None:
            self._lacks_places = True
            return None
        offset = self._offsets.get(deployment.id)
        if offset is None:
            self.guessed.add(site.name)
            offset = offset_by_longitude(site.longitude)
        return _sun_day(event.start.date(), site, offset)

    @property
    def why_lost(self) -> str:
        """What can be done where none of the events has a time by the sun."""
        say = self._survey.say
        return say(NO_PLACES) if self._lacks_places else say(NO_SUN)

    def notes(self) -> tuple[str, ...]:
        """What could not be said by the sun, or is doubtful by the clock."""
        if self._survey.options.clock is Clock.CAMERA:
            return clock_caveats(self._survey)
        say, said = self._survey.say, []
        if self.num_lost:
            said.append(
                say(
                    "{n} events left out: no coordinates, or the sun did not rise or set that day.",
                    n=say.number(self.num_lost),
                )
            )
        if self.guessed:
            where = say.list(sorted(self.guessed), 3)
            said.append(
                say(
                    "Offset from UTC guessed by longitude at {where}: say it in the deployments.", where=where
                )
            )
        return tuple(said)


def times(survey: Survey, hours: Sequence[tuple[float, Event[Seen]]]) -> Times:
    """As radians from midnight, and the sites."""
    known = survey.material.surroundings.deployments
    sites = [known[event.items[0].deployment_id].site_id for _, event in hours]
    return Times(np.array([hour for hour, _ in hours], np.float64) * (CIRCLE / 24), np.array(sites, np.int64))


def over_words(survey: Survey, *species: Times) -> str:
    """What the interval of species is over, as a cell of a table says it."""
    say = survey.say
    if are_over_sites(*species):
        return say("{n} sites", n=say.number(num_sites(*species)))
    return say("{n} events", n=say.number(sum(len(each.angles) for each in species)))


def intervals_said(survey: Survey) -> str:
    """Where the intervals of curves come from, as a sentence."""
    say = survey.say
    return say(INTERVALS_SAID, m=LEAST_CLUSTERS, n=say.number(survey.options.num_bootstraps))


def few_sites(survey: Survey, seen: Mapping[str, Times]) -> tuple[str, ...]:
    """At how few sites species were seen whose intervals are not over sites."""
    names = [survey.name(species) for species, each in seen.items() if not are_over_sites(each)]
    return (survey.say(FEW_SITES, m=LEAST_CLUSTERS, which=survey.say.list(names)),) if names else ()


def day_curves(survey: Survey, hours: HoursOf, *, with_bands: bool = False) -> Curves:
    """Activity over the day, a curve a species; what lies behind each hour can be asked for."""
    say, at = survey.say, grid(NUM_POINTS)
    x = (*(at * 24 / CIRCLE).tolist(), 24.0)
    curves, slots = [], []
    for species, those in hours.items():
        seen = times(survey, those)
        heights = (density(seen.angles, at) * (CIRCLE / 24)).tolist()
        rug = tuple(hour for hour, _ in those)
        label = f"{survey.name(species)} (n = {len(those)})"
        low, high = _band(survey, seen, at) if with_bands else ((), ())
        curves.append(Curve(label=label, x=x, y=(*heights, heights[0]), low=low, high=high, rug=rug))
    for hour in range(24):
        here = [event for those in hours.values() for when, event in those if int(when) == hour]
        label = say("{start} to {end}", start=f"{hour:02d}:00", end=f"{hour + 1:02d}:00")
        note = say("{n} events", n=say.number(len(here)))
        mark = Mark(label=label, value=len(here), behind=behind_events(here), note=note)
        slots.append(Slot(start=hour, end=hour + 1, mark=mark))
    by_sun = survey.options.clock is Clock.SUN
    return Curves(
        curves=tuple(curves),
        x_axis=say("Sun time") if by_sun else say("Time of day, camera clock"),
        y_axis=say("Density of activity per hour"),
        ticks=tuple((place, say(words)) for place, words in SUN_TICKS) if by_sun else HOURS,
        x_range=(0, 24),
        night=NIGHT if by_sun else (),
        slots=tuple(slots),
    )


def _band(survey: Survey, seen: Times, at: Angles) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Per hour, from midnight to midnight."""
    bounds = day_band(seen, at, num_bootstraps=survey.options.num_bootstraps)
    low, high = ((each * (CIRCLE / 24)).tolist() for each in bounds)
    return (*low, low[0]), (*high, high[0])


def clock_words(survey: Survey) -> str:
    """By which clock the hours are, inside a sentence."""
    by_sun = survey.options.clock is Clock.SUN
    return survey.say("sun time") if by_sun else survey.say("the camera's clock")


def _minutes(moment: datetime) -> float:
    return (moment.hour * 60 + moment.minute + moment.second / 60) % DAY_MIN


@cache
def _sun_day(day: date, site: Site, offset_min: int) -> SunDay | None:
    assert site.latitude is not None
    assert site.longitude is not None
    return sun_day(day, latitude=site.latitude, longitude=site.longitude, utc_offset_min=offset_min)
