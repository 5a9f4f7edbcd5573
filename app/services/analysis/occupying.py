"""At how many sites a species is: naive occupancy, and the matrix that models of occupancy read."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from msgspec.structs import replace

from app.services.analysis.caveats import caveats, effort_caveats
from app.services.analysis.counting import NO_EVENTS
from app.services.analysis.survey import Survey, behind_events, behind_seen
from app.services.analysis.values import EMPTY, NOTHING, Bars, Cells, Finding, Mark, Row, Table, rounded
from app.services.ecology.agreement import wilson
from app.services.ecology.independence import Record
from app.services.ecology.occupancy import History, detection_history, has_effort
from app.services.exports.counts import Seen
from app.services.speech import noop

FOR_UNMARKED = "R, unmarked: unmarkedFrameOccu(y = as.matrix(read.csv(file, row.names = 1)))."
MODEL_SOURCE = "MacKenzie et al. 2002, Ecology 83: 2248-2255."
COLUMNS = (
    *(noop("Species"), noop("Scientific name"), noop("Sites with it"), noop("Sites surveyed")),
    *(noop("Share"), noop("Low"), noop("High")),
)


def occupancy(survey: Survey) -> Finding:
    """At how many sites each species was."""
    say = survey.say
    finding = Finding(
        key="occupancy",
        title=say("Naive occupancy"),
        table=EMPTY,
        method=say(
            "Sites where a species was seen, of the sites where a camera worked; 95 % interval by Wilson. "
            "Naive: a site where it was there and missed counts as empty. Models that correct for that read "
            "the detection history."
        ),
        sources=(MODEL_SOURCE, "Wilson 1927, J. Am. Stat. Assoc. 22: 209-212."),
        notes=(*caveats(survey), *effort_caveats(survey)),
    )
    if not survey.events:
        return replace(finding, missing=say(NO_EVENTS))
    marks, rows = [], []
    total = len(_surveyed(survey))
    for species in survey.species:
        number = len({event.site for event in survey.events_of[species]})
        low, high = wilson(number, total)
        name, behind, share = survey.name(species), behind_events(survey.events_of[species]), number / total
        note = say("{n} of {all}", n=number, all=total)
        marks.append(Mark(label=name, value=share, behind=behind, low=low, high=high, note=note))
        rows.append(Row((name, species, number, total, *map(rounded, (share, low, high))), behind))
    plot = Bars(marks=tuple(marks), axis=say("Share of sites"), is_share=True)
    return replace(finding, table=Table(columns=tuple(map(say, COLUMNS)), rows=tuple(rows)), plot=plot)


def history(survey: Survey) -> Finding:
    """Sites by occasions, of one species."""
    say, days = survey.say, survey.options.occasion_days
    method = say(
        "A row a site, a column an occasion of {n} days from the first day of the survey on: 1 seen, 0 not "
        "seen, empty (NA) where no camera worked.",
        n=days,
    )
    finding = Finding(
        key="history",
        title=say("Detection history"),
        table=EMPTY,
        method=f"{method} {FOR_UNMARKED}",
        sources=(MODEL_SOURCE, "Fiske & Chandler 2011, J. Stat. Softw. 43(10): 1-23 (unmarked)."),
        notes=(*caveats(survey), *effort_caveats(survey)),
    )
    if not survey.events:
        return replace(finding, missing=say(NO_EVENTS))
    chosen = survey.options.species
    species = chosen if chosen in survey.events_of else survey.species[0]
    matrix = history_of(survey, species)
    columns = tuple(start.isoformat() for start in matrix.starts)
    records = [one for one in survey.records if one.species == species]
    marks = [
        tuple(_mark(survey, matrix, (site, n), records) for n in range(len(seen)))
        for site, seen in zip(matrix.sites, matrix.seen, strict=True)
    ]
    rows = [_row(site, line, records) for site, line in zip(matrix.sites, marks, strict=True)]
    plot = Cells(
        rows=matrix.sites,
        columns=columns,
        marks=tuple(marks),
        column_axis=say("Occasion of {n} days, from", n=days),
        is_history=True,
    )
    return replace(
        finding,
        title=say("Detection history: {species}", species=survey.name(species)),
        notes=(*_beyond(survey, matrix, records), *finding.notes),
        table=Table(columns=("site", *columns), rows=tuple(rows)),
        plot=plot,
    )


def history_of(survey: Survey, species: str) -> History:
    """The matrix of one species. A video that shows it counts, independent or not."""
    seen: dict[str, list[datetime]] = {}
    others: dict[str, list[datetime]] = {}
    for record in survey.records:
        (seen if record.species == species else others).setdefault(record.site, []).append(record.at)
    return detection_history(seen, survey.working, others=others, days=survey.options.occasion_days)


def _surveyed(survey: Survey) -> set[str]:
    """Sites of which it is known that a camera worked there: by its time, or by what it recorded."""
    by_time = {site for site, those in survey.working.items() if has_effort(those)}
    return by_time | {record.site for record in survey.records}


def _beyond(survey: Survey, matrix: History, records: Sequence[Record[Seen]]) -> list[str]:
    """How many records no occasion holds, as when a clock was wrong."""
    if not matrix.starts:
        return []
    first = datetime.combine(matrix.starts[0], time())
    last = datetime.combine(matrix.starts[-1], time()) + timedelta(days=matrix.days)
    number = sum(not first <= one.at < last for one in records)
    if not number:
        return []
    words = survey.say(
        "Records before the first or after the last occasion, left out: {n}.", n=survey.say.number(number)
    )
    return [words]


def _mark(
    survey: Survey, matrix: History, place: tuple[str, int], records: Sequence[Record[Seen]]
) -> Mark | None:
    site, n = place
    seen = matrix.seen[matrix.sites.index(site)][n]
    if seen is None:
        return None
    start = datetime.combine(matrix.starts[n], time())
    end = start + timedelta(days=matrix.days)
    inside = [one.item for one in records if one.site == site and start <= one.at < end]
    label = survey.say("{site}, from {day}", site=site, day=matrix.starts[n])
    note = survey.say("seen") if seen else survey.say("not seen")
    return Mark(label=label, value=seen, behind=behind_seen(inside), note=note)


def _row(site: str, line: Sequence[Mark | None], records: Sequence[Record[Seen]]) -> Row:
    """Each 1 opens what was seen in that occasion."""
    cells = (None if mark is None else int(mark.value) for mark in line)
    apart = {n: mark.behind if mark else NOTHING for n, mark in enumerate(line, start=1)}
    return Row((site, *cells), behind_seen([one.item for one in records if one.site == site]), apart)
