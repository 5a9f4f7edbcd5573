"""What a screen reader says of views that are painted: they have no items that it could walk by itself."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

POLITE = QAccessible.AnnouncementPoliteness.Polite
AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Say something of `widget`, whoever has the focus; `at_once` in the midst of another sentence."""
    if words and QAccessible.isActive():
        said = QAccessibleAnnouncementEvent(widget, words)
        said.setPoliteness(AT_ONCE if at_once else POLITE)
        QAccessible.updateAccessibility(said)


def describe(widget: QWidget, words: str) -> None:
    """What a view shows now is how it is described; where the keys go to it, it is said as well."""
    if words == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(words)
    if widget.hasFocus():
        announce(widget, words, at_once=True)
