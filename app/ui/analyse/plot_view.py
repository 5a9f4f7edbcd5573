"""A drawn plot: under the mouse it says what is there, a click opens the videos behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.services.analysis.values import Mark, Plot
from app.ui.keyboard.kept import ENTER, keep_keys
from app.ui.looks.on_screen import for_text
from app.ui.looks.parts import as_tip
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.aloud import describe

if TYPE_CHECKING:
    from app.services.plots.canvas import Hit
    from app.services.plots.figures import Picture

REDRAW_MS = 120
LOWEST = 230  # pixels, at the usual size of the text: of rows in a lower one not all would be named
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PlotView(QWidget):
    """Keeps the last picture, stretched, until one of the right size comes."""

    chosen = Signal(object)  # Mark
    resized = Signal()  # a picture of another size is wanted

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._image = QImage()
        self.hits: tuple[Hit, ...] = ()  # what can be clicked
        self._lit: int | None = None
        self._awaits = False
        self.shown: Plot | None = None  # what the picture is of
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, *STEPS, *ENTER)
        self._soon = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._soon.timeout.connect(self.resized)

    def sizeHint(self) -> QSize:
        return QSize(800, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, for_text(LOWEST, self.fontMetrics()))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self.update()

    def show_picture(self, picture: "Picture | None", plot: Plot | None = None, name: str = "") -> None:
        """Show this, drawn of `plot`; None: nothing."""
        self._awaits = False
        self._lit = None
        self.shown = plot
        self.setAccessibleName(name)
        if picture is None:
            self._image, self.hits = QImage(), ()
        else:
            tall, wide = picture.pixels.shape[:2]
            data = picture.pixels.tobytes()
            self._image = QImage(data, wide, tall, 4 * wide, QImage.Format.Format_RGBA8888).copy()
            self.hits = picture.hits
        self.update()

    def await_picture(self) -> None:
        """Another one is being drawn: what stands here, and what a click opens, is of something else."""
        self.show_picture(None)
        self._awaits = True

    # ------------------------------------------------------------- Qt's own

    def paintEvent(self, painting: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            if self._awaits:
                painter.setPen(QColor(self._theme.text_muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drawing…"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        if self._lit is not None:
            fill = QColor(self._theme.text)
            fill.setAlphaF(0.07)
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            painter.setBrush(fill)
            painter.drawRoundedRect(self._box(self._lit), 3, 3)
        if self.hasFocus():
            painter.setPen(QColor(self._theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, resizing: QResizeEvent) -> None:
        self._soon.start()

    def mouseMoveEvent(self, moving: QMouseEvent) -> None:
        self._light(self._at(moving.position()))

    def leaveEvent(self, leaving: QEvent) -> None:
        self._light(None)

    def mouseReleaseEvent(self, release: QMouseEvent) -> None:
        number = self._at(release.position())
        if release.button() == Qt.MouseButton.LeftButton and number is not None:
            self._choose(number)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.key() in STEPS and self.hits:
            step = STEPS[Qt.Key(press.key())]
            first = 0 if step > 0 else len(self.hits) - 1
            self._light(first if self._lit is None else (self._lit + step) % len(self.hits))
        elif press.key() in ENTER and self._lit is not None:
            self._choose(self._lit)
        else:
            super().keyPressEvent(press)

    def event(self, happening: QEvent) -> bool:
        if isinstance(happening, QHelpEvent) and happening.type() == QEvent.Type.ToolTip:
            number = self._at(QPointF(happening.pos()))
            words = "" if number is None else self.words(self.hits[number].mark)
            QToolTip.showText(happening.globalPos(), as_tip(words), self)
            return True
        return super().event(happening)

    # ------------------------------------------------------------- own

    def words(self, mark: Mark) -> str:
        """What a mark says, and how many videos stand behind it."""
        value = mark.note or QLocale().toString(float(mark.value), "g", 6)
        number = len(mark.behind.videos)
        videos = self.tr("one video") if number == 1 else self.tr("{n} videos").format(n=number)
        tail = self.tr("a click opens {videos}").format(videos=videos) if number else self.tr("no videos")
        return f"{mark.label}: {value}\n{tail}"

    def _choose(self, number: int) -> None:
        mark = self.hits[number].mark
        if mark.behind:
            self.chosen.emit(mark)

    def _light(self, number: int | None) -> None:
        if number == self._lit:
            return
        self._lit = number
        opens = number is not None and bool(self.hits[number].mark.behind)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        if number is not None:
            describe(self, self.words(self.hits[number].mark))
        self.update()

    def _at(self, point: QPointF) -> int | None:
        x, y = point.x() / max(1, self.width()), point.y() / max(1, self.height())
        return next((number for number, hit in enumerate(self.hits) if hit.holds(x, y)), None)

    def _box(self, number: int) -> QRectF:
        hit, wide, tall = self.hits[number], self.width(), self.height()
        return QRectF(QPointF(hit.left * wide, hit.top * tall), QPointF(hit.right * wide, hit.bottom * tall))
