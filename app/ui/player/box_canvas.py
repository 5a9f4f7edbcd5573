"""The canvas with hands: boxes are drawn, moved and resized on the picture."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.store.records import ObservationId
from app.ui.player.box_drag import BODY, GRIP_PX, BoxDrag, Edges, Grip, grip_at
from app.ui.player.canvas import CanvasState, VideoCanvas
from app.ui.player.overlays import TrackOverlay, on_canvas
from mvit_core.types import Box

DRAG_FROM_PX = 4.0  # of a box that is not selected more: the click that selects it moves nothing
GRIP_SIDE_PX = 7.0


class BoxCanvas(VideoCanvas):
    """Each drag ends in one signal; nothing is changed here. With Shift it draws, whatever is below."""

    grasped = Signal()  # a box is in hand: the picture should stand still
    box_drawn = Signal(object)  # Box, where nothing was taken hold of
    box_changed = Signal(object, object)  # ObservationId, Box
    menu_wanted = Signal(object)  # QPoint on the screen; what is there is selected

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_editable = True
        self._drag: BoxDrag | None = None
        self._held: ObservationId | None = None
        self._press = QPointF()
        self._drag_from_px = DRAG_FROM_PX
        self._focus_before: QWidget | None = None

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        overlay = self._overlay_at(QPointF(event.pos()))
        is_others = self.is_editable and overlay is not None and not overlay.selected
        QToolTip.showText(event.globalPos(), self._tip() if is_others else "", self)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._let_go()  # another button gives up
            return
        if event.button() == Qt.MouseButton.LeftButton and self.state is CanvasState.READY:
            if self.is_editable and _draws_over(event):
                self._begin(event.position())
                return  # what is below it is not selected either
            self._take(event.position())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            super().mouseMoveEvent(event)
            if not event.buttons():
                self._show_cursor(event.position(), over=_draws_over(event))
            return
        moved = event.position() - self._press
        if self._drag.box is None and abs(moved.x()) + abs(moved.y()) < self._drag_from_px:
            return
        if self._drag.box is None:
            self.grasped.emit()
            self._focus_before = QApplication.focusWidget()
            self.setFocus()  # Escape gives up
        self._drag = self._drag.moved_to(*self._on_picture(event.position()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        drag, held = self._drag, self._held
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._let_go()
        if drag.box is None:
            return
        if held is None:
            self.box_drawn.emit(drag.box)
        elif drag.box != drag.before:
            self.box_changed.emit(held, drag.box)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.state is not CanvasState.READY:
            return
        if (overlay := self._overlay_at(QPointF(event.pos()))) is not None:
            self.observation_clicked.emit(overlay.observation_id)
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def paint_over(self, painter: QPainter) -> None:
        """The grips of the selected box, and the box in hand."""
        if self._drag is not None and self._drag.box is not None and self._held is None:
            self._paint_new(painter, self._drag.box)
        elif self.is_editable and (chosen := self._chosen()) is not None:
            overlay, box = chosen
            self._paint_grips(painter, box, is_key=self._is_keyframe(overlay))

    def shown_boxes(self) -> list[tuple[TrackOverlay, QRectF]]:
        """As the tracks say, but for the one in hand."""
        found = super().shown_boxes()
        if self._drag is None or self._drag.box is None or self._held is None:
            return found
        held = on_canvas(self._drag.box, self.picture_rect())
        return [(each, held if each.observation_id == self._held else box) for each, box in found]

    # ------------------------------------------------------------- own

    def _tip(self) -> str:
        return self.tr("Drag to move this box, with Shift to draw another over it.")

    def _take(self, point: QPointF) -> None:
        if not self.is_editable:
            return
        grip, overlay = self._grip_under(point)
        if overlay is None:
            overlay, grip = self._overlay_at(point), BODY
        if overlay is None:
            self._begin(point)
            return
        self._press = point
        x, y = self._on_picture(point)
        box = overlay.track.box_at(self._time_s)
        if box is not None:
            self._drag, self._held = BoxDrag(grip or BODY, x, y, box), overlay.observation_id
            self._drag_from_px = DRAG_FROM_PX if overlay.selected else QApplication.startDragDistance()

    def _begin(self, point: QPointF) -> None:
        x, y = self._on_picture(point)
        if self._draws_at(point):
            self._press = point
            self._drag, self._held = BoxDrag(BODY, x, y, None), None
            self._drag_from_px = DRAG_FROM_PX

    def _let_go(self) -> None:
        self._drag, self._held = None, None
        before, self._focus_before = self._focus_before, None
        if before is not None:
            before.setFocus()
        self.update()

    def _chosen(self) -> tuple[TrackOverlay, QRectF] | None:
        return next((pair for pair in self.shown_boxes() if pair[0].selected), None)

    def _grip_under(self, point: QPointF) -> tuple[Grip | None, TrackOverlay | None]:
        chosen = self._chosen() if self.state is CanvasState.READY else None
        if chosen is None:
            return None, None
        overlay, box = chosen
        edges = Edges(box.left(), box.top(), box.right(), box.bottom())
        grip = grip_at(edges, point.x(), point.y())
        return grip, overlay if grip is not None else None

    def _on_picture(self, point: QPointF) -> tuple[float, float]:
        rect = self.picture_rect()
        return (point.x() - rect.x) / rect.w, (point.y() - rect.y) / rect.h

    def _draws_at(self, point: QPointF) -> bool:
        """Whether a box begins there: on the picture, or so near to it that its edge was meant."""
        rect = self.picture_rect()
        near = QRectF(rect.x, rect.y, rect.w, rect.h).adjusted(-GRIP_PX, -GRIP_PX, GRIP_PX, GRIP_PX)
        return near.contains(point)

    def _is_keyframe(self, overlay: TrackOverlay) -> bool:
        return any(abs(time_s - self._time_s) < 1e-4 for time_s in overlay.keyframes_s)

    def _show_cursor(self, point: QPointF, *, over: bool) -> None:
        grip = None if over else self._grip_under(point)[0]
        if not self.is_editable or self.state is not CanvasState.READY:
            return
        if grip is not None:
            self.setCursor(_cursor_of(grip))
        elif over or self._overlay_at(point) is None:
            draws = self._draws_at(point)
            self.setCursor(Qt.CursorShape.CrossCursor if draws else Qt.CursorShape.ArrowCursor)

    def _paint_grips(self, painter: QPainter, box: QRectF, *, is_key: bool) -> None:
        """Filled where a box was set in this very frame, hollow where it lies between two others."""
        half = GRIP_SIDE_PX / 2
        painter.setPen(QPen(QColor("#000000"), 1))
        painter.setBrush(QColor("#ffffff") if is_key else QColor(255, 255, 255, 90))
        middle = box.center()
        for x in (box.left(), middle.x(), box.right()):
            for y in (box.top(), middle.y(), box.bottom()):
                if QPointF(x, y) != middle:
                    painter.drawRect(QRectF(x - half, y - half, GRIP_SIDE_PX, GRIP_SIDE_PX))

    def _paint_new(self, painter: QPainter, box: Box) -> None:
        rect = on_canvas(box, self.picture_rect())
        painter.setBrush(QColor(255, 255, 255, 30))
        painter.setPen(QPen(QColor("#000000"), 3))
        painter.drawRect(rect)
        painter.setPen(QPen(QColor("#ffffff"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(rect)


def _draws_over(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _cursor_of(grip: Grip) -> Qt.CursorShape:
    if grip.is_body:
        return Qt.CursorShape.SizeAllCursor
    across, down = grip.left or grip.right, grip.top or grip.bottom
    if across and down:
        falls = grip.left == grip.top
        return Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor
    return Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor
