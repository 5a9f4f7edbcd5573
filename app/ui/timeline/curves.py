"""Paints the score of each class over time, under the lane that is selected."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.timeline.bands import MIDDLE_LEFT
from app.ui.timeline.detail import highest_per_pixel
from app.ui.timeline.layout import Band
from app.ui.timeline.model import ClassCurve
from app.ui.timeline.scene import Scene

KEY_PX = 26.0  # of the short line before a name
DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 1.6), (6, 2, 1, 2), (2, 2))  # in widths of the line


def paint_curves(painter: QPainter, scene: Scene) -> None:
    """Each class with a color and a dash of its own, from 0 at the bottom to 1 at the top."""
    if scene.layout.curves is None or not scene.curves:
        return
    band = scene.layout.curves_band(scene.scroll)
    ground = QRectF(scene.layout.gutter, band.top, scene.layout.width - scene.layout.gutter, band.height)
    painter.save()
    painter.fillRect(ground, QColor(scene.theme.timeline_lane))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = round(band.top + band.height / 2) + 0.5
    painter.setPen(QPen(QColor(scene.theme.timeline_grid), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(ground.left(), half), QPointF(ground.right(), half))
    for number, curve in enumerate(scene.curves):
        painter.setPen(_pen(scene, number, 1.6))
        painter.drawPolyline(_line(scene, curve, band))
    painter.restore()


def paint_curve_names(painter: QPainter, scene: Scene) -> None:
    """Which line is which class, beside the curves."""
    if scene.layout.curves is None:
        return
    band = scene.layout.curves_band(scene.scroll)
    for number, curve in enumerate(scene.curves):
        _paint_name(painter, scene, curve, (number, band))


def _pen(scene: Scene, number: int, width: float) -> QPen:
    pen = QPen(QColor(scene.theme.tracks[number % len(scene.theme.tracks)]), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash := DASHES[number % len(DASHES)]:
        pen.setDashPattern(dash)
    return pen


def _line(scene: Scene, curve: ClassCurve, band: Band) -> QPolygonF:
    x, values = highest_per_pixel(curve.times_s, curve.values, scene.transform)
    y = band.bottom - 2 - np.clip(values, 0, 1) * (band.height - 4)
    return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])


def _paint_name(painter: QPainter, scene: Scene, curve: ClassCurve, place: tuple[int, Band]) -> None:
    number, band = place
    height = band.height / max(1, len(scene.curves))
    top = band.top + number * height
    painter.setPen(_pen(scene, number, 2))
    painter.drawLine(QPointF(28, top + height / 2), QPointF(28 + KEY_PX - 4, top + height / 2))
    painter.setPen(QColor(scene.theme.text_muted))
    painter.setFont(scene.font)
    field = QRectF(28 + KEY_PX, top, scene.layout.gutter - 34 - KEY_PX, height)
    title = painter.fontMetrics().elidedText(curve.title, Qt.TextElideMode.ElideRight, int(field.width()))
    painter.drawText(field, MIDDLE_LEFT, title)
