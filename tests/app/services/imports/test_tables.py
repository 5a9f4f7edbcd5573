"""Tables: by what their columns are called or said to be."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from app.services import media
from app.services.imports import Intake, guess_format, import_file, read_file
from app.services.projects import Project
from app.store.records import Subject
from mvit_core.errors import UserError
from mvit_core.types import Span
from tests.app.conftest import animals_of
from tests.import_files import package, written


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\r\nfile;species\r\nCAM01/IMG_0012.MP4;fox\r\n",
        '"file";" species , or none"\nCAM01/IMG_0012.MP4;fox\n',
        " file , species \n\nCAM01/IMG_0012.MP4,fox\n,,\n",
    ],
)
def test_tables_that_went_through_a_spreadsheet_are_read(
    empty: Project, two_files: Path, tmp_path: Path, table: str
) -> None:
    columns = {"species": "species , or none"} if "none" in table else {}
    report = import_file(empty, written(tmp_path / "t.csv", table), columns=columns, who="ana")
    assert report.num_animals == 1
    assert not any("no path" in sentence for sentence in report.left_out)


def test_an_end_before_its_start_and_a_count_in_groups_are_told_and_not_guessed(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    """The end was taken for the start, 1,000 for one, both without a word."""
    rows = "CAM01/IMG_0012.MP4;3,5;1,5;fox;1,000\nCAM01/BROKEN.AVI;0:01,5;0:03;fox;1,0\n"
    table = written(tmp_path / "t.csv", f"file;start_s;end_s;species;count\n{rows}")
    report = import_file(empty, table, who="ana")
    said = " ".join(report.left_out)
    assert "A value of end_s is not understood and taken for unsaid: '1,5'." in said
    assert "A value of count is not understood and taken for unsaid: '1,000'." in said
    other, whole = sorted(animals_of(empty), key=lambda one: -one.span.start_s)
    assert (whole.span, whole.count) == (Span(0.0, 0.0), 1)
    assert (other.span, other.count) == (Span(1.5, 3.0), 1)


def test_an_empty_table_is_said_to_be_empty(empty: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is empty"):
        import_file(empty, written(tmp_path / "t.csv", ""), who="ana")


def test_gaps_and_offsets_of_deployments_are_read_as_spreadsheets_leave_them_or_named(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    heading = "deploymentID,latitude,deploymentStart,deploymentEnd,utcOffset,gaps\n"
    row = "CAM01,48.1,01.05.2026 12:00,01.06.2026,02:00:00,05.05.2026/07.05.2026\n"
    assert import_file(empty, written(tmp_path / "d.csv", heading + row), who="ana").left_out == []
    (one,) = media.deployments(empty)
    assert (one.start, one.end) == (datetime(2026, 5, 1, 12), datetime(2026, 6, 1))
    assert (one.utc_offset_min, one.gaps) == (120, ((datetime(2026, 5, 5), datetime(2026, 5, 7)),))
    wrong = "CAM01,48.1,2026-05-01,2026-06-01,summer,2026-05-07/2026-05-05\n"
    report = import_file(empty, written(tmp_path / "d.csv", heading + wrong), who="ana")
    assert [sentence.partition(".")[0] for sentence in report.left_out] == [
        "Deployment CAM01: '2026-05-07/2026-05-05' is not a gap",
        "Deployment CAM01: utcOffset is 'summer'",
    ]


def test_a_table_is_read_by_what_its_columns_are_called_or_said_to_be(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    file = written(tmp_path / "t.csv", "Clip;Tier;Anzahl\nCAM01/IMG_0012.MP4;Rotfuchs;2\n")
    report = import_file(
        empty, file, columns={"file": "Clip", "species": "Tier", "count": "Anzahl"}, who="ana"
    )
    (fox,) = animals_of(empty)
    assert fox.count == 2
    assert report.num_animals == 1
    with pytest.raises(UserError, match="no column"):
        import_file(empty, file, columns={"file": "Video"}, who="ana")
    with pytest.raises(UserError, match="nothing that a column can say"):
        import_file(empty, file, columns={"file": "Clip", "weight": "Tier"}, who="ana")


def test_the_one_column_that_names_media_files_is_the_files_and_of_two_one_has_to_be_said(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    file = written(tmp_path / "t.csv", "Clip;Tier;Anzahl\nCAM01/IMG_0012.MP4;Rotfuchs;2\n")
    import_file(empty, file, columns={"species": "Tier"}, who="ana")
    assert [one.count for one in animals_of(empty)] == [2]
    two = written(tmp_path / "two.csv", "Clip;Before;species\nCAM01/IMG_0012.MP4;x.mp4;red fox\n")
    with pytest.raises(UserError, match="--column file=NAME"):
        import_file(empty, two, who="ana")
    assert import_file(empty, two, columns={"file": "Clip"}, who="ana").num_animals == 1


def test_a_table_without_names_of_columns_loses_no_first_line(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    """Its first line would be taken for them, and the video there left out unsaid."""
    file = written(tmp_path / "t.csv", "CAM01/IMG_0012.MP4,red fox\nCAM01/IMG_0013.MP4,wolf\n")
    for columns in ({}, {"species": "red fox"}):
        with pytest.raises(UserError, match=r"has CAM01/IMG_0012\.MP4, and no names of columns"):
            import_file(empty, file, columns=columns, who="ana")


@pytest.mark.parametrize("suffix", [".xlsx", ".ODS"])
def test_who_names_a_workbook_is_told_to_save_a_sheet_of_it(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UserError, match=r"t\.\w+ is a workbook\. Save the sheet"):
        guess_format(written(tmp_path / f"t{suffix}", "PK"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("observations.csv", "observationID,deploymentID,mediaID,observationLevel\n"),
        ("media.csv", "mediaID,deploymentID,timestamp,filePath\n"),
    ],
)
def test_who_names_one_table_of_a_package_is_told_to_import_the_package(
    tmp_path: Path, name: str, content: str
) -> None:
    with pytest.raises(UserError, match=r"Import its datapackage\.json"):
        guess_format(written(tmp_path / name, content))


def test_a_packages_table_of_deployments_changes_what_came_in_with_the_package(
    empty: Project, tmp_path: Path
) -> None:
    import_file(empty, package(tmp_path), who="ana")
    table = "deploymentID,latitude,longitude\nd1,52°30'N,5\n"
    report = import_file(empty, written(tmp_path / "d.csv", table), who="ana")
    assert (report.num_deployments, report.left_out) == (1, [])
    assert [(one.latitude, one.longitude) for one in media.sites(empty)] == [(52.5, 5.0)]


@pytest.mark.shared
def test_zamba_labels_of_files_that_are_not_here_are_named(
    empty: Project, two_files: Path, shared: Path
) -> None:
    labels = shared / "formats/zamba/labels.csv"
    assert guess_format(labels) == "zamba"
    report = import_file(empty, labels, who="ana")
    assert report.num_animals == 0
    assert any("not in this project" in sentence for sentence in report.left_out)


def test_files_beside_the_table_are_added(empty: Project, tmp_path: Path) -> None:
    folder = tmp_path / "labelled"
    (folder / "a").mkdir(parents=True)
    (folder / "a/x.mp4").write_bytes(b"x")
    import_file(
        empty, written(folder / "labels.csv", "filepath,label\na/x.mp4,red_fox\na/x.mp4,blank\n"), who="ana"
    )
    assert [video.relative_path for video in media.videos(empty)] == ["a/x.mp4"]
    assert {one.subject for one in animals_of(empty)} == {Subject.ANIMAL, Subject.BLANK}


def test_places_are_looked_up_for_many_files_at_once(empty: Project, tmp_path: Path) -> None:
    """All sites and deployments were read again for each file: hours for a survey of 100,000."""
    names = [f"site{number}/a.mp4" for number in range(30)]
    for name in names:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(name.encode())
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    table = written(tmp_path / "labels.csv", "filepath,label\n" + "".join(f"{name},fox\n" for name in names))
    event.listen(empty._engine, "before_cursor_execute", note)
    report = import_file(empty, table, who="ana")
    assert report.num_new_videos == 30
    all_sites = [each for each in asked if "FROM sites" in each and "WHERE" not in each]
    assert 0 < len(all_sites) < 5


def test_an_import_leaves_the_order_of_videos_alone_that_it_says_nothing_of(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    """All videos of each deployment were put in order anew, in one piece: seconds for 100,000."""
    written_anew: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        written_anew.extend([statement] if statement.startswith("UPDATE videos SET sort_key") else [])

    event.listen(empty._engine, "before_cursor_execute", note)
    table = written(tmp_path / "labels.csv", "filepath,label\nCAM01/IMG_0012.MP4,red_fox\n")
    assert import_file(empty, table, who="ana").num_animals == 1
    assert written_anew == []


def test_the_library_may_be_looked_through_beforehand(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    table = written(tmp_path / "labels.csv", "filepath,label\nCAM01/IMG_0012.MP4,red_fox\n")
    intake = Intake(empty, read_file(table), folder=tmp_path, who="ana")
    assert list(intake.looks()) == [], "no video has to be opened"
    assert animals_of(empty) == [], "nothing is written yet"
    shares = [*intake.steps()]
    assert shares == sorted(shares)
    assert len(animals_of(empty)) == intake.report.num_animals == 1
