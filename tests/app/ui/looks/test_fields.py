"""Fields of forms."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.looks.fields import ChoiceBox

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
