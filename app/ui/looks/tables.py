"""Tables as dialogs have them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def table(name: str, titles: Sequence[str]) -> QTableWidget:
    """Without rows yet; to be read and not written in. Titles stand where their cells begin, and Tab goes on
    to what comes after the table. `name` is what screen readers say.
    """
    made = QTableWidget(0, len(titles))
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels(list(titles))
    made.horizontalHeader().setDefaultAlignment(LEFT)
    made.horizontalHeader().setHighlightSections(False)
    made.verticalHeader().hide()
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # of a path both ends tell
    made.setWordWrap(False)  # paths are broken at their strokes, and cut once more
    return made


def set_bold(item: QTableWidgetItem | QListWidgetItem, bold: bool = True) -> None:
    """Write an item of a table or a list in bold letters, or as the others."""
    font = item.font()
    font.setBold(bold)
    item.setFont(font)


def put_field(made: QTableWidget, line: int, column: int, field: QWidget) -> None:
    """A field in a cell that cannot be chosen itself: of each a screen reader would say "not selected"."""
    cell = QTableWidgetItem()
    cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
    made.setItem(line, column, cell)
    made.setCellWidget(line, column, field)


class NamedEditor(QStyledItemDelegate):
    """Calls the field in which a cell is written after its column, for screen readers."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = super().createEditor(parent, option, index)
        head = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        made.setAccessibleName(str(head or ""))
        return made
