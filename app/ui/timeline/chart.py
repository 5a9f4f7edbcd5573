"""What the timeline shows: the painted rows and the playhead."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.raw_scores import NONE_KNOWN, RawScores
from app.store.records import Observation, ObservationId, Video
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.aloud import describe
from app.ui.speech.naming import score_text
from app.ui.speech.timecode import span_aloud, time_text
from app.ui.timeline.bands import captions, paint_bands
from app.ui.timeline.curves import paint_curve_names
from app.ui.timeline.ground import TimelineGround
from app.ui.timeline.lanes import paint_headers, paint_new_lane, paint_over_rows
from app.ui.timeline.layout import BOUTS_LEFT, CAPTION_LEFT, CAPTION_RIGHT, Curves
from app.ui.timeline.model import ClassCurve, ColorOf, NameOf, SpanModel, TimelineModel, lanes_of
from app.ui.timeline.scene import Curve, Filmstrip, Scene, lane_colors
from app.ui.timeline.tiles import LaneTiles
from app.ui.timeline.transform import TimeTransform
from mvit_core.types import MotionCurve, VideoStatus


class TimelineChart(TimelineGround):
    """One plain widget: everything but playhead and drag is painted once into a pixmap and kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.state_of: Callable[[ObservationId], str] = lambda _one: ""  # how it stands, in words
        self._theme = DARK
        self._video: Video | None = None
        self._filmstrip, self._curve = Filmstrip(), Curve()
        self._selected: ObservationId | None = None
        self._marked: frozenset[ObservationId] = frozenset()
        self._curves: tuple[ClassCurve, ...] = ()
        self._curves_of: ObservationId | None = None
        self._hidden: ObservationId | None = None  # is painted by `_paint_over`
        self._painted: QPixmap | None = None
        self._tiles = LaneTiles()
        self._lay_out()

    def set_video(
        self, video: Video | None, duration_s: float = 0.0, times_s: Sequence[float] | None = None
    ) -> None:
        """Show another video, or more exact times of the same one."""
        same = video is not None and self._video is not None and video.id == self._video.id
        self._video = video
        lanes = self._model.lanes if same else ()
        self._model = TimelineModel(max(0.0, duration_s), tuple(times_s or ()), lanes)
        if not same:
            self._filmstrip, self._curve = Filmstrip(), Curve()
            self._selected, self._hidden, self._position_s = None, None, 0.0
            self._marked, self._curves, self._curves_of = frozenset(), (), None
            self._vertical.setValue(0)
            self.setAccessibleDescription("")  # what is alike in the next one is said again
        if not same or self._transform.duration_s != self._model.duration_s:
            self._transform = TimeTransform.fitted(0, 1, self._model.duration_s)
        self._lay_out()

    def set_observations(
        self,
        observations: Sequence[Observation],
        name_of: NameOf,
        color_of: ColorOf = lambda _one: "",
        raw: RawScores = NONE_KNOWN,
    ) -> None:
        """The lanes of these observations, in their order; `name_of` gives their words."""
        self._model = replace(self._model, lanes=lanes_of(observations, name_of, color_of, raw))
        self._describe()
        self._lay_out()

    def _describe(self) -> None:
        """What a screen reader says of it."""
        bar = self._model.bar(self._selected)
        number = len(self._model.lanes)
        animals = self.tr("One animal") if number == 1 else self.tr("{0} animals").format(number)
        parts = [aloud(bar), self.state_of(bar.observation_id), animals] if bar else [animals]
        describe(self, ". ".join(filter(None, parts)), always=True)

    def set_motion(self, motion: MotionCurve) -> None:
        """The curve of how much of the picture moves."""
        self._curve = Curve(np.array(motion.times_s, np.float64), np.array(motion.values, np.float64))
        self._repaint()

    def set_filmstrip_image(self, time_s: float, image: QImage) -> None:
        """One small picture more of the strip."""
        self._filmstrip.add(time_s, QPixmap.fromImage(image))
        self._repaint()

    def set_position(self, time_s: float) -> None:
        """Move the playhead; a view that is zoomed in turns the page where it would leave it."""
        before, self._position_s = self._position_s, time_s
        if self._follows:
            self._follow(time_s)
        for moment_s in (before, time_s):
            x = round(self._transform.x_of(moment_s))
            self.update(QRect(x - 8, 0, 17, self.height()))

    def set_selected(self, observation_id: ObservationId | None) -> None:
        """Show which observation is chosen, and bring it into view."""
        if observation_id == self._selected:
            return
        self._selected = observation_id
        self._reveal_row(observation_id)
        self._describe()
        self._repaint()

    def set_marked(self, marked: Iterable[ObservationId]) -> None:
        """Show several as selected at once."""
        self._marked = frozenset(marked)
        self._repaint()

    def set_curves(self, animal: ObservationId | None, curves: Sequence[ClassCurve]) -> None:
        """The scores of an animal's classes over time, shown below its lane."""
        if (animal, len(curves)) != (self._curves_of, len(self._curves)) or curves:
            self._curves_of, self._curves = animal, tuple(curves)
            self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Take these colors."""
        self._theme = theme
        self._repaint()

    def color_of(self, observation_id: ObservationId) -> QColor | None:
        """The color of an animal's lane."""
        return self._color_of(observation_id, self._theme)

    def box_color_of(self, observation_id: ObservationId) -> QColor | None:
        """The same for its box in the player, which is dark in all themes."""
        return self._color_of(observation_id, DARK)

    def _color_of(self, observation_id: ObservationId, theme: Theme) -> QColor | None:
        colors = lane_colors(self._model, theme)
        lanes = zip(self._model.lanes, colors, strict=True)
        return next((color for lane, color in lanes if lane.observation_id == observation_id), None)

    def sizeHint(self) -> QSize:
        return QSize(900, round(self._layout.lanes.top + max(90.0, self._layout.content_height)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._painted is None:
            self._painted = self._paint_scene()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(self._layout.gutter, 0, self.width() - self._layout.gutter, self.height()))
        self._paint_over(painter)
        if self._model.duration_s > 0:
            self._paint_playhead(painter)
        if self.hasFocus():
            painter.setClipping(False)
            painter.setPen(QColor(self._theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))

    def _paint_over(self, painter: QPainter) -> None:
        """Between the lanes and the playhead; nothing here."""

    def _paint_scene(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.fillRect(self.rect(), QColor(self._theme.timeline_background))
        scene = self._scene()
        self._paint_lanes(painter, scene)
        paint_bands(painter, scene)
        painter.setPen(QColor(self._theme.border))
        painter.drawLine(
            QPointF(self._layout.gutter - 0.5, 0), QPointF(self._layout.gutter - 0.5, self.height())
        )
        painter.end()
        return pixmap

    def _paint_lanes(self, painter: QPainter, scene: Scene) -> None:
        """Kept pixels, what lies over them, and the names beside them."""
        layout = self._layout
        painter.save()
        painter.setClipRect(QRectF(0, layout.lanes.top, layout.width, layout.lanes.height))
        paint_headers(painter, scene)
        paint_curve_names(painter, scene)
        lanes = QRectF(layout.gutter, layout.lanes.top, layout.width, layout.lanes.height)
        painter.setClipRect(lanes, Qt.ClipOperation.IntersectClip)
        self._tiles.paint(painter, scene)
        paint_over_rows(painter, scene)
        paint_new_lane(painter, scene)
        painter.restore()

    def _scene(self) -> Scene:
        return Scene(
            model=self._model,
            layout=self._layout,
            transform=self._transform,
            theme=self._theme,
            font=self._small_font(),
            scroll=self._scroll(),
            selected=self._selected,
            marked=self._marked,
            curves=self._curves,
            hidden=self._hidden,
            captured_at=self._video.captured_at if self._video else None,
            filmstrip=self._filmstrip,
            curve=self._curve,
            empty_text=self._empty_text(),
            new_text=self.tr("Drag here to add an animal"),
            bouts_name=self.tr("behavior"),
        )

    def _empty_text(self) -> str:
        if self._video is None:
            return self.tr("The timeline of the open video appears here.")
        return {
            VideoStatus.NEW: self.tr("Not scanned yet. Drag here to add an animal by hand."),
            VideoStatus.BLANK: self.tr("Nothing moved here. If you see an animal, drag here to add it."),
            VideoStatus.UNREADABLE: self.tr("There is nothing to show of a file that cannot be read."),
        }.get(self._video.status, self.tr("No animal is left here. Drag to add one by hand."))

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self._transform.x_of(self._position_s)
        color = QColor(self._theme.playhead)
        painter.setPen(QPen(color, 1.5))
        painter.drawLine(QPointF(x, 4), QPointF(x, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        head = [QPointF(x - 5, 0), QPointF(x + 5, 0), QPointF(x + 5, 5), QPointF(x, 11), QPointF(x - 5, 5)]
        painter.drawPolygon(QPolygonF(head))

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        return font

    def _has_clock(self) -> bool:
        return self._video is not None and self._video.captured_at is not None

    def _curves_below(self) -> Curves | None:
        ids = [lane.observation_id for lane in self._model.lanes]
        return Curves(ids.index(self._curves_of), len(self._curves)) if self._curves_of in ids else None

    def _captions_px(self) -> float:
        wide = QFontMetricsF(self._small_font()).horizontalAdvance
        above = max(map(wide, captions())) + CAPTION_LEFT
        return ceil(max(above, wide(self.tr("behavior")) + BOUTS_LEFT)) + 1 + CAPTION_RIGHT

    def _repaint(self) -> None:
        self._painted = None
        self.update()


def told(bar: SpanModel) -> str:
    """A bar in words: what, how sure, from when to when."""
    return f"{_sure(bar)}  {time_text(bar.span.start_s)} – {time_text(bar.span.end_s)}"


def aloud(bar: SpanModel) -> str:
    """The same for the ear."""
    return f"{_sure(bar)}, {span_aloud(bar.span)}"


def _sure(bar: SpanModel) -> str:
    return bar.title if bar.human else f"{bar.title} {score_text(bar.confidence, raw=bar.raw)}"
