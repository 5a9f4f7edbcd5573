"""Where to and in which format; the export itself runs behind the window."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QMessageBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.services.exports import FORMATS, ExportFormat
from app.services.exports.camtrap_times import offset_name, offset_of_this_computer, parse_utc_offset
from app.ui.parts import button, column, row, text
from mvit_core.errors import UserError


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What the person decided."""

    format: ExportFormat
    out: Path
    utc_offset: str | None
    overwrite: bool


class ExportDialog(QDialog):
    """Asks for the format, for the place, and where it matters for the offset of the cameras' clocks."""

    def __init__(self, parent: QWidget, *, folder: Path, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.wish: ExportWish | None = None
        self._folder, self._name = folder, name
        self.formats: dict[str, QRadioButton] = {}
        self.out = QLineEdit()
        self.out.setAccessibleName(self.tr("Where to"))
        self.offset = QLineEdit(offset_name(offset_of_this_computer()))
        self.offset.setAccessibleName(self.tr("Offset of the cameras' clocks from UTC"))
        self._trouble = text("", "danger", wrap=True)
        self._trouble.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("kind", "primary")
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        next(iter(self.formats.values())).setChecked(True)

    @property
    def format(self) -> ExportFormat:
        """The chosen format."""
        return next(FORMATS[name] for name, choice in self.formats.items() if choice.isChecked())

    def _format_changed(self) -> None:
        chosen = self.format
        suffix = chosen.suffix or f"-{chosen.name}"
        self.out.setText(str(self._folder / f"{self._name}{suffix}"))
        self._form.setRowVisible(self._offset_row, chosen.needs_utc_offset)
        self.adjustSize()

    def _browse(self) -> None:
        ask = QFileDialog.getExistingDirectory if self.format.is_folder else QFileDialog.getSaveFileName
        answer = ask(self, self.tr("Where to"), self.out.text())
        path = answer if isinstance(answer, str) else answer[0]
        if path:
            self.out.setText(path)

    def _accept(self) -> None:
        chosen, words = self.format, self.out.text().strip()
        if not words:
            self._refuse(self.tr("Say where the export should go."))
            return
        offset = self.offset.text().strip() if chosen.needs_utc_offset else None
        try:
            if offset:
                parse_utc_offset(offset)
        except UserError as error:
            self._refuse(str(error))
            return
        out = Path(words).expanduser()
        if not out.exists() or self._may_replace(out):
            self.wish = ExportWish(chosen, out, offset or None, overwrite=out.exists())
            self.accept()

    def _may_replace(self, out: Path) -> bool:
        question = self.tr("{name} exists already. Replace it?").format(name=out.name)
        return QMessageBox.question(self, self.tr("Export"), question) == QMessageBox.StandardButton.Yes

    def _refuse(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()

    def _lay_out(self) -> None:
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(24, 20, 24, 18)
        column_.setSpacing(14)
        group = QButtonGroup(self)
        for name, each in FORMATS.items():
            choice = QRadioButton(each.title)
            group.addButton(choice)
            about = text(each.description, "muted", wrap=True)
            about.setIndent(24)
            column_.addLayout(column(choice, about, spacing=1))
            choice.toggled.connect(lambda checked: self._format_changed() if checked else None)
            self.formats[name] = choice
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(10)
        where = QWidget()
        where.setLayout(row(self.out, button(self.tr("Choose…"), self._browse)))
        self._form.addRow(self.tr("Where to"), where)
        self._offset_row = self.offset
        self._form.addRow(self.tr("Cameras' clock is UTC"), self.offset)
        column_.addLayout(self._form)
        column_.addWidget(self._trouble)
        column_.addWidget(self.buttons)
        self.setMinimumWidth(560)
