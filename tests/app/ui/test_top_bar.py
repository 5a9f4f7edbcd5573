"""The bar at the top of the window."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.actions import Actions
from app.ui.top_bar import ProjectName, TopBar


def test_the_name_of_the_project_says_where_it_is_kept(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = TopBar(Actions(window, {}))
    bar.setParent(window)
    bar.set_project("Spring", "/cards/Spring.trapline")
    name = bar.findChild(ProjectName)
    assert (name.text(), name.toolTip()) == ("Spring", "/cards/Spring.trapline")
    bar.set_project("")
    assert (name.text(), name.toolTip()) == ("", "")
