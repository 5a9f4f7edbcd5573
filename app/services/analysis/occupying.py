"""At how many sites a species is: naive occupancy, and the matrix that models of occupancy read."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from msgspec.structs import replace

from app.services.analysis.counting import NO_EVENTS
from app.services.analysis.survey import Survey, videos_of
from app.services.analysis.values import EMPTY, Bars, Cells, Finding, Mark, Row, Table, rounded, unique
from app.services.ecology.agreement import wilson
from app.services.ecology.independence import Record
from app.services.ecology.occupancy import History, detection_history, naive_occupancy
from app.services.exports.counts import Seen

MODEL_SOURCE = "MacKenzie et al. 2002, Ecology 83: 2248-2255."
COLUMNS = ("Species", "Scientific name", "Sites with it", "Sites surveyed", "Share", "Low", "High")


def occupancy(survey: Survey) -> Finding:
    """At how many sites each species was."""
    finding = Finding(
        key="occupancy",
        title="Naive occupancy",
        table=EMPTY,
        method="Sites where a species was seen, of the sites where a camera worked; 95 % interval by Wilson. "
        "Naive: a site where it was there and missed counts as empty. Models that correct for that read the "
        "detection history.",
        sources=(MODEL_SOURCE, "Wilson 1927, J. Am. Stat. Assoc. 22: 209-212."),
        notes=(*survey.caveats(), *survey.effort_caveats()),
    )
    if not survey.events:
        return replace(finding, missing=NO_EVENTS)
    marks, rows = [], []
    for species in survey.species:
        number, total = naive_occupancy(history_of(survey, species))
        if not total:
            continue
        low, high = wilson(number, total)
        name, videos, share = survey.name(species), videos_of(survey.events_of[species]), number / total
        note = f"{number} of {total}"
        marks.append(Mark(label=name, value=share, videos=videos, low=low, high=high, note=note))
        rows.append(Row((name, species, number, total, *map(rounded, (share, low, high))), videos))
    plot = Bars(marks=tuple(marks), axis="Share of sites", is_share=True)
    return replace(finding, table=Table(columns=COLUMNS, rows=tuple(rows)), plot=plot)


def history(survey: Survey) -> Finding:
    """Sites by occasions, of one species."""
    days = survey.options.occasion_days
    finding = Finding(
        key="history",
        title="Detection history",
        table=EMPTY,
        method=f"A row a site, a column an occasion of {days} days from the first day of the survey on: 1 "
        f"seen, "
        "0 not seen, empty (NA) where no camera worked. For R's unmarked: "
        "unmarkedFrameOccu(y = as.matrix(read.csv(file, row.names = 1))).",
        sources=(MODEL_SOURCE, "Fiske & Chandler 2011, J. Stat. Softw. 43(10): 1-23 (unmarked)."),
        notes=(*survey.caveats(), *survey.effort_caveats()),
    )
    if not survey.events:
        return replace(finding, missing=NO_EVENTS)
    chosen = survey.options.species
    species = chosen if chosen in survey.events_of else survey.species[0]
    matrix = history_of(survey, species)
    columns = tuple(start.isoformat() for start in matrix.starts)
    records = [one for one in survey.records if one.species == species]
    marks = [
        tuple(_mark(matrix, site, n, seen[n], records) for n in range(len(seen)))
        for site, seen in zip(matrix.sites, matrix.seen, strict=True)
    ]
    rows = [
        Row((site, *seen), unique([one.item.video_id for one in records if one.site == site]))
        for site, seen in zip(matrix.sites, matrix.seen, strict=True)
    ]
    plot = Cells(
        rows=matrix.sites,
        columns=columns,
        marks=tuple(marks),
        column_axis=f"Occasion of {days} days, from",
        is_history=True,
    )
    title = f"Detection history: {survey.name(species)}"
    return replace(finding, title=title, table=Table(columns=("site", *columns), rows=tuple(rows)), plot=plot)


def history_of(survey: Survey, species: str) -> History:
    """The matrix of one species. A video that shows it counts, independent or not."""
    seen: dict[str, list[datetime]] = {}
    for record in survey.records:
        if record.species == species:
            seen.setdefault(record.site, []).append(record.at)
    return detection_history(seen, survey.working, days=survey.options.occasion_days)


def _mark(
    matrix: History, site: str, n: int, seen: int | None, records: Sequence[Record[Seen]]
) -> Mark | None:
    if seen is None:
        return None
    start = datetime.combine(matrix.starts[n], time())
    end = start + timedelta(days=matrix.days)
    inside = [one.item.video_id for one in records if one.site == site and start <= one.at < end]
    return Mark(label=f"{site}, from {matrix.starts[n]}", value=seen, videos=unique(inside))
