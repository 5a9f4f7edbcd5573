"""A folder that is opened where another one was is the same folder, moved."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.services import media
from app.services.media import moved_drives
from app.services.media.moving import moved_to
from app.services.projects import Project
from mvit_core.types import VideoInfo
from mvit_core.video.fingerprint import fingerprint
from tests.videos import video_ids


def take_in(project: Project, folder: Path) -> list[Path]:
    """What opening a folder does; the old places that it took."""
    taken = []
    while (moved := moved_to(project, folder)) is not None:
        media.take_moved(project, moved[1])
        taken.append(moved[0])
    media.add_files(project, folder, list(media.find_videos(folder)))
    return taken


@pytest.fixture
def read(project: Project, footage: Path) -> Project:
    """The project, each of whose files has a content of its own that is known."""
    for number, video in enumerate(media.videos(project)):
        video.path.write_bytes(bytes([number]) * 100)
    media.add_files(project, footage, list(media.find_videos(footage)))
    probe(project)
    return project


def probe(project: Project) -> None:
    """Let the content of the files be known."""
    facts = {"size_bytes": 100, "container": "avi", "codec": "mjpeg", "width": 64, "height": 48}
    found = media.videos(project)
    media.record_probes(
        project, [(one.id, VideoInfo(fingerprint=fingerprint(one.path), **facts), "") for one in found]
    )


def test_videos_of_a_moved_folder_are_the_same_ones(project: Project, footage: Path, tmp_path: Path) -> None:
    known, moved = video_ids(project), tmp_path / "E"
    footage.rename(moved)
    (moved / "Süd/new.mp4").touch()
    assert take_in(project, moved) == [footage]
    assert set(known) < set(video_ids(project))
    assert len(video_ids(project)) == 4
    assert media.roots(project) == [moved]


def test_a_copy_beside_the_folder_is_another(project: Project, footage: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for file in footage.rglob("*.*"):
        (copy / file.relative_to(footage)).parent.mkdir(parents=True, exist_ok=True)
        (copy / file.relative_to(footage)).write_bytes(file.read_bytes())
    assert take_in(project, copy) == []
    assert len(video_ids(project)) == 6


@pytest.mark.parametrize(("num_left", "moved"), [(2, True), (1, False)])
def test_most_of_them_have_to_lie_there(
    num_left: int, moved: bool, project: Project, footage: Path, tmp_path: Path
) -> None:
    there = tmp_path / "E"
    footage.rename(there)
    for file in sorted(there.rglob("*.*"), key=str)[num_left:]:
        if file.is_file():
            file.unlink()
    assert take_in(project, there) == ([footage] if moved else [])


def test_another_folder_is_no_moved_one(project: Project, footage: Path, tmp_path: Path) -> None:
    footage.rename(tmp_path / "E")
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.mp4").touch()
    assert take_in(project, other) == []
    assert media.missing_roots(project) == [footage]


@pytest.mark.parametrize("place", ["disk/cards", "disk"])
def test_a_copy_that_the_project_has_below_another_root_is_not_where_the_first_moved(
    place: str, read: Project, footage: Path, tmp_path: Path
) -> None:
    first, second = ("disk", place) if place != "disk" else ("disk/cards", place)
    shutil.copytree(footage, tmp_path / "disk/cards")
    assert take_in(read, tmp_path / first) == []
    probe(read)
    footage.rename(tmp_path / "away")
    assert take_in(read, tmp_path / second) == []
    paths = [video.path for video in media.videos(read)]
    assert len(paths) == len(set(paths)) == 6
    assert media.missing_roots(read) == [footage]


def test_files_called_alike_and_as_long_are_others_where_their_content_differs(
    read: Project, footage: Path, tmp_path: Path
) -> None:
    other = tmp_path / "E"
    shutil.copytree(footage, other)
    footage.rename(tmp_path / "away")
    for file in other.rglob("*.*"):
        if file.is_file():
            file.write_bytes(b"y" * 100)
    assert take_in(read, other) == []
    assert len(video_ids(read)) == 6


def test_a_camera_that_makes_all_files_of_one_size_does_not_keep_a_moved_folder_from_being_known(
    read: Project, footage: Path, tmp_path: Path
) -> None:
    footage.rename(tmp_path / "E")
    assert take_in(read, tmp_path / "E") == [footage]
    assert len(video_ids(read)) == 3


def test_a_drive_that_is_opened_as_a_whole_brings_all_its_folders_back(
    read: Project, footage: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second"
    (second / "West").mkdir(parents=True)
    (second / "West/w.mp4").write_bytes(b"w" * 100)
    take_in(read, second)
    probe(read)
    known, drive = set(video_ids(read)), tmp_path / "drive"
    drive.mkdir()
    footage.rename(drive / "2023")
    second.rename(drive / "2024")
    (drive / "new.mp4").touch()
    assert take_in(read, drive) == [footage, second]
    assert len(video_ids(read)) == 5
    assert known < set(video_ids(read))
    assert all(video.path.is_file() for video in media.videos(read))
    assert media.roots(read) == [drive, drive / "2023", drive / "2024"]


def test_who_gives_up_does_not_wait_for_the_walk_through_a_large_folder(
    project: Project, footage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walk(root: Path) -> Iterator[media.FoundFile]:
        for number in range(1000):
            yield media.FoundFile(root / f"{number}.mp4", f"{number}.mp4", 1, datetime(2026, 5, 1))
        pytest.fail("it was walked to the end")

    told: list[object] = []

    def stop_at_the_third(done: object) -> None:
        told.append(done)
        if len(told) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(moved_drives, "find_videos", walk)
    footage.rename(tmp_path / "away")
    (tmp_path / "E").mkdir()
    with pytest.raises(KeyboardInterrupt):
        moved_to(project, tmp_path / "E", stop_at_the_third)
