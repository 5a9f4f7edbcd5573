"""What lies over a whole window until it is done with."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.ui.looks.sheets import dress_as

SHADE = QColor(0, 0, 0, 150)  # over what is out of reach


class Cover(QWidget):
    """As large as its window, whose keys rest meanwhile; a subclass paints it and says what ends it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def come_up(self) -> None:
        """Lie over the window from now on, with the keys: once all parts are there."""
        dress_as(self._window, self)
        self._window.installEventFilter(self)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        if happening.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def event(self, happening: QEvent) -> bool:
        if happening.type() == QEvent.Type.ShortcutOverride:
            happening.accept()
            return True
        return super().event(happening)
