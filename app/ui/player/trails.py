"""Where the animals went: the path of each box's foot, faint before and strong near the moment on screen."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from app.ui.looks.colors import with_alpha
from app.ui.player.overlays import TrackOverlay
from app.ui.player.viewport import Rect
from mvit_core.types import Box

BEFORE_S = 4.0  # how much of the way is shown


def paint_trails(painter: QPainter, overlays: Sequence[TrackOverlay], time_s: float, picture: Rect) -> None:
    """The last seconds of each track that has a box by now."""
    for overlay in overlays:
        points = [
            (
                each.time_s,
                QPointF(picture.x + (each.box.x + each.box.w / 2) * picture.w, _foot(each.box, picture)),
            )
            for each in overlay.track.points
            if time_s - BEFORE_S <= each.time_s <= time_s
        ]
        box = overlay.track.box_at(time_s)
        if box is not None:
            points.append((time_s, QPointF(picture.x + (box.x + box.w / 2) * picture.w, _foot(box, picture))))
        for (start_s, start), (_, end) in pairwise(points):
            strength = 0.15 + 0.75 * (1 - (time_s - start_s) / BEFORE_S)
            pen = QPen(with_alpha(overlay.color, strength), 3.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(start, end)


def _foot(box: Box, picture: Rect) -> float:
    return picture.y + (box.y + box.h) * picture.h
