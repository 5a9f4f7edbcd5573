"""Fields that the wheel scrolls past: Qt lets it change them, unseen, by who scrolls what they stand in."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QDateTimeEdit, QSpinBox


class _PastTheWheel:
    def wheelEvent(self, turn: QWheelEvent, /) -> None:
        turn.ignore()


class ChoiceBox(_PastTheWheel, QComboBox):
    """One of several; the list that opens scrolls as every list."""


class NumberBox(_PastTheWheel, QSpinBox):
    """A whole number."""


class DayBox(_PastTheWheel, QDateEdit):
    """A day of the calendar."""


class MomentBox(_PastTheWheel, QDateTimeEdit):
    """A day and a time."""
