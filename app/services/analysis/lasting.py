"""How long bouts last, and what follows what."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from app.services.analysis.caveats import bout_caveats
from app.services.analysis.grouping import BOUTS_SOURCE, NO_BOUTS, TIMELESS, grouped
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Cells, Finding, Mark, Row, Spread, Spreads, Table, rounded
from app.services.ecology.behaving import Lasting, lasting, transitions
from app.services.exports.rows import Row as Seen
from app.services.speech import noop
from app.store.library_order import natural

COLUMNS = (
    *(noop("Behavior"), noop("Bouts"), noop("Mean s"), noop("Median s"), noop("Lower quartile s")),
    *(noop("Upper quartile s"), noop("Longest s")),
)
LONGEST = COLUMNS.index("Longest s")


def bouts(survey: Survey) -> Finding:
    """How long bouts last."""
    say = survey.say
    finding = Finding(
        key="bouts",
        title=say("Duration of bouts"),
        table=EMPTY,
        method=say(
            "Boxes: median and quartiles; whiskers to the last bout within 1.5 times their distance. Bouts "
            "that begin or end with their video are cut off there and are in fact longer."
        ),
        sources=(BOUTS_SOURCE,),
        notes=bout_caveats(survey),
    )
    lasting_ones = [bout for bout, _ in survey.bouts if bout.observation.span.duration_s > 0]
    groups = grouped(lasting_ones, lambda bout: bout.behavior)
    if not groups:
        return replace(finding, missing=say(TIMELESS) if survey.bouts else say(NO_BOUTS))
    if num_moments := len(survey.bouts) - len(lasting_ones):
        words = say(
            "Left out, since they have no length: {n} moments and behaviors in photos.",
            n=say.number(num_moments),
        )
        finding = replace(finding, notes=(*finding.notes, words))
    spreads, rows = [], []
    for name, those in groups:
        seconds = [bout.observation.span.duration_s for bout in those]
        found = lasting(seconds)
        if found is None:
            continue
        spreads.append(Spread(label=name, values=tuple(seconds), behind=behind_rows(those)))
        rows.append(_row(name, found, those))
    table = Table(columns=tuple(map(say, COLUMNS)), rows=tuple(rows))
    return replace(finding, table=table, plot=Spreads(groups=tuple(spreads), axis=say("Seconds")))


def following(survey: Survey) -> Finding:
    """The transition matrix."""
    say = survey.say
    finding = Finding(
        key="transitions",
        title=say("What follows what"),
        table=EMPTY,
        method=say(
            "Of all bouts of the behavior in a row that are followed by another of the same animal in the "
            "same video, the share that is followed by the behavior in a column."
        ),
        sources=(BOUTS_SOURCE,),
        notes=bout_caveats(survey),
    )
    sequences = _sequences(survey)
    counted = transitions([[bout.behavior for bout in one] for one in sequences])
    if not counted:
        return replace(finding, missing=say("Needs two bouts, one after the other, of the same animal."))
    names = sorted({name for pair in counted for name in pair}, key=natural)
    marks, rows = [], []
    for first in names:
        total = sum(counted[first, second] for second in names)
        line: list[Mark | None] = []
        for second in names:
            number = counted[first, second]
            behind = behind_rows(_followed(sequences, first, second))
            note = say("{n} of {all}", n=number, all=total)
            share = number / total if total else 0.0
            label = say("{first}, then {second}", first=first, second=second)
            mark = Mark(label=label, value=share, behind=behind, note=note)
            line.append(mark if total else None)
            if number:
                rows.append(Row((first, second, number, rounded(share)), behind))
        marks.append(tuple(line))
    plot = Cells(
        rows=tuple(names),
        columns=tuple(names),
        marks=tuple(marks),
        row_axis=say("First"),
        column_axis=say("Then"),
        scale=say("Share of what follows"),
        is_share=True,
    )
    columns = (say("First"), say("Then"), say("Times"), say("Share"))
    return replace(finding, table=Table(columns=columns, rows=tuple(rows)), plot=plot)


def _row(name: str, found: Lasting, those: Sequence[Seen]) -> Row:
    figures = (
        found.mean_s,
        found.median_s,
        found.lower_quartile_s,
        found.upper_quartile_s,
        found.longest_s,
    )
    longest = [bout for bout in those if bout.observation.span.duration_s == found.longest_s]
    cells = (name, found.num, *(rounded(each, 2) for each in figures))
    return Row(cells, behind_rows(those), apart={LONGEST: behind_rows(longest)})


def _sequences(survey: Survey) -> list[list[Seen]]:
    """The bouts of each animal, in order of time."""
    found: dict[int, list[Seen]] = {}
    for bout, animal in survey.bouts:
        found.setdefault(animal.observation.id, []).append(bout)
    return [sorted(those, key=_when) for those in found.values()]


def _when(bout: Seen) -> tuple[float, float, str]:
    """Those that begin together have an order, too: else it were that in which they were written down."""
    span = bout.observation.span
    return span.start_s, span.end_s, bout.behavior


def _followed(sequences: Sequence[Sequence[Seen]], first: str, second: str) -> list[Seen]:
    return [
        one
        for those in sequences
        for one, other in pairwise(those)
        if (one.behavior, other.behavior) == (first, second)
    ]
