"""Paints what stays above the lanes: ruler with camera clock, filmstrip, motion curve."""

from datetime import timedelta

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.looks.colors import with_alpha
from app.ui.speech.timecode import day_text
from app.ui.timeline.detail import highest_per_pixel
from app.ui.timeline.layout import CAPTION_LEFT, CAPTION_RIGHT, Band
from app.ui.timeline.scene import Scene

MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_bands(painter: QPainter, scene: Scene) -> None:
    """Everything above the lanes, and the names beside it."""
    layout, theme = scene.layout, scene.theme
    above = QRectF(0, 0, layout.width, layout.lanes.top)
    painter.fillRect(above, QColor(theme.timeline_background))
    painter.save()
    painter.setClipRect(QRectF(layout.gutter, 0, layout.width - layout.gutter, layout.lanes.top))
    _paint_ruler(painter, scene)
    _paint_filmstrip(painter, scene)
    _paint_motion(painter, scene)
    painter.restore()
    _paint_names(painter, scene)


def _paint_ruler(painter: QPainter, scene: Scene) -> None:
    theme, layout, transform = scene.theme, scene.layout, scene.transform
    painter.setFont(scene.font)
    last_clock, point = "", QLocale().decimalPoint()
    for tick in scene.ticks:
        x = round(transform.x_of(tick.time_s)) + 0.5
        text = tick.text.replace(".", point)
        painter.setPen(QColor(theme.text_muted if text else theme.timeline_grid))
        painter.drawLine(QPointF(x, 0), QPointF(x, 7 if text else 4))
        if not text:
            continue
        if x + 6 + painter.fontMetrics().horizontalAdvance(text) > layout.width:
            continue  # half a label says nothing
        painter.setPen(QColor(theme.text))
        painter.drawText(QRectF(x + 4, 0, 120, layout.tick_line.height), MIDDLE_LEFT, text)
        if scene.captured_at is not None:
            clock = (scene.captured_at + timedelta(seconds=tick.time_s)).strftime("%H:%M:%S")
            if clock != last_clock:
                painter.setPen(QColor(theme.text_muted))
                painter.drawText(
                    QRectF(x + 4, layout.clock_line.top, 120, layout.clock_line.height), MIDDLE_LEFT, clock
                )
            last_clock = clock


def _paint_filmstrip(painter: QPainter, scene: Scene) -> None:
    band, transform = scene.layout.filmstrip, scene.transform
    if band.height <= 0:
        return
    inner = QRectF(scene.layout.gutter, band.top + 1, scene.layout.width, band.height - 3)
    end_x = min(transform.x_of(transform.duration_s), scene.layout.width)
    painter.fillRect(inner, QColor(scene.theme.timeline_lane))
    if not scene.filmstrip.pictures:
        return
    painter.save()
    painter.setClipRect(QRectF(inner.left(), inner.top(), end_x - inner.left(), inner.height()))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    first = scene.filmstrip.pictures[0]
    width = max(8.0, inner.height() * first.width() / max(1, first.height()))
    x = transform.x_of(0.0)
    x += max(0.0, (inner.left() - x) // width) * width
    while x < end_x:
        picture = scene.filmstrip.nearest(transform.time_at(x + width / 2))
        if picture is not None:
            painter.drawPixmap(
                QRectF(x, inner.top(), width - 1, inner.height()), picture, QRectF(picture.rect())
            )
        x += width
    painter.restore()


def _paint_motion(painter: QPainter, scene: Scene) -> None:
    band = scene.layout.motion
    if band.height <= 0:
        return
    inner = Band(band.top + 2, band.height - 4)
    painter.setPen(QColor(scene.theme.timeline_grid))
    painter.drawLine(QPointF(0, inner.bottom + 0.5), QPointF(scene.layout.width, inner.bottom + 0.5))
    x, values = highest_per_pixel(scene.curve.times_s, scene.curve.values, scene.transform)
    if not len(x):
        return
    y = inner.bottom - np.sqrt(np.clip(values / scene.curve.top, 0, 1)) * (inner.height - 1)
    line = [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
    ground = [QPointF(line[-1].x(), inner.bottom), QPointF(line[0].x(), inner.bottom)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # the line over it smooths its edge
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(with_alpha(scene.theme.motion, 0.35))
    painter.drawPolygon(QPolygonF(line + ground))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scene.theme.motion), 1))
    painter.drawPolyline(QPolygonF(line))
    painter.restore()


def _paint_names(painter: QPainter, scene: Scene) -> None:
    layout = scene.layout
    painter.setFont(scene.font)
    painter.setPen(QColor(scene.theme.text_muted))
    if scene.captured_at is not None:
        _name(painter, scene, layout.tick_line, day_text(scene.captured_at.date()))
        _name(painter, scene, layout.clock_line, _tr("camera clock"))
    else:
        _name(painter, scene, layout.ruler, _tr("time"))
    _name(painter, scene, layout.filmstrip, _tr("pictures"))
    _name(painter, scene, layout.motion, _tr("motion"))


def captions() -> tuple[str, ...]:
    """What stands beside the bands; the day is cut where there is no room."""
    return _tr("camera clock"), _tr("time"), _tr("pictures"), _tr("motion")


def _name(painter: QPainter, scene: Scene, band: Band, text: str) -> None:
    if band.height > 0:
        field = QRectF(
            CAPTION_LEFT, band.top, scene.layout.gutter - CAPTION_LEFT - CAPTION_RIGHT, band.height
        )
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(field.width()))
        painter.drawText(field, MIDDLE_LEFT, text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
