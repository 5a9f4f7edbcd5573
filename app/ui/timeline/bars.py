"""Paints the lanes: animals and their bouts, hatched where a machine said it, solid where a person did."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from app.ui.colors import ink_on, with_alpha
from app.ui.timeline.bands import MIDDLE_LEFT
from app.ui.timeline.curves import paint_curves
from app.ui.timeline.detail import pieces_of
from app.ui.timeline.hatching import hatch
from app.ui.timeline.layout import Band, LaneRow
from app.ui.timeline.model import SpanModel
from app.ui.timeline.scene import Scene

DETAILED_FROM_PX = 14.0  # narrower bars are plain rectangles
TEXT_FROM_PX = 26.0
ROUND_FROM_PX = 24.0  # round corners cost four times as much as square ones
POINT_PX = 6.0


def paint_lanes(painter: QPainter, scene: Scene) -> None:
    """All lanes that are in view, and the empty one below them."""
    layout, theme = scene.layout, scene.theme
    area = QRectF(0, layout.lanes.top, layout.width, layout.lanes.height)
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, QColor(theme.timeline_background))
    colors = scene.colors()
    for row in layout.rows:
        band = layout.band_of(row, scene.scroll)
        if band.bottom >= layout.lanes.top and band.top <= layout.lanes.bottom:
            _paint_row(painter, scene, row, band, colors[row.lane])
            if row.row < 2:
                _paint_header(painter, scene, row, band, colors[row.lane])
    paint_curves(painter, scene)
    _paint_new_lane(painter, scene)
    painter.restore()


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
        painter.setBrush(
            hatch(
                color,
                bar.confidence,
                origin_x=scene.transform.x_of(0.0),
                ratio=painter.device().devicePixelRatioF(),
            )
        )
        draw(rect)
    if selected:
        _paint_selection(painter, scene, rect)
    _paint_text(painter, scene, bar, rect, ink_on(color) if bar.human else QColor(scene.theme.text))


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


def _paint_row(painter: QPainter, scene: Scene, row: LaneRow, band: Band, color: QColor) -> None:
    layout, theme = scene.layout, scene.theme
    ground = QRectF(layout.gutter, band.top, layout.width - layout.gutter, band.height)
    painter.fillRect(ground, QColor(theme.timeline_lane))
    _paint_grid(painter, scene, ground)
    painter.save()
    painter.setClipRect(ground, Qt.ClipOperation.IntersectClip)
    _paint_pieces(painter, scene, row, band, color)
    painter.restore()


def _paint_grid(painter: QPainter, scene: Scene, ground: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QColor(scene.theme.timeline_grid))
    top, bottom = ground.top(), ground.bottom() - 1
    painter.drawLines([QLineF(x, top, x, bottom) for x in scene.grid_x])


def _paint_pieces(painter: QPainter, scene: Scene, row: LaneRow, band: Band, color: QColor) -> None:
    """Wide bars one by one, all others together as one line of pixels stretched to the row's height."""
    model_row = scene.model.lanes[row.lane].rows[row.row]
    pieces = pieces_of(model_row, scene.transform)
    wide = (pieces.index >= 0) & ((pieces.right - pieces.left >= DETAILED_FROM_PX) | pieces.point)
    detailed = [model_row.spans[index] for index in pieces.index[wide].tolist()]
    opacity = np.where(pieces.human, 1.0, 0.35 + 0.35 * pieces.confidence)
    if not wide.all():
        _paint_narrow(painter, scene, band, color, (pieces.left[~wide], pieces.right[~wide], opacity[~wide]))
    detailed += [bar for bar in scene.bars_chosen_in(row) if bar not in detailed]
    lit = scene.lit
    for bar in sorted(detailed, key=lambda bar: bar.observation_id in lit):
        if bar.observation_id != scene.hidden:
            paint_bar(painter, scene, bar, band, color, selected=bar.observation_id in lit)


def _paint_narrow(
    painter: QPainter,
    scene: Scene,
    band: Band,
    color: QColor,
    pieces: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]],
) -> None:
    """`pieces` are left and right in pixels and the opacity, 0 to 1."""
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
    return QRectF(left, band.top + 2, right - left, band.height - 4)


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
    """The text begins where the bar comes into view."""
    left = max(rect.left() + 8, scene.layout.gutter + 6)
    field = QRectF(left, rect.top(), rect.right() - left - 7, rect.height())
    if field.width() < TEXT_FROM_PX * scene.layout.scale:
        return
    painter.setFont(scene.font)
    figure = "" if bar.human else f"  {bar.confidence:.0%}"
    text, width = scene.fitted(bar.title, figure, int(field.width()))
    if not bar.human:  # a ground for the letters, or the hatching would run through them
        painter.fillRect(QRectF(left - 4, rect.top() + 2, width + 8, rect.height() - 4), scene.letter_ground)
    painter.setPen(ink)
    painter.drawText(field, MIDDLE_LEFT, text)


def _paint_header(painter: QPainter, scene: Scene, row: LaneRow, band: Band, color: QColor) -> None:
    theme, lane = scene.theme, scene.model.lanes[row.lane]
    if row.row:
        painter.setFont(scene.font)
        painter.setPen(QColor(theme.text_muted))
        _paint_elided(painter, QRectF(28, band.top, scene.layout.gutter - 34, band.height), scene.bouts_name)
        return
    chosen = lane.observation_id == scene.selected
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(8, band.top + 4, 4, band.height - 8), 2, 2)
    font = QFont(scene.font)
    font.setPointSizeF(font.pointSizeF() / 0.88 * 0.95)
    font.setBold(chosen)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    _paint_elided(painter, QRectF(20, band.top, scene.layout.gutter - 26, band.height), lane.title)


def _paint_elided(painter: QPainter, field: QRectF, text: str) -> None:
    text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(field.width()))
    painter.drawText(field, MIDDLE_LEFT, text)


def _paint_new_lane(painter: QPainter, scene: Scene) -> None:
    """What can be done below the last lane; in an empty timeline, what it waits for."""
    layout = scene.layout
    text = scene.new_text if layout.rows else scene.empty_text
    band = Band(layout.new_lane.top - scene.scroll, layout.new_lane.height) if layout.rows else layout.lanes
    field = QRectF(layout.gutter + 10, band.top, layout.width - layout.gutter - 20, band.height)
    painter.setFont(scene.font)
    painter.setPen(with_alpha(scene.theme.text_muted, 0.85))
    align = MIDDLE_LEFT if layout.rows else Qt.AlignmentFlag.AlignCenter
    painter.drawText(field, align, text)
