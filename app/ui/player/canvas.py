"""The dark canvas: the picture, the boxes, and what it says where there is no picture."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.looks.theme import DARK, Theme
from app.ui.player.attention import AttentionOverlay
from app.ui.player.display import PLAIN, Display, shown
from app.ui.player.messages import paint_badge, paint_message
from app.ui.player.overlays import TrackOverlay, boxes_at, overlay_under, paint_overlays
from app.ui.player.trails import paint_trails
from app.ui.player.viewport import Rect, Viewport
from app.ui.player.zoom_area import ZoomArea


class CanvasState(Enum):
    """What the canvas has to show."""

    EMPTY = "empty"
    LOADING = "loading"
    READY = "ready"
    UNREADABLE = "unreadable"


class VideoCanvas(ZoomArea):
    """Paints one frame with its boxes, which can be clicked."""

    observation_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Video picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.state = CanvasState.EMPTY
        self._theme = DARK
        self._title = self._text = self._badge = ""
        self._image = self._shown_image = QImage()
        self.display = PLAIN  # how pictures are shown now
        self._heat = QImage()
        self.attention: AttentionOverlay | None = None  # laid over the picture
        self.attention_note = ""  # what is said while that is waited for
        self._trails = False
        self._time_s = 0.0
        self._overlays: tuple[TrackOverlay, ...] = ()
        self._ringed = False

    def set_theme(self, theme: Theme) -> None:
        """Take these colors."""
        self._theme = theme
        self.update()

    def show_message(self, state: CanvasState, title: str, text: str = "") -> None:
        """Say something instead of a picture."""
        self.state, self._title, self._text = state, title, text
        self._image = QImage()
        self.viewport = Viewport()
        self.setAccessibleDescription(f"{title} {text}".strip())
        self.update()

    def show_frame(self, image: QImage, time_s: float) -> None:
        """Show a picture; zoom and pan stay as they are."""
        if self.state is not CanvasState.READY:
            self.setAccessibleDescription("")  # it is not being opened any more
        self.state = CanvasState.READY
        self._image, self._time_s = image, time_s
        self._shown_image = shown(image, self.display)
        self._picture = (float(image.width()), float(image.height()))
        self.update()

    def set_overlays(self, overlays: Sequence[TrackOverlay]) -> None:
        """The boxes to draw from now on."""
        self._overlays = tuple(overlays)
        self.update()

    def set_display(self, display: Display) -> None:
        """Show pictures brighter, or without their cast, from now on."""
        self.display = display
        self._shown_image = shown(self._image, display)
        self.update()

    def set_heat(self, heat: QImage) -> None:
        """Where something moved in this video, laid over the picture; null for nothing."""
        self._heat = heat
        self.update()

    def set_attention(self, attention: AttentionOverlay | None, note: str = "") -> None:
        """Where the model looked, laid over the picture; or a note of what it waits for."""
        self.attention, self.attention_note = attention, note
        self.update()

    def set_trails(self, shown: bool) -> None:
        """Whether the animals' ways are drawn."""
        self._trails = shown
        self.update()

    def picture_with_boxes(self) -> QImage:
        """The picture as recorded with the boxes over it, in its own size."""
        picture = self._image.copy()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = Rect(0.0, 0.0, float(picture.width()), float(picture.height()))
        paint_overlays(painter, boxes_at(self._overlays, self._time_s, whole), QRectF(picture.rect()))
        painter.end()
        return picture

    def set_badge(self, text: str) -> None:
        """A small note in the corner, such as how far the file reads; empty for none."""
        if text != self._badge:
            self._badge = text
            self.setToolTip(text)
            self.update()

    def image(self) -> QImage:
        """The picture on screen, null where there is none."""
        return self._image

    def set_ringed(self, ringed: bool) -> None:
        """A ring around it, or none: the keys go to the player."""
        self._ringed = ringed
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_all(painter)
        if self._ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(DARK.accent), 2))  # the canvas is dark in all themes
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_all(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(self._theme.canvas))
        if self.state is not CanvasState.READY:
            failed = self.state is CanvasState.UNREADABLE
            paint_message(painter, QRectF(self.rect()), self._title, self._text, failed=failed)
            return
        rect = self.picture_rect()
        magnified = rect.w / self._picture[0] >= 4  # single pixels are to be seen as such
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not magnified)
        whole = QRectF(rect.x, rect.y, rect.w, rect.h)
        painter.drawImage(whole, self._shown_image)
        if not self._heat.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(whole, self._heat)
        self._paint_attention(painter, whole)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = QRectF(self.rect())
        badge = "  ·  ".join(filter(None, (self._badge, self.attention_note)))
        taken = [paint_badge(painter, canvas, badge, QColor(DARK.warning))] if badge else []
        if self._trails:
            paint_trails(painter, self._overlays, self._time_s, rect)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        paint_overlays(painter, self.shown_boxes(), canvas, keep_clear=taken)
        self.paint_over(painter)

    def _paint_attention(self, painter: QPainter, whole: QRectF) -> None:
        found = self.attention.at(self._time_s) if self.attention is not None else None
        if found is None:
            return
        picture, square = found
        left, top = whole.left() + square.x * whole.width(), whole.top() + square.y * whole.height()
        place = QRectF(left, top, square.w * whole.width(), square.h * whole.height())
        painter.save()
        painter.setClipRect(whole)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, picture)
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.restore()

    def shown_boxes(self) -> list[tuple[TrackOverlay, QRectF]]:
        """The boxes of the frame on screen, in canvas pixels."""
        return list(boxes_at(self._overlays, self._time_s, self.picture_rect()))

    def paint_over(self, painter: QPainter) -> None:
        """Above the boxes; nothing here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (overlay := self._overlay_at(event.position())):
            self.observation_clicked.emit(overlay.observation_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._grabbed is not None:
            return
        if self._overlay_at(event.position()):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _has_picture(self) -> bool:
        return self.state is CanvasState.READY

    def _overlay_at(self, point: QPointF) -> TrackOverlay | None:
        if self.state is not CanvasState.READY:
            return None
        return overlay_under(self._overlays, self._time_s, self.picture_rect(), point)
