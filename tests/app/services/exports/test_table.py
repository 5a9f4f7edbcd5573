import csv
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import update

from app.services import media, observations
from app.services.exports import Selection, Word, export
from app.services.imports.camtrap.tags import read_tags
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Subject
from app.store.schema import DetectionRow, ObservationRow
from mvit_core.types import Span
from tests.csv_rows import rows_in


@pytest.fixture
def table(reviewed: Project, tmp_path: Path) -> list[dict[str, str]]:
    out = tmp_path / "out.csv"
    report = export(reviewed, "csv", out)
    rows = rows_in(out)
    assert report.num_rows == len(rows)
    assert report.files == (out,)
    return rows


def test_each_row_has_the_cameras_date_and_time_to_the_millisecond(table: list[dict[str, str]]) -> None:
    assert table[0]["start"] == "2026-05-01 12:00:01.250"
    assert table[0]["end"] == "2026-05-01 12:00:05.250"


@pytest.mark.parametrize(
    ("end_s", "told"), [(20.9996, "12:00:21.000"), (9.38866, "12:00:09.389"), (9.38844, "12:00:09.388")]
)
def test_a_time_is_the_start_of_the_video_and_the_seconds_beside_it(
    reviewed: Project, tmp_path: Path, end_s: float, told: str
) -> None:
    video = next(each for each, _ in observations.all_observations(reviewed))
    place = labels.new_observation(reviewed, video.id, Kind.ANIMAL)
    labels.apply(reviewed, {place: labels.add(Span(0.5, end_s), taxon="lynx")}, who="ana")
    export(reviewed, "csv", tmp_path / "out.csv")
    (lynx,) = (row for row in rows_in(tmp_path / "out.csv") if row["scientific_name"] == "Lynx")
    assert (lynx["end"], float(lynx["end_s"])) == (f"2026-05-01 {told}", round(end_s, 3))


def test_what_a_person_said_counts_and_what_they_rejected_is_gone(table: list[dict[str, str]]) -> None:
    bear = next(row for row in table if row["scientific_name"] == "Ursus")
    assert (bear["state"], bear["count"], bear["sex"]) == ("corrected", "2", "female")
    assert not [row for row in table if "a..b" in row["file"]]


def test_what_is_called_nothing_does_nothing(project: Project, tmp_path: Path) -> None:
    """A machine finds bouts in whatever moves; who is blank has none, but by a person's word."""

    def bouts() -> int:
        export(project, "csv", tmp_path / "out.csv", overwrite=True)
        return sum(row["behavior"] != "" for row in rows_in(tmp_path / "out.csv"))

    every = bouts()
    assert every > 1
    bout = next(one for _, one in observations.all_observations(project) if one.kind is Kind.BEHAVIOR)
    with project.writing() as session:
        for table in (DetectionRow, ObservationRow):
            animals = update(table).where(table.kind == Kind.ANIMAL.value)
            session.execute(animals.values(subject=Subject.BLANK.value, taxon=None))
    assert bouts() == 0
    labels.apply(project, {bout.id: labels.confirm(bout)}, who="ana")
    assert bouts() == 1


def test_animals_are_called_as_in_the_summary(
    table: list[dict[str, str]], reviewed: Project, tmp_path: Path
) -> None:
    export(reviewed, "summary", tmp_path / "summary.csv")
    with (tmp_path / "summary.csv").open(encoding="utf-8", newline="") as stream:
        summed = {row["species"]: row["common_name"] for row in csv.DictReader(stream)}
    named = {row["scientific_name"]: row["common_name"] for row in table if row["common_name"]}
    assert named["Panthera"] == "big cats"
    assert named.items() <= summed.items()


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


def test_what_nobody_looked_at_says_by_which_rule_it_was_confirmed(reviewed: Project, tmp_path: Path) -> None:
    machine = next(
        each for _, each in observations.all_observations(reviewed) if each.kind is Kind.ANIMAL and each.taxon
    )
    label = msgspec.structs.replace(labels.confirm(machine), rule="panthera >= 0.90")
    labels.apply(reviewed, {machine.id: label}, who="Ann")
    export(reviewed, "csv", tmp_path / "rule.csv")
    with (tmp_path / "rule.csv").open(encoding="utf-8", newline="") as stream:
        by_rule = {row["observation_id"]: row["confirmed_by_rule"] for row in csv.DictReader(stream)}
    assert {id_ for id_, rule in by_rule.items() if rule} == {str(machine.id)}
    assert by_rule[str(machine.id)] == "panthera >= 0.90"
    export(reviewed, "camtrap-dp", tmp_path / "package")
    rows = rows_in(tmp_path / "package" / "observations.csv")
    (told,) = (row for row in rows if "confirmed by rule" in row["observationTags"])
    tags = read_tags(told["observationTags"])
    assert (tags.rule, tags.rule_by) == ("panthera >= 0.90", "Ann")
    assert told["classificationMethod"] == "machine"
    assert told["classifiedBy"] != "Ann"
    (event,) = (row for row in rows if row["eventID"] == told["eventID"] and not row["mediaID"])
    assert (event["classificationMethod"], event["classifiedBy"]) == ("machine", told["classifiedBy"])


def test_reviewed_only_is_what_a_person_looked_at_of_animals_and_of_behaviors(
    reviewed: Project, tmp_path: Path
) -> None:
    lion = next(each for _, each in observations.all_observations(reviewed) if each.taxon == "panthera")

    def kinds(word: Word) -> Counter[tuple[str, str]]:
        export(reviewed, "csv", tmp_path / "some.csv", selection=Selection(word=word), overwrite=True)
        with (tmp_path / "some.csv").open(encoding="utf-8", newline="") as stream:
            return Counter((row["kind"], row["scientific_name"]) for row in csv.DictReader(stream))

    assert kinds(Word.BY_EYE) == {("animal", "Panthera"): 1, ("animal", "Ursus"): 1}
    rule = msgspec.structs.replace(labels.confirm(lion), rule="panthera >= 0.90")
    labels.apply(reviewed, {lion.id: rule}, who="Ann")
    assert kinds(Word.BY_EYE) == {("animal", "Ursus"): 1}
    assert kinds(Word.ACCEPTED) == {("animal", "Panthera"): 1, ("animal", "Ursus"): 1}
    assert kinds(Word.ANYONE)["behavior", ""] == 2


@pytest.mark.parametrize(("to", "rows_of"), [("csv", "out"), ("camtrap-dp", "out/observations.csv")])
def test_where_a_person_saw_nothing_nobody_is_counted(
    reviewed: Project, tmp_path: Path, to: str, rows_of: str
) -> None:
    video = next(each for each in media.videos(reviewed) if each.relative_path == "North/blank.mp4")
    place = labels.new_observation(reviewed, video.id, Kind.ANIMAL)
    labels.apply(reviewed, {place: labels.add(Span(0.0, 10.0), subject=Subject.BLANK)}, who="ana")
    export(reviewed, to, tmp_path / "out")
    rows = rows_in(tmp_path / rows_of)
    said = [row["count"] for row in rows if "blank" in (row.get("subject"), row.get("observationType"))]
    assert said
    assert set(said) == {""}
    assert any(row["count"] for row in rows)
