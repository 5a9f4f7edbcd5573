"""Words in one line, however little room there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionButton

LEAST_WIDTH = 60  # of a button with a name, in pixels


class Title(QLabel):
    """As much of a name as there is room for, and a sign that there is more."""

    @property
    def shown(self) -> str:
        """What can be read of it."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.style().drawItemText(
            QPainter(self),
            self.rect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            self.shown,
            self.foregroundRole(),
        )


class WholeOrNothing(QLabel):
    """What would mislead where it is cut, such as a date: nothing is drawn where it does not fit."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width():
            super().paintEvent(event)


class NameButton(QPushButton):
    """A button with a name, which may be long: as much of it as there is room for."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # others never shrink

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(LEAST_WIDTH, hint.width()), hint.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        cut, mnemonic = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextShowMnemonic
        option.text = self.fontMetrics().elidedText(option.text, cut, room, mnemonic)
