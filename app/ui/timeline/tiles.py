"""The lanes as squares of pixels that are painted once and pushed about while time or lanes are scrolled."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.ui.timeline.curves import paint_curves
from app.ui.timeline.lanes import paint_rows
from app.ui.timeline.layout import Band
from app.ui.timeline.scene import Scene

SIDE_PX = 320  # a whole number of device pixels at every ratio that screens are set to
MOST_BYTES = 48 * 2**20  # ten views of a usual window
SLACK_PX = 2.0  # what a tile looks at beyond its own edges, so that nothing is lost between two

Place = tuple[int, int]  # column and row, counted from the video's first moment and the first lane


class LaneTiles:
    """Holds what has been painted of the lanes at one zoom; anything else that changes drops it all."""

    def __init__(self) -> None:
        self._key: object = None
        self._tiles: dict[Place, QPixmap] = {}

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Put the lanes into their place; only what came newly into view is painted."""
        ratio = painter.device().devicePixelRatioF()
        key = (scene.lanes_key, ratio)
        if key != self._key:
            self._key, self._tiles = key, {}
        side = round(SIDE_PX * ratio)
        at_x = round(scene.transform.start_s * scene.transform.px_per_s * ratio)  # device pixels
        at_y = round(scene.scroll * ratio)
        wanted = list(_in_view(scene, (at_x, at_y), side, ratio))
        if missing := [place for place in wanted if place not in self._tiles]:
            self._make_room(len(missing), side)
            self._fill(scene, missing, side, ratio)
        left, top = scene.layout.gutter, scene.layout.lanes.top
        for column, row in wanted:
            place = QPointF(left + (column * side - at_x) / ratio, top + (row * side - at_y) / ratio)
            painter.drawPixmap(place, self._tiles[column, row])

    def _fill(self, scene: Scene, missing: list[Place], side: int, ratio: float) -> None:
        """Paint the rectangle around all that is missing in one go, and cut it."""
        columns, rows = [place[0] for place in missing], [place[1] for place in missing]
        first = (min(columns), min(rows))
        width, height = (max(columns) - first[0] + 1) * side, (max(rows) - first[1] + 1) * side
        picture = QPixmap(width, height)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        part = _part(scene, first[0] * side / ratio, first[1] * side / ratio, (width / ratio, height / ratio))
        paint_rows(painter, part)
        paint_curves(painter, part)
        painter.end()
        for column, row in missing:
            cut = QRect((column - first[0]) * side, (row - first[1]) * side, side, side)
            self._tiles[column, row] = picture if len(missing) == 1 else picture.copy(cut)

    def _make_room(self, num_new: int, side: int) -> None:
        """Drop the oldest where too many are held."""
        most = max(num_new, MOST_BYTES // (4 * side * side))
        for place in list(self._tiles)[: max(0, len(self._tiles) + num_new - most)]:
            del self._tiles[place]


def _in_view(scene: Scene, at: Place, side: int, ratio: float) -> Iterator[Place]:
    """The tiles that are seen, from the view's corner in device pixels."""
    layout = scene.layout
    width = (layout.width - layout.gutter) * ratio
    height = min(layout.lanes.height, layout.content_height - scene.scroll) * ratio
    for row in range(floor(at[1] / side), ceil((at[1] + max(0.0, height)) / side)):
        for column in range(floor(at[0] / side), ceil((at[0] + max(0.0, width)) / side)):
            yield column, row


def _part(scene: Scene, x: float, y: float, size: tuple[float, float]) -> Scene:
    """The scene of a rectangle of the lanes: `x` pixels after the first moment, `y` below the first lane."""
    width, height = size
    px_per_s = scene.transform.px_per_s
    transform = replace(
        scene.transform,
        left_px=-SLACK_PX,
        width_px=width + 2 * SLACK_PX,
        start_s=(x - SLACK_PX) / px_per_s,
    )
    layout = replace(scene.layout, gutter=0.0, width=width, lanes=Band(0.0, height))
    return replace(scene, transform=transform, layout=layout, scroll=y, selected=None, is_part=True)
