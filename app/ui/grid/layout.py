"""Where the tiles of a grid lie: groups under headings, as many tiles a line as fit. Pure, for millions.

Small groups share a line, each under a heading of its own, so that many rare species do not take a line each.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True, slots=True)
class Block:
    """Where a group lies: from which column of which strip on. A strip is headings and tiles below them."""

    strip: int
    column: int


@dataclass(frozen=True, slots=True)
class TileLayout:
    """Places are counted from 0 over all groups; y grows downward from the top of the whole grid."""

    sizes: Sequence[int]  # tiles of each group
    width: int
    tile: QSize
    gap: int
    heading: int  # height of a group's heading
    columns: int = field(init=False)
    _starts: list[int] = field(init=False, repr=False)  # first place of each group, and the end
    _blocks: list[Block] = field(init=False, repr=False)
    _first_group: list[int] = field(init=False, repr=False)  # of each strip, and the end
    _tops: list[int] = field(init=False, repr=False)  # of each strip, and the end

    def __post_init__(self) -> None:
        columns = max(1, (self.width - self.gap) // (self.tile.width() + self.gap))
        starts, tops = [0], [0]
        blocks: list[Block] = []
        first_group: list[int] = []
        free = 0  # columns left in the strip at hand
        for group, size in enumerate(self.sizes):
            starts.append(starts[-1] + size)
            if size > free:
                lines = -(-size // columns)
                first_group.append(group)
                tops.append(tops[-1] + self.heading + lines * self.line + self.gap)
                free = columns if lines == 1 else 0
                blocks.append(Block(len(first_group) - 1, 0))
            else:
                blocks.append(Block(len(first_group) - 1, columns - free))
            free -= min(free, size)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_blocks", blocks)
        object.__setattr__(self, "_first_group", [*first_group, len(self.sizes)])
        object.__setattr__(self, "_tops", tops)

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
        group = self._group_of(place)
        line, column = self._spot(place, group)
        return QRect(
            QPoint(self._left(column), self._top(group) + self.heading + line * self.line), self.tile
        )

    def heading_rect(self, group: int) -> QRect:
        """Where a group's heading lies: over its tiles, or over all columns where it is alone."""
        block = self._blocks[group]
        alone = self._first_group[block.strip + 1] - self._first_group[block.strip] == 1
        wide = self.columns if alone else self.sizes[group]
        width = wide * (self.tile.width() + self.gap) - self.gap
        return QRect(self._left(block.column), self._top(group), width, self.heading)

    def groups_in(self, top: int, bottom: int) -> range:
        """The groups of which something lies between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = min(bisect_right(self._tops, bottom), len(self._tops) - 1)
        return range(self._first_group[first], self._first_group[last]) if last > first else range(0)

    def span_of(self, group: int) -> range:
        """The places of a group."""
        return range(self._starts[group], self._starts[group + 1])

    def places_in(self, top: int, bottom: int) -> Iterator[int]:
        """The tiles of which something lies between two heights, in order."""
        for group in self.groups_in(top, bottom):
            first = self._top(group) + self.heading
            size, start = self.sizes[group], self._starts[group]
            from_line = max(0, (top - first) // self.line)
            to_line = max(-1, (bottom - first) // self.line)
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
            place = self._next_line(place, 1 if dy > 0 else -1)
        return place

    def _next_line(self, place: int, step: int) -> int:
        """In the line above or below, the tile in this column or the last one before it."""
        here = self.rect(place)
        reach = self.heading + 2 * self.gap + self.line
        top, bottom = (
            (here.bottom() + 1, here.bottom() + reach) if step > 0 else (here.top() - reach, here.top() - 1)
        )
        beyond = {each: self.rect(each) for each in self.places_in(top, bottom)}
        tops = {rect.top() for rect in beyond.values() if (rect.top() - here.top()) * step > 0}
        if not tops:
            return place
        nearest = min(tops) if step > 0 else max(tops)
        line = [each for each, rect in beyond.items() if rect.top() == nearest]
        before = [each for each in line if beyond[each].left() <= here.left()]
        return before[-1] if before else line[0]

    def _group_of(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _spot(self, place: int, group: int) -> tuple[int, int]:
        """Line within the group's strip, and column."""
        line, column = divmod(place - self._starts[group], self.columns)
        return line, column + self._blocks[group].column

    def _top(self, group: int) -> int:
        return self._tops[self._blocks[group].strip]

    def _left(self, column: int) -> int:
        return self.gap + column * (self.tile.width() + self.gap)
