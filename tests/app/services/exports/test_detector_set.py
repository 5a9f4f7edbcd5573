"""Pictures for training detectors: with what is in them, and of what has nothing in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import update

from app.services import media
from app.services.exports import Selection, Word, export, preview
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import LabelFields
from app.store.records import Kind, Subject
from app.store.schema import VideoRow
from mvit_core.types import Box, Span, TrackPoint, VideoStatus
from mvit_core.video.probe import probe
from tests.conftest import MakeVideo
from tests.csv_rows import rows_in

BOX = Box(0.25, 0.25, 0.5, 0.5)
SCANNED = {"a": VideoStatus.DONE, "b": VideoStatus.BLANK, "c": VideoStatus.DONE, "d": VideoStatus.NEW}


@pytest.fixture
def filmed(tmp_path: Path, make_video: MakeVideo) -> Iterator[Project]:
    """Four videos of three seconds: a fox and a person, nothing by a machine, nothing by a person, unseen."""
    folder = tmp_path / "Fen"
    folder.mkdir()
    for name in SCANNED:
        make_video(folder / f"{name}.mp4", [np.full((96, 192), 90, np.uint8)] * 30, rate=10)
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        for video in media.videos(project):
            media.record_probes(project, [(video.id, probe(video.path), "")])
            with project.writing() as session:
                status = SCANNED[video.path.stem].value
                session.execute(update(VideoRow).where(VideoRow.id == video.id).values(status=status))
        say(project, "a", 0.0, 2.9, box=True, taxon="vulpes")
        say(project, "a", 0.0, 1.4, box=True, subject=Subject.HUMAN)
        say(project, "c", 0.0, 2.9, subject=Subject.BLANK)
        yield project


def say(
    project: Project, video: str, start_s: float, end_s: float, *, box: bool = False, **said: Any
) -> None:
    fields: LabelFields = said
    if box:
        points = tuple(TrackPoint(time_s, round(time_s * 10), BOX) for time_s in (start_s, end_s))
        fields = {**fields, "keyframes": points}
    id_ = next(one.id for one in media.videos(project) if one.path.stem == video)
    place = labels.new_observation(project, id_, Kind.ANIMAL)
    labels.apply(project, {place: labels.add(Span(start_s, end_s), **fields)}, who="ana")


def named(content: dict[str, Any]) -> dict[str, set[str]]:
    """What is in each picture of a COCO file."""
    names = {one["id"]: one["name"] for one in content["categories"]}
    found: dict[str, set[str]] = {one["file_name"]: set() for one in content["images"]}
    files = {one["id"]: one["file_name"] for one in content["images"]}
    for one in content["annotations"]:
        found[files[one["image_id"]]].add(names[one["category_id"]])
        assert ("bbox" in one) is (names[one["category_id"]] != "empty")
    return found


def test_it_has_pictures_of_all_that_a_detector_learns_from(filmed: Project, tmp_path: Path) -> None:
    out = tmp_path / "set"
    report = export(filmed, "detector", out)
    content = json.loads((out / "coco.json").read_text("ascii"))
    assert named(content) == {
        "a.mp4/frame000000.jpg": {"vulpes", "human"},
        "a.mp4/frame000010.jpg": {"vulpes", "human"},
        "a.mp4/frame000020.jpg": {"vulpes"},
        "b.mp4/frame000000.jpg": {"empty"},
        "c.mp4/frame000000.jpg": {"empty"},
    }
    files = {str(file.relative_to(out).as_posix()) for file in out.rglob("*.jpg")}
    assert files == set(named(content))
    rows = rows_in(out / "cuts.csv")
    assert {row["picture"] for row in rows} == files
    hidden = {row["picture"] for row in rows if row["people_hidden"] == "true"}
    assert hidden >= {"a.mp4/frame000000.jpg", "a.mp4/frame000010.jpg"}
    assert not hidden & {"b.mp4/frame000000.jpg", "c.mp4/frame000000.jpg"}
    assert report.num_rows == preview(filmed, "detector").num_rows == 5
    assert any(
        each.startswith("Empty as far as a machine saw") and "b.mp4" in each for each in report.left_out
    )


def test_a_moment_at_which_somebody_has_no_box_is_left_out(filmed: Project, tmp_path: Path) -> None:
    """Also where who has none was not chosen."""
    say(filmed, "a", 0.8, 1.2, taxon="lynx")
    export(filmed, "detector", tmp_path / "one")
    report = export(filmed, "detector", tmp_path / "two", selection=Selection(taxa=("vulpes",)))
    for name in ("one", "two"):
        content = json.loads((tmp_path / name / "coco.json").read_text("ascii"))
        assert "a.mp4/frame000010.jpg" not in named(content)
        assert "a.mp4/frame000020.jpg" in named(content)
    assert "a.mp4/frame000000.jpg" not in named(content), "a person is there, who was not chosen"
    assert any(each.startswith("Moments at which somebody in view has no box") for each in report.left_out)


def test_of_what_people_reviewed_no_picture_is_empty_by_a_machines_word(
    filmed: Project, tmp_path: Path
) -> None:
    export(filmed, "detector", tmp_path / "set", selection=Selection(word=Word.BY_EYE))
    content = json.loads((tmp_path / "set" / "coco.json").read_text("ascii"))
    assert {file for file, what in named(content).items() if what == {"empty"}} == {"c.mp4/frame000000.jpg"}


def test_a_video_that_is_gone_has_no_picture_in_the_file(filmed: Project, tmp_path: Path) -> None:
    next(one for one in media.videos(filmed) if one.path.stem == "b").path.unlink()
    report = export(filmed, "detector", tmp_path / "set")
    content = json.loads((tmp_path / "set" / "coco.json").read_text("ascii"))
    assert not any(file.startswith("b.mp4") for file in named(content))
    assert report.num_rows == preview(filmed, "detector").num_rows == 4
    assert report.missing == preview(filmed, "detector").missing != []
