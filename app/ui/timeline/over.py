"""What lies over the painted lanes: a bar that is dragged, a rubber band, bouts that are being coded."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.store.records import ObservationId
from app.ui.looks.colors import with_alpha
from app.ui.speech.timecode import time_text
from app.ui.timeline.bars import paint_bar
from app.ui.timeline.hits import Hit, Part
from app.ui.timeline.layout import Band
from app.ui.timeline.model import SpanModel
from app.ui.timeline.scene import Scene, lane_colors
from mvit_core.types import Span


def paint_dragged(painter: QPainter, scene: Scene, hit: Hit, bar: SpanModel, *, height: float) -> None:
    """The bar under the mouse as it would be, with a guide through each edge that moves.

    `height` is that of the whole widget, in pixels.
    """
    band = _band_of(scene, hit, height)
    paint_bar(painter, scene, bar, band, _color_under(scene, hit), selected=True)
    span = bar.span
    edges_s = {Part.START: (span.start_s,), Part.END: (span.end_s,)}.get(hit.part, (span.start_s, span.end_s))
    for edge_s in edges_s:
        _paint_guide(painter, scene, edge_s, height)


def paint_band(painter: QPainter, scene: Scene, band: QRectF) -> None:
    """The rubber band."""
    painter.setPen(QPen(QColor(scene.theme.accent), 1, Qt.PenStyle.DashLine))
    painter.setBrush(with_alpha(scene.theme.accent, 0.12))
    painter.drawRect(band.normalized())


def paint_open(painter: QPainter, scene: Scene, bar: SpanModel, animal: ObservationId, now_s: float) -> None:
    """A bout that is being coded, from where it began to the playhead."""
    first_s, last_s = sorted((bar.span.start_s, now_s))
    span = Span(first_s, max(last_s, first_s + 1e-3))
    color = QColor(bar.color) if bar.color else _color_under(scene, Hit(Part.EMPTY, None, animal))
    band = free_band(scene, animal, span)
    if band is not None:
        paint_bar(painter, scene, replace(bar, span=span), band, color, selected=False)


def free_band(scene: Scene, animal: ObservationId, span: Span) -> Band | None:
    """The first row of an animal's bouts in which a span hides nothing; else right below the last."""
    last: Band | None = None
    for row in scene.layout.rows:
        lane = scene.model.lanes[row.lane]
        if lane.observation_id != animal or not row.row:
            continue
        last = scene.layout.band_of(row, scene.scroll)
        bars = lane.rows[row.row].spans
        if all(each.span.end_s <= span.start_s or each.span.start_s >= span.end_s for each in bars):
            return last
    return None if last is None else Band(last.bottom, last.height)


def _band_of(scene: Scene, hit: Hit, height: float) -> Band:
    """The row of a bar that is dragged or drawn; below the lanes for a new animal."""
    for row in scene.layout.rows:
        lane = scene.model.lanes[row.lane]
        holds = any(bar.observation_id == hit.observation_id for bar in lane.rows[row.row].spans)
        empty = hit.observation_id is None and row.row == 1 and hit.parent_id == lane.observation_id
        if holds or empty:
            return scene.layout.band_of(row, scene.scroll)
    new = scene.layout.new_lane
    return Band(min(new.top - scene.scroll, height - new.height), new.height)


def _color_under(scene: Scene, hit: Hit) -> QColor:
    owner = hit.parent_id or hit.observation_id
    lanes = zip(scene.model.lanes, lane_colors(scene.model, scene.theme), strict=True)
    colors = {lane.observation_id: color for lane, color in lanes}
    known = colors.get(owner) if owner is not None else None
    return known or QColor(scene.theme.accent)


def _paint_guide(painter: QPainter, scene: Scene, time_s: float, height: float) -> None:
    """A line through everything, and the time beside it, while an edge is dragged."""
    x, layout, theme = scene.transform.x_of(time_s), scene.layout, scene.theme
    painter.setPen(QPen(with_alpha(theme.accent, 0.8), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, layout.ruler.bottom), QPointF(x, height))
    painter.setFont(scene.font)
    text = time_text(time_s)
    width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 12
    left = min(max(layout.gutter, x - width / 2), layout.width - width)
    chip = QRectF(left, layout.ruler.bottom - 18, width, 17)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(QColor(theme.accent_text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
