"""Tables as spreadsheets leave them: dates without leading zeros, columns of one name."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.services import media, observations
from app.services.imports import import_file
from app.services.imports.columns import guess
from app.services.imports.dates import Dates
from app.services.projects import Project
from app.services.review import labels
from app.store.schema import VideoRow
from mvit_core.errors import UserError
from tests.app.conftest import animals_of
from tests.import_files import HERE, cards, package, written

HEADING = "deploymentID,latitude,deploymentStart,deploymentEnd,gaps\n"


@pytest.fixture
def known(empty: Project, tmp_path: Path) -> Project:
    """A project with the deployment CAM01 and its video."""
    cards(empty, tmp_path)
    return empty


def times(texts: list[str]) -> list[datetime | None]:
    dates = Dates(texts)
    return [dates.read(text)[0] for text in texts]


def said(texts: list[str]) -> list[str]:
    told: list[str] = []
    Dates(texts).tell("start", told.append)
    return told


def test_one_date_with_a_day_above_12_tells_the_order_of_all() -> None:
    assert times(["5/1/2026", "25/1/2026 9:05"]) == [datetime(2026, 1, 5), datetime(2026, 1, 25, 9, 5)]
    assert times(["5/1/2026 2:30 PM", "1/25/2026 12:00:30 AM"]) == [
        datetime(2026, 5, 1, 14, 30), datetime(2026, 1, 25, 0, 0, 30)
    ]  # fmt: skip
    assert said(["5/1/2026", "25/1/2026"]) == []


def test_where_no_date_tells_the_order_none_is_guessed_but_what_is_alike_either_way() -> None:
    assert times(["5/1/2026", "6-1-2026 8:00", "3/3/2026"]) == [None, None, datetime(2026, 3, 3)]
    assert said(["3/3/2026", "5/1/2026"]) == [
        "Dates of start such as '5/1/2026' may have the day or the month first, and no other tells which: "
        "they are left out. Write them like 2026-05-01."
    ]


def test_a_column_of_both_orders_is_not_read() -> None:
    assert times(["25/1/2026", "1/26/2026"]) == [None, None]
    assert said(["25/1/2026", "1/26/2026"]) == [
        "Some dates of start have the day first, some the month, such as '25/1/2026': they are left out. "
        "Write them like 2026-05-01."
    ]


def test_dates_that_tell_themselves_need_no_others() -> None:
    assert times(["2026-5-1", "2026/5/1 9:05", "1.5.2026", "2026-05-01T00:00:00Z"]) == [
        datetime(2026, 5, 1), datetime(2026, 5, 1, 9, 5), datetime(2026, 5, 1), datetime(2026, 5, 1)
    ]  # fmt: skip
    assert (
        times(["31/2/2026", "13/13/2026", "25/1/2026 13:00 PM", "25/1/2026 25:00", "25/1/26"]) == [None] * 5
    )


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.booleans())
def test_every_day_comes_back_in_both_orders(day: datetime, is_day_first: bool) -> None:
    day = day.replace(microsecond=0)
    order = (
        "{0.day}/{0.month}/{0.year} {0.hour}:{0:%M:%S}"
        if is_day_first
        else "{0:%m}-{0:%d}-{0.year} {0:%H:%M:%S}"
    )
    other = "31/1/2026" if is_day_first else "1/31/2026"
    assert times([order.format(day), other])[0] == day


def test_deployments_take_the_order_from_all_dates_of_their_table(known: Project, tmp_path: Path) -> None:
    rows = "CAM01,48.1,5/1/2026 8:00,2/2/2026,6/1/2026/25/1/2026\n"
    assert import_file(known, written(tmp_path / "d.csv", HEADING + rows), who="ana").left_out == []
    (one,) = media.deployments(known)
    assert (one.start, one.end) == (datetime(2026, 1, 5, 8), datetime(2026, 2, 2))
    assert one.gaps == ((datetime(2026, 1, 6), datetime(2026, 1, 25)),)


def test_deployments_whose_dates_are_unclear_keep_what_they_had_and_say_so_once(
    known: Project, tmp_path: Path
) -> None:
    rows = "CAM01,48.1,5/1/2026,6/1/2026,5/1/2026/5/2/2026\n"
    report = import_file(known, written(tmp_path / "d.csv", HEADING + rows), who="ana")
    (one,) = media.deployments(known)
    assert (one.start, one.end, one.gaps) == (None, None, ())
    (sentence,) = report.left_out
    assert sentence.startswith("Dates of deploymentStart, deploymentEnd such as '5/1/2026' may")


def test_an_unclear_date_of_a_file_is_said_and_its_labels_come_in(known: Project, tmp_path: Path) -> None:
    table = f"file,species,datetime\n{HERE},red fox,5/1/2026 8:00\n"
    report = import_file(known, written(tmp_path / "t.csv", table), who="ana")
    assert report.num_animals == 1
    sentence = report.left_out[0]
    assert sentence.startswith("Dates of datetime such as '5/1/2026 8:00' may")


@pytest.mark.parametrize("table", ["file,species,species", "file, species ,x,species"])
def test_two_columns_of_one_name_that_is_used_are_refused(known: Project, tmp_path: Path, table: str) -> None:
    file = written(tmp_path / "t.csv", f"{table}\n{HERE},red fox,badger,badger\n")
    with pytest.raises(UserError, match=r"t\.csv has 2 columns called species, and nobody knows which"):
        import_file(known, file, who="ana")
    assert list(observations.all_observations(known)) == []


def test_two_columns_whose_names_differ_in_capitals_alone_are_told_apart_by_a_person(
    known: Project, tmp_path: Path
) -> None:
    """The last one was taken, and nothing said."""
    file = written(tmp_path / "t.csv", f"file,Species,species,count,N\n{HERE},red fox,badger,2,3\n")
    with pytest.raises(UserError, match="columns called Species and species, and nobody knows which"):
        import_file(known, file, who="ana")
    import_file(known, file, columns={"species": "Species"}, who="ana")
    assert [each.taxon for _, each in observations.all_observations(known)] == ["red_fox"]


def test_of_two_columns_of_a_timelapse_table_the_one_that_is_written_as_there_counts(
    known: Project, tmp_path: Path
) -> None:
    folder, name = HERE.rsplit("/", 1)
    line = f"{name},{folder},red fox,badger"
    file = written(tmp_path / "t.csv", f"File,RelativePath,Species,species\n{line}\n")
    assert import_file(known, file, who="ana").num_animals == 1
    again = written(tmp_path / "u.csv", f"File,RelativePath,species,SPECIES\n{line}\n")
    with pytest.raises(UserError, match="columns called species and SPECIES"):
        import_file(known, again, who="ana")


@pytest.mark.parametrize("table", ["File,RelativePath,Species", "file,species"])
def test_a_word_that_no_column_can_say_is_refused(known: Project, tmp_path: Path, table: str) -> None:
    file = written(tmp_path / "t.csv", f"{table}\na,b,c\n")
    with pytest.raises(UserError, match="art is nothing that a column can say"):
        import_file(known, file, columns={"art": "Species"}, who="ana")


def test_columns_of_what_has_its_own_cannot_be_named(known: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Camtrap DP has columns of its own"):
        import_file(known, package(tmp_path), columns={"species": "Tier"}, who="ana")


def test_columns_of_one_name_that_nobody_reads_are_no_hindrance(known: Project, tmp_path: Path) -> None:
    file = written(tmp_path / "t.csv", f"file,species,batch,batch,,\n{HERE},red fox,1,2,,\n")
    assert import_file(known, file, who="ana").num_animals == 1


def test_tables_of_deployments_and_of_packages_with_two_columns_of_one_name_are_refused(
    known: Project, tmp_path: Path
) -> None:
    table = "deploymentID,latitude,latitude\nCAM01,48.1,49.1\n"
    with pytest.raises(UserError, match="2 columns called latitude"):
        import_file(known, written(tmp_path / "d.csv", table), who="ana")
    media_ = "mediaID,deploymentID,timestamp,timestamp,filePath\nm1,d1,2026-05-02T10:00:00Z,,a.mp4\n"
    with pytest.raises(UserError, match=r"media\.csv has 2 columns called timestamp"):
        import_file(known, package(tmp_path, media=media_), who="ana")


def test_columns_of_a_timelapse_template_may_have_names_of_their_own(known: Project, tmp_path: Path) -> None:
    folder, name = HERE.rsplit("/", 1)
    heading = "File,RelativePath,DateTime,species,Number,Behaviour,Notes"
    line = f"{name},{folder},,Vulpes vulpes,3,digs,wet"
    import_file(known, written(tmp_path / "t.csv", f"{heading}\n{line}\n"), who="Ann")
    animal, bout = (one for _, one in observations.all_observations(known))
    assert (animal.count, animal.notes) == (3, "wet")
    assert bout.behavior == "digs"


@pytest.mark.parametrize(
    "names",
    [
        "Datei,Anfang,Ende,Tierart,Verhalten,Anzahl,Bemerkungen",
        "Archivo,Inicio,Fin,Especie,Conducta,Cantidad,Notas",
    ],
)
def test_columns_are_guessed_in_the_languages_of_the_window(names: str) -> None:
    found = guess(names.split(","))
    fields = ("file", "start_s", "end_s", "species", "behavior", "count", "notes")
    assert [getattr(found, field) for field in fields] == names.split(",")


@pytest.mark.parametrize("missing", ["NA", "NaN", "<NA>", "NULL", "#N/A", "#NV"])
@pytest.mark.usefixtures("two_files")
def test_what_r_and_others_write_for_nothing_is_no_name(empty: Project, tmp_path: Path, missing: str) -> None:
    """An animal called NA, of the species NA, that did NA came in."""
    heading = "file,species,count,start,end,sex,individual,behavior,notes"
    rows = ("CAM01/IMG_0012.MP4,fox" + f",{missing}" * 7, "CAM01/BROKEN.AVI" + f",{missing}" * 8)
    report = import_file(empty, written(tmp_path / "t.csv", "\n".join((heading, *rows))), who="ana")
    (one,) = animals_of(empty)
    assert (one.taxon, one.count, one.sex, one.individual, one.notes) == ("fox", 1, "", "", "")
    assert (report.new_taxa, report.new_behaviors, report.problems) == ([], [], [])


@pytest.mark.usefixtures("two_files")
def test_an_animal_of_ours_may_be_called_na_as_long_as_r_has_not_written_the_table(
    empty: Project, tmp_path: Path
) -> None:
    names = (
        "observation_id",
        "animal_id",
        "kind",
        "file",
        "start_s",
        "end_s",
        "scientific_name",
        "individual",
    )
    row = "1,1,animal,CAM01/IMG_0012.MP4,1,2,Vulpes vulpes,NA"
    heading = ",".join((*names, "sex"))
    import_file(empty, written(tmp_path / "own.csv", f"{heading}\n{row},\n"), who="ana")
    assert [one.individual for one in animals_of(empty)] == ["NA"]
    labels.apply(empty, {one.id: None for one in animals_of(empty)}, who="ana")
    import_file(empty, written(tmp_path / "r.csv", f"{heading}\n{row},NA\n"), who="ana")
    assert [one.individual for one in animals_of(empty)] == [""]


@pytest.mark.parametrize("error", ["#REF!", "#NAME?", "#DIV/0!", "#¿NOMBRE?", "#BEZUG!", "########"])
@pytest.mark.usefixtures("two_files")
def test_what_went_wrong_in_a_spreadsheet_is_said_and_no_species(
    empty: Project, tmp_path: Path, error: str
) -> None:
    table = f"file,species,notes\nCAM01/IMG_0012.MP4,{error},seen\nCAM01/BROKEN.AVI,fox,#7 and #8!\n"
    report = import_file(empty, written(tmp_path / "t.csv", table), who="ana")
    assert report.problems == [f"A value of species is not understood and taken for unsaid: {error!r}."]
    assert report.new_taxa == []
    assert [one.notes for one in animals_of(empty)] == ["#7 and #8!"]


@pytest.mark.usefixtures("two_files")
def test_deployments_that_r_has_written_say_nothing_of_what_is_missing(
    empty: Project, tmp_path: Path
) -> None:
    table = "deploymentID,latitude,longitude,deploymentStart,cameraID\nCAM01,NA,NA,NA,C7\n"
    assert import_file(empty, written(tmp_path / "d.csv", table), who="ana").left_out == []
    assert [one.camera for one in media.deployments(empty)] == ["C7"]


@pytest.mark.usefixtures("two_files")
def test_signs_that_nobody_sees_make_no_other_species(empty: Project, tmp_path: Path) -> None:
    table = "file,species\nCAM01/IMG_0012.MP4,\u200b\u00a0fox\ufeff\nCAM01/BROKEN.AVI,\u202bשועל\u202c\x07\n"
    report = import_file(empty, written(tmp_path / "t.csv", table), who="ana")
    assert {one.taxon for one in animals_of(empty)} == {"fox", "שועל"}
    assert report.new_taxa == ["שועל"]


@pytest.mark.usefixtures("two_files")
def test_what_lasts_longer_than_its_video_is_said(empty: Project, tmp_path: Path) -> None:
    """Frames or milliseconds, maybe."""
    with empty.writing() as session:
        session.execute(update(VideoRow).values(duration_s=10.0))
    table = "file,species,start,end\nCAM01/IMG_0012.MP4,fox,100,250\nCAM01/BROKEN.AVI,fox,1,10.5\n"
    report = import_file(empty, written(tmp_path / "t.csv", table), who="ana")
    said = [each for each in report.left_out if each.startswith("Somebody is in view after the end")]
    assert len(said) == 1
    assert said[0].endswith("(1: CAM01/IMG_0012.MP4).")


@pytest.mark.usefixtures("two_files")
@pytest.mark.parametrize(
    ("word", "is_by_eye"),
    [
        ("FALSCH", False),
        ("FAUX", False),
        ("FALSO", False),
        ("WAHR", True),
        ("VRAI", True),
        ("VERDADERO", True),
    ],
)
def test_true_and_false_are_read_as_spreadsheets_of_other_countries_save_them(
    empty: Project, tmp_path: Path, word: str, is_by_eye: bool
) -> None:
    """What no person had reviewed became a person's word."""
    table = f"File;RelativePath;Species;Reviewed\nIMG_0012.MP4;CAM01;fox;{word}\n"
    import_file(empty, written(tmp_path / "t.csv", table), who="ana")
    assert [one.is_by_eye for one in animals_of(empty)] == [is_by_eye]


@pytest.mark.usefixtures("two_files")
def test_numbers_and_truth_of_deployments_are_read_as_spreadsheets_of_other_countries_save_them(
    empty: Project, tmp_path: Path
) -> None:
    table = "deploymentID;latitude;cameraHeight;cameraDelay;baitUse\nCAM01;;0,4;60,0;WAHR\n"
    report = import_file(empty, written(tmp_path / "d.csv", table), who="ana")
    (one,) = media.deployments(empty)
    assert (one.camera_height_m, one.camera_delay_s, one.bait, report.left_out) == (0.4, 60, True, [])
