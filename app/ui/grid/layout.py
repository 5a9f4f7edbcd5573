"""Where the tiles of a grid lie: groups under headings, as many tiles a line as fit. Pure, for millions."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True, slots=True)
class TileLayout:
    """Places are counted from 0 over all groups; y grows downward from the top of the whole grid."""

    sizes: Sequence[int]  # tiles of each group
    width: int
    tile: QSize
    gap: int
    heading: int  # height of a group's heading; 0: no headings
    columns: int = field(init=False)
    _starts: list[int] = field(init=False, repr=False)  # first place of each group, and the end
    _tops: list[int] = field(init=False, repr=False)  # of each group, and the end

    def __post_init__(self) -> None:
        columns = max(1, (self.width - self.gap) // (self.tile.width() + self.gap))
        heights = (self.heading + self._lines(size, columns) * self.line + self.gap for size in self.sizes)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "_starts", [0, *accumulate(self.sizes)])
        object.__setattr__(self, "_tops", [0, *accumulate(heights)])

    @property
    def line(self) -> int:
        """How much lower the next line of tiles is."""
        return self.tile.height() + self.gap

    @property
    def height(self) -> int:
        """Of the whole grid."""
        return self._tops[-1]

    @property
    def num_tiles(self) -> int:
        """How many places there are."""
        return self._starts[-1]

    def rect(self, place: int) -> QRect:
        """Where a tile lies."""
        group = bisect_right(self._starts, place) - 1
        line, column = divmod(place - self._starts[group], self.columns)
        x = self.gap + column * (self.tile.width() + self.gap)
        return QRect(QPoint(x, self._tops[group] + self.heading + line * self.line), self.tile)

    def heading_rect(self, group: int) -> QRect:
        """Where a group's heading lies."""
        return QRect(self.gap, self._tops[group], self.width - 2 * self.gap, self.heading)

    def groups_in(self, top: int, bottom: int) -> range:
        """The groups of which something lies between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, bottom)
        return range(first, min(last, len(self.sizes)))

    def span_of(self, group: int) -> range:
        """The places of a group."""
        return range(self._starts[group], self._starts[group + 1])

    def places_in(self, top: int, bottom: int) -> Iterator[int]:
        """The tiles of which something lies between two heights, in order."""
        for group in self.groups_in(top, bottom):
            first = self._tops[group] + self.heading
            size = self.sizes[group]
            from_line = max(0, (top - first) // self.line)
            to_line = max(-1, (bottom - first) // self.line)
            start = self._starts[group]
            yield from range(
                start + min(size, from_line * self.columns), start + min(size, (to_line + 1) * self.columns)
            )

    def place_at(self, point: QPoint) -> int | None:
        """The tile under a point; None between tiles."""
        near = self.places_in(point.y(), point.y())
        return next((place for place in near if self.rect(place).contains(point)), None)

    def group_at(self, point: QPoint) -> int | None:
        """The group whose heading lies under a point."""
        groups = self.groups_in(point.y(), point.y())
        return next((group for group in groups if self.heading_rect(group).contains(point)), None)

    def places_touching(self, area: QRect) -> list[int]:
        """The tiles that a rubber band touches."""
        near = self.places_in(area.top(), area.bottom())
        return [place for place in near if self.rect(place).intersects(area)]

    def beside(self, place: int, dx: int, dy: int) -> int:
        """The tile reached by arrow keys; up and down keep the column where they can."""
        if not self.num_tiles:
            return 0
        if dx:
            return min(max(0, place + dx), self.num_tiles - 1)
        for _ in range(abs(dy)):
            place = self._below(place) if dy > 0 else self._above(place)
        return place

    def _below(self, place: int) -> int:
        group = bisect_right(self._starts, place) - 1
        start, end = self._starts[group], self._starts[group + 1]
        line, column = divmod(place - start, self.columns)
        if (line + 1) * self.columns < end - start:
            return min(place + self.columns, end - 1)
        if end == self.num_tiles:
            return place
        return min(end + column, self._starts[group + 2] - 1)

    def _above(self, place: int) -> int:
        group = bisect_right(self._starts, place) - 1
        line, column = divmod(place - self._starts[group], self.columns)
        if line:
            return place - self.columns
        if not group:
            return place
        before, end = self._starts[group - 1], self._starts[group]
        last_line = (end - before - 1) // self.columns
        return min(before + last_line * self.columns + column, end - 1)

    @staticmethod
    def _lines(size: int, columns: int) -> int:
        return -(-size // columns)
