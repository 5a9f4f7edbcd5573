"""A file that went out, was worked on in another program and comes in again: nothing twice, nothing lost."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from app.services import deployments, media, observations
from app.services.exports import export
from app.services.imports import ImportReport, import_file, preview_import
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import confirm, correct, reject
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation, ReviewState, Subject
from app.store.schema import DeploymentRow, ImportedRow, LabelRow, ObservationRow, ScanRow, SiteRow, VideoRow
from mvit_core.events import VideoScanned
from mvit_core.types import Span, VideoResult, VideoStatus
from tests.app.services.exports.conftest import NOON, result, seen

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


STRANGE = ("=cmd|x/~tilde.mp4", "'t Harde/O'Brien; tab\there.avi", 'Süd, "Alt"/北\u0301 .mp4')


def scan(project: Project, found: VideoResult) -> None:
    """Find the same in every video."""
    run = ScanRun.start(project)
    while (request := run.next_request()) is not None:
        run.record(VideoScanned(key=request.key, result=found))
    run.finish()


@pytest.fixture
def empty_card(tmp_path: Path) -> Iterator[Project]:
    """Two videos that nobody has scanned."""
    root = tmp_path / "cards"
    root.mkdir()
    with create_project(tmp_path / "card.trapline") as project:
        media.add_files(project, root, [FoundFile(root / each, each, 1, NOON) for each in ("a.mp4", "b.mp4")])
        yield project


@pytest.fixture
def strange(tmp_path: Path) -> Iterator[Project]:
    """Names that tables, packages and spreadsheets each write in a way of their own."""
    root = tmp_path / "cards"
    root.mkdir()
    with create_project(tmp_path / "strange.trapline") as project:
        media.add_files(project, root, [FoundFile(root / place, place, 1, NOON) for place in STRANGE])
        scan(project, result(VideoStatus.DONE, seen(species="panthera"), seen(start_s=3.0)))
        for one in [one for one in everything(project) if one.kind is Kind.ANIMAL and one.taxon is None]:
            said = correct(one, subject=Subject.UNKNOWN, notes="=1+1", individual="'t Hof, |b")
            labels.apply(project, {one.id: said}, who="Ana Ñ, |PhD")
        yield project


@pytest.mark.parametrize("name", [*FILES, "deployments"])
def test_strange_names_and_what_nobody_could_tell_are_known_again(
    strange: Project, name: str, tmp_path: Path
) -> None:
    before = everything(strange), media.deployments(strange), media.videos(strange)
    out = tmp_path / FILES.get(name, "d.csv")
    export(strange, name, out)
    report = import_file(strange, out, who="bo")
    assert (everything(strange), media.deployments(strange), media.videos(strange)) == before
    assert (report.num_animals, report.num_bouts, report.num_new_videos) == (0, 0, 0)
    assert report.problems == report.missing == report.ambiguous == []


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


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", ["=SUM(1).mp4", "-dash.mp4"])
def test_who_was_rejected_here_does_not_come_back(
    project: Project, place: str, name: str, tmp_path: Path
) -> None:
    """A named animal, and motion that nobody has named."""
    export(project, name, tmp_path / FILES[name])
    here = {one.id for one in media.videos(project) if one.relative_path.endswith(place)}
    animal = next(one for one in everything(project) if one.video_id in here and one.kind is Kind.ANIMAL)
    labels.apply(project, {animal.id: reject(animal)}, who="ana")
    before = everything(project)
    import_file(project, tmp_path / FILES[name], who="bo")
    after = {one.id: one for one in everything(project)}
    assert after[animal.id].state is ReviewState.REJECTED
    if name != "megadetector":  # of which a changed video is a scan of its own
        assert after == {one.id: one for one in before}


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


# ------------------------------------------------------------- lines that nobody has reviewed here


def dash(project: Project) -> Observation:
    """The only animal of its video, found by motion."""
    video = next(one for one in media.videos(project) if one.relative_path.endswith("-dash.mp4"))
    return next(one for one in everything(project) if one.video_id == video.id)


def edit_of_dash(name: str, **cells: str) -> Callable[[Any], None]:
    """Change cells of the line of that animal, and nothing that says who looked at it."""

    def edit(rows: list[Row]) -> None:
        row = next(row for row in rows if "-dash.mp4" in "".join(row.values()))
        row.update(cells)

    return edit


LION = {
    "csv": {"scientific_name": "Panthera", "count": "3"},
    "timelapse": {"Species": "Panthera", "Count": "3"},
}


@pytest.mark.parametrize("name", LION)
def test_a_line_that_nobody_reviewed_and_somebody_changed_corrects_the_animal_that_is_here(
    project: Project, name: str, tmp_path: Path
) -> None:
    before = {one.id: one for one in everything(project)}
    animal = dash(project)
    report = round_trip(project, name, tmp_path, edit_of_dash(name, **LION[name]))
    (now,) = (one for one in everything(project) if one != before.get(one.id))
    assert (now.id, now.taxon, now.count, now.state) == (animal.id, "panthera", 3, ReviewState.CORRECTED)
    assert (now.labelled_by, now.span) == ("bo", animal.span)
    assert (
        "One finding that nobody reviewed here was changed in the file: that counts as your word."
        in report.left_out
    )
    labels.apply(project, report.before, who="bo")
    assert {one.id: one for one in everything(project)} == before


@pytest.mark.parametrize("name", LION)
def test_a_line_from_before_a_person_looked_at_it_here_says_nothing(
    project: Project, name: str, tmp_path: Path
) -> None:
    out = tmp_path / FILES[name]
    export(project, name, out)
    animal = dash(project)
    labels.apply(project, {animal.id: correct(animal, taxon="ursus", count=2)}, who="ana")
    before = everything(project)
    import_file(project, out, who="bo")
    assert everything(project) == before


def test_a_line_of_an_older_scan_adds_nothing(project: Project, tmp_path: Path) -> None:
    """Its confidence is not that of what is here: no person has changed its name."""
    before = everything(project)
    told = edit_of_dash("timelapse", Species="Panthera", Confidence="0.3141")
    round_trip(project, "timelapse", tmp_path, told)
    assert everything(project) == before


def test_a_line_that_was_called_blank_or_human_says_so_of_the_animal_that_is_here(
    project: Project, tmp_path: Path
) -> None:
    animal = dash(project)
    for word in ("human", "blank"):
        report = round_trip(project, "timelapse", tmp_path, edit_of_dash("timelapse", Species=word))
        (now,) = (one for one in everything(project) if one.id == animal.id)
        assert (now.subject, now.state) == (Subject(word), ReviewState.CORRECTED)
        assert sum(one.video_id == animal.video_id for one in everything(project)) == 1
        labels.apply(project, report.before, who="bo")
        (tmp_path / "t.csv").unlink()


# ------------------------------------------------------------- counts and times


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
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
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


def test_a_package_that_came_back_goes_out_as_before(reviewed: Project, tmp_path: Path) -> None:
    """No event stands there twice, none as it was before."""
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00")
    import_file(reviewed, tmp_path / "dp", who="bo")
    export(reviewed, "camtrap-dp", tmp_path / "again", utc_offset="+00:00")
    for name in ("deployments.csv", "media.csv", "observations.csv"):
        before, after = ((tmp_path / each / name).read_text("utf-8") for each in ("dp", "again"))
        assert sorted(after.splitlines()) == sorted(before.splitlines())


def test_a_package_that_another_program_wrote_in_utc_changes_no_deployment(
    project: Project, tmp_path: Path
) -> None:
    export(project, "camtrap-dp", tmp_path / "dp", utc_offset="+02:00")
    for name in ("deployments.csv", "media.csv", "observations.csv"):
        file = tmp_path / "dp" / name
        in_utc = re.sub(r"T12(:\d\d:\d\d)\+02:00", r"T10\1Z", file.read_text("utf-8"))
        file.write_text(in_utc, "utf-8")
    assert "+02:00" not in in_utc
    before = everything(project), media.deployments(project), media.videos(project)
    import_file(project, tmp_path / "dp", who="bo")
    assert (everything(project), media.deployments(project), media.videos(project)) == before


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


def test_what_a_package_said_of_a_video_before_its_scan_is_not_said_after_it(
    empty_card: Project, tmp_path: Path
) -> None:
    def comments() -> list[str]:
        export(empty_card, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00", overwrite=True)
        with (tmp_path / "dp" / "media.csv").open(encoding="utf-8", newline="") as stream:
            return [row["mediaComments"] for row in csv.DictReader(stream)]

    assert all("not scanned" in each for each in comments())
    import_file(empty_card, tmp_path / "dp", who="bo")
    scan(empty_card, result(VideoStatus.DONE, seen()))
    assert not any("not scanned" in each for each in comments())
