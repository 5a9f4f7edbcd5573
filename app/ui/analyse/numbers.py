"""The table below a plot: sorted by a click on its head; a click on a number opens its videos."""

from datetime import datetime
from heapq import nlargest

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.services.analysis.tables import plain
from app.services.analysis.values import EMPTY, NOTHING, Behind, Cell, Table
from app.ui.analyse.heads import head_width
from app.ui.keyboard.kept import WALK, keep_keys
from app.ui.looks.first_column import FirstColumn
from app.ui.looks.parts import as_tip
from app.ui.speech.describe import number_text
from app.ui.speech.naming import name_order
from app.ui.speech.terms import meaning_of
from app.ui.speech.timecode import moment_text

Index = QModelIndex | QPersistentModelIndex
RAW = Qt.ItemDataRole.UserRole
LINK = Qt.ItemDataRole.UserRole + 1  # whether a click opens something
UNKNOWN = -float("inf")  # sorts first
WIDEST_COLUMN = 320
LEAST_ROWS = 4  # to be seen at once
FEW = 4  # cells that are measured of a column: letters are not all as wide
WORDS = (str, datetime)  # what no click opens


class NumbersModel(QAbstractTableModel):
    """A finding's table."""

    def __init__(self) -> None:
        super().__init__()
        self.table = EMPTY
        self._decimals = EMPTY.decimals()

    def show_table(self, table: Table) -> None:
        """Show this one."""
        self.beginResetModel()
        self.table, self._decimals = table, table.decimals()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.table.rows[index.row()]
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell, self._decimals[index.column()])
        if role == RAW:
            return UNKNOWN if cell is None else plain(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == LINK:
            return bool(self.behind(index))
        return self._tip(index, cell) if role == Qt.ItemDataRole.ToolTipRole else None

    def _tip(self, index: Index, cell: Cell) -> str | None:
        """What a click opens; of words, which may be wider than their column, all of them."""
        if isinstance(cell, str):
            return as_tip(cell)
        if number := len(self.behind(index).videos):
            words = self.tr("opens one video") if number == 1 else self.tr("opens {n} videos")
            return words.format(n=number_text(number))
        return None

    def behind(self, index: Index) -> Behind:
        """What a click on a number opens; of words nothing, they choose the row."""
        row = self.table.rows[index.row()]
        cell = row.cells[index.column()]
        return NOTHING if cell is None or isinstance(cell, WORDS) else row.behind_cell(index.column())

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_number(section):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return meaning_of(self.table.columns[section])
        return self.table.columns[section] if role == Qt.ItemDataRole.DisplayRole else None

    def longest(self, column: int) -> list[int]:
        """The rows whose cells of this column take the most letters, the longest first."""
        digits = self._decimals[column]
        lengths = [_length(row.cells[column], digits) for row in self.table.rows]
        return nlargest(FEW, range(len(lengths)), key=lengths.__getitem__)

    def _is_number(self, column: int) -> bool:
        cells = (row.cells[column] for row in self.table.rows)
        return not any(isinstance(cell, str) for cell in cells)


class ByColumn(QSortFilterProxyModel):
    """Numbers by what they are, words as names are sorted."""

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(RAW), right.data(RAW)
        if isinstance(one, str) and isinstance(other, str):
            return name_order(one) < name_order(other)
        return super().lessThan(left, right)


class Links(QStyledItemDelegate):
    """Numbers that a click opens look so."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(LINK):
            accent = option.palette.color(QPalette.ColorRole.Link)
            option.palette.setColor(QPalette.ColorRole.Text, accent)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, accent)
            option.font.setUnderline(True)  # the color alone tells it to few


class NumbersTable(QTableView):
    """`chosen` says what is behind the number that was clicked."""

    chosen = Signal(object, str)  # Behind, what it is

    def __init__(self) -> None:
        super().__init__()
        self.numbers = NumbersModel()
        self._sorted = ByColumn(self)
        self._sorted.setSourceModel(self.numbers)
        self._sorted.setSortRole(RAW)
        self.setModel(self._sorted)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setObjectName("numbers")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("The numbers behind the plot"))
        keep_keys(self, *WALK, Qt.Key.Key_Return)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMaximumSectionSize(WIDEST_COLUMN)
        header.setMinimumSectionSize(46)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setItemDelegate(Links(self))
        self.first_column = FirstColumn(self)
        for each in (self, self.first_column):
            each.clicked.connect(self._clicked)
            each.activated.connect(self._activated)

    def show_table(self, table: Table) -> None:
        """Show these numbers in their own order."""
        self.setSortingEnabled(False)
        self._sorted.sort(-1)
        self.numbers.show_table(table)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._fit_columns()
        self.updateGeometry()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """See that a cell is in view, and not behind the first column."""
        super().scrollTo(index, hint)
        hidden = self.first_column.covers - self.visualRect(index).left()
        if index.column() and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def minimumSizeHint(self) -> QSize:
        """Room for some rows, or all: a page that is lower scrolls."""
        rows = min(LEAST_ROWS, len(self.numbers.table.rows)) * self.verticalHeader().defaultSectionSize()
        head, bar = self.horizontalHeader().sizeHint(), self.horizontalScrollBar().sizeHint()
        hint = super().minimumSizeHint()
        return QSize(hint.width(), head.height() + rows + bar.height() + 2 * self.frameWidth())

    def copied(self) -> str:
        """The rows that are chosen below their headings, for a spreadsheet; empty where none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(len(self.numbers.table.columns))
        lines = [[self._written(row, column) for column in columns] for row in rows]
        return "\n".join(map("\t".join, [self.numbers.table.columns, *lines])) if rows else ""

    def event(self, happening: QEvent) -> bool:
        """What is copied here is not the player's picture."""
        if (
            happening.type() is QEvent.Type.ShortcutOverride
            and isinstance(happening, QKeyEvent)
            and happening.matches(QKeySequence.StandardKey.Copy)
        ):
            happening.accept()
            return True
        return super().event(happening)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.matches(QKeySequence.StandardKey.Copy):
            if copied := self.copied():
                QGuiApplication.clipboard().setText(copied)
            return
        super().keyPressEvent(press)

    def mouseMoveEvent(self, moving: QMouseEvent) -> None:
        super().mouseMoveEvent(moving)
        opens = bool(self.indexAt(moving.position().toPoint()).data(LINK))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _written(self, row: int, column: int) -> str:
        cell = self._sorted.index(row, column)
        return "" if cell.data(RAW) == UNKNOWN else str(cell.data())

    def _fit_columns(self) -> None:
        """As wide as head and longest cells need: to measure every cell of 60 species takes 0.2 s."""
        for column, head in enumerate(self.numbers.table.columns):
            cells = [self._sorted.index(row, column) for row in self.numbers.longest(column)]
            widths = [self.sizeHintForIndex(cell).width() for cell in cells]
            self.setColumnWidth(column, max(head_width(self.horizontalHeader(), head), *widths, 0))

    def _clicked(self, index: QModelIndex) -> None:
        place = self._sorted.mapToSource(index)
        self._open(place, self.numbers.behind(place))

    def _activated(self, index: QModelIndex) -> None:
        """By a key or a second click: of words too, all that their row is about."""
        place = self._sorted.mapToSource(index)
        self._open(place, self.numbers.behind(place) or self.numbers.table.rows[place.row()].behind)

    def _open(self, place: QModelIndex, behind: Behind) -> None:
        if behind:
            table = self.numbers.table
            cells = table.rows[place.row()].cells
            words = [cell for cell in cells if isinstance(cell, str)][:3]
            number = cells[place.column()]
            if number is not None and not isinstance(number, WORDS):
                words.append(f"{table.columns[place.column()]} {place.data()}")
            self.chosen.emit(behind, ", ".join(words))


def _length(cell: Cell, decimals: int) -> int:
    return len(f"{cell:.{decimals}f}" if isinstance(cell, int | float) else cell_text(cell, decimals))


def cell_text(cell: Cell, decimals: int) -> str:
    """As this desktop writes numbers and dates."""
    if cell is None:
        return "–"
    if isinstance(cell, datetime):
        return moment_text(cell)
    return cell if isinstance(cell, str) else QLocale().toString(float(cell), "f", decimals)
