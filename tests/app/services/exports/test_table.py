import csv
from pathlib import Path

import pytest

from app.services.exports import export
from app.services.projects import Project


@pytest.fixture
def table(reviewed: Project, tmp_path: Path) -> list[dict[str, str]]:
    out = tmp_path / "out.csv"
    report = export(reviewed, "csv", out)
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert report.num_rows == len(rows)
    assert report.files == (out,)
    return rows


def test_each_row_has_the_cameras_date_and_time_to_the_millisecond(table: list[dict[str, str]]) -> None:
    assert table[0]["start"] == "2026-05-01 12:00:01.250"
    assert table[0]["end"] == "2026-05-01 12:00:05.250"


def test_what_a_person_said_counts_and_what_they_rejected_is_gone(table: list[dict[str, str]]) -> None:
    bear = next(row for row in table if row["scientific_name"] == "Ursus")
    assert (bear["state"], bear["count"], bear["sex"]) == ("corrected", "2", "female")
    assert not [row for row in table if "a..b" in row["file"]]


def test_a_bout_names_its_animal(table: list[dict[str, str]]) -> None:
    lion = next(row for row in table if row["kind"] == "animal")
    bouts = [row for row in table if row["kind"] == "behavior"]
    assert [row["behavior"] for row in bouts] == ["eats food", "sleeps"]
    assert {row["animal_id"] for row in bouts} == {lion["observation_id"]}


def test_no_cell_is_a_formula(table: list[dict[str, str]]) -> None:
    cells = [cell for row in table for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=HYPERLINK(1)" in cells
    assert "'@ana" in cells


def test_a_file_whose_name_looks_like_an_option_keeps_a_path_that_works(table: list[dict[str, str]]) -> None:
    assert "Süd/-dash.mp4" in {row["file"] for row in table}
