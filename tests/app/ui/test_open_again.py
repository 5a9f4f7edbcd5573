"""The window comes back to what was open before."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.services.projects import create_project
from app.ui.window import MainWindow


def made(folder: Path, *names: str) -> list[Path]:
    """Projects in which nothing is."""
    places = [folder / f"{name}.trapline" for name in names]
    for place in places:
        create_project(place).close()
    return places


def opened(qtbot: QtBot, window: MainWindow, place: Path) -> None:
    """Wait until the project there is what the window shows."""
    session = window.furnish().session
    qtbot.waitUntil(lambda: session.is_open and session.project.path == place)
    qtbot.waitUntil(lambda: window.settings.values.recent[:1] == (str(place),))


def test_the_window_opens_again_what_was_open_last_and_no_demonstration(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    old, new = made(tmp_path, "spring", "summer")
    for place in (old, new, paths.data_dir() / "demo" / "Demonstration.trapline"):
        window.settings.add_recent(place)
    window.open_again()
    opened(qtbot, window, new)


def test_whoever_had_no_project_yet_is_shown_the_demonstration(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(window, "open_demo", lambda: shown.append(True))
    window.open_again()
    assert shown == [True]


def test_a_project_whose_drive_is_away_is_named_and_no_older_one_opened_in_its_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    old, new = made(tmp_path, "spring", "summer")
    for place in (old, new):
        window.settings.add_recent(place)
    new.unlink()
    window.open_again()
    assert window.message_bar.text.startswith(f"{new}, which was open last, is not there.")
    assert window.welcome.isVisible()


def test_the_menu_offers_the_projects_of_before_but_for_the_open_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    menu, again = window.top_bar.open_menu, window.open_again_menu
    menu.aboutToShow.emit()
    assert not again.menuAction().isVisible()
    old, new = made(tmp_path, "spring & fall", "summer")
    for place in (old, new):
        window.open_path(place)
        opened(qtbot, window, place)
    menu.aboutToShow.emit()
    assert [each.text() for each in again.actions()] == ["spring && fall"]
    again.actions()[0].trigger()
    opened(qtbot, window, old)
