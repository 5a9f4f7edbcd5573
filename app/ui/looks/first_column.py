"""A wide table's first column stays in view: who scrolls sideways still sees of what the numbers are."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

SEAM = 1  # pixels
MOST_OF_IT = 2  # what stays takes no more than this part of the table


class FirstColumn(QTableView):
    """Lies over a table's first column, once that is scrolled away; the same rows are chosen in both."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName(table.objectName())
        self.setAccessibleName(table.accessibleName())
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setItemDelegate(table.itemDelegate())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet(f"QTableView {{ border: 0px; border-right: {SEAM}px solid palette(mid); }}")
        self.setShowGrid(table.showGrid())
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(table.horizontalHeader().defaultAlignment())
        self.horizontalHeader().setHighlightSections(False)
        self.hide()
        down, mine = table.verticalScrollBar(), self.verticalScrollBar()
        down.valueChanged.connect(mine.setValue)
        mine.valueChanged.connect(down.setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self._follow())
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self._follow())
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        """The table has another size."""
        if happening.type() == QEvent.Type.Resize and watched is self._table.viewport():
            self._follow()
        return False

    @property
    def covers(self) -> int:
        """So many pixels of the table's left edge."""
        return self.width() if self.isVisible() else 0

    def _follow(self) -> None:
        table = self._table
        if not table.horizontalScrollBar().value():
            self.hide()
            return
        seen, head = table.viewport().geometry(), table.horizontalHeader()
        width = min(table.columnWidth(0), seen.width() // MOST_OF_IT)
        self.setColumnWidth(0, width)
        self.horizontalHeader().setFixedHeight(head.height())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.setGeometry(seen.left(), head.y(), width + SEAM, head.height() + seen.height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.show()
        self.raise_()
