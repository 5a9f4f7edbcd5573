"""The ethogram: what can be coded, whether it lasts, its key and color, and what excludes what."""

from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)

from app.store.records import Changes
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import Remark, button, closing_buttons, dialog_column, row, text
from app.ui.looks.tables import put_field, table
from app.ui.observation.facts import tags_of
from app.ui.session import Session
from app.ui.words import Words
from mvit_core.name_search import fold
from mvit_core.taxonomy import Behavior

SIZE = (1040, 600)
NAME, KIND, KEY, COLOR, GROUP, MODIFIERS, OFFERED = range(7)


class EthogramDialog(QDialog):
    """One line a behavior; each change is kept at once and can be undone. Labels are never touched."""

    def __init__(self, parent: QWidget, session: Session, words: Words) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ethogram"))
        resize_for_text(self, *SIZE)
        self._session = session
        self._words = words
        self._keys: list[str] = []
        self.table = table(self.tr("Behaviors"), self._headings())
        self._set_up_table()
        self.trouble = Remark("danger")
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(self.tr("A new behavior"))
        self.new_name.setAccessibleName(self.tr("Name of a new behavior"))
        self.new_kind = _kinds(self.tr("State: it lasts"), self.tr("Point: it happens"))
        self.new_kind.setAccessibleName(self.tr("State or point"))
        self.add = button(self.tr("Add"), self._add, kind="primary")
        self.new_name.returnPressed.connect(self._add)
        hint = text(
            self.tr(
                "An animal does one behavior of a group at a time: a new one ends the one before. Labels "
                "made before stay as they are, whatever you change here."
            ),
            "muted",
            wrap=True,
        )
        buttons = closing_buttons(self)
        self.add.setAutoDefault(False)  # Enter belongs to the field that is written in
        down = dialog_column(self)
        down.addWidget(hint)
        down.addWidget(self.table, 1)
        down.addWidget(self.trouble)
        down.addLayout(row(self.new_name, self.new_kind, self.add))
        down.addWidget(buttons)
        session.changed.connect(self._changed)
        self._fill()
        self.table.viewport().installEventFilter(self)

    def cell(self, behavior: str, column: int) -> QWidget:
        """The field of a behavior."""
        return self.table.cellWidget(self._keys.index(behavior), column)

    # ------------------------------------------------------------- own

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Name"),
            self.tr("Lasts"),
            self.tr("Key"),
            self.tr("Color"),
            self.tr("Exclusive group"),
            self.tr("Modifiers"),
            self.tr("Offered"),
        )

    def _set_up_table(self) -> None:
        self.table.setObjectName("fields")
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        header = self.table.horizontalHeader()
        for column in range(OFFERED + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 18)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table has another width, which the dialog's own new size does not tell yet."""
        if event.type() == QEvent.Type.Resize:
            self._share_out_width()
        return super().eventFilter(watched, event)

    def _share_out_width(self) -> None:
        """Names take what is left; where that is too little for them, the table scrolls sideways."""
        needed = sum(map(self.table.sizeHintForColumn, range(OFFERED + 1)))
        mode = QHeaderView.ResizeMode.Stretch
        if needed > self.table.viewport().width():
            mode = QHeaderView.ResizeMode.ResizeToContents
        for column in (NAME, MODIFIERS):
            self.table.horizontalHeader().setSectionResizeMode(column, mode)

    def _changed(self, changes: Changes) -> None:
        if changes.vocabulary and self._session.is_open:
            self._fill()

    def _fill(self) -> None:
        behaviors = list(self._session.behaviors.values())
        if [each.key for each in behaviors] != self._keys:
            self._keys = [each.key for each in behaviors]
            self.table.setRowCount(0)
            self.table.setRowCount(len(behaviors))
            for number, behavior in enumerate(behaviors):
                self._build(number, behavior)
        for behavior in behaviors:
            self._show(behavior)

    def _build(self, number: int, behavior: Behavior) -> None:
        put = partial(self._put, behavior.key)
        name, key, group, modifiers = (QLineEdit() for _ in range(4))
        key.setMaxLength(1)
        key.setMaximumWidth(48)
        modifiers.setPlaceholderText(self.tr("alone, with a tool"))
        kind = _kinds(self.tr("state"), self.tr("point"))
        color = QPushButton()
        color.setAutoDefault(False)
        offered = QCheckBox()
        name.editingFinished.connect(lambda: put(name=" ".join(name.text().split())))
        key.editingFinished.connect(lambda: put(key_hint=key.text().strip().lower()))
        group.editingFinished.connect(lambda: put(exclusive=group.text().strip()))
        modifiers.editingFinished.connect(lambda: put(modifiers=tags_of(modifiers.text())))
        kind.activated.connect(lambda _index: put(kind=kind.currentData()))
        color.clicked.connect(lambda: self._ask_color(behavior.key))
        offered.clicked.connect(lambda on: put(hidden=not on))
        fields = (name, kind, key, color, group, modifiers, offered)
        for column, (field, heading) in enumerate(zip(fields, self._headings(), strict=True)):
            field.setAccessibleName(f"{behavior.name}: {heading}")
            put_field(self.table, number, column, field)

    def _show(self, behavior: Behavior) -> None:
        texts = {
            NAME: behavior.name,
            KEY: behavior.key_hint,
            GROUP: behavior.exclusive,
            MODIFIERS: ", ".join(behavior.modifiers),
        }
        for column, words in texts.items():
            field = self.cell(behavior.key, column)
            if isinstance(field, QLineEdit) and not (field.hasFocus() and field.isModified()):
                field.setText(words)
                field.setCursorPosition(0)  # long names are read from their beginning
        kind, color, offered = (self.cell(behavior.key, column) for column in (KIND, COLOR, OFFERED))
        assert isinstance(kind, QComboBox)
        assert isinstance(color, QPushButton)
        assert isinstance(offered, QCheckBox)
        kind.setCurrentIndex(kind.findData(behavior.kind))
        color.setText("" if behavior.color else self.tr("animal's"))
        color.setStyleSheet(f"background: {behavior.color};" if behavior.color else "")
        offered.setChecked(not behavior.hidden)

    def _put(self, key: str, **changes: object) -> None:
        before = self._session.behaviors[key]
        after = msgspec.structs.replace(before, **changes)
        if after == before:
            return
        trouble = self._trouble_with(after)
        self.trouble.say(trouble)
        if trouble:
            self._show_again(before)
        else:
            self._words.put_behavior(self.tr("Ethogram: {name}"), key, after)

    def _trouble_with(self, wanted: Behavior) -> str:
        """Why the ethogram cannot be so; empty where it can."""
        others = [each for each in self._session.behaviors.values() if each.key != wanted.key]
        if not wanted.name:
            return self.tr("A behavior needs a name.")
        if any(fold(each.name) == fold(wanted.name) for each in others):
            return self.tr("There is a behavior called {name} already.").format(name=wanted.name)
        taken = next((each for each in others if wanted.key_hint and each.key_hint == wanted.key_hint), None)
        if taken is not None:
            return self.tr("{key} is the key of “{name}” already. Change that one first.").format(
                key=wanted.key_hint.upper(), name=taken.name
            )
        return ""

    def _show_again(self, behavior: Behavior) -> None:
        for column in (NAME, KEY):
            field = self.cell(behavior.key, column)
            if isinstance(field, QLineEdit):
                field.setText(behavior.name if column == NAME else behavior.key_hint)

    def _ask_color(self, key: str) -> None:
        before = self._session.behaviors[key].color
        chosen = QColorDialog.getColor(QColor(before or "#56b4e9"), self, self.tr("Color"))
        if chosen.isValid():
            self._put(key, color=chosen.name())

    def _add(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            self.trouble.say(self.tr("A behavior needs a name."))
            return
        point = self.new_kind.currentData() == "point"
        known = set(self._session.behaviors)
        if self._words.new_behavior(name, point=point) in self._session.behaviors.keys() - known:
            self.trouble.say("")
            self.new_name.clear()
            self.table.scrollToBottom()
        else:
            self.trouble.say(self.tr("There is a behavior called {name} already.").format(name=name))


def _kinds(state: str, point: str) -> QComboBox:
    box = ChoiceBox()
    box.addItem(state, "state")
    box.addItem(point, "point")
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return box
