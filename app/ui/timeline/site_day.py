"""The camera's day above the timeline: its videos where they lie in time, one click from each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.store.records import Video, VideoId
from app.ui.looks.colors import with_alpha
from app.ui.looks.parts import as_tip
from app.ui.looks.theme import DARK, Theme
from mvit_core.types import VideoStatus

SHORTEST_DAY = timedelta(minutes=20)  # a busy quarter of an hour is not stretched over the whole width
LEAST_PX = 5.0
REACH_PX = 6.0


@dataclass(frozen=True, slots=True)
class DayScale:
    """The camera's clock to pixels: from a little before the first video to a little after the last."""

    start: datetime
    end: datetime
    left_px: float
    width_px: float

    @classmethod
    def of(cls, videos: Sequence[Video], left_px: float, width_px: float) -> "DayScale | None":
        """Over all videos that have a date; None where none has."""
        taken = [each.captured_at for each in videos if each.captured_at is not None]
        if not taken:
            return None
        last = max(
            each.captured_at + timedelta(seconds=each.duration_s or 0) for each in videos if each.captured_at
        )
        first, length = min(taken), max(last - min(taken), SHORTEST_DAY)
        middle = first + (last - first) / 2
        half = length * 0.54
        return cls(middle - half, middle + half, left_px, max(1.0, width_px))

    def x_of(self, moment: datetime) -> float:
        """The pixel of a moment."""
        share = (moment - self.start) / (self.end - self.start)
        return self.left_px + share * self.width_px

    def bar(self, video: Video) -> tuple[float, float]:
        """Left and right of a video, wide enough to be seen."""
        taken = video.captured_at or self.start
        left = self.x_of(taken)
        right = self.x_of(taken + timedelta(seconds=video.duration_s or 0))
        return left, max(right, left + LEAST_PX)


class SiteDay(QWidget):
    """A thin strip; hidden where the deployment has no other video of that day."""

    chosen = Signal(object)  # VideoId

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Videos of this camera on this day"))
        self._theme = DARK
        self._videos: tuple[Video, ...] = ()
        self._current: VideoId | None = None
        self.gutter = 0.0
        self.is_blind = False
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take these colors."""
        self._theme = theme
        self.update()

    def show_day(self, videos: Sequence[Video], current: VideoId | None) -> None:
        """The videos of a day, one of which is open."""
        self._videos, self._current = tuple(videos), current
        self.setVisible(len(self._videos) > 1)
        place = next((n for n, each in enumerate(self._videos, start=1) if each.id == current), 0)
        self.setAccessibleDescription(self.tr("{n} of {all}").format(n=place, all=len(self._videos)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.fontMetrics().height() + 12)

    def video_at(self, x: float) -> Video | None:
        """The video nearest to a pixel, within reach."""
        scale = self._scale()
        if scale is None:
            return None
        found = [(self._distance(x, scale.bar(each)), each) for each in self._videos]
        near = [pair for pair in found if pair[0] <= REACH_PX]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        video = self.video_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and video is not None:
            self.chosen.emit(video.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.video_at(event.position().x()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            video = self.video_at(event.pos().x())
            QToolTip.showText(event.globalPos(), as_tip(self._told(video)) if video else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.timeline_background))
        scale = self._scale()
        if scale is None:
            return
        self._paint_words(painter, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(QColor(self._theme.timeline_grid))
        ends = (scale.left_px, scale.left_px + scale.width_px)
        painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
        for video in sorted(self._videos, key=lambda each: each.id == self._current):
            left, right = scale.bar(video)
            self._paint_mark(painter, video, QRectF(left, 5, right - left, self.height() - 10))
            if video.id == self._current:
                painter.setPen(QPen(QColor(self._theme.text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(left - 2, 3, right - left + 4, self.height() - 6), 3, 3)

    def _paint_mark(self, painter: QPainter, video: Video, whole: QRectF) -> None:
        """High where an animal is in it, filled while it is to be reviewed: not everybody sees colors."""
        color, is_told = self._color(video), not self.is_blind
        if is_told and not video.num_observations:
            whole = whole.adjusted(0, whole.height() * 0.3, 0, -whole.height() * 0.3)
        if is_told and (video.status == VideoStatus.UNREADABLE or self._is_reviewed(video)):
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            whole = whole.adjusted(0.75, 0.75, -0.75, -0.75)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
        painter.drawRoundedRect(whole, 2, 2)

    @staticmethod
    def _is_reviewed(video: Video) -> bool:
        return video.num_observations > 0 and not video.num_unreviewed

    def _paint_words(self, painter: QPainter, scale: DayScale) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text_muted))
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(12, 0, self.gutter - 16, self.height()), align, self.tr("this day"))
        for moment, side in (
            (scale.start, Qt.AlignmentFlag.AlignLeft),
            (scale.end, Qt.AlignmentFlag.AlignRight),
        ):
            place = QRectF(self.gutter + 4, 0, self.width() - self.gutter - 8, self.height())
            painter.drawText(place, align | side, moment.strftime("%H:%M"))

    def _color(self, video: Video) -> QColor:
        if video.status == VideoStatus.UNREADABLE:
            return QColor(self._theme.danger)
        if self.is_blind:  # whoever reviews blind must not see what others have reviewed
            return with_alpha(self._theme.text_muted, 0.55)
        if video.num_unreviewed:
            return QColor(self._theme.accent)
        if self._is_reviewed(video):
            return QColor(self._theme.ok)
        return with_alpha(self._theme.text_muted, 0.55)

    def _told(self, video: Video) -> str:
        taken = video.captured_at.strftime("%H:%M:%S") if video.captured_at else ""
        if self.is_blind:
            return f"{video.name}  {taken}".rstrip()
        found = self.tr("Animals: {n}, to review: {m}")
        found = found.format(n=video.num_observations, m=video.num_unreviewed)
        return f"{video.name}  {taken}\n{found}"

    def _scale(self) -> DayScale | None:
        return DayScale.of(self._videos, self.gutter + 44, self.width() - self.gutter - 92)

    @staticmethod
    def _distance(x: float, bar: tuple[float, float]) -> float:
        return max(bar[0] - x, x - bar[1], 0.0)
