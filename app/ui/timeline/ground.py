"""The ground of the timeline: which time and which lane lies where, by zoom, scroll and size."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from app.store.records import ObservationId
from app.ui.timeline.layout import LANE_GAP, TEXT, Curves, Layout, Surface
from app.ui.timeline.model import TimelineModel
from app.ui.timeline.transform import TimeTransform
from mvit_core.types import Span

BAR_PX = 11  # scroll bars


class TimelineGround(QWidget):
    """Knows the lanes and the playhead of a video; a subclass paints them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TimelineModel()
        self._position_s = 0.0
        self._follows = True  # the page turns with the playhead
        self._transform = TimeTransform.fitted(0, 1, 1)
        self._layout = Layout.of(self._model, Surface(1, 1), with_clock=False)
        self._vertical = QScrollBar(Qt.Orientation.Vertical, self)
        self._horizontal = QScrollBar(Qt.Orientation.Horizontal, self)
        self._vertical.valueChanged.connect(lambda _value: self._repaint())
        self._horizontal.valueChanged.connect(self._on_scrolled)

    def fit(self) -> None:
        """The whole video in view."""
        self._set_transform(
            TimeTransform.fitted(self._transform.left_px, self._transform.width_px, self._model.duration_s)
        )

    def zoom(self, factor: float) -> None:
        """Closer or further around the playhead, or the middle where that is out of view."""
        x = self._transform.x_of(self._position_s)
        middle = self._transform.left_px + self._transform.width_px / 2
        inside = self._transform.left_px <= x <= self._transform.left_px + self._transform.width_px
        self._set_transform(self._transform.zoomed_at(x if inside else middle, factor))

    def show_span(self, span: Span) -> None:
        """Zoom to a stretch of time."""
        self._set_transform(self._transform.showing(span.start_s, span.end_s))

    def gutter(self) -> float:
        """How wide the names are, in pixels."""
        return self._layout.gutter

    def transform(self) -> TimeTransform:
        """Which time lies where."""
        return self._transform

    def bar_rect(self, observation_id: ObservationId) -> QRectF | None:
        """Where a bar is on the widget."""
        bar = self._model.bar(observation_id)
        if bar is None:
            return None
        lane, number, _ = self._model.places[observation_id]
        row = next(each for each in self._layout.rows if (each.lane, each.row) == (lane, number))
        band = self._layout.band_of(row, self._scroll())
        left, right = (self._transform.x_of(t) for t in (bar.span.start_s, bar.span.end_s))
        return QRectF(left, band.top, right - left, band.height)

    # ------------------------------------------------------------- what a subclass says

    def _has_clock(self) -> bool:
        """Whether times of day are known, which take a line."""
        raise NotImplementedError

    def _curves_below(self) -> Curves | None:
        """Which curves are shown, and below which lane."""
        raise NotImplementedError

    def _captions_px(self) -> float:
        """How wide the words beside all lanes are."""
        raise NotImplementedError

    def _repaint(self) -> None:
        """What was painted lies elsewhere now."""
        raise NotImplementedError

    # ------------------------------------------------------------- own

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor; with Shift, or sideways, scroll time; over the names, scroll the lanes."""
        delta = event.angleDelta()
        steps = delta.y() / 120
        if delta.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._set_transform(self._transform.scrolled(-(delta.x() or delta.y()) / 120 * 80))
        elif event.position().x() < self._layout.gutter:
            self._vertical.setValue(self._vertical.value() - round(steps * 50))
        else:
            self._set_transform(self._transform.zoomed_at(event.position().x(), 1.25**steps))
        event.accept()

    def _lay_out(self) -> None:
        scale = max(1.0, self.fontMetrics().height() / TEXT)
        height = self.height() - (0 if self._transform.is_fitted else BAR_PX)
        surface = Surface(self.width(), height, scale, self._captions_px())
        self._layout = Layout.of(
            self._model, surface, with_clock=self._has_clock(), curves=self._curves_below()
        )
        room = self.width() - self._layout.gutter - (BAR_PX if self._layout.max_scroll else 4)
        self._transform = self._on_pixels(self._transform.resized(self._layout.gutter, max(1.0, room)))
        self._place_bars()
        self._repaint()

    def _set_transform(self, transform: TimeTransform) -> None:
        was_fitted, self._transform = self._transform.is_fitted, self._on_pixels(transform)
        if was_fitted != transform.is_fitted:
            self._lay_out()  # makes room for the scroll bar
        self._place_bars()
        self._repaint()

    def _on_scrolled(self, start_ms: int) -> None:
        self._transform = self._on_pixels(self._transform.starting_at(start_ms / 1000))
        self._repaint()

    def _on_pixels(self, transform: TimeTransform) -> TimeTransform:
        """The same, with the video's first moment on a whole pixel, so that what was painted can be kept."""
        px_per_s = transform.px_per_s * self.devicePixelRatioF()
        return replace(transform, start_s=round(transform.start_s * px_per_s) / px_per_s)

    def _follow(self, time_s: float) -> None:
        transform = self._transform
        if not transform.is_fitted and not transform.start_s <= time_s <= transform.end_s:
            self._set_transform(transform.starting_at(time_s - 0.1 * (transform.end_s - transform.start_s)))

    def _reveal_row(self, observation_id: ObservationId | None) -> None:
        """Scroll to a bar; where there is room to its whole lane and a strip below, which news may cover."""
        found = self._model.places.get(observation_id) if observation_id is not None else None
        if found is None:
            return
        lane, number, _ = found
        row = next(each for each in self._layout.rows if (each.lane, each.row) == (lane, number))
        for band in (self._layout.around_lane(lane), row.band):
            top, bottom = band.top - LANE_GAP, band.bottom + LANE_GAP
            below = bottom - self._layout.lanes.height
            if below <= top or band is row.band:
                self._vertical.setValue(ceil(min(max(self._scroll(), below), max(top, 0.0))))

    def _scroll(self) -> float:
        return float(self._vertical.value())

    def _place_bars(self) -> None:
        layout, transform = self._layout, self._transform
        self._vertical.setRange(0, round(layout.max_scroll))
        self._vertical.setPageStep(max(1, round(layout.lanes.height)))
        self._vertical.setVisible(layout.max_scroll > 0)
        top = round(layout.lanes.top)
        self._vertical.setGeometry(self.width() - BAR_PX, top, BAR_PX, max(0, self.height() - top))
        shown_s = transform.end_s - transform.start_s
        self._horizontal.blockSignals(True)
        self._horizontal.setRange(0, max(0, round((transform.duration_s - shown_s) * 1000)))
        self._horizontal.setPageStep(max(1, round(shown_s * 1000)))
        self._horizontal.setValue(round(transform.start_s * 1000))
        self._horizontal.blockSignals(False)
        self._horizontal.setVisible(not transform.is_fitted)
        left = round(layout.gutter)
        self._horizontal.setGeometry(
            left, self.height() - BAR_PX, max(0, self.width() - left - BAR_PX), BAR_PX
        )
