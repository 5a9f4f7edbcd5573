import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.services import media, observations
from app.services.exports import export
from app.services.imports import import_file, preview_import
from app.services.observations import scanned
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation
from mvit_core.scan.settings import ScanSettings
from mvit_core.types import (
    Box,
    MotionCurve,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoInfo,
    VideoResult,
    VideoStatus,
)
from tests.scanned import to_its_end
from tests.videos import video_ids

Json = dict[str, Any]


@pytest.fixture
def results(reviewed: Project, tmp_path: Path) -> Json:
    out = tmp_path / "md.json"
    export(reviewed, "megadetector", out)
    found: Json = json.loads(out.read_text(encoding="utf-8"))
    return found


def by_file(results: Json) -> dict[str, Json]:
    return {image["file"]: image for image in results["images"]}


def breaches(results: Json) -> list[str]:
    """The rules of the published format, and those that MegaDetector's own validator ends at."""
    version = results["info"]["format_version"]
    found = ["version"] if not isinstance(version, str) or float(version) < 1.3 else []
    for name in ("detection_categories", "classification_categories"):
        wrong = [
            key for key, value in results[name].items() if not key.isdigit() or not isinstance(value, str)
        ]
        found += wrong
    for image in results["images"]:
        found += breaches_of(image, results)
    return found


def breaches_of(image: Json, results: Json) -> list[str]:
    failed = image.get("failure") is not None
    found = []
    if failed != (image["detections"] is None) or (failed and not isinstance(image["failure"], str)):
        found.append(f"failure of {image['file']}")
    if not image["frame_rate"] >= 0 or not isinstance(image["frames_processed"], list):
        found.append(f"rate of {image['file']}")
    for one in image["detections"] or ():
        x, y, w, h = one["bbox"]
        rules = {
            "confidence": isinstance(one["conf"], float) and 0 <= one["conf"] <= 1,
            "category": one["category"] in results["detection_categories"],
            "box": min(x, y, w, h) >= 0 and x + w <= 1.0001 and y + h <= 1.0001,
            "frame": one["frame_number"] in image["frames_processed"],
            "class": all(
                class_ in results["classification_categories"] and 0 <= score <= 1
                for class_, score in one.get("classifications", ())
            ),
        }
        found += [f"{rule} in {image['file']}" for rule, kept in rules.items() if not kept]
    return found


def test_every_rule_of_the_format_is_kept(results: Json) -> None:
    assert breaches(results) == []


@pytest.mark.shared
def test_the_same_rules_hold_of_the_published_example(shared: Path) -> None:
    example = json.loads((shared / "formats/megadetector/HANDMADE_video_v1.6_example.json").read_text())
    for image in example["images"]:  # there a failed video has the rate -1, which the validator refuses
        image["frame_rate"] = max(0, image["frame_rate"])
    assert breaches(example) == []


def test_the_rules_notice_what_is_wrong(results: Json) -> None:
    results["images"][0]["detections"][0]["conf"] = 1
    results["images"][0]["detections"][0]["category"] = "9"
    assert len(breaches(results)) == 2


def test_boxes_stand_in_the_frames_in_which_they_were_seen(results: Json) -> None:
    lion = by_file(results)["North/=SUM(1).mp4"]["detections"][0]
    assert lion["frame_number"] == 0
    assert lion["bbox"] == [0.95, 0.25, 0.05, 0.25]  # cut off at the edge of the picture
    assert lion["conf"] == 1.0  # a person confirmed it
    names = results["classification_categories"]
    assert {
        names[each[0]]
        for image in results["images"]
        for one in image["detections"] or ()
        for each in one.get("classifications", ())
    } == {"panthera", "ursus"}


def test_a_video_whose_animals_have_no_box_does_not_pass_for_empty(project: Project, tmp_path: Path) -> None:
    blank, seen = (
        one for one in media.videos(project) if one.relative_path in ("North/blank.mp4", "Süd/a..b.AVI")
    )
    for video in (blank, seen):
        place = labels.new_observation(project, video.id, Kind.ANIMAL)
        labels.apply(project, {place: labels.add(Span(1, 2), taxon="ursus")}, who="ana")
    report = export(project, "megadetector", tmp_path / "md.json")
    found = by_file(json.loads((tmp_path / "md.json").read_text(encoding="utf-8")))
    assert "North/blank.mp4" not in found
    assert found["Süd/a..b.AVI"]["detections"]
    assert any("North/blank.mp4 at 1.0 s" in sentence for sentence in report.left_out)


def test_readers_are_told_from_which_confidence_on_a_scan_keeps_boxes(results: Json) -> None:
    """Without it MegaDetector's own tools warn, and guess."""
    told = results["info"]["detector_metadata"]
    least = ScanSettings().min_confidence
    assert (told["typical_detection_threshold"], told["conservative_detection_threshold"]) == (least, least)


def test_how_sure_an_animal_is_and_how_sure_its_name_are_told_apart(project: Project, tmp_path: Path) -> None:
    export(project, "megadetector", tmp_path / "md.json")
    found = json.loads((tmp_path / "md.json").read_text(encoding="utf-8"))
    named, unnamed = (
        by_file(found)["North/=SUM(1).mp4"]["detections"][0],
        by_file(found)["Süd/-dash.mp4"]["detections"][0],
    )
    assert (named["conf"], named["classifications"][0][1]) == (0.75, 0.6562)
    assert unnamed["conf"] == 0.75


def test_what_a_rule_confirmed_unseen_is_as_sure_as_the_machine_was(
    project: Project, animals: dict[str, list[Observation]], tmp_path: Path
) -> None:
    lion, other = animals["North/=SUM(1).mp4"]
    by_rule = msgspec.structs.replace(labels.confirm(lion), rule="panthera >= 0.50")
    labels.apply(project, {lion.id: by_rule, other.id: labels.confirm(other)}, who="ana")
    export(project, "megadetector", tmp_path / "md.json")
    found = json.loads((tmp_path / "md.json").read_text(encoding="utf-8"))
    assert {one["conf"] for one in by_file(found)["North/=SUM(1).mp4"]["detections"]} == {0.75, 1.0}


def test_boxes_of_a_package_stand_in_the_frames_of_their_times(reviewed: Project, tmp_path: Path) -> None:
    """Camtrap DP tells when a box is, not in which frame, and not how many there are a second."""
    export(reviewed, "camtrap-dp", tmp_path / "package", utc_offset="+00:00")
    with create_project(tmp_path / "other.trapline") as other:
        import_file(other, tmp_path / "package", who="ana")
        report = export(other, "megadetector", tmp_path / "md.json")
        boxes = scanned.boxes_of_videos(other, video_ids(other))
        tracks = [track for of_video in boxes.values() for track in of_video.values()]
    found = json.loads((tmp_path / "md.json").read_text(encoding="utf-8"))
    detections = [one for image in found["images"] for one in image["detections"] or ()]
    frames = sorted(one["frame_number"] for one in detections)
    assert frames == sorted(round(30 * point.time_s) for track in tracks for point in track.points)
    assert frames[-1] > 0
    assert any("of unknown frame rate: 30 a second are taken" in each for each in report.left_out)


def test_what_gives_way_to_a_detectors_file_is_counted_beforehand(project: Project, tmp_path: Path) -> None:
    """A file of boxes has no behaviors: what a model said of them and nobody reviewed is not shown then."""
    export(project, "megadetector", tmp_path / "md.json")
    content = json.loads((tmp_path / "md.json").read_text("utf-8"))
    for image in content["images"]:
        for one in image["detections"] or ():
            one["conf"] = 0.5
    (tmp_path / "md.json").write_text(json.dumps(content), "utf-8")
    unseen = [one.id for _, one in observations.all_observations(project)]
    report = preview_import(project, tmp_path / "md.json", who="ana")
    words = f"{len(unseen)} findings of earlier scans that nobody reviewed give way to the file's."
    assert words in report.left_out
    assert [one.id for _, one in observations.all_observations(project)] == unseen
    import_file(project, tmp_path / "md.json", who="ana")
    assert not set(unseen) & {one.id for _, one in observations.all_observations(project)}
    assert not any(
        "give way" in each for each in import_file(project, tmp_path / "md.json", who="ana").left_out
    )


def test_blank_failed_and_rejected_videos_are_told_apart(results: Json) -> None:
    files = by_file(results)
    assert files["North/blank.mp4"]["detections"] == []
    assert files["North/zero.mp4"]["detections"] is None
    assert files["North/zero.mp4"]["failure"] == "It is empty."
    assert files["Süd/a..b.AVI"]["detections"] == []
    assert len(files["Süd/-dash.mp4"]["detections"]) == 9


def test_what_has_no_box_is_said(reviewed: Project, tmp_path: Path) -> None:
    video = media.videos(reviewed)[0]
    place = labels.new_observation(reviewed, video.id, Kind.ANIMAL)
    labels.apply(reviewed, {place: labels.add(Span(0, 1), taxon="ursus")}, who="ana")
    report = export(reviewed, "megadetector", tmp_path / "again.json")
    assert any("without boxes" in sentence for sentence in report.left_out)


def test_frames_that_were_looked_at_are_numbered_as_those_with_boxes_where_the_rate_changes(
    tmp_path: Path,
) -> None:
    """Twenty frames in four seconds, then twenty in one, which are eight a second by the file's rate."""
    times_s = [*(index / 5 for index in range(20)), *(4 + index / 20 for index in range(20))]
    sampled = range(0, 40, 2)
    boxed = Track(
        tuple(TrackPoint(times_s[index], index, Box(0.1, 0.1, 0.3, 0.3)) for index in sampled[1:-1]), 0.9
    )
    (tmp_path / "Fen").mkdir()
    (tmp_path / "Fen/a.mp4").write_bytes(b"fox")
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, tmp_path, list(media.find_videos(tmp_path)))
        result = VideoResult(
            status=VideoStatus.DONE,
            info=VideoInfo(size_bytes=3, container="mp4", codec="h264", width=64, height=48, frame_rate=8.0),
            num_frames=40,
            decoded_s=times_s[-1],
            tracks=(TrackResult(track=boxed),),
            motion=MotionCurve(tuple(times_s[index] for index in sampled), (0.2,) * len(sampled)),
        )
        to_its_end(ScanRun.start(project), lambda _request: result)
        export(project, "megadetector", tmp_path / "md.json")
    (image,) = json.loads((tmp_path / "md.json").read_text("utf-8"))["images"]
    numbers = image["frames_processed"]
    assert numbers[1:-1] == [one["frame_number"] for one in image["detections"]] == [*sampled[1:-1]]
    assert len(numbers) == len(sampled)
    assert numbers[-1] < 40


def test_a_drawn_box_that_stays_to_the_end_is_there_in_the_last_frame_and_not_twice_in_its_own(
    project: Project, tmp_path: Path
) -> None:
    """Two boxes of one animal in one frame are two animals to whoever reads the file."""
    video = next(one for one in media.videos(project) if one.relative_path == "North/blank.mp4")
    place = labels.new_observation(project, video.id, Kind.ANIMAL)
    drawn = TrackPoint(2.0, 60, Box(0.25, 0.25, 0.5, 0.5))
    labels.apply(project, {place: labels.add(Span(1, 4), keyframes=(drawn,))}, who="ana")
    export(project, "megadetector", tmp_path / "md.json")
    found = by_file(json.loads((tmp_path / "md.json").read_text(encoding="utf-8")))["North/blank.mp4"]
    assert [one["frame_number"] for one in found["detections"]] == [30, 60, 120]
    assert {30, 60, 120} <= set(found["frames_processed"])
