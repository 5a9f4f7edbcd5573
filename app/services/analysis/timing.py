"""When species are active, by the clock or by the sun, and how much two of them overlap."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

import numpy as np
from msgspec.structs import replace

from app.services.analysis.caveats import caveats, clock_caveats, event_rule
from app.services.analysis.survey import Clock, Survey, behind_events
from app.services.analysis.values import EMPTY, Curve, Curves, Finding, Mark, Row, Slot, Table, rounded
from app.services.ecology.diel import CIRCLE, Angles, activity_level, bandwidth, density, grid
from app.services.ecology.independence import Event
from app.services.ecology.overlap import Overlap, advised, overlap
from app.services.ecology.sun import DAY_MIN, SunDay, offset_by_longitude, sun_day, sun_minutes
from app.services.exports.clock_offsets import clock_offsets
from app.services.exports.counts import Seen
from app.services.speech import noop
from app.store.records import DeploymentId, Site

MIN_EVENTS = 10  # below, a curve shows the bandwidth and not the animal
MOST_CURVES = 6
NUM_POINTS = 288  # every five minutes
HOURS = tuple((float(hour), f"{hour:02d}:00") for hour in range(0, 25, 4))
SUN_TICKS = (
    *((0.0, noop("midnight")), (6.0, noop("sunrise")), (12.0, noop("noon")), (18.0, noop("sunset"))),
    (24.0, noop("midnight")),
)
NIGHT = ((0.0, 6.0), (18.0, 24.0))  # of sun time
SOURCES = (
    "Ridout & Linkie 2009, J. Agric. Biol. Environ. Stat. 14: 322-337.",
    "Nouvellet et al. 2012, J. Zool. 286: 179-184 (sun time).",
    "Rowcliffe et al. 2014, Methods Ecol. Evol. 5: 1170-1179 (activity level).",
)
OVERLAP_COLUMNS = (
    *(noop("Species A"), noop("Events A"), noop("Species B"), noop("Events B"), noop("Coefficient")),
    *(noop("Overlap"), noop("Low"), noop("High")),
)
NO_PLACES = noop("Sun time needs the coordinates of the sites. Give them, or look at the camera's clock.")


class Timed:
    """The events of a survey as hours of the day; `num_lost` have no sun time."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._surroundings = survey.material.surroundings
        self._offsets = clock_offsets(self._surroundings.deployments)
        self.guessed: set[str] = set()  # sites where the offset from UTC was guessed
        self.num_lost = 0

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
            return None
        offset = self._offsets.get(deployment.id)
        if offset is None:
            self.guessed.add(site.name)
            offset = offset_by_longitude(site.longitude)
        return _sun_day(event.start.date(), site, offset)

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


def activity(survey: Survey) -> Finding:
    """A curve a species, of those with enough events."""
    say = survey.say
    finding = Finding(
        key="activity",
        title=say("Daily activity"),
        table=EMPTY,
        method=say(
            "Von Mises kernel density of the times of independent events, over {clock}. {rule} Bandwidth by "
            "Taylor's rule, as in the R package overlap. The activity level is the share of the day spent "
            "active, mean over maximum of the curve.",
            clock=_clock_words(survey),
            rule=event_rule(survey),
        ),
        sources=SOURCES,
        notes=caveats(survey),
    )
    timed = Timed(survey)
    hours = {species: timed.hours(events) for species, events in survey.events_of.items()}
    enough = [species for species in survey.species if len(hours[species]) >= MIN_EVENTS]
    notes = (*timed.notes(), *finding.notes)
    if not enough:
        return replace(finding, missing=_missing(survey, hours, timed), notes=notes)
    shown = enough[:MOST_CURVES]
    left = len(hours) - len(shown)
    if left:
        few = say(
            "{n} species not drawn: fewer than {m} events, or beyond the {k} with most. Choose species "
            "above.",
            n=left,
            m=MIN_EVENTS,
            k=MOST_CURVES,
        )
        notes = (few, *notes)
    rows = [row for species in enough for row in _hour_rows(survey, species, hours[species])]
    return replace(
        finding,
        notes=(*_levels(survey, {species: hours[species] for species in shown}), *notes),
        table=Table(
            columns=(say("Species"), say("Hour"), say("Events"), say("Density per hour")), rows=tuple(rows)
        ),
        plot=_plot(survey, {species: hours[species] for species in shown}),
    )


def overlapping(survey: Survey) -> Finding:
    """Two curves and the area below both."""
    say = survey.say
    finding = Finding(
        key="overlap",
        title=say("Overlap of two species"),
        table=EMPTY,
        method=say(
            "Coefficient of overlapping of two von Mises kernel densities of the times of independent "
            "events, over {clock}. {rule} Dhat1 for samples below 50 events, Dhat4 above; 95 % interval from "
            "{n} smoothed bootstraps, percentiles moved by the bootstrap's bias.",
            clock=_clock_words(survey),
            rule=event_rule(survey),
            n=say.number(survey.options.num_bootstraps),
        ),
        sources=(
            *SOURCES[:2],
            "Meredith & Ridout, overlap: Estimates of Coefficient of Overlapping (R package).",
        ),
        notes=caveats(survey),
    )
    timed = Timed(survey)
    pair = _pair(survey)
    hours = {species: timed.hours(survey.events_of[species]) for species in pair}
    notes = (*timed.notes(), *finding.notes)
    if len(pair) < 2 or min(map(len, hours.values())) < MIN_EVENTS:
        return replace(finding, missing=_pair_missing(survey, hours, timed), notes=notes)
    one, other = (angles(hours[species]) for species in pair)
    found = overlap(one, other, num_bootstraps=survey.options.num_bootstraps)
    names = [survey.name(species) for species in pair]
    best = advised(len(one), len(other))
    first, second = (behind_events([event for _, event in hours[species]]) for species in pair)
    rows = tuple(
        Row(
            (names[0], len(one), names[1], len(other), which, *map(rounded, _coefficient(found, which))),
            first + second,
            apart={0: first, 1: first, 2: second, 3: second},
        )
        for which in ("Dhat1", "Dhat4")
    )
    value, low, high = (say.number(each, 2) for each in _coefficient(found, best))
    said = say(
        "{name} = {value} (95 % interval {low} to {high}).", name=best, value=value, low=low, high=high
    )
    return replace(
        finding,
        title=say("Overlap: {one} and {other}", one=names[0], other=names[1]),
        notes=(said, *notes),
        table=Table(columns=tuple(map(say, OVERLAP_COLUMNS)), rows=rows),
        plot=replace(_plot(survey, hours), shades_common=True),
    )


def angles(hours: Sequence[tuple[float, object]]) -> Angles:
    """As radians from midnight."""
    found: Angles = np.array([hour for hour, _ in hours], np.float64) * (CIRCLE / 24)
    return found


def _plot(survey: Survey, hours: dict[str, list[tuple[float, Event[Seen]]]]) -> Curves:
    say, at = survey.say, grid(NUM_POINTS)
    x = (*(at * 24 / CIRCLE).tolist(), 24.0)
    curves, slots = [], []
    for species, those in hours.items():
        seen = angles(those)
        heights = (density(seen, at) * (CIRCLE / 24)).tolist()
        rug = tuple(hour for hour, _ in those)
        label = f"{survey.name(species)} (n = {len(those)})"
        curves.append(Curve(label=label, x=x, y=(*heights, heights[0]), rug=rug))
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


def _hour_rows(survey: Survey, species: str, those: list[tuple[float, Event[Seen]]]) -> list[Row]:
    seen = angles(those)
    middles = grid(24) + CIRCLE / 48
    heights = density(seen, middles) * (CIRCLE / 24)
    rows = []
    for hour in range(24):
        here = [event for when, event in those if int(when) == hour]
        cells = (survey.name(species), hour, len(here), rounded(float(heights[hour]), 4))
        rows.append(Row(cells, behind_events(here)))
    return rows


def _levels(survey: Survey, hours: dict[str, list[tuple[float, Event[Seen]]]]) -> list[str]:
    parts = []
    for species, those in hours.items():
        seen = angles(those)
        level = activity_level(density(seen, grid(NUM_POINTS), bandwidth(seen)))
        parts.append(f"{survey.name(species)} {survey.say.number(level, 2)}")
    return [survey.say("Activity level: {what}.", what=", ".join(parts))]


def _missing(survey: Survey, hours: dict[str, list[tuple[float, Event[Seen]]]], timed: Timed) -> str:
    say = survey.say
    if not hours:
        return say("Name at least {n} events of one species for an activity curve.", n=MIN_EVENTS)
    if timed.num_lost and survey.options.clock is Clock.SUN and not any(hours.values()):
        return say(NO_PLACES)
    most = max(hours, key=lambda species: len(hours[species]))
    more, name = MIN_EVENTS - len(hours[most]), survey.name(most)
    if more == 1:
        return say("Label one more event of {species} for an activity curve.", species=name)
    return say("Label {n} more events of {species} for an activity curve.", n=more, species=name)


def _pair_missing(survey: Survey, hours: dict[str, list[tuple[float, Event[Seen]]]], timed: Timed) -> str:
    say = survey.say
    if len(hours) < 2:
        return say("Overlap needs two species with at least {n} events each.", n=MIN_EVENTS)
    if timed.num_lost and not any(hours.values()):
        return say(NO_PLACES)
    wants = [
        say("{n} more of {species}", n=MIN_EVENTS - len(those), species=survey.name(species))
        for species, those in hours.items()
        if len(those) < MIN_EVENTS
    ]
    if len(wants) == 1:
        return say("Each of the two needs {n} events: label {what}.", n=MIN_EVENTS, what=wants[0])
    one, other = wants
    return say(
        "Each of the two needs {n} events: label {one} and {other}.", n=MIN_EVENTS, one=one, other=other
    )


def _pair(survey: Survey) -> list[str]:
    """Those that were chosen; in place of one that is not there, the most seen."""
    wishes = [*survey.options.pair, "", ""]
    found: list[str] = []
    for wish in wishes[:2]:
        free = [species for species in survey.species if species not in found]
        found += [wish] if wish in free else free[:1]
    return found


def _coefficient(found: Overlap, which: str) -> tuple[float, float, float]:
    if which == "Dhat1":
        return found.dhat1, found.dhat1_low, found.dhat1_high
    return found.dhat4, found.dhat4_low, found.dhat4_high


def _clock_words(survey: Survey) -> str:
    by_sun = survey.options.clock is Clock.SUN
    return survey.say("sun time") if by_sun else survey.say("the camera's clock")


def _minutes(moment: datetime) -> float:
    return (moment.hour * 60 + moment.minute + moment.second / 60) % DAY_MIN


@cache
def _sun_day(day: date, site: Site, offset_min: int) -> SunDay | None:
    assert site.latitude is not None
    assert site.longitude is not None
    return sun_day(day, latitude=site.latitude, longitude=site.longitude, utc_offset_min=offset_min)
