"""Files that somebody broke, by accident or not: a clear sentence each, and nothing half written."""

import codecs
import copy
import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services import media, observations
from app.services.imports import ImportReport, import_file
from app.services.projects import Project, create_project
from mvit_core.errors import UserError
from tests.import_files import (
    AWAY,
    FORMATS_WRITTEN,
    HERE,
    boris,
    cards,
    coco,
    coded,
    image,
    megadetector,
    package,
    picture,
    written,
)

FORMATS = list(FORMATS_WRITTEN)
TABLES = ("zamba", "timelapse", "csv")
MOST_SIGNS = 400  # of a sentence that a person reads
WRONG_VALUES: list[Any] = [
    *(None, [], {}, True, 1e308, -1, 10**400, 0.1, "", "x", "NaN", "1e400", "../../etc/passwd"),
    *("=cmd|' /C calc'!A0", "a\x00b", "\ud800", "é" * 5000, "9" * 5000, "99999-01-01T00:00:00Z", "\u202egpj"),
    *("0001-01-01T00:00:00+14:00", [[[]]], {"a": {"b": []}}),
]
WRONG_CELLS = [
    *(
        "",
        "x",
        "-1",
        "1e400",
        "NaN",
        "inf",
        "9" * 5000,
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "|",
        "1:2:3:4",
    ),
    *("=cmd|' /C calc'!A0", "@x", "é" * 5000, "a\rb", "a\nb", 'a"b', "\u2028", "\u202e", "2026-13-45", "💥"),
    *("99999-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
]
SAMPLED = 40  # of the thousands of ways in which a file can be broken


@pytest.fixture
def place(empty: Project, tmp_path: Path) -> Path:
    return cards(empty, tmp_path)


def state(project: Project) -> tuple[object, ...]:
    return (
        media.videos(project),
        media.sites(project),
        media.deployments(project),
        list(observations.all_observations(project)),
    )


def taken_in(project: Project, file: Path) -> ImportReport | str:
    """What came of it, or why nothing did: then nothing is another than before."""
    before = state(project)
    try:
        report = import_file(project, file, who="ana")
    except UserError as error:
        assert state(project) == before
        assert_sentence(str(error))
        return str(error)
    for sentence in report.left_out:
        sentence.encode()  # it can be shown
    return report


def assert_sentence(words: str) -> None:
    assert words.endswith(".")
    assert len(words) < MOST_SIGNS
    for ours in ("Traceback", "object at", "KeyError", "NoneType"):
        assert ours not in words


# ------------------------------------------------------------- whole files


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_file_is_a_sentence(empty: Project, place: Path, name: str) -> None:
    file = FORMATS_WRITTEN[name](place)
    file.write_bytes(b"")
    assert isinstance(taken_in(empty, file), str)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_breaks_off_is_a_sentence_or_what_there_is_of_it(
    empty: Project, place: Path, name: str
) -> None:
    file = FORMATS_WRITTEN[name](place)
    whole = file.read_bytes()
    for part in (1, 2, 5, 8):
        file.write_bytes(whole[: len(whole) * part // 9])
        taken_in(empty, file)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "noise", [b"\x00" * 64, b"\xff\xfe\x00", bytes(range(256)), b"PK\x03\x04" + b"\x00" * 99]
)
def test_what_is_no_text_is_a_sentence(empty: Project, place: Path, name: str, noise: bytes) -> None:
    file = FORMATS_WRITTEN[name](place)
    file.write_bytes(noise)
    assert isinstance(taken_in(empty, file), str)


@pytest.mark.parametrize("name", ["labels.csv", "results.json", "datapackage.json", "own.boris"])
def test_bytes_drawn_by_lot_are_a_sentence(empty: Project, place: Path, name: str) -> None:
    for seed in range(40):
        file = place / name
        file.write_bytes(random.Random(seed).randbytes(300))
        assert isinstance(taken_in(empty, file), str)


def test_a_table_of_an_old_mac_is_read(empty: Project, place: Path) -> None:
    file = place / "labels.csv"
    file.write_bytes(f"filepath,label\r{HERE},vole\r".encode())
    report = taken_in(empty, file)
    assert isinstance(report, ImportReport)
    assert report.num_animals == 1


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_with_a_mark_are_read(empty: Project, place: Path, name: str, encoding: str) -> None:
    file = FORMATS_WRITTEN[name](place)
    for each in file.parent.iterdir() if name == "camtrap-dp" else [file]:
        each.write_text(each.read_text(encoding="utf-8"), encoding=encoding)
    report = taken_in(empty, file)
    assert isinstance(report, ImportReport)
    assert report.num_animals


def test_a_table_of_an_old_spreadsheet_is_read(empty: Project, place: Path) -> None:
    file = place / "labels.csv"
    file.write_bytes(f"filepath,label\n{HERE},Wühlmaus\n".encode("cp1252"))
    report = taken_in(empty, file)
    assert isinstance(report, ImportReport)
    assert report.new_taxa == ["Wühlmaus"]
    assert not file.read_bytes().startswith(codecs.BOM_UTF8)


# ------------------------------------------------------------- columns and names


@pytest.mark.parametrize(
    ("name", "column"), [("zamba", "filepath"), ("zamba", "label"), ("timelapse", "File")]
)
def test_a_missing_column_is_named(empty: Project, place: Path, name: str, column: str) -> None:
    file = FORMATS_WRITTEN[name](place)
    file.write_text(file.read_text(encoding="utf-8").replace(column, "Spalte", 1), encoding="utf-8")
    before = state(empty)
    with pytest.raises(UserError, match="column"):
        import_file(empty, file, format_name=name, who="ana")
    assert state(empty) == before


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("deployments", "deploymentID"),
        ("media", "mediaID"),
        ("media", "timestamp"),
        ("observations", "observationID"),
    ],
)
def test_a_column_that_a_package_lacks_is_named(empty: Project, place: Path, table: str, column: str) -> None:
    description = package(place)
    file = description.parent / f"{table}.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(column, "Spalte", 1), encoding="utf-8")
    said = taken_in(empty, description)
    assert isinstance(said, str)
    assert f"{table}.csv has no column {column}" in said


@pytest.mark.parametrize("table", ["deployments", "media", "observations"])
def test_a_table_that_a_package_lacks_is_named(empty: Project, place: Path, table: str) -> None:
    description = package(place)
    (description.parent / f"{table}.csv").unlink()
    said = taken_in(empty, description)
    assert isinstance(said, str)
    assert f"{table}.csv is missing" in said


@pytest.mark.parametrize(
    "table", [["deployments"], {"a": 1}, "../../secret.csv", "/etc/passwd", "x" * 5000, "a\x00b", "\ud800"]
)
def test_a_package_that_names_its_tables_strangely_is_a_sentence(
    empty: Project, place: Path, table: object
) -> None:
    description = package(place)
    content = json.loads(description.read_text(encoding="utf-8"))
    content["resources"][0]["path"] = table
    assert isinstance(taken_in(empty, written(description, content)), str)


# ------------------------------------------------------------- ids that stand there twice


@pytest.mark.parametrize(("table", "id_"), [("deployments", "d1"), ("media", "m1"), ("observations", "o1")])
def test_an_id_that_a_package_has_twice_is_said_and_counts_once(
    empty: Project, place: Path, table: str, id_: str
) -> None:
    description = package(place)
    file = description.parent / f"{table}.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    report = taken_in(empty, description)
    assert isinstance(report, ImportReport)
    assert report.num_animals == 1
    assert any(f"'{id_}' twice" in sentence for sentence in report.problems)


def test_a_video_that_results_have_twice_is_said_and_counts_once(empty: Project, place: Path) -> None:
    report = taken_in(empty, written(place / "md.json", megadetector(image(HERE), image(HERE))))
    assert isinstance(report, ImportReport)
    assert (report.num_animals, report.num_known) == (1, 0)
    assert any("twice" in sentence for sentence in report.problems)


def test_an_observation_that_our_table_has_twice_is_said_and_counts_once(empty: Project, place: Path) -> None:
    columns = "observation_id,animal_id,kind,file,start_s,end_s,scientific_name"
    row = f"7,7,animal,{HERE},1,2,Vulpes"
    report = taken_in(empty, written(place / "own.csv", f"{columns}\n{row}\n{row}\n"))
    assert isinstance(report, ImportReport)
    assert report.num_animals == 1
    assert any("'7' stands there twice" in sentence for sentence in report.problems)


# ------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("count", "1e400"),
        ("count", "-2"),
        ("count", "=2+2"),
        ("sex", "often"),
        ("start", "soon"),
        ("age", "1:2:3:4"),
    ],
)
def test_a_value_that_is_not_understood_is_said(empty: Project, place: Path, column: str, value: str) -> None:
    file = written(place / "t.csv", f"file,species,{column}\n{HERE},fox,{value}\n")
    report = taken_in(empty, file)
    assert isinstance(report, ImportReport)
    assert report.num_animals == 1
    assert any(f"value of {column} is not understood" in sentence for sentence in report.problems)
    (seen,) = [one for _, one in observations.all_observations(empty)]
    assert (seen.count, seen.sex, seen.life_stage) == (1, "", "")


def test_values_as_people_shorten_them_are_understood(empty: Project, place: Path) -> None:
    file = written(place / "t.csv", f"file,species,sex,age,count\n{HERE},fox,F,juv,unknown\n")
    report = taken_in(empty, file)
    assert isinstance(report, ImportReport)
    assert report.problems == []
    (seen,) = [one for _, one in observations.all_observations(empty)]
    assert (seen.sex, seen.life_stage) == ("female", "juvenile")


def test_a_deployment_that_ends_before_it_starts_leaves_its_animals_in(empty: Project, place: Path) -> None:
    wrong = (
        "deploymentID,locationName,latitude,longitude,deploymentStart,deploymentEnd\n"
        "d1,Fen,51.5,4.2,2026-05-09T00:00:00Z,2026-05-01T00:00:00Z\n"
    )
    report = taken_in(empty, package(place, deployments=wrong))
    assert isinstance(report, ImportReport)
    assert report.num_animals == 1
    assert any("d1" in sentence for sentence in report.problems)


def test_a_formula_stays_a_text_and_never_leaves_as_one(empty: Project, place: Path, tmp_path: Path) -> None:
    from app.services.exports import export

    file = written(place / "t.csv", f'file,species,notes\n{HERE},fox,"=HYPERLINK(""http://x"",1)"\n')
    taken_in(empty, file)
    export(empty, "csv", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


# ------------------------------------------------------------- every place of a file broken in every way


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in pairs:
        yield from leaves(inside, (*path, key))


def broken(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    if not path:
        return wrong
    whole = copy.deepcopy(value)
    place = whole
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = wrong
    return whole


JSON_FILES: dict[str, tuple[str, Any]] = {
    "megadetector": ("md.json", megadetector(image(HERE), image(AWAY))),
    "boris": ("p.boris", boris(one=coded(HERE), two=coded(AWAY))),
    "coco": ("coco.json", coco(picture(HERE), picture(HERE, frame=30), picture(AWAY))),
}


@pytest.mark.parametrize("name", JSON_FILES)
def test_any_value_of_json_may_be_anything(empty: Project, place: Path, name: str) -> None:
    file, content = JSON_FILES[name]
    cases = [(path, wrong) for path in leaves(content) for wrong in WRONG_VALUES]
    for path, wrong in random.Random(7).sample(cases, SAMPLED):
        (place / file).write_text(json.dumps(broken(content, path, wrong)), encoding="utf-8")
        taken_in(empty, place / file)


@pytest.mark.parametrize("name", [*TABLES, "deployments.csv", "media.csv", "observations.csv"])
def test_any_cell_may_be_anything(tmp_path: Path, name: str) -> None:
    with create_project(tmp_path / "p.trapline") as project:
        place = cards(project, tmp_path)
        file = final = FORMATS_WRITTEN[name](place) if name in TABLES else package(place)
        if name not in TABLES:
            file = final.parent / name
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        cases = [
            (r, c, wrong) for r, row in enumerate(rows) for c in range(len(row)) for wrong in WRONG_CELLS
        ]
        for r, c, wrong in random.Random(7).sample(cases, SAMPLED // 2):
            changed = copy.deepcopy(rows)
            changed[r][c] = wrong
            with file.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(changed)
            taken_in(project, final)
