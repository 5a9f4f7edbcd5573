"""What works behind the window and takes a while: how far it is, and a way to stop it, a line for each."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize, QTimer, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.looks import icons
from app.ui.looks.parts import text
from app.ui.looks.theme import DARK, Theme
from app.ui.looks.title import Title
from app.ui.speech.describe import number_text

SHOW_AFTER_MS = 500  # what is over sooner is not worth a line
STEPS = 1000
LEAST_WIDTH, BAR_WIDTH = 80, 160  # of what it is called, and of the bar, in pixels


class Working(Protocol):
    """A task of the pool, or what is done in turns of the window."""

    progressed: SignalInstance  # an int: how much is done
    over: SignalInstance

    def cancel(self) -> None:
        """Stop soon; `over` comes once it has."""


class WorkBar(QWidget):
    """The lines, the newest last; nothing where nothing works for long."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self._lines: list[WorkLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def follow(self, work: Working, words: str, total: int = 0) -> None:
        """Show this until it is over, if that takes a moment; of `total` it tells how much is done."""
        line = WorkLine(words, total, work.cancel)
        line.set_theme(self._theme)
        line.hide()
        self._lines.append(line)
        self._column.addWidget(line)
        work.progressed.connect(line.show_progress)
        work.over.connect(lambda: self._take_away(line))
        QTimer.singleShot(SHOW_AFTER_MS, line, lambda: self._show(line))

    @property
    def lines(self) -> "tuple[WorkLine, ...]":
        """Those that are shown."""
        return tuple(line for line in self._lines if not line.isHidden())

    @property
    def is_idle(self) -> bool:
        """Whether nothing works that it follows, shown or not yet."""
        return not self._lines

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        for line in self._lines:
            line.set_theme(theme)

    def _show(self, line: "WorkLine") -> None:
        if line in self._lines:
            line.show()
            self.show()

    def _take_away(self, line: "WorkLine") -> None:
        if not isValid(self) or line not in self._lines:
            return
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.setVisible(bool(self.lines))


class WorkLine(QFrame):
    """One of them."""

    def __init__(self, words: str, total: int, cancel: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("workLine")
        self._total, self._cancel = total, cancel
        self.sentence = Title()
        self.sentence.setMinimumWidth(LEAST_WIDTH)
        self.sentence.setText(words)
        self.detail = text("", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(BAR_WIDTH)
        self.bar.setAccessibleName(words)
        self.stop = QToolButton()
        self.stop.setIconSize(QSize(16, 16))
        self.stop.setToolTip(self.tr("Stop this"))
        self.stop.setAccessibleName(self.tr("Stop this"))
        self.stop.clicked.connect(self._stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 5, 8, 5)
        line.setSpacing(12)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.detail)
        line.addWidget(self.bar)
        line.addWidget(self.stop)

    def show_progress(self, done: object) -> None:
        """So much is done, where it is told as a number."""
        if not isinstance(done, int) or not self.stop.isEnabled():
            return
        if self._total:
            share = min(1.0, done / self._total)
            self.bar.setRange(0, STEPS)
            self.bar.setValue(round(STEPS * share))
            self.detail.setText(self.tr("{n} %").format(n=int(100 * share)))
        else:
            self.detail.setText(number_text(done))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.stop.setIcon(icons.icon("cross", theme))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.bar.setRange(0, 0)
        self.detail.setText(self.tr("Stopping…"))
        self._cancel()
