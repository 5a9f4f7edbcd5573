"""Removing a model: first what would miss it is said, then the person decides."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.services.model_shelf.overview import Entry
from app.ui.improve.wording import listed
from app.ui.looks.parts import asked
from app.ui.models.wording import size_text
from app.ui.speech.naming import model_title


class RemoveQuestion(QMessageBox):
    """Names the projects that scan with it; what was found with it stays."""

    def __init__(self, parent: QWidget, entry: Entry, projects: Sequence[Path]) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Remove a model"))
        self.setText(self.tr("Remove {model} from this computer?").format(model=model_title(entry.title)))
        self.setInformativeText("\n\n".join(self._consequences(entry, projects)))
        self.remove = self.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))

    def _consequences(self, entry: Entry, projects: Sequence[Path]) -> list[str]:
        said = [self.tr("{size} come free.").format(size=size_text(entry.size_bytes))]
        if projects:
            names = listed([project.stem for project in projects])
            words = self.tr("These projects use it and will do without it: {names}.")
            said.append(words.format(names=names))
        if entry.place == "project":
            said.append(
                self.tr("It stays in the project's family tree with its report, but cannot be used again.")
            )
        elif entry.offer is not None:
            said.append(self.tr("It can be downloaded again at any time."))
        said.append(self.tr("What was found with it, and what people said of that, stays as it is."))
        return said

    def asked(self) -> bool:
        """Whether the person wants it."""
        asked(self)
        return self.clickedButton() is self.remove
