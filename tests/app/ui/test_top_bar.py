"""The bar at the top of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.keyboard.actions import Actions
from app.ui.looks.theme import DARK
from app.ui.top_bar import ProjectName, TopBar


def test_the_name_of_the_project_says_where_it_is_kept(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, {})
    bar = TopBar(actions)
    bar.setParent(window)
    bar.set_project("Spring", "/cards/Spring.trapline")
    name = bar.findChild(ProjectName)
    assert (name.text(), name.toolTip()) == ("Spring", "/cards/Spring.trapline")
    bar.set_project("")
    assert (name.text(), name.toolTip()) == ("", "")
    actions["find"].setToolTip("Find a video  (Ctrl+J)")  # another key was chosen
    assert bar.search.toolTip() == "Find a video  (Ctrl+J)"


def test_escape_gives_up_a_search(qtbot: QtBot) -> None:
    window, bar = shown(qtbot, "Spring")
    said: list[str] = []
    bar.searched.connect(said.append)
    bar.search.setFocus()
    window.activateWindow()
    qtbot.waitUntil(bar.search.hasFocus)
    qtbot.keyClicks(bar.search, "ly")
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert said == ["l", "ly", ""]
    assert not bar.search.hasFocus()
    bar.search.setText("ly")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert bar.search.text() == "ly", "elsewhere Escape means something else"


def test_the_name_gives_way_to_words_and_words_to_icons_before_any_is_cut(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, {})
    actions.set_theme(DARK)
    bar = TopBar(actions)
    bar.set_theme(DARK)
    bar.setParent(window)
    bar.set_project("Spring")
    with qtbot.waitExposed(window):
        window.show()
    bar.resize(1600, 44)
    name = bar.findChild(ProjectName)
    with_name = bar.layout().totalMinimumSize().width()
    without = with_name - name.minimumSizeHint().width() - bar.layout().spacing()
    both, words, icons = (
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
        Qt.ToolButtonStyle.ToolButtonTextOnly,
        Qt.ToolButtonStyle.ToolButtonIconOnly,
    )
    bar.resize(without - 1, 44)
    words_alone = bar.layout().totalMinimumSize().width()
    found = []
    for width in (with_name, with_name - 1, without, without - 1, words_alone, words_alone - 1, with_name):
        bar.resize(width, 44)
        found.append((bar.button("scan").toolButtonStyle(), name.isVisible()))
        assert bar.layout().totalMinimumSize().width() <= width
    assert found == [
        (both, True),
        (both, False),
        (both, False),
        (words, False),
        (words, False),
        (icons, True),
        (both, True),
    ]
    assert "Scan" in bar.button("scan").toolTip()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_search_says_what_it_finds_in_words_that_are_not_cut(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    usual = qapp.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * percent / 100)
    qapp.setFont(larger)
    try:
        _window, bar = shown(qtbot, "Spring")
        bar.set_theme(DARK)
        said = set()
        for width in (3000, bar.layout().totalMinimumSize().width()):
            bar.resize(width, 44)
            hint = bar.search.placeholderText()
            assert bar.search.fontMetrics().horizontalAdvance(hint) < bar.search.width() - 30
            said.add(hint)
        assert said == {"Find by name, site or species", "Find"}
    finally:
        qapp.setFont(usual)


def test_the_search_gives_way_to_the_name_of_the_project(qtbot: QtBot) -> None:
    _window, bar = shown(qtbot, "Bohemian survey")
    name = bar.findChild(ProjectName)
    bar.resize(3000, 44)
    needed = bar.layout().totalMinimumSize().width()
    bar.resize(needed + name.sizeHint().width() - name.minimumSizeHint().width() + 60, 44)
    assert name.shown == "Bohemian survey"
    assert bar.search.width() < bar.search.maximumWidth()
    bar.resize(needed, 44)
    assert name.shown.startswith("B")
    assert name.shown.endswith("y")


def shown(qtbot: QtBot, project: str) -> tuple[QWidget, TopBar]:
    """A bar with a project's name, in its window on the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    bar = TopBar(Actions(window, {}))
    bar.setParent(window)
    bar.set_project(project)
    with qtbot.waitExposed(window):
        window.show()
    return window, bar
