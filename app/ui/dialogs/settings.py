"""The few choices there are; each takes effect at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs.keys import KeysDialog
from app.ui.parts import button, text
from app.ui.settings import SettingsFile
from mvit_core.errors import UserError

TEXT_SIZES = (90, 100, 115, 130, 150)


class SettingsDialog(QDialog):
    """Theme, text and workers; `changed` is called after each choice."""

    def __init__(
        self,
        parent: QWidget,
        file: SettingsFile,
        *,
        changed: Callable[[], None],
        refuse: Callable[[UserError], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._file, self._changed, self._refuse = file, changed, refuse
        values = file.values
        self.theme = self._choice(
            "theme",
            [(self.tr("Like the desktop"), "system"), (self.tr("Dark"), "dark"), (self.tr("Light"), "light")],
            values.theme,
        )
        self.text_percent = self._choice(
            "text_percent", [(f"{size} %", size) for size in TEXT_SIZES], values.text_percent
        )
        numbers: list[tuple[str, object]] = [(self.tr("As many as suit this computer"), 0)]
        numbers += [(str(number), number) for number in range(1, 9)]
        self.num_workers = self._choice("num_workers", numbers, values.num_workers)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Theme"), self.theme)
        form.addRow(self.tr("Text size"), self.text_percent)
        form.addRow(self.tr("Videos scanned at a time"), self.num_workers)
        self.keys = button(self.tr("Change keys…"), self._change_keys)
        form.addRow(self.tr("Keys"), self.keys)
        hint = text(
            self.tr("Nothing leaves this computer; there is nothing to sign in to."), "muted", wrap=True
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(18)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def _choice(self, name: str, options: list[tuple[str, object]], current: object) -> QComboBox:
        box = QComboBox()
        for title, value in options:
            box.addItem(title, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        box.activated.connect(lambda _index: self._choose(name, box.currentData()))
        return box

    def _change_keys(self) -> None:
        KeysDialog(self, self._file.values.keys, lambda keys: self._choose("keys", keys)).exec()

    def _choose(self, name: str, value: object) -> None:
        try:
            self._file.change(**{name: value})
        except UserError as error:
            self._refuse(error)
        self._changed()
