"""What was rejected in the video: a quiet line that unfolds, so that nothing is ever lost by one key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.records import Observation
from app.ui.looks.parts import Scrolled, button, empty, row, text
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.speech.naming import clock, short_name

ROWS_SEEN = 4


class RejectedList(QWidget):
    """Hidden where nothing was rejected; folded until somebody wants to see it."""

    def __init__(self, session: Session, reviewing: Reviewing) -> None:
        super().__init__()
        self._session = session
        self._reviewing = reviewing
        self._is_open = False
        self._shown: list[Observation] = []
        self.says = button("", self._fold, kind="quiet", tip=self.tr("Show what was rejected in this video"))
        self._rows = QWidget()
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(4, 0, 4, 0)
        self._rows_column.setSpacing(0)
        self._area = Scrolled(self._rows)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 0, 6, 4)
        whole.setSpacing(0)
        whole.addWidget(self.says, alignment=Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._area)

    def refresh(self) -> None:
        """Show what is rejected now."""
        found = self._session.rejected
        self.setVisible(bool(found))
        sign = "▾" if self._is_open else "▸"
        words = self.tr("{n} rejected  {sign}") if len(found) != 1 else self.tr("One rejected  {sign}")
        self.says.setText(words.format(n=len(found), sign=sign))
        self._area.setVisible(self._is_open)
        if found != self._shown:
            self._shown = list(found)
            self._fill()
        line_height = self.fontMetrics().height() + 16
        self._area.setFixedHeight(min(len(found), ROWS_SEEN) * line_height)

    def _fold(self) -> None:
        self._is_open = not self._is_open
        self.refresh()

    def _fill(self) -> None:
        empty(self._rows_column)
        for each in self._shown:
            self._rows_column.addWidget(self._line(each))

    def _line(self, rejected: Observation) -> QWidget:
        name = short_name(rejected, self._session.taxonomy, self._session.behaviors)
        line = QWidget()
        words = text(name, "muted")
        words.setMinimumWidth(20)
        span = f"{clock(rejected.span.start_s)} – {clock(rejected.span.end_s)}"
        back = button(self.tr("Take back"), lambda: self._reviewing.take_back(rejected), kind="link")
        back.setAccessibleName(
            self.tr("Take back the rejection of {name} {span}").format(name=name, span=span)
        )
        inside = row(words, text(span, "muted"), back)
        inside.setStretch(0, 1)
        line.setLayout(inside)
        return line
