"""Cancelling a training that has learned something: first what is lost is said, then the person decides."""

from PySide6.QtWidgets import QWidget

from app.ui.looks.question import Question


class GiveUpQuestion(Question):
    """Hours of learning should not go by one press of the wrong button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.put(
            self.tr("Cancel the training"),
            self.tr("Throw away what this training has learned?"),
            [self.tr("“Stop and keep the best” ends it now and judges the model that it has so far.")],
            yes=self.tr("Throw away"),
            no=self.tr("Keep learning"),
        )
