"""Animals and bouts that were named elsewhere."""

from pathlib import Path
from typing import Any

import pytest

from app.services.exports import export
from app.services.imports import import_file
from app.services.projects import Project
from app.services.review import labels
from app.services.review.verdicts import confirm, correct
from app.services.vocabulary import new_taxon, put_taxon
from app.store.records import ReviewState, Subject
from tests.app.services.exports.edited_elsewhere.round_trip import Row, dash, everything, of_file, round_trip
from tests.csv_rows import rows_in


def test_a_bout_that_was_coded_in_boris_comes_to_the_animal_that_is_here(
    reviewed: Project, tmp_path: Path
) -> None:
    def code(content: dict[str, Any]) -> None:
        one = next(one for name, one in content["observations"].items() if "SUM" in name)
        one["events"] += [
            [3.5, "B7", "eats food", "", "of a tree", 105],
            [6.0, "B7", "eats food", "", "", 180],
        ]

    before = everything(reviewed)
    report = round_trip(reviewed, "boris", tmp_path, code)
    bear = next(one for one in before if one.individual == "B7")
    (new,) = (one for one in everything(reviewed) if one not in before)
    assert (new.parent_id, new.behavior, new.span.start_s, new.notes) == (
        bear.id,
        "eats_food",
        3.5,
        "of a tree",
    )
    assert (report.num_animals, report.num_bouts) == (0, 1)


def test_an_animal_that_was_named_in_boris_is_corrected_and_the_others_stay_unreviewed(
    project: Project, tmp_path: Path
) -> None:
    def name(content: dict[str, Any]) -> None:
        subject = next(each for each in content["subjects_conf"].values() if each["name"] == "Panthera 1")
        subject["description"] = "Ursus"

    before = {one.id: one for one in everything(project)}
    round_trip(project, "boris", tmp_path, name)
    changed = [one for one in everything(project) if one != before.get(one.id)]
    assert [(one.taxon, one.state) for one in changed] == [("ursus", ReviewState.CORRECTED)]


def test_a_label_that_was_changed_in_a_spreadsheet_corrects_it_and_undo_brings_it_back(
    reviewed: Project, tmp_path: Path
) -> None:
    def rename(rows: list[Row]) -> None:
        row = next(row for row in rows if row["scientific_name"] == "Ursus")
        row["scientific_name"] = "Panthera"

    before = everything(reviewed)
    report = round_trip(reviewed, "csv", tmp_path, rename)
    (bear,) = (one for one in before if one.taxon == "ursus")
    (now,) = (one for one in everything(reviewed) if one.id == bear.id)
    assert len(everything(reviewed)) == len(before)
    assert (now.taxon, now.count, now.sex, now.individual) == ("panthera", 2, "female", "B7")
    assert report.num_corrected == 1
    assert any("had labelled" in sentence for sentence in report.left_out)
    labels.apply(reviewed, report.before, who="bo")
    assert everything(reviewed) == before


def test_a_table_from_before_a_label_was_changed_here_changes_it_not_back(
    reviewed: Project, tmp_path: Path
) -> None:
    out = tmp_path / "old.csv"
    export(reviewed, "csv", out)
    bear = next(one for one in everything(reviewed) if one.taxon == "ursus")
    labels.apply(reviewed, {bear.id: correct(bear, taxon="panthera")}, who="ana")
    before = everything(reviewed)
    report = import_file(reviewed, out, who="bo")
    assert everything(reviewed) == before
    assert report.num_corrected == 0


def test_the_only_animal_of_a_file_takes_the_name_that_timelapse_gave_it(
    project: Project, tmp_path: Path
) -> None:
    def name(rows: list[Row]) -> None:
        of_file(rows, "-dash.mp4").update(Species="Ursus", Reviewed="true", Behavior="sleeps")

    before = {one.id: one for one in everything(project)}
    round_trip(project, "timelapse", tmp_path, name)
    animal, bout = (one for one in everything(project) if one != before.get(one.id))
    assert animal.id in before
    assert (animal.taxon, animal.state) == ("ursus", ReviewState.CORRECTED)
    assert (bout.behavior, bout.parent_id, bout.span) == ("sleeps", animal.id, animal.span)


@pytest.mark.parametrize("format_name", ["timelapse", "zamba"])
def test_a_line_that_names_the_only_animal_otherwise_corrects_who_was_reviewed_here(
    project: Project, tmp_path: Path, format_name: str
) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: correct(animal, taxon="vulpes", count=2)}, who="ana")
    before = everything(project)
    name = {"timelapse": {"Species": "Ursus"}, "zamba": {"label": "ursus"}}[format_name]

    def rename(rows: list[Row]) -> None:
        of_file(rows, "-dash.mp4").update(name)

    report = round_trip(project, format_name, tmp_path, rename)
    now = dash(project)
    assert (now.id, now.taxon, now.count, now.span) == (animal.id, "ursus", 2, animal.span)
    assert len(everything(project)) == len(before)
    assert report.num_corrected == 1
    labels.apply(project, report.before, who="bo")
    assert everything(project) == before


@pytest.mark.parametrize("taxon", ["canidae", "fox"])
@pytest.mark.parametrize("name", ["boris", "camtrap-dp", "csv", "timelapse"])
def test_a_family_is_told_from_the_group_that_goes_by_its_latin_name(
    project: Project, tmp_path: Path, name: str, taxon: str
) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: correct(animal, taxon=taxon)}, who="ana")
    before = everything(project)
    round_trip(project, name, tmp_path)
    assert everything(project) == before


def test_a_latin_name_means_the_family_where_nothing_here_goes_by_it(
    project: Project, tmp_path: Path
) -> None:
    """No "fox (unspecified)", which MammalNet has as a category of the same Latin name."""
    table = tmp_path / "t.csv"
    table.write_text("file,species\nNorth/blank.mp4,Canidae\n", encoding="utf-8")
    import_file(project, table, columns={"file": "file", "species": "species"}, who="bo")
    assert "canidae" in {one.taxon for one in everything(project)}


def test_a_person_in_a_line_does_not_take_the_place_of_a_reviewed_animal(
    project: Project, tmp_path: Path
) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: correct(animal, taxon="vulpes")}, who="ana")
    before = everything(project)

    def say(rows: list[Row]) -> None:
        of_file(rows, "-dash.mp4").update(Species="human")

    round_trip(project, "timelapse", tmp_path, say)
    after = everything(project)
    (new,) = [one for one in after if one not in before]
    assert new.subject is Subject.HUMAN
    assert animal.id in {one.id for one in after if one.taxon == "vulpes"}


def test_labels_of_zamba_without_a_word_on_review_are_peoples_and_confirm_what_was_found(
    project: Project, tmp_path: Path
) -> None:
    def strip(rows: list[Row]) -> None:
        for row in rows:
            del row["reviewed"]

    before = {one.id: one for one in everything(project)}
    round_trip(project, "zamba", tmp_path, strip)
    lion = next(one for one in everything(project) if one.taxon == "panthera")
    assert lion.id in before
    assert lion.state is ReviewState.CONFIRMED
    assert sum(one.taxon == "panthera" for one in everything(project)) == 1


def test_zamba_says_reviewed_only_where_a_person_looked_at_all_of_a_kind(
    project: Project, tmp_path: Path
) -> None:
    lion = next(one for one in everything(project) if one.taxon == "panthera")

    def said() -> list[str]:
        export(project, "zamba", tmp_path / "z.csv", overwrite=True)
        rows = rows_in(tmp_path / "z.csv")
        return [row["reviewed"] for row in rows if row["label"] == "panthera"]

    assert said() == ["false"]
    labels.apply(project, {lion.id: confirm(lion)}, who="ana")
    assert said() == ["true"]


@pytest.mark.parametrize("name", ["csv", "boris", "zamba"])
def test_an_animal_of_a_name_longer_than_an_import_keeps_is_the_one_that_is_here(
    name: str, reviewed: Project, tmp_path: Path
) -> None:
    called = "A field note that somebody took for a name, " * 5
    taxon = new_taxon(reviewed, scientific_name="", common_name=called, rank="species", parent=None)
    put_taxon(reviewed, taxon.key, taxon)
    bear = next(one for one in everything(reviewed) if one.individual == "B7")
    labels.apply(reviewed, {bear.id: correct(bear, taxon=taxon.key)}, who="ana")
    before = everything(reviewed)
    report = round_trip(reviewed, name, tmp_path, lambda _content: None)
    assert everything(reviewed) == before
    assert not report.num_animals
