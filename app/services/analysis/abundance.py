"""How often each species comes by, over all sites: RAI with its interval."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from msgspec.structs import replace

from app.services.analysis.caveats import caveats, effort_caveats, event_rule, wider_caveats
from app.services.analysis.counting import EVENT_SOURCE, NO_EFFORT, NO_EVENTS, RAI_SOURCE
from app.services.analysis.drawing import BOOTSTRAP_SOURCES, sites_drawn
from app.services.analysis.survey import Survey, behind_events
from app.services.analysis.values import EMPTY, Bars, Behind, Finding, Mark, Row, Table, rounded
from app.services.ecology.effort import capture_rate
from app.services.ecology.resampling import LEAST_CLUSTERS, Sums, intervals, ratios
from app.services.speech import noop

COLUMNS = (
    *(noop("Species"), noop("Scientific name"), noop("Events"), noop("Sites with it"), noop("Sites")),
    *(noop("Trap nights"), noop("RAI"), noop("RAI low"), noop("RAI high")),
)


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """RAI of a species over all sites with effort; the bounds are None of too few sites, and of a species
    at one alone: how it differs between sites is not known then.
    """

    species: str
    num_events: int
    num_sites: int  # with it
    value: float
    low: float | None
    high: float | None
    behind: Behind


def abundance(survey: Survey) -> Finding:
    """RAI of each species over all sites."""
    say = survey.say
    finding = Finding(
        key="rai",
        title=say("Relative abundance"),
        table=EMPTY,
        method=say(
            "{rule} RAI is the number of events in 100 trap nights: all events over all nights, of sites "
            "without the species, too. It is an index, which detection and effort shape as well as "
            "abundance: it compares a species with itself rather than with others. 95 % interval: {drawn}",
            rule=event_rule(survey),
            drawn=sites_drawn(survey),
        ),
        sources=(EVENT_SOURCE, RAI_SOURCE, *BOOTSTRAP_SOURCES),
        notes=(*wider_caveats(survey), *caveats(survey), *effort_caveats(survey)),
    )
    if not survey.events:
        return replace(finding, missing=say(NO_EVENTS))
    sites = survey.sites_with_effort
    if not sites:
        return replace(finding, missing=say(NO_EFFORT))
    nights = sum(survey.nights[site] for site in sites)
    rates = list(_rates(survey, sites, nights))
    table = Table(
        columns=tuple(map(say, COLUMNS)),
        rows=tuple(_row(survey, each, num_sites=len(sites), nights=nights) for each in rates),
    )
    marks = tuple(_mark(survey, each, num_sites=len(sites)) for each in rates)
    return replace(
        finding,
        notes=(*_left_out(survey, sites, rates), *finding.notes),
        table=table,
        plot=Bars(marks=marks, axis=say("RAI: events in 100 trap nights")),
    )


def _rates(survey: Survey, sites: Sequence[str], nights: float) -> Iterator[Rate]:
    """Of the species seen at these sites, as they stand."""
    counts = _by_site(survey, sites)
    for species, seen, found in zip(survey.species, counts[:, :-1].T, intervals(counts, ratios), strict=True):
        if not seen.any():
            continue
        num_sites = int((seen > 0).sum())
        low, high = (100 * each for each in found) if found and num_sites > 1 else (None, None)
        yield Rate(
            species=species,
            num_events=int(seen.sum()),
            num_sites=num_sites,
            value=capture_rate(int(seen.sum()), nights) or 0.0,
            low=low,
            high=high,
            behind=behind_events(event for site in sites for event in survey.at(species, site)),
        )


def _by_site(survey: Survey, sites: Sequence[str]) -> Sums:
    """A row a site: the events of each species, then its trap nights."""
    lines = [
        (*(len(survey.at(species, site)) for species in survey.species), survey.nights[site])
        for site in sites
    ]
    return np.array(lines, np.float64)


def _left_out(survey: Survey, sites: Sequence[str], rates: Sequence[Rate]) -> Iterator[str]:
    say, known = survey.say, set(sites)
    if number := sum(event.site not in known for event in survey.events):
        yield say("Events at sites without known effort, left out: {n}.", n=say.number(number))
    if len(sites) < LEAST_CLUSTERS:
        yield say(
            "RAI has no interval here: sites with effort are {m}, and it needs {n}.",
            n=LEAST_CLUSTERS,
            m=len(sites),
        )
    elif alone := [survey.name(each.species) for each in rates if each.num_sites == 1]:
        yield say("At one site alone, and so without an interval: {which}.", which=say.list(alone))


def _row(survey: Survey, each: Rate, *, num_sites: int, nights: float) -> Row:
    cells = (
        *(survey.name(each.species), each.species, each.num_events, each.num_sites, num_sites),
        *(rounded(nights, 1), *(rounded(one, 2) for one in (each.value, each.low, each.high))),
    )
    return Row(cells, each.behind)


def _mark(survey: Survey, each: Rate, *, num_sites: int) -> Mark:
    note = survey.say("{n} of {all} sites", n=each.num_sites, all=num_sites)
    return Mark(
        label=survey.name(each.species),
        value=each.value,
        behind=each.behind,
        low=each.low,
        high=each.high,
        note=note,
    )
