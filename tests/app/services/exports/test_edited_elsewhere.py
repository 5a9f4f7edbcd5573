"""A file that went out, was worked on in another program and comes in again: nothing twice, nothing lost."""

import csv
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from app.services import deployments, media, observations
from app.services.exports import export
from app.services.imports import ImportReport, import_file, preview_import
from app.services.projects import Project
from app.services.review import labels
from app.services.review.verdicts import confirm, correct, reject
from app.store.records import Kind, Observation, ReviewState
from app.store.schema import DeploymentRow, ImportedRow, LabelRow, ObservationRow, ScanRow, SiteRow, VideoRow

FILES = {
    "csv": "t.csv", "boris": "p.boris", "boris-events": "e.tsv", "camtrap-dp": "dp",
    "timelapse": "t.csv", "zamba": "z.csv", "megadetector": "md.json",
}  # fmt: skip
ALL_ROWS = (ObservationRow, ImportedRow, LabelRow, ScanRow, SiteRow, DeploymentRow, VideoRow)
Row = dict[str, str]


def everything(project: Project) -> list[Observation]:
    return [one for _, one in observations.all_observations(project, rejected=True)]


def round_trip(
    project: Project, name: str, folder: Path, edit: Callable[[Any], None] | None = None
) -> ImportReport:
    """Export, let `edit` change the rows or the object, import."""
    out = folder / FILES[name]
    export(project, name, out)
    if edit is not None and out.suffix in (".boris", ".json"):
        content = json.loads(out.read_text("utf-8"))
        edit(content)
        out.write_text(json.dumps(content), "utf-8")
    elif edit is not None:
        rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
        edit(rows)
        with out.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    return import_file(project, out, who="bo")


def of_file(rows: list[Row], end: str) -> Row:
    return next(row for row in rows if (row.get("File") or row.get("filepath") or "").endswith(end))


@pytest.mark.parametrize("which", ["project", "reviewed"])
@pytest.mark.parametrize("name", FILES)
def test_what_nobody_touched_adds_nothing_and_is_said_to_be_here(
    name: str, which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    project: Project = request.getfixturevalue(which)
    before, stood = everything(project), (media.deployments(project), media.videos(project))
    report = round_trip(project, name, tmp_path)
    assert everything(project) == before
    assert (media.deployments(project), media.videos(project)) == stood
    assert (report.num_animals, report.num_bouts) == (0, 0)
    assert f"{report.num_known} observations were in already: kept as they are." in report.left_out


def test_two_of_a_kind_and_their_notes_are_known_in_a_line_of_timelapse(
    project: Project, tmp_path: Path
) -> None:
    first, second = [one for one in everything(project) if one.kind is Kind.ANIMAL][:2]
    said = {
        first.id: correct(first, count=2, individual="A", notes="limps"),
        second.id: correct(second, taxon="panthera", individual="B", notes="wet\nfur"),
    }
    labels.apply(project, said, who="ana")
    before = everything(project)
    report = round_trip(project, "timelapse", tmp_path)
    assert everything(project) == before
    assert report.num_animals == 0


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


def test_a_line_about_nobody_here_lasts_as_long_as_its_file(project: Project, tmp_path: Path) -> None:
    def name(rows: list[Row]) -> None:
        of_file(rows, "blank.mp4").update(Species="Ursus", Behavior="sleeps")

    before = everything(project)
    round_trip(project, "timelapse", tmp_path, name)
    new = [one for one in everything(project) if one not in before]
    assert [(one.kind, one.span.end_s, one.state) for one in new] == [
        (Kind.ANIMAL, 10.0, ReviewState.UNREVIEWED), (Kind.BEHAVIOR, 10.0, ReviewState.UNREVIEWED)
    ]  # fmt: skip


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
        rows = list(csv.DictReader((tmp_path / "z.csv").read_text("utf-8").splitlines()))
        return [row["reviewed"] for row in rows if row["label"] == "panthera"]

    assert said() == ["false"]
    labels.apply(project, {lion.id: confirm(lion)}, who="ana")
    assert said() == ["true"]


def test_who_was_rejected_here_does_not_come_back(reviewed: Project, tmp_path: Path) -> None:
    out = tmp_path / "before.boris"
    animal = next(one for one in everything(reviewed) if one.state is ReviewState.CONFIRMED)
    export(reviewed, "boris", out)
    labels.apply(reviewed, {animal.id: reject(animal)}, who="ana")
    before = everything(reviewed)
    import_file(reviewed, out, who="bo")
    assert everything(reviewed) == before


def test_a_period_that_was_changed_in_a_package_is_said_and_stays_as_it_is_here(
    project: Project, tmp_path: Path
) -> None:
    north = next(one for one in media.deployments(project) if one.name == "North")
    here = msgspec.structs.replace(north, start=datetime(2026, 4, 1, 8), end=datetime(2026, 6, 1))
    deployments.change(project, {north.id: here})
    export(project, "camtrap-dp", tmp_path / "dp", utc_offset="+02:00")
    file = tmp_path / "dp" / "deployments.csv"
    file.write_text(file.read_text("utf-8").replace("2026-04-01T08", "2026-04-02T08"), "utf-8")
    said = (
        "Deployments whose start or end is another here than in the package: 1; they stay as they are here "
        "(North)."
    )
    assert said in preview_import(project, tmp_path / "dp").left_out
    assert said in import_file(project, tmp_path / "dp", who="bo").left_out
    assert next(one for one in media.deployments(project) if one.id == north.id) == here


def test_boxes_that_were_changed_elsewhere_take_nothing_from_what_people_said(
    reviewed: Project, tmp_path: Path
) -> None:
    def doubt(content: dict[str, Any]) -> None:
        for image in content["images"]:
            for one in image["detections"] or ():
                one["conf"] = 0.5

    before = [one for one in everything(reviewed) if one.state is not ReviewState.UNREVIEWED]
    round_trip(reviewed, "megadetector", tmp_path, doubt)
    after = {one.id: one for one in everything(reviewed)}
    assert before
    for one in before:
        now = after[one.id]
        assert (now.state, now.taxon, now.span, now.count, now.sex, now.individual, now.notes) == (
            one.state, one.taxon, one.span, one.count, one.sex, one.individual, one.notes
        )  # fmt: skip
    stored = everything(reviewed)
    report = import_file(reviewed, tmp_path / "md.json", who="bo")
    assert everything(reviewed) == stored
    assert (report.num_animals, report.num_replaced) == (0, 0)


@pytest.mark.parametrize("name", FILES)
def test_a_second_look_at_the_same_file_leaves_no_trace(reviewed: Project, name: str, tmp_path: Path) -> None:
    def stored() -> list[int]:
        with reviewed.reading() as session:
            return [session.scalar(select(func.count()).select_from(table)) or 0 for table in ALL_ROWS]

    round_trip(reviewed, name, tmp_path)
    before = stored()
    import_file(reviewed, tmp_path / FILES[name], who="bo")
    assert stored() == before
