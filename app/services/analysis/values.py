"""What an analysis gives: a table, a plot as values, and what has to be said about both. Pure."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import TypeVar, overload

import msgspec

from app.store.records import ObservationId, VideoId

Cell = str | int | float | datetime | None
Id = TypeVar("Id", bound=int)


class Ids(Sequence[Id]):
    """Each id once, in order, in one block of memory.

    Python's own numbers lie among the rows that they were made with: kept by a finding, they kept from the
    system nearly each megabyte of a project of 100,000 files that was let go of (docs/performance).
    """

    __slots__ = ("_block",)

    def __init__(self, those: Iterable[Id] = ()) -> None:
        self._block: array[int] = array("q", dict.fromkeys(those))

    def __len__(self) -> int:
        return len(self._block)

    def __iter__(self) -> Iterator[Id]:
        return iter(self._block)  # type: ignore[arg-type]

    @overload
    def __getitem__(self, place: int) -> Id: ...
    @overload
    def __getitem__(self, place: slice) -> "Ids[Id]": ...
    def __getitem__(self, place: int | slice) -> "Id | Ids[Id]":
        found = self._block[place]
        return Ids(found) if isinstance(found, array) else found  # type: ignore[return-value,arg-type]

    def __eq__(self, other: object) -> bool:
        return self._block == other._block if isinstance(other, Ids) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._block.tobytes())

    def __repr__(self) -> str:
        return f"Ids({self._block.tolist()})"


class Behind(msgspec.Struct, frozen=True):
    """What a number was counted from: its videos, and in them the animals that it speaks of."""

    videos: Ids[VideoId] = Ids()
    animals: Ids[ObservationId] = Ids()

    def __bool__(self) -> bool:
        return bool(self.videos)

    def __add__(self, other: "Behind") -> "Behind":
        return Behind(Ids(chain(self.videos, other.videos)), Ids(chain(self.animals, other.animals)))


NOTHING = Behind()


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One bar, cell or point, and what stands behind it."""

    label: str
    value: float
    behind: Behind = NOTHING
    low: float | None = None  # of its 95 % interval
    high: float | None = None
    note: str = ""  # beside it, such as "12 of 40"


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """A bar a mark, top to bottom."""

    marks: tuple[Mark, ...]
    axis: str
    is_share: bool = False  # from 0 to 1


class Stacks(msgspec.Struct, frozen=True, kw_only=True):
    """A bar a row, made of parts that add up to 1; `keys` are the parts, in order of color."""

    rows: tuple[tuple[str, tuple[Mark, ...]], ...]
    keys: tuple[str, ...]
    axis: str


class Cells(msgspec.Struct, frozen=True, kw_only=True):
    """A table shaded by value; None where there is nothing to say."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    marks: tuple[tuple[Mark | None, ...], ...]
    row_axis: str = ""
    column_axis: str = ""
    scale: str = ""  # what the shade means
    is_share: bool = False  # from 0 to 1
    is_history: bool = False  # 1 seen, 0 not seen, None: no camera


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """A line, with a band around it where `low` and `high` are given."""

    label: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    rug: tuple[float, ...] = ()  # where its data lie, on the x axis
    is_dashed: bool = False


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the x axis that can be clicked."""

    start: float
    end: float
    mark: Mark


class Curves(msgspec.Struct, frozen=True, kw_only=True):
    """Lines over one axis."""

    curves: tuple[Curve, ...]
    x_axis: str
    y_axis: str
    ticks: tuple[tuple[float, str], ...] = ()
    x_range: tuple[float, float] | None = None
    shades_common: bool = False  # the area below the first two
    night: tuple[tuple[float, float], ...] = ()  # stretches of x that are dark
    slots: tuple[Slot, ...] = ()


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one group."""

    label: str
    values: tuple[float, ...]
    behind: Behind


class Spreads(msgspec.Struct, frozen=True, kw_only=True):
    """A box a group: median, quartiles, whiskers of 1.5 times their distance, points beyond."""

    groups: tuple[Spread, ...]
    axis: str


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A site on the map; degrees, WGS84."""

    latitude: float
    longitude: float
    mark: Mark


class SiteMap(msgspec.Struct, frozen=True, kw_only=True):
    """Circles by count; their area is proportional to the value."""

    spots: tuple[Spot, ...]
    scale: str


Plot = Bars | Stacks | Cells | Curves | Spreads | SiteMap


class Row(msgspec.Struct, frozen=True):
    """A line of a table, and what stands behind it; behind some of its cells by themselves, other things."""

    cells: tuple[Cell, ...]
    behind: Behind = NOTHING
    apart: Mapping[int, Behind] = {}  # by the number of the column

    def behind_cell(self, column: int) -> Behind:
        """What a click on a cell opens."""
        return self.apart.get(column, self.behind)


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers behind a plot."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def decimals(self) -> tuple[int, ...]:
        """Digits behind the sign in each column: those of its longest number, so that all stand in line."""
        return tuple(
            max((_decimals(row.cells[number]) for row in self.rows), default=0)
            for number in range(len(self.columns))
        )


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one analysis says of one selection; `missing` says what it needs where it can say nothing."""

    key: str
    title: str
    table: Table
    plot: Plot | None = None
    missing: str = ""
    notes: tuple[str, ...] = ()  # what was left out, and what makes figures smaller than they should be
    method: str = ""
    sources: tuple[str, ...] = ()
    language: str = "en"  # in which it speaks


def _decimals(cell: Cell) -> int:
    return len(f"{cell}".partition(".")[2]) if isinstance(cell, float) else 0


EMPTY = Table(columns=(), rows=())


def rounded(value: float | None, digits: int = 3) -> float | None:
    """As a table shows it."""
    return None if value is None else round(value, digits)
