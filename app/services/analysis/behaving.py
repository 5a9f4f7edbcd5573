"""What animals do: behaviors by hour, site and month; budgets; bouts; what follows what; who minds the
camera.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from app.services.analysis.survey import Survey, videos_of_rows
from app.services.analysis.values import (
    EMPTY,
    Bars,
    Cells,
    Finding,
    Mark,
    Row,
    Spread,
    Spreads,
    Stacks,
    Table,
    Videos,
    rounded,
)
from app.services.ecology.agreement import wilson
from app.services.ecology.behaving import budget, lasting, transitions
from app.services.exports.rows import Row as Seen
from app.store.records import ReviewState
from mvit_core.types import Span

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NO_BOUTS = "Label behaviors first: put a bout on an animal's lane in Review."
UNNAMED = "not labelled"
MOST_PARTS = 7  # of a stack: more colors cannot be told apart
BOUTS_SOURCE = "Martin & Bateson 2007, Measuring Behaviour, 3rd ed., Cambridge University Press."
BUDGET_METHOD = (
    "Time in bouts of each behavior as a share of all time in which the animals were in view. What no bout "
    "covers is not labelled. Behaviors at the same time share it in proportion."
)


def by_hour(survey: Survey) -> Finding:
    """Behavior by hour of the day."""
    hours = [f"{hour:02d}" for hour in range(24)]
    return _crossed(
        survey,
        key="behavior_hour",
        title="Behavior by hour",
        axis="Hour",
        columns=hours,
        column_of=lambda bout: _at(bout, "%H"),
        method="Bouts that begin in each hour, by the camera's clock.",
    )


def by_site(survey: Survey) -> Finding:
    """Behavior by site."""
    return _crossed(
        survey,
        key="behavior_site",
        title="Behavior by site",
        axis="Site",
        columns=survey.sites,
        column_of=lambda bout: bout.site.name,
        method="Bouts at each site. Sites with more effort have more of everything.",
    )


def by_month(survey: Survey) -> Finding:
    """Behavior by month: the season."""

    def month(bout: Seen) -> str | None:
        return None if bout.start is None else MONTHS[bout.start.month - 1]

    return _crossed(
        survey,
        key="behavior_month",
        title="Behavior by season",
        axis="Month",
        columns=MONTHS,
        column_of=month,
        method="Bouts that begin in each month, by the camera's clock, years taken together.",
    )


def budget_of_species(survey: Survey) -> Finding:
    """Time budget a species."""
    return _budgets(survey, "budget_species", "Time budget by species", "Species", _species_of(survey))


def budget_of_individuals(survey: Survey) -> Finding:
    """Time budget an individual that has a name."""

    def who(animal: Seen) -> str | None:
        name = animal.observation.individual
        return f"{name} ({_species_of(survey)(animal)})" if name else None

    found = _budgets(survey, "budget_individual", "Time budget by individual", "Individual", who)
    if found.missing and survey.bouts:
        return replace(found, missing="Give animals a name in Review (Individual) to see what each one does.")
    return found


def bouts(survey: Survey) -> Finding:
    """How long bouts last."""
    finding = Finding(
        key="bouts",
        title="Duration of bouts",
        table=EMPTY,
        method="Boxes: median and quartiles; whiskers to the last bout within 1.5 times their distance. "
        "Bouts that "
        "begin or end with their video are cut off there and are in fact longer.",
        sources=(BOUTS_SOURCE,),
        notes=survey.caveats(),
    )
    groups = _grouped([bout for bout, _ in survey.bouts], lambda bout: bout.behavior)
    if not groups:
        return replace(finding, missing=NO_BOUTS)
    spreads, rows = [], []
    for name, those in groups:
        seconds = [bout.observation.span.duration_s for bout in those]
        found = lasting(seconds)
        if found is None:
            continue
        spreads.append(
            Spread(label=name, values=tuple(seconds), videos=tuple(bout.video.id for bout in those))
        )
        figures = (
            found.mean_s,
            found.median_s,
            found.lower_quartile_s,
            found.upper_quartile_s,
            found.longest_s,
        )
        rows.append(Row((name, found.num, *(rounded(each, 2) for each in figures)), videos_of_rows(those)))
    columns = ("Behavior", "Bouts", "Mean s", "Median s", "Lower quartile s", "Upper quartile s", "Longest s")
    plot = Spreads(groups=tuple(spreads), axis="Seconds")
    return replace(finding, table=Table(columns=columns, rows=tuple(rows)), plot=plot)


def following(survey: Survey) -> Finding:
    """The transition matrix."""
    finding = Finding(
        key="transitions",
        title="What follows what",
        table=EMPTY,
        method="Of all bouts of the behavior in a row that are followed by another of the same animal in the "
        "same "
        "video, the share that is followed by the behavior in a column.",
        sources=(BOUTS_SOURCE,),
        notes=survey.caveats(),
    )
    sequences = _sequences(survey)
    counted = transitions([[bout.behavior for bout in one] for one in sequences])
    if not counted:
        return replace(finding, missing="Needs two bouts, one after the other, of the same animal.")
    names = sorted({name for pair in counted for name in pair})
    marks, rows = [], []
    for first in names:
        total = sum(counted[first, second] for second in names)
        line: list[Mark | None] = []
        for second in names:
            number = counted[first, second]
            videos = videos_of_rows(_followed(sequences, first, second))
            note = f"{number} of {total}"
            share = number / total if total else 0.0
            mark = Mark(label=f"{first}, then {second}", value=share, videos=videos, note=note)
            line.append(mark if total else None)
            if number:
                rows.append(Row((first, second, number, rounded(share)), videos))
        marks.append(tuple(line))
    plot = Cells(
        rows=tuple(names),
        columns=tuple(names),
        marks=tuple(marks),
        row_axis="First",
        column_axis="Then",
        scale="Share of what follows",
    )
    table = Table(columns=("First", "Then", "Times", "Share"), rows=tuple(rows))
    return replace(finding, table=table, plot=plot)


def reacting(survey: Survey) -> Finding:
    """How often animals react to the camera."""
    finding = Finding(
        key="reactions",
        title="Reactions to the camera",
        table=EMPTY,
        method="Of the animals that a person reviewed, those marked as reacting to the camera; 95 % interval "
        "by "
        "Wilson.",
        sources=("Wilson 1927, J. Am. Stat. Assoc. 22: 209-212.",),
        notes=survey.caveats(),
    )
    reviewed = [row for row in survey.animals if row.observation.state is not ReviewState.UNREVIEWED]
    if not reviewed:
        return replace(finding, missing="Review animals and mark those that react to the camera.")
    marks, rows = [], []
    for name, those in _grouped(reviewed, _species_of(survey)):
        reacts = [row for row in those if row.observation.reacts]
        low, high = wilson(len(reacts), len(those))
        share, videos, note = (
            len(reacts) / len(those),
            videos_of_rows(reacts),
            f"{len(reacts)} of {len(those)}",
        )
        marks.append(Mark(label=name, value=share, videos=videos, low=low, high=high, note=note))
        rows.append(Row((name, len(reacts), len(those), *map(rounded, (share, low, high))), videos))
    columns = ("Species", "Reacting", "Reviewed", "Share", "Low", "High")
    plot = Bars(marks=tuple(marks), axis="Share that reacts", is_share=True)
    return replace(finding, table=Table(columns=columns, rows=tuple(rows)), plot=plot)


def _crossed(
    survey: Survey,
    *,
    key: str,
    title: str,
    axis: str,
    columns: Sequence[str],
    column_of: Callable[[Seen], str | None],
    method: str,
) -> Finding:
    """Bouts counted by behavior and something else."""
    finding = Finding(
        key=key, title=title, table=EMPTY, method=method, sources=(BOUTS_SOURCE,), notes=survey.caveats()
    )
    dated = [(bout, column) for bout, _ in survey.bouts if (column := column_of(bout)) is not None]
    if not dated:
        return replace(finding, missing=NO_BOUTS if not survey.bouts else "The videos have no dates.")
    names = [name for name, _ in _grouped([bout for bout, _ in dated], lambda bout: bout.behavior)]
    marks, rows = [], []
    for name in names:
        line = []
        for column in columns:
            here = [bout for bout, where in dated if where == column and bout.behavior == name]
            videos = videos_of_rows(here)
            line.append(Mark(label=f"{name}, {axis.lower()} {column}", value=len(here), videos=videos))
            seconds = sum(bout.observation.span.duration_s for bout in here)
            if here:
                rows.append(Row((name, column, len(here), rounded(seconds, 1)), videos))
        marks.append(tuple(line))
    plot = Cells(
        rows=tuple(names), columns=tuple(columns), marks=tuple(marks), column_axis=axis, scale="Bouts"
    )
    table = Table(columns=("Behavior", axis, "Bouts", "Seconds"), rows=tuple(rows))
    return replace(finding, table=table, plot=plot)


def _budgets(
    survey: Survey, key: str, title: str, axis: str, group_of: Callable[[Seen], str | None]
) -> Finding:
    finding = Finding(
        key=key,
        title=title,
        table=EMPTY,
        method=BUDGET_METHOD,
        sources=(BOUTS_SOURCE,),
        notes=survey.caveats(),
    )
    groups = _grouped([animal for animal in survey.animals if group_of(animal)], group_of)
    seconds = {name: _seconds(survey, those) for name, those in groups}
    seconds = {name: each for name, each in seconds.items() if set(each) - {""}}
    if not seconds:
        return replace(finding, missing=NO_BOUTS)
    keys = _keys(list(seconds.values()))
    stacks, rows = [], []
    for name, those in groups:
        if name not in seconds:
            continue
        videos, each = videos_of_rows(those), seconds[name]
        whole = sum(each.values())
        parts = {
            part: sum(value for which, value in each.items() if _part(which, keys) == part) for part in keys
        }
        stacks.append((name, tuple(_share(name, part, parts[part] / whole, videos) for part in keys)))
        rows += [
            Row((name, which or UNNAMED, rounded(value, 1), rounded(value / whole)), videos)
            for which, value in sorted(each.items(), key=lambda item: -item[1])
        ]
    table = Table(columns=(axis, "Behavior", "Seconds", "Share"), rows=tuple(rows))
    plot = Stacks(rows=tuple(stacks), keys=tuple(keys), axis="Share of time in view")
    return replace(finding, table=table, plot=plot)


def _seconds(survey: Survey, animals: Sequence[Seen]) -> dict[str, float]:
    """Of each behavior, over all these animals, each by itself."""
    bouts_of: dict[int, dict[str, list[Span]]] = {}
    wanted = {animal.observation.id for animal in animals}
    for bout, animal in survey.bouts:
        if animal.observation.id in wanted:
            own = bouts_of.setdefault(animal.observation.id, {})
            own.setdefault(bout.behavior, []).append(bout.observation.span)
    total: dict[str, float] = {}
    for animal in animals:
        own = bouts_of.get(animal.observation.id, {})
        for name, value in budget([animal.observation.span], own).items():
            total[name] = total.get(name, 0.0) + value
    return total


def _keys(all_seconds: Sequence[dict[str, float]]) -> list[str]:
    """The behaviors that get a color, most time first; the rest together, then what is not labelled."""
    total: dict[str, float] = {}
    for each in all_seconds:
        for name, value in each.items():
            total[name] = total.get(name, 0.0) + value
    names = sorted(filter(None, total), key=lambda name: (-total[name], name))
    shown = names[: MOST_PARTS - 1] if len(names) > MOST_PARTS else names
    return [*shown, *(["other"] if len(names) > len(shown) else []), UNNAMED]


def _part(name: str, keys: Sequence[str]) -> str:
    if not name:
        return UNNAMED
    return name if name in keys else "other"


def _share(name: str, part: str, share: float, videos: Videos) -> Mark:
    return Mark(label=f"{name}: {part}", value=share, videos=videos, note=f"{share:.0%}")


def _sequences(survey: Survey) -> list[list[Seen]]:
    """The bouts of each animal, in order of time."""
    found: dict[int, list[Seen]] = {}
    for bout, animal in survey.bouts:
        found.setdefault(animal.observation.id, []).append(bout)
    return [sorted(those, key=lambda bout: bout.observation.span.start_s) for those in found.values()]


def _followed(sequences: Sequence[Sequence[Seen]], first: str, second: str) -> list[Seen]:
    return [
        one
        for those in sequences
        for one, other in pairwise(those)
        if (one.behavior, other.behavior) == (first, second)
    ]


def _species_of(survey: Survey) -> Callable[[Seen], str]:
    return lambda animal: survey.name(animal.taxon.scientific_name) if animal.taxon else ""


def _grouped(rows: Sequence[Seen], group_of: Callable[[Seen], Hashable]) -> list[tuple[str, list[Seen]]]:
    """By number, most first."""
    found: dict[str, list[Seen]] = {}
    for row in rows:
        found.setdefault(str(group_of(row)), []).append(row)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _at(bout: Seen, pattern: str) -> str | None:
    start = bout.start
    return None if start is None else start.strftime(pattern)
