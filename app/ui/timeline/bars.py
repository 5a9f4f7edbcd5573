"""Paints bars: animals and their bouts, hatched where a machine said it, solid where a person did."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from app.ui.looks.colors import ink_on, with_alpha
from app.ui.speech.naming import score_text
from app.ui.timeline.bands import MIDDLE_LEFT
from app.ui.timeline.hatching import LEVELS, hatch
from app.ui.timeline.layout import Band
from app.ui.timeline.model import SpanModel
from app.ui.timeline.scene import Scene

DETAILED_FROM_PX = 14.0  # narrower bars are plain rectangles
TEXT_FROM_PX = 26.0
ROUND_FROM_PX = 24.0  # round corners cost four times as much as square ones
POINT_PX = 6.0
SEAM_PX = 2.0  # after a bar, so that two of one animal that touch are told apart; the outline takes half
HUMAN = -1  # in place of a level of confidence


def paint_bar(
    painter: QPainter, scene: Scene, bar: SpanModel, band: Band, color: QColor, *, selected: bool
) -> None:
    """One bar with its text; a selected one shows the grips of its edges."""
    left, right = scene.transform.x_of(bar.span.start_s), scene.transform.x_of(bar.span.end_s)
    color = QColor(bar.color) if bar.color else color
    if bar.is_point:
        paint_point(painter, scene, bar, (left, band), color, selected=selected)
        return
    rect = _bar_rect(left, max(right, left + 2), band)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(color if bar.human else _fill(color, bar.confidence))
    draw = painter.drawRect if rect.width() < ROUND_FROM_PX else _rounded(painter)
    draw(rect)
    if not bar.human:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_hatched(painter, scene, color, bar.confidence))
        draw(rect)
    if selected:
        _paint_selection(painter, scene, rect)
    _paint_text(painter, scene, bar, rect, ink_on(color) if bar.human else QColor(scene.theme.text))


def paint_small(
    painter: QPainter, scene: Scene, bars: Sequence[SpanModel], band: Band, color: QColor
) -> None:
    """Bars of a row that are too narrow for text and round corners: all of one look in one go."""
    alike: dict[tuple[str, int], list[QRectF]] = {}
    for bar in bars:
        left, right = scene.transform.x_of(bar.span.start_s), scene.transform.x_of(bar.span.end_s)
        look = (bar.color, HUMAN if bar.human else round(bar.confidence * LEVELS))
        alike.setdefault(look, []).append(_bar_rect(left, right, band))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (own, level), rects in alike.items():
        ink = QColor(own) if own else color
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(ink if level == HUMAN else _fill(ink, level / LEVELS))
        painter.drawRects(rects)
        if level != HUMAN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_hatched(painter, scene, ink, level / LEVELS))
            painter.drawRects(rects)


def _hatched(painter: QPainter, scene: Scene, color: QColor, confidence: float) -> QBrush:
    ratio = painter.device().devicePixelRatioF()
    return hatch(color, confidence, origin_x=scene.transform.x_of(0.0), ratio=ratio)


def _rounded(painter: QPainter) -> Callable[[QRectF], None]:
    return lambda rect: painter.drawRoundedRect(rect, 4, 4)


def paint_point(
    painter: QPainter,
    scene: Scene,
    bar: SpanModel,
    place: tuple[float, Band],
    color: QColor,
    *,
    selected: bool,
) -> None:
    """A moment: a diamond with its name behind it."""
    x, band = place
    middle, half = band.top + band.height / 2, min(POINT_PX, band.height / 2 - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scene.theme.text) if selected else color, 2 if selected else 1.2))
    painter.setBrush(color if bar.human else _fill(color, bar.confidence))
    corners = ((x, middle - half), (x + half, middle), (x, middle + half), (x - half, middle))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    if selected:
        painter.setFont(scene.font)
        painter.setPen(QColor(scene.theme.text))
        painter.drawText(QRectF(x + half + 4, band.top, 160, band.height), MIDDLE_LEFT, bar.title)


def paint_narrow(
    painter: QPainter,
    scene: Scene,
    band: Band,
    color: QColor,
    pieces: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]],
) -> None:
    """Bars too narrow for more, as pixels; `pieces` are left and right in pixels and the opacity, 0 to 1."""
    ratio = painter.device().devicePixelRatioF()
    width = max(1, int(scene.layout.width * ratio))
    steps = np.zeros(width + 1)
    first = np.clip(np.round(pieces[0] * ratio), 0, width - 1).astype(np.intp)
    last = np.clip(np.round(pieces[1] * ratio), first + 1, width).astype(np.intp)
    np.add.at(steps, first, pieces[2])
    np.add.at(steps, last, -pieces[2])
    alpha = np.clip(np.cumsum(steps)[:-1], 0.0, 1.0)
    bgra = np.array([color.blue(), color.green(), color.red(), 255.0])
    line = np.ascontiguousarray((alpha[:, None] * bgra).round().astype(np.uint8))
    image = QImage(line.data, width, 1, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(0, band.top + 2, width / ratio, band.height - 4), image)


def _bar_rect(left: float, right: float, band: Band) -> QRectF:
    width = right - left
    return QRectF(left, band.top + 2, width - SEAM_PX if width > 3 * SEAM_PX else width, band.height - 4)


def _fill(color: QColor, confidence: float) -> QColor:
    return with_alpha(color, 0.12 + 0.38 * confidence)


def _paint_selection(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    ink = QColor(scene.theme.text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    out = 0.0 if rect.width() >= 2 * DETAILED_FROM_PX else 4.0  # the grips of a narrow bar stand beside it
    for x in (rect.left() - out, rect.right() + out):
        painter.drawRoundedRect(QRectF(x - 3, rect.center().y() - 6, 6, 12), 3, 3)


def _paint_text(painter: QPainter, scene: Scene, bar: SpanModel, rect: QRectF, ink: QColor) -> None:
    """The text begins where the bar comes into view; in a part of the lanes, where the bar does."""
    left = rect.left() + 8 if scene.is_part else max(rect.left() + 8, scene.layout.gutter + 6)
    field = QRectF(left, rect.top(), rect.right() - left - 7, rect.height())
    if field.width() < TEXT_FROM_PX * scene.layout.scale:
        return
    painter.setFont(scene.font)
    figure = "" if bar.human else f"  {score_text(bar.confidence, raw=bar.raw)}"
    text, width = scene.fitted(bar.title, figure, int(field.width()))
    if not bar.human:  # a ground for the letters, or the hatching would run through them
        painter.fillRect(QRectF(left - 4, rect.top() + 2, width + 8, rect.height() - 4), scene.letter_ground)
    painter.setPen(ink)
    painter.drawText(field, MIDDLE_LEFT, text)
