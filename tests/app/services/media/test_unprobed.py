"""The videos that nobody has asked yet, page by page."""

import pytest
from sqlalchemy import event

from app.services.media import probing
from app.services.media.probing import Unprobed
from app.services.projects import Project
from tests.videos import video_ids


def test_a_library_is_gone_through_once_to_its_end(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at what is left asked the database again: 20 ms of 100,000 files that are all known."""
    monkeypatch.setattr(probing, "PAGE", 2)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.extend([statement] if "videos.probed" in statement else [])

    waiting = Unprobed(project)
    event.listen(project.engine, "before_cursor_execute", note)
    assert sorted(request.key for request in waiting) == sorted(video_ids(project))
    num_asked = len(asked)
    assert num_asked == 2
    assert not waiting
    assert len(waiting) == 0
    assert len(asked) == num_asked
