"""Which part of a date the keys are in: by itself a screen reader hears that "06" is selected."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QDateTimeEdit

from app.ui.speech.aloud import announce


def say_parts(field: QDateTimeEdit) -> None:
    """Say it of this field, wherever the keys go in it."""
    _Parts(field)


class _Parts(QObject):
    """Of one field."""

    def __init__(self, field: QDateTimeEdit) -> None:
        super().__init__(field)
        self._field, self._said = field, ""
        field.installEventFilter(self)
        field.lineEdit().cursorPositionChanged.connect(self._say)
        field.dateTimeChanged.connect(self._say)

    def eventFilter(self, _field: QObject, happening: QEvent) -> bool:
        if happening.type() == QEvent.Type.FocusIn:
            self._said = ""
            QTimer.singleShot(0, self, self._say)  # once the field has it
        return False

    def _say(self, *_changed: object) -> None:
        part = self._field.currentSection()
        words = f"{_part_name(part)}: {self._field.sectionText(part)}"
        if self._field.hasFocus() and words != self._said and self._field.sectionText(part):
            self._said = words
            announce(self._field, words, at_once=True)


def _part_name(part: QDateTimeEdit.Section) -> str:
    part_of = QDateTimeEdit.Section
    return {
        part_of.DaySection: QCoreApplication.translate("DateParts", "Day"),
        part_of.MonthSection: QCoreApplication.translate("DateParts", "Month"),
        part_of.YearSection: QCoreApplication.translate("DateParts", "Year"),
        part_of.HourSection: QCoreApplication.translate("DateParts", "Hour"),
        part_of.MinuteSection: QCoreApplication.translate("DateParts", "Minute"),
        part_of.SecondSection: QCoreApplication.translate("DateParts", "Second"),
    }.get(part, "")
