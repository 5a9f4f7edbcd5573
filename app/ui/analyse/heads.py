"""How wide the head of a table's column has to be."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader


def head_width(header: QHeaderView, words: str, *, is_sorted: bool = False) -> int:
    """Pixels; with room for the arrow in the column that is sorted by, where Qt keeps it in all of them."""
    option = QStyleOptionHeader()
    option.initFrom(header)
    option.text = words
    arrow = QStyleOptionHeader.SortIndicator
    option.sortIndicator = arrow.SortDown if is_sorted else arrow.None_
    kind = QStyle.ContentsType.CT_HeaderSection
    return header.style().sizeFromContents(kind, option, QSize(), header).width()
