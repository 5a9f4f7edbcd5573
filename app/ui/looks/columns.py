"""Columns of tables that share what room there is, and heads above them that take a second line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QTableView

from app.ui.looks.on_screen import for_text

LEAST = 70  # pixels of a column of words, at the usual size of the text
MEASURED = 60  # rows besides those in view: to measure hundreds takes too long


def narrowed(wished: Sequence[int], room: int, *, least: int) -> list[int]:
    """Widths that fit into `room`, the widest made narrower first; as wished where none could fit.

    All in pixels. None becomes narrower than `least`.
    """
    left = list(wished)
    for most in range(max(left, default=0), least - 1, -1):
        left = [min(width, most) for width in wished]
        if sum(left) <= room:
            return left
    return list(wished)


class FittedColumns(QObject):
    """Each column as wide as what stands in it; in a narrower table the widest give way, `taker` at twice the
    width of the others; in a wider one it has what is left.
    """

    def __init__(self, table: QTableView, *, taker: int) -> None:
        super().__init__(table)
        self._table, self._taker = table, taker
        self._wished: list[int] = []
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setResizeContentsPrecision(MEASURED)
        table.viewport().installEventFilter(self)

    def fit(self) -> None:
        """Measure what stands there now."""
        table, header = self._table, self._table.horizontalHeader()
        self._wished = [
            max(table.sizeHintForColumn(each), header.sectionSizeHint(each))
            for each in range(table.model().columnCount())
        ]
        self._share()

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        if happening.type() is QEvent.Type.Resize:
            self._share()
        return super().eventFilter(watched, happening)

    def _share(self) -> None:
        if not self._wished:
            return
        table, room = self._table, self._table.viewport().width()
        half = self._wished[self._taker] // 2
        wished = [*self._wished, half]
        wished[self._taker] -= half
        *widths, half = narrowed(wished, room, least=for_text(LEAST, table.fontMetrics()))
        widths[self._taker] += half + max(0, room - sum(widths) - half)
        for column, width in enumerate(widths):
            table.horizontalHeader().resizeSection(column, width)


class TwoLineHeads(QHeaderView):
    """Names above narrow columns: what is too long for one line goes on in a second."""

    AROUND, SPARE = 6, 2  # pixels between two heads; lest letters that end within a pixel are cut

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)  # it is cut line by line
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def whole_width(self, head: str) -> int:
        """In which all of a head is read in one line."""
        return self.fontMetrics().horizontalAdvance(head) + self.AROUND + self.SPARE

    def least_width(self, head: str) -> int:
        """In which all of a head is read, in two lines."""
        metrics, words = self.fontMetrics(), head.split()
        halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(len(words))]
        widths = (max(map(metrics.horizontalAdvance, half)) for half in halves)
        return min(widths, default=0) + self.AROUND + self.SPARE

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        heads = range(self.count())
        is_tall = any("\n" in self._lines(each) for each in heads)
        return QSize(hint.width(), hint.height() + is_tall * self.fontMetrics().lineSpacing())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        super().initStyleOptionForIndex(option, section)
        option.text = self._lines(section)

    def _lines(self, section: int) -> str:
        head = str(self.model().headerData(section, self.orientation()) or "")
        return in_two_lines(head, self.fontMetrics(), self.sectionSize(section) - self.AROUND)


def in_two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """As many words as fit into the first line, the others in a second; each is cut where it is too long."""
    if metrics.horizontalAdvance(words) <= width:
        return words
    first, *rest = words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= width:
        first = f"{first} {rest.pop(0)}"
    cut = Qt.TextElideMode.ElideMiddle
    return "\n".join(metrics.elidedText(line, cut, width) for line in (first, " ".join(rest)) if line)
