"""The lists of the panel."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.store.records import ObservationId
from app.ui.looks.title import Title
from app.ui.observation.entries import Entry, EntryList


def test_a_name_without_room_says_that_there_is_more_of_it(qtbot: QtBot) -> None:
    listed = EntryList(removable=True)
    qtbot.addWidget(listed)
    name = "grooms/cleans itself or other animal"
    listed.set_entries([Entry(ObservationId(1), name, "0:02.0 – 0:07.0", color="")])
    listed.resize(260, 40)
    with qtbot.waitExposed(listed):
        listed.show()
    title = listed.findChild(Title)
    assert title.shown.endswith("…")
    assert title.toolTip() == name
    listed.resize(900, 40)
    qtbot.waitUntil(lambda: title.shown == name)


def test_each_cross_says_what_it_takes_away(qtbot: QtBot) -> None:
    listed = EntryList(removable=True, remove_tip=lambda: "Remove this behavior")
    qtbot.addWidget(listed)
    listed.set_entries(
        [
            Entry(ObservationId(1), "eats food", "0:01.0 – 0:02.0", color=""),
            Entry(ObservationId(2), "sleeps", "0:03.0 – 0:04.0", color=""),
        ]
    )
    crosses = [each for each in listed.findChildren(QPushButton) if each.toolTip()]
    assert [each.accessibleName() for each in crosses] == [
        "Remove this behavior: eats food 0:01.0 – 0:02.0",
        "Remove this behavior: sleeps 0:03.0 – 0:04.0",
    ]
