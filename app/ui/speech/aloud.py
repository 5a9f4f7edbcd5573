"""What a screen reader says of views that are painted: they have no items that it could walk by itself.

Orca drops what a window announces within a tenth of a second of something else, so what comes at once is said
as one; what a view says again meanwhile takes the place of what it said.
"""

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

POLITE = QAccessible.AnnouncementPoliteness.Polite
AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive
GATHERING_MS = 150
SAYS_DESCRIPTIONS = sys.platform == "linux"  # Orca, by itself, where that of the focused widget changes


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Say something of `widget`, whoever has the focus; `at_once` in the midst of another sentence."""
    app = QApplication.instance()
    if words and app is not None and QAccessible.isActive():
        _voice(app).add(widget, words, at_once=at_once)


def describe(widget: QWidget, words: str, *, always: bool = False) -> None:
    """What a view shows now is how it is described; where the keys go to it, it is said as well.

    `always`: it is said wherever they go, while the view is seen.
    """
    if words == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(words)
    focused = widget.hasFocus()
    if not (focused and SAYS_DESCRIPTIONS) and (focused or (always and widget.isVisible())):
        announce(widget, words, at_once=True)


class _Voice(QObject):
    """Gathers what is to be said."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._words: dict[QWidget, str] = {}
        self._at_once = False
        self._soon = QTimer(self, interval=GATHERING_MS, singleShot=True)
        self._soon.timeout.connect(self._say)

    def add(self, widget: QWidget, words: str, *, at_once: bool) -> None:
        self._words.pop(widget, None)
        self._words[widget] = words
        self._at_once |= at_once
        if not self._soon.isActive():
            self._soon.start()

    def _say(self) -> None:
        words, at_once = self._words, self._at_once
        self._words, self._at_once = {}, False
        there = {widget: said for widget, said in words.items() if isValid(widget)}
        if not there:
            return
        said = QAccessibleAnnouncementEvent(next(reversed(there)), "\n".join(there.values()))
        said.setPoliteness(AT_ONCE if at_once else POLITE)
        QAccessible.updateAccessibility(said)


def _voice(app: QObject) -> _Voice:
    return app.findChild(_Voice) or _Voice(app)
