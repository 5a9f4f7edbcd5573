"""Cancelling a training that has learned something: first what is lost is said, then the person decides."""

from PySide6.QtWidgets import QMessageBox, QWidget

from app.ui.looks.parts import asked


class GiveUpQuestion(QMessageBox):
    """Hours of learning should not go by one press of the wrong button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Cancel the training"))
        self.setText(self.tr("Throw away what this training has learned?"))
        words = self.tr("“Stop and keep the best” ends it now and judges the model that it has so far.")
        self.setInformativeText(words)
        self.throw_away = self.addButton(self.tr("Throw away"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.addButton(self.tr("Keep learning"), QMessageBox.ButtonRole.RejectRole))

    def asked(self) -> bool:
        """Whether the person wants it."""
        asked(self)
        return self.clickedButton() is self.throw_away
