"""The table of examples is as high as its rows, whatever stands around them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.learning.labels_at_hand import ClassAtHand
from app.ui.improve.class_table import ALL, ALL_WIDTH, MOST_ROWS, ClassTable
from app.ui.looks.parts import column

SITES = [f"Site {number}" for number in range(12)]
SURVEY = ["Bear hollow", "Creek ford", "Fern ridge", "Old quarry", "Spruce bog", "Wind gap"]
DEMO = ["Ridge", "River", "Spruce bog", "Waterhole"]


def test_a_few_classes_are_seen_whole_beside_more_sites_than_fit_and_many_are_scrolled(qtbot: QtBot) -> None:
    table = ClassTable()
    qtbot.addWidget(table)
    table.resize(300, 10)
    for number, seen in ((6, (True, False)), (MOST_ROWS, (True, False)), (MOST_ROWS + 1, (True, True))):
        classes = [ClassAtHand(f"animal {n}", "species", {"Site 1": n}) for n in range(number)]
        table.rows.show(classes, SITES, [], None)
        table.show()
        qtbot.waitUntil(lambda seen=seen: scroll_bars(table) == seen)
        qtbot.wait(10)
        assert scroll_bars(table) == seen  # and so it stays


@pytest.mark.parametrize(
    ("longest", "sites", "held_out", "width"),
    [
        ("grooms/cleans itself or other animal", DEMO, [], 480),
        ("putzt sich oder ein anderes Tier", DEMO, ["Waterhole", "Spruce bog"], 480),
        (
            "bears",
            ["Old quarry, north camera", "Old quarry, south camera", "秦岭山脊観察点・北側第一"],
            [],
            340,
        ),
    ],
)
def test_sites_that_would_be_cut_off_take_less_room_each(
    qtbot: QtBot, longest: str, sites: list[str], held_out: list[str], width: int
) -> None:
    table = ClassTable()
    qtbot.addWidget(table)
    table.resize(width, 10)
    table.rows.show([ClassAtHand(longest, "behavior", {sites[0]: 3})], sites, held_out, None)
    table.show()
    assert table.horizontalScrollBar().maximum() == 0
    narrow = [table.columnWidth(2 + place) for place in range(len(sites))]
    table.resize(2 * width, 10)
    wide = [table.columnWidth(2 + place) for place in range(len(sites))]
    assert all(a <= b for a, b in zip(narrow, wide, strict=True)), "with more room they have it"
    table.resize(width, 10)
    assert [table.columnWidth(2 + place) for place in range(len(sites))] == narrow


def test_heads_take_two_lines_before_names_are_cut_and_names_before_sites_are_scrolled(qtbot: QtBot) -> None:
    table = ClassTable()
    qtbot.addWidget(table)
    table.show()
    table.rows.show([ClassAtHand("grooms/cleans itself", "behavior", {"Ridge": 3})], SURVEY, [], None)
    found = []
    for width in (900, 480, 380, 200):
        table.resize(width, 10)
        qtbot.waitUntil(lambda: is_laid_out(table))
        is_scrolled = table.horizontalScrollBar().maximum() > 0
        found.append((table.horizontalHeader().height(), table.columnWidth(0), is_scrolled))
    (line, name, _), (two_lines, _, _), (_, cut, _), _ = found
    assert two_lines > line
    assert cut < name
    seen = [(line, name, False), (two_lines, name, False), (two_lines, cut, False), (two_lines, name, True)]
    assert found == seen


def is_laid_out(table: ClassTable) -> bool:
    """Whether heads and scroll bar have followed the columns, which Qt lets them do a moment later."""
    heads, bar = table.horizontalHeader(), table.horizontalScrollBar()
    has_followed = heads.height() == heads.sizeHint().height()
    return has_followed and (bar.maximum() > 0) == (heads.length() > table.viewport().width())


def scroll_bars(table: ClassTable) -> tuple[bool, bool]:
    """Whether the one to the side and the one downward are seen."""
    return table.horizontalScrollBar().isVisible(), table.verticalScrollBar().isVisible()


def test_what_stands_above_the_sums_is_never_cut_however_large_text_is(qtbot: QtBot) -> None:
    table = ClassTable()
    qtbot.addWidget(table)
    font = table.font()
    font.setPointSizeF(3 * font.pointSizeF())
    table.setFont(font)
    table.horizontalHeader().setFont(font)
    table.resize(700, 10)
    table.rows.show([ClassAtHand("bears", "species", {"Ridge": 3})], ["Ridge"], [], None)
    table.show()
    assert table.columnWidth(ALL) >= table.horizontalHeader().sectionSizeHint(ALL) > ALL_WIDTH


def test_the_menu_of_a_class_is_reached_by_keys_alone(qtbot: QtBot) -> None:
    table, before = ClassTable(), QPushButton("Before")
    holder = QWidget()
    holder.setLayout(column(before, table))
    qtbot.addWidget(holder)
    names = ("bears", "foxes")
    table.rows.show([ClassAtHand(name, "species", {"Ridge": 3}) for name in names], ["Ridge"], [], None)
    wanted: list[int] = []
    table.menu_wanted.connect(lambda row, _place: wanted.append(row))
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    qtbot.waitUntil(table.hasFocus)
    for key in (None, Qt.Key.Key_Down):
        if key is not None:
            qtbot.keyClick(table, key)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(table, asked)
    assert wanted == [0, 1]
