"""Backups in the window."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import media, observations, projects
from app.services.keeping.backups import back_up, backups_of
from app.services.projects import Project, create_project, open_project, user_name
from app.services.review import labels
from app.store.integrity import check
from app.store.records import Label, Verdict
from app.ui.messages import Tone
from app.ui.projects import safekeeping
from app.ui.window import MainWindow
from tests.windows import opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    create_project(tmp_path / "wolves.trapline").close()
    return tmp_path / "wolves.trapline"


def test_an_open_project_is_backed_up_behind_the_window(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window.open_path(file)
    qtbot.waitUntil(lambda: window.furnish().session.is_open)
    window.furnish().door.safekeeping.back_up()
    qtbot.waitUntil(lambda: len(backups_of(file)) == 1)


def test_a_project_that_cannot_be_opened_offers_its_backup(
    qtbot: QtBot, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(file)
    file.write_bytes(b"")
    window.open_path(file)
    qtbot.waitUntil(lambda: "0 bytes" in window.message_bar.text)
    offered: list[list[str]] = []

    def choose(_window: object, _title: str, _words: str, lines: list[str], **_yes: str) -> int:
        offered.append(lines)
        return 0

    monkeypatch.setattr(safekeeping, "ask_choice", choose)
    window.furnish().door.safekeeping.offer(file, _error()).act()  # type: ignore[misc]
    qtbot.waitUntil(lambda: window.furnish().session.is_open)
    assert "0 videos" in offered[0][0]
    assert window.furnish().session.project.path == file
    assert list(file.parent.glob("wolves put aside *"))


def test_the_list_of_backups_says_how_each_differs_from_what_is_there_now(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project.path
    assert place is not None
    back_up(place)
    animal = observations.of_video(project, media.videos(project)[0].id)[0]
    labels.apply(project, {animal.id: Label(verdict=Verdict.CONFIRM, span=animal.span)}, who="Ana")
    opened(qtbot, window, project)
    offered: list[list[str]] = []

    def choose(over: object, _title: str, _words: str, lines: list[str], **_yes: str) -> None:
        assert over is window, "over the window, whatever program is in front of it"
        offered.append(lines)

    monkeypatch.setattr(safekeeping, "ask_choice", choose)
    window.actions_["restore_backup"].trigger()
    qtbot.waitUntil(lambda: bool(offered))
    assert "3 videos," in offered[0][0]  # as many as now
    assert "0 (−1) labels" in offered[0][0]


def test_a_damaged_project_is_put_together_again_at_a_click(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    back_up(file)
    content = file.read_bytes()
    file.write_bytes(content[:-4096])
    window.open_path(file)
    qtbot.waitUntil(lambda: "its end is missing" in window.message_bar.text)
    assert window.message_bar.offer.text() == "Recover what can be read"
    qtbot.mouseClick(window.message_bar.offer, Qt.MouseButton.LeftButton)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open and "Read from" in window.message_bar.text)
    assert house.session.project.path == file
    assert len(list(file.parent.glob("wolves put aside *.trapline"))) == 1
    assert "lists every row" in window.message_bar.text


def test_damage_that_opening_does_not_meet_is_found_behind_the_window_and_mended_at_a_click(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    with sqlite3.connect(file) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'track_windows'"
        ).fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * 4096)
        opened.write(bytes([0xA5]) * 4096)
    window.open_path(file)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open)
    house.door.safekeeping.check()
    qtbot.waitUntil(lambda: window.message_bar.offer.text() == "Recover what can be read")
    assert "is damaged" in window.message_bar.text
    assert not backups_of(file), "a damaged file takes no place among the backups"
    qtbot.mouseClick(window.message_bar.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: house.session.is_open and "Read from" in window.message_bar.text)
    check(file)


def test_damage_that_no_change_explains_is_found_although_there_is_a_backup(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    back_up(file)
    changed_s = file.stat().st_mtime
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'track_windows'"
        ).fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * 4096)
        opened.write(bytes([0xA5]) * 4096)
    os.utime(file, (changed_s, changed_s))  # a disk that fails tells nobody
    window.open_path(file)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open)
    house.door.safekeeping.check()
    qtbot.waitUntil(lambda: window.message_bar.offer.text() == "Recover what can be read")
    assert "no backup was made" not in window.message_bar.text, "it was read itself"
    assert len(backups_of(file)) == 1


def test_of_a_value_that_cannot_be_it_is_said_and_a_backup_of_the_rest_made(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    file = project.path
    assert file is not None
    project.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE observations SET end_s = -1 WHERE id = 2")
        connection.commit()
    window.open_path(file)
    house = window.furnish()
    qtbot.waitUntil(lambda: house.session.is_open)
    house.door.safekeeping.check()
    qtbot.waitUntil(lambda: window.message_bar.offer.text() == "Recover what can be read")
    assert "row 2 of observations has -1.0 as end_s" in window.message_bar.text
    assert [backup.contents() is not None for backup in backups_of(file)] == [True]


def test_where_nothing_can_be_read_the_backup_is_offered_after_all(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    back_up(file)
    file.write_bytes(b"no database" * 1000)
    window.open_path(file)
    qtbot.waitUntil(lambda: "damaged" in window.message_bar.text)
    qtbot.mouseClick(window.message_bar.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.message_bar.offer.text() == "Restore a backup…")
    assert file.read_bytes() == b"no database" * 1000


def test_without_a_backup_nothing_is_offered(window: MainWindow, tmp_path: Path) -> None:
    message = window.furnish().door.safekeeping.offer(tmp_path / "never.trapline", _error())
    assert (message.tone, message.act) == (Tone.ERROR, None)


def _error() -> Exception:
    from mvit_core.errors import UserError

    return UserError("It is damaged.")


def test_a_project_on_a_network_drive_is_opened_with_a_warning(
    qtbot: QtBot, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects, "is_remote", lambda _file: True)
    window.open_path(file)
    qtbot.waitUntil(lambda: "network drive" in window.message_bar.text)
    assert window.message_bar.offer.isVisible()
    assert not window.furnish().session.project.read_only


def test_a_project_that_is_open_elsewhere_is_read_and_whose_it_is_is_said(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    session = window.furnish().session
    with open_project(file):
        window.open_path(file)
        qtbot.waitUntil(lambda: "is open for writing by" in window.message_bar.text)
        assert user_name() in window.message_bar.text
        assert session.project.read_only
    qtbot.mouseClick(window.message_bar.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.is_open and not session.project.read_only)


def test_a_backup_takes_no_place_under_the_hands_of_somebody_else(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    made = back_up(file)
    assert made is not None
    session = window.furnish().session
    with open_project(file):
        window.open_path(file)
        qtbot.waitUntil(lambda: session.is_open and session.project.read_only)
        for restore in (
            window.actions_["restore_backup"].trigger,
            lambda: window.furnish().door.safekeeping.put_back(file, made),
        ):
            said: list[str] = []
            session.said.connect(lambda message, said=said: said.append(message.text))
            restore()
            qtbot.waitUntil(lambda said=said: any("is open for writing by" in each for each in said))
            qtbot.waitUntil(lambda: session.is_open)
    assert [each.name for each in file.parent.glob("*.trapline")] == [file.name]


def test_a_project_that_is_open_here_stays_as_it_is_when_it_is_opened_again(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    """A second time it could only be read, and was said to be open elsewhere."""
    session = window.furnish().session
    window.open_path(file)
    qtbot.waitUntil(lambda: session.is_open)
    project = session.project
    opened: list[object] = []
    window.furnish().door.opened.connect(lambda: opened.append(None))
    window.open_path(file.parent / "." / file.name)
    qtbot.waitUntil(lambda: bool(opened))
    assert session.project is project
    assert not session.project.read_only
    assert "is open for writing" not in window.message_bar.text
