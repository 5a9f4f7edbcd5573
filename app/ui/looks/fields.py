"""Fields that the wheel scrolls past: Qt lets it change them, unseen, by who scrolls what they stand in."""

import sys
from datetime import date

from PySide6.QtCore import QDate, QDateTime, QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QHelpEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLabel,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QToolTip,
)

from app.ui.looks.parts import as_tip
from app.ui.looks.typed_through import let_type_through

CALLED_BY_CHOICE = sys.platform == "linux"  # there Qt takes no name of a QComboBox but a label beside it


class _PastTheWheel:
    def wheelEvent(self, turn: QWheelEvent, /) -> None:
        turn.ignore()


class ChoiceBox(_PastTheWheel, QComboBox):
    """One of several; the list that opens scrolls as every list."""

    def showEvent(self, showing: QShowEvent) -> None:
        super().showEvent(showing)
        if CALLED_BY_CHOICE and not self.accessibleDescription() and not self._has_label():
            self.setAccessibleDescription(self.accessibleName())

    def event(self, happening: QEvent) -> bool:
        """Under the mouse, the whole of a choice that is cut."""
        if isinstance(happening, QHelpEvent) and happening.type() == QEvent.Type.ToolTip and self._is_cut():
            QToolTip.showText(happening.globalPos(), as_tip(self.currentText()), self)
            return True
        return super().event(happening)

    def _is_cut(self) -> bool:
        look = QStyleOptionComboBox()
        self.initStyleOption(look)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, look, part, self).width()
        return self.fontMetrics().horizontalAdvance(self.currentText()) > room

    def _has_label(self) -> bool:
        around = self.parentWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return around is not None and any(
            each.buddy() is self for each in around.findChildren(QLabel, options=direct)
        )


class NumberBox(_PastTheWheel, QSpinBox):
    """A whole number, as far from the edge as the words of other fields."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # Qt leaves out the border and the padding here


class DayBox(_PastTheWheel, QDateEdit):
    """A day of the calendar, written in this form; `name` is what screen readers say."""

    def __init__(self, name: str, form: str) -> None:
        super().__init__()
        let_type_through(self)
        self.setCalendarPopup(True)
        self.setDisplayFormat(form)
        self.setAccessibleName(name)

    @property
    def day(self) -> date:
        """What is written."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def show_day(self, day: date) -> None:
        """Write this, without telling anybody."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day))


class MomentBox(_PastTheWheel, QDateTimeEdit):
    """A day and a time, written in this form."""

    def __init__(self, moment: QDateTime, form: str) -> None:
        super().__init__(moment)
        let_type_through(self)
        self.setDisplayFormat(form)
