"""How long bouts last, and what follows what."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec.structs import replace

from app.services.analysis.caveats import bout_caveats
from app.services.analysis.drawing import (
    BOOTSTRAP_SOURCES,
    SHARE_SOURCES,
    clusters_drawn,
    clusters_of,
    shares_said,
)
from app.services.analysis.grouping import BOUTS_SOURCE, NO_BOUTS, TIMELESS, grouped
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Cells, Finding, Mark, Row, Spread, Spreads, Table, rounded
from app.services.ecology.behaving import Lasting, lasting
from app.services.ecology.resampling import Bounds, intervals, ratios
from app.services.ecology.shares import wilson_of_clusters
from app.services.exports.rows import Row as Seen
from app.services.speech import noop
from app.store.library_order import natural

COLUMNS = (
    *(noop("Behavior"), noop("Bouts"), noop("Mean s"), noop("Median s"), noop("Lower quartile s")),
    *(noop("Upper quartile s"), noop("Longest s"), noop("Mean low s"), noop("Mean high s")),
)
Followed = list[tuple[Seen, str]]  # bouts, and which behavior each is followed by
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
            "that begin or end with their video are cut off there and are in fact longer. 95 % interval of "
            "the mean: {drawn}",
            drawn=clusters_drawn(survey),
        ),
        sources=(BOUTS_SOURCE, *BOOTSTRAP_SOURCES),
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
            "same video, the share that is followed by the behavior in a column. {sureness}",
            sureness=shares_said(survey),
        ),
        sources=(BOUTS_SOURCE, *SHARE_SOURCES),
        notes=bout_caveats(survey),
    )
    followed = _followed(survey)
    if not followed:
        return replace(finding, missing=say("Needs two bouts, one after the other, of the same animal."))
    names = sorted({*followed, *(then for those in followed.values() for _, then in those)}, key=natural)
    marks, rows = [], []
    for first in names:
        those = followed.get(first, [])
        line = _line(survey, first, names, those)
        times = Counter(then for _, then in those)
        for second, mark in zip(names, line, strict=True):
            if mark and mark.value:
                figures = map(rounded, (mark.value, mark.low, mark.high))
                rows.append(Row((first, second, times[second], *figures), mark.behind))
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
    columns = (say("First"), say("Then"), say("Times"), say("Share"), say("Low"), say("High"))
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
    cells = (name, found.num, *(rounded(each, 2) for each in (*figures, *_of_mean(those))))
    return Row(cells, behind_rows(those), apart={LONGEST: behind_rows(longest)})


def _of_mean(those: Sequence[Seen]) -> tuple[float | None, float | None]:
    """The bounds of how long these bouts last on average, in seconds."""
    seconds = np.array([(bout.observation.span.duration_s, 1) for bout in those], np.float64)
    return intervals(clusters_of(those).sums(seconds), ratios)[0] or (None, None)


def _line(survey: Survey, first: str, names: Sequence[str], those: Followed) -> list[Mark | None]:
    """Of a behavior, how often each followed it, of all that did; None where none did."""
    if not those:
        return [None] * len(names)
    places, numbers = clusters_of(bout for bout, _ in those), {name: n for n, name in enumerate(names)}
    counts = places.counts(np.array([numbers[then] for _, then in those]), len(names))
    bounds = [wilson_of_clusters(each, counts.sum(axis=1)) for each in counts.T]
    return [_then(survey, (first, second), those, bounds[n]) for n, second in enumerate(names)]


def _then(survey: Survey, names: tuple[str, str], those: Followed, bounds: Bounds | None) -> Mark:
    first, second = names
    here = [bout for bout, then in those if then == second]
    low, high = bounds or (None, None)
    return Mark(
        label=survey.say("{first}, then {second}", first=first, second=second),
        value=len(here) / len(those),
        behind=behind_rows(here),
        low=low,
        high=high,
        note=survey.say("{n} of {all}", n=len(here), all=len(those)),
    )


def _followed(survey: Survey) -> dict[str, Followed]:
    """By behavior, its bouts that another of the same animal followed, and what that was."""
    animals: dict[int, list[Seen]] = {}
    for bout, animal in survey.bouts:
        animals.setdefault(animal.observation.id, []).append(bout)
    found: dict[str, Followed] = {}
    for those in animals.values():
        for one, other in pairwise(sorted(those, key=_when)):
            found.setdefault(one.behavior, []).append((one, other.behavior))
    return found


def _when(bout: Seen) -> tuple[float, float, str]:
    """Those that begin together have an order, too: else it were that in which they were written down."""
    span = bout.observation.span
    return span.start_s, span.end_s, bout.behavior
