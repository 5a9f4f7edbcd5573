"""What of a package is here already is known again, also where its times were corrected since."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete

from app.services import deployments, media, observations
from app.services.exports import Selection, export
from app.services.exports.material import Material
from app.services.imports import import_file
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.times.clocks import Shift
from app.store.records import Kind, Video
from app.store.schema import ImportedRow
from mvit_core.types import Span, VideoInfo
from tests.app.services.imports.conftest import rows_of

NOON = datetime(2026, 5, 1, 12)


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    """A package of a camera with one video, and of two others that filmed nothing, both at one site."""
    folder = tmp_path / "quiet"
    folder.mkdir()
    (folder / "datapackage.json").write_text('{"resources": []}')
    (folder / "deployments.csv").write_text(
        "deploymentID,locationName,latitude,longitude,deploymentStart,deploymentEnd,cameraID\n"
        "d1,Fen,1,2,2026-05-01T00:00:00+02:00,2026-05-09T00:00:00+02:00,A\n"
        "d2,Bog,3,4,2026-05-01T00:00:00+02:00,2026-05-11T00:00:00+02:00,B\n"
        "d3,Bog,3,4,2026-05-01T00:00:00+02:00,2026-05-11T00:00:00+02:00,C\n"
    )
    (folder / "media.csv").write_text(
        "mediaID,deploymentID,timestamp,filePath,filePublic,fileMediatype\n"
        "m1,d1,2026-05-02T10:00:00+02:00,a.mp4,false,video/mp4\n"
    )
    (folder / "observations.csv").write_text("observationID,deploymentID,mediaID,observationType\n")
    return folder


def test_a_deployment_without_media_is_effort_and_goes_out_again(
    empty: Project, quiet: Path, tmp_path: Path
) -> None:
    report = import_file(empty, quiet, who="ana")
    assert (report.num_deployments, report.left_out) == (3, [])
    assert Material(empty).working.nights_by_site == {"Fen": 8.0, "Bog": 20.0}
    assert {one.name: one.latitude for one in media.sites(empty)} == {"Fen": 1.0, "Bog": 3.0}
    out = tmp_path / "again"
    export(empty, "camtrap-dp", out, utc_offset="+00:00")
    before, after = (rows_of(each / "deployments.csv", "deploymentID") for each in (quiet, out))
    assert {id_: row["deploymentEnd"] for id_, row in after.items()} == {
        id_: row["deploymentEnd"] for id_, row in before.items()
    }
    export(empty, "camtrap-dp", tmp_path / "fen", selection=Selection(sites=("Fen",)))
    assert set(rows_of(tmp_path / "fen/deployments.csv", "deploymentID")) == {"d1"}
    export(empty, "deployments", tmp_path / "all.csv")
    assert {row["cameraID"] for row in rows_of(tmp_path / "all.csv", "cameraID").values()} == {"A", "B", "C"}


def test_deployments_without_media_come_in_once(empty: Project, quiet: Path, tmp_path: Path) -> None:
    import_file(empty, quiet, who="ana")
    import_file(empty, quiet, who="ana")
    assert len(media.deployments(empty)) == 3
    shutil.copytree(quiet, tmp_path / "renamed")
    rows = (quiet / "deployments.csv").read_text().replace("\nd2", "\nother").replace("\nd3", "\nnew")
    (tmp_path / "renamed/deployments.csv").write_text(rows.replace(",C\n", ",D\n"))
    import_file(empty, tmp_path / "renamed", who="ana")
    assert sorted(one.camera for one in media.deployments(empty)) == ["A", "B", "C", "D"]


def test_a_package_without_any_media_brings_its_deployments(empty: Project, quiet: Path) -> None:
    heading = (quiet / "media.csv").read_text().partition("\n")[0]
    (quiet / "media.csv").write_text(heading + "\n")
    assert import_file(empty, quiet, who="ana").num_deployments == 3
    assert sum(Material(empty).working.nights_by_site.values()) == 28.0
    assert media.missing_roots(empty) == []
    shutil.rmtree(quiet)
    assert media.missing_roots(empty) == []  # of no video


def test_two_seasons_with_the_same_ids_and_file_names_stay_two(empty: Project, quiet: Path) -> None:
    """Cards of each season are often called alike, and Trapline counts its IDs from 1 in each project."""
    row = "o1,d1,m1,animal,Vulpes vulpes,2026-05-02T10:00:01+02:00,2026-05-02T10:00:02+02:00\n"
    table = "observationID,deploymentID,mediaID,observationType,scientificName,eventStart,eventEnd\n" + row
    (quiet / "observations.csv").write_text(table)
    import_file(empty, quiet, who="ana")
    for file in quiet.glob("*.csv"):
        file.write_text(file.read_text().replace("2026-", "2027-"))
    report = import_file(empty, quiet, who="ana")
    assert (report.num_new_videos, report.num_animals, report.num_known) == (1, 1, 0)
    assert Material(empty).working.nights_by_site == {"Fen": 16.0, "Bog": 40.0}
    seen = {video.captured_at.year for video, _ in observations.all_observations(empty) if video.captured_at}
    assert seen == {2026, 2027}
    assert import_file(empty, quiet, who="ana").num_animals == 0
    assert len(media.deployments(empty)) == 6


def filmed(project: Project, file: Path, *, captured_at: datetime | None = NOON) -> list[Video]:
    """A video that the camera's clock dates to noon, or where it says nothing the file's own time."""
    file.parent.mkdir(parents=True)
    file.write_bytes(b"a video")
    os.utime(file, (NOON.timestamp(), NOON.timestamp()))
    media.add_files(project, file.parents[2], list(media.find_videos(file.parents[2])))
    for one in media.videos(project):
        info = VideoInfo(
            size_bytes=7, container="avi", codec="mjpeg", width=640, height=360, duration_s=10.0,
            frame_rate=30.0, captured_at=captured_at, fingerprint="f",
        )  # fmt: skip
        media.record_probes(project, [(one.id, info, "")])
    return media.videos(project)


@pytest.mark.parametrize("captured_at", [NOON, None])
def test_media_are_known_again_where_their_clock_was_repaired_since(
    captured_at: datetime | None, empty: Project, tmp_path: Path
) -> None:
    """The camera's clock was a day late; what came in without the files follows, and is not there twice."""
    with create_project(tmp_path / "theirs.trapline") as theirs:
        (video,) = filmed(theirs, tmp_path / "cards/Fen/DCIM/IMG_0001.AVI", captured_at=captured_at)
        place = labels.new_observation(theirs, video.id, Kind.ANIMAL)
        labels.apply(theirs, {place: labels.add(Span(1, 3), taxon="vulpes")}, who="ben")
        export(theirs, "camtrap-dp", tmp_path / "before", utc_offset="+00:00")
        deployments.repair_clock(theirs, video.deployment_id, (Shift(seconds=86400.0),))
        export(theirs, "camtrap-dp", tmp_path / "after", utc_offset="+00:00")
    assert import_file(empty, tmp_path / "before", who="ana").num_new_videos == 1
    report = import_file(empty, tmp_path / "after", who="ana")
    assert (report.num_new_videos, report.num_animals, report.num_known) == (0, 0, 1)
    (one,) = media.videos(empty)
    assert one.captured_at == NOON + timedelta(days=1)
    (deployment,) = media.deployments(empty)
    assert (deployment.start, deployment.end) == (None, NOON + timedelta(days=1, seconds=10))  # a guess
    words = "Deployments whose clock was corrected in the package: 1; their videos follow."
    assert words in report.left_out
    assert words not in import_file(empty, tmp_path / "after", who="ana").left_out


def test_a_clock_that_was_repaired_here_stays_as_it_is(empty: Project, tmp_path: Path) -> None:
    with create_project(tmp_path / "theirs.trapline") as theirs:
        (video,) = filmed(theirs, tmp_path / "cards/Fen/DCIM/IMG_0001.AVI")
        export(theirs, "camtrap-dp", tmp_path / "before", utc_offset="+00:00")
        deployments.repair_clock(theirs, video.deployment_id, (Shift(seconds=86400.0),))
        export(theirs, "camtrap-dp", tmp_path / "after", utc_offset="+00:00")
    import_file(empty, tmp_path / "before", who="ana")
    deployments.repair_clock(empty, media.deployments(empty)[0].id, (Shift(seconds=3600.0),))
    assert import_file(empty, tmp_path / "after", who="ana").num_new_videos == 0
    (one,) = media.videos(empty)
    assert one.captured_at == NOON + timedelta(hours=1)


@pytest.mark.parametrize("name", ["d1", "d2"])
def test_a_corrected_start_or_end_is_that_of_the_same_deployment(
    empty: Project, quiet: Path, name: str
) -> None:
    """Of a camera with media and of one without."""
    import_file(empty, quiet, who="ana")
    table = (quiet / "deployments.csv").read_text()
    row = next(line for line in table.splitlines() if line.startswith(name))
    (quiet / "deployments.csv").write_text(table.replace(row, row.replace("2026-05-01T00", "2026-05-01T18")))
    report = import_file(empty, quiet, who="ana")
    assert "Deployments whose start or end was corrected in the package: 1; they follow." in report.left_out
    stood = media.deployments(empty)
    hours = {"A": 18 if name == "d1" else 0, "B": 18 if name == "d2" else 0, "C": 0}
    assert {one.camera: one.start.hour for one in stood if one.start} == hours
    assert not any("corrected" in each for each in import_file(empty, quiet, who="ana").left_out)
    assert media.deployments(empty) == stood


def test_a_start_that_was_corrected_here_stays(empty: Project, quiet: Path) -> None:
    import_file(empty, quiet, who="ana")
    before = media.deployments(empty)
    (bog,) = (one for one in before if one.camera == "B")
    here = msgspec.structs.replace(bog, start=datetime(2026, 5, 2))
    deployments.change(empty, {bog.id: here})
    table = (quiet / "deployments.csv").read_text()
    corrected = table.replace("d2,Bog,3,4,2026-05-01T00", "d2,Bog,3,4,2026-05-01T18")
    (quiet / "deployments.csv").write_text(corrected)
    import_file(empty, quiet, who="ana")
    assert media.deployments(empty) == [here if one.id == bog.id else one for one in before]
    assert here.start == datetime(2026, 5, 2)


def test_a_deployment_of_this_project_is_known_by_its_id_where_its_start_was_corrected(
    empty: Project, quiet: Path, tmp_path: Path
) -> None:
    """It filmed nothing, and came from no package."""
    import_file(empty, quiet, who="ana")
    with empty.writing() as session:
        session.execute(delete(ImportedRow))
    before = media.deployments(empty)
    export(empty, "camtrap-dp", tmp_path / "out", utc_offset="+02:00")
    file = tmp_path / "out/deployments.csv"
    file.write_text(file.read_text().replace("2026-05-01T00", "2026-05-01T18"))
    import_file(empty, tmp_path / "out", who="ana")
    assert [one.id for one in media.deployments(empty)] == [one.id for one in before]
