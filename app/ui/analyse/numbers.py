"""The table below a plot: sorted by a click on its head; a double click opens the videos of a row."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.services.analysis.values import EMPTY, Cell, Table, Videos
from app.ui.library.describe import number_text

Index = QModelIndex | QPersistentModelIndex
RAW = Qt.ItemDataRole.UserRole
WIDEST_COLUMN = 320


class NumbersModel(QAbstractTableModel):
    """A finding's table."""

    def __init__(self) -> None:
        super().__init__()
        self.table = EMPTY

    def show_table(self, table: Table) -> None:
        """Show this one."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.table.rows[index.row()]
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell)
        if role == RAW:
            return (-float("inf") if cell is None else cell) if not isinstance(cell, str) else cell.casefold()
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and row.videos:
            return self.tr("A double click opens {n} videos.").format(n=number_text(len(row.videos)))
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_number(section):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self.table.columns[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _is_number(self, column: int) -> bool:
        cells = (row.cells[column] for row in self.table.rows)
        return not any(isinstance(cell, str) for cell in cells)


class NumbersTable(QTableView):
    """`chosen` says which row's videos are wanted."""

    chosen = Signal(object, str)  # videos, what they are

    def __init__(self) -> None:
        super().__init__()
        self.numbers = NumbersModel()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.numbers)
        self._sorted.setSortRole(RAW)
        self.setModel(self._sorted)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setObjectName("numbers")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("The numbers behind the plot"))
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return)
        self.setProperty("keepsKeys", [key.value for key in keys])
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMaximumSectionSize(WIDEST_COLUMN)
        header.setMinimumSectionSize(46)
        self.activated.connect(self._activated)

    def show_table(self, table: Table) -> None:
        """Show these numbers in their own order."""
        self.setSortingEnabled(False)
        self._sorted.sort(-1)
        self.numbers.show_table(table)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.resizeColumnsToContents()

    def videos_of(self, row: int) -> Videos:
        """Of a row as it is shown."""
        return self.numbers.table.rows[self._sorted.mapToSource(self._sorted.index(row, 0)).row()].videos

    def _activated(self, index: QModelIndex) -> None:
        row = self.numbers.table.rows[self._sorted.mapToSource(index).row()]
        if row.videos:
            words = [cell for cell in row.cells if isinstance(cell, str)]
            self.chosen.emit(row.videos, ", ".join(words[:3]))


def cell_text(cell: Cell) -> str:
    """As this desktop writes numbers."""
    if cell is None:
        return "–"
    return number_text(cell) if isinstance(cell, int) else str(cell)
