"""Which part of the model is shown looking: its stage, layer and head."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import column, row, text
from app.ui.why.looking import Looking, Part


class WherePart(QWidget):
    """Three choices; of all stages together there are neither layers nor heads to choose."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self._looking = looking
        self.stage, self.layer, self.head = (ChoiceBox() for _ in range(3))
        hint = text(self.tr("Nearly white where it looked most, clear where least."), "muted", wrap=True)
        choices = [
            self._captioned(combo, *words)
            for combo, words in (
                (self.stage, (self.tr("Stage"), self.tr("Stage of the model"))),
                (self.layer, (self.tr("Layer"), self.tr("Layer of the stage"))),
                (self.head, (self.tr("Head"), self.tr("Head of the layer"))),
            )
        ]
        self.setLayout(column(row(*choices, spacing=5), hint, spacing=4))

    def refresh(self) -> None:
        """Offer what the model has that looked last."""
        answer = self._looking.answer
        self.setVisible(self._looking.is_on and answer is not None)
        if answer is None:
            return
        part = self._looking.part
        stage = answer.stages[part.stage - 1] if part.stage else None
        _fill(self.stage, self._up_to(len(answer.stages)), part.stage)
        _fill(self.layer, self._up_to(stage.num_layers if stage else 0), part.layer)
        _fill(self.head, self._up_to(stage.num_heads if stage else 0), part.head)
        for combo in (self.layer, self.head):
            combo.setEnabled(stage is not None)

    def _up_to(self, number: int) -> list[str]:
        return [self.tr("all"), *(str(n + 1) for n in range(number))]

    def _choose(self) -> None:
        stage = self.stage.currentIndex()
        of_stage = (self.layer.currentIndex(), self.head.currentIndex())
        same = stage == self._looking.part.stage
        self._looking.choose(Part(stage, *(of_stage if stage and same else (0, 0))))
        self.refresh()

    def _captioned(self, combo: QComboBox, caption: str, name: str) -> QWidget:
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setMinimumContentsLength(3)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        combo.activated.connect(lambda _index: self._choose())
        whole = QWidget()
        whole.setLayout(column(text(caption, "muted"), combo, spacing=1))
        return whole


def _fill(combo: QComboBox, words: list[str], chosen: int) -> None:
    with QSignalBlocker(combo):
        if [combo.itemText(n) for n in range(combo.count())] != words:
            combo.clear()
            combo.addItems(words)
        combo.setCurrentIndex(chosen)
