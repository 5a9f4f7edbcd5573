"""A list of choices with a box before and a number behind each; long lists can be searched."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.ui.filters.choices import FacetRow
from app.ui.keyboard.kept import ENTER, WALK, keep_keys
from app.ui.looks.parts import as_tip, text
from app.ui.speech.aloud import announce
from app.ui.speech.describe import number_text

LONG = 14  # rows: more get a search field
INDENT = "      "
ROW = Qt.ItemDataRole.UserRole


class FacetList(QWidget):
    """`toggled` says which row was chosen or let go."""

    toggled = Signal(object)  # FacetRow

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows: list[FacetRow] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find in this list"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.tree = _Tree()
        self.tree.setObjectName("facetTree")
        self.tree.setAccessibleName(name)
        self.tree.itemChanged.connect(self._changed)
        self.tree.itemClicked.connect(self._clicked)
        self._nothing = text("", "muted", wrap=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.search)
        down.addWidget(self._nothing)
        down.addWidget(self.tree, 1)

    def set_rows(self, rows: Sequence[FacetRow]) -> None:
        """Show these; the row with the focus keeps it."""
        current = self.tree.currentItem()
        focused = current.data(0, ROW).value if current else None
        self.rows = list(rows)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for row in rows:
                item = QTreeWidgetItem([INDENT * row.depth + row.title, number_text(row.number)])
                item.setData(0, ROW, row)
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, self._aloud(row, chosen=row.chosen))
                item.setToolTip(0, as_tip(row.title))
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(0, Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked)
                self.tree.addTopLevelItem(item)
                if focused is not None and row.value == focused:
                    self.tree.setCurrentItem(item)
        self.search.setVisible(len(rows) > LONG or bool(self.search.text()))
        self._narrow(self.search.text())

    def _narrow(self, typed: str) -> None:
        words, seen = typed.casefold().split(), False
        for place in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(place)
            if item is not None:
                title = item.text(0).casefold()
                item.setHidden(not all(word in title for word in words))
                seen = seen or not item.isHidden()
        none = self.tr("There is nothing to choose from yet.")
        self._nothing.setText(self.tr("Nothing is called like that.") if self.rows else none)
        self._nothing.setVisible(not seen)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        """Told when the tree is done with it: the answer may be a list without this row."""
        row = item.data(0, ROW)
        chosen = item.checkState(0) == Qt.CheckState.Checked
        if column == 0 and chosen != row.chosen:
            announce(self.tree, self._aloud(row, chosen=chosen), at_once=True)
            QTimer.singleShot(0, self, lambda: self.toggled.emit(row))

    def _aloud(self, row: FacetRow, *, chosen: bool) -> str:
        """With its box, of which Orca says nothing in a list."""
        return f"{row.title}, {self.tr('chosen') if chosen else self.tr('not chosen')}"

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        """A click anywhere on the row chooses it; on the box itself Qt has done so already."""
        checked = item.checkState(0) == Qt.CheckState.Checked
        if checked == item.data(0, ROW).chosen:
            item.setCheckState(0, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)


class _Tree(QTreeWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        keep_keys(self, *WALK, Qt.Key.Key_Space)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def focusInEvent(self, coming: QFocusEvent) -> None:
        """To a screen reader: Qt goes to the first row, and tells of the list alone."""
        was = self.currentItem()
        super().focusInEvent(coming)
        if (item := self.currentItem()) is not None and item is not was:
            announce(self, item.data(0, Qt.ItemDataRole.AccessibleTextRole))

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.key() in ENTER and (item := self.currentItem()):
            checked = item.checkState(0) == Qt.CheckState.Checked
            item.setCheckState(0, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(press)
