"""Shows how far a change in steps is, and keeps hands off the rest until it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.ui.jobs.in_steps import InSteps

SHOW_AFTER_MS = 300


class BulkProgress(QProgressDialog):
    """Over `window` while `edit` runs; appears only where it takes longer than one notices."""

    def __init__(self, window: QWidget, words: str, edit: InSteps) -> None:
        super().__init__(window)
        self.setWindowTitle(words)
        self.setLabelText(words)
        self.setCancelButtonText(self.tr("Cancel"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(SHOW_AFTER_MS)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setRange(0, 0)
        edit.progressed.connect(self._progressed)
        edit.over.connect(lambda _before, _changes: self._end())
        self.canceled.connect(edit.cancel)

    def _progressed(self, done: int, total: int) -> None:
        self.setMaximum(total)
        self.setValue(done)

    def _end(self) -> None:
        self.blockSignals(True)  # closing would count as cancelling
        self.close()
        self.deleteLater()
