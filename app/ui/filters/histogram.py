"""Bars that are numbers and a choice at once: drag over them to keep just those."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.keyboard.kept import keep_keys
from app.ui.looks.theme import DARK, Theme

GAP = 2
FOOT = 18  # for the words below the bars


class Histogram(QWidget):
    """`chosen` says from which bar to which; a later one first means over the end, as at midnight."""

    chosen = Signal(int, int)

    def __init__(self, num_bars: int, labels: Sequence[tuple[int, str]], name: str) -> None:
        super().__init__()
        self._numbers = [0] * num_bars
        self._labels = labels
        self._theme = DARK
        self._range: tuple[int, int] | None = None
        self._anchor: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        keep_keys(self, Qt.Key.Key_Left, Qt.Key.Key_Right)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def set_numbers(self, numbers: Sequence[int]) -> None:
        """How high the bars are."""
        self._numbers = list(numbers)
        self.update()

    def set_range(self, chosen: tuple[int, int] | None) -> None:
        """Which bars are kept; None: all."""
        self._range = chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 110)

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, most = self._theme, max(1, *self._numbers)
        for place, number in enumerate(self._numbers):
            column = self._column(place)
            height = round((column.height() - 3) * number / most)
            painter.fillRect(column, QColor(theme.surface_raised))
            bar = QRect(column.left(), column.bottom() - height + 1, column.width(), max(height, 2))
            painter.fillRect(bar, QColor(theme.accent if self._keeps(place) else theme.border))
        painter.setPen(QColor(theme.text_muted))
        for place, words in self._labels:
            x = self._column(min(place, len(self._numbers) - 1)).left()
            x += self._column(0).width() if place >= len(self._numbers) else 0
            width = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(0, x - (width // 2 if place else 0)), self.width() - width)
            painter.drawText(left, self.height() - 4, words)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, press: QMouseEvent) -> None:
        self._anchor = self._place_at(press.position().x())
        self._choose(self._anchor, self._anchor)

    def mouseMoveEvent(self, move: QMouseEvent) -> None:
        place = self._place_at(move.position().x())
        self.setToolTip(str(self._numbers[place]))
        if self._anchor is not None:
            first, last = sorted((self._anchor, place))
            if (first, last) != self._range:
                self._choose(first, last)

    def mouseReleaseEvent(self, release: QMouseEvent) -> None:
        self._anchor = None

    def keyPressEvent(self, press: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(press.key()))
        if step is None:
            super().keyPressEvent(press)
            return
        first, last = self._range or (0, len(self._numbers) - 1)
        if press.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            last = (last + step) % len(self._numbers)
        else:
            first = (first + step) % len(self._numbers)
        self._choose(first, last)

    def _choose(self, first: int, last: int) -> None:
        self.set_range((first, last))
        self.chosen.emit(first, last)

    def _keeps(self, place: int) -> bool:
        if self._range is None:
            return True
        first, last = self._range
        return first <= place <= last if first <= last else place >= first or place <= last

    def _column(self, place: int) -> QRect:
        left, right = (round(self.width() * at / len(self._numbers)) for at in (place, place + 1))
        return QRect(left, 2, right - left - GAP, self.height() - FOOT - 4)

    def _place_at(self, x: float) -> int:
        return min(max(0, int(x * len(self._numbers) / max(1, self.width()))), len(self._numbers) - 1)
