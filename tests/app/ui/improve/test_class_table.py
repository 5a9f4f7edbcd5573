"""The table of examples is as high as its rows, whatever stands around them."""

from pytestqt.qtbot import QtBot

from app.services.learning.labels_at_hand import ClassAtHand
from app.ui.improve.class_table import MOST_ROWS, ClassTable

SITES = [f"Site {number}" for number in range(12)]


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


def scroll_bars(table: ClassTable) -> tuple[bool, bool]:
    """Whether the one to the side and the one downward are seen."""
    return table.horizontalScrollBar().isVisible(), table.verticalScrollBar().isVisible()
