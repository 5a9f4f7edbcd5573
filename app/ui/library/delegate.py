"""Paints a row of the library: how it stands, its name, and a number at the right edge."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.store.records import Site, Video
from app.ui.library.model import LibraryModel
from app.ui.looks import icons
from app.ui.looks.on_screen import for_text
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.describe import number_text
from mvit_core.types import VideoStatus

ICON = 16  # pixels, at the usual size of the text
GAP = 7


class LibraryDelegate(QStyledItemDelegate):
    """Icon, name and count; numbers of what is left to review stand out."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__(model)
        self._model = model
        self._theme = DARK
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._icons.clear()

    def createEditor(  # type: ignore[override]  # Qt opens none for None
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget | None:
        """Places are renamed; a video is called as its file is."""
        return (
            None if isinstance(self._model.row(index), Video) else super().createEditor(parent, option, index)
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, max(26, option.fontMetrics.height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        row = self._model.row(index)
        if row is None:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(4, 0, -8, 0)
        absent = self._model.is_absent(index)
        icon, color = ("warning", self._theme.warning) if absent else self._icon(row)
        side = for_text(ICON, option.fontMetrics)
        self._draw_icon(painter, place, side, icon, color)
        place.setLeft(place.left() + side + GAP)
        painter.setFont(option.font)
        count = index.data(LibraryModel.COUNT_ROLE)
        if count:
            ink = self._theme.text if selected else self._ink_of_count(row)
            place.setRight(place.right() - self._draw_count(painter, place, ink, number_text(count)))
        self._draw_name(painter, place, option, row, index.data(), quiet=absent and not selected)

    def _draw_name(
        self,
        painter: QPainter,
        place: QRect,
        option: QStyleOptionViewItem,
        row: object,
        name: str,
        *,
        quiet: bool,
    ) -> None:
        font = option.font
        font.setBold(isinstance(row, Site))
        painter.setFont(font)
        if isinstance(row, Video) and self._status(row) in (VideoStatus.BLANK, VideoStatus.NEW):
            quiet = not option.state & QStyle.StateFlag.State_Selected
        painter.setPen(QColor(self._theme.text_muted if quiet else self._theme.text))
        text = fitting(name, painter.fontMetrics(), place.width(), is_file=isinstance(row, Video))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _ink_of_count(self, row: object) -> str:
        to_review = isinstance(row, Video) and row.num_unreviewed > 0
        return self._theme.accent if to_review else self._theme.text_muted

    def _draw_count(self, painter: QPainter, place: QRect, ink: str, text: str) -> int:
        painter.setPen(QColor(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return painter.fontMetrics().horizontalAdvance(text) + GAP

    def _icon(self, row: object) -> tuple[str, str]:
        theme = self._theme
        if not isinstance(row, Video):
            return ("site" if isinstance(row, Site) else "deployment"), theme.text_muted
        if self._model.is_reading(row):
            return "status-scanning", theme.accent
        status = self._status(row)
        if status == VideoStatus.DONE and self._model.is_blind:
            return "status-done", theme.text_muted  # whoever reviews blind learns nothing of others
        if status == VideoStatus.DONE and row.num_unreviewed:
            return "status-new", theme.accent
        if status == VideoStatus.DONE and row.reason and not row.num_observations:
            return "status-unscanned", theme.text_muted  # a photo alone, in which nobody has looked
        color = {
            VideoStatus.DONE: theme.ok,
            VideoStatus.PARTIAL: theme.warning,
            VideoStatus.UNREADABLE: theme.danger,
        }.get(status, theme.text_muted)
        return _ICONS[status], color

    def _status(self, video: Video) -> VideoStatus:
        """A blank one is as good as scanned once a person has said something of it."""
        is_told = video.num_observations > 0 and not self._model.is_blind
        return VideoStatus.DONE if video.status == VideoStatus.BLANK and is_told else video.status

    def _draw_icon(self, painter: QPainter, place: QRect, side: int, name: str, color: str) -> None:
        ratio = painter.device().devicePixelRatioF()
        key = (name, color, side, ratio)
        if key not in self._icons:
            self._icons[key] = icons.pixmap(name, color, side, ratio=ratio)
        painter.drawPixmap(place.left(), place.center().y() - side // 2 + 1, self._icons[key])


def fitting(name: str, metrics: QFontMetrics, width: int, *, is_file: bool) -> str:
    """As much of a name as there is room for: a file's ending goes first, its number last."""
    stem, dot, _ending = name.rpartition(".")
    if is_file and dot and metrics.horizontalAdvance(name) > width:
        name = stem
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)


_ICONS = {
    VideoStatus.NEW: "status-unscanned",
    VideoStatus.DONE: "status-done",
    VideoStatus.BLANK: "status-blank",
    VideoStatus.PARTIAL: "status-partial",
    VideoStatus.UNREADABLE: "status-unreadable",
}
