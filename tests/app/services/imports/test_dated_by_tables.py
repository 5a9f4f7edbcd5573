"""A table's date of a file: taken for a new video that says no date itself, never over one that is known."""

from datetime import datetime
from pathlib import Path

from app.services import media
from app.services.imports import ImportReport, import_file
from app.services.media.probed import write_info
from app.services.projects import Project
from app.services.times.capture_times import BURNT_IN
from app.services.times.taking_times import take
from app.store.records import Video
from app.store.schema import VideoRow
from mvit_core.types import VideoInfo


def came_in(project: Project, folder: Path, name: str) -> tuple[Video, ImportReport]:
    """A new file that a table with its date brought in."""
    folder.mkdir()
    (folder / name).write_bytes(b"x")
    row = f"{name},,2026-05-14 05:12:33,red fox\n"
    (folder / "t.csv").write_text(f"File,RelativePath,DateTime,Species\n{row}", "utf-8")
    report = import_file(project, folder / "t.csv", who="ana")
    (video,) = media.videos(project)
    return video, report


def read(project: Project, video: Video, captured_at: datetime | None) -> Video:
    """The video after its file was read."""
    info = VideoInfo(size_bytes=1, container="mov", codec="h264", width=8, height=8, captured_at=captured_at)
    with project.writing() as session:
        write_info(session, session.get_one(VideoRow, video.id), info)
    (video,) = media.videos(project)
    return video


def test_a_new_file_that_says_no_date_itself_has_that_of_the_table(empty: Project, tmp_path: Path) -> None:
    video, report = came_in(empty, tmp_path / "labelled", "x.mp4")
    assert (video.captured_at, video.captured_from) == (datetime(2026, 5, 14, 5, 12, 33), "table")
    assert "One new video is dated by the table, as long as its file says no date." in report.left_out
    still = read(empty, video, None)
    assert (still.captured_at, still.captured_from) == (video.captured_at, "table")


def test_the_date_that_a_file_says_is_taken_as_soon_as_it_is_read(empty: Project, tmp_path: Path) -> None:
    video, _ = came_in(empty, tmp_path / "labelled", "x.mp4")
    told = read(empty, video, datetime(2025, 1, 2, 3, 4, 5))
    assert (told.captured_at, told.captured_from) == (datetime(2025, 1, 2, 3, 4, 5), "metadata")


def test_the_date_in_a_name_stays(empty: Project, tmp_path: Path) -> None:
    video, report = came_in(empty, tmp_path / "labelled", "2024-02-03_04-05-06.mp4")
    assert (video.captured_at, video.captured_from) == (datetime(2024, 2, 3, 4, 5, 6), "file name")
    assert report.num_dated == 0


def test_the_date_that_a_person_took_stays(empty: Project, tmp_path: Path) -> None:
    video, _ = came_in(empty, tmp_path / "labelled", "x.mp4")
    take(empty, {video.id: (datetime(2023, 3, 4), BURNT_IN)})
    report = import_file(empty, tmp_path / "labelled" / "t.csv", who="ana")
    (again,) = media.videos(empty)
    assert (again.captured_at, again.captured_from) == (datetime(2023, 3, 4), BURNT_IN)
    assert report.num_dated == 0
