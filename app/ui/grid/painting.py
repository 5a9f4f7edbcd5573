"""How a tile looks: the animal, its name, how sure the machine is, and what a person said."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPixmap

from app.store.records import ReviewState
from app.ui.grid.describe import TileText
from app.ui.looks import icons
from app.ui.looks.breaking import broken_to_fit
from app.ui.looks.colors import color_indices, with_alpha
from app.ui.looks.theme import Theme
from app.ui.speech.naming import score_text
from app.ui.speech.saying import here

ROUND = 7
BAR = 4  # height of the line that says how sure it is
MARK = 22  # of the sign in a corner


@dataclass(frozen=True, slots=True)
class TileLook:
    """One tile as it is to be drawn."""

    text: TileText
    picture: QImage | None
    why_not: str = ""  # why there is no picture
    selected: bool = False
    current: bool = False
    hovered: bool = False
    progress: float | None = None  # of the moving pictures, 0 to 1


class TilePainter:
    """Draws in one theme, at one text size."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self._name = QFont(font)
        self._name.setBold(True)
        self._detail = QFont(font)
        self._detail.setPointSizeF(font.pointSizeF() * 0.88)
        self._line = QFontMetrics(font).height()
        self._marks: dict[tuple[str, str, float], QPixmap] = {}

    def height_below(self) -> int:
        """How much room the words need below the picture."""
        return 2 * self._line + BAR + 12

    def paint(self, painter: QPainter, place: QRect, look: TileLook) -> None:
        """The whole tile."""
        theme = self.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface_raised))
        painter.drawRoundedRect(place, ROUND, ROUND)
        picture = QRect(place.topLeft(), QSize(place.width(), place.height() - self.height_below()))
        self._paint_picture(painter, picture, look)
        self._paint_bar(painter, QRect(picture.left(), picture.bottom() + 1, picture.width(), BAR), look)
        self._paint_words(painter, place, picture.bottom() + BAR + 4, look)
        self._paint_frame(painter, place, look)

    def paint_heading(self, painter: QPainter, place: QRect, words: str, number: str) -> None:
        """What a group is, and how many tiles it has."""
        baseline = place.adjusted(2, 0, 0, -4)
        painter.setFont(self._name)
        painter.setPen(QColor(self.theme.text))
        metrics = painter.fontMetrics()
        room = max(40, place.width() - metrics.horizontalAdvance(number) - 24)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        align = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(baseline, align, shown)
        painter.setFont(self._detail)
        painter.setPen(QColor(self.theme.text_muted))
        painter.drawText(baseline.adjusted(metrics.horizontalAdvance(shown) + 10, 0, 0, 0), align, number)

    def _paint_picture(self, painter: QPainter, place: QRect, look: TileLook) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(place.adjusted(0, 0, 0, ROUND)), ROUND, ROUND)
        painter.save()
        painter.setClipPath(path)
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.fillRect(place, QColor(self.theme.canvas))
        if look.picture is not None:
            rejected = look.text.state == ReviewState.REJECTED
            painter.setOpacity(0.35 if rejected else 1.0)
            painter.drawImage(place, look.picture, _covering(look.picture.size(), place.size()))
        elif look.why_not:
            painter.setFont(self._detail)
            painter.setPen(QColor("#9aa6ab"))
            room = place.adjusted(8, 8, -8, -8)
            why = broken_to_fit(here(look.why_not), room.width(), painter.fontMetrics().horizontalAdvance)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, why)
        if look.progress is not None:
            painter.fillRect(
                QRect(place.left(), place.bottom() - 2, round(place.width() * look.progress), 3),
                with_alpha("#ffffff", 0.8),
            )
        painter.restore()

    def _paint_bar(self, painter: QPainter, place: QRect, look: TileLook) -> None:
        """Solid where a person spoke; else as long and strong as the machine is sure."""
        color = self.color_of(look.text.taxon)
        if look.text.is_by_eye:
            painter.fillRect(place, color)
            return
        painter.fillRect(place, with_alpha(color, 0.18))
        if look.text.confidence is not None:
            sure = QRect(place.topLeft(), QSize(round(place.width() * look.text.confidence), place.height()))
            painter.fillRect(sure, with_alpha(color, 0.35 + 0.4 * look.text.confidence))

    def _paint_words(self, painter: QPainter, place: QRect, top: int, look: TileLook) -> None:
        theme, text = self.theme, look.text
        line = QRect(place.left() + 8, top, place.width() - 16, self._line)
        painter.setFont(self._detail)
        painter.setPen(QColor(theme.text_muted))
        silent = text.is_by_eye or text.confidence is None
        sure = "" if silent else score_text(text.confidence or 0.0, raw=text.raw)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, sure)
        room = line.width() - (painter.fontMetrics().horizontalAdvance(sure) + 8 if sure else 0)
        metrics = painter.fontMetrics()
        detail = text.fitting(lambda words: metrics.horizontalAdvance(words) <= line.width())
        painter.drawText(
            line.translated(0, self._line),
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(detail, Qt.TextElideMode.ElideRight, line.width()),
        )
        painter.setFont(self._name)
        painter.setPen(QColor(theme.text))
        name = painter.fontMetrics().elidedText(text.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_frame(self, painter: QPainter, place: QRect, look: TileLook) -> None:
        theme = self.theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look.selected:
            painter.setPen(QPen(QColor(theme.accent), 3))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), ROUND, ROUND)
        else:
            painter.setPen(QPen(QColor(theme.text_muted if look.hovered else theme.border), 1))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
        if look.current:  # on the ground beside the tile: whatever the picture is, it is seen
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawRoundedRect(QRectF(place).adjusted(-3, -3, 3, 3), ROUND + 2, ROUND + 2)
        corner = place.topRight() + QPoint(-MARK - 6, 7)
        sign = _SIGNS.get(look.text.state)
        if sign is not None:
            name, color = sign[0], theme.text_muted if look.text.by_rule else sign[1](theme)
            self._paint_mark(painter, corner, name, color)

    def _paint_mark(self, painter: QPainter, place: QPoint, name: str, color: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(QRect(place, QSize(MARK, MARK)))
        ratio = painter.device().devicePixelRatioF()
        key = (name, self.theme.name, ratio)
        if key not in self._marks:
            self._marks[key] = icons.pixmap(name, self.theme.surface, MARK - 8, ratio=ratio)
        painter.drawPixmap(place + QPoint(4, 4), self._marks[key])

    def color_of(self, taxon: str | None) -> QColor:
        """The color of a species, the same as on the timeline where it is alone there."""
        tracks = self.theme.tracks
        return QColor(tracks[color_indices([taxon], len(tracks))[0]] if taxon else self.theme.text_muted)


_SIGNS: dict[ReviewState, tuple[str, Callable[[Theme], str]]] = {
    ReviewState.CONFIRMED: ("check", lambda theme: theme.ok),
    ReviewState.CORRECTED: ("check", lambda theme: theme.ok),
    ReviewState.ADDED: ("plus", lambda theme: theme.ok),
    ReviewState.REJECTED: ("cross", lambda theme: theme.danger),
}


def _covering(picture: QSize, place: QSize) -> QRect:
    """The middle part of a picture that fills a place of another shape."""
    shown = place.scaled(picture, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (picture.width() - shown.width()) // 2, (picture.height() - shown.height()) // 2
    return QRect(QPoint(left, top), shown)
