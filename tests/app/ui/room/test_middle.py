"""What stands between the library and the panel."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from app.services.projects import create_project
from app.ui.room.middle import EMPTY, PLAYER
from app.ui.speech import language
from app.ui.top_bar import PLACES
from app.ui.window import MainWindow

VERDICTS = ("accept", "reject", "next_unreviewed")


def test_a_project_without_videos_says_what_to_do_until_it_has_some(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, footage: Path
) -> None:
    house = window.furnish()
    create_project(tmp_path / "empty.trapline").close()
    window.open_path(tmp_path / "empty.trapline")
    qtbot.waitUntil(lambda: house.session.is_open)
    middle = house.workroom.middle
    qtbot.waitUntil(lambda: middle.currentIndex() == EMPTY)
    house.furniture.reviewing.next()
    qtbot.waitUntil(lambda: "no videos yet" in window.message_bar.text)
    window.message_bar.hide()
    window.actions_["scan"].trigger()
    nothing = "There is nothing to scan: this project has no videos yet."
    assert window.message_bar.text == nothing
    window.message_bar.hide()
    window.actions_["scan_again"].trigger()
    assert (window.message_bar.isVisible(), window.message_bar.text) == (True, nothing)
    shown = [each.text() for each in house.furniture.panel.findChildren(QLabel) if each.isVisible()]
    assert not any("on the left" in each for each in shown), "there is none"
    panel, chip = house.furniture.panel, house.furniture.library.filters.more
    goes_on = panel.findChild(QPushButton, "next_unreviewed")
    assert not goes_on.isEnabled()
    qtbot.waitUntil(lambda: house.furniture.finder.catalog is not None)
    assert not chip.isVisible()
    assert not any(window.actions_[name].isEnabled() for name in ("grid", "filter"))
    window.actions_["improve"].trigger()
    improve = house.improve.page
    qtbot.waitUntil(improve.data.isVisible)
    assert not improve.data.review.isVisible()
    assert improve.data.counted.text() == "This project has no videos yet."
    window.actions_["improve"].trigger()
    window.actions_["analyse"].trigger()
    buttons = house.analyse.page.findChildren(QPushButton)
    report = next(each for each in buttons if each.text() == "Report…")
    qtbot.waitUntil(lambda: not report.isEnabled())
    window.actions_["analyse"].trigger()
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=20_000)
    qtbot.waitUntil(lambda: middle.currentIndex() == PLAYER)
    qtbot.waitUntil(chip.isVisible)
    assert goes_on.isEnabled()
    assert window.actions_["grid"].isEnabled()
    filters = house.furniture.library.filters.panel
    window.actions_["filter"].trigger()
    assert filters.isVisible()
    window.actions_["models"].trigger()
    assert not filters.isVisible(), "it belongs to the library"
    window.close()


def test_the_bar_marks_the_place_and_grid_leads_to_the_tiles_from_every_page(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house, actions = window.furnish(), window.actions_
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3, timeout=20_000)

    def marked() -> list[str]:
        return [name for name in PLACES if actions[name].isChecked()]

    assert marked() == []
    for name in ("improve", "analyse", "models"):
        actions[name].trigger()
        assert marked() == [name]
        actions["grid"].trigger()
        assert (marked(), house.workroom.middle.shows_grid) == (["grid"], True)
    actions["analyse"].trigger()
    actions["analyse"].trigger()
    assert marked() == ["grid"], "back to where one was"
    actions["grid"].trigger()
    assert (marked(), house.workroom.middle.shows_grid) == ([], False)
    actions["models"].trigger()
    house.door.close_project()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.welcome)
    assert marked() == []
    actions["models"].trigger()
    assert marked() == ["models"], "it needs no project"
    window.close()


@pytest.mark.parametrize("chosen", ["en", "de", "es"])
def test_a_small_window_has_room_for_the_verdicts_in_every_language(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, footage: Path, chosen: str
) -> None:
    house = window.furnish()
    window.settings.change(language=chosen)
    window.dress()
    try:
        window.open_path(footage)
        qtbot.waitUntil(lambda: house.session.video is not None, timeout=20_000)
        window.resize(911, 600)
        verdicts = [house.furniture.panel.findChild(QPushButton, name) for name in VERDICTS]
        qtbot.waitUntil(lambda: window.width() == 911)
        for _ in range(2):  # the tiles and back
            qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in verdicts))
            house.workroom.middle.show_grid(True)
            house.workroom.middle.show_grid(False)
    finally:
        language.speak(qapp, "en")


def test_no_page_scrolls_sideways_in_half_a_laptop_s_screen_with_the_largest_text(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house = window.furnish()

    def dress(**chosen: object) -> None:
        window.settings.change(**chosen)
        window.dress()
        qtbot.waitUntil(lambda: window.appearance.changing is None)

    def too_wide() -> list[str]:
        around = [window.pages, *window.pages.currentWidget().findChildren(QScrollArea)]
        areas = [each for each in around if isinstance(each, QScrollArea) and each.isVisible()]
        inside = {each.accessibleName(): each.widget().minimumSizeHint().width() for each in areas}
        room = {each.accessibleName(): each.viewport().width() for each in areas}
        found = [name for name, needed in inside.items() if needed > room[name]]
        return [*found, *["the page"] * (window.pages.minimumSizeHint().width() > window.width())]

    try:
        dress(text_percent=150, language="de")
        window.open_path(footage)
        qtbot.waitUntil(lambda: house.session.video is not None, timeout=20_000)
        window.resize(800, 560)
        for name in ("library", "grid", "improve", "analyse", "models"):
            window.actions_[name].trigger()
            qtbot.waitUntil(lambda: too_wide() == [])
    finally:
        dress(text_percent=100, language="en")


def test_a_key_that_needs_an_animal_says_so_where_none_is_selected(
    qtbot: QtBot, window: MainWindow, footage: Path
) -> None:
    house = window.furnish()
    window.open_path(footage)
    qtbot.waitUntil(lambda: house.session.video is not None, timeout=20_000)
    for name in ("species", "behavior", "notes"):
        window.message_bar.hide()
        window.actions_[name].trigger()
        assert window.message_bar.isVisible(), name
        assert window.message_bar.text == "Select an animal first."
    window.close()
