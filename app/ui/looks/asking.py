"""Asks for one thing in a dialog of its own: a field, and a button that says what comes of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.ui.looks.fields import ChoiceBox
from app.ui.looks.parts import asked, dialog_column, question_text, two_answers


def ask_line(parent: QWidget, title: str, words: str, value: str, *, yes: str) -> str | None:
    """What somebody wrote in place of `value`, without spaces around; None who thought better of it."""
    field = QLineEdit(value)
    field.selectAll()
    return field.text().strip() if _is_sure(parent, title, words, field, yes) else None


def ask_name(parent: QWidget, title: str, words: str, known: Sequence[str], *, yes: str) -> str | None:
    """One of the names that are known, or another, without spaces around; None as above."""
    field = ChoiceBox(editable=True)
    field.addItems(known)
    return field.currentText().strip() if _is_sure(parent, title, words, field, yes) else None


def ask_choice(parent: QWidget, title: str, words: str, choices: Sequence[str], *, yes: str) -> int | None:
    """The place of one of the choices; None as above."""
    field = ChoiceBox()
    field.addItems(choices)
    return field.currentIndex() if _is_sure(parent, title, words, field, yes) else None


def _is_sure(parent: QWidget, title: str, words: str, field: QWidget, yes: str) -> bool:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    field.setAccessibleName(words)
    buttons, go = two_answers(dialog, yes)
    down = dialog_column(dialog)
    for part in (question_text(dialog, words), field, buttons):
        down.addWidget(part)
    go.setDefault(True)  # in the dialog by now, which else takes the first button for it
    field.setFocus()
    return bool(asked(dialog))
