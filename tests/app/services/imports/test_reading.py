"""What cannot be read is said, and no path leads outside."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.imports import import_file, read_file
from app.services.imports.reading import safe_path
from app.services.projects import Project
from mvit_core.errors import UserError
from tests.import_files import written


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.json", "{"),
        ("x.json", "[]"),
        ("x.json", "{}"),
        ("x.json", "[" * 100_000),
        ("x.boris", "{}"),
        ("x.json", '{"images": 3, "detection_categories": {}}'),
        ("x.csv", ""),
        ("x.csv", "a,b\n1,2\n"),
        ("x.boris", '{"observations": {}, "behaviors_conf": []}'),
        ("x.exe", "MZ"),
        ("x.csv", "\x00\x00\x00"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(empty: Project, tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(UserError):
        import_file(empty, written(tmp_path / name, content), who="ana")


def test_a_missing_file_is_a_sentence(empty: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        import_file(empty, tmp_path / "nowhere.json", who="ana")


@given(st.text(max_size=30))
def test_no_path_ever_leads_outside(path: str) -> None:
    safe = safe_path(path)
    assert not safe.startswith(("/", "~"))
    assert ".." not in safe.split("/")
    assert "\\" not in safe


LABELS = "file,species,Größe\nCAM01/IMG_0012.MP4,Füchslein,2\n"


def test_letters_that_nothing_tells_are_guessed_with_a_word(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    file.write_bytes(LABELS.encode("cp1252"))
    found = read_file(file, "csv", {"count": "Größe"})
    assert [(animal.name, animal.count) for animal in found.animals] == [("Füchslein", 2)]
    (told,) = found.problems
    assert told.startswith("labels.csv is not in UTF-8")
    assert "line 1," in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_that_the_file_tells_need_no_word(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "labels.csv"
    file.write_bytes(LABELS.encode(encoding))
    found = read_file(file, "csv", {"count": "Größe"})
    assert (found.animals[0].name, found.problems) == ("Füchslein", [])


@pytest.mark.parametrize("before", ["\n", "\r\n\r\n", ",,\n", "sep=,\n\n"])
def test_empty_lines_before_the_heading_are_passed_over(tmp_path: Path, before: str) -> None:
    file = written(tmp_path / "labels.csv", before + LABELS)
    assert len(read_file(file, "csv").animals) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("My survey of 2026\n" + LABELS, r"--column file=NAME\. The table has: My survey of 2026\.$"),
        ('file,species\n"a.mp4,fox\n', r"save it as CSV \(UTF-8\)\.$"),
    ],
)
def test_a_table_that_is_not_understood_says_what_to_do(tmp_path: Path, content: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read_file(written(tmp_path / "x.csv", content))


def test_json_that_is_cut_short_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"copy it again, or write it anew\.$"):
        read_file(written(tmp_path / "x.json", '{"images": ['))


def test_a_date_without_an_end_is_none_and_said(tmp_path: Path) -> None:
    row = "d1,Fen,0001-01-01T00:00:00+14:00,9999-12-31T23:00:00-14:00\n"
    content = f"deploymentID,locationName,deploymentStart,deploymentEnd\n{row}"
    found = read_file(written(tmp_path / "d.csv", content), "deployments")
    assert (found.deployments[0].start, found.deployments[0].end) == (None, None)
    assert len([each for each in found.problems if "only years from 1900 to 2199 are read" in each]) == 2


@pytest.mark.parametrize("date", ["1850-05-01 10:00:00", "13/5/0206 10:00", "2206-05-13T10:00:00Z"])
def test_a_table_with_a_year_that_is_not_read_says_so(tmp_path: Path, date: str) -> None:
    found = read_file(written(tmp_path / "t.csv", f"file,species,datetime\na.mp4,fox,{date}\n"))
    assert [one.recorded_at for one in found.videos] == [None]
    (said,) = found.problems
    assert said == (
        f"datetime has times such as {date!r}, but only years from 1900 to 2199 are read: they are taken for "
        "unsaid."
    )
