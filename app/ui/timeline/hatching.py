"""The hatching of what a machine said."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from app.ui.looks.colors import with_alpha

TILE_PX = 7
LEVELS = 10  # of confidence that can be told apart


def hatch(color: QColor, confidence: float, *, origin_x: float, ratio: float) -> QBrush:
    """Diagonal lines, the stronger the surer, that stay with `origin_x` while the timeline is scrolled."""
    brush = QBrush(_tile(color.rgb(), round(confidence * LEVELS), ratio))
    brush.setTransform(QTransform.fromTranslate(origin_x % TILE_PX, 0).scale(1 / ratio, 1 / ratio))
    return brush


@lru_cache(maxsize=256)
def _tile(rgb: int, level: int, ratio: float) -> QImage:
    side = round(TILE_PX * ratio)
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / TILE_PX, side / TILE_PX)
    painter.setPen(QPen(with_alpha(QColor(rgb), 0.25 + 0.5 * level / LEVELS), 1.6))
    for shift in (-TILE_PX, 0, TILE_PX):
        painter.drawLine(QPointF(shift - 1, TILE_PX + 1), QPointF(shift + TILE_PX + 1, -1))
    painter.end()
    return tile
