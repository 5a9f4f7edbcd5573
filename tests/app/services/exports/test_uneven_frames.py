"""Videos whose frame rate changes in the middle: the number of a frame is that by which decoders count it."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.services import media, observations
from app.services.exports import export, preview
from app.services.imports import import_file
from app.services.observations import scanned as scanned_boxes
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind
from mvit_core.types import (
    Box,
    MotionCurve,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoResult,
    VideoStatus,
)
from mvit_core.video.probe import probe
from tests.conftest import MakeVideo
from tests.csv_rows import rows_in
from tests.scanned import to_its_end

TIMES_S = [index / 30 for index in range(60)] + [2 + index / 5 for index in range(30)]  # dusk after 2 s
SECONDS = {1.0: 30, 2.0: 60, 3.0: 65, 4.0: 70, 5.0: 75}  # the frames at these
NAMES = ("a.mp4", "b.mkv", "even.mp4")
BOX = Box(0.25, 0.25, 0.5, 0.5)


@pytest.fixture
def filmed(tmp_path: Path, make_video: MakeVideo) -> Iterator[Project]:
    """An uneven video in two containers and an even one; a scan found an animal from 1 to 5 s in each."""
    folder = tmp_path / "Fen"
    folder.mkdir()
    frames = [np.full((48, 64), 2 * index, np.uint8) for index in range(len(TIMES_S))]
    for name in NAMES[:2]:
        make_video(folder / name, frames, times_s=TIMES_S, options={"bf": "2"})
    make_video(folder / NAMES[2], [*frames, *frames], rate=30, options={"bf": "2"})
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        to_its_end(ScanRun.start(project), lambda request: scanned(Path(request.path)))
        for video in media.videos(project):
            (animal,) = observations.of_video(project, video.id)
            labels.apply(project, {animal.id: labels.correct(animal, taxon="vulpes")}, who="ana")
        yield project


def scanned(path: Path) -> VideoResult:
    """Boxes on both sides of the change, so that none stands where the rate does."""
    times_s = [1.0, 1.5, 4.0, 5.0]
    even = path.name == NAMES[2]
    numbers = [round(each * 30) if even else TIMES_S.index(each) for each in times_s]
    points = tuple(TrackPoint(*each, BOX) for each in zip(times_s, numbers, strict=True))
    return VideoResult(
        status=VideoStatus.DONE,
        info=probe(path),
        num_frames=len(TIMES_S) * (2 if even else 1),
        decoded_s=8.0,
        motion=MotionCurve((0.0, 2.0, 3.0), (0.0, 0.1, 0.1)),
        tracks=(TrackResult(track=Track(points, 0.9)),),
    )


def wanted(name: str) -> dict[float, int]:
    return {time_s: round(30 * time_s) for time_s in SECONDS} if name == NAMES[2] else SECONDS


def test_coco_names_the_frames_that_decoders_count(filmed: Project, tmp_path: Path) -> None:
    report = export(filmed, "coco", tmp_path / "c.json")
    for name in NAMES:
        found = [
            each for each in json.loads((tmp_path / "c.json").read_text())["images"] if each["video"] == name
        ]
        assert [each["video_frame"] for each in found] == list(wanted(name).values())
    assert not any("mean rate" in each for each in report.left_out)


def test_pictures_are_called_as_in_coco_and_show_the_frame_of_that_number(
    filmed: Project, tmp_path: Path
) -> None:
    export(filmed, "coco", tmp_path / "c.json")
    export(filmed, "frames", tmp_path / "frames")
    named = {each["file_name"] for each in json.loads((tmp_path / "c.json").read_text())["images"]}
    lines = rows_in(tmp_path / "frames/cuts.csv")
    assert {line["picture"] for line in lines} == named
    for line in lines:
        assert int(line["frame"]) == wanted(line["file"])[float(line["time_s"])]
        picture = cv2.imread(str(tmp_path / "frames" / line["picture"]))
        assert picture.mean() == pytest.approx(2 * (int(line["frame"]) % len(TIMES_S)), abs=3)


def test_boxes_and_sampled_frames_of_megadetectors_file_are_counted_so(
    filmed: Project, tmp_path: Path
) -> None:
    for video in media.videos(filmed):
        (animal,) = observations.of_video(filmed, video.id)
        trimmed = labels.correct(animal, taxon="vulpes", span=Span(1.0, 3.0))
        labels.apply(filmed, {animal.id: trimmed}, who="ana")
    export(filmed, "megadetector", tmp_path / "m.json")
    for image in json.loads((tmp_path / "m.json").read_text())["images"]:
        at = wanted(image["file"])
        numbers = [each["frame_number"] for each in image["detections"]]
        assert numbers == [at[1.0], 45, at[3.0]]
        assert image["frames_processed"] == sorted({0, 45, at[1.0], at[2.0], at[3.0]})


@pytest.mark.parametrize("name", ["boris", "boris-events"])
def test_events_of_boris_are_in_the_frames_of_their_times(filmed: Project, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"b{'.boris' if name == 'boris' else '.tsv'}"
    export(filmed, name, out)
    if name == "boris":
        told = json.loads(out.read_text())["observations"]
        found = {(key, each[0], each[5]) for key, one in told.items() for each in one["events"]}
    else:
        with out.open(newline="", encoding="utf-8-sig") as file:
            lines = list(csv.DictReader(file, delimiter="\t"))
        found = {(each["Observation id"], float(each["Time"]), int(each["Image index"])) for each in lines}
    assert found == {(name, time_s, wanted(name)[time_s]) for name in NAMES for time_s in (1.0, 5.0)}


def test_where_the_files_are_not_here_it_is_said(filmed: Project, tmp_path: Path) -> None:
    for video in media.videos(filmed):
        video.path.unlink()
    for name, suffix in (("coco", "json"), ("megadetector", "json"), ("boris", "boris")):
        report = export(filmed, name, tmp_path / f"{name}.{suffix}")
        (told,) = [each for each in report.left_out if "mean rate" in each]
        assert "(3: a.mp4, b.mkv, even.mp4)" in told
        assert told in preview(filmed, name).left_out
    assert not any("mean rate" in each for each in export(filmed, "csv", tmp_path / "t.csv").left_out)


def test_a_corrected_coco_file_names_the_animals_that_are_here(filmed: Project, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    export(filmed, "coco", file)
    file.write_text(file.read_text().replace("vulpes", "ursus"))
    before = {video.id: observations.of_video(filmed, video.id) for video in media.videos(filmed)}
    import_file(filmed, file, who="bo")
    for id_, (one,) in before.items():
        (other,) = [each for each in observations.of_video(filmed, id_) if each.kind is Kind.ANIMAL]
        assert (other.id, other.span, other.taxon) == (one.id, one.span, "ursus")


def test_boxes_of_others_lie_at_the_times_of_their_frames(filmed: Project, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    export(filmed, "coco", file)
    content = json.loads(file.read_text())
    for each in content["annotations"]:
        each["bbox"][0] -= 16  # beside whom is here
        each["bbox"][2] = 8
    file.write_text(json.dumps(content))
    import_file(filmed, file, who="bo")
    for video in media.videos(filmed):
        new = observations.of_video(filmed, video.id)[-1]
        assert (new.span.start_s, new.span.end_s) == pytest.approx((1.0, 5.0), abs=1e-3)


def megadetectors(tmp_path: Path, *frames: int, names: tuple[str, ...] = NAMES, rate: float = 30.0) -> Path:
    """Boxes that lie over each other in these frames of each video, at a rate that only one of them has."""
    fox = {"category": "1", "conf": 0.9, "bbox": [0.25, 0.25, 0.5, 0.5]}
    boxes = [fox | {"frame_number": number} for number in frames]
    images = [{"file": name, "frame_rate": rate, "detections": boxes} for name in names]
    content = {"info": {"detector": "md"}, "detection_categories": {"1": "animal"}, "images": images}
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps(content))
    return file


def times_of_md(project: Project) -> dict[str, list[list[float]]]:
    """By video the times of the boxes of each animal that MegaDetector found."""
    found = {}
    for video in media.videos(project):
        ids = {one.id for one in observations.of_video(project, video.id) if one.model == "md"}
        tracks = scanned_boxes.boxes_of_videos(project, [video.id]).get(video.id, {})
        found[video.relative_path] = [
            [round(point.time_s, 3) for point in track.points] for id_, track in tracks.items() if id_ in ids
        ]
    return found


def test_boxes_of_megadetector_lie_at_the_times_of_their_frames(filmed: Project, tmp_path: Path) -> None:
    import_file(filmed, megadetectors(tmp_path, 60, 70, 75), who="bo")
    uneven = [[2.0, 4.0, 5.0]]
    even = [[2.0, round(70 / 30, 3), 2.5]]
    assert times_of_md(filmed) == {"a.mp4": uneven, "b.mkv": uneven, "even.mp4": even}


def test_boxes_of_megadetector_are_joined_by_the_times_of_their_frames(
    filmed: Project, tmp_path: Path
) -> None:
    import_file(filmed, megadetectors(tmp_path, 60, 80), who="bo")  # 4 s apart, by the rate less than one
    assert {name: len(tracks) for name, tracks in times_of_md(filmed).items()} == {
        "a.mp4": 2,
        "b.mkv": 2,
        "even.mp4": 1,
    }


def test_a_wrong_rate_of_megadetectors_file_moves_no_box(filmed: Project, tmp_path: Path) -> None:
    import_file(filmed, megadetectors(tmp_path, 30, 60, names=("even.mp4",), rate=15.0), who="bo")
    assert times_of_md(filmed)["even.mp4"] == [[1.0, 2.0]]


def test_boxes_in_videos_that_come_in_with_them_lie_there_too(tmp_path: Path, make_video: MakeVideo) -> None:
    frames = [np.full((48, 64), 2 * index, np.uint8) for index in range(len(TIMES_S))]
    make_video(tmp_path / "a.mp4", frames, times_s=TIMES_S)
    with create_project(tmp_path / "new.trapline") as project:
        import_file(project, megadetectors(tmp_path, 60, 70, names=("a.mp4",)), who="bo")
        assert times_of_md(project) == {"a.mp4": [[2.0, 4.0]]}


def test_the_rate_of_the_file_counts_where_the_video_cannot_be_read(filmed: Project, tmp_path: Path) -> None:
    file = megadetectors(tmp_path, 60, 75, names=("a.mp4",))
    next(one.path for one in media.videos(filmed) if one.relative_path == "a.mp4").unlink()
    import_file(filmed, file, who="bo")
    assert times_of_md(filmed)["a.mp4"] == [[2.0, 2.5]]


def test_the_same_boxes_again_add_nothing(filmed: Project, tmp_path: Path) -> None:
    file = megadetectors(tmp_path, 60, 80)
    import_file(filmed, file, who="bo")
    assert import_file(filmed, file, who="bo").num_animals == 0
