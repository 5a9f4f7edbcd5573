"""Questions in dialogs of their own."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.looks.asking import ask_choice, ask_line, ask_name
from app.ui.looks.question import Question


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def meet(does: Callable[[QDialog], object]) -> None:
    """Do something with the dialog that comes."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            does(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)


def press(key: Qt.Key) -> Callable[[QDialog], object]:
    return lambda dialog: QTest.keyClick(dialog.focusWidget() or dialog, key)


def test_what_is_written_comes_back_without_spaces(over: QWidget) -> None:
    def write(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChild(QLineEdit), " Rotfuchs ")  # in place of what stood there
        press(Qt.Key.Key_Return)(dialog)

    meet(write)
    assert ask_line(over, "Name", "What do you call it?", "red fox", yes="Take it") == "Rotfuchs"
    meet(press(Qt.Key.Key_Escape))
    assert ask_line(over, "Name", "What do you call it?", "red fox", yes="Take it") is None


def test_one_of_those_known_is_chosen_or_another_written(over: QWidget) -> None:
    def choose(dialog: QDialog) -> None:
        dialog.findChild(QComboBox).setCurrentIndex(1)
        press(Qt.Key.Key_Return)(dialog)

    meet(choose)
    assert ask_choice(over, "Backups", "Which?", ["today", "yesterday"], yes="Restore") == 1
    meet(choose)
    assert ask_name(over, "Blind", "Who?", ["Ana", "Bo"], yes="Begin") == "Bo"
    meet(lambda dialog: dialog.findChild(QComboBox).setEditText(" Cy ") or dialog.accept())
    assert ask_name(over, "Blind", "Who?", ["Ana", "Bo"], yes="Begin") == "Cy"
    meet(press(Qt.Key.Key_Escape))
    assert ask_choice(over, "Backups", "Which?", ["today"], yes="Restore") is None


def test_its_button_says_what_comes_and_is_the_main_one(over: QWidget) -> None:
    def look(dialog: QDialog) -> None:
        (main,) = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
        assert (main.text(), main.property("kind")) == ("Restore", "primary")

    meet(look)
    assert ask_choice(over, "Backups", "Which?", ["today"], yes="Restore") is None


@pytest.mark.parametrize("loses", [True, False])
def test_enter_means_that_it_stays_where_something_is_lost(over: QWidget, loses: bool) -> None:
    question = Question(over)
    question.put("Models", "Remove it?", ["It is gone then."], yes="Remove", loses=loses)
    meet(press(Qt.Key.Key_Return))
    assert question.asked() is not loses


def test_a_question_says_all_of_it_to_screen_readers(over: QWidget) -> None:
    question = Question(over)
    question.put("Models", "Remove it?", ["It is gone then.", "Two projects use it."], yes="Remove")
    assert question.accessibleDescription() == "Remove it? It is gone then. Two projects use it."
    question.deleteLater()
