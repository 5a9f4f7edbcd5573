"""How a choice is drawn in the list of a picker."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.looks.theme import DARK, Theme
from app.ui.picking.choices import Choice, What

ROW_PX = 28
INSET_PX, BESIDE_PX = 9, 10  # of a row: at its ends, and between what stands in it
TITLE_PX = 8  # between a title and the scientific name
LEAST_PX = 30  # of a scientific name: none is drawn in less room
MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def row_width(choice: Choice, metrics: QFontMetrics) -> int:
    """What a row needs to be said without being cut: title, scientific name, note."""
    parts = (choice.title, choice.detail, choice.note)
    return sum(metrics.horizontalAdvance(part) + BESIDE_PX for part in parts if part) + 2 * INSET_PX


class ChoiceRows(QStyledItemDelegate):
    """The name, the scientific name behind it, and a note at the right edge."""

    theme: Theme = DARK

    @staticmethod
    def row_height(text_height: int) -> int:
        """In pixels, for words of this height."""
        return max(ROW_PX, text_height + 10)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.row_height(option.fontMetrics.height()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = self.theme.accent_text if lit else self.theme.text_muted
        place = option.rect.adjusted(INSET_PX, 0, -INSET_PX, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(quiet))
        painter.drawText(place, MIDDLE_RIGHT, choice.note)
        place.setRight(place.right() - option.fontMetrics.horizontalAdvance(choice.note) - BESIDE_PX)
        painter.setPen(QColor(self.theme.accent_text if lit else self._color_of(choice.what)))
        _draw_title(painter, place, choice.title)
        painter.setPen(QColor(quiet))
        _draw_detail(painter, place, choice.detail)

    def _color_of(self, what: What) -> str:
        of_kind = {What.NEW: self.theme.accent, What.NOTE: self.theme.text_muted}
        return of_kind.get(what, self.theme.text)


def _draw_title(painter: QPainter, place: QRect, words: str) -> None:
    """Takes its room off `place`."""
    listed = ":" in words  # with examples behind it; names of one alike differ at their ends
    cut = Qt.TextElideMode.ElideRight if listed else Qt.TextElideMode.ElideMiddle
    title = painter.fontMetrics().elidedText(words, cut, place.width())
    painter.drawText(place, MIDDLE_LEFT, title)
    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(title) + TITLE_PX)


def _draw_detail(painter: QPainter, place: QRect, words: str) -> None:
    if place.width() <= LEAST_PX:
        return
    font = painter.font()
    font.setItalic(True)
    painter.setFont(font)
    detail = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, MIDDLE_LEFT, detail)
