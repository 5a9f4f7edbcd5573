"""What both sides can say comes back: each export read into a new project."""

import csv
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.services import deployments, media, observations
from app.services.exports import Selection, export
from app.services.exports.material import Material
from app.services.imports import import_file
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import confirm, correct
from app.store.records import Kind, Observation, ReviewState, Video
from app.store.schema import VideoRow
from mvit_core.types import Box, Span, TrackPoint
from tests.app.services.exports.conftest import NOON
from tests.csv_rows import rows_in

ENDING = {"megadetector": "json", "coco": "json", "boris": "boris"}
Facts = list[tuple[object, ...]]
Say = Callable[[Video, Observation], tuple[object, ...]]


def facts(project: Project, say: Say) -> Facts:
    """Everything that counts, as `say` tells it."""
    return sorted((say(video, one) for video, one in observations.all_observations(project)), key=str)


def all_of(video: Video, one: Observation) -> tuple[object, ...]:
    return (
        video.name, one.kind.value, round(one.span.start_s, 3), round(one.span.end_s, 3), one.subject.value,
        one.taxon, one.behavior, one.count, one.sex, one.life_stage, one.individual, one.notes,
    )  # fmt: skip


def told_by(video: Video, one: Observation) -> tuple[object, ...]:
    """With who said it, a person or a machine, and all that they can say of an animal or a bout."""
    is_machine = one.state is ReviewState.UNREVIEWED
    return (
        *all_of(video, one), is_machine, round(one.confidence or 0.0, 4) if is_machine else None,
        one.reacts, one.quality, one.tags, one.modifiers, one.labelled_by,
        one.labelled_at and one.labelled_at.replace(microsecond=0),
    )  # fmt: skip


def copied(project: Project, name: str, out: Path, say: Say) -> tuple[Facts, Facts]:
    """What the project says, and what a new project with the same files says after the import."""
    export(project, name, out)
    with create_project(out.parent / f"{name}.trapline") as copy:
        for root in media.roots(project):
            media.add_files(copy, root, list(media.find_videos(root)))
        import_file(copy, out, who="bo")
        return facts(project, say), facts(copy, say)


def test_camtrap_dp_gives_back_animals_bouts_and_names(reviewed: Project, tmp_path: Path) -> None:
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="-05:30")
    with create_project(tmp_path / "copy.trapline") as copy:
        report = import_file(copy, tmp_path / "dp", who="bo")
        # Where a person rejected everything the package says that a person saw nothing.
        seen = [each for each in facts(copy, all_of) if each[4] != "blank"]
        assert seen == facts(reviewed, all_of)
        assert report.num_new_videos == 5
        before = {one.name: one.captured_at for one in media.videos(reviewed)}
        assert {one.name: one.captured_at for one in media.videos(copy)} == before


def test_deployments_keep_their_names_and_tags_through_a_package(project: Project, tmp_path: Path) -> None:
    """Two seasons of one place are called alike without."""
    north, *_ = media.deployments(project)
    named = msgspec.structs.replace(north, name="Ridge 2026 | second", deployment_tags="bait removed")
    deployments.change(project, {north.id: named})
    export(project, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00")
    with create_project(tmp_path / "copy.trapline") as copy:
        import_file(copy, tmp_path / "dp", who="bo")
        found = {one.name: one.deployment_tags for one in media.deployments(copy)}
        export(copy, "camtrap-dp", tmp_path / "two", utc_offset="+00:00")
    assert found["Ridge 2026 / second"] == "bait removed"
    others = {one.name for one in media.deployments(project) if one.id != north.id}
    assert set(found) == {"Ridge 2026 / second", *others}
    rows = [rows_in(tmp_path / each / "deployments.csv") for each in ("dp", "two")]
    assert [row["deploymentTags"] for row in rows[1]] == [row["deploymentTags"] for row in rows[0]]


def test_a_package_of_a_package_is_the_same_package(reviewed: Project, tmp_path: Path) -> None:
    export(reviewed, "camtrap-dp", tmp_path / "one", utc_offset="-05:30")
    with create_project(tmp_path / "copy.trapline") as copy:
        import_file(copy, tmp_path / "one", who="bo")
        export(copy, "camtrap-dp", tmp_path / "two", utc_offset="+00:00")
    for name in ("deployments.csv", "media.csv", "observations.csv"):
        before, after = ((tmp_path / each / name).read_text("utf-8").splitlines() for each in ("one", "two"))
        assert sorted(after) == sorted(before)
    told = [json.loads((tmp_path / each / "datapackage.json").read_text("utf-8")) for each in ("one", "two")]
    assert told[1]["sources"] == told[0]["sources"]


@pytest.mark.parametrize(("name", "out"), [("boris", "p.boris"), ("boris-events", "e.tsv")])
def test_boris_gives_back_behaviors_and_animals(
    name: str, out: str, reviewed: Project, tmp_path: Path
) -> None:
    def say(video: Video, one: Observation) -> tuple[object, ...]:
        is_told = name == "boris" or not one.individual  # the table says an animal's name alone
        return (
            video.name, one.kind.value, round(one.span.start_s, 3), round(one.span.end_s, 3),
            one.taxon if is_told else None, one.behavior, one.individual, one.notes,
        )  # fmt: skip

    before, after = copied(reviewed, name, tmp_path / out, say)
    assert after == before


def test_the_table_gives_back_all_but_boxes(reviewed: Project, tmp_path: Path) -> None:
    say_all_there_is(reviewed)
    before, after = copied(reviewed, "csv", tmp_path / "t.csv", told_by)
    assert after == before


def test_a_season_in_a_folder_of_its_own_comes_back_from_a_table(reviewed: Project, tmp_path: Path) -> None:
    """Its places are called as those of the season before, which lie a folder deeper."""
    season = tmp_path / "2027"
    first = next(video for video, one in observations.all_observations(reviewed) if one.taxon)
    below = first.relative_path.split("/", 1)[1]
    (season / below).parent.mkdir(parents=True)
    (season / below).write_bytes(b"another season")
    media.add_files(reviewed, season, list(media.find_videos(season)))
    second = next(video for video in media.videos(reviewed) if video.root == season)
    place = labels.new_observation(reviewed, second.id, Kind.ANIMAL)
    labels.apply(reviewed, {place: labels.add(Span(0, 1), taxon="lynx")}, who="ana")
    before, after = copied(
        reviewed, "csv", tmp_path / "t.csv", lambda video, one: (str(video.path), one.taxon)
    )
    assert (str(season / below), "lynx") in after
    assert after == before


@pytest.mark.parametrize("group", ["fox", "sea_lion", "fur_seal", "otariidae"])
@pytest.mark.parametrize("name", ["csv", "camtrap-dp", "timelapse", "megadetector", "coco", "zamba", "boris"])
def test_what_goes_by_the_scientific_name_of_others_comes_back_as_itself(
    name: str, group: str, reviewed: Project, tmp_path: Path
) -> None:
    seen = [
        one for _, one in observations.all_observations(reviewed) if one.taxon and one.kind is Kind.ANIMAL
    ]
    labels.apply(reviewed, {one.id: correct(one, taxon=group) for one in seen}, who="ana")
    before, after = copied(
        reviewed, name, tmp_path / f"out.{ENDING.get(name, 'csv')}", lambda _, one: (one.taxon,)
    )
    assert set(after) == set(before)
    assert (group,) in after


def say_all_there_is(project: Project) -> None:
    """One animal and one of its bouts with everything that a person can say."""
    seen = [one for _, one in observations.all_observations(project)]
    lion = next(one for one in seen if one.taxon == "panthera")
    bout = next(one for one in seen if one.parent_id == lion.id)
    animal = msgspec.structs.replace(
        confirm(lion), reacts=True, quality="poor", tags=("=wet", "left ear torn"), life_stage="adult"
    )
    act = msgspec.structs.replace(confirm(bout), modifiers=("slow", "alone"), notes="+1")
    labels.apply(project, {lion.id: animal, bout.id: act}, who="ana")


def test_zamba_gives_back_which_animals_are_where(reviewed: Project, tmp_path: Path) -> None:
    def say(video: Video, one: Observation) -> tuple[object, ...]:
        return (video.name, one.taxon) if one.kind is Kind.ANIMAL and one.taxon else ()

    before, after = copied(reviewed, "zamba", tmp_path / "z.csv", say)
    assert {each for each in after if each} == {each for each in before if each}


def test_timelapse_gives_back_the_animal_of_each_file(reviewed: Project, tmp_path: Path) -> None:
    before, after = copied(
        reviewed, "timelapse", tmp_path / "t.csv", lambda video, one: (video.name, one.taxon)
    )
    assert ("=SUM(1).mp4", "panthera") in after
    assert {each for each in after if each[1]} <= set(before)


def test_deployments_filled_in_with_a_spreadsheet_come_back(reviewed: Project, tmp_path: Path) -> None:
    out = tmp_path / "d.csv"
    export(reviewed, "deployments", out)
    words = out.read_text("utf-8").splitlines()
    names = words[0].split(",")
    row = next(line.split(",") for line in words[1:] if line.startswith("North"))
    told = dict(zip(names, row, strict=True)) | {
        "latitude": "51.5", "longitude": "4.25", "cameraID": "C7", "baitUse": "TRUE", "cameraHeight": "0.4",
        "deploymentStart": "2026-04-01T08:00:00", "gaps": "2026-04-05T00:00:00/2026-04-06T00:00:00",
    }  # fmt: skip
    out.write_text(f"{words[0]}\n{','.join(told.values())}\n", encoding="utf-8")
    report = import_file(reviewed, out, who="ana")
    assert report.num_deployments == 1
    north = next(one for one in media.deployments(reviewed) if one.name == "North")
    site = next(one for one in media.sites(reviewed) if one.id == north.site_id)
    assert (site.latitude, site.longitude) == (51.5, 4.25)
    assert (north.camera, north.bait, north.camera_height_m, str(north.start)) == (
        "C7",
        True,
        0.4,
        "2026-04-01 08:00:00",
    )
    assert len(north.gaps) == 1


def confirm_by_rule(project: Project) -> Observation:
    """The machine's lion, confirmed unseen; its longer bout by eye, its other by nobody."""
    seen = [one for _, one in observations.all_observations(project)]
    lion = next(one for one in seen if one.taxon == "panthera")
    by_rule = msgspec.structs.replace(confirm(lion), rule="panthera >= 0.80")
    labels.apply(project, {lion.id: by_rule}, who="ana")
    longer = next(one for one in seen if one.parent_id == lion.id and one.behavior == "sleeps")
    labels.apply(project, {longer.id: confirm(longer)}, who="bea")
    return lion


@pytest.mark.parametrize(("name", "out"), [("camtrap-dp", "dp"), ("csv", "t.csv")])
def test_what_a_rule_confirmed_unseen_comes_back_as_that(
    name: str, out: str, project: Project, tmp_path: Path
) -> None:
    lion = confirm_by_rule(project)

    def say(video: Video, one: Observation) -> tuple[object, ...]:
        machines = None if one.is_by_eye else round(one.confidence or 0.0, 4)
        return (
            *all_of(video, one), one.is_by_eye, one.rule, one.labelled_by, machines,
            one.state is ReviewState.UNREVIEWED, one.found_taxon if one.rule else None,
        )  # fmt: skip

    before, after = copied(project, name, tmp_path / out, say)
    assert after == before
    assert {each[-6:-1] for each in before if each[1] == "animal" and each[13]} == {
        (False, "panthera >= 0.80", "ana", round(lion.confidence or 0.0, 4), False)
    }


@pytest.mark.parametrize(("name", "out"), [("camtrap-dp", "dp"), ("csv", "t.csv")])
def test_what_was_said_beside_a_machines_name_comes_back_and_leaves_it_to_be_reviewed(
    name: str, out: str, project: Project, tmp_path: Path
) -> None:
    seen = [one for _, one in observations.all_observations(project)]
    lion = next(one for one in seen if one.taxon == "panthera")
    said = labels.note(lion, count=3, sex="female", notes="limps", tags=("collared",), reacts=True)
    labels.apply(project, {lion.id: said}, who="ana")

    def say(video: Video, one: Observation) -> tuple[object, ...]:
        return (*all_of(video, one), one.is_by_eye, one.state is ReviewState.UNREVIEWED, one.reacts)

    before, after = copied(project, name, tmp_path / out, say)
    assert after == before


@pytest.mark.parametrize(("name", "out"), [("camtrap-dp", "dp"), ("csv", "t.csv")])
def test_an_edge_that_was_moved_alone_stays_its_movers_in_a_new_project(
    name: str, out: str, project: Project, tmp_path: Path
) -> None:
    lion = next(one for _, one in observations.all_observations(project) if one.taxon == "panthera")
    moved = msgspec.structs.replace(lion.span, start_s=0.5)
    labels.apply(project, {lion.id: labels.note(lion, span=moved)}, who="ana")

    def say(video: Video, one: Observation) -> tuple[object, ...]:
        return (*all_of(video, one), one.state.value, one.labelled_by)

    before, after = copied(project, name, tmp_path / out, say)
    assert after == before
    assert "ana" in {each[-1] for each in after}


@pytest.mark.parametrize(("name", "out"), [("camtrap-dp", "dp"), ("csv", "t.csv")])
def test_what_a_colleague_said_beside_a_machines_name_names_it_in_no_project_that_it_comes_to(
    name: str, out: str, project: Project, tmp_path: Path
) -> None:
    seen = [one for _, one in observations.all_observations(project)]
    lion = next(one for one in seen if one.taxon == "panthera")
    undo, _ = labels.apply(project, {lion.id: labels.note(lion, count=3, notes="limps")}, who="ana")
    export(project, name, tmp_path / out)
    labels.apply(project, undo, who="ana")
    import_file(project, tmp_path / out, who="bo")
    now = observations.observation(project, lion.id)
    assert (now.state, now.count, now.notes, now.labelled_by) == (
        ReviewState.UNREVIEWED, 3, "limps", "ana",
    )  # fmt: skip


@pytest.mark.parametrize(("name", "out"), [("camtrap-dp", "dp"), ("csv", "t.csv")])
def test_an_older_file_of_ours_takes_nothing_from_what_was_said_here_since(
    name: str, out: str, project: Project, tmp_path: Path
) -> None:
    seen = [one for _, one in observations.all_observations(project)]
    lion = next(one for one in seen if one.taxon == "panthera")
    labels.apply(project, {lion.id: labels.note(lion, count=3, notes="limps")}, who="ana")
    export(project, name, tmp_path / out)
    drawn = (TrackPoint(lion.span.start_s, 0, Box(0.25, 0.25, 0.5, 0.5)),)
    lion = observations.observation(project, lion.id)
    labels.apply(project, {lion.id: labels.note(lion, count=4, notes="", keyframes=drawn)}, who="ana")
    before = observations.observation(project, lion.id)
    import_file(project, tmp_path / out, who="bo")
    assert observations.observation(project, lion.id) == before


@pytest.mark.parametrize("name", ["csv", "camtrap-dp"])
def test_a_note_beside_a_machines_name_stays_its_writers(project: Project, tmp_path: Path, name: str) -> None:
    def say(_video: Video, one: Observation) -> tuple[object, ...]:
        when = one.labelled_at and one.labelled_at.replace(microsecond=0)
        return one.kind.value, one.taxon, one.state.value, one.count, one.notes, one.labelled_by, when

    lion = next(one for _, one in observations.all_observations(project) if one.taxon == "panthera")
    labels.apply(project, {lion.id: labels.note(lion, count=3, notes="limps")}, who="ana")
    out = tmp_path / ("t.csv" if name == "csv" else "dp")
    before, after = copied(project, name, out, say)
    assert [one for one in after if one[4]] == [one for one in before if one[4]]
    assert {one[5] for one in after if one[4]} == {"ana"}


def test_a_name_that_was_changed_in_the_table_is_taken_and_what_was_said_here_stays(
    project: Project, tmp_path: Path
) -> None:
    seen = [one for _, one in observations.all_observations(project)]
    lion = next(one for one in seen if one.taxon == "panthera")
    labels.apply(project, {lion.id: labels.note(lion, count=3, notes="limps")}, who="ana")
    export(project, "csv", tmp_path / "t.csv")
    labels.apply(project, {lion.id: labels.note(lion, count=4, notes="limps")}, who="ana")
    rows = rows_in(tmp_path / "t.csv")
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        for row in rows:
            called = {"scientific_name": "Vulpes vulpes", "common_name": "red fox"}
            writer.writerow(row | (called if row["scientific_name"] and row["kind"] == "animal" else {}))
    import_file(project, tmp_path / "t.csv", who="bo")
    now = observations.observation(project, lion.id)
    assert (now.taxon, now.count, now.notes) == ("vulpes_vulpes", 4, "limps")
    assert (now.is_by_eye, now.labelled_by) == (True, "bo")


def test_a_name_from_a_table_leaves_what_was_said_here_beside_it(project: Project, tmp_path: Path) -> None:
    seen = [one for _, one in observations.all_observations(project)]
    lion = next(one for one in seen if one.taxon == "panthera")
    said = labels.note(lion, count=3, sex="female", notes="limps", tags=("collared",), reacts=True)
    labels.apply(project, {lion.id: said}, who="ana")
    video = next(video for video, one in observations.all_observations(project) if one.id == lion.id)
    file = tmp_path / "names.csv"
    row = f"{video.relative_path},{lion.span.start_s},{lion.span.end_s},Panthera leo"
    file.write_text(f"file,start_s,end_s,scientific_name\n{row}\n", "utf-8")
    import_file(project, file, who="bo")
    now = observations.observation(project, lion.id)
    assert now.is_by_eye
    assert (now.count, now.sex, now.notes, now.tags, now.reacts) == (
        3,
        "female",
        "limps",
        ("collared",),
        True,
    )


def test_a_package_of_a_package_keeps_what_a_rule_confirmed(project: Project, tmp_path: Path) -> None:
    confirm_by_rule(project)
    export(project, "camtrap-dp", tmp_path / "one", utc_offset="+00:00")
    with create_project(tmp_path / "copy.trapline") as copy:
        import_file(copy, tmp_path / "one", who="bo")
        export(copy, "camtrap-dp", tmp_path / "two", utc_offset="+00:00")
    before, after = (
        (tmp_path / each / "observations.csv").read_text("utf-8").splitlines() for each in ("one", "two")
    )
    assert sorted(after) == sorted(before)


def test_a_rule_in_a_package_is_applied_to_what_was_scanned_here_too(
    project: Project, tmp_path: Path
) -> None:
    lion = confirm_by_rule(project)
    export(project, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00")
    bouts = {one.id: None for _, one in observations.all_observations(project) if one.parent_id == lion.id}
    labels.apply(project, {lion.id: None, **bouts}, who="ana")
    number = len(facts(project, all_of))
    import_file(project, tmp_path / "dp", who="bo")
    again = next(one for _, one in observations.all_observations(project) if one.id == lion.id)
    assert (again.rule, again.labelled_by, again.is_by_eye) == ("panthera >= 0.80", "ana", False)
    assert len(facts(project, all_of)) == number
    said = {one.labelled_by for _, one in observations.all_observations(project) if one.id in bouts}
    assert said == {"", "bea"}


def test_an_older_package_that_calls_a_rule_a_person_is_read_as_a_machines(
    project: Project, tmp_path: Path
) -> None:
    confirm_by_rule(project)
    export(project, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00")
    file = tmp_path / "dp" / "observations.csv"
    rows = rows_in(file)
    for row in rows:
        if "confirmed by rule" in row["observationTags"]:
            tags = [each for each in row["observationTags"].split(" | ") if not each.startswith("rule_")]
            row |= {"classificationMethod": "human", "classifiedBy": "ana", "classificationProbability": ""}
            row["observationTags"] = " | ".join(tags)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    with create_project(tmp_path / "copy.trapline") as copy:
        import_file(copy, tmp_path / "dp", who="bo")
        (one,) = (one for _, one in observations.all_observations(copy) if one.rule)
        assert (one.labelled_by, one.model, one.is_by_eye) == ("ana", "unknown model", False)
        export(copy, "camtrap-dp", tmp_path / "two", utc_offset="+00:00")
    told = rows_in(tmp_path / "two" / "observations.csv")
    (row,) = (row for row in told if "confirmed by rule" in row["observationTags"])
    assert (row["classificationMethod"], row["classifiedBy"]) == ("machine", "unknown model")
    assert "rule_by:ana" in row["observationTags"]


def test_what_a_table_of_timelapse_calls_not_reviewed_is_a_machines(project: Project, tmp_path: Path) -> None:
    def say(video: Video, one: Observation) -> tuple[object, ...]:
        return (video.name, one.taxon, one.is_by_eye)

    confirm_by_rule(project)
    _, after = copied(project, "timelapse", tmp_path / "t.csv", say)
    assert ("=SUM(1).mp4", "panthera", False) in after


def test_a_deployment_that_was_cut_to_chosen_days_keeps_its_period_when_the_package_comes_back(
    reviewed: Project, tmp_path: Path
) -> None:
    """Also one that only its videos date, and that filmed on other days alone; here and elsewhere."""
    north, south = sorted(media.deployments(reviewed), key=lambda one: one.name)
    told = msgspec.structs.replace(south, start=NOON - timedelta(days=9), end=NOON + timedelta(days=9))
    deployments.change(reviewed, {south.id: told})
    filmed = [one.id for one in media.videos(reviewed) if one.deployment_id == north.id]
    with reviewed.writing() as session:
        for id_, days in zip(filmed, (-30, 20, 20), strict=True):
            session.get_one(VideoRow, id_).captured_at = NOON + timedelta(days=days)
    before = media.deployments(reviewed)
    export(reviewed, "camtrap-dp", tmp_path / "whole", utc_offset="+02:00")
    days = Selection(since=NOON.date(), until=NOON.date() + timedelta(days=2))
    export(reviewed, "camtrap-dp", tmp_path / "cut", utc_offset="+02:00", selection=days)
    report = import_file(reviewed, tmp_path / "cut" / "datapackage.json", who="ben")
    assert media.deployments(reviewed) == before
    assert not any("start or end" in each for each in report.left_out)
    with create_project(tmp_path / "other.trapline") as other:
        import_file(other, tmp_path / "cut" / "datapackage.json", who="ben")
        assert {one.name: one.end - one.start for one in media.deployments(other)} == {
            "North": timedelta(days=3),
            "Süd": timedelta(days=3),
        }
        assert {one.deployment_tags for one in media.deployments(other)} == {""}
    with create_project(tmp_path / "another.trapline") as other:
        import_file(other, tmp_path / "whole" / "datapackage.json", who="ben")
        there = media.deployments(other)
        import_file(other, tmp_path / "cut" / "datapackage.json", who="ben")
        assert media.deployments(other) == there


def test_what_a_package_had_to_guess_is_known_nowhere_because_of_it(
    reviewed: Project, tmp_path: Path
) -> None:
    """The zone of the computer that wrote it made hours by the sun wrong elsewhere, and its effort was told
    without the word that it is too small.
    """
    north, south = sorted(media.deployments(reviewed), key=lambda one: one.name)
    told = msgspec.structs.replace(north, start=NOON, utc_offset_min=-480, comments="By the gate.")
    deployments.change(reviewed, {north.id: told})
    said = export(reviewed, "camtrap-dp", tmp_path / "dp").left_out
    assert any(each.startswith("Deployments without start or end: ") for each in said)
    comments = {
        row["locationName"]: row["deploymentComments"] for row in rows_in(tmp_path / "dp/deployments.csv")
    }
    assert comments["North"].startswith("By the gate. The end is not known; the last video stands for it.")
    assert comments["Süd"].startswith("The start, and perhaps the end, is not known; the first and last ")
    tags = {row["locationName"]: row["deploymentTags"] for row in rows_in(tmp_path / "dp/deployments.csv")}
    assert "guessed:end" in tags["North"]
    assert "guessed:period | guessed:offset" in tags["Süd"]
    with create_project(tmp_path / "other.trapline") as other:
        import_file(other, tmp_path / "dp" / "datapackage.json", who="ben")
        there, apart = sorted(media.deployments(other), key=lambda one: one.name)
        assert (there.start, there.end, there.utc_offset_min) == (NOON, None, -480)
        assert (apart.start, apart.utc_offset_min, apart.deployment_tags) == (None, None, "")
        assert (there.comments, apart.comments) == ("By the gate.", "")
        assert Material(other).working.guessed == [north.name, south.name]
    export(reviewed, "camtrap-dp", tmp_path / "asked", utc_offset="-05:00")
    assert not any("offset" in row["deploymentTags"] for row in rows_in(tmp_path / "asked/deployments.csv"))


def test_gaps_of_a_deployment_come_back_from_the_tags_of_a_package(reviewed: Project, tmp_path: Path) -> None:
    """The standard has no column for them; without them effort was too large in the other project."""
    north, _ = sorted(media.deployments(reviewed), key=lambda one: one.name)
    gaps = tuple(
        (NOON + timedelta(days=first), NOON + timedelta(days=first, hours=6, seconds=1)) for first in (1, 3)
    )
    told = msgspec.structs.replace(
        north, start=NOON, end=NOON + timedelta(days=9), gaps=gaps, deployment_tags="ridge"
    )
    deployments.change(reviewed, {north.id: told})
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="+02:00")
    export(reviewed, "summary", tmp_path / "here.csv")
    row = next(row for row in rows_in(tmp_path / "dp/deployments.csv") if row["locationName"] == "North")
    assert "ridge" in row["deploymentTags"]
    assert "gap:2026-05-02T12:00:00+02:00/2026-05-02T18:00:01+02:00" in row["deploymentTags"]
    before = media.deployments(reviewed)
    import_file(reviewed, tmp_path / "dp" / "datapackage.json", who="ben")
    assert media.deployments(reviewed) == before
    with create_project(tmp_path / "other.trapline") as other:
        import_file(other, tmp_path / "dp" / "datapackage.json", who="ben")
        there = next(one for one in media.deployments(other) if one.name == "North")
        assert (there.gaps, there.deployment_tags) == (gaps, "ridge")
        export(other, "summary", tmp_path / "there.csv")
    nights = [
        [(line["site"], line["trap_nights"]) for line in rows_in(tmp_path / name)]
        for name in ("here.csv", "there.csv")
    ]
    assert nights[0] == nights[1]


def test_a_packages_own_table_makes_no_guess_known(reviewed: Project, tmp_path: Path) -> None:
    before = media.deployments(reviewed)
    export(reviewed, "camtrap-dp", tmp_path / "dp")
    table = tmp_path / "deployments.csv"
    table.write_bytes((tmp_path / "dp" / "deployments.csv").read_bytes())
    import_file(reviewed, table, who="ben")
    told = [(one.start, one.end, one.utc_offset_min) for one in media.deployments(reviewed)]
    assert told == [(one.start, one.end, one.utc_offset_min) for one in before]


def test_a_packages_own_table_of_cut_deployments_shortens_none(reviewed: Project, tmp_path: Path) -> None:
    told = {
        one.id: msgspec.structs.replace(one, start=NOON - timedelta(days=9), end=NOON + timedelta(days=9))
        for one in media.deployments(reviewed)
    }
    deployments.change(reviewed, told)
    before = [(one.start, one.end) for one in media.deployments(reviewed)]
    days = Selection(since=NOON.date(), until=NOON.date() + timedelta(days=2))
    export(reviewed, "camtrap-dp", tmp_path / "cut", utc_offset="+02:00", selection=days)
    table = tmp_path / "deployments.csv"
    table.write_bytes((tmp_path / "cut" / "deployments.csv").read_bytes())
    import_file(reviewed, table, who="ben")
    assert [(one.start, one.end) for one in media.deployments(reviewed)] == before


def test_a_colleagues_table_renames_the_animal_at_its_time_and_not_the_one_with_its_id(
    project: Project, tmp_path: Path
) -> None:
    """Every project counts its animals from one."""
    seen = [one for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL]
    first, other = seen[:2]
    longer = msgspec.structs.replace(first.span, end_s=other.span.end_s)
    place = labels.new_observation(project, first.video_id, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(longer, taxon="ursus")}, who="ana")
    table = tmp_path / "t.csv"
    export(project, "csv", table)
    rows = [row for row in rows_in(table) if row["observation_id"] == str(place)]
    theirs = rows[0] | {"observation_id": str(first.id), "animal_id": str(first.id), "count": "4"}
    theirs |= {"labelled_by": "bea"}
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, theirs)
        writer.writeheader()
        writer.writerow(theirs)
    import_file(project, table, who="bo")
    assert observations.observation(project, first.id) == first
    assert observations.observation(project, place).count == 4
