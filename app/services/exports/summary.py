"""The table that a report begins with: species by site, with events, MaxN, effort and RAI."""

from collections.abc import Iterator
from pathlib import Path

from app.services.exports.cells import Cells, second, text, write_table
from app.services.exports.counts import Summary, outside_periods, summarize
from app.services.exports.material import Material, Progress, Written
from app.services.exports.sentences import silent, uncovered, undated, without_period

COLUMNS = (
    *("site", "species", "common_name", "observations", "videos", "events", "max_n", "max_n_at"),
    *("trap_nights", "rai", "rai_low", "rai_high", "independence_minutes", "compared_to"),
)
RATES = ("rai", "rai_low", "rai_high")

UNSAID = (
    "Single observations, their spans, boxes and behaviors have no place in this table, nor has a site where "
    "a species was not seen: RAI there is 0, and a mean over sites has to count it."
)


def write(material: Material, out: Path, progress: Progress) -> Written:
    """The whole table."""
    number = write_table(out, COLUMNS, lines(material, progress))
    return Written(number, [UNSAID, *warnings(material)])


def warnings(material: Material) -> list[str]:
    """What makes the figures smaller, or larger, than they should be."""
    return [
        *undated([video.relative_path for video in material.videos if video.captured_at is None]),
        *without_period(material.working.guessed),
        *silent(material.working.silent),
        *uncovered(outside_periods(material)),
    ]


def lines(material: Material, progress: Progress) -> Iterator[Cells]:
    """A line for each species at each site."""
    for number, one in enumerate(summarize(material), start=1):
        progress(number)
        yield _line(one, material)


def _line(one: Summary, material: Material) -> Cells:
    return {
        "site": text(one.site),
        "species": text(one.species),
        "common_name": text(one.common_name),
        "observations": one.num_observations,
        "videos": one.num_videos,
        "events": one.num_events,
        "max_n": one.most,
        "max_n_at": second(one.most_at),
        "trap_nights": round(one.nights, 3),
        **{name: _rate(each) for name, each in zip(RATES, (one.rate, one.low, one.high), strict=True)},
        "independence_minutes": round(material.rule.interval.total_seconds() / 60, 3),
        "compared_to": str(material.rule.compared_to),
    }


def _rate(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
