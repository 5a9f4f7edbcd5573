"""The library of a large project, read behind the window."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.ui.jobs import library_reading
from app.ui.jobs.library_reading import Contents, LibraryReader
from app.ui.jobs.pool import PoolTask, Report
from mvit_core.errors import UserError


def test_what_was_asked_for_while_a_reading_was_refused_is_read(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, may_end, read = Event(), Event(), library_reading.contents_of

    def refused_once(project: Project, report: Report) -> Contents:
        if not began.is_set():
            began.set()
            may_end.wait(20)
            raise UserError("The drive is gone. Put it back.")
        return read(project, report)

    monkeypatch.setattr(library_reading, "contents_of", refused_once)
    taken: list[Contents] = []
    refused: list[UserError] = []
    reader = LibraryReader(taken.append, refused.append)
    reader.read(project, library_reading.AT_ONCE + 1)
    qtbot.waitUntil(began.is_set)
    reader.read(project, library_reading.AT_ONCE + 1)
    may_end.set()
    qtbot.waitUntil(lambda: bool(refused))
    qtbot.waitUntil(lambda: bool(taken))
    assert len(taken[0].videos) == 3
    qtbot.waitUntil(lambda: not reader.findChildren(PoolTask))  # which it has to outlive
