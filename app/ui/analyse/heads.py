"""How wide the head of a table's column has to be."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader

ANY = QRect(0, 0, 1000, 30)


def head_width(header: QHeaderView, words: str) -> int:
    """Pixels of the words and of the room beside them, in which the arrow of what is sorted stands too.

    Qt's own hint keeps room for that arrow once more, and adds margins to those of the style sheet.
    """
    option = QStyleOptionHeader()
    option.initFrom(header)
    option.rect = ANY
    inside = header.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, header)
    return header.fontMetrics().horizontalAdvance(words) + ANY.width() - inside.width()
