"""A question before something is lost for good."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.ui.looks.parts import asked


class Question(QMessageBox):
    """What is to go and what follows from it; Enter means that it stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def put(self, title: str, words: str, consequences: Iterable[str], *, yes: str, no: str = "") -> None:
        """Say all of it, once; without a `no` that button says Cancel."""
        self.setWindowTitle(title)
        self.setText(words)
        self.setInformativeText("\n\n".join(consequences))
        self._yes = self.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        stays = QMessageBox.StandardButton.Cancel
        self.setDefaultButton(
            self.addButton(no, QMessageBox.ButtonRole.RejectRole) if no else self.addButton(stays)
        )

    def asked(self) -> bool:
        """Whether the person wants it."""
        asked(self)
        return self.clickedButton() is self._yes
