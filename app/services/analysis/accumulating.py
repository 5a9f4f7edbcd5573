"""How many species more effort finds: as they came, expected after fewer days, and at least."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta

import msgspec
from msgspec.structs import replace

from app.services.analysis.caveats import caveats, effort_caveats
from app.services.analysis.survey import Survey, behind_seen
from app.services.analysis.values import (
    EMPTY,
    NOTHING,
    Behind,
    Curve,
    Curves,
    Finding,
    Mark,
    Row,
    Slot,
    Table,
    rounded,
)
from app.services.ecology.accumulation import (
    Rarefied,
    chao2,
    chao2_interval,
    rarefied,
    sample_coverage,
)
from app.services.ecology.effort import Working, within, worked
from app.services.ecology.independence import Record
from app.services.exports.counts import Seen

DAY = timedelta(days=1)
Unit = tuple[date, str]  # a site-day


def accumulation(survey: Survey) -> Finding:
    """Observed in order of time, and expected after fewer days."""
    say = survey.say
    finding = Finding(
        key="accumulation",
        title=say("Species accumulation"),
        table=EMPTY,
        method=say(
            "A sampling unit is a day of one site with a working camera. The curve is the expected number of "
            "species in so many units (rarefaction of incidences), with its unconditional 95 % interval; "
            "Chao2, in its bias-corrected form, estimates how many there are at least, with a log-normal "
            "95 % interval. Sample coverage is an estimate of how much of all incidences (a species on a "
            "site-day) is of the species seen. All take site-days as drawn by chance; those of one "
            "site are alike, and intervals are too narrow. Dashed: as they came, in order of time."
        ),
        sources=(
            "Colwell et al. 2012, J. Plant Ecol. 5: 3-21.",
            "Chao 1987, Biometrics 43: 783-791 (Chao2 and its interval).",
            "Chao et al. 2014, Ecol. Monogr. 84: 45-67 (sample coverage).",
        ),
        notes=(*caveats(survey), *effort_caveats(survey)),
    )
    units = _site_days(survey)
    if not survey.events or len(units) < 2:
        words = say("Needs named animals on at least two days of one site, or at two sites.")
        return replace(finding, missing=words)
    apart = survey.apart(one.species for one in survey.records)
    records = [one for one in survey.records if one.species in apart]
    seen = {(one.species, _unit(survey, one)) for one in records}
    incidences = list(Counter(species for species, _ in seen).values())
    curve = rarefied(incidences, len(units))
    firsts = _firsts(survey, records, units)
    figures = (chao2(incidences, len(units)), *chao2_interval(incidences, len(units)))
    least, low, high = (say.number(each, 1) for each in figures)
    found = say(
        "{n} species seen; at least {m} by Chao2 (95 % interval {low} to {high}).",
        n=len(incidences),
        m=least,
        low=low,
        high=high,
    )
    covered = say("Sample coverage: {n} %.", n=say.number(100 * sample_coverage(incidences, len(units)), 1))
    rows = tuple(
        _so_far(n, tuple(map(rounded, expected)), firsts)
        for n, *expected in zip(curve.units, curve.expected, curve.low, curve.high, strict=True)
    )
    names = (say("Site-days"), say("Expected species"), say("Low"), say("High"), say("Seen so far"))
    return replace(
        finding,
        notes=(found, covered, *_wider(survey, apart), *finding.notes),
        table=Table(columns=names, rows=rows),
        plot=_accumulation_plot(survey, curve, firsts, len(units)),
    )


def _site_days(survey: Survey) -> list[Unit]:
    """Every day on which a camera worked at a site for any part of it, in order of time."""
    days = {(day, site) for site, those in survey.working.items() for one in those for day in _days(one)}
    return sorted(days | {_unit(survey, one) for one in survey.records})


def _unit(survey: Survey, record: Record[Seen]) -> Unit:
    """The site-day of a record; what came past the midnight of the last chosen day belongs to that day."""
    return min(record.at.date(), survey.options.selection.until or date.max), record.site


def _days(one: Working) -> list[date]:
    """Those on which it worked: not one at whose midnight it was taken down, nor any that a gap takes."""
    number = (one.end.date() - one.start.date()).days + 1
    midnights = [datetime.combine(one.start.date() + n * DAY, time()) for n in range(number)]
    return [each.date() for each in midnights if worked(within(one, each, each + DAY))]


class First(msgspec.Struct, frozen=True):
    """When a species was seen first: after how many site-days, and by what."""

    species: str
    step: int
    behind: Behind


def _wider(survey: Survey, apart: Collection[str]) -> Iterator[str]:
    """Which names count as no species, as what they mean may be one that was seen."""
    names = [survey.name(each) for each in survey.species if each not in apart]
    if names:
        yield survey.say(
            "Not counted, as they may be species seen here under a narrower name: {which}.",
            which=survey.say.list(names),
        )


def _firsts(survey: Survey, records: Iterable[Record[Seen]], units: list[Unit]) -> list[First]:
    """The species in the order in which they came."""
    place = {unit: number for number, unit in enumerate(units, start=1)}
    firsts: dict[str, First] = {}
    for step, one in sorted(((place[_unit(survey, one)], one) for one in records), key=_when):
        firsts.setdefault(one.species, First(one.species, step, behind_seen([one.item])))
    return sorted(firsts.values(), key=lambda one: (one.step, one.species))


def _when(record: tuple[int, Record[Seen]]) -> tuple[int, datetime]:
    step, one = record
    return step, one.at


def _so_far(n: int, figures: tuple[float | None, ...], firsts: list[First]) -> Row:
    those = [one for one in firsts if one.step <= n]
    return Row((n, *figures, len(those)), sum((one.behind for one in those), NOTHING))


def _accumulation_plot(survey: Survey, curve: Rarefied, firsts: list[First], num_units: int) -> Curves:
    say, steps = survey.say, [one.step for one in firsts]
    x, y = [0.0], [0.0]
    for number, step in enumerate(steps, start=1):
        x += [step, step]
        y += [number - 1, number]
    smooth = Curve(
        label=say("Expected"),
        x=tuple(map(float, curve.units)),
        y=curve.expected,
        low=curve.low,
        high=curve.high,
    )
    came = Curve(label=say("As they came"), x=(*x, num_units), y=(*y, len(steps)), is_dashed=True)
    return Curves(
        curves=(smooth, came),
        x_axis=say("Site-days with a camera"),
        y_axis=say("Number of species"),
        slots=_accumulation_slots(survey, firsts, num_units),
    )


def _accumulation_slots(survey: Survey, firsts: list[First], num_units: int) -> tuple[Slot, ...]:
    """A stretch for each step: from there on so many species are known, of which these came with it."""
    say = survey.say
    steps = sorted({one.step for one in firsts})
    ends = [*steps[1:], num_units + 1]
    slots = []
    for step, end in zip(steps, ends, strict=True):
        new = [one for one in firsts if one.step == step]
        number = sum(one.step <= step for one in firsts)
        label = say("New after {n} site-days", n=say.number(step))
        mark = Mark(
            label=label,
            value=number,
            behind=sum((one.behind for one in new), NOTHING),
            note=", ".join(survey.name(one.species) for one in new),
        )
        slots.append(Slot(start=step, end=end, mark=mark))
    return tuple(slots)
