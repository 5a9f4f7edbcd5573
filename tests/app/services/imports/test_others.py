"""MegaDetector, BORIS, tables: what comes in, and what hostile files do."""

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services import media, observations, vocabulary
from app.services.exports import export
from app.services.imports import guess_format, import_file, read_file
from app.services.imports.linking import Seen, linked
from app.services.imports.reading import safe_path
from app.services.imports.values import Found
from app.services.observations import scanned
from app.services.projects import Project, create_project
from app.store.records import Kind, Observation, Subject
from mvit_core.errors import UserError
from mvit_core.types import Box, Span, TrackPoint, VideoInfo
from tests.import_files import package

FOX = {"category": "1", "conf": 0.93, "bbox": [0.12, 0.333, 0.36, 0.477], "classifications": [["0", 0.88]]}


@pytest.fixture
def footage(empty: Project, tmp_path: Path) -> Path:
    """Two files that the project knows."""
    folder = tmp_path / "cards"
    for name in ("CAM01/IMG_0012.MP4", "CAM01/BROKEN.AVI"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    media.add_files(empty, folder, list(media.find_videos(folder)))
    return folder


def written(path: Path, content: Any) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


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


def animals(project: Project) -> list[Observation]:
    return [one for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL]


@pytest.mark.shared
def test_the_example_of_megadetector_becomes_a_track_of_that_model(
    empty: Project, footage: Path, shared: Path
) -> None:
    report = import_file(empty, shared / "formats/megadetector/HANDMADE_video_v1.6_example.json", who="ana")
    (deer,) = animals(empty)
    assert (deer.model, deer.subject) == ("md_v1000.0.0-redwood", Subject.ANIMAL)
    assert deer.confidence == pytest.approx(0.93 * 0.88)  # that it is one, and which
    assert vocabulary.taxonomy(empty).display_name(deer.taxon or "").startswith("roe deer")
    (track,) = scanned.boxes_of_video(empty, deer.video_id).values()
    assert [point.frame_index for point in track.points] == [30, 60]
    assert any("BROKEN" in sentence for sentence in report.left_out)


def test_boxes_go_out_again_with_the_confidence_of_each(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    boxes = [
        FOX | {"frame_number": 0},
        FOX | {"frame_number": 15, "conf": 0.4, "bbox": [0.13, 0.33, 0.36, 0.477]},
        {"category": "2", "conf": 0.77, "bbox": [0.7, 0.1, 0.2, 0.5], "frame_number": 15},
    ]
    import_file(empty, written(tmp_path / "md.json", results(*boxes)), who="ana")
    assert {one.subject for one in animals(empty)} == {Subject.ANIMAL, Subject.HUMAN}
    export(empty, "megadetector", tmp_path / "again.json")
    again = json.loads((tmp_path / "again.json").read_text())
    image = next(one for one in again["images"] if one["file"].endswith("IMG_0012.MP4"))
    names = again["classification_categories"]

    def plain(one: dict[str, Any], known: dict[str, str]) -> tuple[Any, ...]:
        classes = [(known[class_], score) for class_, score in one.get("classifications", [])]
        return one["frame_number"], one["category"], one["conf"], one["bbox"], classes

    after = sorted((plain(one, names) for one in image["detections"]), key=str)
    assert after == sorted((plain(one, {"0": "red fox"}) for one in boxes), key=str)


def times_of(project: Project) -> list[float]:
    (one,) = animals(project)
    (track,) = scanned.boxes_of_video(project, one.video_id).values()
    return [point.time_s for point in track.points]


def exported(project: Project, out: Path) -> tuple[float, list[int]]:
    export(project, "megadetector", out)
    images = json.loads(out.read_text())["images"]
    image = next(one for one in images if one["file"].endswith("IMG_0012.MP4"))
    return image["frame_rate"], [one["frame_number"] for one in image["detections"]]


def test_a_video_that_nobody_opened_goes_out_with_the_rate_that_came_in(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    file = results(FOX | {"frame_number": 12}, FOX | {"frame_number": 24}, frame_rate=12.0)
    import_file(empty, written(tmp_path / "md.json", file), who="ana")
    assert times_of(empty) == [1, 2]
    assert exported(empty, tmp_path / "again.json") == (12.0, [12, 24])


def test_without_a_rate_in_the_file_that_of_the_video_times_its_boxes(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    video = next(one for one in media.videos(empty) if one.relative_path.endswith("IMG_0012.MP4"))
    info = VideoInfo(
        size_bytes=1, container="mp4", codec="h264", width=640, height=360, duration_s=10.0, frame_rate=15.0,
        fingerprint="f",
    )  # fmt: skip
    media.record_probe(empty, video.id, info)
    file = results(FOX | {"frame_number": 15}, FOX | {"frame_number": 45}, frame_rate=None)
    report = import_file(empty, written(tmp_path / "md.json", file), who="ana")
    assert times_of(empty) == [1, 3]
    assert animals(empty)[0].span == Span(1, 3)
    assert not any("frames a second" in each for each in report.left_out)
    assert exported(empty, tmp_path / "again.json") == (15.0, [15, 45])


def test_where_nobody_says_a_rate_the_usual_one_is_taken_and_said(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    file = results(FOX | {"frame_number": 30}, FOX | {"frame_number": 45}, frame_rate=0)
    report = import_file(empty, written(tmp_path / "md.json", file), who="ana")
    words = "Nobody says how many frames a second CAM01/IMG_0012.MP4 has: 30 are taken."
    assert words in report.left_out
    assert times_of(empty) == [1, 1.5]
    assert exported(empty, tmp_path / "again.json") == (30.0, [30, 45])


def test_the_same_boxes_twice_are_known(empty: Project, footage: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "md.json", results(FOX | {"frame_number": 0}))
    import_file(empty, file, who="ana")
    again = import_file(empty, file, who="ana")
    assert again.num_known == 1
    assert len(animals(empty)) == 1


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
    empty: Project, footage: Path, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    file = written(
        tmp_path / "md.json", results(FOX | {"frame_number": 0}, FOX | {"frame_number": 1} | wrong)
    )
    report = import_file(empty, file, who="ana")
    assert len(animals(empty)) == 1
    assert any("makes no sense" in sentence for sentence in report.left_out)


@pytest.mark.parametrize(
    "path", ["../../x.mp4", "/etc/x.mp4", "C:\\x.mp4", "~/x.mp4", "a/../../x.mp4", "http://x/y.mp4", 7, None]
)
def test_files_outside_of_the_folder_are_never_taken(
    empty: Project, footage: Path, tmp_path: Path, path: object
) -> None:
    before = media.videos(empty)
    report = import_file(empty, written(tmp_path / "md.json", results(FOX, file=path)), who="ana")
    assert report.left_out
    assert [video.path for video in media.videos(empty)] == [video.path for video in before]


def test_absolute_paths_of_another_computer_are_known_by_their_ends(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    """As MegaDetector writes them where it was not asked for relative ones."""
    paths = (
        "D:\\survey\\cards\\CAM01\\IMG_0012.MP4",
        str(footage / "CAM01/BROKEN.AVI"),
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


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\r\nfile;species\r\nCAM01/IMG_0012.MP4;fox\r\n",
        '"file";" species , or none"\nCAM01/IMG_0012.MP4;fox\n',
        " file , species \n\nCAM01/IMG_0012.MP4,fox\n,,\n",
    ],
)
def test_tables_that_went_through_a_spreadsheet_are_read(
    empty: Project, footage: Path, tmp_path: Path, table: str
) -> None:
    columns = {"species": "species , or none"} if "none" in table else {}
    report = import_file(empty, written(tmp_path / "t.csv", table), columns=columns, who="ana")
    assert report.num_animals == 1
    assert not any("no path" in sentence for sentence in report.left_out)


def test_an_empty_table_is_said_to_be_empty(empty: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is empty"):
        import_file(empty, written(tmp_path / "t.csv", ""), who="ana")


def test_gaps_and_offsets_of_deployments_are_read_as_spreadsheets_leave_them_or_named(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    heading = "deploymentID,latitude,deploymentStart,deploymentEnd,utcOffset,gaps\n"
    row = "CAM01,48.1,01.05.2026 12:00,01.06.2026,02:00:00,05.05.2026/07.05.2026\n"
    assert import_file(empty, written(tmp_path / "d.csv", heading + row), who="ana").left_out == []
    (one,) = media.deployments(empty)
    assert (one.start, one.end) == (datetime(2026, 5, 1, 12), datetime(2026, 6, 1))
    assert (one.utc_offset_min, one.gaps) == (120, ((datetime(2026, 5, 5), datetime(2026, 5, 7)),))
    wrong = "CAM01,48.1,2026-05-01,2026-06-01,summer,2026-05-07/2026-05-05\n"
    report = import_file(empty, written(tmp_path / "d.csv", heading + wrong), who="ana")
    assert [sentence.partition(".")[0] for sentence in report.left_out] == [
        "Deployment CAM01: '2026-05-07/2026-05-05' is no gap",
        "Deployment CAM01: utcOffset is 'summer'",
    ]


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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.json", "{"),
        ("x.json", "[]"),
        ("x.json", "{}"),
        ("x.json", "[" * 100_000),
        ("x.boris", "{}"),
        ("x.json", '{"images": 3, "detection_categories": {}}'),
        ("x.csv", ""),
        ("x.csv", "a,b\n1,2\n"),
        ("x.boris", '{"observations": {}, "behaviors_conf": []}'),
        ("x.exe", "MZ"),
        ("x.csv", "\x00\x00\x00"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(empty: Project, tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(UserError):
        import_file(empty, written(tmp_path / name, content), who="ana")


def test_a_missing_file_is_a_sentence(empty: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        import_file(empty, tmp_path / "nowhere.json", who="ana")


def boris(events: list[Any], **more: Any) -> dict[str, Any]:
    return {
        "project_format_version": "7.0",
        "behaviors_conf": {
            "0": {"code": "digs", "type": "State event"},
            "1": {"code": "barks", "type": "Point event"},
        },
        "subjects_conf": {"0": {"name": "Vixen", "description": "Vulpes"}},
        "observations": {
            "one": {"type": "MEDIA", "file": {"1": ["CAM01/IMG_0012.MP4"], "2": []}, "events": events} | more
        },
    }


def test_boris_brings_ethogram_subjects_states_and_points(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    events = [
        [1.0, "Vixen", "digs", "fast|deep", "at the log", 30],
        [2.0, "Vixen", "barks", "", "", 60],
        [4.5, "Vixen", "digs", "fast|deep", "", 135],
        [5.0, "", "digs", "", "", 150],
    ]
    report = import_file(empty, written(tmp_path / "p.boris", boris(events)), who="ana")
    (vixen,) = animals(empty)
    assert (vixen.individual, vixen.taxon, vixen.span.start_s, vixen.span.end_s) == (
        "Vixen",
        "vulpes",
        1.0,
        4.5,
    )
    bouts = [one for _, one in observations.all_observations(empty) if one.kind is Kind.BEHAVIOR]
    kinds = {one.key: one.kind for one in vocabulary.behaviors(empty)}
    assert [(one.behavior, one.span.start_s, one.span.end_s, one.modifiers) for one in bouts] == [
        ("digs", 1.0, 4.5, ("fast", "deep")),
        ("barks", 2.0, 2.0, ()),
    ]
    assert (kinds["digs"], kinds["barks"]) == ("state", "point")
    assert any("never stops" in sentence for sentence in report.left_out)


def two_in_a_row(events: list[Any], **more: Any) -> dict[str, Any]:
    """A project as BORIS 10.0.2 writes it where two clips are queued in one observation."""
    files = ["CAM01/IMG_0012.MP4", "CAM01/IMG_0013.MP4"]
    info = {"length": dict(zip(files, (10.0004, 20.0), strict=True)), **more.pop("media_info", {})}
    return boris(events, file={"1": files, "2": []}, media_info=info, **more)


def coded_in(found: Found) -> list[tuple[str, str, float, float]]:
    """Of each bout the video's name, the behavior, and when in that video."""
    return [
        (Path(one.video).name, bout.behavior, round(bout.span.start_s, 3), round(bout.span.end_s, 3))
        for one in found.animals
        for bout in one.bouts
    ]


IN_TWO = [
    ("IMG_0012.MP4", "digs", 8.0, 10.0),
    ("IMG_0013.MP4", "digs", 0.0, 2.5),
    ("IMG_0013.MP4", "barks", 0.0, 0.0),
]


@pytest.mark.parametrize("offset_s", [0.0, 3600.0])
def test_events_of_queued_videos_are_told_to_the_video_that_they_are_in(
    tmp_path: Path, offset_s: float
) -> None:
    """BORIS counts on from one video to the next; a state may begin in one and end in another."""
    events = [
        [8.0 + offset_s, "Vixen", "digs", "", "", 240],
        [10.0 + offset_s, "Vixen", "barks", "", "", 0],
        [12.5 + offset_s, "Vixen", "digs", "", "", 75],
    ]
    coding = two_in_a_row(events, **{"time offset": offset_s})
    found = read_file(written(tmp_path / "p.boris", coding))
    assert coded_in(found) == IN_TWO
    assert [(one.key, one.duration_s) for one in found.videos] == [
        ("CAM01/IMG_0012.MP4", 10.0004),
        ("CAM01/IMG_0013.MP4", 20.0),
    ]
    del coding["observations"]["one"]["media_info"]
    found = read_file(written(tmp_path / "q.boris", coding))
    assert found.animals == []
    assert found.problems == ["The observation 'one' does not say how long its videos are: it is left out."]


def test_events_of_videos_that_begin_at_their_dates_are_told_to_them(tmp_path: Path) -> None:
    dates = {"CAM01/IMG_0012.MP4": 1774738790, "CAM01/IMG_0013.MP4": 1774742400.0}
    events = [
        [1774738791.5, "Vixen", "digs", "", "", 45],
        [1774738795.0, "Vixen", "digs", "", "", 150],
        [1774742402.25, "Vixen", "barks", "", "", 68],
    ]
    coding = two_in_a_row(
        events, media_info={"media_creation_time": dates}, media_creation_date_as_offset=True
    )
    found = read_file(written(tmp_path / "p.boris", coding))
    assert coded_in(found) == [("IMG_0012.MP4", "digs", 1.5, 5.0), ("IMG_0013.MP4", "barks", 2.25, 2.25)]


def test_a_table_of_queued_videos_says_the_same(tmp_path: Path) -> None:
    """As BORIS 10.0.2 writes it: the file of each event, but the time of the whole queue."""
    source = "player #1:CAM01/IMG_0012.MP4;CAM01/IMG_0013.MP4\t10.000;20.000"
    lines = [
        "Observation id\tSource\tMedia duration (s)\tSubject\tBehavior\tBehavior type\tTime\tMedia file name",
        f"one\t{source}\tVixen\tdigs\tSTART\t8.000\tCAM01/IMG_0012.MP4",
        f"one\t{source}\tVixen\tbarks\tPOINT\t10.000\tCAM01/IMG_0013.MP4",
        f"one\t{source}\tVixen\tdigs\tSTOP\t12.500\tCAM01/IMG_0013.MP4",
    ]
    assert coded_in(read_file(written(tmp_path / "t.tsv", "\n".join(lines)))) == IN_TWO


def test_a_packed_project_of_boris_is_read(tmp_path: Path) -> None:
    coding = boris([[1.0, "Vixen", "digs", "", "", 30], [4.5, "Vixen", "digs", "", "", 135]])
    file = tmp_path / "p.boris.gz"
    file.write_bytes(gzip.compress(json.dumps(coding).encode()))
    assert guess_format(file) == "boris"
    assert coded_in(read_file(file)) == [("IMG_0012.MP4", "digs", 1.0, 4.5)]
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(UserError, match="cannot be unpacked"):
        read_file(file)


@pytest.mark.parametrize(
    "events", [3, [3], [[None, "a", "digs"]], [["x", 1, 2]], [[1e400, "a", "digs"]], [[]], {"a": 1}]
)
def test_events_of_the_wrong_kind_break_nothing(
    empty: Project, footage: Path, tmp_path: Path, events: Any
) -> None:
    import_file(empty, written(tmp_path / "p.boris", boris(events)), who="ana")
    assert animals(empty) == []


def test_boris_with_whole_paths_is_told_to_videos_that_came_in_by_a_package(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    export(empty, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00")
    coding = boris([[1.0, "", "digs", "", "", 0], [2.0, "", "digs", "", "", 0]])
    coding["observations"]["one"]["file"]["1"] = [r"D:\survey\cards\CAM01\IMG_0012.MP4"]
    with create_project(tmp_path / "rebuilt.trapline") as rebuilt:
        import_file(rebuilt, tmp_path / "dp", who="ana")
        report = import_file(rebuilt, written(tmp_path / "p.boris", coding), who="ana")
        (animal,) = animals(rebuilt)
        assert media.video(rebuilt, animal.video_id).name == "IMG_0012.MP4"
        assert (report.missing, report.num_new_videos) == ([], 0)


def test_a_path_that_may_be_several_videos_is_named_and_left_out(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    for card in ("A", "B"):
        (tmp_path / card / "CAM01").mkdir(parents=True)
        (tmp_path / card / "CAM01/IMG_0012.MP4").write_bytes(card.encode())
        media.add_files(empty, tmp_path / card, list(media.find_videos(tmp_path / card)))
    coding = boris([[1.0, "", "digs", "", "", 0], [2.0, "", "digs", "", "", 0]])
    coding["observations"]["one"]["file"]["1"] = ["/mnt/CAM01/IMG_0012.MP4"]
    file = written(tmp_path / "apart" / "p.boris", coding)
    report = import_file(empty, file, who="ana")
    assert (report.ambiguous, report.missing) == (["/mnt/CAM01/IMG_0012.MP4"], [])
    said = "Paths that may each be several videos of this project: left out (1: /mnt/CAM01/IMG_0012.MP4)."
    assert said in report.left_out
    coding["observations"]["one"]["file"]["1"] = ["/mnt/A/CAM01/IMG_0012.MP4"]
    report = import_file(empty, written(file, coding), who="ana")
    assert (report.num_animals, report.ambiguous) == (1, [])


def test_of_several_videos_a_path_means_the_one_that_shares_the_most_of_it(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/IMG_0012.MP4").touch()
    media.add_files(empty, tmp_path / "other", list(media.find_videos(tmp_path / "other")))
    coding = boris([[1.0, "", "digs", "", "", 0], [2.0, "", "digs", "", "", 0]])
    coding["observations"]["one"]["file"]["1"] = ["/mnt/CAM01/IMG_0012.MP4"]
    import_file(empty, written(tmp_path / "apart" / "p.boris", coding), who="ana")
    (animal,) = animals(empty)
    assert media.video(empty, animal.video_id).relative_path == "CAM01/IMG_0012.MP4"


def test_a_table_is_read_by_what_its_columns_are_called_or_said_to_be(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    file = written(tmp_path / "t.csv", "Clip;Tier;Anzahl\nCAM01/IMG_0012.MP4;Rotfuchs;2\n")
    report = import_file(
        empty, file, columns={"file": "Clip", "species": "Tier", "count": "Anzahl"}, who="ana"
    )
    (fox,) = animals(empty)
    assert fox.count == 2
    assert report.num_animals == 1
    with pytest.raises(UserError, match="no column"):
        import_file(empty, file, columns={"file": "Video"}, who="ana")
    with pytest.raises(UserError, match="nothing that a column can say"):
        import_file(empty, file, columns={"file": "Clip", "weight": "Tier"}, who="ana")


def test_the_one_column_that_names_media_files_is_the_files_and_of_two_one_has_to_be_said(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    file = written(tmp_path / "t.csv", "Clip;Tier;Anzahl\nCAM01/IMG_0012.MP4;Rotfuchs;2\n")
    import_file(empty, file, columns={"species": "Tier"}, who="ana")
    assert [one.count for one in animals(empty)] == [2]
    two = written(tmp_path / "two.csv", "Clip;Before;species\nCAM01/IMG_0012.MP4;x.mp4;red fox\n")
    with pytest.raises(UserError, match="--column file=NAME"):
        import_file(empty, two, who="ana")
    assert import_file(empty, two, columns={"file": "Clip"}, who="ana").num_animals == 1


AGGREGATED = (
    "Observation id,Media file name,Subject,Behavior,Modifiers,Behavior type,Start (s),Stop (s),"
    "Comment start,Comment stop\n"
    "one,CAM01/IMG_0012.MP4,Vixen,digs,slow|deep,STATE,1.0,4.5,a hole,\n"
    "one,CAM01/IMG_0012.MP4,No focal subject,barks,None,POINT,0:02.5,0:02.5,,\n"
)


def test_a_live_observation_of_boris_is_left_out_with_a_sentence(empty: Project, tmp_path: Path) -> None:
    live = AGGREGATED.replace("CAM01/IMG_0012.MP4", "NA")
    report = import_file(empty, written(tmp_path / "live.csv", live), who="ana")
    assert report.problems == ["The observation 'one' is of no video file: it is left out."]
    assert (report.num_listed, report.num_animals) == (0, 0)


def test_a_table_of_boris_with_a_state_in_a_line_brings_the_same_bouts(
    empty: Project, footage: Path, tmp_path: Path
) -> None:
    file = written(tmp_path / "aggregated.csv", AGGREGATED)
    assert guess_format(file) == "boris-events"
    import_file(empty, file, who="ana")
    bouts = [one for _, one in observations.all_observations(empty) if one.kind is Kind.BEHAVIOR]
    assert [(one.behavior, one.span, one.modifiers, one.notes) for one in bouts] == [
        ("digs", Span(1.0, 4.5), ("slow", "deep"), "a hole"), ("barks", Span(2.5, 2.5), (), "")
    ]  # fmt: skip
    assert [(one.individual, one.taxon) for one in animals(empty)] == [("Vixen", None), ("", None)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("observations.csv", "observationID,deploymentID,mediaID,observationLevel\n"),
        ("media.csv", "mediaID,deploymentID,timestamp,filePath\n"),
    ],
)
def test_who_names_one_table_of_a_package_is_told_to_import_the_package(
    tmp_path: Path, name: str, content: str
) -> None:
    with pytest.raises(UserError, match=r"Import its datapackage\.json"):
        guess_format(written(tmp_path / name, content))


def test_a_packages_table_of_deployments_changes_what_came_in_with_the_package(
    empty: Project, tmp_path: Path
) -> None:
    import_file(empty, package(tmp_path), who="ana")
    table = "deploymentID,latitude,longitude\nd1,52.5,5\n"
    report = import_file(empty, written(tmp_path / "d.csv", table), who="ana")
    assert (report.num_deployments, report.left_out) == (1, [])
    assert [(one.latitude, one.longitude) for one in media.sites(empty)] == [(52.5, 5.0)]


@pytest.mark.shared
def test_zamba_labels_of_files_that_are_not_here_are_named(
    empty: Project, footage: Path, shared: Path
) -> None:
    labels = shared / "formats/zamba/labels.csv"
    assert guess_format(labels) == "zamba"
    report = import_file(empty, labels, who="ana")
    assert report.num_animals == 0
    assert any("not in this project" in sentence for sentence in report.left_out)


def test_files_beside_the_table_are_added(empty: Project, tmp_path: Path) -> None:
    folder = tmp_path / "labelled"
    (folder / "a").mkdir(parents=True)
    (folder / "a/x.mp4").write_bytes(b"x")
    import_file(
        empty, written(folder / "labels.csv", "filepath,label\na/x.mp4,red_fox\na/x.mp4,blank\n"), who="ana"
    )
    assert [video.relative_path for video in media.videos(empty)] == ["a/x.mp4"]
    assert {one.subject for one in animals(empty)} == {Subject.ANIMAL, Subject.BLANK}


@given(st.text(max_size=30))
def test_no_path_ever_leads_outside(path: str) -> None:
    safe = safe_path(path)
    assert not safe.startswith(("/", "~"))
    assert ".." not in safe.split("/")
    assert "\\" not in safe


POINTS = st.tuples(st.integers(0, 20), st.floats(0, 0.8), st.floats(0, 0.8))


@given(st.lists(POINTS, max_size=25))
def test_linking_keeps_every_box_once_and_one_a_frame(those: list[tuple[int, float, float]]) -> None:
    seen = [Seen(TrackPoint(frame / 10, frame, Box(x, y, 0.2, 0.2)), "animal", 0.5) for frame, x, y in those]
    tracks = linked(seen)
    assert sorted(id(one) for track in tracks for one in track) == sorted(map(id, seen))
    for track in tracks:
        frames = [one.point.frame_index for one in track]
        assert frames == sorted(set(frames))


def test_a_read_file_writes_nothing(empty: Project, footage: Path, tmp_path: Path) -> None:
    found = read_file(written(tmp_path / "md.json", results(FOX)))
    assert len(found.detected) == 1
    assert animals(empty) == []
