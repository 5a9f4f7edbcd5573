"""Two curves that grow: how wrong the model is on what it learns, how right on what is held out."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.looks.theme import DARK, Theme
from trainer.reports.report import OF_BEHAVIORS

MARGIN = 42
KEPT_STEPS = 600
KEPT_OF_MEAN = 0.85  # of the running mean, at each step


class Curves(QWidget):
    """The loss falls (left scale), the share that is right rises (right scale, 0 to 100 %)."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self.losses: list[tuple[float, float]] = []  # epoch with its share, loss
        self.scores: list[tuple[float, float]] = []  # epoch, share right
        self.best: tuple[float, float] | None = None
        self.figure = ""  # what the scores are
        self._num_epochs = 1.0
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How the training goes"))

    def sizeHint(self) -> QSize:
        return QSize(420, 170)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def clear(self) -> None:
        """A new training."""
        self.losses, self.scores, self.best, self._num_epochs = [], [], None, 1.0
        self.update()

    def add_loss(self, epoch: float, loss: float, num_epochs: int) -> None:
        """One step."""
        self._num_epochs = max(1.0, float(num_epochs))
        self.losses.append((epoch, loss))
        if len(self.losses) > KEPT_STEPS:  # every second one tells as much
            self.losses = self.losses[::2]
        self.update()

    def add_score(self, epoch: float, score: float, *, is_best: bool) -> None:
        """One judgement."""
        self.scores.append((epoch, score))
        if is_best:
            self.best = (epoch, score)
        self.update()

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        area = QRectF(MARGIN, 20, max(10, self.width() - 2 * MARGIN), max(10, self.height() - 42))
        painter.setPen(QPen(QColor(theme.timeline_grid), 1))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        self._label(painter, area)
        highest = max((loss for _, loss in self.losses), default=1.0) or 1.0
        smooth = _smoothed(self.losses)
        self._line(painter, area, [(x, y / highest) for x, y in smooth], theme.motion, 1.5)
        self._line(painter, area, self.scores, theme.accent, 2.2)
        if self.best is not None:
            painter.setBrush(QColor(theme.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self._point(area, self.best), 4, 4)
        painter.end()

    def _label(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        small = painter.font()
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        painter.setPen(QColor(theme.text_muted))
        top, bottom = area.top(), area.bottom()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share, words in ((1.0, "100 %"), (0.5, "50"), (0.0, "0")):
            y = bottom - share * area.height()
            painter.drawText(
                QRectF(area.right() + 4, y - 9, MARGIN, 18), Qt.AlignmentFlag.AlignVCenter, words
            )
        epochs = self.tr("round {n}").format(n=round(self._num_epochs))
        painter.drawText(QRectF(area.left(), bottom + 3, area.width(), 16), right, epochs)
        painter.setPen(QColor(theme.accent))
        words = self.tr("right on what is held out")
        if self.figure == OF_BEHAVIORS:
            words = self.tr("mean average precision of behaviors, held out")
        painter.drawText(QRectF(area.left(), top - 19, area.width(), 16), right, words)
        painter.setPen(QColor(theme.motion))
        words = self.tr("error on what it learns")
        painter.drawText(
            QRectF(area.left(), top - 19, area.width(), 16), Qt.AlignmentFlag.AlignVCenter, words
        )

    def _point(self, area: QRectF, value: tuple[float, float]) -> QPointF:
        x = area.left() + min(1.0, value[0] / self._num_epochs) * area.width()
        return QPointF(x, area.bottom() - min(1.0, max(0.0, value[1])) * area.height())

    def _line(
        self, painter: QPainter, area: QRectF, values: list[tuple[float, float]], color: str, width: float
    ) -> None:
        if len(values) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawEllipse(self._point(area, values[0]), 2.5, 2.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(color), width))
        painter.drawPolyline(QPolygonF([self._point(area, value) for value in values]))


def _smoothed(values: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A running mean, since single steps jump about."""
    found: list[tuple[float, float]] = []
    mean = None
    for x, y in values:
        mean = y if mean is None else KEPT_OF_MEAN * mean + (1 - KEPT_OF_MEAN) * y
        found.append((x, mean))
    return found
