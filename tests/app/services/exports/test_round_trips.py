"""What both sides can say comes back: each export read into a new project, or again into its own."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from app.services import media, observations
from app.services.exports import export
from app.services.imports import import_file
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import confirm
from app.store.records import Kind, Observation, ReviewState, Video

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


def test_boris_gives_back_behaviors_and_animals(reviewed: Project, tmp_path: Path) -> None:
    def say(video: Video, one: Observation) -> tuple[object, ...]:
        return (
            video.name, one.kind.value, round(one.span.start_s, 3), round(one.span.end_s, 3), one.taxon,
            one.behavior, one.individual, one.notes,
        )  # fmt: skip

    before, after = copied(reviewed, "boris", tmp_path / "p.boris", say)
    assert after == before


def test_the_table_gives_back_all_but_boxes(reviewed: Project, tmp_path: Path) -> None:
    say_all_there_is(reviewed)
    before, after = copied(reviewed, "csv", tmp_path / "t.csv", told_by)
    assert after == before


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


@pytest.mark.parametrize("name", ["csv", "boris", "camtrap-dp"])
def test_a_table_read_again_into_its_own_project_adds_nothing(
    reviewed: Project, tmp_path: Path, name: str
) -> None:
    out = tmp_path / {"csv": "again.csv", "boris": "again.boris", "camtrap-dp": "again"}[name]
    export(reviewed, name, out)
    before = facts(reviewed, lambda video, one: (video.name, one.span, one.taxon, one.behavior))
    import_file(reviewed, out, who="bo")
    after = facts(reviewed, lambda video, one: (video.name, one.span, one.taxon, one.behavior))
    animals = [each for each in after if each[3] is None]
    assert animals == [each for each in before if each[3] is None]


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
