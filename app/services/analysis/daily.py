"""When species are active: a curve of the day for each."""

from msgspec.structs import replace

from app.services.analysis.caveats import caveats, event_rule, wider_caveats
from app.services.analysis.survey import Clock, Survey, behind_events
from app.services.analysis.timing import (
    JACKKNIFE_SOURCE,
    MIN_EVENTS,
    SOURCES,
    HoursOf,
    Timed,
    clock_words,
    day_curves,
    few_sites,
    intervals_said,
    over_words,
    times,
)
from app.services.analysis.values import EMPTY, Finding, Row, Table, rounded
from app.services.ecology.day_bands import day_band
from app.services.ecology.diel import CIRCLE, density, grid
from app.services.ecology.independence import Event
from app.services.ecology.levels import activity_level
from app.services.ecology.times import Times
from app.services.exports.counts import Seen
from app.services.speech import noop

MOST_CURVES = 6
MOST_BANDS = 2  # of more, nobody sees which is whose
COLUMNS = (
    *(noop("Species"), noop("Hour"), noop("Events"), noop("Density per hour"), noop("Low"), noop("High")),
    noop("Interval over"),
)


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
            "active, if all are active at the peak: mean over maximum of the curve, by the sun on a day as "
            "long as the mean of its events' days. Bounds of a curve are each hour's by itself; they are "
            "drawn where there are at most two curves. {intervals}",
            clock=clock_words(survey),
            rule=event_rule(survey),
            intervals=intervals_said(survey),
        ),
        sources=(*SOURCES, JACKKNIFE_SOURCE),
        notes=(*wider_caveats(survey), *caveats(survey)),
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
    seen = {species: times(survey, hours[species]) for species in enough}
    drawn = {species: hours[species] for species in shown}
    rows = [
        row
        for species, those in seen.items()
        for row in _hour_rows(survey, species, hours[species], those, is_shown=species in drawn)
    ]
    return replace(
        finding,
        notes=(
            _levels(survey, timed, drawn),
            *few_sites(survey, {species: seen[species] for species in shown}),
            *notes,
        ),
        table=Table(columns=tuple(map(say, COLUMNS)), rows=tuple(rows)),
        plot=day_curves(survey, drawn, with_bands=len(shown) <= MOST_BANDS),
    )


def _hour_rows(
    survey: Survey, species: str, those: list[tuple[float, Event[Seen]]], seen: Times, *, is_shown: bool
) -> list[Row]:
    """With bounds where its curve is shown: all would take long."""
    middles = grid(24) + CIRCLE / 48
    figures = [density(seen.angles, middles)]
    if is_shown:
        figures += day_band(seen, middles, num_bootstraps=survey.options.num_bootstraps)
    over = over_words(survey, seen) if is_shown else None
    rows = []
    for hour in range(24):
        here = [event for when, event in those if int(when) == hour]
        heights = [rounded(float(each[hour]) * (CIRCLE / 24), 4) for each in figures]
        bounds = heights[1:] or (None, None)
        cells = (survey.name(species), hour, len(here), heights[0], *bounds, over)
        rows.append(Row(cells, behind_events(here)))
    return rows


def _levels(survey: Survey, timed: Timed, hours: HoursOf) -> str:
    say, parts = survey.say, []
    for species, those in hours.items():
        found = activity_level(timed.of_mean_day(those), num_bootstraps=survey.options.num_bootstraps)
        level, low, high = (say.number(each, 2) for each in (found.level, found.low, found.high))
        name = survey.name(species)
        parts.append(say("{name} {value} ({low} to {high})", name=name, value=level, low=low, high=high))
    return say("Activity level (95 % interval): {what}.", what=", ".join(parts))


def _missing(survey: Survey, hours: HoursOf, timed: Timed) -> str:
    say = survey.say
    if not hours:
        return say("Name at least {n} events of one species for an activity curve.", n=MIN_EVENTS)
    if timed.num_lost and survey.options.clock is Clock.SUN and not any(hours.values()):
        return timed.why_lost
    most = max(hours, key=lambda species: len(hours[species]))
    more, name = MIN_EVENTS - len(hours[most]), survey.name(most)
    if more == 1:
        return say("Label one more event of {species} for an activity curve.", species=name)
    return say("Label {n} more events of {species} for an activity curve.", n=more, species=name)
