"""The few choices there are; each takes effect at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.ui.parts import button, row, text
from app.ui.settings import SettingsFile
from mvit_core.errors import UserError

TEXT_SIZES = (90, 100, 115, 130, 150)
CHECKPOINT_SUFFIX = ".safetensors"


class SettingsDialog(QDialog):
    """Theme, text, workers and model; `changed` is called after each choice."""

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
        self.model = self._choice("model", self._models(values.model), values.model)
        self._browse = button(self.tr("Choose…"), self._choose_model)
        model = QWidget()
        model.setLayout(row(self.model, self._browse))
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Theme"), self.theme)
        form.addRow(self.tr("Text size"), self.text_percent)
        form.addRow(self.tr("Videos scanned at a time"), self.num_workers)
        form.addRow(self.tr("Model that names animals"), model)
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

    def _models(self, current: str) -> list[tuple[str, object]]:
        """Motion alone, the installed checkpoints, and the one chosen elsewhere."""
        installed = sorted(paths.models_dir().glob(f"*{CHECKPOINT_SUFFIX}"))
        files = {str(path): path.stem for path in installed}
        if current:
            files.setdefault(current, Path(current).stem)
        return [(self.tr("None: find by motion alone"), ""), *((name, path) for path, name in files.items())]

    def _choose_model(self) -> None:
        filters = self.tr("Checkpoints (*{suffix})").format(suffix=CHECKPOINT_SUFFIX)
        folder = str(paths.models_dir())
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Model that names animals"), folder, filters)
        if chosen:
            if self.model.findData(chosen) < 0:
                self.model.addItem(Path(chosen).stem, chosen)
            self.model.setCurrentIndex(self.model.findData(chosen))
            self._choose("model", chosen)

    def _choose(self, name: str, value: object) -> None:
        try:
            self._file.change(**{name: value})
        except UserError as error:
            self._refuse(error)
        self._changed()
