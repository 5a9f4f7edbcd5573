"""Lets a whole date be typed into a field of Qt's, also instead of all that is chosen there.

Qt goes on by itself to the part behind a full one, takes the sign that is typed next as a wish to go on once
more, and knows no day 31 in a month that is about to be typed over: 2023-12-31 became another day, unseen.
"""

from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit

from app.ui.looks.typed_moments import moment_typed, parts_of, split_up

_AWAY = (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr)  # some signs are typed with them


def let_type_through(field: QDateTimeEdit) -> None:
    """From now on, what is typed from the first part on is the date that it says."""
    field.installEventFilter(_Typing(field))


class _Typing(QObject):
    def __init__(self, field: QDateTimeEdit) -> None:
        super().__init__(field)
        self._field = field
        self._typed = ""  # from the first part on, without a pause

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the key was for the whole date, so that Qt need not see it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() not in _MODIFIERS and self._type(event.text())
        if event.type() in _AWAY:
            self._take(is_over=True)
        return False

    def _type(self, written: str) -> bool:
        is_sign = written != "" and written.isprintable() and not written.isalnum()
        if written.isdigit() and not self._typed and self._is_at_the_beginning():
            self._field.setSelectedSection(self._field.sectionAt(0))
            self._typed = written
        elif self._typed and (written.isdigit() or is_sign):
            self._typed += written
        else:
            self._take(is_over=True)
            return False
        return self._take(is_over=False) or is_sign

    def _is_at_the_beginning(self) -> bool:
        line = self._field.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        is_first = self._field.currentSectionIndex() == 0
        at_first = is_first and (line.cursorPosition() == 0 or line.hasSelectedText())
        return at_first or line.selectedText() == line.text()

    def _take(self, *, is_over: bool) -> bool:
        """Show what was typed, if it is a whole date."""
        form = self._field.displayFormat()
        before = self._field.dateTime().toPython()
        assert isinstance(before, datetime)
        moment = moment_typed(self._typed, form, before, is_over=is_over)
        if moment is not None:
            self._field.setDateTime(QDateTime.fromString(moment.isoformat(), Qt.DateFormat.ISODateWithMs))
            last = len(split_up(self._typed, parts_of(form))) - 1
            self._field.setSelectedSection(self._field.sectionAt(last))
        if is_over:
            self._typed = ""
        return moment is not None
