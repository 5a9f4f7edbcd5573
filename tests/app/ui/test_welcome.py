"""What is shown while no project is open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.looks.title import NameButton, Title
from app.ui.welcome import Welcome


def test_projects_of_before_are_named_with_all_their_signs_below_each_other(qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    chosen: list[object] = []
    welcome.recent_chosen.connect(chosen.append)
    places = [Path("/cards/Swamp & Marsh.trapline"), "postgresql+psycopg://server/deer"]
    welcome.set_recent(places)
    with qtbot.waitExposed(welcome):
        welcome.show()
    links = [each for each in welcome.findChildren(QPushButton) if each.property("kind") == "link"]
    assert [each.text() for each in links] == ["Swamp && Marsh", "deer"]
    assert [each.toolTip() for each in links] == [str(each) for each in places]
    folders = welcome.findChildren(Title)
    assert len({each.x() for each in folders}) == 1
    assert all(isinstance(each, NameButton) for each in links), "a long name is cut with a sign"
    qtbot.mouseClick(links[1], Qt.MouseButton.LeftButton)
    assert chosen == [places[1]]
