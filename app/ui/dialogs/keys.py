"""Every key can be changed: a table of what there is to do, and the key that does it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QKeySequenceEdit,
    QTableWidgetItem,
    QWidget,
)

from app.ui.keyboard.keys import GROUPS, KEYS, Key, bare, sequences, shown
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import button, closing_buttons, dialog_column, row, text
from app.ui.looks.tables import set_bold, table

PORTABLE = QKeySequence.SequenceFormat.PortableText
LEAST_WIDTH, BESIDE = 150, 24  # pixels of the keys, and beside the words of each


class KeysDialog(QDialog):
    """Double-click, press the new key. `change` is told all keys of the person's own after each change."""

    def __init__(
        self, parent: QWidget, chosen: Mapping[str, str], change: Callable[[dict[str, str]], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self._chosen = dict(chosen)
        self._change = change
        self._conflict: tuple[Key, Key, str] | None = None  # who wants it, who has it, the key
        self.table = table(self.tr("Keys"), (self.tr("What it does"), self.tr("Key")))
        self.says = text(self.tr("Double-click a line, then press the new key."), "muted", wrap=True)
        self.take = button(self.tr("Use it here instead"), self._take)
        self.without = button(self.tr("No key"), lambda: self._put_selected(""))
        self.usual = button(self.tr("The usual key"), lambda: self._put_selected(None))
        self.all_usual = button(self.tr("All as usual"), self._forget_all)
        self.take.hide()
        self._set_up_table()
        self._lay_out()
        self._fill()

    def begin(self, name: str) -> None:
        """Wait for the new key of an action."""
        line = self._line_of(name)
        self.table.selectRow(line)
        edit = QKeySequenceEdit()
        edit.setMaximumSequenceLength(1)
        edit.setAccessibleName(self.tr("Press the new key"))
        edit.keySequenceChanged.connect(lambda pressed: self._pressed(name, pressed))
        self.table.setCellWidget(line, 1, edit)
        edit.setFocus()

    # ------------------------------------------------------------- changing

    def _pressed(self, name: str, pressed: QKeySequence) -> None:
        if pressed.isEmpty():
            return
        key = next(each for each in KEYS if each.name == name)
        self._fill()
        self.table.selectRow(self._line_of(name))
        self.table.setFocus()
        if pressed == QKeySequence(Qt.Key.Key_Escape):
            return
        holder = next(
            (each for each in KEYS if each is not key and pressed in sequences(each, self._chosen)), None
        )
        if holder is None:
            self._put({name: pressed.toString(PORTABLE)})
            return
        self._conflict = (key, holder, pressed.toString(PORTABLE))
        words = self.tr("{key} is the key of: {action}.")
        native = pressed.toString(QKeySequence.SequenceFormat.NativeText)
        self.says.setText(words.format(key=native, action=bare(holder.title)))
        self.take.show()

    def _take(self) -> None:
        if self._conflict is not None:
            wants, has, pressed = self._conflict
            self._put({wants.name: pressed, has.name: ""})
            words = self.tr("{action} has no key now.").format(action=bare(has.title))
            self.says.setText(words)

    def _put_selected(self, written: str | None) -> None:
        name = self._name_at(self.table.currentRow())
        if not name:
            self.says.setText(self.tr("Choose a line first."))
        elif written is not None:
            self._put({name: written})
        else:
            self._put({}, forget=name)

    def _forget_all(self) -> None:
        self._chosen.clear()
        self._put({})

    def _put(self, keys: Mapping[str, str], *, forget: str = "") -> None:
        self._chosen |= keys
        self._chosen.pop(forget, None)
        self._conflict = None
        self.take.hide()
        self.says.setText(self.tr("Double-click a line, then press the new key."))
        self._change(dict(self._chosen))
        chosen = self.table.currentRow()
        self._fill()
        self.table.selectRow(chosen)

    # ------------------------------------------------------------- the table

    def _line_of(self, name: str) -> int:
        return next(line for line in range(self.table.rowCount()) if self._name_at(line) == name)

    def _name_at(self, line: int) -> str:
        """The action of a line; empty for the heading of a group."""
        return str(self.table.model().index(line, 0).data(Qt.ItemDataRole.UserRole) or "")

    def _fill(self) -> None:
        scrolled = self.table.verticalScrollBar().value()
        self.table.setRowCount(0)
        for group in GROUPS:
            self._add_group(group)
            for key in KEYS:
                if key.group == group:
                    self._add_key(key)
        self.table.horizontalHeader().resizeSection(1, self._width_of_keys())
        self.table.verticalScrollBar().setValue(scrolled)

    def _width_of_keys(self) -> int:
        """So that the longest is read whole: Umschalt+Leertaste is wider than Shift+Space."""
        bold = QFont(self.font())
        bold.setBold(True)
        width_of = QFontMetrics(bold).horizontalAdvance
        return max(LEAST_WIDTH, *(width_of(shown(key, self._chosen)) + BESIDE for key in KEYS))

    def _add_group(self, group: str) -> None:
        line = self.table.rowCount()
        self.table.insertRow(line)
        item = QTableWidgetItem(QCoreApplication.translate("Keys", group))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        set_bold(item)
        self.table.setItem(line, 0, item)
        self.table.setSpan(line, 0, 1, 2)

    def _add_key(self, key: Key) -> None:
        line = self.table.rowCount()
        self.table.insertRow(line)
        title, cap = QTableWidgetItem("    " + bare(key.title)), QTableWidgetItem()
        title.setData(Qt.ItemDataRole.UserRole, key.name)
        cap.setText(shown(key, self._chosen))
        set_bold(cap, key.name in self._chosen)  # the person's own
        self.table.setItem(line, 0, title)
        self.table.setItem(line, 1, cap)

    def _set_up_table(self) -> None:
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.activated.connect(lambda index: self._begin_line(index.row()))
        self.table.doubleClicked.connect(lambda index: self._begin_line(index.row()))

    def _begin_line(self, line: int) -> None:
        name = self._name_at(line)
        if name and self.table.cellWidget(line, 1) is None:
            self.begin(name)

    def _lay_out(self) -> None:
        buttons = closing_buttons(self)
        says = row(self.says, self.take)
        says.setStretch(0, 1)
        low = row(self.without, self.usual, self.all_usual, None, buttons)
        down = dialog_column(self)
        down.addWidget(self.table)
        down.addLayout(says)
        down.addLayout(low)
        resize_for_text(self, 560, 620)
