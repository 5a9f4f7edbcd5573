"""Drives that are pulled out, files that come back changed, folders that may not be read."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from app.services import media
from app.services.media.reach import out_of_reach
from app.services.projects import Project
from app.services.scanning.scans import ScanRun
from app.store.records import VideoId
from mvit_core.errors import UserError
from mvit_core.events import VideoScanned
from mvit_core.types import VideoInfo, VideoResult, VideoStatus
from tests.scanned import to_its_end
from tests.videos import video_of

GONE = VideoResult(status=VideoStatus.UNREADABLE, reason="It is not there any more.")
CUT = VideoResult(status=VideoStatus.PARTIAL, reason="It breaks off.", num_frames=3, decoded_s=0.1)
CALM = VideoResult(status=VideoStatus.BLANK, num_frames=10, decoded_s=1.0)
INFO = VideoInfo(size_bytes=10, container="avi", codec="mjpeg", width=640, height=480, fingerprint="f")


def finished(run: ScanRun, result: VideoResult) -> ScanRun:
    """The run to its end, with the same result for all that is left."""
    return to_its_end(run, lambda _request: result)


@pytest.mark.parametrize("result", [GONE, CUT])
def test_a_drive_pulled_in_the_middle_of_a_scan_condemns_no_video(
    project: Project, footage: Path, result: VideoResult
):
    run = ScanRun.start(project)
    run.record(VideoScanned(key=run.next_request().key, result=CALM))
    footage.rename(footage.with_name("pulled"))
    finished(run, result)
    assert run.is_done
    assert (run.progress.missing, run.progress.unreadable, run.progress.partial) == (2, 0, 0)
    statuses = [video.status for video in media.videos(project)]
    assert statuses == [VideoStatus.BLANK, VideoStatus.NEW, VideoStatus.NEW]
    assert "not there any more" in media.videos(project)[1].reason
    footage.with_name("pulled").rename(footage)
    assert finished(ScanRun.start(project), CALM).progress.total == 2
    assert {(video.status, video.reason) for video in media.videos(project)} == {(VideoStatus.BLANK, "")}


def test_a_rescan_whose_drive_was_pulled_goes_on_with_the_rest(project: Project, footage: Path):
    finished(ScanRun.start(project), CALM)
    run = ScanRun.start(project, rescan=True)
    run.record(VideoScanned(key=run.next_request().key, result=CALM))
    footage.rename(footage.with_name("pulled"))
    finished(run, GONE)
    assert {video.status for video in media.videos(project)} == {VideoStatus.BLANK}
    footage.with_name("pulled").rename(footage)
    assert ScanRun.start(project, rescan=True).progress.total == 2


def test_a_deleted_file_does_not_keep_a_rescan_open_for_ever(project: Project, footage: Path):
    finished(ScanRun.start(project), CALM)
    (footage / "Süd/a.mp4").unlink()
    finished(ScanRun.start(project, rescan=True), GONE)
    assert ScanRun.start(project, rescan=True).progress.total == 3


def test_a_worker_that_dies_of_a_pulled_drive_condemns_no_video(project: Project, footage: Path):
    run = ScanRun.start(project)
    footage.rename(footage.with_name("pulled"))
    for _ in range(2):
        while (request := run.next_request()) is not None:
            run.worker_died(request.key, "the scan process disappeared")
    assert run.is_done
    assert {video.status for video in media.videos(project)} == {VideoStatus.NEW}


def test_a_missing_file_is_probed_again_when_it_is_back(project: Project, footage: Path):
    (video,) = [one for one in media.videos(project) if one.name == "a.mp4"]
    video.path.rename(footage / "elsewhere")
    media.record_probes(project, [(video.id, None, "a.mp4 is not there any more.")])
    assert video_of(project, video.id).status is VideoStatus.NEW
    assert "not there" in video_of(project, video.id).reason
    assert video.id in [one.id for one in media.unprobed(project)]
    (footage / "elsewhere").rename(video.path)
    media.record_probes(project, [(video.id, INFO, "")])
    assert video_of(project, video.id).reason == ""


def test_videos_of_a_drive_that_is_not_connected_are_not_asked(project: Project, footage: Path):
    footage.rename(footage.with_name("pulled"))
    assert media.unprobed(project) == []
    footage.with_name("pulled").rename(footage)
    assert len(media.unprobed(project)) == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_tried_again(project: Project, footage: Path):
    (video,) = [one for one in media.videos(project) if one.name == "a.mp4"]
    video.path.chmod(0)
    finished(ScanRun.start(project, [video.id]), GONE)
    assert video_of(project, video.id).status is VideoStatus.UNREADABLE
    assert "may not be read" in video_of(project, video.id).reason
    video.path.chmod(0o600)
    assert finished(ScanRun.start(project), CALM).progress.blank == 3


def test_what_forbids_reading_is_told_from_what_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "Hill").mkdir()
    file = Path("a.mp4")
    assert out_of_reach(tmp_path, file).is_missing
    (tmp_path / file).write_bytes(b"x")
    assert out_of_reach(tmp_path, file) is None
    assert out_of_reach(tmp_path, file / "below").is_missing
    assert out_of_reach(tmp_path, Path("Hill")) is None

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    why = out_of_reach(tmp_path, file)
    assert (why.is_missing, why.status) == (False, VideoStatus.UNREADABLE)


def fails(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.EIO, "Input/output error")


def test_a_drive_on_which_all_fails_condemns_no_video(
    project: Project, footage: Path, monkeypatch: pytest.MonkeyPatch
):
    run = ScanRun.start(project)
    first, *others = media.videos(project)
    with monkeypatch.context() as pulled:
        pulled.setattr(Path, "open", fails)
        pulled.setattr(os, "scandir", fails)
        finished(run, GONE)
        assert (run.progress.missing, run.progress.unreadable) == (3, 0)
        assert media.missing_roots(project) == [footage]
        media.record_probes(project, [(video.id, None, "Input/output error") for video in others])
    assert {video.status for video in media.videos(project)} == {VideoStatus.NEW}
    assert all("not there any more" in video.reason for video in media.videos(project))
    assert {video.id for video in media.unprobed(project)} >= {video.id for video in others}
    with monkeypatch.context() as worn:  # one place of a drive, which answers
        worn.setattr(Path, "open", fails)
        finished(ScanRun.start(project, [first.id]), GONE)
    assert video_of(project, first.id).status is VideoStatus.UNREADABLE


def test_an_empty_folder_is_one_whose_drive_is_not_mounted(project: Project, footage: Path):
    footage.rename(footage.with_name("pulled"))
    footage.mkdir()
    assert media.missing_roots(project) == [footage]
    with pytest.raises(UserError, match="Connect the drive"):
        ScanRun.start(project)


@pytest.mark.parametrize("was_probed", [True, False])
def test_a_broken_file_copied_again_in_the_same_size_is_scanned_again(
    project: Project, footage: Path, was_probed: bool
):
    (video,) = [one for one in media.videos(project) if one.name == "a.mp4"]
    if was_probed:
        media.record_probes(project, [(video.id, INFO, "")])
    to_its_end(ScanRun.start(project), lambda request: GONE if request.key == video.id else CALM)
    assert video_of(project, video.id).status is VideoStatus.UNREADABLE
    os.utime(video.path, (1_600_000_000, 1_600_000_000))
    media.add_files(project, footage, list(media.find_videos(footage)))
    again = ScanRun.start(project)
    assert VideoId(again.next_request().key) == video.id
    assert again.progress.total == 1


def test_a_file_that_grew_is_scanned_again_even_when_a_folder_inside_was_opened(
    project: Project, footage: Path
):
    finished(ScanRun.start(project), CALM)
    (footage / "Süd/a.mp4").write_bytes(b"x" * 500)
    media.add_files(project, footage / "Süd", list(media.find_videos(footage / "Süd")))
    again = ScanRun.start(project)
    assert again.next_request().path.endswith("a.mp4")
    assert again.next_request() is None
