"""The agreement of two observers as lines, for the eye and as a file."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from app.services.analysis.values import Behind, rounded
from app.services.ecology.resampling import Bounds
from app.services.exports.cells import Cells, text, write_table
from app.services.exports.writing import new_file
from app.services.observer_agreement import Agreement

Name = Callable[[str], str]
COLUMNS = (
    *("second_observer", "level", "key", "name", "unit", "labels", "second", "both", "differ"),
    *("shared", "shared_low", "shared_high", "kappa", "kappa_low", "kappa_high"),
)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """All animals that both saw, a class, or a behavior."""

    level: str  # all, class or behavior
    key: str  # of the class or behavior, the same in every language
    name: str
    unit: str  # of the next three: animals, s or moments
    first: float
    second: float
    both: float
    kappa: float | None
    kappa_interval: Bounds | None = None  # 95 %
    shared: float | None = None  # of what either saw, 0 to 1
    shared_interval: Bounds | None = None
    num_differing: int  # animals that the two do not agree on
    differing: Behind  # those that are among the labels that count


def lines(found: Agreement, class_name: Name, behavior_name: Name) -> Iterator[Line]:
    """Each class, then each behavior; what lasts in seconds, what has no length by number."""
    for one in found.classes:
        yield Line(
            level="class",
            key=one.name,
            name=class_name(one.name),
            unit="animals",
            first=one.num_first,
            second=one.num_second,
            both=one.num_both,
            kappa=one.kappa,
            kappa_interval=one.kappa_interval,
            num_differing=one.num_first + one.num_second - 2 * one.num_both,
            differing=one.differing,
        )
    for each in found.behaviors:
        yield Line(
            level="behavior",
            key=each.name,
            name=behavior_name(each.name),
            unit="s",
            first=each.first_s,
            second=each.second_s,
            both=each.shared_s,
            kappa=each.kappa,
            kappa_interval=each.kappa_interval,
            shared=each.intersection_over_union,
            shared_interval=each.shared_interval,
            num_differing=len(each.differing.animals),
            differing=each.differing,
        )
    for said in found.moments:
        yield Line(
            level="behavior",
            key=said.name,
            name=behavior_name(said.name),
            unit="moments",
            first=said.num_first,
            second=said.num_second,
            both=said.num_both,
            kappa=None,
            shared=said.intersection_over_union,
            shared_interval=said.shared_interval,
            num_differing=len(said.differing.animals),
            differing=said.differing,
        )


def save_agreement(observer: str, found: Agreement, those: Iterable[Line], out: Path) -> int:
    """Write all animals and the lines as CSV, UTF-8; the number of rows. UserError where it cannot be.

    Kappa is empty where chance alone agrees always, and of moments, which have none.
    """
    with new_file(out, overwrite=True, suffixes=(".csv",)) as draft:
        return write_table(draft, COLUMNS, rows(observer, found, those))


def rows(observer: str, found: Agreement, those: Iterable[Line]) -> Iterator[Cells]:
    """All animals, then the lines, under the names of `COLUMNS`."""
    for one in (_whole(found), *those):
        yield {"second_observer": text(observer), **_cells(one)}


def _whole(found: Agreement) -> Line:
    num_differing = found.num_animals - found.num_same
    return Line(
        level="all",
        key="",
        name="",
        unit="animals",
        first=found.num_animals,
        second=found.num_animals,
        both=found.num_same,
        kappa=found.kappa,
        kappa_interval=found.kappa_interval,
        num_differing=num_differing,
        differing=found.differing,
    )


def _cells(one: Line) -> Cells:
    """Seconds to the millisecond, as tables of observations have them."""
    low, high = one.kappa_interval or (None, None)
    shared_low, shared_high = one.shared_interval or (None, None)
    first, second, both = (round(each, 3) for each in (one.first, one.second, one.both))
    return {
        "level": one.level,
        "key": text(one.key),
        "name": text(one.name),
        "unit": one.unit,
        "labels": first,
        "second": second,
        "both": both,
        "differ": one.num_differing,
        "shared": rounded(one.shared, 4),
        "shared_low": rounded(shared_low, 4),
        "shared_high": rounded(shared_high, 4),
        "kappa": rounded(one.kappa, 4),
        "kappa_low": rounded(low, 4),
        "kappa_high": rounded(high, 4),
    }
