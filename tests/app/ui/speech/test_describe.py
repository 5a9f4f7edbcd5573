"""What there is of both, in words."""

import pytest

from app.ui.speech.describe import files_text


@pytest.mark.parametrize(
    ("number", "num_photos", "said"),
    [
        (24, 4, "20 videos and 4 photos"),
        (2, 1, "1 video and 1 photo"),
        (24, 0, "24 videos"),
        (3, 3, "3 photos"),
        (0, 0, "0 videos"),
    ],
)
def test_photos_are_counted_beside_videos(number: int, num_photos: int, said: str) -> None:
    assert files_text(number, num_photos) == said
