"""The ground that tiles lie on: where each is on screen, and what stays in view when that changes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from app.ui.grid.layout import TileLayout
from app.ui.grid.pictures import TILE
from app.ui.grid.selection import place_of

GAP = 10
WIDTHS = (150, 190, 240, 320)  # of tiles, from small to large
NO_IDS = np.zeros(0, np.int64)


class TileArea(QAbstractScrollArea):
    """Tiles in groups, known by their places; a subclass draws them, and says how tall their words are."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: NDArray[np.int64] = NO_IDS  # of the observations, by place
        self._group_sizes: Sequence[int] = ()
        self._words_height = 0  # below each picture
        self._size = 1
        self._layout = self._laid_out()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def num_tiles(self) -> int:
        """How many tiles there are."""
        return len(self._ids)

    @property
    def tile_size(self) -> int:
        """From small (0) to large."""
        return self._size

    def set_tile_size(self, step: int) -> None:
        """See `tile_size`."""
        with self._staying():
            self._size = min(max(0, step), len(WIDTHS) - 1)

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        super().resizeEvent(resizing)
        with self._staying():
            pass

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """What changes inside is laid out anew; what was at the top stays there where it can."""
        top = self._top_id()
        yield
        self._lay_out()
        self._keep_at_top(*top)

    def _lay_out(self) -> None:
        self._layout = self._laid_out()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._layout.height + GAP - height))
        bar.setPageStep(height)
        bar.setSingleStep(max(20, self._layout.line // 3))
        self.viewport().update()

    def _on_screen(self) -> range:
        """Heights of the grid that are seen now."""
        top = self.verticalScrollBar().value()
        return range(top, top + self.viewport().height())

    def _lines_a_page(self) -> int:
        return max(1, self.viewport().height() // self._layout.line)

    def _in_grid(self, point: QPoint) -> QPoint:
        return point + QPoint(0, self.verticalScrollBar().value())

    def _update(self, place: int) -> None:
        self.viewport().update(self._layout.rect(place).translated(0, -self.verticalScrollBar().value()))

    def _is_seen(self, place: int, height: int) -> bool:
        """Whether a whole tile is on a screen of this height."""
        top, rect = self.verticalScrollBar().value(), self._layout.rect(place)
        return top <= rect.top() and rect.bottom() <= top + height

    def _reveal(self, place: int) -> None:
        """Scroll as far as it takes to see a tile, with the heading above it."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        rect = self._layout.rect(place)
        if rect.top() - self._layout.heading < bar.value():
            bar.setValue(rect.top() - self._layout.heading - GAP)
        elif rect.bottom() + GAP > bar.value() + height:
            bar.setValue(rect.bottom() + GAP - height)

    def _scroll_with(self, here: QPoint) -> None:
        """A rubber band at the edge takes the grid along."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if here.y() < 0:
            bar.setValue(bar.value() + here.y())
        elif here.y() > height:
            bar.setValue(bar.value() + here.y() - height)

    def _top_id(self) -> tuple[int | None, int]:
        """The observation at the top of the screen, and how far above it its tile begins."""
        top = self.verticalScrollBar().value()
        place = next(self._layout.places_in(top, top + self._layout.line), None) if top else None
        if place is None or place >= len(self._ids):
            return None, 0
        return int(self._ids[place]), self._layout.rect(place).top() - top

    def _keep_at_top(self, observation_id: int | None, above: int) -> None:
        place = None if observation_id is None else place_of(observation_id, self._ids)
        if place is not None:
            self.verticalScrollBar().setValue(self._layout.rect(place).top() - above)

    def _laid_out(self) -> TileLayout:
        width = self.viewport().width()
        wanted = WIDTHS[self._size]
        columns = max(1, (width - GAP) // (wanted + GAP))
        wide = max(80, (width - GAP) // columns - GAP)  # tiles share what is left over
        tile = QSize(wide, round(wide / TILE) + self._words_height)
        return TileLayout(self._group_sizes, width, tile, GAP, self.fontMetrics().height() + 16)
