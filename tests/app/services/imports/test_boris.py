"""Projects and tables of BORIS: ethogram, subjects, bouts, and the videos that they are of."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from app.services import media, observations, vocabulary
from app.services.exports import export
from app.services.imports import guess_format, import_file, read_file
from app.services.imports.values import Found
from app.services.projects import Project, create_project
from app.store.records import Kind
from mvit_core.errors import UserError
from mvit_core.types import Span
from tests.app.conftest import animals_of
from tests.import_files import written
from tests.videos import video_of


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
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    events = [
        [1.0, "Vixen", "digs", "fast|deep", "at the log", 30],
        [2.0, "Vixen", "barks", "", "", 60],
        [4.5, "Vixen", "digs", "fast|deep", "", 135],
        [5.0, "", "digs", "", "", 150],
    ]
    report = import_file(empty, written(tmp_path / "p.boris", boris(events)), who="ana")
    (vixen,) = animals_of(empty)
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
    empty: Project, two_files: Path, tmp_path: Path, events: Any
) -> None:
    import_file(empty, written(tmp_path / "p.boris", boris(events)), who="ana")
    assert animals_of(empty) == []


def test_boris_with_whole_paths_is_told_to_videos_that_came_in_by_a_package(
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    export(empty, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00")
    coding = boris([[1.0, "", "digs", "", "", 0], [2.0, "", "digs", "", "", 0]])
    coding["observations"]["one"]["file"]["1"] = [r"D:\survey\cards\CAM01\IMG_0012.MP4"]
    with create_project(tmp_path / "rebuilt.trapline") as rebuilt:
        import_file(rebuilt, tmp_path / "dp", who="ana")
        report = import_file(rebuilt, written(tmp_path / "p.boris", coding), who="ana")
        (animal,) = animals_of(rebuilt)
        assert video_of(rebuilt, animal.video_id).name == "IMG_0012.MP4"
        assert (report.missing, report.num_new_videos) == ([], 0)


def test_a_path_that_may_be_several_videos_is_named_and_left_out(
    empty: Project, two_files: Path, tmp_path: Path
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
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/IMG_0012.MP4").touch()
    media.add_files(empty, tmp_path / "other", list(media.find_videos(tmp_path / "other")))
    coding = boris([[1.0, "", "digs", "", "", 0], [2.0, "", "digs", "", "", 0]])
    coding["observations"]["one"]["file"]["1"] = ["/mnt/CAM01/IMG_0012.MP4"]
    import_file(empty, written(tmp_path / "apart" / "p.boris", coding), who="ana")
    (animal,) = animals_of(empty)
    assert video_of(empty, animal.video_id).relative_path == "CAM01/IMG_0012.MP4"


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
    empty: Project, two_files: Path, tmp_path: Path
) -> None:
    file = written(tmp_path / "aggregated.csv", AGGREGATED)
    assert guess_format(file) == "boris-events"
    import_file(empty, file, who="ana")
    bouts = [one for _, one in observations.all_observations(empty) if one.kind is Kind.BEHAVIOR]
    assert [(one.behavior, one.span, one.modifiers, one.notes) for one in bouts] == [
        ("digs", Span(1.0, 4.5), ("slow", "deep"), "a hole"), ("barks", Span(2.5, 2.5), (), "")
    ]  # fmt: skip
    assert [(one.individual, one.taxon) for one in animals_of(empty)] == [("Vixen", None), ("", None)]


def test_an_animal_may_be_called_by_a_number(empty: Project, two_files: Path, tmp_path: Path) -> None:
    """A tag in the ear, say: in a table, which says no kinds, such animals came in without their names."""
    table = tmp_path / "events.tsv"
    rows = [f"one\t{name}\tdigs\tSTART\t1.0\t{two_files}/CAM01/IMG_0012.MP4" for name in ("0012", "7 8")]
    rows += [row.replace("START\t1.0", "STOP\t2.0") for row in rows]
    heading = "Observation id\tSubject\tBehavior\tBehavior type\tTime\tMedia file name"
    table.write_text("\n".join((heading, *rows)), "utf-8")
    import_file(empty, table, who="bo")
    found = {one.individual for _, one in observations.all_observations(empty) if one.kind is Kind.ANIMAL}
    assert found == {"0012", "7 8"}
