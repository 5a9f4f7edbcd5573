"""A small table of figures, as reports have them."""

from collections.abc import Sequence
from itertools import zip_longest
from math import isfinite

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.looks.parts import text
from app.ui.speech.naming import percent_text
from trainer.reports.report import Figure

WIDEST_NAME, SLACK = 300, 6  # pixels; longer names are broken, or figures would stand beyond the edge


class FigureGrid(QWidget):
    """A small table of labels, figures to the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(9, 1)
        self._row = 0

    def head(self, *titles: str, meanings: Sequence[str] = ()) -> None:
        """The first line; `meanings` explain its words, from the left, where they need it."""
        self._put(titles, "caption", meanings)

    def add(self, *cells: str, meaning: str = "") -> None:
        """One line; `meaning` explains its first word."""
        self._put(cells, "", (meaning,))

    def note(self, words: str) -> None:
        """A line over the whole width."""
        self._grid.addWidget(text(words, "muted", wrap=True), self._row, 0, 1, 10)
        self._row += 1

    def _put(self, cells: Sequence[str], style: str, meanings: Sequence[str]) -> None:
        for number, (words, meaning) in enumerate(zip_longest(cells, meanings, fillvalue="")):
            cell: QLabel = text(words, style)
            cell.setToolTip(meaning)
            if not number:
                cell.setWordWrap(True)
                width = cell.fontMetrics().horizontalAdvance(words) + SLACK
                cell.setMinimumWidth(min(WIDEST_NAME, width))
            else:
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(cell, self._row, number)
        self._row += 1


def has_range(figure: Figure) -> bool:
    """Whether resampled sets differ; a range without width says nothing."""
    return figure.low is not None and isfinite(figure.low) and figure.low != figure.high


def with_range(figure: Figure) -> str:
    """A share, and where 95 % of resampled sets put it."""
    if figure.low is None or figure.high is None or not has_range(figure):
        return percent_text(figure.value)
    return f"{percent_text(figure.value)}  ({100 * figure.low:.0f} – {100 * figure.high:.0f})"
