"""How often each species comes by at each site, whatever the effort: RAI with its interval."""

from msgspec.structs import replace

from app.services.analysis.caveats import caveats, effort_caveats, event_rule, wider_caveats
from app.services.analysis.counting import EVENT_SOURCE, NO_EFFORT, NO_EVENTS, RAI_SOURCE
from app.services.analysis.survey import Survey, behind_events
from app.services.analysis.values import EMPTY, Cells, Finding, Mark, Row, Table, rounded
from app.services.ecology.counted import poisson_interval
from app.services.speech import noop

POISSON_SOURCE = "Garwood 1936, Biometrika 28: 437-442 (exact Poisson interval)."
COLUMNS = (
    *(noop("Species"), noop("Scientific name"), noop("Site"), noop("Events"), noop("Trap nights")),
    *(noop("RAI"), noop("RAI low"), noop("RAI high")),
)


def abundance_by_site(survey: Survey) -> Finding:
    """RAI of each species at each site with effort, 0 where it was not seen."""
    say = survey.say
    finding = Finding(
        key="rai_site",
        title=say("Relative abundance by site"),
        table=EMPTY,
        method=say(
            "{rule} RAI is the number of events in 100 trap nights; sites where a species was not seen have "
            "a row, too, with 0. 95 % interval: that of a Poisson count, exact. It takes events as coming by "
            "chance, each by itself; they come in clusters, and so it is too narrow.",
            rule=event_rule(survey),
        ),
        sources=(EVENT_SOURCE, RAI_SOURCE, POISSON_SOURCE),
        notes=(*wider_caveats(survey), *caveats(survey), *effort_caveats(survey)),
    )
    if not survey.events:
        return replace(finding, missing=say(NO_EVENTS))
    sites = survey.sites_with_effort
    if not sites:
        return replace(finding, missing=say(NO_EFFORT))
    marks = {
        species: [_mark(survey, species, site) for site in sites]
        for species in survey.species
        if survey.events_of[species]
    }
    rows = (
        _row(survey, species, site, mark)
        for species, line in marks.items()
        for site, mark in zip(sites, line, strict=True)
    )
    plot = Cells(
        rows=tuple(survey.name(species) for species in marks),
        columns=tuple(sites),
        marks=tuple(map(tuple, marks.values())),
        column_axis=say("Site"),
        scale=say("RAI: events in 100 trap nights"),
    )
    return replace(finding, table=Table(columns=tuple(map(say, COLUMNS)), rows=tuple(rows)), plot=plot)


def _mark(survey: Survey, species: str, site: str) -> Mark:
    here, say = survey.at(species, site), survey.say
    figures = (len(here), *poisson_interval(len(here)))
    value, low, high = (100 * each / survey.nights[site] for each in figures)
    return Mark(
        label=f"{survey.name(species)}, {site}",
        value=value,
        behind=behind_events(here),
        low=low,
        high=high,
        note=say(
            "{value} (95 % interval {low} to {high})",
            **{name: say.number(each, 1) for name, each in (("value", value), ("low", low), ("high", high))},
        ),
    )


def _row(survey: Survey, species: str, site: str, mark: Mark) -> Row:
    cells = (
        *(survey.name(species), species, site, len(survey.at(species, site))),
        rounded(survey.nights[site], 1),
        *(rounded(each, 2) for each in (mark.value, mark.low, mark.high)),
    )
    return Row(cells, mark.behind)
