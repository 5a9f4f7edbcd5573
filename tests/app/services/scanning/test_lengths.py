"""How long videos are taken to be, worked out by hand."""

import pytest

from app.services.scanning.lengths import USUAL_DURATION_S, Pending, lengths_of
from app.services.scanning.machine import PHOTO_S
from app.store.records import VideoId


def test_what_nobody_has_probed_is_as_long_as_its_bytes_say() -> None:
    found = lengths_of(
        {
            VideoId(1): Pending("", 10.0, 1_000_000),
            VideoId(2): Pending("", 30.0, 7_000_000),  # together 5 seconds of a million bytes
            VideoId(3): Pending("", None, 12_000_000),
            VideoId(4): Pending("", None, 200_000),
            VideoId(5): Pending("", 0.0, 3_000_000),  # a photo says nothing of videos
        }
    )
    assert list(found.values()) == pytest.approx([10.0, 30.0, 60.0, 1.0, PHOTO_S])


def test_where_none_is_known_all_are_taken_to_be_alike() -> None:
    videos = {VideoId(1): Pending("", None, 5), VideoId(2): Pending("", None, 0)}
    assert set(lengths_of(videos).values()) == {USUAL_DURATION_S}
