"""Line icons, drawn in whatever color the theme asks for."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.looks.theme import Theme
from resources import resource

MOST_DRAWN = 256  # icons, each in one color; there are fifty, in half a dozen of a theme


def icon(name: str, theme: Theme, *, color: str | None = None) -> QIcon:
    """The icon `name` of resources/icons in the theme's text color or `color`, sharp at any size.

    Switched off it is faded.
    """
    return QIcon(_LineIcon(name, color or theme.text, theme.text_muted))


def pixmap(name: str, color: str, size: int, *, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in `color`, `size` logical pixels wide, at `ratio` real pixels a logical one."""
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, color).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def picture_file(name: str, color: str, folder: Path) -> str:
    """The icon `name` in `color` as a file in `folder`, for style sheets; "" where that cannot be written."""
    file = folder / f"{name}-{color.removeprefix('#')}.png"
    if not file.is_file():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return ""
        if not pixmap(name, color, 48).save(str(file)):
            return ""
    return file.as_posix()


def app_icon() -> QIcon:
    """Trapline's own icon, in color."""
    return QIcon(_LineIcon("trapline", "#000000", "#000000"))


class _LineIcon(QIconEngine):
    """Renders the SVG at the size asked for, so that no pixel size has to be chosen beforehand."""

    def __init__(self, name: str, color: str, faded: str) -> None:
        super().__init__()
        self._name, self._color, self._faded = name, color, faded

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        disabled = mode == QIcon.Mode.Disabled
        painter.save()
        painter.setOpacity(0.5 if disabled else 1.0)
        _renderer(self._name, self._faded if disabled else self._color).render(painter, QRectF(rect))  # type: ignore[call-overload]
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._color, self._faded)


@lru_cache(MOST_DRAWN)
def _renderer(name: str, color: str) -> QSvgRenderer:
    """Read once: a video looked at draws a dozen anew."""
    svg = resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())
    return QSvgRenderer(QByteArray(svg))
