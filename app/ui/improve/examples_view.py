"""Clips that the model learns from, moving, as it sees them."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.looks.parts import as_tip
from app.ui.looks.theme import DARK, Theme
from trainer.events import ExamplesDrawn

STEP_MS = 220
SIDE = 92
GAP = 10


class ExamplesView(QWidget):
    """Plays the sheet that the training wrote; nothing where there is none yet."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._sheet = QPixmap()
        self._drawn: ExamplesDrawn | None = None
        self.names: list[str] = []
        self._frame = 0
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._step)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Clips that the model learns from"))

    def sizeHint(self) -> QSize:
        return QSize(6 * (SIDE + GAP), SIDE + self.fontMetrics().height() + 4)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def show_sheet(self, drawn: ExamplesDrawn, names: list[str]) -> None:
        """Play these."""
        sheet = QPixmap(str(Path(drawn.path)))
        if not sheet.isNull():
            self._sheet, self._drawn, self.names = sheet, drawn, names
            self.setToolTip(as_tip("\n".join(names)))
            self.update()

    def clear(self) -> None:
        """A new training."""
        self._drawn, self.names = None, []
        self.update()

    def showEvent(self, shown: QShowEvent) -> None:
        self._timer.start()

    def hideEvent(self, hidden: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, painting: QPaintEvent) -> None:
        if self._drawn is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side, column = self._drawn.side, self._frame % max(1, self._drawn.num_frames)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(self._theme.text_muted))
        for number, name in enumerate(self.names):
            left = number * (SIDE + GAP)
            if left + SIDE > self.width():
                break
            source = QRect(column * side, number * side, side, side)
            painter.drawPixmap(QRect(left, 0, SIDE, SIDE), self._sheet, source)
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, SIDE + GAP - 4)
            painter.drawText(left, SIDE + metrics.ascent() + 2, words)
        painter.end()

    def _step(self) -> None:
        if self._drawn is not None:
            self._frame += 1
            self.update()
