"""Fields of forms."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.dialogs.export import ExportDialog
from app.ui.looks.fields import ChoiceBox, DayBox, MomentBox
from app.ui.window import MainWindow
from tests.windows import choose_in

CHOICE = "after the last independent one"


@pytest.mark.parametrize(("width", "shown"), [(90, [CHOICE]), (900, [])])
def test_a_choice_that_is_cut_stands_under_the_mouse(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, shown: list[str]
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _box: said.append(words))
    box = ChoiceBox()
    box.addItem(CHOICE)
    qtbot.addWidget(box)
    box.resize(width, 30)
    box.show()
    place = QPoint(10, 10)
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, place, box.mapToGlobal(place)))
    assert said == shown


@pytest.mark.parametrize("all_chosen", [True, False])
@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("yyyy-MM-dd", "2023-12-31 07:05:09"),
        ("yyyy-MM-dd", "20231231070509"),
        ("yyyy-MM-dd", "2023-12-31 7:5:9"),
        ("dd.MM.yyyy", "31.12.2023 07:05:09"),
        ("dd.MM.yyyy", "31.12.23 07:05:09"),
        ("M/d/yyyy", "12/31/2023 07:05:09"),
    ],
)
def test_a_moment_is_what_was_typed(qtbot: QtBot, form: str, typed: str, all_chosen: bool) -> None:
    before = QDateTime(2024, 2, 29, 0, 43, 27)  # of a month without a day 31
    box = MomentBox(before, f"{form} HH:mm:ss")
    qtbot.addWidget(box)
    box.show()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    if all_chosen:
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, typed)
    assert box.dateTime().toPython() == datetime(2023, 12, 31, 7, 5, 9)


@pytest.mark.parametrize(
    ("form", "typed"),
    [("yyyy-MM-dd", "2023-12-31"), ("dd.MM.yyyy", "31.12.2023"), ("dd.MM.yyyy", "31.12.23")],
)
def test_a_day_is_what_was_typed_once_the_field_is_left(qtbot: QtBot, form: str, typed: str) -> None:
    box = DayBox("From", form)
    box.show_day(date(2024, 2, 29))
    qtbot.addWidget(box)
    box.show()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.day == date(2023, 12, 31)


def test_a_part_of_a_moment_is_still_typed_and_stepped_by_itself(qtbot: QtBot) -> None:
    box = MomentBox(QDateTime(2024, 2, 10, 0, 43, 27), "yyyy-MM-dd HH:mm:ss")
    qtbot.addWidget(box)
    box.show()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(box, "2023")
    QTest.keyClick(box, Qt.Key.Key_Up)  # the month, where Qt has gone on to
    box.setSelectedSection(MomentBox.Section.HourSection)
    QTest.keyClicks(box, "11")
    assert box.dateTime().toPython() == datetime(2023, 3, 10, 11, 43, 27)


def test_a_number_stands_as_far_from_the_edge_as_the_words_of_other_fields(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = ExportDialog(window, folder=Path(), name="survey")
    qtbot.addWidget(dialog)
    dialog.show()
    choose_in(dialog.formats, "unmarked")

    def left(line: QLineEdit) -> int:
        shown = line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center().x()
        return shown + line.mapTo(dialog, line.rect().topLeft()).x()

    lines = [dialog.out, dialog.occasion.lineEdit()]
    for line in lines:
        line.setCursorPosition(0)
    first, second = map(left, lines)
    assert abs(first - second) <= 1
