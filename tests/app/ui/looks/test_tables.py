"""Tables as dialogs have them."""

from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from app.ui.looks.tables import table

SITE = "Old quarry at the very long northern fence/DCIM/100MEDIA"


def test_paths_that_differ_at_their_ends_are_told_apart_in_a_narrow_column(qtbot: QtBot) -> None:
    made = table("Videos", ["Video"])
    qtbot.addWidget(made)
    made.setRowCount(3)
    for line in range(3):
        made.setItem(line, 0, QTableWidgetItem(f"{SITE}/IMG_000{line}.MP4"))
    made.setColumnWidth(0, 200)
    made.resize(240, 120)
    with qtbot.waitExposed(made):
        made.show()
    first, second = (
        made.viewport().grab(made.visualItemRect(made.item(line, 0)).adjusted(2, 2, -2, -2)).toImage()
        for line in (1, 2)  # the first has the focus
    )
    assert first.size() == second.size()
    assert first != second
