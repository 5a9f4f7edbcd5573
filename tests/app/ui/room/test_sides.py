"""A window that is too narrow for library, middle and panel together."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.looks.roomy import Roomy
from app.ui.projects.house import House
from app.ui.window import MainWindow
from tests.windows import opened

NARROW, WIDE = (800, 560), (1400, 700)


@pytest.fixture
def house(qtbot: QtBot, window: MainWindow, project: Project) -> House:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.video is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return house


def narrow(qtbot: QtBot, window: MainWindow, house: House) -> None:
    window.resize(*NARROW)
    qtbot.waitUntil(lambda: house.workroom.sides.is_narrow)
    qtbot.waitUntil(house.workroom.sides.rail.isVisible)


def is_whole(part: QWidget, window: QWidget) -> bool:
    """Whether all of a part lies within its window."""
    return part.isVisible() and window.rect().contains(part.rect().translated(part.mapTo(window, QPoint())))


def test_the_rail_opens_the_library_in_place_of_the_middle_and_a_video_brings_it_back(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    library, stage, sides = house.furniture.library, house.furniture.stage, house.workroom.sides
    window.resize(*WIDE)
    qtbot.waitUntil(lambda: library.isVisible() and stage.isVisible() and not sides.rail.isVisible())
    narrow(qtbot, window, house)
    assert is_whole(stage.player, window)
    assert is_whole(house.furniture.panel, window)
    assert not library.isVisible()
    qtbot.mouseClick(sides.rail, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_whole(library, window))
    assert not stage.isVisible()
    assert QApplication.focusWidget() is library.tree
    last = library.model.index_of_video(library.videos[-1].id)
    qtbot.mouseClick(
        library.tree.viewport(), Qt.MouseButton.LeftButton, pos=library.tree.visualRect(last).center()
    )
    qtbot.waitUntil(lambda: is_whole(stage.player, window))
    assert house.session.video is not None
    assert house.session.video.id == library.videos[-1].id
    assert QApplication.focusWidget() is stage.player


def test_a_key_and_escape_lead_there_and_back(qtbot: QtBot, window: MainWindow, house: House) -> None:
    library, stage = house.furniture.library, house.furniture.stage
    narrow(qtbot, window, house)
    for back in (Qt.Key.Key_F6, Qt.Key.Key_Escape, Qt.Key.Key_N):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        qtbot.waitUntil(library.tree.hasFocus)
        qtbot.keyClick(library.tree, back)
        qtbot.waitUntil(stage.isVisible)
        assert not library.isVisible()
        assert QApplication.focusWidget() is stage.player


def test_keys_go_back_to_what_is_seen(qtbot: QtBot, window: MainWindow, house: House) -> None:
    library, grid, species = house.furniture.library, house.furniture.grid, house.furniture.panel.card.species
    narrow(qtbot, window, house)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(library.tree.hasFocus)
    qtbot.keyClick(library.tree, Qt.Key.Key_S)
    qtbot.waitUntil(species.hasFocus)
    qtbot.keyClick(species, Qt.Key.Key_Escape)
    qtbot.waitUntil(library.tree.hasFocus)
    window.actions_["grid"].trigger()
    house.workroom.sides.show_library(False)
    window.resize(600, 560)
    qtbot.waitUntil(lambda: house.workroom.sides.is_narrow)
    for seen in (library.tree, grid.view):
        window.actions_["library"].trigger()
        qtbot.waitUntil(seen.hasFocus)


def test_where_there_is_room_again_the_sides_are_as_wide_as_they_were(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    splitter = house.workroom.splitter
    window.resize(*WIDE)
    qtbot.waitUntil(lambda: splitter.width() > NARROW[0])
    splitter.moveSplitter(400, 1)
    before = splitter.sizes()
    narrow(qtbot, window, house)
    assert house.workroom.arrangement()["widths"] == tuple(before), "what is kept when it is closed now"
    window.resize(*WIDE)
    qtbot.waitUntil(lambda: splitter.sizes() == before)


def test_in_a_narrow_room_the_panel_leaves_the_picture_what_it_can_spare(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    sides, panel = house.workroom.sides, house.furniture.panel
    window.resize(*WIDE)
    sides.set_sizes([250, 600, 540])
    narrow(qtbot, window, house)
    qtbot.waitUntil(lambda: panel.width() <= panel.sizeHint().width() + 1)


def test_the_verdicts_say_their_keys_where_there_is_room_for_larger_text(
    qtbot: QtBot, window: MainWindow, house: House
) -> None:
    accept = house.furniture.panel.findChild(QPushButton, "accept")
    window.resize(*WIDE)
    try:
        for percent in (150, 100):
            window.settings.change(text_percent=percent)
            window.dress()
            qtbot.waitUntil(lambda: window.appearance.changing is None)
            qtbot.waitUntil(lambda: accept.text().endswith("Enter"))
    finally:
        window.settings.change(text_percent=100)
        window.dress()
    narrow(qtbot, window, house)
    house.workroom.sides.set_sizes([250, 900, 240])
    window.resize(*WIDE)
    qtbot.waitUntil(lambda: accept.text() == "Accept")


def test_a_page_that_needs_more_than_there_is_scrolls_and_follows_the_keys(qtbot: QtBot) -> None:
    page = QWidget()
    first, last = QWidget(page), QWidget(page)
    page.minimumSizeHint = lambda: first.size().expandedTo(last.size()) * 3  # type: ignore[method-assign]
    for each in (first, last):
        each.resize(300, 200)
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    last.move(600, 400)
    area: QScrollArea = Roomy(page)
    qtbot.addWidget(area)
    area.resize(1000, 700)
    area.show()
    assert page.size() == area.size()
    area.resize(500, 300)
    qtbot.waitUntil(lambda: page.width() == 900)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: is_whole(last, area))
