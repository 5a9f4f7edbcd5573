"""What is filtered, as chips that take it away again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.choosing.catalog import Catalog
from app.services.choosing.filters import Filter
from app.ui.filters.wording import part_text, part_title
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import as_tip, button, empty, literal
from app.ui.session import Session

LONGEST = 34  # letters on a chip


class FilterChips(QWidget):
    """One chip for each part of the filter; a click on it takes the part away."""

    removed = Signal(str)  # the part

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._flow = FlowLayout(self)
        self.hide()

    def show_filter(self, wanted: Filter, catalog: Catalog | None) -> None:
        """Show the parts of this filter."""
        empty(self._flow)
        for part in wanted.parts:
            words = f"{part_title(part)}: {part_text(wanted, part, self._session, catalog)}"
            chip = self._chip(part, words)
            self._flow.addWidget(chip)
            chip.show()  # not before: without a parent it would come up as a window and take the keys
        self.setVisible(bool(wanted.parts))
        self.updateGeometry()

    def _chip(self, part: str, words: str) -> QWidget:
        shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        chip = button(literal(f"{shown}  ×"), lambda: self.removed.emit(part), kind="filter", name=part)
        chip.setAccessibleName(self.tr("Take away: {part}").format(part=words))
        tip = f"{words}\n{self.tr('A click takes this part of the filter away.')}"
        chip.setToolTip(as_tip(tip))
        return chip
