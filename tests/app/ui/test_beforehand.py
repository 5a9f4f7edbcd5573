"""A project opened with what was read of it beforehand shows what it shows otherwise, and asks little."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.services.choosing import next_up
from app.services.choosing.next_up import Next
from app.services.projects import Project
from app.ui import beforehand as reading
from app.ui.beforehand import read_beforehand
from app.ui.preferences.settings import SettingsFile
from app.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Any) -> Iterator[MainWindow]:
    made = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.furnish()
    yield made
    made.close()


@contextmanager
def questions(project: Project) -> Iterator[list[str]]:
    """The statements that are put to the project meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(project._engine, "before_cursor_execute", note)
    yield asked
    event.remove(project._engine, "before_cursor_execute", note)


def shown(window: MainWindow) -> tuple[object, ...]:
    room = window.furnish().workroom
    found = room.furniture.finder.found
    assert found is not None
    return (
        [video.name for video in room.furniture.library.videos],
        np.asarray(found.rows).tolist(),
        room.furniture.queue.queue,
        window.furnish().session.taxonomy.get("panthera"),
        [*window.furnish().session.behaviors],
        window.furnish().session.pins,
    )


def test_what_was_read_beforehand_is_what_would_be_read(window: MainWindow, project: Project) -> None:
    next_up.choose_queue(project, Next.RARE)
    session = window.furnish().session
    session.open(project)
    as_always = shown(window)
    session.let_go()
    known = read_beforehand(project, "en", lambda _value: None)
    with questions(project) as asked:
        session.open(project, known)
    assert shown(window) == as_always
    assert session.beforehand is None  # from now on everything is read when it is wanted
    assert len(asked) < 12, asked  # some forty otherwise
    session.let_go()


def test_large_projects_are_read_behind_the_window_as_always(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FEW_ROWS", 0)
    monkeypatch.setattr(reading, "FEW_VIDEOS", 0)
    known = read_beforehand(project, "en", lambda _value: None)
    assert known.contents is None
    assert known.catalog is None
    session = window.furnish().session
    session.open(project, known)
    qtbot.waitUntil(lambda: len(window.furnish().furniture.library.videos) == 3)
    session.let_go()


def test_nobody_reads_on_for_a_project_that_is_not_wanted_any_more(project: Project) -> None:
    class UnwantedError(Exception):
        pass

    def report(_value: object) -> None:
        raise UnwantedError

    with pytest.raises(UnwantedError):
        read_beforehand(project, "en", report)
