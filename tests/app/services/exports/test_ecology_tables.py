"""camtrapR, Timelapse, the summary, the workbook, the deployments: what ecologists calculate with."""

import csv
import re
import time
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from app.services import deployments, media, observations
from app.services.ecology.independence import ComparedTo, Independence
from app.services.exports import Selection, Word, export, preview
from app.services.exports.clock_offsets import clocks_ahead
from app.services.imports import import_file
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project
from app.services.review import labels
from app.services.review.labels import reject
from app.store.records import DeploymentId, Kind, Observation, SiteId
from mvit_core.types import Span, VideoInfo
from tests.csv_rows import rows_in

NOON = datetime(2026, 5, 1, 12)


@pytest.fixture
def visits(project: Project) -> Project:
    """Bears at North after 0, 20 and 45 minutes, two at once in the last; 10 nights, 2 of them lost."""
    north = [one for one in media.videos(project) if one.relative_path.startswith("North")]
    for video, minutes in zip(north, (0, 20, 45), strict=True):
        info = VideoInfo(
            size_bytes=1, container="mov", codec="h264", width=640, height=360, duration_s=10.0,
            frame_rate=30.0, captured_at=NOON + timedelta(minutes=minutes), fingerprint=f"f{minutes}",
        )  # fmt: skip
        media.record_probes(project, [(video.id, info, "")])
        for start_s in (0, 3) if minutes == 45 else (0,):
            place = labels.new_observation(project, video.id, Kind.ANIMAL)
            labels.apply(project, {place: labels.add(Span(start_s, 5), taxon="ursus")}, who="ana")
    deployment = next(one for one in media.deployments(project) if one.id == north[0].deployment_id)
    told = msgspec.structs.replace(
        deployment, start=NOON - timedelta(days=2), end=NOON + timedelta(days=8), camera="C7",
        gaps=((NOON + timedelta(days=3), NOON + timedelta(days=5)),),
    )  # fmt: skip
    deployments.change(project, {deployment.id: told})
    return project


def bears(project: Project, tmp_path: Path, name: str) -> list[dict[str, str]]:
    out = tmp_path / f"{name}-{len(list(tmp_path.iterdir()))}.csv"
    export(project, name, out, selection=Selection(taxa=("ursus",)))
    return rows_in(out)


def test_the_summary_counts_events_most_at_once_effort_and_rate(visits: Project, tmp_path: Path) -> None:
    (line,) = bears(visits, tmp_path, "summary")
    assert line["species"] == "Ursus"
    assert (line["videos"], line["observations"], line["events"]) == ("3", "4", "2")
    assert (line["max_n"], line["max_n_at"]) == ("2", "2026-05-01 12:45:03")
    assert (line["trap_nights"], line["rai"]) == ("8.0", "25.0")
    assert (line["rai_low"], line["rai_high"]) == ("3.028", "90.309")  # R: 100 * poisson.test(2, 8)$conf.int


def test_a_second_camera_whose_clock_says_utc_adds_no_event_and_is_not_earlier(
    visits: Project, tmp_path: Path
) -> None:
    """At 10:50 UTC, five minutes after the first camera's 12:45 in summer time."""
    north, south = sorted(media.deployments(visits), key=lambda one: one.name)
    video = next(one for one in media.videos(visits) if one.deployment_id == south.id)
    info = VideoInfo(
        size_bytes=1, container="mov", codec="h264", width=640, height=360, duration_s=10.0,
        frame_rate=30.0, captured_at=datetime(2026, 5, 1, 10, 50), fingerprint="utc",
    )  # fmt: skip
    media.record_probes(visits, [(video.id, info, "")])
    for _ in range(2):
        place = labels.new_observation(visits, video.id, Kind.ANIMAL)
        labels.apply(visits, {place: labels.add(Span(0, 5), taxon="ursus")}, who="ana")
    moved = {
        north.id: msgspec.structs.replace(north, utc_offset_min=120),
        south.id: msgspec.structs.replace(south, utc_offset_min=0, site_id=north.site_id),
    }
    deployments.change(visits, moved)
    (line,) = bears(visits, tmp_path, "summary")
    assert (line["videos"], line["events"]) == ("4", "2")
    assert (line["max_n"], line["max_n_at"]) == ("2", "2026-05-01 12:45:03")


def test_a_package_tells_times_by_the_offset_that_events_are_counted_by(
    visits: Project, tmp_path: Path
) -> None:
    """Of a camera of which nobody said it that of its site; the one asked for is of sites nobody knows."""
    north, south = sorted(media.deployments(visits), key=lambda one: one.name)
    moved = {
        north.id: msgspec.structs.replace(north, utc_offset_min=120),
        south.id: msgspec.structs.replace(south, site_id=north.site_id),
    }
    deployments.change(visits, moved)
    report = export(visits, "camtrap-dp", tmp_path / "dp", utc_offset="+05:00")
    starts = {row["deploymentStart"][-6:] for row in rows_in(tmp_path / "dp/deployments.csv")}
    assert starts == {"+02:00"}
    assert not any("No UTC offset" in said for said in report.left_out)
    deployments.change(visits, {north.id: msgspec.structs.replace(north, utc_offset_min=None)})
    export(visits, "camtrap-dp", tmp_path / "asked", utc_offset="+05:00")
    assert {row["timestamp"][-6:] for row in rows_in(tmp_path / "asked/media.csv")} == {"+05:00"}


def test_clocks_that_nobody_spoke_of_are_set_as_most_of_their_site(project: Project) -> None:
    one = media.deployments(project)[0]
    told = [
        msgspec.structs.replace(one, id=DeploymentId(number), utc_offset_min=offset)
        for number, offset in enumerate((60, 120, None, 120))
    ]
    elsewhere = msgspec.structs.replace(one, id=DeploymentId(9), site_id=SiteId(99))
    ahead = clocks_ahead({each.id: each for each in (*told, elsewhere)})
    assert [each / timedelta(minutes=1) for each in ahead.values()] == [60, 120, 120, 120, 0]


def test_videos_of_one_day_alone_are_no_effort(visits: Project, tmp_path: Path) -> None:
    (north,) = (one for one in media.deployments(visits) if one.name == "North")
    deployments.change(visits, {north.id: msgspec.structs.replace(north, start=None, end=None)})
    (line,) = bears(visits, tmp_path, "summary")
    assert (line["events"], line["trap_nights"], line["rai"]) == ("2", "0.0", "")
    assert (line["rai_low"], line["rai_high"]) == ("", "")
    half_a_day = msgspec.structs.replace(north, start=NOON, end=NOON + timedelta(hours=12), gaps=())
    deployments.change(visits, {north.id: half_a_day})
    (line,) = bears(visits, tmp_path, "summary")
    assert (line["trap_nights"], line["rai"]) == ("0.5", "400.0")


def test_the_moment_of_maxn_is_the_first_of_all_cameras(visits: Project, tmp_path: Path) -> None:
    """Another camera of the site, later in the library, saw two a day before."""
    north, south = media.deployments(visits)
    deployments.change(visits, {south.id: msgspec.structs.replace(south, site_id=north.site_id)})
    video = next(one for one in media.videos(visits) if one.deployment_id == south.id)
    info = VideoInfo(
        size_bytes=1, container="mov", codec="h264", width=640, height=360, duration_s=10.0,
        frame_rate=30.0, captured_at=NOON - timedelta(days=1), fingerprint="before",
    )  # fmt: skip
    media.record_probes(visits, [(video.id, info, "")])
    place = labels.new_observation(visits, video.id, Kind.ANIMAL)
    labels.apply(visits, {place: labels.add(Span(1, 5), taxon="ursus", count=2)}, who="ana")
    (line,) = bears(visits, tmp_path, "summary")
    assert (line["max_n"], line["max_n_at"]) == ("2", "2026-04-30 12:00:01")


def test_effort_is_that_of_the_chosen_days(visits: Project, tmp_path: Path) -> None:
    """Ten nights from 29 April on, two of May lost: of the chosen, May 1 to 6, four count."""
    days = Selection(taxa=("ursus",), since=date(2026, 5, 1), until=date(2026, 5, 6))
    export(visits, "summary", tmp_path / "may.csv", selection=days)
    (line,) = rows_in(tmp_path / "may.csv")
    assert (line["trap_nights"], line["rai"]) == ("4.0", "50.0")


def test_what_is_chosen_makes_no_guessed_deployment_shorter(visits: Project, tmp_path: Path) -> None:
    """A video of March, which is not chosen, says that the camera stood all of April and May."""
    first, *rest = (one for one in media.videos(visits) if one.relative_path.startswith("North"))
    info = VideoInfo(
        size_bytes=1, container="mov", codec="h264", width=640, height=360, duration_s=10.0,
        frame_rate=30.0, captured_at=NOON - timedelta(days=40), fingerprint="long ago",
    )  # fmt: skip
    media.record_probes(visits, [(rest[1].id, info, "")])
    north = next(one for one in media.deployments(visits) if one.id == first.deployment_id)
    deployments.change(visits, {north.id: msgspec.structs.replace(north, start=None, end=None, gaps=())})
    export(visits, "summary", tmp_path / "may.csv", selection=Selection(since=date(2026, 4, 21)))
    (line,) = (one for one in rows_in(tmp_path / "may.csv") if one["species"] == "Ursus")
    assert float(line["trap_nights"]) == pytest.approx(10.514, abs=0.001)  # to the video of 12:20 on May 1


@pytest.mark.parametrize("name", ["summary", "camtrapr", "unmarked", "xlsx"])
def test_effort_that_a_wrong_clock_made_is_said(visits: Project, tmp_path: Path, name: str) -> None:
    assert not any("without any video" in said for said in preview(visits, name).left_out)
    video = next(one for one in media.videos(visits) if one.relative_path.startswith("North"))
    info = VideoInfo(
        size_bytes=1, container="mov", codec="h264", width=640, height=360, duration_s=10.0,
        frame_rate=30.0, captured_at=datetime(2019, 1, 1), fingerprint="reset",
    )  # fmt: skip
    media.record_probes(visits, [(video.id, info, "")])
    north = next(one for one in media.deployments(visits) if one.id == video.deployment_id)
    deployments.change(visits, {north.id: msgspec.structs.replace(north, start=None, end=None, gaps=())})
    (said,) = (each for each in preview(visits, name).left_out if "without any video" in each)
    assert "North (2019-01-01 – 2026-05-01)" in said


def test_deployments_of_one_name_are_told_apart_where_their_effort_is_doubted(visits: Project) -> None:
    north, south = sorted(media.deployments(visits), key=lambda one: one.name)
    sites = {site.id: site.name for site in media.sites(visits)}
    both = [msgspec.structs.replace(one, name="summer", end=None) for one in (north, south)]
    deployments.change(visits, {one.id: one for one in both})
    (said,) = (each for each in preview(visits, "summary").left_out if "without start or end" in each)
    for one in both:
        assert f"summer ({sites[one.site_id]})" in said


def test_effort_is_doubted_of_a_camera_that_has_no_video_for_most_of_it(visits: Project) -> None:
    """Its battery may have died early: what was told of its end counts as effort all the same."""
    north = next(one for one in media.deployments(visits) if one.name == "North")

    def told(days: int, *gaps: tuple[datetime, datetime]) -> list[str]:
        stood = msgspec.structs.replace(north, start=NOON, end=NOON + timedelta(days=days), gaps=gaps)
        deployments.change(visits, {north.id: stood})
        return [each for each in preview(visits, "summary").left_out if "without any video" in each]

    assert not told(50)
    (said,) = told(90)
    assert "did the camera stop" in said
    assert "North (2026-05-01 – 2026-07-30)" in said
    assert not told(90, (NOON + timedelta(days=9), NOON + timedelta(days=90)))


def test_the_last_day_that_there_is_may_be_asked_for(visits: Project, tmp_path: Path) -> None:
    export(visits, "summary", tmp_path / "all.csv")
    export(visits, "summary", tmp_path / "ever.csv", selection=Selection(until=date.max))
    assert rows_in(tmp_path / "ever.csv") == rows_in(tmp_path / "all.csv")


def test_the_projects_rule_of_independence_counts(visits: Project, tmp_path: Path) -> None:
    before = deployments.set_independence(visits, Independence(compared_to=ComparedTo.LAST_RECORD))
    (line,) = bears(visits, tmp_path, "summary")
    assert (line["events"], line["compared_to"]) == ("1", "last record")
    assert before == Independence()
    assert deployments.independence(visits).compared_to is ComparedTo.LAST_RECORD


def test_camtrapr_has_the_first_record_of_each_event_with_its_deltas(visits: Project, tmp_path: Path) -> None:
    export(visits, "camtrapr", tmp_path / "r", selection=Selection(taxa=("ursus",)))
    first, second = rows_in(tmp_path / "r/recordTable.csv")
    assert (first["Station"], first["Species"], first["n_images"]) == ("North", "Ursus", "2")
    assert (first["DateTimeOriginal"], first["Date"], first["Time"]) == (
        "2026-05-01 12:00:00", "2026-05-01", "12:00:00",
    )  # fmt: skip
    assert first["delta.time.secs"] == "0"
    assert (second["delta.time.secs"], second["delta.time.mins"], second["delta.time.hours"]) == (
        "2700",
        "45",
        "0.8",
    )
    assert second["count_max"] == "2"
    assert (first["Directory"], first["FileName"]) == ("North", "'=SUM(1).mp4")
    (camera,) = [row for row in rows_in(tmp_path / "r/CTtable.csv") if row["Station"] == "North"]
    assert camera["Setup_date"] == "2026-04-29 12:00:00"
    assert (camera["Problem1_from"], camera["Problem1_to"]) == ("2026-05-04 12:00:00", "2026-05-06 12:00:00")


def test_a_cameras_problems_lie_within_its_days_and_apart_from_each_other(
    visits: Project, tmp_path: Path
) -> None:
    """Two gaps that overlap are one, a third lies after the days chosen; Süd has no animal, but stood."""
    days = Selection(taxa=("ursus",), since=date(2026, 5, 1), until=date(2026, 5, 6))
    by_name = {one.name: one for one in media.deployments(visits)}
    at = [NOON + timedelta(days=n) for n in range(9)]
    gaps = ((at[2], at[4]), (at[3], at[5]), (at[6], at[7]))
    told = {
        one.id: msgspec.structs.replace(one, start=at[0] - timedelta(days=9), end=at[8], gaps=gaps)
        for one in by_name.values()
    }
    deployments.change(visits, told)
    export(visits, "camtrapr", tmp_path / "r", selection=days)
    rows = rows_in(tmp_path / "r/CTtable.csv")
    assert [row["Station"] for row in rows] == ["North", "Süd"]
    for row in rows:
        assert (row["Setup_date"], row["Retrieval_date"]) == ("2026-05-01 00:00:00", "2026-05-07 00:00:00")
        assert (row["Problem1_from"], row["Problem1_to"]) == ("2026-05-03 12:00:00", "2026-05-06 12:00:00")
        assert "Problem2_from" not in row


def test_cameras_without_gaps_have_no_columns_for_them(reviewed: Project, tmp_path: Path) -> None:
    report = export(reviewed, "camtrapr", tmp_path / "r")
    assert list(rows_in(tmp_path / "r/CTtable.csv")[0])[-1] == "Retrieval_date"
    assert any("hasProblems = FALSE" in sentence for sentence in report.left_out)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has one zone for all programs")
def test_no_export_depends_on_the_computers_own_zone(
    visits: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(zone: str) -> dict[str, str]:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        folder = tmp_path / zone.replace("/", "-")
        folder.mkdir()
        for name in ("csv", "summary", "timelapse", "deployments"):
            export(visits, name, folder / f"{name}.csv")
        for name in ("camtrapr", "camtrap-dp"):
            export(visits, name, folder / name, utc_offset="+01:00")
        files = sorted(folder.rglob("*.csv"))
        return {str(file.relative_to(folder)): file.read_text("utf-8") for file in files}

    try:
        first = written("UTC")
        for zone in ("America/New_York", "Asia/Kathmandu", "Pacific/Apia"):
            assert written(zone) == first
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("name", ["coco", "zamba", "megadetector", "timelapse", "activitynet", "camtrap-dp"])
def test_what_was_not_chosen_never_makes_a_video_pass_for_empty(
    reviewed: Project, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    export(reviewed, name, out, selection=Selection(taxa=("elephant",)), utc_offset="+01:00")
    files = [out] if out.is_file() else [out / "observations.csv"]
    words = "".join(file.read_text("utf-8") for file in files)
    assert "=SUM(1)" not in words  # a lion and a bear are in it
    assert "video-1," not in words


@pytest.mark.shared
def test_camtrapr_has_the_columns_of_the_example(visits: Project, shared: Path, tmp_path: Path) -> None:
    export(visits, "camtrapr", tmp_path / "r")
    with (shared / "formats/camtrapR-style/HANDMADE_recordTable_example.csv").open() as stream:
        theirs = next(csv.reader(stream))
    assert [name for name in rows_in(tmp_path / "r/recordTable.csv")[0] if name in theirs] == theirs


def test_timelapse_is_told_a_confidence_only_of_names_that_a_machine_gave(
    reviewed: Project, tmp_path: Path
) -> None:
    export(reviewed, "timelapse", tmp_path / "t.csv")
    told = {line["File"].strip("'"): line["Confidence"] for line in rows_in(tmp_path / "t.csv")}
    assert (told["=SUM(1).mp4"], told["-dash.mp4"]) == ("", "0.75")


def test_timelapse_says_of_a_video_that_a_person_cleared_that_nothing_is_there(
    reviewed: Project, animals: dict[str, list[Observation]], tmp_path: Path
) -> None:
    (partial,) = animals["Süd/-dash.mp4"]
    labels.apply(reviewed, {partial.id: reject(partial)}, who="ana")
    export(reviewed, "timelapse", tmp_path / "t.csv")
    told = {
        line["File"].strip("'"): (line["Species"], line["Reviewed"]) for line in rows_in(tmp_path / "t.csv")
    }
    assert told["a..b.AVI"] == ("blank", "true")
    assert told["blank.mp4"] == ("blank", "false")
    assert told["-dash.mp4"] == ("", "false")  # nobody knows what its unread end shows


def test_timelapse_has_one_line_for_each_file_with_backslashes(visits: Project, tmp_path: Path) -> None:
    export(visits, "timelapse", tmp_path / "t.csv")
    rows = rows_in(tmp_path / "t.csv")
    assert len(rows) == 5
    last = next(row for row in rows if row["DateTime"] == "2026-05-01 12:45:00")
    assert (last["RelativePath"], last["Species"], last["Count"], last["DeleteFlag"]) == (
        "North",
        "Ursus",
        "2",
        "false",
    )


def test_a_line_of_timelapse_has_what_its_species_does_and_not_what_another_did(
    visits: Project, tmp_path: Path
) -> None:
    video = next(one for one in media.videos(visits) if one.captured_at == NOON)
    (bear,) = (one for one in observations.of_video(visits, video.id) if one.taxon == "ursus")
    fox = labels.new_observation(visits, video.id, Kind.ANIMAL)
    said = {fox: labels.add(Span(1, 2), taxon="vulpes")}
    for animal, behavior in ((bear.id, "sleeps"), (fox, "eats_food")):
        bout = labels.new_observation(visits, video.id, Kind.BEHAVIOR, parent_id=animal)
        said[bout] = labels.add(Span(1, 2), behavior=behavior)
    labels.apply(visits, said, who="ana")
    export(visits, "timelapse", tmp_path / "t.csv")
    line = next(row for row in rows_in(tmp_path / "t.csv") if "Vulpes" in row["OtherSpecies"])
    assert (line["Species"], line["Behavior"]) == ("Ursus", "sleeps")


def test_a_line_of_timelapse_takes_two_groups_of_one_latin_name_for_two(
    visits: Project, tmp_path: Path
) -> None:
    video = next(one for one in media.videos(visits) if one.captured_at == NOON)
    (bear,) = (one for one in observations.of_video(visits, video.id) if one.taxon == "ursus")
    seal = labels.new_observation(visits, video.id, Kind.ANIMAL)
    said = {
        bear.id: labels.correct(bear, taxon="sea_lion"),
        seal: labels.add(bear.span, taxon="fur_seal"),
    }
    labels.apply(visits, said, who="ana")
    export(visits, "timelapse", tmp_path / "t.csv")
    line = next(row for row in rows_in(tmp_path / "t.csv") if row["OtherSpecies"])
    assert (line["Species"], line["CommonName"]) == ("Otariidae", "sea lion (unspecified)")
    assert line["OtherSpecies"].split("|")[0] == "Otariidae (fur seal)"
    assert line["Count"] == str(bear.count)


@pytest.mark.parametrize("name", ["summary", "xlsx", "camtrapr", "unmarked"])
def test_videos_that_no_effort_covers_are_named(visits: Project, tmp_path: Path, name: str) -> None:
    def said() -> list[str]:
        return [each for each in preview(visits, name).left_out if "outside of" in each]

    assert not said()
    (north,) = (one for one in media.deployments(visits) if one.name == "North")
    later = msgspec.structs.replace(north, start=NOON + timedelta(minutes=10))
    deployments.change(visits, {north.id: later})
    first = next(one for one in media.videos(visits) if one.captured_at == NOON)
    assert [each.partition("(")[2] for each in said()] == [f"1: {first.relative_path})."]


def test_the_workbook_holds_texts_that_are_no_formulas(reviewed: Project, tmp_path: Path) -> None:
    export(reviewed, "xlsx", tmp_path / "w.xlsx")
    with zipfile.ZipFile(tmp_path / "w.xlsx") as book:
        assert book.testzip() is None
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 3
        first = ElementTree.fromstring(book.read(sheets[0]))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert not list(first.iter(f"{space}f"))
    texts = {one.text for one in first.iter(f"{space}t")}
    assert "Ursus" in texts
    assert "'=HYPERLINK(1)" in texts
    starts = [each for each in first.iter(f"{space}c") if re.fullmatch(r"G\d+", each.get("r", ""))]
    assert "start" in [text.text for text in starts[0].iter(f"{space}t")]
    days = [float(each.findtext(f"{space}v") or "") for each in starts[1:]]
    assert NOON + timedelta(seconds=1.25) == datetime(1899, 12, 30) + timedelta(
        seconds=round(days[0] * 86400, 3)
    )


def test_the_deployments_are_a_table_to_fill_in(visits: Project, tmp_path: Path) -> None:
    export(visits, "deployments", tmp_path / "d.csv")
    north = next(row for row in rows_in(tmp_path / "d.csv") if row["locationName"] == "North")
    assert (north["cameraID"], north["deploymentStart"]) == ("C7", "2026-04-29T12:00:00")
    assert north["gaps"] == "2026-05-04T12:00:00/2026-05-06T12:00:00"
    assert (north["latitude"], north["baitUse"]) == ("", "")


def test_a_guessed_period_does_not_come_back_as_what_somebody_said(visits: Project, tmp_path: Path) -> None:
    (north,) = (one for one in media.deployments(visits) if one.name == "North")
    deployments.change(visits, {north.id: msgspec.structs.replace(north, start=None, end=None)})
    report = export(visits, "deployments", tmp_path / "d.csv")
    line = next(row for row in rows_in(tmp_path / "d.csv") if row["locationName"] == "North")
    assert (line["deploymentStart"], line["deploymentEnd"]) == ("", "")
    assert any("without start or end" in said for said in report.left_out)
    import_file(visits, tmp_path / "d.csv", who="ana")
    (again,) = (one for one in media.deployments(visits) if one.name == "North")
    assert (again.start, again.end) == (None, None)


def test_two_cards_of_one_site_are_told_apart_by_the_table_that_comes_back(
    visits: Project, tmp_path: Path
) -> None:
    found = [FoundFile(tmp_path / f"card2/{name}", name, 9, NOON) for name in ("North/DCIM/IMG_0009.AVI",)]
    media.add_files(visits, tmp_path / "card2", found)
    known = sorted(one.id for one in media.deployments(visits) if one.name == "North")
    assert len(known) == 2
    report = export(visits, "deployments", tmp_path / "d.csv")
    lines = rows_in(tmp_path / "d.csv")
    ids = [f"deployment-{id_}" for id_ in known]
    assert sorted(one["deploymentID"] for one in lines if one["locationName"] == "North") == ids
    assert any(f"North: {ids[0]}, from 2026-" in said and ids[1] in said for said in report.left_out)
    for line in lines:
        line["cameraID"] = f"of {line['deploymentID']}"
    with (tmp_path / "filled.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, lines[0])
        writer.writeheader()
        writer.writerows(lines)
    assert not import_file(visits, tmp_path / "filled.csv", who="ana").problems
    cameras = {one.id: one.camera for one in media.deployments(visits)}
    assert [cameras[id_] for id_ in known] == [f"of {key}" for key in ids]


def test_a_preview_says_what_the_export_then_does(visits: Project, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    planned = preview(visits, "camtrap-dp", utc_offset="+01:00")
    assert set(tmp_path.iterdir()) == before
    report = export(visits, "camtrap-dp", tmp_path / "dp", utc_offset="+01:00")
    assert (planned.num_rows, planned.left_out) == (report.num_rows, report.left_out)


def test_only_what_was_chosen_is_exported(visits: Project, tmp_path: Path) -> None:
    def rows(**wishes: object) -> list[dict[str, str]]:
        out = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
        export(visits, "csv", out, selection=Selection(**wishes))  # type: ignore[arg-type]
        return rows_in(out)

    assert {row["site"] for row in rows(sites=("Süd",))} == {"Süd"}
    assert {row["scientific_name"] for row in rows(taxa=("carnivora",)) if row["kind"] == "animal"} == {
        "Panthera",
        "Ursus",
    }
    assert {row["state"] for row in rows(word=Word.BY_EYE)} == {"added"}
    assert rows(since=NOON.date() + timedelta(days=1)) == []
    bouts = [row for row in rows(taxa=("panthera",)) if row["kind"] == "behavior"]
    assert len(bouts) == 2  # they go with their animal
    assert "unreviewed" not in {row["state"] for row in rows(min_confidence=0.99)}


def days_of(rows: list[dict[str, str]], start: str, end: str) -> dict[str, float]:
    """Effort as a reader of the table counts it, by the name of the place."""
    day = timedelta(days=1)
    return {
        row.get("locationName") or row["Station"]: (
            datetime.fromisoformat(row[end]) - datetime.fromisoformat(row[start])
        )
        / day
        for row in rows
    }


def test_effort_counted_from_a_package_is_that_of_the_chosen_days_as_in_the_other_tables(
    visits: Project, tmp_path: Path
) -> None:
    """Also of a camera that stood in them and filmed on other days alone."""
    north, south = sorted(media.deployments(visits), key=lambda one: one.name)
    told = {
        north.id: msgspec.structs.replace(north, gaps=()),
        south.id: msgspec.structs.replace(south, start=NOON, end=NOON + timedelta(days=30)),
    }
    deployments.change(visits, told)
    later = Selection(since=date(2026, 5, 4), until=date(2026, 5, 13))
    package = export(visits, "camtrap-dp", tmp_path / "dp", utc_offset="+02:00", selection=later)
    export(visits, "camtrapr", tmp_path / "r", selection=later)
    counted = days_of(rows_in(tmp_path / "dp/deployments.csv"), "deploymentStart", "deploymentEnd")
    assert counted == {"North": 5.5, "Süd": 10.0}
    assert days_of(rows_in(tmp_path / "r/CTtable.csv"), "Setup_date", "Retrieval_date") == counted
    assert any("cut to the chosen days" in said and "(2: North, Süd)" in said for said in package.left_out)
    whole = export(visits, "camtrap-dp", tmp_path / "all", utc_offset="+02:00")
    assert not any("cut to the chosen days" in said for said in whole.left_out)


def test_that_a_package_cannot_say_when_cameras_failed_is_said(visits: Project, tmp_path: Path) -> None:
    done = export(visits, "camtrap-dp", tmp_path / "dp", utc_offset="+02:00")
    assert any("Deployments with gaps" in said and "(1: North)" in said for said in done.left_out)


def test_two_unnamed_cameras_of_one_place_and_time_are_two(visits: Project, tmp_path: Path) -> None:
    """As packages have them that name no camera: one line for both told camtrapR of half the effort."""
    north, south = sorted(media.deployments(visits), key=lambda one: one.name)
    stood = {"start": NOON, "end": NOON + timedelta(days=4), "gaps": (), "camera": "", "name": "Ridge"}
    told = {
        north.id: msgspec.structs.replace(north, **stood),
        south.id: msgspec.structs.replace(south, **stood, site_id=north.site_id),
    }
    deployments.change(visits, told)
    export(visits, "camtrapr", tmp_path / "r")
    lines = rows_in(tmp_path / "r/CTtable.csv")
    assert {line["Camera"] for line in lines} == {
        f"Ridge (deployment-{north.id})",
        f"Ridge (deployment-{south.id})",
    }
    (line,) = bears(visits, tmp_path, "summary")
    assert line["trap_nights"] == "8.0"
    later = {"start": NOON + timedelta(days=4), "end": NOON + timedelta(days=5)}
    deployments.change(visits, {south.id: msgspec.structs.replace(told[south.id], **later)})
    export(visits, "camtrapr", tmp_path / "r", overwrite=True)
    (one,) = rows_in(tmp_path / "r/CTtable.csv")
    assert (one["Camera"], one["Retrieval_date"]) == ("Ridge", "2026-05-06 12:00:00")
