"""A question that the window waits for: what is to come, what follows from it, and two ways to answer."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from app.ui.looks.parts import asked, dialog_column, question_text, text, two_answers


class Question(QDialog):
    """Where something is lost for good, Enter means that it stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._down = dialog_column(self)

    def put(
        self,
        title: str,
        words: str,
        consequences: Iterable[str],
        *,
        yes: str,
        no: str = "",
        loses: bool = True,
    ) -> None:
        """Say all of it, once; without a `no` that button says Cancel."""
        self.setWindowTitle(title)
        self.words = words
        follows = list(consequences)
        self.setAccessibleDescription(" ".join((words, *follows)))
        asks = question_text(self, words, "panelTitle")
        for each in (asks, *(text(each, wrap=True) for each in follows)):
            self._down.addWidget(each)
        self._down.addStretch(1)
        self._down.addWidget(self._answers(yes, no, loses=loses))
        usual = self.no if loses else self.yes
        usual.setDefault(True)  # in the dialog by now, which else takes the first button for it
        usual.setFocus()

    def asked(self) -> bool:
        """Whether the person wants it."""
        return asked(self) == QDialog.DialogCode.Accepted

    def _answers(self, yes: str, no: str, *, loses: bool) -> QDialogButtonBox:
        buttons, self.yes = two_answers(self, yes, kind="danger" if loses else "primary")
        self.no = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        if no:
            self.no.setText(no)
        return buttons
