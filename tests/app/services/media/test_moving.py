"""A folder that is opened where another one was is the same folder, moved."""

from pathlib import Path

import pytest

from app.services import media
from app.services.media.moving import moved_to
from app.services.projects import Project
from tests.videos import video_ids


def take_in(project: Project, folder: Path) -> list[Path]:
    """What opening a folder does; the old places that it took."""
    moved = moved_to(project, folder)
    if moved is not None:
        media.take_moved(project, moved[1])
    media.add_files(project, folder, list(media.find_videos(folder)))
    return [] if moved is None else [moved[0]]


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
