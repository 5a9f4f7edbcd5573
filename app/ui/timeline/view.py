"""The timeline that a person edits: choose, drag, draw and scrub with mouse and keys."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.store.records import ObservationId, Video
from app.ui.looks.parts import as_tip
from app.ui.timeline.chart import TimelineChart, told
from app.ui.timeline.edits import Snapping
from app.ui.timeline.gesture import DRAG_FROM_PX, Doing, Gesture, banded, edited_id, gesture_for
from app.ui.timeline.hits import Hit, Part, hit_at
from app.ui.timeline.model import SpanModel
from app.ui.timeline.over import paint_band, paint_dragged, paint_open

SNAP_PX = 7.0


class TimelineView(TimelineChart):
    """The chart with hands: each gesture ends in one signal, nothing is changed here."""

    seek_requested = Signal(float)  # time_s
    selected = Signal(object)  # ObservationId, or None
    span_edited = Signal(object, object)  # ObservationId, Span
    span_created = Signal(object, object)  # Span, ObservationId of the animal or None for a new animal
    delete_requested = Signal(object)  # ObservationId
    marked = Signal(object)  # tuple of ObservationId, by a rubber band or Ctrl+click
    context_menu_requested = Signal(object, float, object, object)  # Hit, time_s, what was selected, QPoint

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gesture: Gesture | None = None
        self._pan_x: float | None = None
        self._arrived_s: float | None = None
        self._open: tuple[tuple[SpanModel, ObservationId], ...] = ()
        self._band = QRectF()  # the rubber band, in pixels

    def set_video(
        self, video: Video | None, duration_s: float = 0.0, times_s: Sequence[float] | None = None
    ) -> None:
        """As the chart does; a drag that is going on is dropped with the old video."""
        if video is None or self._video is None or video.id != self._video.id:
            self._grasp(None)
        super().set_video(video, duration_s, times_s)

    def set_position(self, time_s: float) -> None:
        """Move the playhead; while the person scrubs it stays with the mouse."""
        if self._gesture is not None and self._gesture.doing is Doing.SCRUB:
            self._arrived_s = time_s
        else:
            super().set_position(time_s)
            if self._open:  # they reach from where they began to here, however far the playhead jumped
                self.update()

    def set_open(self, bouts: Sequence[tuple[SpanModel, ObservationId]]) -> None:
        """Bouts that are being coded right now, each with its animal: they grow with the playhead."""
        self._open = tuple(bouts)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = x
        if event.button() != Qt.MouseButton.LeftButton or self._model.duration_s <= 0:
            return
        hit = self._hit(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and x >= self._layout.gutter:
            self._band = QRectF(event.position(), event.position())
            self._grasp(banded(hit, x, self._transform.time_at(x)))
            return
        was_selected = hit.observation_id == self._selected
        if hit.observation_id is not None:
            self._select(hit.observation_id)
        if x < self._layout.gutter:
            return
        bar, time_s = self._model.bar(hit.observation_id), self._transform.time_at(x)
        self._grasp(gesture_for(hit, x, time_s, bar.span if bar else None, is_selected=was_selected))
        if self._gesture is not None and self._gesture.doing is Doing.SCRUB:
            self._arrived_s = None
            self._scrub(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._pan_x is not None:
            self._set_transform(self._transform.scrolled(self._pan_x - x))
            self._pan_x = x
        elif self._gesture is None:
            self._point(self._hit(event.position()))
        elif self._gesture.doing is Doing.SCRUB:
            self._scrub(x)
        elif self._gesture.doing is Doing.BAND:
            self._band.setBottomRight(event.position())
            self.update()
        else:
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            snapping = self._snapping(edited_id(self._gesture) or self._gesture.hit.observation_id, free=free)
            self._grasp(self._gesture.moved_to(x, self._transform.time_at(x), snapping))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = None
        if event.button() != Qt.MouseButton.LeftButton or self._gesture is None:
            return
        gesture = self._gesture
        self._grasp(None)
        if gesture.doing is Doing.SCRUB:
            if self._arrived_s is not None:
                self.set_position(self._arrived_s)
        elif gesture.doing is Doing.BAND:
            self._end_band(gesture)
        elif gesture.doing is Doing.EDIT:
            if gesture.changed:
                self.span_edited.emit(gesture.hit.observation_id, gesture.span)
        elif gesture.span is not None:
            self.span_created.emit(gesture.span, gesture.hit.parent_id)
        else:
            self._select(None)
            self.seek_requested.emit(gesture.press_s)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        bar = self._model.bar(self._hit(event.position()).observation_id)
        if bar is not None:
            self.show_span(bar.span)
            self.seek_requested.emit(bar.span.start_s)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        hit, before = self._hit(QPointF(event.pos())), self._selected
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            hit = Hit(Part.BODY, self._selected)
        elif hit.observation_id is not None:
            self._select(hit.observation_id)
        time_s = self._transform.time_at(event.pos().x())
        self.context_menu_requested.emit(hit, time_s, before, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._gesture is not None:
            self._band = QRectF()
            self._grasp(None)
        elif key == Qt.Key.Key_F:
            self.fit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.5)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / 1.5)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._selected is not None:
            self.delete_requested.emit(self._selected)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._select_next(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _paint_over(self, painter: QPainter) -> None:
        gesture = self._gesture
        if gesture is None and self._band.isNull() and not self._open:
            return  # as nearly always: the playhead moves with every frame
        scene = self._scene()
        if gesture is not None and gesture.span is not None:
            known = self._model.bar(gesture.hit.observation_id)
            bar = known or SpanModel(
                ObservationId(-1), gesture.span, self.tr("new"), human=True, confidence=1.0
            )
            bar = replace(bar, span=gesture.span)
            paint_dragged(painter, scene, gesture.hit, bar, height=self.height())
        if not self._band.isNull():  # drawn to the left or up it has negative sides
            paint_band(painter, scene, self._band)
        for each, animal in self._open:
            paint_open(painter, scene, each, animal, self._position_s)

    def _end_band(self, gesture: Gesture) -> None:
        """All that the band touches; a click with Ctrl takes one in or out."""
        band = self._band.normalized()
        self._band = QRectF()
        if band.width() + band.height() >= 2 * DRAG_FROM_PX:
            self.marked.emit(tuple(self._touched(band)))
        elif gesture.hit.observation_id is not None:
            before = self._marked or ({self._selected} if self._selected is not None else set())
            self.marked.emit(tuple(sorted(before ^ {gesture.hit.observation_id})))
        else:
            self.marked.emit(())

    def _touched(self, band: QRectF) -> list[ObservationId]:
        found = []
        for row in self._layout.rows:
            where = self._layout.band_of(row, self._scroll())
            if where.bottom < band.top() or where.top > band.bottom():
                continue
            for bar in self._model.lanes[row.lane].rows[row.row].spans:
                left, right = (self._transform.x_of(t) for t in (bar.span.start_s, bar.span.end_s))
                if left <= band.right() and right >= band.left():
                    found.append(bar.observation_id)
        return found

    def _grasp(self, gesture: Gesture | None) -> None:
        """Begin, go on with or (None) end a gesture."""
        self._gesture = gesture
        hidden, self._hidden = self._hidden, edited_id(gesture)
        self._follows = gesture is None or gesture.doing is not Doing.SCRUB
        if hidden != self._hidden:
            self._repaint()
        self.update()

    def _hit(self, point: QPointF) -> Hit:
        return hit_at(
            point.x(),
            point.y(),
            model=self._model,
            layout=self._layout,
            transform=self._transform,
            scroll=self._scroll(),
            selected=self._selected,
        )

    def _snapping(self, without: ObservationId | None, *, free: bool) -> Snapping:
        edges_s: list[float] = []
        if not free:
            edges_s = self._model.edges_s(without=without)
            insort(edges_s, self._position_s)
        reach_s = SNAP_PX / self._transform.px_per_s
        return Snapping(self._model.times_s, self._model.duration_s, edges_s, reach_s)

    def _scrub(self, x: float) -> None:
        time_s = self._transform.time_at(x)
        super().set_position(time_s)
        self.seek_requested.emit(time_s)

    def _point(self, hit: Hit) -> None:
        if hit.part in (Part.START, Part.END):
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        elif hit.observation_id is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        bar = self._model.bar(hit.observation_id)
        self.setToolTip(as_tip(told(bar)) if bar else "")

    def _select(self, observation_id: ObservationId | None) -> None:
        if observation_id != self._selected:
            self._selected = observation_id
            self._describe()
            self._repaint()
            self.selected.emit(observation_id)

    def _select_next(self, step: int) -> None:
        order = [bar.observation_id for bar in self._model.bars()]
        if not order:
            return
        at = order.index(self._selected) if self._selected in order else (-1 if step > 0 else len(order))
        self._select(order[min(len(order) - 1, max(0, at + step))])
        self._reveal_row(self._selected)
