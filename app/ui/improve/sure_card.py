"""How sure the model in use has to be before it names something: one choice, and what it means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.improve.wishing import Known
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import row, text
from app.ui.speech.describe import number_text
from app.ui.speech.naming import percent_text
from mvit_core.calibration import PRECISIONS


class SureCard(QWidget):
    """Below the plan, as soon as a model is in use."""

    wished = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.choice = ChoiceBox()
        self.choice.addItem(self.tr("As it was trained"), 0.0)
        for each in PRECISIONS:
            self.choice.addItem(self.tr("{n} of calls right").format(n=percent_text(each)), each)
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice.setAccessibleName(self.tr("How sure the model has to be"))
        self.choice.activated.connect(lambda _index: self.wished.emit(self.choice.currentData()))
        self.state = text("", "muted")
        self.meaning = text("", "muted", wrap=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(6)
        down.addLayout(row(text(self.tr("How sure it has to be"), "caption"), self.choice, self.state, None))
        down.addWidget(self.meaning)

    def show_known(self, known: Known | None) -> None:
        """Say what is wished; nothing where no model is in use."""
        self.setVisible(known is not None)
        if known is None:
            return
        wished = known.sureness.wished
        self.choice.setCurrentIndex(max(0, self.choice.findData(wished)))
        self.meaning.setText(self._meaning(known))

    def show_progress(self, done: int, total: int) -> None:
        """Names are being read anew."""
        self.choice.setEnabled(False)
        words = self.tr("naming anew: {n} of {m} videos")
        self.state.setText(words.format(n=number_text(done), m=number_text(total)))

    def show_over(self, number: int) -> None:
        """It is done."""
        self.choice.setEnabled(True)
        words = self.tr("{n} videos named anew; none had to be scanned")
        if number == 1:
            words = self.tr("one video named anew; it did not have to be scanned")
        self.state.setText(words.format(n=number_text(number)) if number else "")

    def _meaning(self, known: Known) -> str:
        if not known.sureness.wished:
            words = self.tr(
                "A species is named from a score of {n} on, a behavior from the score that was best in "
                "training. Choose how often calls are to be right: what was scanned is named anew at once."
            )
            return words.format(n=percent_text(known.sureness.holds))
        unsure = self.tr("What is less sure is called by its genus, family or order, or not at all.")
        own, total = len(known.sureness.judged), known.num_classes
        if own == 0:
            words = self.tr("This model was judged on too few clips to know better than the score itself.")
        elif own < total:
            words = self.tr(
                "For {n} of {m} classes the score was chosen on clips that the model never learned from; "
                "for the others the score itself is taken."
            )
        else:
            words = self.tr("The scores were chosen on clips that the model never learned from.")
        return f"{words.format(n=own, m=total)} {unsure}"
