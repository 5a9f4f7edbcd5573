"""Which species are where: events, MaxN, effort and RAI; accumulation; the map."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from app.services.analysis.survey import Survey, event_rule, videos_of
from app.services.analysis.values import (
    EMPTY,
    Cell,
    Cells,
    Curve,
    Curves,
    Finding,
    Mark,
    Row,
    SiteMap,
    Spot,
    Table,
    rounded,
)
from app.services.ecology.accumulation import Rarefied, chao2, rarefied
from app.services.ecology.effort import Working, capture_rate
from app.services.exports.counts import most_in

NO_EVENTS = "Name at least one animal in a video with a date: events are counted by species, site and time."
RAI_SOURCE = "O'Brien, Kinnaird & Wibisono 2003, Anim. Conserv. 6: 131-139 (RAI)."
EVENT_SOURCE = "Niedballa et al. 2016, Methods Ecol. Evol. 7: 1457-1462 (independent records)."
MAXN_SOURCE = "Ellis & DeMartini 1995, Fish. Bull. 93: 67-77 (MaxN)."
SPECIES_COLUMNS = ("Species", "Scientific name", "Site", "Videos", "Events", "MaxN", "Trap nights", "RAI")
DAY = timedelta(days=1)


def species_by_site(survey: Survey) -> Finding:
    """The table that a report begins with."""
    finding = Finding(
        key="species",
        title="Species and sites",
        table=EMPTY,
        method=f"{event_rule(survey)} MaxN is the most individuals in view at once. RAI is the number of "
        f"events "
        "in 100 trap nights.",
        sources=(EVENT_SOURCE, MAXN_SOURCE, RAI_SOURCE),
        notes=(*survey.caveats(), *survey.effort_caveats()),
    )
    if not survey.events:
        return replace(finding, missing=NO_EVENTS)
    rows = [_line(survey, species, site) for species in survey.species for site in survey.sites]
    plot = Cells(
        rows=tuple(survey.name(one) for one in survey.species),
        columns=tuple(survey.sites),
        marks=tuple(
            tuple(_events_mark(survey, species, site) for site in survey.sites) for species in survey.species
        ),
        column_axis="Site",
        scale="Independent events",
    )
    table = Table(columns=SPECIES_COLUMNS, rows=tuple(row for row in rows if row.videos))
    return replace(finding, table=table, plot=plot)


def accumulation(survey: Survey) -> Finding:
    """Observed in order of time, and expected after fewer days."""
    finding = Finding(
        key="accumulation",
        title="Species accumulation",
        table=EMPTY,
        method="A sampling unit is a day of one site with a working camera. The curve is the expected number "
        "of "
        "species in so many units (rarefaction of incidences), with its unconditional 95 % interval; Chao2 "
        "estimates how many there are at least. Dashed: as they came, in order of time.",
        sources=(
            "Colwell et al. 2012, J. Plant Ecol. 5: 3-21.",
            "Chao 1987, Biometrics 43: 783-791 (Chao2).",
        ),
        notes=(*survey.caveats(), *survey.effort_caveats()),
    )
    units = _site_days(survey)
    if not survey.events or len(units) < 2:
        return replace(
            finding, missing="Needs named animals on at least two days of one site, or at two sites."
        )
    seen = {(event.species, (event.start.date(), event.site)) for event in survey.events}
    incidences = list(Counter(species for species, _ in seen).values())
    place = {unit: number for number, unit in enumerate(units, start=1)}
    steps = sorted(
        min(place[unit] for species, unit in seen if species == each) for each in {one for one, _ in seen}
    )
    curve = rarefied(incidences, len(units))
    found = f"{len(incidences)} species seen; at least {chao2(incidences, len(units)):.1f} by Chao2."
    rows = tuple(
        Row((n, rounded(mid), rounded(low), rounded(high), sum(step <= n for step in steps)))
        for n, mid, low, high in zip(curve.units, curve.expected, curve.low, curve.high, strict=True)
    )
    return replace(
        finding,
        notes=(found, *finding.notes),
        table=Table(columns=("Site-days", "Expected species", "Low", "High", "Seen so far"), rows=rows),
        plot=_accumulation_plot(curve, steps, len(units)),
    )


def site_map(survey: Survey) -> Finding:
    """Circles by count."""
    finding = Finding(
        key="map",
        title="Map of sites",
        table=EMPTY,
        method="Circles have an area proportional to the number of independent events. Equirectangular, true "
        "to scale at the middle latitude, WGS84. Coasts and borders are right to about half a kilometer; "
        "borders are drawn as their source has them.",
        sources=("Natural Earth 4.1.0, 1:10 million, public domain (coasts and borders).",),
        notes=survey.caveats(),
    )
    places = {site.name: site for site in survey.material.surroundings.sites.values()}
    spots, rows = [], []
    for name in survey.sites:
        place = places[name]
        here = [event for event in survey.events if event.site == name]
        videos, species = videos_of(here), len({event.species for event in here})
        rows.append(Row((name, place.latitude, place.longitude, len(here), species), videos))
        if place.latitude is not None and place.longitude is not None:
            mark = Mark(label=name, value=len(here), videos=videos, note=f"{species} species")
            spots.append(Spot(latitude=place.latitude, longitude=place.longitude, mark=mark))
    table = Table(columns=("Site", "Latitude", "Longitude", "Events", "Species"), rows=tuple(rows))
    if not spots:
        words = "No site has coordinates yet. Import the deployments as CSV or Camtrap DP, with coordinates."
        return replace(finding, table=table, missing=words)
    without = len(rows) - len(spots)
    notes = (f"{without} of {len(rows)} sites have no coordinates.",) if without else ()
    plot = SiteMap(spots=tuple(spots), scale="Independent events")
    return replace(finding, table=table, plot=plot, notes=(*notes, *finding.notes))


def _line(survey: Survey, species: str, site: str) -> Row:
    here = survey.at(species, site)
    nights = survey.nights.get(site, 0.0)
    videos = videos_of(here)
    cells: tuple[Cell, ...] = (
        *(survey.name(species), species, site, len(videos), len(here)),
        max((most_in(event)[0] for event in here), default=0),
        rounded(nights, 1),
        rounded(capture_rate(len(here), nights), 2),
    )
    return Row(cells, videos)


def _events_mark(survey: Survey, species: str, site: str) -> Mark:
    here = survey.at(species, site)
    return Mark(label=f"{survey.name(species)}, {site}", value=len(here), videos=videos_of(here))


def _site_days(survey: Survey) -> list[tuple[date, str]]:
    """Every day on which a camera worked at a site for any part of it, in order of time."""
    days = {
        (day, site)
        for site, those in survey.working.items()
        for one in those
        for day in _days(one)
        if not _is_lost(one, datetime.combine(day, time()))
    }
    return sorted(days | {(event.start.date(), event.site) for event in survey.events})


def _days(one: Working) -> list[date]:
    return [one.start.date() + n * DAY for n in range((one.end.date() - one.start.date()).days + 1)]


def _is_lost(one: Working, midnight: datetime) -> bool:
    return any(start <= midnight and end >= midnight + DAY for start, end in one.gaps)


def _accumulation_plot(curve: Rarefied, steps: list[int], num_units: int) -> Curves:
    x, y = [0.0], [0.0]
    for number, step in enumerate(steps, start=1):
        x += [step, step]
        y += [number - 1, number]
    smooth = Curve(
        label="Expected",
        x=tuple(map(float, curve.units)),
        y=curve.expected,
        low=curve.low,
        high=curve.high,
    )
    came = Curve(label="As they came", x=(*x, num_units), y=(*y, len(steps)), is_dashed=True)
    return Curves(curves=(smooth, came), x_axis="Site-days with a camera", y_axis="Species")
