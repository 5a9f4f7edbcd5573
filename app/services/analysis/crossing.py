"""Behavior by something else: by hour, site and month."""

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from app.services.analysis.caveats import bout_caveats, clock_caveats
from app.services.analysis.grouping import BOUTS_SOURCE, NO_BOUTS, bout_words, grouped
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Cells, Finding, Mark, Row, Table, rounded
from app.services.ecology.behaving import covered_s
from app.services.exports.rows import Row as Seen
from app.services.speech import noop
from app.store.records import ObservationId
from mvit_core.types import Span

MONTHS = (
    *(noop("Jan"), noop("Feb"), noop("Mar"), noop("Apr"), noop("May"), noop("Jun")),
    *(noop("Jul"), noop("Aug"), noop("Sep"), noop("Oct"), noop("Nov"), noop("Dec")),
)


class Crossing(msgspec.Struct, frozen=True, kw_only=True):
    """What behavior is looked at by."""

    key: str
    title: str
    axis: str
    columns: Sequence[str]
    column_of: Callable[[Seen], str | None]
    method: str


def by_hour(survey: Survey) -> Finding:
    """Behavior by hour of the day."""
    say = survey.say
    crossing = Crossing(
        key="behavior_hour",
        title=say("Behavior by hour"),
        axis=say("Hour"),
        columns=[f"{hour:02d}" for hour in range(24)],
        column_of=lambda bout: None if bout.start is None else f"{bout.start:%H}",
        method=say("Bouts that begin in each hour, by the camera's clock."),
    )
    found = _crossed(survey, crossing)
    return replace(found, notes=(*clock_caveats(survey), *found.notes))


def by_site(survey: Survey) -> Finding:
    """Behavior by site."""
    say = survey.say
    crossing = Crossing(
        key="behavior_site",
        title=say("Behavior by site"),
        axis=say("Site"),
        columns=survey.sites,
        column_of=lambda bout: bout.site.name,
        method=say("Bouts at each site. Sites with more effort have more of everything."),
    )
    return _crossed(survey, crossing)


def by_month(survey: Survey) -> Finding:
    """Behavior by month: the season."""
    say = survey.say
    months = tuple(map(say, MONTHS))
    crossing = Crossing(
        key="behavior_month",
        title=say("Behavior by season"),
        axis=say("Month"),
        columns=months,
        column_of=lambda bout: None if bout.start is None else months[bout.start.month - 1],
        method=say(
            "Bouts that begin in each month, by the camera's clock, years taken together. Months with more "
            "effort have more of everything."
        ),
    )
    return _crossed(survey, crossing)


def _crossed(survey: Survey, by: Crossing) -> Finding:
    say = survey.say
    finding = Finding(
        key=by.key,
        title=by.title,
        table=EMPTY,
        method=by.method,
        sources=(BOUTS_SOURCE,),
        notes=bout_caveats(survey),
    )
    dated = [(bout, column) for bout, _ in survey.bouts if (column := by.column_of(bout)) is not None]
    if not dated:
        words = say(NO_BOUTS) if not survey.bouts else say("The videos have no dates.")
        return replace(finding, missing=words)
    found: dict[tuple[str, str], list[Seen]] = {}
    for bout, column in dated:
        found.setdefault((bout.behavior, column), []).append(bout)
    names = [name for name, _ in grouped([bout for bout, _ in dated], lambda bout: bout.behavior)]
    plot = Cells(
        rows=tuple(names),
        columns=tuple(by.columns),
        marks=tuple(
            tuple(_mark(survey, by, name, column, found.get((name, column), [])) for column in by.columns)
            for name in names
        ),
        column_axis=by.axis,
        scale=say("Bouts"),
    )
    rows = [
        _row(name, column, found[name, column])
        for name in names
        for column in by.columns
        if (name, column) in found
    ]
    table = Table(columns=(say("Behavior"), by.axis, say("Bouts"), say("Seconds")), rows=tuple(rows))
    return replace(finding, table=table, plot=plot)


def _mark(survey: Survey, by: Crossing, name: str, column: str, here: Sequence[Seen]) -> Mark:
    label = f"{name}, {by.axis} {column}"
    note = bout_words(survey, len(here))
    return Mark(label=label, value=len(here), behind=behind_rows(here), note=note)


def _row(name: str, column: str, here: Sequence[Seen]) -> Row:
    spans: dict[ObservationId, list[Span]] = {}
    for bout in here:
        spans.setdefault(bout.animal_id, []).append(bout.observation.span)
    seconds = sum(map(covered_s, spans.values()))  # of an animal, two bouts at the same time count once
    return Row((name, column, len(here), rounded(seconds, 1)), behind_rows(here))
