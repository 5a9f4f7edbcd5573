"""Sites by occasions, as models of occupancy read them: where a species was seen, how long cameras worked."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from msgspec.structs import replace

from app.services.analysis.caveats import caveats, effort_caveats, wider_caveats
from app.services.analysis.counting import NO_EVENTS
from app.services.analysis.occupying import MODEL_SOURCE
from app.services.analysis.survey import Survey, behind_seen
from app.services.analysis.values import EMPTY, NOTHING, Cells, Finding, Mark, Row, Table
from app.services.ecology.independence import Record
from app.services.ecology.occupancy import History, detection_history
from app.services.exports.counts import Seen

UNMARKED_SOURCE = "Fiske & Chandler 2011, J. Stat. Softw. 43(10): 1-23 (unmarked)."
Records = Sequence[Record[Seen]]
Fill = Callable[[int, int], tuple[float, str] | None]  # by number of site and occasion: value and words


def history(survey: Survey) -> Finding:
    """Sites by occasions, of one species."""
    say = survey.say
    method = say(
        "Each row is a site, each column an occasion of {n} days from the first day of the survey on: 1 "
        "seen, 0 not seen, empty (NA) where no camera worked.",
        n=survey.options.occasion_days,
    )
    reading = "R, unmarked: unmarkedFrameOccu(y = as.matrix(read.csv(file, row.names = 1)))."
    finding = _finding(survey, "history", say("Detection history"), f"{method} {_rule(survey)} {reading}")
    if not survey.events:
        return replace(finding, missing=say(NO_EVENTS))
    chosen = survey.options.species
    species = chosen if chosen in survey.events_of else survey.species[0]
    matrix = history_of(survey, species)
    records = [one for one in survey.records if one.species == species]

    def fill(site: int, occasion: int) -> tuple[float, str] | None:
        seen = matrix.seen[site][occasion]
        return None if seen is None else (seen, say("seen") if seen else say("not seen"))

    return replace(
        _filled(survey, matrix, finding, records, fill),
        title=say("Detection history: {species}", species=survey.name(species)),
        notes=(*_left_out(survey, matrix, records), *wider_caveats(survey), *finding.notes),
    )


def effort(survey: Survey) -> Finding:
    """Sites by occasions: the camera-days of each, the same for all species."""
    say = survey.say
    method = say(
        "Each row is a site, each column an occasion of {n} days from the first day of the survey on: the "
        "days that its cameras worked (two at once count twice); empty (NA) where none did or nobody knows "
        "how long.",
        n=survey.options.occasion_days,
    )
    reading = "R, unmarked: unmarkedFrameOccu(obsCovs = list(effort = read.csv(file, row.names = 1)))."
    finding = _finding(survey, "effort", say("Effort by occasion"), f"{method} {_rule(survey)} {reading}")
    matrix = history_of(survey, "")
    if not any(each for line in matrix.effort for each in line):
        return replace(finding, missing=say("Effort needs a deployment with a start and an end."))

    def fill(site: int, occasion: int) -> tuple[float, str] | None:
        days = matrix.effort[site][occasion]
        return None if days is None else (round(days, 4), say("{n} camera-days", n=say.number(days, 2)))

    return _filled(survey, matrix, finding, survey.records, fill)


def history_of(survey: Survey, species: str) -> History:
    """The matrices of one species. A video that shows it counts, independent or not."""
    seen: dict[str, list[datetime]] = {}
    others: dict[str, list[datetime]] = {}
    for record in survey.records:
        (seen if record.species == species else others).setdefault(record.site, []).append(record.at)
    days, least = survey.options.occasion_days, survey.options.least_share
    return detection_history(seen, survey.working, others=others, days=days, least_share=least)


def occasions_of(survey: Survey) -> str:
    """How long they are, and which count, in few words."""
    say, options = survey.say, survey.options
    if not options.least_share:
        return say("{n} days", n=options.occasion_days)
    share = say.number(100 * options.least_share, 0)
    return say("{n} days, worked {share} % or more", n=options.occasion_days, share=share)


def _finding(survey: Survey, key: str, title: str, method: str) -> Finding:
    return Finding(
        key=key,
        title=title,
        table=EMPTY,
        method=method,
        sources=(MODEL_SOURCE, UNMARKED_SOURCE),
        notes=(*caveats(survey), *effort_caveats(survey)),
    )


def _rule(survey: Survey) -> str:
    if not survey.options.least_share:
        return survey.say("Any time that a camera worked counts.")
    return survey.say(
        "An occasion counts if some camera worked for {share} % of it or more; any other is NA, whatever was "
        "seen in it.",
        share=survey.say.number(100 * survey.options.least_share, 0),
    )


def _filled(survey: Survey, matrix: History, finding: Finding, records: Records, fill: Fill) -> Finding:
    is_history = finding.key == "history"
    columns = tuple(start.isoformat() for start in matrix.starts)
    seen: dict[tuple[str, int], list[Seen]] = {}
    for one in records:
        seen.setdefault((one.site, _occasion(matrix, one)), []).append(one.item)

    def mark(site: int, n: int) -> Mark | None:
        name, filled = matrix.sites[site], fill(site, n)
        if filled is None:
            return None
        label = survey.say("{site}, from {day}", site=name, day=matrix.starts[n])
        return Mark(label=label, value=filled[0], behind=behind_seen(seen.get((name, n), [])), note=filled[1])

    marks = tuple(tuple(mark(site, n) for n in range(len(columns))) for site in range(len(matrix.sites)))
    rows = (_row(*pair, records) for pair in zip(matrix.sites, marks, strict=True))
    plot = Cells(
        rows=matrix.sites,
        columns=columns,
        marks=marks,
        column_axis=survey.say("Occasion of {n} days, from", n=matrix.days),
        scale="" if is_history else survey.say("Camera-days"),
        is_history=is_history,
    )
    return replace(finding, table=Table(columns=(survey.say("Site"), *columns), rows=tuple(rows)), plot=plot)


def _row(site: str, line: Sequence[Mark | None], records: Records) -> Row:
    """Each cell opens what was seen in that occasion."""
    cells = (None if mark is None else mark.value for mark in line)
    apart = {n: mark.behind if mark else NOTHING for n, mark in enumerate(line, start=1)}
    return Row((site, *cells), behind_seen([one.item for one in records if one.site == site]), apart)


def _occasion(matrix: History, record: Record[Seen]) -> int:
    """Its number from 0; below or above all others where it lies outside."""
    return (record.at - datetime.combine(matrix.starts[0], time())) // timedelta(days=matrix.days)


def _left_out(survey: Survey, matrix: History, records: Records) -> list[str]:
    """How many records no occasion holds, as when a clock was wrong, and how many one that does not count."""
    if not matrix.starts:
        return []
    say, places = survey.say, {site: n for n, site in enumerate(matrix.sites)}
    found = [(one.site, _occasion(matrix, one)) for one in records]
    inside = [(places[site], n) for site, n in found if site in places and 0 <= n < len(matrix.starts)]
    beyond = sum(not 0 <= n < len(matrix.starts) for _, n in found)
    short = sum(matrix.seen[site][n] is None for site, n in inside)
    said = []
    if beyond:
        words = say(
            "Records before the first or after the last occasion, left out: {n}.", n=say.number(beyond)
        )
        said.append(words)
    if short:
        words = say(
            "Records left out, in occasions in which no camera worked long enough: {n}.", n=say.number(short)
        )
        said.append(words)
    return said
