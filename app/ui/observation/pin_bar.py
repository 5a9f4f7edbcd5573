"""The pinned labels as numbered chips: a click says it, a right click changes it."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.services.review.pins import NUM_PINS
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import button, literal
from app.ui.review.pinning import Pinning
from app.ui.session import Session


class PinBar(QWidget):
    """One chip for each pinned label, and one with a plus for the next free key."""

    def __init__(self, session: Session, pinning: Pinning) -> None:
        super().__init__()
        self._session = session
        self._pinning = pinning
        self._shown: tuple[str, ...] | None = None
        self._row = FlowLayout(self)
        self.chips: list[QPushButton] = []

    def refresh(self) -> None:
        """Show what is pinned now."""
        pins = self._session.pins
        free = next((n for n in range(1, NUM_PINS + 1) if pins[n - 1] is None), None)
        words = tuple(self._words(n, free) for n in range(1, NUM_PINS + 1))
        if words == self._shown:
            return
        self._shown = words
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self.chips = [self._chip(n, text) for n, text in enumerate(words, start=1) if text]
        for chip in self.chips:
            self._row.addWidget(chip)
            chip.show()

    def _words(self, number: int, free: int | None) -> str:
        pin = self._session.pins[number - 1]
        if pin is not None:
            return f"{number}  {self._pinning.title(pin)}"
        return f"{number}  +" if number == free else ""

    def _chip(self, number: int, words: str) -> QPushButton:
        pinned = self._session.pins[number - 1] is not None
        if pinned:
            tip = self.tr("Press {n}. Right click to change it.").format(n=number)
            use = partial(self._pinning.use, number)
            chip = button(literal(words), use, kind="chip", tip=tip, may_be_cut=True)
        else:
            tip = self.tr("Pin what is selected to {n} (Ctrl+{n})").format(n=number)
            chip = button(words, partial(self._pinning.pin_selected, number), kind="chip", tip=tip)
        chip.setAccessibleName(f"{words}. {tip}")
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda at: self._menu(number, chip.mapToGlobal(at)))
        return chip

    def _menu(self, number: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pin_here = self.tr("Pin what is selected here")
        menu.addAction(pin_here, partial(self._pinning.pin_selected, number))
        if self._session.pins[number - 1] is not None:
            menu.addAction(self.tr("Unpin"), partial(self._pinning.put, number, None))
        menu.popup(at)
