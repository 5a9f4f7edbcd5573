"""The reliability diagram: how sure a model is, and how often it is right then."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.looks.theme import DARK, Theme
from trainer.reports.report import CalibrationReport


class Reliability(QWidget):
    """On the diagonal a model is right as often as it says."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._curve: tuple[tuple[float, float, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How sure it is, and how often it is right then"))

    def sizeHint(self) -> QSize:
        return QSize(260, 190)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def show_curve(self, calibration: CalibrationReport | None) -> None:
        """Show how confidence and being right go together."""
        self._curve = calibration.curve if calibration else ()
        self.update()

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, area = self._theme, QRectF(44, 8, 150, 150)
        self._label(painter, area)
        painter.setPen(QPen(QColor(theme.timeline_grid), 1))
        painter.drawRect(area)
        painter.drawLine(area.bottomLeft(), area.topRight())
        most = max((number for *_, number in self._curve), default=1)
        points = [
            QPointF(area.left() + sure * area.width(), area.bottom() - right * area.height())
            for sure, right, _ in self._curve
        ]
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        for point, (*_, number) in zip(points, self._curve, strict=True):
            size = 2.5 + 4 * (number / most) ** 0.5
            painter.drawEllipse(point, size, size)
        painter.end()

    def _label(self, painter: QPainter, area: QRectF) -> None:
        small = painter.font()
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        painter.setPen(QColor(self._theme.text_muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share, words in ((1.0, "100 %"), (0.5, "50"), (0.0, "0")):
            y = area.bottom() - share * area.height()
            painter.drawText(QRectF(0, y - 9, area.left() - 6, 18), right, words)
        below = QRectF(area.left(), area.bottom() + 3, 220, 18)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignVCenter, self.tr("across: how sure; up: how often right")
        )
