"""New files are asked behind the window: which they are in the pool, what they say in workers."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.media import probing
from app.services.projects import Project
from app.store.records import Video
from app.ui.preferences.settings import Settings
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.errors import UserError


def test_which_files_nobody_has_asked_is_looked_up_beside_the_window(
    qtbot: QtBot, new_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It took 0.16 s of the window's thread for 100,000 files, however few were new."""
    looked_in: list[str] = []
    unprobed = media.unprobed

    def look(project: Project, *, after: int, limit: int) -> list[Video]:
        looked_in.append(threading.current_thread().name)
        return unprobed(project, after=after, limit=limit)

    monkeypatch.setattr(probing, "PAGE", 1)
    monkeypatch.setattr(media, "unprobed", look)
    session = Session()
    session.open(new_project)
    desk = Desk(session, Settings)
    desk.probe()
    desk.probe()  # again, before the first look has ended
    qtbot.waitUntil(lambda: not unprobed(new_project), timeout=20_000)
    qtbot.waitUntil(lambda: not desk._probing._workers, timeout=20_000)  # type: ignore[union-attr]
    assert len(looked_in) >= 4  # three files, page by page, and a look that finds no more
    assert threading.main_thread().name not in looked_in
    session.close()


def test_a_project_that_cannot_be_asked_is_said_and_nothing_waits(
    qtbot: QtBot, new_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_project: Project, **_which: int) -> list[Video]:
        raise UserError("The drive is gone.")

    monkeypatch.setattr(media, "unprobed", refuse)
    session = Session()
    session.open(new_project)
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    desk = Desk(session, Settings)
    desk.probe()
    qtbot.waitUntil(lambda: said == ["The drive is gone."])
    qtbot.wait(50)
    assert said == ["The drive is gone."]
    assert not desk._probing._workers  # type: ignore[union-attr]
    session.close()
