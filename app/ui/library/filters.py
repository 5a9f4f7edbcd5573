"""The chips and the species box above the library."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from app.ui.flow import FlowLayout
from app.ui.library.filtering import Show


class LibraryFilters(QWidget):
    """One chip for each kind of video that there is, with its number; pressed chips narrow the library."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        titles = {
            Show.TO_REVIEW: self.tr("To review"),
            Show.REVIEWED: self.tr("Reviewed"),
            Show.NEW: self.tr("Not scanned"),
            Show.BLANK: self.tr("Blank"),
            Show.PARTIAL: self.tr("Partial"),
            Show.UNREADABLE: self.tr("Unreadable"),
        }
        flow = FlowLayout()
        self.chips: dict[Show, QPushButton] = {}
        self._titles = titles
        for show, title in titles.items():
            chip = QPushButton(title)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.toggled.connect(self.changed)
            chip.hide()
            self.chips[show] = chip
            flow.addWidget(chip)
        self.species = QComboBox()
        self.species.setAccessibleName(self.tr("Show only this species"))
        self.species.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.species.setMinimumContentsLength(10)
        self.species.currentIndexChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(flow)
        column.addWidget(self.species)
        self.set_species([])

    @property
    def shows(self) -> frozenset[Show]:
        """The chips that are pressed."""
        return frozenset(show for show, chip in self.chips.items() if chip.isChecked())

    @property
    def taxon(self) -> str | None:
        """The key of the chosen species; "" means animals without a name; None means all."""
        key = self.species.currentData()
        return None if key is None else str(key)

    def set_counts(self, counts: dict[Show, int]) -> None:
        """Write the numbers; chips of nothing go away unless they are pressed."""
        for show, chip in self.chips.items():
            number = counts.get(show, 0)
            chip.setText(f"{self._titles[show]}  {number}")
            chip.setVisible(bool(number) or chip.isChecked())

    def set_species(self, species: Sequence[tuple[str, str, int]]) -> None:
        """Offer these: key, name, number of videos."""
        chosen = self.taxon
        with QSignalBlocker(self.species):
            self.species.clear()
            self.species.addItem(self.tr("All species"), None)
            for key, name, number in species:
                self.species.addItem(f"{name}  ({number})", key)
            self.species.setCurrentIndex(max(0, self.species.findData(chosen)) if chosen is not None else 0)
        self.species.setVisible(bool(species))
        if chosen != self.taxon:
            self.changed.emit()

    def clear(self) -> None:
        """Let everything through again."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self.species.setCurrentIndex(0)
