"""The animals' boxes over the picture: which one lies under the mouse, and how they are drawn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.store.records import ObservationId
from app.ui.looks.colors import ink_on, with_alpha
from app.ui.player.viewport import Rect
from app.ui.speech.naming import score_text
from mvit_core.types import Box, Track

MAX_CHIP_WIDTH = 240.0


@dataclass(frozen=True, slots=True)
class TrackOverlay:
    """One animal's track as the player shows it."""

    observation_id: ObservationId
    track: Track
    name: str
    color: QColor
    selected: bool
    human: bool  # a person decided: drawn solid, without a figure
    confidence: float | None = None  # of the name; where None, that of the track is shown
    raw: bool = False  # the confidence is no chance
    keyframes_s: tuple[float, ...] = ()  # when a person's own boxes are


def boxes_at(
    overlays: Sequence[TrackOverlay], time_s: float, picture: Rect
) -> Iterator[tuple[TrackOverlay, QRectF]]:
    """The boxes to be seen at a time, in canvas pixels, the selected one last so that it lies on top."""
    for overlay in sorted(overlays, key=lambda overlay: overlay.selected):
        box = overlay.track.box_at(time_s)
        if box is not None:
            yield overlay, on_canvas(box, picture)


def on_canvas(box: Box, picture: Rect) -> QRectF:
    """A box in canvas pixels."""
    return QRectF(
        picture.x + box.x * picture.w, picture.y + box.y * picture.h, box.w * picture.w, box.h * picture.h
    )


def overlay_under(
    overlays: Sequence[TrackOverlay], time_s: float, picture: Rect, point: QPointF
) -> TrackOverlay | None:
    """The animal at a point of the canvas; of several the one with the smallest box."""
    margin = 3.0
    under = [
        (box.width() * box.height(), overlay)
        for overlay, box in boxes_at(overlays, time_s, picture)
        if box.adjusted(-margin, -margin, margin, margin).contains(point)
    ]
    return min(under, key=lambda pair: pair[0])[1] if under else None


def chip_text(overlay: TrackOverlay) -> tuple[str, str]:
    """The name, and the figure beside it: nothing where a person decided."""
    if overlay.human:
        return overlay.name, ""
    confidence = overlay.track.confidence if overlay.confidence is None else overlay.confidence
    return overlay.name, score_text(confidence, raw=overlay.raw)


def paint_overlays(
    painter: QPainter,
    boxes: Iterable[tuple[TrackOverlay, QRectF]],
    canvas: QRectF,
    *,
    keep_clear: Sequence[QRectF] = (),
) -> None:
    """Draw all boxes, then their chips, clear of each other and of `keep_clear`, inside the canvas."""
    shown = list(boxes)
    for overlay, box in shown:
        _paint_box(painter, overlay, box)
    taken = list(keep_clear)
    for overlay, box in reversed(shown):
        chip = _chip_place(_chip_size(painter, overlay), box, canvas, taken)
        taken.append(chip)
        _paint_chip(painter, overlay, chip)


def _paint_box(painter: QPainter, overlay: TrackOverlay, box: QRectF) -> None:
    width = 3.0 if overlay.selected else 2.0
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 130), width + 2))  # keeps the line readable on snow and in infrared
    painter.drawRoundedRect(box, 4, 4)
    if overlay.selected:
        painter.setBrush(with_alpha(overlay.color, 0.1))
    pen = QPen(overlay.color, width)
    if not overlay.human:
        pen.setDashPattern([4.5, 2.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawRoundedRect(box, 4, 4)


def _chip_size(painter: QPainter, overlay: TrackOverlay) -> QSizeF:
    name, figure = chip_text(overlay)
    metrics = QFontMetricsF(painter.font())
    wish = metrics.horizontalAdvance(name) + 14 + (metrics.horizontalAdvance(figure) + 7 if figure else 0)
    return QSizeF(min(MAX_CHIP_WIDTH, wish), metrics.height() + 5)


def _chip_place(size: QSizeF, box: QRectF, canvas: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Above the box, else under it, else in its top corner; the first place that is free, else above."""
    left = max(canvas.left() + 2, min(box.left() - 1, canvas.right() - size.width() - 2))
    tops = (
        box.top() - size.height() - 3,
        box.bottom() + 3,
        box.top() + 3,
        box.bottom() - size.height() - 3,
    )
    places = [QRectF(QPointF(left, top), size) for top in tops]
    inside = [place for place in places if canvas.contains(place)]
    free = [place for place in inside if not any(place.intersects(other) for other in taken)]
    return next(iter(free or inside or places[2:]))


def _paint_chip(painter: QPainter, overlay: TrackOverlay, chip: QRectF) -> None:
    name, figure = chip_text(overlay)
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QPen(QColor(0, 0, 0, 110), 1))
    painter.setBrush(overlay.color)
    painter.drawRoundedRect(chip, 6, 6)
    inner = chip.adjusted(7, 0, -7, 0)
    ink = ink_on(overlay.color)
    figure_width = metrics.horizontalAdvance(figure) + 7 if figure else 0.0
    painter.setPen(ink)
    name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, inner.width() - figure_width + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    if figure:
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
