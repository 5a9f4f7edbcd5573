"""What an analysis gives: a table, a plot as values, and what has to be said about both. Pure."""

from collections.abc import Sequence

import msgspec

from app.store.records import VideoId

Videos = tuple[VideoId, ...]
Cell = str | int | float | None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One bar, cell or point, and the videos behind it."""

    label: str
    value: float
    videos: Videos = ()
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
    """The values of one group, each with its video."""

    label: str
    values: tuple[float, ...]
    videos: Videos


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
    """A line of a table, and the videos behind it."""

    cells: tuple[Cell, ...]
    videos: Videos = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers behind a plot."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


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


EMPTY = Table(columns=(), rows=())


def unique(videos: Sequence[VideoId]) -> Videos:
    """Each once, in order."""
    return tuple(dict.fromkeys(videos))


def rounded(value: float | None, digits: int = 3) -> float | None:
    """As a table shows it."""
    return None if value is None else round(value, digits)
