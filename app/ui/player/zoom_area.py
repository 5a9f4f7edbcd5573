"""The ground of the canvas: where the picture lies, by zoom, pan and size."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.player.viewport import Rect, Viewport


class ZoomArea(QWidget):
    """Zooms with the wheel or two fingers, pans with the middle button; a subclass paints the picture."""

    viewport_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)
        self.viewport = Viewport()
        self._picture = (16.0, 9.0)  # its width and height in its own pixels
        self._grabbed: QPointF | None = None

    def reset_viewport(self) -> None:
        """Show the whole picture again."""
        self._set_viewport(Viewport())

    def pixels_needed(self) -> int:
        """The longer side, in device pixels, of the whole picture at the present zoom."""
        rect = self.picture_rect()
        return round(max(rect.w, rect.h) * self.devicePixelRatioF())

    def picture_rect(self) -> Rect:
        """Where the whole picture lies, in canvas pixels."""
        return self.viewport.picture_rect(self._canvas_size(), self._picture)

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    # ------------------------------------------------------------- what a subclass says

    def _has_picture(self) -> bool:
        """Whether there is something to zoom into."""
        raise NotImplementedError

    # ------------------------------------------------------------- own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if self._has_picture() and steps:
            self._zoom_at(event.position(), 1.25**steps)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            if self._has_picture():
                self._zoom_at(event.position(), 1 + event.value())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._grabbed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            moved = event.position() - self._grabbed
            self._grabbed = event.position()
            sizes = {"canvas": self._canvas_size(), "picture": self._picture}
            self._set_viewport(self.viewport.panned(moved.x(), moved.y(), **sizes))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._grabbed = None
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._has_picture():
            self.reset_viewport()

    def _zoom_at(self, point: QPointF, factor: float) -> None:
        sizes = {"canvas": self._canvas_size(), "picture": self._picture}
        self._set_viewport(self.viewport.zoomed_at((point.x(), point.y()), factor, **sizes))

    def _set_viewport(self, viewport: Viewport) -> None:
        self.viewport = viewport
        self.update()
        self.viewport_changed.emit()

    def _canvas_size(self) -> tuple[float, float]:
        return float(self.width()), float(self.height())
