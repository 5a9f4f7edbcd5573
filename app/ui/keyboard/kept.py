"""Keys that a widget in focus has for itself, whatever the table of keys says."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # through a list
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEPT = "keptKeys"  # a property of the widget


def keep_keys(widget: QWidget, *keys: Qt.Key) -> None:
    """Let the widget have these keys; `FocusKeepsItsKeys` asks for them."""
    widget.setProperty(_KEPT, [key.value for key in keys])


def kept_keys(widget: QObject) -> frozenset[Qt.Key]:
    """What the widget was let have."""
    kept: Iterable[int] = widget.property(_KEPT) or ()
    return frozenset(map(Qt.Key, kept))
