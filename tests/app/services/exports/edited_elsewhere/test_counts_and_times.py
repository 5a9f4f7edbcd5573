"""Counts and times that were changed elsewhere."""

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.services import deployments, media
from app.services.exports import export
from app.services.imports import ImportReport, import_file, preview_import
from app.services.projects import Project
from app.services.review import labels
from app.services.review.verdicts import correct
from app.services.times import clocks
from app.store.records import Kind, Observation, ReviewState
from mvit_core.types import Span
from tests.app.services.exports.edited_elsewhere.round_trip import (
    FILES,
    Row,
    dash,
    edit_of_dash,
    everything,
    of_file,
    round_trip,
)
from tests.csv_rows import rows_in


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
        "Deployments with another start or end here than in the package: 1; they stay as they are here "
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


def bear(project: Project) -> Observation:
    return next(one for one in everything(project) if one.taxon == "ursus")


def edited(name: str, *, count: int | None = None, end_s: float | None = None) -> Callable[[Any], None]:
    """Another count or end of the bear, as each format says it."""

    def table(rows: list[Row]) -> None:
        row = next(row for row in rows if row["scientific_name"] == "Ursus")
        row |= {"count": str(count or row["count"]), "end_s": str(end_s or row["end_s"])}

    def line(rows: list[Row]) -> None:
        row = of_file(rows, "=SUM(1).mp4")
        assert row["Species"] in ("Panthera", "Ursus")
        row |= {"Count": str(count or row["Count"])}

    def project(content: dict[str, Any]) -> None:
        one = next(one for key, one in content["observations"].items() if "SUM" in key)
        (*_, last) = (event for event in one["events"] if event[1] == "B7")
        last[0] = end_s

    def package(rows: list[Row]) -> None:
        row = next(row for row in rows if row["individualID"] == "B7" and row["observationLevel"] == "media")
        row |= {"count": str(count or row["count"])}
        if end_s:
            row["eventEnd"] = row["eventEnd"].replace("12:00:07", f"12:00:{end_s:02.0f}")

    return {"csv": table, "timelapse": line, "boris": project, "camtrap-dp": package}[name]


def round_trip_of(project: Project, name: str, folder: Path, edit: Callable[[Any], None]) -> ImportReport:
    """As `round_trip`, also of the observations of a package."""
    if name != "camtrap-dp":
        return round_trip(project, name, folder, edit)
    export(project, name, folder / "dp", utc_offset="+00:00")
    file = folder / "dp" / "observations.csv"
    rows = rows_in(file)
    edit(rows)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return import_file(project, folder / "dp", who="bo")


@pytest.mark.parametrize("name", ["csv", "camtrap-dp"])
def test_a_count_that_was_lowered_to_one_is_taken(reviewed: Project, name: str, tmp_path: Path) -> None:
    before = everything(reviewed)
    one = bear(reviewed)
    assert one.count == 2
    report = round_trip_of(reviewed, name, tmp_path, edited(name, count=1))
    now = bear(reviewed)
    assert (now.id, now.count, now.sex, now.span) == (one.id, 1, "female", one.span)
    assert len(everything(reviewed)) == len(before)
    assert report.num_corrected == 1
    again = import_file(reviewed, tmp_path / FILES[name], who="bo")
    assert again.num_animals == 0
    labels.apply(reviewed, report.before, who="bo")
    assert everything(reviewed) == before


@pytest.mark.parametrize("name", ["csv", "boris", "camtrap-dp"])
def test_an_end_that_was_moved_is_taken(reviewed: Project, name: str, tmp_path: Path) -> None:
    before = everything(reviewed)
    one = bear(reviewed)
    report = round_trip_of(reviewed, name, tmp_path, edited(name, end_s=9.0))
    now = bear(reviewed)
    assert (now.id, now.span, now.individual) == (one.id, Span(one.span.start_s, 9.0), "B7")
    assert len(everything(reviewed)) == len(before)
    assert report.num_corrected == 1
    again = import_file(reviewed, tmp_path / FILES[name], who="bo")
    assert again.num_animals == 0
    labels.apply(reviewed, report.before, who="bo")
    assert everything(reviewed) == before


def test_a_count_lowered_and_a_first_moment_changed_in_timelapse_are_taken(
    project: Project, tmp_path: Path
) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: correct(animal, taxon="ursus", count=3)}, who="ana")
    edit = edit_of_dash("timelapse", Count="1", FirstSeenSeconds="2.5")
    report = round_trip(project, "timelapse", tmp_path, edit)
    now = dash(project)
    assert (now.id, now.count, now.span) == (animal.id, 1, Span(2.5, animal.span.end_s))
    assert report.num_corrected == 1


def test_a_lower_count_of_several_of_a_kind_is_left_and_said(project: Project, tmp_path: Path) -> None:
    lion, other = [one for one in everything(project) if one.kind is Kind.ANIMAL][:2]
    said = {lion.id: correct(lion, count=2), other.id: correct(other, taxon="panthera")}
    labels.apply(project, said, who="ana")
    before = everything(project)

    def lower(rows: list[Row]) -> None:
        of_file(rows, "=SUM(1).mp4")["Count"] = "1"

    report = round_trip(project, "timelapse", tmp_path, lower)
    assert everything(project) == before
    assert any("lower count is not taken" in sentence for sentence in report.problems)


@pytest.mark.parametrize("name", ["csv", "boris", "camtrap-dp"])
def test_a_bout_whose_end_was_moved_stays_one_bout(reviewed: Project, name: str, tmp_path: Path) -> None:
    def table(rows: list[Row]) -> None:
        next(row for row in rows if row["behavior"] == "sleeps")["end_s"] = "4.25"

    def coding(content: dict[str, Any]) -> None:
        one = next(one for key, one in content["observations"].items() if "SUM" in key)
        [event for event in one["events"] if event[2] == "sleeps"][-1][0] = 4.25

    def package(rows: list[Row]) -> None:
        row = next(row for row in rows if row["behavior"] == "sleeps" and "bout_of" in row["observationTags"])
        row["eventEnd"] = row["eventEnd"].replace("12:00:05", "12:00:04")

    before = {one.id: one for one in everything(reviewed)}
    edit = {"csv": table, "boris": coding, "camtrap-dp": package}[name]
    report = round_trip_of(reviewed, name, tmp_path, edit)
    (now,) = (one for one in everything(reviewed) if one != before.get(one.id))
    assert now.behavior == before[now.id].behavior == "sleeps"
    assert now.span == Span(before[now.id].span.start_s, 4.0 if name == "camtrap-dp" else 4.25)
    assert (now.parent_id, report.num_bouts, report.num_animals) == (before[now.id].parent_id, 1, 0)
    labels.apply(reviewed, report.before, who="bo")
    assert {one.id: one for one in everything(reviewed)} == before


@pytest.mark.parametrize("form", ["%d.%m.%Y %H:%M", "%M:%S.0"])
def test_a_time_that_a_spreadsheet_cut_makes_no_row_older_than_the_label(
    reviewed: Project, form: str, tmp_path: Path
) -> None:
    def save(rows: list[Row]) -> None:
        for row in rows:
            if row["labelled_at_utc"]:
                row["labelled_at_utc"] = datetime.fromisoformat(row["labelled_at_utc"]).strftime(form)
            if row["scientific_name"] == "Ursus":
                row["count"] = "1"

    round_trip(reviewed, "csv", tmp_path, save)
    assert bear(reviewed).count == 1


def test_times_that_a_spreadsheet_took_for_dates_leave_each_animal_where_it_is(
    project: Project, tmp_path: Path
) -> None:
    """1.25 is January 2025 in some countries: such rows were taken for the longest animal of their name."""
    lion, other = [one for one in everything(project) if one.kind is Kind.ANIMAL][:2]
    said = {
        lion.id: correct(lion, notes="limps", span=Span(0.5, 9.0)),
        other.id: correct(other, taxon="panthera", notes="a cub"),
    }
    labels.apply(project, said, who="ana")
    before = everything(project)

    def mangle(rows: list[Row]) -> None:
        for row in rows:
            row |= {"start_s": "Jan 25", "end_s": "Mai 75"}

    report = round_trip(project, "csv", tmp_path, mangle)
    assert everything(project) == before
    assert any("start_s are not understood" in each for each in report.problems)


def test_a_package_of_a_clock_that_drifted_moves_nothing_when_it_comes_back(
    reviewed: Project, tmp_path: Path
) -> None:
    """Its videos begin within a second, and some animals just before a whole one: eventStart is cut to it."""
    noon = datetime(2026, 5, 1, 12)
    drift = clocks.Drift(
        recorded_first=noon - timedelta(days=8), right_first=noon - timedelta(days=8),
        recorded_last=noon, right_last=noon + timedelta(seconds=0.7),
    )  # fmt: skip
    for one in media.deployments(reviewed):
        deployments.repair_clock(reviewed, one.id, [drift])
    lion, other = [one for one in everything(reviewed) if one.kind is Kind.ANIMAL][:2]
    for seen, span in ((lion, Span(0.8, 4.4)), (other, Span(2.9996, 5.0004))):
        labels.apply(reviewed, {seen.id: correct(seen, span=span)}, who="ana")
    stood, files = everything(reviewed), media.videos(reviewed)
    assert {video.captured_at.microsecond for video in files if video.captured_at} == {700_000}
    round_trip(reviewed, "camtrap-dp", tmp_path)
    assert everything(reviewed) == stood
    assert media.videos(reviewed) == files
    rows = {row["observationID"]: row for row in rows_in(tmp_path / "dp" / "observations.csv")}
    told = [rows[f"observation-{one.id}"] for one in (lion, other)]
    assert [row["eventStart"][17:19] for row in told] == ["00", "03"]
    assert [row["eventEnd"][17:19] for row in told] == ["05", "05"]
