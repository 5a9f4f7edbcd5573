"""Lists of the panel: observations of a video, bouts of an animal. One line each, a click selects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.store.records import ObservationId, ReviewState
from app.ui.looks import icons
from app.ui.looks.parts import as_tip, empty, text
from app.ui.looks.theme import DARK, Theme
from app.ui.looks.title import Title
from app.ui.speech.naming import state_name


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says."""

    id: ObservationId
    title: str
    detail: str
    color: str  # of the dot; empty: none
    open: bool = False  # still to review: the dot is hollow


class EntryList(QWidget):
    """Lines with a dot, a name, a time, and where it is allowed a cross that takes the line away."""

    picked = Signal(object)  # ObservationId
    removed = Signal(object)  # ObservationId

    def __init__(self, *, removable: bool, remove_tip: Callable[[], str] = str) -> None:
        super().__init__()
        self._removable = removable
        self._tip = remove_tip
        self._theme = DARK
        self._entries: tuple[Entry, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._fill()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._fill()

    @property
    def buttons(self) -> list[QPushButton]:
        """The lines, in order."""
        return self.findChildren(QPushButton, "entry")

    def _fill(self) -> None:
        empty(self._column)
        for entry in self._entries:
            self._column.addWidget(self._line(entry))

    def _line(self, entry: Entry) -> QWidget:
        line = QPushButton()
        line.setObjectName("entry")
        line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        waits = f" {state_name(ReviewState.UNREVIEWED)}" if entry.open else ""
        line.setAccessibleName(f"{entry.title} {entry.detail}{waits}")
        line.clicked.connect(lambda _checked=False: self.picked.emit(entry.id))
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(7)
        if entry.color:
            dot = QLabel()
            name = "status-new" if entry.open else "status-done"
            dot.setPixmap(icons.pixmap(name, entry.color, 16, ratio=self.devicePixelRatioF()))
            row.addWidget(dot)
        title = Title(entry.title)
        title.setMinimumWidth(20)
        title.setToolTip(as_tip(entry.title))
        row.addWidget(title, 1)
        row.addWidget(_quiet(entry.detail))
        if self._removable:
            row.addWidget(self._cross(entry))
        line.setMinimumHeight(max(30, self.fontMetrics().height() + 12))
        return line

    def _cross(self, entry: Entry) -> QPushButton:
        cross = QPushButton()
        cross.setProperty("kind", "flat")
        cross.setIcon(icons.icon("cross", self._theme, color=self._theme.text_muted))
        cross.setIconSize(QSize(13, 13))
        cross.setFixedSize(22, 22)
        cross.setToolTip(self._tip())  # in the language of now
        cross.setAccessibleName(f"{self._tip()}: {entry.title} {entry.detail}")
        cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cross.clicked.connect(lambda _checked=False: self.removed.emit(entry.id))
        return cross


def _quiet(words: str) -> QLabel:
    return text(words, "muted")
