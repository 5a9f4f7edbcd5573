"""Which species a model takes for which, as a table that shades where there are many."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.improve.wording import Names
from app.ui.looks.colors import ink_on
from app.ui.looks.theme import DARK, Theme, mixed
from trainer.reports.report import Report

LONGEST_NAME, LONGEST_HEAD = 150, 96  # pixels of the names of rows and columns


class Confusion(QWidget):
    """Rows are what clips show, columns what they were called; the darker, the more."""

    CELL = 30

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._rows: list[tuple[str, list[int]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Who is taken for whom"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def show_table(self, report: Report, names: Names) -> None:
        """Classes that were judged or called."""
        table = report.confusion
        shown = [n for n, each in enumerate(report.species) if each.support or any(line[n] for line in table)]
        self._rows = [(names(report.species[n].name), [table[n][k] for k in shown]) for n in shown]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self.CELL * len(self._rows)
        return QSize(self._left() + side + 2, self._top() + side + 2)

    def _left(self) -> int:
        return min(LONGEST_NAME, self._widest()) + 12

    def _top(self) -> int:
        return min(LONGEST_HEAD, self._widest()) + 10

    def _widest(self) -> int:
        return max((self.fontMetrics().horizontalAdvance(name) for name, _ in self._rows), default=0)

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, cell, left, top = self._theme, self.CELL, self._left(), self._top()
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        for y, (name, line) in enumerate(self._rows):
            painter.setPen(QColor(theme.text_muted))
            place = QRectF(0, top + y * cell, left - 8, cell)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(name, elide, left - 10))
            self._head(painter, left + (y + 0.5) * cell, top - 6, metrics.elidedText(name, elide, top - 8))
            total = max(1, sum(line))
            for x, number in enumerate(line):
                box = QRectF(left + x * cell, top + y * cell, cell - 2, cell - 2)
                share = number / total
                color = theme.accent if x == y else theme.danger
                filled = mixed(color, theme.surface, 0.12 + 0.75 * share) if number else theme.surface_raised
                painter.fillRect(box, QColor(filled))
                if number:
                    painter.setPen(ink_on(QColor(filled)))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()

    def _head(self, painter: QPainter, x: float, bottom: float, name: str) -> None:
        """A column's name, read from below."""
        painter.save()
        painter.translate(x, bottom)
        painter.rotate(-90)
        place = QRectF(0, -self.CELL / 2, bottom, self.CELL)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
