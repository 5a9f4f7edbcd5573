"""Which species are where: events, MaxN, effort and RAI; the map."""

from msgspec.structs import replace

from app.services.analysis.caveats import caveats, effort_caveats, event_rule, wider_caveats
from app.services.analysis.shown_places import rounding_notes, shown
from app.services.analysis.survey import Survey, behind_events, behind_seen
from app.services.analysis.values import (
    EMPTY,
    Cell,
    Cells,
    Finding,
    Mark,
    Row,
    SiteMap,
    Spot,
    Table,
    rounded,
)
from app.services.ecology.effort import capture_rate
from app.services.exports.counts import most_of
from app.services.speech import noop

NO_EVENTS = noop(
    "Name at least one animal in a video with a date: events are counted by species, site and time."
)
NO_EFFORT = noop("RAI needs a deployment with a start and an end.")
RAI_SOURCE = "O'Brien, Kinnaird & Wibisono 2003, Anim. Conserv. 6: 131-139 (RAI)."
EVENT_SOURCE = "Niedballa et al. 2016, Methods Ecol. Evol. 7: 1457-1462 (independent records)."
MAXN_SOURCE = "Ellis & DeMartini 1995, Fish. Bull. 93: 67-77 (MaxN)."
SPECIES_COLUMNS = (
    *(noop("Species"), noop("Scientific name"), noop("Site"), noop("Videos"), noop("Events"), noop("MaxN")),
    *(noop("MaxN first at"), noop("Trap nights"), noop("RAI")),
)
MAP_COLUMNS = (
    *(noop("Site"), noop("Latitude"), noop("Longitude"), noop("Events"), noop("Number of species")),
    noop("Trap nights"),
)
MAXN = SPECIES_COLUMNS.index("MaxN")


def species_by_site(survey: Survey) -> Finding:
    """The table that a report begins with."""
    say = survey.say
    finding = Finding(
        key="species",
        title=say("Species and sites"),
        table=EMPTY,
        method=say(
            "{rule} MaxN is the most individuals in view at once. RAI is the number of events in 100 trap "
            "nights: an index, which detection and effort shape as well as abundance. A site where a species "
            "was not seen has no row: RAI there is 0, and a mean over sites has to count it. MaxN has no "
            "interval: a highest count has none that holds.",
            rule=event_rule(survey),
        ),
        sources=(EVENT_SOURCE, MAXN_SOURCE, RAI_SOURCE),
        notes=(*wider_caveats(survey), *caveats(survey), *effort_caveats(survey)),
    )
    if not survey.events:
        return replace(finding, missing=say(NO_EVENTS))
    rows = [_line(survey, species, site) for species in survey.species for site in survey.sites]
    plot = Cells(
        rows=tuple(survey.name(one) for one in survey.species),
        columns=tuple(survey.sites),
        marks=tuple(
            tuple(_events_mark(survey, species, site) for site in survey.sites) for species in survey.species
        ),
        column_axis=say("Site"),
        scale=say("Independent events"),
    )
    table = Table(columns=tuple(map(say, SPECIES_COLUMNS)), rows=tuple(row for row in rows if row.behind))
    return replace(finding, table=table, plot=plot)


def site_map(survey: Survey) -> Finding:
    """Circles by count."""
    say = survey.say
    finding = Finding(
        key="map",
        title=say("Map of sites"),
        table=EMPTY,
        method=say(
            "Circles have an area proportional to the number of independent events: sites with more effort "
            "have more. Equirectangular, true to "
            "scale at the middle latitude, WGS84. Coasts and borders are right to about half a kilometer; "
            "borders are drawn as their source has them."
        ),
        sources=("Natural Earth 4.1.0, 1:10 million, public domain (coasts and borders).",),
        notes=(*caveats(survey), *effort_caveats(survey)),
    )
    places = {site.name: shown(survey, site) for site in survey.material.surroundings.sites.values()}
    spots, rows = [], []
    for name in survey.sites:
        place = places[name]
        here = [event for event in survey.events if event.site == name]
        behind, species = behind_events(here), len(survey.apart(event.species for event in here))
        nights = rounded(survey.nights.get(name, 0.0), 1)
        rows.append(Row((name, place.latitude, place.longitude, len(here), species, nights), behind))
        if place.latitude is not None and place.longitude is not None:
            note = say("{n} events, {m} species", n=say.number(len(here)), m=say.number(species))
            mark = Mark(label=name, value=len(here), behind=behind, note=note)
            spots.append(Spot(latitude=place.latitude, longitude=place.longitude, mark=mark))
    table = Table(columns=tuple(map(say, MAP_COLUMNS)), rows=tuple(rows))
    if not spots:
        words = say(
            "No site has coordinates yet. Write them into Export ▸ Deployments and clocks…, or import them."
        )
        return replace(finding, table=table, missing=words)
    without = len(rows) - len(spots)
    words = say("{n} of {all} sites have no coordinates.", n=without, all=len(rows))
    plot = SiteMap(spots=tuple(spots), scale=say("Independent events"))
    notes = (*([words] if without else []), *rounding_notes(survey), *finding.notes)
    return replace(finding, table=table, plot=plot, notes=notes)


def _line(survey: Survey, species: str, site: str) -> Row:
    here = survey.at(species, site)
    nights = survey.nights.get(site, 0.0)
    behind = behind_events(here)
    everything = [one for event in here for one in event.items]
    most, first_at = most_of(everything) if everything else (0, None)
    cells: tuple[Cell, ...] = (
        *(survey.name(species), species, site, len(behind.videos), len(here), most),
        first_at,
        rounded(nights, 1),
        rounded(capture_rate(len(here), nights), 2),
    )
    seen = [one for one in everything if one.most.count == most]
    return Row(cells, behind, apart={MAXN: behind_seen(seen)})


def _events_mark(survey: Survey, species: str, site: str) -> Mark:
    here = survey.at(species, site)
    note = _events(survey, len(here))
    label = f"{survey.name(species)}, {site}"
    return Mark(label=label, value=len(here), behind=behind_events(here), note=note)


def _events(survey: Survey, number: int) -> str:
    return survey.say("one event") if number == 1 else survey.say("{n} events", n=survey.say.number(number))
