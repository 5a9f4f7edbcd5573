"""The parts of a clip as bars: as high as the score that is lost without them. A click goes there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.keyboard.kept import ENTER, keep_keys
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.naming import clock
from mvit_core.types import Span

LEAST = 0.05  # of the scale: smaller losses are not blown up to fill the strip
HEIGHT = 62


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of the clip, and the score that is lost where it is hidden (below 0: what is gained)."""

    span: Span
    loss: float


class PartsStrip(QWidget):
    """Bars from the clip's start to its end; Left and Right choose one, Enter goes there."""

    wanted = Signal(float)  # a time in the video
    pointed = Signal(int)  # the bar that is looked at, -1 for none

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self.bars: tuple[Bar, ...] = ()
        self._num_parts = 0
        self._chosen = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        keep_keys(self, Qt.Key.Key_Left, Qt.Key.Key_Right, *ENTER)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def set_bars(self, bars: Sequence[Bar], num_parts: int) -> None:
        """Show these parts of so many."""
        self.bars, self._num_parts = tuple(bars), max(num_parts, len(bars))
        self._chosen = min(self._chosen, len(bars) - 1)
        self.update()

    def rect_of(self, number: int) -> QRectF:
        """Where a part lies, from top to bottom."""
        step = self.width() / max(1, self._num_parts)
        return QRectF(number * step + 1, 0, step - 2, self.height())

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, _painting: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        losses = [bar.loss for bar in self.bars]
        most, least = max([*losses, LEAST]), min([*losses, 0.0])
        zero = 4 + (self.height() - 8) * most / (most - least)
        for number in range(self._num_parts):
            place = self.rect_of(number)
            painter.setBrush(QColor(theme.timeline_lane))
            painter.drawRoundedRect(place, 3, 3)
            if number >= len(self.bars):
                continue
            loss = self.bars[number].loss
            reach = (self.height() - 8) * loss / (most - least)
            top = min(zero, zero - reach)
            painter.setBrush(QColor(theme.accent if loss >= 0 else theme.warning))
            painter.drawRoundedRect(QRectF(place.left(), top, place.width(), max(2.0, abs(reach))), 2, 2)
        if 0 <= self._chosen < self._num_parts:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1))
            painter.drawRoundedRect(self.rect_of(self._chosen).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def mouseMoveEvent(self, moving: QMouseEvent) -> None:
        self._point_at(self._at(moving.position().x()))

    def leaveEvent(self, leaving: object) -> None:
        self._point_at(-1)

    def mouseReleaseEvent(self, release: QMouseEvent) -> None:
        if self.rect().contains(release.position().toPoint()):
            self._point_at(self._at(release.position().x()))
            self._go_to(self._chosen)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(press.key())
        if key in steps and self.bars:
            self._point_at(max(0, min(len(self.bars) - 1, self._chosen + steps[key])))
        elif key in ENTER:
            self._go_to(self._chosen)
        else:
            super().keyPressEvent(press)

    def _at(self, x: float) -> int:
        number = int(x / max(1.0, self.width() / max(1, self._num_parts)))
        return number if 0 <= number < len(self.bars) else -1

    def _point_at(self, number: int) -> None:
        if number != self._chosen:
            self._chosen = number
            self.update()
            self.pointed.emit(number)

    def _go_to(self, number: int) -> None:
        if 0 <= number < len(self.bars):
            span = self.bars[number].span
            self.wanted.emit((span.start_s + span.end_s) / 2)


def span_words(span: Span) -> str:
    """Such as `0:03.2 – 0:03.6`."""
    return f"{clock(span.start_s)} – {clock(span.end_s)}"
