"""ActivityNet, AVA, COCO Camera Traps, zamba: what models are trained from."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from app.services.exports import FORMATS, export
from app.services.exports.ava import seconds
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Observation
from app.store.schema import VideoRow
from mvit_core.types import Span
from tests.csv_rows import rows_in

Json = dict[str, Any]


def written(project: Project, name: str, out: Path) -> Json:
    export(project, name, out)
    found: Json = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_activitynet_has_behaviors_as_segments_within_the_video(reviewed: Project, tmp_path: Path) -> None:
    database = written(reviewed, "activitynet", tmp_path / "a.json")["database"]
    lion = database["North/=SUM(1).mp4"]
    assert (lion["duration"], lion["fps"], lion["subset"]) == (10.0, 30.0, "training")
    assert [(one["segment"], one["label"]) for one in lion["annotations"]] == [
        ([1.25, 2.25], "eats food"),
        ([2.25, 4.95], "sleeps"),
    ]
    assert lion["annotations"][0]["species"] == "Panthera"
    assert database["North/blank.mp4"]["annotations"] == []
    assert "North/zero.mp4" not in database  # nobody knows what it shows


@pytest.mark.shared
def test_activitynet_has_the_shape_of_the_example(reviewed: Project, shared: Path, tmp_path: Path) -> None:
    example = json.loads(
        (shared / "formats/activitynet-style/HANDMADE_ground_truth_example.json").read_text()
    )
    ours = written(reviewed, "activitynet", tmp_path / "a.json")
    assert set(ours) == {*example, "taxonomy"}
    theirs = next(iter(example["database"].values()))
    lion = ours["database"]["North/=SUM(1).mp4"]
    assert set(lion) == set(theirs)
    assert set(lion["annotations"][0]) >= set(theirs["annotations"][0])


def test_activitynets_evaluation_finds_its_fields_and_no_segment_that_it_cannot_match(
    reviewed: Project, animals: dict[str, list[Observation]], tmp_path: Path
) -> None:
    """It refuses a file without a taxonomy, and what has no length overlaps nothing."""
    lion = animals["North/=SUM(1).mp4"][0]
    place = labels.new_observation(reviewed, lion.video_id, Kind.BEHAVIOR, parent_id=lion.id)
    point = labels.add(Span(3.0, 3.0), behavior="grooms")
    labels.apply(reviewed, {place: point}, who="ana")
    report = export(reviewed, "activitynet", tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text())
    segments = [one["segment"] for video in found["database"].values() for one in video["annotations"]]
    assert segments
    assert all(start < end for start, end in segments)
    assert "Points have no length: 1 were left out." in report.left_out
    names = {node["nodeName"]: node["parentName"] for node in found["taxonomy"]}
    assert names == {"Root": None, "eats food": "Root", "sleeps": "Root"}


def test_activitynet_tells_groups_apart_that_go_by_one_latin_name(
    reviewed: Project, animals: dict[str, list[Observation]], tmp_path: Path
) -> None:
    lion = animals["North/=SUM(1).mp4"][0]
    labels.apply(reviewed, {lion.id: labels.correct(lion, taxon="fur_seal")}, who="ana")
    database = written(reviewed, "activitynet", tmp_path / "a.json")["database"]
    assert database["North/=SUM(1).mp4"]["annotations"][0]["species"] == "Otariidae (fur seal)"


def test_ava_has_a_box_for_each_second_of_a_behavior(reviewed: Project, tmp_path: Path) -> None:
    export(reviewed, "ava", tmp_path / "ava")
    with (tmp_path / "ava/ava_labels.csv").open(newline="") as stream:
        rows = list(csv.reader(stream))
    actions = (tmp_path / "ava/ava_action_list.pbtxt").read_text()
    sleeps = actions.split('name: "sleeps"')[1].split("id: ")[1].split("\n")[0]
    eats = actions.split('name: "eats food"')[1].split("id: ")[1].split("\n")[0]
    assert [(row[1], row[6]) for row in rows] == [("0002", eats), ("0003", sleeps), ("0004", sleeps)]
    for row in rows:
        x1, y1, x2, y2 = map(float, row[2:6])
        assert 0 <= x1 < x2 <= 1
        assert 0 <= y1 < y2 <= 1
        assert row[7] == "0"
    with (tmp_path / "ava/ava_videos.csv").open(newline="", encoding="utf-8") as stream:
        names = {row["video_id"]: row["file"] for row in csv.DictReader(stream)}
    assert names[rows[0][0]] == "North/=SUM(1).mp4"


def test_a_behavior_shorter_than_a_second_has_one() -> None:
    assert list(seconds(Span(1.2, 1.8))) == [2]
    assert list(seconds(Span(1.0, 3.0))) == [1, 2, 3]
    assert list(seconds(Span(0.1, 0.2))) == [0]


def test_coco_refers_to_what_is_there_and_measures_in_pixels(reviewed: Project, tmp_path: Path) -> None:
    coco = written(reviewed, "coco", tmp_path / "c.json")
    images = {one["id"]: one for one in coco["images"]}
    categories = {one["id"]: one["name"] for one in coco["categories"]}
    assert categories[0] == "empty"
    assert len(images) == len(coco["images"])
    for one in coco["annotations"]:
        assert one["image_id"] in images
        assert str(int(one["id"])) == one["id"]  # pycocotools calculates with it, the layout wants a text
        assert one["category_id"] in categories
        if "bbox" in one:
            x, y, w, h = one["bbox"]
            assert 0 <= x <= x + w <= 640
            assert 0 <= y <= y + h <= 360
            assert (one["area"], one["iscrowd"]) == (pytest.approx(w * h, abs=0.01), 0)
    lion = next(one for one in coco["annotations"] if categories[one["category_id"]] == "panthera")
    assert lion["bbox"] == [608.0, 90.0, 32.0, 90.0]
    image = images[lion["image_id"]]
    assert image["datetime"] == "2026-05-01 12:00:02"
    assert image["file_name"] == "North/=SUM(1).mp4/frame000060.jpg"
    assert image["location"] == "North"
    sequence = [one for one in coco["images"] if one["seq_id"] == image["seq_id"]]
    assert [one["frame_num"] for one in sequence] == list(range(1, sequence[0]["seq_num_frames"] + 1))
    assert image["video_frame"] == 60
    blank = next(one for one in coco["images"] if one["video"] == "North/blank.mp4")
    assert [one["category_id"] for one in coco["annotations"] if one["image_id"] == blank["id"]] == [0]
    assert "North/zero.mp4" not in {one["video"] for one in coco["images"]}


@pytest.mark.parametrize("name", ["activitynet", "boris", "coco", "megadetector"])
def test_json_is_read_in_any_encoding(name: str, reviewed: Project, tmp_path: Path) -> None:
    """BORIS 10.0.2, MegaDetector 10.0.28 and pycocotools 2.0.11 open it in the computer's."""
    out = tmp_path / f"out{FORMATS[name].suffix}"
    export(reviewed, name, out)
    assert "Süd/a..b.AVI" in json.dumps(json.loads(out.read_text(encoding="cp1252")), ensure_ascii=False)


def test_coco_claims_no_size_of_a_video_that_nobody_opened(reviewed: Project, tmp_path: Path) -> None:
    with reviewed.writing() as session:
        session.execute(update(VideoRow).values(width=None, height=None))
    report = export(reviewed, "coco", tmp_path / "c.json")
    coco = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert not any("width" in one or "height" in one for one in coco["images"])
    assert not any("bbox" in one for one in coco["annotations"])
    assert any("of unknown size: without boxes" in sentence for sentence in report.left_out)


def test_zamba_has_a_line_for_each_species_and_blank_for_nothing(reviewed: Project, tmp_path: Path) -> None:
    report = export(reviewed, "zamba", tmp_path / "z.csv")
    rows = rows_in(tmp_path / "z.csv")
    labels = {(row["filepath"], row["label"], row["reviewed"]) for row in rows}
    assert labels == {
        ("North/=SUM(1).mp4", "panthera", "true"),
        ("North/=SUM(1).mp4", "ursus", "true"),
        ("North/blank.mp4", "blank", "false"),
        ("Süd/a..b.AVI", "blank", "true"),  # a person rejected all that was found
    }
    assert not any("a..b" in sentence for sentence in report.left_out)
    assert any("nothing has a name" in sentence and "-dash" in sentence for sentence in report.left_out)
