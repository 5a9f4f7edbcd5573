import pytest

from app.services.observations import ProjectSummary
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
    assert done_text(ProjectSummary(videos, {}, {})) == words


def test_behaviors_that_nobody_looked_at_are_not_said_to_be_reviewed() -> None:
    said = done_text(ProjectSummary({DONE: 9}, {}, {}), 4)
    assert said == "Every animal is reviewed. Behaviors that nobody has looked at: 4."


def test_photos_that_nobody_looked_into_are_not_said_to_be_reviewed() -> None:
    said = done_text(ProjectSummary({DONE: 9}, {}, {}, num_unjudged=4))
    assert said != "Everything is reviewed."
    assert "4" in said
