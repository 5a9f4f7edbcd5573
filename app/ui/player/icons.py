"""The transport bar's signs, drawn from shapes: sharp at every scale, in the theme's colors."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

Shape = tuple[tuple[float, float], ...]
SCALE = 3  # real pixels a logical one, at most

# Polygons on a field of 16 x 16.
SIGNS: dict[str, tuple[Shape, ...]] = {
    "play": (((4, 2.5), (13.5, 8), (4, 13.5)),),
    "pause": (
        ((3.5, 2.5), (6.5, 2.5), (6.5, 13.5), (3.5, 13.5)),
        ((9.5, 2.5), (12.5, 2.5), (12.5, 13.5), (9.5, 13.5)),
    ),
    "next": (((5, 3.5), (11.5, 8), (5, 12.5)),),
    "previous": (((11, 3.5), (4.5, 8), (11, 12.5)),),
    "last": (((3.5, 3.5), (10, 8), (3.5, 12.5)), ((10.8, 3.5), (12.5, 3.5), (12.5, 12.5), (10.8, 12.5))),
    "first": (((12.5, 3.5), (6, 8), (12.5, 12.5)), ((5.2, 3.5), (3.5, 3.5), (3.5, 12.5), (5.2, 12.5))),
}


def sign_icon(name: str, color: str, *, faded: str) -> QIcon:
    """A sign in `color`, and in `faded` while its button is disabled; both as '#rrggbb'."""
    icon = QIcon()
    icon.addPixmap(_pixmap(SIGNS[name], QColor(color)), QIcon.Mode.Normal)
    ghost = QColor(faded)
    ghost.setAlphaF(0.45)
    icon.addPixmap(_pixmap(SIGNS[name], ghost), QIcon.Mode.Disabled)
    return icon


def _pixmap(shapes: tuple[Shape, ...], color: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(16, 16) * SCALE)
    pixmap.setDevicePixelRatio(SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    for shape in shapes:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
    painter.end()
    return pixmap
