"""The menu of the projects that were open before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.looks.parts import as_tip, literal

NUM_SHOWN = 6


class OpenAgainMenu(QMenu):
    """A part of the menu `within`; `others` are the files and addresses that it offers, newest first."""

    chosen = Signal(object)  # a place

    def __init__(self, within: QMenu, others: Callable[[], Sequence[Path | str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._others = others
        self.setTitle(self.tr("Open again"))
        self.setToolTipsVisible(True)
        within.addMenu(self)
        within.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now; without any it is not there."""
        self.clear()
        places = self._others()[:NUM_SHOWN]
        for place in places:
            name = place.rpartition("/")[2] if isinstance(place, str) else place.stem
            action = self.addAction(literal(name))
            action.setToolTip(as_tip(str(place)))
            action.triggered.connect(lambda _checked=False, place=place: self.chosen.emit(place))
        self.menuAction().setVisible(bool(places))
