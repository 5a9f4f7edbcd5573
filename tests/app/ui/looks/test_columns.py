"""Columns that share what room there is."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QTableWidgetItem
from pytestqt.qtbot import QtBot

from app.ui.looks.columns import FittedColumns, in_two_lines, narrowed
from app.ui.looks.tables import table


@pytest.mark.parametrize(
    ("wished", "room", "given"),
    [
        ([60, 90], 200, [60, 90]),
        ([60, 90, 110], 240, [60, 90, 90]),
        ([60, 90, 110], 192, [60, 66, 66]),
        ([50, 90, 110], 170, [50, 60, 60]),
        ([50, 90, 110], 169, [50, 90, 110]),
        ([], 10, []),
    ],
)
def test_the_widest_give_way_first_and_none_where_all_of_that_would_not_do(
    wished: list[int], room: int, given: list[int]
) -> None:
    assert narrowed(wished, room, least=60) == given


def test_what_is_too_long_goes_on_in_a_second_line_and_each_is_cut_by_itself(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())

    def lines(words: str, room: str) -> list[str]:
        return in_two_lines(words, metrics, metrics.horizontalAdvance(room) + 2).split("\n")

    assert lines("Old quarry", "Old quarry") == ["Old quarry"]
    assert lines("Old quarry", "quarry") == ["Old", "quarry"]
    assert lines("By the old quarry", "By the old") == ["By the old", "quarry"]
    first, second = lines("Charcoal kiln by the crossing", "Ch…l")
    assert first[0] == "C"
    assert "…" in first
    assert second[0] == "k"
    assert second[-1] == "g"
    assert lines("", "x") == [""]


def test_long_words_have_the_room_that_short_ones_leave(qtbot: QtBot) -> None:
    made = table("Folders", ("Folder", "Files"))
    qtbot.addWidget(made)
    columns = FittedColumns(made, taker=0)
    made.resize(600, 200)
    made.show()
    made.setRowCount(1)
    for place, words in enumerate(("Spruce bog/2024-06-12/DCIM/100EK113", "3")):
        made.setItem(0, place, QTableWidgetItem(words))
    columns.fit()
    wide = [made.columnWidth(place) for place in (0, 1)]
    assert sum(wide) == made.viewport().width()
    assert wide[0] >= made.sizeHintForColumn(0)
    made.resize(260, 200)
    assert made.columnWidth(1) == wide[1], "the widest gives way"
    assert made.horizontalScrollBar().maximum() == 0
    made.setItem(0, 1, QTableWidgetItem("as long as the path of a folder is"))
    columns.fit()
    assert abs(made.columnWidth(0) - 2 * made.columnWidth(1)) < 3
