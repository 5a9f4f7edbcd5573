"""A project whose drive is pulled out while it is open, and connected again."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session as StoreSession

from app.services import media
from app.services.projects import Project
from app.store import engine as engines
from app.store.plain_errors import plainly
from app.ui.window import MainWindow
from tests.windows import opened


@contextmanager
def failing(*_: object, **__: object) -> Iterator[StoreSession]:
    """What SQLite says of a file on a drive that is gone."""
    with plainly("p.trapline"):
        raise sqlite3.OperationalError("disk I/O error")
    yield StoreSession()


def rename_site(window: MainWindow, name: str) -> None:
    session = window.furnish().session
    site = media.sites(session.project)[0]
    session.edits.swap("Rename", name, lambda wanted: media.rename_site(session.project, site.id, wanted))


def test_it_is_opened_anew_at_a_click(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could be opened again as often as anybody wished: what was open already stayed so, and dead."""
    session = opened(qtbot, window, project).session
    before = session.project
    with monkeypatch.context() as pulled:
        pulled.setattr(engines, "writing", failing)
        rename_site(window, "Valley")
    assert "Connect it again, then open the project again" in window.message_bar.text
    assert window.message_bar.offer.text() == "Open it again"
    window.message_bar.offer.click()
    qtbot.waitUntil(lambda: session.is_open and not session.holds(before))
    assert not session.project.read_only
    rename_site(window, "Valley")
    assert "Valley" in {site.name for site in media.sites(session.project)}


def test_what_was_refused_is_not_called_refused_for_ever(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, window, project)
    with monkeypatch.context() as pulled:
        pulled.setattr(engines, "writing", failing)
        rename_site(window, "Valley")
    rename_site(window, "Ridge")
    assert "can be written again" in window.message_bar.text
    rename_site(window, "Valley")
    window.message_bar.hide()
    rename_site(window, "Ridge")
    assert not window.message_bar.text, "said once"


def test_who_may_only_read_may_write_at_a_click_once_the_other_has_closed_it(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    """The offer to try again went with the first label that was refused."""
    assert project.path is not None
    window.open_path(project.path)  # which the test has open
    session = window.furnish().session
    qtbot.waitUntil(lambda: session.is_open and session.project.read_only)
    rename_site(window, "Valley")
    assert "is open for writing by" in window.message_bar.text
    assert window.message_bar.offer.text() == "Open it again"
    project.close()
    window.message_bar.offer.click()
    qtbot.waitUntil(lambda: session.is_open and not session.project.read_only)
    rename_site(window, "Valley")
    assert "Valley" in {site.name for site in media.sites(session.project)}
