"""Fields that the wheel scrolls past: Qt lets it change them, unseen, by who scrolls what they stand in."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QDateTimeEdit, QSpinBox


class ChoiceBox(QComboBox):
    """One of several; the list that opens scrolls as every list."""

    def wheelEvent(self, turn: QWheelEvent) -> None:
        turn.ignore()


class NumberBox(QSpinBox):
    """A whole number."""

    def wheelEvent(self, turn: QWheelEvent) -> None:
        turn.ignore()


class DayBox(QDateEdit):
    """A day of the calendar."""

    def wheelEvent(self, turn: QWheelEvent) -> None:
        turn.ignore()


class MomentBox(QDateTimeEdit):
    """A day and a time."""

    def wheelEvent(self, turn: QWheelEvent) -> None:
        turn.ignore()
