"""Reviewed clips as small pictures that play under the mouse; a click opens one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.services.because import Example
from app.ui.grid.pictures import TILE, TilePictures
from app.ui.keyboard.kept import ENTER, keep_keys
from app.ui.looks.parts import as_tip, empty
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.naming import percent_text

COLUMNS = 3
PLAY_MS = 130  # a picture of those that play


@dataclass(frozen=True, slots=True)
class Shown:
    """An example with its name, and whether that is what the machine says of the one looked at."""

    example: Example
    name: str
    agrees: bool


class ExampleTiles(QWidget):
    """Up to six tiles, three in a row."""

    picked = Signal(object)  # Example

    def __init__(self, pictures: TilePictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._theme = DARK
        self.tiles: list[ExampleTile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(5)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        pictures.made.connect(lambda _id: self._repaint())
        pictures.plays.connect(lambda _id: self._repaint())
        pictures.failed.connect(lambda _id, _why: self._repaint())

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        for tile in self.tiles:
            tile.theme = theme
        self._repaint()

    def set_examples(self, shown: Sequence[Shown]) -> None:
        """Show these."""
        if [tile.shown for tile in self.tiles] == list(shown):
            return
        empty(self._grid)
        self.tiles = []
        for number, each in enumerate(shown):
            tile = ExampleTile(each, self._pictures)
            tile.theme = self._theme
            tile.picked.connect(self.picked)
            tile.watched.connect(self._want)
            self._grid.addWidget(tile, number // COLUMNS, number % COLUMNS)
            self.tiles.append(tile)
        self._want()

    def _want(self) -> None:
        ids = [tile.shown.example.animal for tile in self.tiles]
        playing = next((tile.shown.example.animal for tile in self.tiles if tile.plays), None)
        self._pictures.want(ids, playing=playing)

    def _repaint(self) -> None:
        for tile in self.tiles:
            tile.update()


class ExampleTile(QWidget):
    """One reviewed clip: picture, name, likeness."""

    picked = Signal(object)  # Example
    watched = Signal()  # it plays, or does not any more

    def __init__(self, shown: Shown, pictures: TilePictures) -> None:
        super().__init__()
        self.shown = shown
        self.theme = DARK
        self.plays = False
        self._pictures = pictures
        self._moment = 0
        self._timer = QTimer(self, interval=PLAY_MS)
        self._timer.timeout.connect(self._play_on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_keys(self, *ENTER)
        words = self.tr("{name}, {share} alike. Opens it.").format(
            name=shown.name, share=percent_text(max(0.0, shown.example.likeness))
        )
        self.setToolTip(as_tip(words))
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / TILE) + self._line()

    def sizeHint(self) -> QSize:
        return QSize(86, self.heightForWidth(86))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.heightForWidth(60))

    def enterEvent(self, entering: QEnterEvent) -> None:
        self._set_playing(True)

    def leaveEvent(self, leaving: object) -> None:
        self._set_playing(False)

    def mouseReleaseEvent(self, release: QMouseEvent) -> None:
        if self.rect().contains(release.position().toPoint()):
            self.picked.emit(self.shown.example)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.key() in ENTER:
            self.picked.emit(self.shown.example)
        else:
            super().keyPressEvent(press)

    def paintEvent(self, _painting: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(0, 0, self.width(), self.height() - self._line())
        picture = self._picture()
        if picture is not None:
            painter.drawImage(place, picture)
        else:
            painter.fillRect(place, QColor(theme.surface_raised))
        color = QColor(theme.accent if self.shown.agrees else theme.warning)
        if self.underMouse() or self.hasFocus():
            color = QColor(theme.text)
        line = Qt.PenStyle.SolidLine if self.shown.agrees else Qt.PenStyle.DashLine
        painter.setPen(QPen(color, 2, line))
        painter.drawRect(place.adjusted(1, 1, -1, -1))
        self._paint_words(painter, place)

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        share = percent_text(max(0.0, self.shown.example.likeness))
        line = QRectF(0, place.bottom(), self.width(), self._line())
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self.theme.text_muted))
        painter.drawText(line, align | Qt.AlignmentFlag.AlignRight, share)
        painter.setPen(QColor(self.theme.text))
        room = round(line.width()) - self.fontMetrics().horizontalAdvance(share) - 5
        name = self.fontMetrics().elidedText(self.shown.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, align | Qt.AlignmentFlag.AlignLeft, name)

    def _picture(self) -> QImage | None:
        moving = self._pictures.moving(self.shown.example.animal) if self.plays else ()
        if moving:
            return moving[self._moment % len(moving)]
        return self._pictures.still(self.shown.example.animal)

    def _set_playing(self, plays: bool) -> None:
        self.plays = plays
        self._moment = 0
        if plays:
            self._timer.start()
        else:
            self._timer.stop()
        self.watched.emit()
        self.update()

    def _play_on(self) -> None:
        self._moment += 1
        self.update()

    def _line(self) -> int:
        return self.fontMetrics().height() + 3
