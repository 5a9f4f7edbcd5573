"""Rows that read well and say what cannot be are named; mistakes of ours stay mistakes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.services import media
from app.services.projects import create_project, open_project
from app.services.review import labels
from app.store.copying import copy_project
from app.store.impossible import impossible_value
from app.store.integrity import check
from app.store.plain_errors import Damaged
from app.store.records import Kind
from mvit_core.errors import UserError
from mvit_core.types import Span


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


def spoil(file: Path, column: str, value: str | float, table: str = "videos") -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = 2", (value,))
        connection.commit()


def test_a_status_that_is_none_is_named_with_its_row(file: Path) -> None:
    spoil(file, "status", "weird")
    words = r"is damaged: row 2 of videos has 'weird' as status\. Recover what can be read\."
    with open_project(file) as project, pytest.raises(UserError, match=words):
        media.videos(project)


def test_text_in_a_column_of_numbers_is_named_with_its_row(file: Path) -> None:
    spoil(file, "duration_s", "lots")
    with open_project(file) as project:
        assert impossible_value(project.engine) == "row 2 of videos has 'lots' as duration_s"


@pytest.mark.parametrize(
    ("value", "shown"), [("lots", "'lots'"), (float("inf"), "inf"), (float("-inf"), "-inf")]
)
def test_what_is_no_number_fails_where_it_is_read(file: Path, value: str | float, shown: str) -> None:
    """Not later, where it is added up: nothing says then that the file is to blame."""
    spoil(file, "duration_s", value)
    words = rf"is damaged: row 2 of videos has {shown} as duration_s\. Recover what can be read\."
    with open_project(file) as project, pytest.raises(Damaged, match=words):
        media.videos(project)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("videos", "duration_s", -3.0), ("observations", "end_s", 0.25), ("videos", "width", "wide")],
)
def test_what_cannot_be_and_is_read_without_a_word_is_found_by_the_check(
    file: Path, table: str, column: str, value: str | float
) -> None:
    with open_project(file) as project:
        video = media.videos(project)[0]
        for _ in range(2):
            place = labels.new_observation(project, video.id, Kind.ANIMAL)
            labels.apply(project, {place: labels.add(Span(1.0, 2.0))}, who="ana")
    check(file)
    spoil(file, column, value, table)
    with pytest.raises(Damaged, match=f"row 2 of {table} has .* as {column}"):
        check(file)


def test_a_mistake_of_ours_in_a_whole_project_stays_one(file: Path) -> None:
    with open_project(file) as project, pytest.raises(KeyError, match="ours"), project.reading():
        raise KeyError("ours")


def test_no_backup_is_made_of_what_cannot_be(file: Path, tmp_path: Path) -> None:
    """It would push out, one by one, those from before."""
    copy_project(file, tmp_path / "whole.trapline")
    spoil(file, "duration_s", -3.0)
    words = r"row 2 of videos has -3.0 as duration_s\); no backup was made of it"
    with pytest.raises(Damaged, match=words):
        copy_project(file, tmp_path / "spoiled.trapline")
    assert not (tmp_path / "spoiled.trapline").exists()


def test_a_project_of_an_older_version_is_copied_though_columns_lack(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE deployments DROP COLUMN camera_delay_s")
    copy_project(file, tmp_path / "old.trapline")
    assert (tmp_path / "old.trapline").exists()
