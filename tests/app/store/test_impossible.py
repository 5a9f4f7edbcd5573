"""Rows that read well and say what cannot be are named; mistakes of ours stay mistakes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.services import media
from app.services.projects import create_project, open_project
from app.store.impossible import impossible_value
from mvit_core.errors import UserError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project of two videos."""
    folder = tmp_path / "Fen"
    folder.mkdir()
    for name in ("a.mp4", "b.mp4"):
        (folder / name).touch()
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
    return tmp_path / "p.trapline"


def spoil(file: Path, column: str, value: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"UPDATE videos SET {column} = ? WHERE id = 2", (value,))
        connection.commit()


def test_a_status_that_is_none_is_named_with_its_row(file: Path) -> None:
    spoil(file, "status", "weird")
    words = r"is damaged: row 2 of videos has 'weird' as status\. Restore it from a backup\."
    with open_project(file) as project, pytest.raises(UserError, match=words):
        media.videos(project)


def test_text_in_a_column_of_numbers_is_named_with_its_row(file: Path) -> None:
    spoil(file, "duration_s", "lots")
    with open_project(file) as project:
        assert impossible_value(project.engine) == "row 2 of videos has 'lots' as duration_s"


def test_a_mistake_of_ours_in_a_whole_project_stays_one(file: Path) -> None:
    with open_project(file) as project, pytest.raises(KeyError, match="ours"), project.reading():
        raise KeyError("ours")
