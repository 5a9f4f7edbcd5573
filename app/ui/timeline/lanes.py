"""Paints the rows of the lanes: their ground, their bars, and what stands beside and below them."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.ui.timeline.bands import MIDDLE_LEFT
from app.ui.timeline.bars import (
    DETAILED_FROM_PX,
    ROUND_FROM_PX,
    TEXT_FROM_PX,
    paint_bar,
    paint_narrow,
    paint_small,
)
from app.ui.timeline.detail import pieces_of
from app.ui.timeline.layout import BOUTS_LEFT, CAPTION_RIGHT, Band, LaneRow
from app.ui.timeline.model import SpanModel
from app.ui.timeline.scene import Scene


def paint_rows(painter: QPainter, scene: Scene) -> None:
    """The rows in view with all their bars."""
    for row, band in rows_in_view(scene):
        ground = QRectF(scene.layout.gutter, band.top, scene.layout.width - scene.layout.gutter, band.height)
        _paint_ground(painter, scene, ground)
        _paint_pieces(painter, scene, row, band)


def paint_over_rows(painter: QPainter, scene: Scene) -> None:
    """What of the bars depends on where one looks: the selected one, and texts that stay in view.

    In a row no two bars overlap, so that one at most reaches into the view from before it.
    """
    chosen = scene.model.places.get(scene.selected) if scene.selected is not None else None
    for row, band in rows_in_view(scene):
        bars = scene.model.lanes[row.lane].rows[row.row]
        first = int(np.searchsorted(bars.ends_s, scene.transform.start_s, side="right"))
        over = {first} if first < len(bars.spans) and _is_cut(scene, bars.spans[first]) else set()
        if chosen is not None and chosen[:2] == (row.lane, row.row):
            over.add(chosen[2])
        for index in sorted(over):
            _paint_anew(painter, scene, bars.spans[index], row, band)


def paint_headers(painter: QPainter, scene: Scene) -> None:
    """The names beside the rows."""
    for row, band in rows_in_view(scene):
        if row.row < 2:
            _paint_header(painter, scene, row, band)


def paint_new_lane(painter: QPainter, scene: Scene) -> None:
    """What can be done below the last lane; in an empty timeline, what it waits for."""
    layout = scene.layout
    text = scene.new_text if layout.rows else scene.empty_text
    band = Band(layout.new_lane.top - scene.scroll, layout.new_lane.height) if layout.rows else layout.lanes
    field = QRectF(layout.gutter + 10, band.top, layout.width - layout.gutter - 20, band.height)
    painter.setFont(scene.font)
    painter.setPen(QColor(scene.theme.text_muted))
    align = MIDDLE_LEFT if layout.rows else Qt.AlignmentFlag.AlignCenter
    painter.drawText(field, align | Qt.TextFlag.TextWordWrap, text)


def rows_in_view(scene: Scene) -> Iterator[tuple[LaneRow, Band]]:
    """The rows of which something is seen, with their place."""
    layout = scene.layout
    for row in layout.rows_between(scene.scroll, scene.scroll + layout.lanes.height):
        yield row, layout.band_of(row, scene.scroll)


def _is_cut(scene: Scene, bar: SpanModel) -> bool:
    """Whether a bar begins before the view and is long enough in it to say what it is."""
    transform = scene.transform
    seen_px = transform.x_of(bar.span.end_s) - transform.left_px
    return bar.span.start_s < transform.start_s and seen_px >= TEXT_FROM_PX


def _paint_anew(painter: QPainter, scene: Scene, bar: SpanModel, row: LaneRow, band: Band) -> None:
    if bar.observation_id == scene.hidden:
        return
    if not bar.is_point:
        left = max(scene.layout.gutter, scene.transform.x_of(bar.span.start_s))
        right = min(scene.layout.width, scene.transform.x_of(bar.span.end_s))
        if right - left >= DETAILED_FROM_PX:
            _paint_ground(painter, scene, QRectF(left, band.top, right - left, band.height))
    lit = bar.observation_id in scene.lit
    paint_bar(painter, scene, bar, band, scene.colors[row.lane], selected=lit)


def _paint_ground(painter: QPainter, scene: Scene, ground: QRectF) -> None:
    painter.fillRect(ground, QColor(scene.theme.timeline_lane))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QColor(scene.theme.timeline_grid))
    top, bottom = ground.top(), ground.bottom() - 1
    lines = [QLineF(x, top, x, bottom) for x in scene.grid_x if ground.left() <= x < ground.right()]
    painter.drawLines(lines)


def _paint_pieces(painter: QPainter, scene: Scene, row: LaneRow, band: Band) -> None:
    """Wide bars one by one, all others together as one line of pixels stretched to the row's height."""
    model_row, color = scene.model.lanes[row.lane].rows[row.row], scene.colors[row.lane]
    pieces = pieces_of(model_row, scene.transform)
    width = pieces.right - pieces.left
    wide = (pieces.index >= 0) & ((width >= DETAILED_FROM_PX) | pieces.point)
    full = wide & ((width >= ROUND_FROM_PX) | pieces.point)
    spans, hidden, lit = model_row.spans, scene.hidden, scene.lit
    small = [bar for n in pieces.index[wide & ~full].tolist() if (bar := spans[n]).observation_id != hidden]
    detailed = [spans[index] for index in pieces.index[full].tolist()]
    if not wide.all():
        opacity = np.where(pieces.human, 1.0, 0.35 + 0.35 * pieces.confidence)
        paint_narrow(painter, scene, band, color, (pieces.left[~wide], pieces.right[~wide], opacity[~wide]))
    paint_small(painter, scene, small, band, color)
    if lit:  # they are painted in full however narrow they are, above the others
        detailed += [bar for bar in spans if bar.observation_id in lit and bar not in detailed]
        detailed.sort(key=lambda bar: bar.observation_id in lit)
    for bar in detailed:
        if bar.observation_id != hidden:
            paint_bar(painter, scene, bar, band, color, selected=bar.observation_id in lit)


def _paint_header(painter: QPainter, scene: Scene, row: LaneRow, band: Band) -> None:
    theme, lane = scene.theme, scene.model.lanes[row.lane]
    if row.row:
        painter.setFont(scene.font)
        painter.setPen(QColor(theme.text_muted))
        field = QRectF(BOUTS_LEFT, band.top, scene.layout.gutter - BOUTS_LEFT - CAPTION_RIGHT, band.height)
        _paint_elided(painter, field, scene.bouts_name)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.colors[row.lane])
    painter.drawRoundedRect(QRectF(8, band.top + 4, 4, band.height - 8), 2, 2)
    font = QFont(scene.font)
    font.setPointSizeF(font.pointSizeF() / 0.88 * 0.95)
    font.setBold(lane.observation_id == scene.selected)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    _paint_elided(painter, QRectF(20, band.top, scene.layout.gutter - 26, band.height), lane.title)


def _paint_elided(painter: QPainter, field: QRectF, text: str) -> None:
    text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(field.width()))
    painter.drawText(field, MIDDLE_LEFT, text)
