"""MegaDetector's boxes: tracks of that model, which files they are of, how they go out again."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services import media, observations, vocabulary
from app.services.exports import export
from app.services.imports import import_file, read_file
from app.services.imports.linking import Seen, linked
from app.services.observations import scanned
from app.services.projects import Project
from app.store.records import Subject
from mvit_core.types import Box, Span, TrackPoint, VideoInfo
from tests.app.conftest import animals_of
from tests.import_files import written

FOX = {"category": "1", "conf": 0.93, "bbox": [0.12, 0.333, 0.36, 0.477], "classifications": [["0", 0.88]]}


def results(*detections: Any, **image: Any) -> dict[str, Any]:
    one = {
        "file": "CAM01/IMG_0012.MP4",
        "frame_rate": 30.0,
        "frames_processed": [0],
        "detections": list(detections),
    }
    return {
        "info": {"detector": "md_v1000", "format_version": "1.6"},
        "detection_categories": {"1": "animal", "2": "person", "3": "vehicle"},
        "classification_categories": {"0": "red fox"},
        "images": [one | image],
    }


@pytest.mark.shared
def test_the_example_of_megadetector_becomes_a_track_of_that_model(
    empty: Project, two_files: Path, shared: Path
) -> None:
    report = import_file(empty, shared / "formats/megadetector/HANDMADE_video_v1.6_example.json", who="ana")
    (deer,) = animals_of(empty)
    assert (deer.model, deer.subject) == ("md_v1000.0.0-redwood", Subject.ANIMAL)
    assert deer.confidence == pytest.approx(0.93 * 0.88)  # that it is one, and which
    assert vocabulary.taxonomy(empty).display_name(deer.taxon or "").startswith("roe deer")
    (track,) = scanned.boxes_of_videos(empty, [deer.video_id])[deer.video_id].values()
    assert [point.frame_index for point in track.points] == [30, 60]
    assert any("BROKEN" in sentence for sentence in report.left_out)


def test_boxes_go_out_again_with_the_confidence_of_each(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    boxes = [
        FOX | {"frame_number": 0},
        FOX | {"frame_number": 15, "conf": 0.4, "bbox": [0.13, 0.33, 0.36, 0.477]},
        {"category": "2", "conf": 0.77, "bbox": [0.7, 0.1, 0.2, 0.5], "frame_number": 15},
    ]
    import_file(empty, written(tmp_path / "md.json", results(*boxes)), who="ana")
    assert {one.subject for one in animals_of(empty)} == {Subject.ANIMAL, Subject.HUMAN}
    export(empty, "megadetector", tmp_path / "again.json")
    again = json.loads((tmp_path / "again.json").read_text())
    image = next(one for one in again["images"] if one["file"].endswith("IMG_0012.MP4"))
    names = again["classification_categories"]

    def plain(one: dict[str, Any], known: dict[str, str]) -> tuple[Any, ...]:
        classes = [(known[class_], score) for class_, score in one.get("classifications", [])]
        return one["frame_number"], one["category"], one["conf"], one["bbox"], classes

    after = sorted((plain(one, names) for one in image["detections"]), key=str)
    assert after == sorted((plain(one, {"0": "red fox"}) for one in boxes), key=str)


def test_the_frames_that_were_looked_at_go_out_again_also_those_without_a_box(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    for number, boxes in enumerate(([FOX | {"frame_number": 15}], [])):
        file = results(*boxes, frames_processed=[0, 15, 30, "x"])
        import_file(empty, written(tmp_path / f"md{number}.json", file), who="ana")
        export(empty, "megadetector", tmp_path / f"again{number}.json")
        images = json.loads((tmp_path / f"again{number}.json").read_text())["images"]
        image = next(one for one in images if one["file"].endswith("IMG_0012.MP4"))
        assert image["frames_processed"] == [0, 15, 30]


def times_of(project: Project) -> list[float]:
    (one,) = animals_of(project)
    (track,) = scanned.boxes_of_videos(project, [one.video_id])[one.video_id].values()
    return [point.time_s for point in track.points]


def exported(project: Project, out: Path) -> tuple[float, list[int]]:
    export(project, "megadetector", out)
    images = json.loads(out.read_text())["images"]
    image = next(one for one in images if one["file"].endswith("IMG_0012.MP4"))
    return image["frame_rate"], [one["frame_number"] for one in image["detections"]]


def test_a_video_that_nobody_opened_goes_out_with_the_rate_that_came_in(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    file = results(FOX | {"frame_number": 12}, FOX | {"frame_number": 24}, frame_rate=12.0)
    import_file(empty, written(tmp_path / "md.json", file), who="ana")
    assert times_of(empty) == [1, 2]
    assert exported(empty, tmp_path / "again.json") == (12.0, [12, 24])


def test_without_a_rate_in_the_file_that_of_the_video_times_its_boxes(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    video = next(one for one in media.videos(empty) if one.relative_path.endswith("IMG_0012.MP4"))
    info = VideoInfo(
        size_bytes=1, container="mp4", codec="h264", width=640, height=360, duration_s=10.0, frame_rate=15.0,
        fingerprint="f",
    )  # fmt: skip
    media.record_probes(empty, [(video.id, info, "")])
    file = results(FOX | {"frame_number": 15}, FOX | {"frame_number": 45}, frame_rate=None)
    report = import_file(empty, written(tmp_path / "md.json", file), who="ana")
    assert times_of(empty) == [1, 3]
    assert animals_of(empty)[0].span == Span(1, 3)
    assert not any("frames a second" in each for each in report.left_out)
    assert exported(empty, tmp_path / "again.json") == (15.0, [15, 45])


def test_where_nobody_says_a_rate_the_usual_one_is_taken_and_said(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    file = results(FOX | {"frame_number": 30}, FOX | {"frame_number": 45}, frame_rate=0)
    report = import_file(empty, written(tmp_path / "md.json", file), who="ana")
    words = "Nobody says how many frames a second CAM01/IMG_0012.MP4 has: 30 are taken."
    assert words in report.left_out
    assert times_of(empty) == [1, 1.5]
    assert exported(empty, tmp_path / "again.json") == (30.0, [30, 45])


def test_the_same_boxes_twice_are_known(empty: Project, two_files: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "md.json", results(FOX | {"frame_number": 0}))
    import_file(empty, file, who="ana")
    again = import_file(empty, file, who="ana")
    assert again.num_known == 1
    assert len(animals_of(empty)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"conf": "sure"},
        {"conf": 3},
        {"bbox": [0, 0, 1]},
        {"bbox": [0.9, 0, -0.2, 1]},
        {"bbox": None},
        {"frame_number": 10**30},
        {"frame_number": -1},
        {"category": "17"},
        {"category": None},
        {"bbox": ["a"] * 4},
    ],
)
def test_a_box_that_makes_no_sense_is_left_out_with_a_sentence(
    empty: Project, two_files: Path, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    file = written(
        tmp_path / "md.json", results(FOX | {"frame_number": 0}, FOX | {"frame_number": 1} | wrong)
    )
    report = import_file(empty, file, who="ana")
    assert len(animals_of(empty)) == 1
    assert any("makes no sense" in sentence for sentence in report.left_out)


@pytest.mark.parametrize(
    "path", ["../../x.mp4", "/etc/x.mp4", "C:\\x.mp4", "~/x.mp4", "a/../../x.mp4", "http://x/y.mp4", 7, None]
)
def test_files_outside_of_the_folder_are_never_taken(
    empty: Project, two_files: Path, tmp_path: Path, path: object
) -> None:
    before = media.videos(empty)
    report = import_file(empty, written(tmp_path / "md.json", results(FOX, file=path)), who="ana")
    assert report.left_out
    assert [video.path for video in media.videos(empty)] == [video.path for video in before]


def test_absolute_paths_of_another_computer_are_known_by_their_ends(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    """As MegaDetector writes them where it was not asked for relative ones."""
    paths = (
        "D:\\survey\\cards\\CAM01\\IMG_0012.MP4",
        str(two_files / "CAM01/BROKEN.AVI"),
        "\\\\nas\\x\\IMG_9.MP4",
    )
    file = results()
    file["images"] = [file["images"][0] | {"file": path, "detections": [FOX]} for path in paths]
    report = import_file(empty, written(tmp_path / "md.json", file), who="ana")
    seen = {video.relative_path for video, _ in observations.all_observations(empty)}
    assert seen == {"CAM01/IMG_0012.MP4", "CAM01/BROKEN.AVI"}
    assert any("not in this project" in sentence for sentence in report.left_out)
    table = f"file,species\n{paths[0]},fox\n"
    assert import_file(empty, written(tmp_path / "t.csv", table), who="ana").num_animals == 1


def test_a_link_that_leads_out_is_not_followed(empty: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(b"x")
    folder = tmp_path / "md"
    folder.mkdir()
    try:
        (folder / "link.mp4").symlink_to(secret)
    except OSError:
        pytest.skip("no links here")
    report = import_file(empty, written(folder / "md.json", results(FOX, file="link.mp4")), who="ana")
    assert media.videos(empty) == []
    assert any("not in this project" in sentence for sentence in report.left_out)


POINTS = st.tuples(st.integers(0, 20), st.floats(0, 0.8), st.floats(0, 0.8))


@given(st.lists(POINTS, max_size=25))
def test_linking_keeps_every_box_once_and_one_a_frame(those: list[tuple[int, float, float]]) -> None:
    seen = [Seen(TrackPoint(frame / 10, frame, Box(x, y, 0.2, 0.2)), "animal", 0.5) for frame, x, y in those]
    tracks = linked(seen)
    assert sorted(id(one) for track in tracks for one in track) == sorted(map(id, seen))
    for track in tracks:
        frames = [one.point.frame_index for one in track]
        assert frames == sorted(set(frames))


def test_a_read_file_writes_nothing(empty: Project, two_files: Path, tmp_path: Path) -> None:
    found = read_file(written(tmp_path / "md.json", results(FOX)))
    assert len(found.detected) == 1
    assert animals_of(empty) == []
