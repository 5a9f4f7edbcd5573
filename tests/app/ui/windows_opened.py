"""Which windows come up while something is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Opened(QObject):
    """Names the kind of each widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


@contextmanager
def windows_opened(app: QApplication) -> Iterator[list[str]]:
    """A list that is filled while the block runs."""
    watching = Opened()
    app.installEventFilter(watching)
    try:
        yield watching.kinds
    finally:
        app.removeEventFilter(watching)
