"""The field that takes a time or a frame to go to; it is there only while somebody types in it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.keyboard.kept import ENTER

WIDTH_LETTERS = 16


class JumpField(QLineEdit):
    """Enter goes there, Escape gives up; either way the keyboard goes back to who had it."""

    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("12.5, 1:05, f374"))
        self.setAccessibleName(self.tr("Go to a time or frame"))
        self._before: QWidget | None = None
        self.hide()

    def begin(self) -> None:
        """Come up, empty, and take the keyboard."""
        window = self.window()
        self._before = window.focusWidget()
        self.setFixedWidth(WIDTH_LETTERS * self.fontMetrics().averageCharWidth())
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, happening: QEvent) -> bool:
        if (
            happening.type() == QEvent.Type.ShortcutOverride
            and isinstance(happening, QKeyEvent)
            and happening.key() in (Qt.Key.Key_Escape, *ENTER)
        ):
            happening.accept()
            return True
        return super().event(happening)

    def keyPressEvent(self, press: QKeyEvent) -> None:
        if press.key() == Qt.Key.Key_Escape:
            self._end()
        elif press.key() in ENTER:
            text = self.text().strip()
            self._end()
            if text:
                self.typed.emit(text)
        else:
            super().keyPressEvent(press)

    def focusOutEvent(self, going: QFocusEvent) -> None:
        super().focusOutEvent(going)
        self.hide()

    def _end(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            before.setFocus()
        self.hide()
