"""How much two species overlap in the hours of their activity."""

from msgspec.structs import replace

from app.services.analysis.caveats import caveats, event_rule, wider_caveats
from app.services.analysis.survey import Survey, behind_events
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
from app.services.ecology.overlap import Overlap, advised, overlap
from app.services.speech import noop

OVERLAP_COLUMNS = (
    *(noop("Species A"), noop("Events A"), noop("Species B"), noop("Events B"), noop("Coefficient")),
    *(noop("Overlap"), noop("Low"), noop("High"), noop("Interval over")),
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
            "events, over {clock}. {rule} Dhat1 for samples below 50 events, Dhat4 above; bandwidths as "
            "in the R package overlap, for Dhat1 narrower (adjust 0.8) than those of the curves. {intervals}",
            clock=clock_words(survey),
            rule=event_rule(survey),
            intervals=intervals_said(survey),
        ),
        sources=(
            *SOURCES[:-1],
            JACKKNIFE_SOURCE,
            "Meredith & Ridout, overlap: Estimates of Coefficient of Overlapping (R package).",
        ),
        notes=(*wider_caveats(survey), *caveats(survey)),
    )
    timed = Timed(survey)
    pair = _pair(survey)
    hours = {species: timed.hours(survey.events_of[species]) for species in pair}
    notes = (*timed.notes(), *finding.notes)
    if len(pair) < 2 or min(map(len, hours.values())) < MIN_EVENTS:
        return replace(finding, missing=_pair_missing(survey, hours, timed), notes=notes)
    seen = {species: times(survey, those) for species, those in hours.items()}
    found = overlap(*seen.values(), num_bootstraps=survey.options.num_bootstraps)
    names, numbers = [survey.name(species) for species in pair], [len(those) for those in hours.values()]
    best, over = advised(*numbers), over_words(survey, *seen.values())
    first, second = (behind_events([event for _, event in those]) for those in hours.values())
    counted = (names[0], numbers[0], names[1], numbers[1])
    rows = tuple(
        Row(
            (*counted, which, *map(rounded, _coefficient(found, which)), over),
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
        notes=(said, *few_sites(survey, seen), *notes),
        table=Table(columns=tuple(map(say, OVERLAP_COLUMNS)), rows=rows),
        plot=replace(day_curves(survey, hours), shades_common=True),
    )


def _pair_missing(survey: Survey, hours: HoursOf, timed: Timed) -> str:
    say = survey.say
    if len(hours) < 2:
        return say("Overlap needs two species with at least {n} events each.", n=MIN_EVENTS)
    if timed.num_lost and not any(hours.values()):
        return timed.why_lost
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
