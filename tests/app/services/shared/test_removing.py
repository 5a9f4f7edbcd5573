"""Nothing is taken out of a shared project, and nobody is told to do it; what is in it twice is known."""

import pytest

from app.services import media, models
from app.services.media.copies import copies
from app.services.media.removal import going, remove
from app.services.projects import Project
from app.services.scanning.waiting_footage import waiting_footage
from app.store.records import VideoId
from mvit_core.errors import UserError
from mvit_core.types import VideoInfo
from tests.videos import video_ids


@pytest.fixture
def twice(ana: Project) -> list[VideoId]:
    """Its videos, all of one content."""
    facts = VideoInfo(fingerprint="same", size_bytes=1, container="avi", codec="mjpeg", width=64, height=48)
    media.record_probes(ana, [(id_, facts, "") for id_ in video_ids(ana)])
    return video_ids(ana)


def test_what_is_in_it_twice_is_known_and_not_offered(ana: Project, twice: list[VideoId]) -> None:
    assert len(copies(ana).extra) == len(twice) - 1
    assert going(ana, twice).num_videos == len(twice)
    assert waiting_footage(ana, models.remembered_tools(ana)).num_copies == 0


def test_all_stay(ana: Project, twice: list[VideoId]) -> None:
    with pytest.raises(UserError, match="shared"):
        remove(ana, twice)
    assert video_ids(ana) == twice
