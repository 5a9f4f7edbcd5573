import pytest

from app.ui.queue.wording import done_text
from mvit_core.types import VideoStatus

NEW, DONE, UNREADABLE = VideoStatus.NEW, VideoStatus.DONE, VideoStatus.UNREADABLE


@pytest.mark.parametrize(
    ("videos", "words"),
    [
        ({NEW: 9, UNREADABLE: 1}, "There is nothing to review before the first scan. Press Scan."),
        ({NEW: 2, DONE: 7}, "Everything that was found is reviewed. Some videos are not scanned yet."),
        ({DONE: 9, UNREADABLE: 1}, "Everything is reviewed."),
        ({DONE: 0}, "There is nothing to review: this project has no videos yet."),
    ],
)
def test_what_is_said_where_nothing_waits_for_a_review(videos: dict[VideoStatus, int], words: str) -> None:
    assert done_text(videos) == words
