"""Paints the lanes: animals and their bouts, hatched where a machine said it, solid where a person did."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap, QTransform

from app.ui.colors import ink_on, with_alpha
from app.ui.timeline.bands import MIDDLE_LEFT
from app.ui.timeline.detail import Pieces, pieces_of
from app.ui.timeline.layout import Band, LaneRow
from app.ui.timeline.model import SpanModel
from app.ui.timeline.ruler import ticks
from app.ui.timeline.scene import Scene

DETAILED_FROM_PX = 14.0  # narrower bars are plain rectangles
TEXT_FROM_PX = 34.0
HATCH_PX = 7


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
    _paint_new_lane(painter, scene)
    painter.restore()


def paint_bar(
    painter: QPainter, scene: Scene, bar: SpanModel, band: Band, color: QColor, *, selected: bool
) -> None:
    """One bar with its text; a selected one shows the grips of its edges."""
    left, right = scene.transform.x_of(bar.span.start_s), scene.transform.x_of(bar.span.end_s)
    rect = _bar_rect(left, max(right, left + 2), band)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(color if bar.human else _fill(color, bar.confidence))
    painter.drawRoundedRect(rect, 4, 4)
    if not bar.human:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_hatch(color, bar.confidence, scene))
        painter.drawRoundedRect(rect, 4, 4)
    if selected:
        _paint_selection(painter, scene, rect)
    _paint_text(painter, scene, bar, rect, ink_on(color) if bar.human else QColor(scene.theme.text))


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
    for tick in ticks(scene.transform):
        if tick.text:
            x = round(scene.transform.x_of(tick.time_s))
            painter.drawLine(QPointF(x, ground.top()), QPointF(x, ground.bottom() - 1))


def _paint_pieces(painter: QPainter, scene: Scene, row: LaneRow, band: Band, color: QColor) -> None:
    model_row = scene.model.lanes[row.lane].rows[row.row]
    pieces = pieces_of(model_row, scene.transform)
    plain: dict[tuple[bool, int], list[QRectF]] = {}
    detailed: list[SpanModel] = []
    for left, right, index, confidence, human in _rows(pieces):
        bar = model_row.spans[index] if index >= 0 else None
        if bar is not None and bar.observation_id == scene.hidden:
            continue
        if bar is not None and (right - left >= DETAILED_FROM_PX or bar.observation_id == scene.selected):
            detailed.append(bar)
        else:
            plain.setdefault((human, round(confidence * 4)), []).append(_bar_rect(left, right, band))
    painter.setPen(Qt.PenStyle.NoPen)
    for (human, quarter), rects in plain.items():
        painter.setBrush(color if human else with_alpha(color, 0.35 + quarter / 4 * 0.35))
        painter.drawRects(rects)
    for bar in sorted(detailed, key=lambda bar: bar.observation_id == scene.selected):
        paint_bar(painter, scene, bar, band, color, selected=bar.observation_id == scene.selected)


def _rows(pieces: Pieces) -> "zip[tuple[float, float, int, float, bool]]":
    return zip(
        pieces.left.tolist(),
        pieces.right.tolist(),
        pieces.index.tolist(),
        pieces.confidence.tolist(),
        pieces.human.tolist(),
        strict=True,
    )


def _bar_rect(left: float, right: float, band: Band) -> QRectF:
    return QRectF(left, band.top + 2, right - left, band.height - 4)


def _fill(color: QColor, confidence: float) -> QColor:
    return with_alpha(color, 0.12 + 0.38 * confidence)


def _hatch(color: QColor, confidence: float, scene: Scene) -> QBrush:
    """Diagonal lines that stay with the video's time while it is scrolled."""
    tile = QPixmap(HATCH_PX, HATCH_PX)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(with_alpha(color, 0.25 + 0.5 * confidence), 1.6))
    for shift in (-HATCH_PX, 0, HATCH_PX):
        painter.drawLine(QPointF(shift - 1, HATCH_PX + 1), QPointF(shift + HATCH_PX + 1, -1))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromTranslate(scene.transform.x_of(0.0) % HATCH_PX, 0))
    return brush


def _paint_selection(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    ink = QColor(scene.theme.text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for x in (rect.left(), rect.right()):
        painter.drawRoundedRect(QRectF(x - 3, rect.center().y() - 6, 6, 12), 3, 3)


def _paint_text(painter: QPainter, scene: Scene, bar: SpanModel, rect: QRectF, ink: QColor) -> None:
    """The text begins where the bar comes into view."""
    left = max(rect.left() + 8, scene.layout.gutter + 6)
    field = QRectF(left, rect.top(), rect.right() - left - 7, rect.height())
    if field.width() < TEXT_FROM_PX - 15:
        return
    painter.setFont(scene.font)
    figure = "" if bar.human else f"  {bar.confidence:.0%}"
    metrics = painter.fontMetrics()
    text = bar.title + figure
    if metrics.horizontalAdvance(text) > field.width():
        text = metrics.elidedText(bar.title, Qt.TextElideMode.ElideRight, int(field.width()))
    if not bar.human:  # a ground for the letters, or the hatching would run through them
        ground = with_alpha(scene.theme.timeline_lane, 0.72)
        width = metrics.horizontalAdvance(text) + 8
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(left - 4, rect.top() + 2, width, rect.height() - 4), 3, 3)
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
    top = layout.lanes.top + layout.content_height - scene.scroll - 30
    height = 30.0 if layout.rows else layout.lanes.height
    field = QRectF(layout.gutter + 10, top, layout.width - layout.gutter - 20, height)
    painter.setFont(scene.font)
    painter.setPen(with_alpha(scene.theme.text_muted, 0.85))
    align = MIDDLE_LEFT if layout.rows else Qt.AlignmentFlag.AlignCenter
    painter.drawText(field, align, text)
