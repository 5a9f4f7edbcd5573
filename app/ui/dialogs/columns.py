"""What the columns of a table mean, before it is taken in."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from app.services.imports import tables
from app.services.imports.reading import heading
from app.ui.parts import text


class ColumnsDialog(QDialog):
    """One choice for each thing that a column can say, guessed from its name."""

    def __init__(self, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns of {name}").format(name=path.name))
        names = heading(path)
        known = msgspec.structs.asdict(tables.guess(names))
        self.choices: dict[str, QComboBox] = {}
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(8)
        for field, title in self._titles().items():
            box = QComboBox()
            box.addItem(self.tr("No column"), "")
            for name in names:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(known.get(field, ""))))
            box.setAccessibleName(title)
            box.currentIndexChanged.connect(lambda _: self._check())
            self.choices[field] = box
            form.addRow(title, box)
        hint = text(
            self.tr(
                "Each line of the table becomes an observation of its video. Say which column tells what."
            ),
            "muted",
            wrap=True,
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setProperty("kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(14)
        down.addWidget(hint)
        down.addLayout(form)
        down.addWidget(self.buttons)
        self.setMinimumWidth(460)
        self._check()

    @property
    def columns(self) -> dict[str, str]:
        """What was chosen."""
        return {field: box.currentData() or "" for field, box in self.choices.items()}

    @classmethod
    def ask(cls, parent: QWidget, path: Path) -> dict[str, str] | None:
        """What the person says; nothing to ask of Trapline's own table; None where they would rather not."""
        if tables.is_own(heading(path)):
            return {}
        dialog = cls(parent, path)
        return dialog.columns if dialog.exec() else None

    def _check(self) -> None:
        self.go.setEnabled(bool(self.choices["file"].currentData()))

    def _titles(self) -> dict[str, str]:
        return {
            "file": self.tr("Video file"),
            "folder": self.tr("Folder of the file"),
            "species": self.tr("Species"),
            "count": self.tr("How many"),
            "start_s": self.tr("Start (seconds or m:s)"),
            "end_s": self.tr("End"),
            "behavior": self.tr("Behavior"),
            "sex": self.tr("Sex"),
            "life_stage": self.tr("Life stage"),
            "individual": self.tr("Individual"),
            "notes": self.tr("Notes"),
        }
