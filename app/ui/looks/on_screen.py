"""What fits on a screen: a laptop of 1366 x 768 at 150 % has room for 911 x 512, less its bars."""

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

BORDERS = QMargins(8, 40, 8, 8)  # of a window, with its title
USUAL_HEIGHT = 16  # of a line of text, in pixels


def is_too_large(window: QSize, room: QSize) -> bool:
    """Whether a window with its title and borders would reach beyond the screen."""
    whole = window.grownBy(BORDERS)
    return whole.width() > room.width() or whole.height() > room.height()


def fit_screen(window: QWidget) -> None:
    """Make what chose its size no larger than there is room for, or its buttons could not be reached."""
    room = window.screen().availableSize()
    if window.testAttribute(Qt.WidgetAttribute.WA_Resized) and is_too_large(window.size(), room):
        window.resize(window.size().boundedTo(room.shrunkBy(BORDERS)))


class FitsScreen(QObject):
    """Fits a window when it is shown for the first time: before, Qt's own dialogs have not chosen their size,
    such as thirty rows of files.
    """

    def watch(self, window: QWidget) -> None:
        """See that it fits."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        if happening.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            fit_screen(watched)
        return False


def resize_for_text(dialog: QWidget, width: int, height: int) -> None:
    """To so many pixels at the usual size of the text, to more where it is larger."""
    dialog.resize(for_text(width, dialog.fontMetrics()), for_text(height, dialog.fontMetrics()))


def for_text(length: int, metrics: QFontMetrics) -> int:
    """So many pixels at the usual size of the text, more where it is larger: of what stands beside words."""
    return round(length * max(1.0, metrics.height() / USUAL_HEIGHT))
