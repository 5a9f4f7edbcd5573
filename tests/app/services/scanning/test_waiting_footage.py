"""What is told of the footage that waits is what a scan reads."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.services import media, models
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import known_sha256, sha256_of
from app.services.scanning.waiting_footage import WaitingFootage, waiting_footage
from app.store.schema import ScanRow, VideoRow
from mvit_core.types import VideoResult, VideoStatus
from tests.scanned import to_its_end

BLANK = VideoResult(status=VideoStatus.BLANK)


@pytest.fixture
def with_model(project: Project, tmp_path: Path) -> Callable[[str], Path]:
    """Lets another model name the project's animals."""

    def use(name: str) -> Path:
        checkpoint = tmp_path / f"{name}.safetensors"
        checkpoint.write_bytes(name.encode())
        models.use_model(project, checkpoint)
        return checkpoint

    return use


def add(project: Project, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"new")
    media.add_files(project, folder, [FoundFile(folder / name, name, 3, datetime(2026, 5, 1))])


def waiting(project: Project) -> WaitingFootage:
    return waiting_footage(project, models.remembered_tools(project))


def num_scanned(project: Project) -> int:
    run = ScanRun.start(project, settings=models.tools_to_scan_with(project))
    to_its_end(run, lambda _request: BLANK)
    return run.progress.total


def test_what_another_model_has_scanned_waits_too(
    project: Project, footage: Path, with_model: Callable[[str], Path]
) -> None:
    with_model("old")
    assert (waiting(project).num_new, num_scanned(project)) == (3, 3)
    assert waiting(project).num_videos == 0
    model = with_model("new")
    add(project, footage, "late.mp4")
    found = waiting(project)
    assert (found.num_new, found.num_again, found.num_unnamed) == (1, 3, 3)
    assert found.model == model
    assert found.duration_s == 4 * 30
    assert num_scanned(project) == found.num_videos == 4
    assert waiting(project).num_videos == 0


def test_what_was_scanned_with_other_settings_waits_without_being_strange_to_the_model(
    project: Project, with_model: Callable[[str], Path]
) -> None:
    with_model("one")
    num_scanned(project)
    with project.writing() as session:
        for row in session.scalars(select(ScanRow)):
            row.fingerprint = "of other numbers"
    found = waiting(project)
    assert (found.num_new, found.num_again, found.num_unnamed) == (0, 3, 0)


def test_what_could_not_be_read_is_counted_by_itself_as_a_scan_tries_it_again(project: Project) -> None:
    with project.writing() as session:
        session.scalars(select(VideoRow)).first().status = VideoStatus.UNREADABLE.value  # type: ignore[union-attr]
    found = waiting(project)
    assert (found.num_videos, found.num_new, found.num_unreadable) == (2, 2, 1)
    assert found.duration_s == 2 * 30
    assert num_scanned(project) == 3


def test_what_is_out_of_reach_waits_for_its_drive(project: Project, footage: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    add(project, other, "here.mp4")
    footage.rename(tmp_path / "unplugged")
    assert waiting(project).num_videos == 1
    assert num_scanned(project) == 1


def test_without_the_model_s_file_what_is_new_is_told(
    project: Project, with_model: Callable[[str], Path]
) -> None:
    with_model("old").unlink()
    assert waiting(project).num_videos == 3


def test_a_file_that_changed_is_hashed_anew(tmp_path: Path) -> None:
    file = tmp_path / "a.safetensors"
    file.write_bytes(b"a")
    before = known_sha256(file)
    file.write_bytes(b"other")
    assert known_sha256(file) == sha256_of(file) != before
