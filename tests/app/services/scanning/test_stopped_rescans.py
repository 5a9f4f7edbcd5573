"""A scan of everything again that was stopped can be offered until it is through."""

import pytest

from app.services import media
from app.services.projects import Project
from app.services.scanning.pace import read_fast
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.scanning.stopped_rescans import stopped_rescan
from app.store.records import VideoId
from mvit_core.events import VideoScanned
from mvit_core.types import VideoResult, VideoStatus
from tests.videos import video_ids

BLANK = VideoResult(status=VideoStatus.BLANK, num_frames=10, decoded_s=1.0)


@pytest.fixture
def scanned(project: Project, scan) -> Project:
    """Every video has a result."""
    scan(BLANK)
    return project


def read(
    project: Project,
    number: int,
    videos: list[VideoId] | None = None,
    *,
    rescan: bool = True,
    fast: bool = False,
) -> None:
    """Begin a scan, and stop it after so many videos."""
    run = ScanRun.start(project, videos, rescan=rescan, settings=ScanSettings(fast=fast))
    for _ in range(number):
        run.record(VideoScanned(key=run.next_request().key, result=BLANK))
    run.finish()


def left(project: Project) -> tuple[int, int] | None:
    found = stopped_rescan(project)
    return None if found is None else (found.num_left, found.num_videos)


def test_what_was_stopped_is_told_until_it_is_through(scanned: Project):
    assert left(scanned) is None
    read(scanned, 0)
    assert left(scanned) is None  # nothing was read again
    read(scanned, 1)
    assert left(scanned) == (2, 3)
    read(scanned, 1)
    assert left(scanned) == (1, 3)
    read(scanned, 1)
    assert left(scanned) is None
    read(scanned, 1)
    assert left(scanned) == (2, 3)  # the next one reads all of them once more


def test_some_videos_read_again_are_no_scan_of_all(scanned: Project):
    first, second, _ = video_ids(scanned)
    read(scanned, 1, [first, second])
    assert left(scanned) == (1, 2)
    assert stopped_rescan(scanned).videos == (first, second)
    read(scanned, 1, [first, second])
    assert left(scanned) is None


def test_a_part_of_all_leaves_the_rest_to_be_told(scanned: Project):
    first, second, third = video_ids(scanned)
    read(scanned, 1)
    read(scanned, 1, [second])
    assert left(scanned) == (1, 3)
    assert stopped_rescan(scanned).videos is None
    read(scanned, 1, [third])
    assert left(scanned) is None
    read(scanned, 1, [first])
    assert left(scanned) is None


def test_photos_that_are_left_are_counted(scanned: Project):
    root = media.roots(scanned)[0]
    (root / "Zoo").mkdir()
    (root / "Zoo" / "late.jpg").write_bytes(b"late")
    media.add_files(scanned, root, list(media.find_videos(root)))
    (photo,) = (video.id for video in media.videos(scanned) if video.is_photo)
    first, second, *_ = video_ids(scanned)
    read(scanned, 1, [first, second])
    assert stopped_rescan(scanned).num_left_photos == 0
    read(scanned, 1, [first, second])
    read(scanned, 1, [first, photo])
    assert stopped_rescan(scanned).num_left_photos == 1


def test_new_videos_scanned_meanwhile_change_nothing_and_other_settings_end_it(scanned: Project):
    read(scanned, 1)
    root = media.roots(scanned)[0]
    (root / "late.mp4").write_bytes(b"late")
    media.add_files(scanned, root, list(media.find_videos(root)))
    read(scanned, 1, rescan=False)
    assert left(scanned) == (3, 4)
    read_fast(scanned, True)
    (root / "later.mp4").write_bytes(b"later")
    media.add_files(scanned, root, list(media.find_videos(root)))
    read(scanned, 1, rescan=False, fast=True)
    assert left(scanned) is None
