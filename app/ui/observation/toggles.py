"""A row of chips of which any number can be on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import button, literal


class Toggles(QWidget):
    """Words to choose from; `changed` gives those that are on."""

    changed = Signal(object)  # tuple[str, ...]

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = FlowLayout(self)
        self.chips: list[QPushButton] = []
        self._words: list[str] = []

    def set_words(self, words: Sequence[str], chosen: Sequence[str]) -> None:
        """Offer these; what is chosen but not offered any more stays to be seen."""
        wanted = [*words, *(each for each in chosen if each not in words)]
        if self._words != wanted:
            self._build(wanted)
        for word, chip in zip(self._words, self.chips, strict=True):
            chip.setChecked(word in chosen)

    def _build(self, words: Sequence[str]) -> None:
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._words = list(words)
        self.chips = [button(literal(word), self._tell, kind="chip") for word in words]
        for word, chip in zip(self._words, self.chips, strict=True):
            chip.setCheckable(True)
            chip.setAccessibleName(f"{self.accessibleName()}: {word}")
            self._row.addWidget(chip)
            chip.show()

    def _tell(self) -> None:
        pairs = zip(self._words, self.chips, strict=True)
        self.changed.emit(tuple(word for word, chip in pairs if chip.isChecked()))
