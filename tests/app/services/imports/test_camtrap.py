"""A package of Camtrap DP: what comes in, what of it is refused, and what goes out again."""

import csv
import json
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from app.services import media, observations
from app.services.exports import export
from app.services.imports import import_file, read_file
from app.services.observations import scanned
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.review.labels import confirm, correct
from app.store.records import Kind, Subject
from mvit_core.errors import UserError
from tests.app.services.imports.conftest import make_published, rows_of
from tests.import_files import HERE
from tests.import_files import package as package_of
from tests.videos import video_ids

WRONG_CELLS = [
    ("count", "1e400"),
    ("count", "-3"),
    ("bboxX", "nan"),
    ("bboxWidth", "9e99"),
    ("eventStart", "yesterday"),
    ("eventStart", "99999-01-01T00:00:00Z"),
    ("observationType", "ghost"),
]


@pytest.fixture(scope="module")
def taken(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The published package, and a project into which it was imported."""
    folder = tmp_path_factory.mktemp("taken")
    published, file = make_published(shared, folder / "published"), folder / "taken.trapline"
    with create_project(file) as project:
        report = import_file(project, published, who="ana")
        assert report.num_new_videos == len(rows_of(published / "media.csv", "mediaID"))
    return published, file


@pytest.fixture
def package(taken: tuple[Path, Path]) -> Path:
    """The published package; it is only read."""
    return taken[0]


@pytest.fixture
def imported(taken: tuple[Path, Path], tmp_path: Path) -> Iterator[Project]:
    """A project of this test's own into which the published package was imported."""
    with open_project(shutil.copyfile(taken[1], tmp_path / "imported.trapline")) as project:
        yield project


@pytest.mark.shared
def test_the_published_package_comes_out_as_it_went_in(
    imported: Project, package: Path, tmp_path: Path
) -> None:
    out = tmp_path / "again"
    export(imported, "camtrap-dp", out, utc_offset="+00:00")
    for name, key in (
        ("observations", "observationID"),
        ("media", "mediaID"),
        ("deployments", "deploymentID"),
    ):
        before, after = rows_of(package / f"{name}.csv", key), rows_of(out / f"{name}.csv", key)
        assert set(after) == set(before)
        differing = {
            (id_, column)
            for id_ in before
            for column in before[id_]
            if before[id_][column] != after[id_][column]
        }
        assert differing == set()


@pytest.mark.shared
def test_who_made_a_package_and_how_is_kept(imported: Project, package: Path, tmp_path: Path) -> None:
    report = export(imported, "camtrap-dp", tmp_path / "again", utc_offset="+00:00")
    before = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    after = json.loads((tmp_path / "again/datapackage.json").read_text(encoding="utf-8"))
    for name in ("contributors", "licenses", "title", "bibliographicCitation"):
        assert after[name] == before[name]
    assert after["project"]["samplingDesign"] == "targeted"
    assert [one["title"] for one in after["sources"]] == ["Agouti", "Trapline"]
    assert not [sentence for sentence in report.left_out if "sampling design" in sentence]


@pytest.mark.shared
def test_the_small_package_too_with_its_boxes(empty: Project, shared: Path, tmp_path: Path) -> None:
    source = shared / "formats/camtrap_dp_small"
    import_file(empty, source / "datapackage.json", who="ana")
    boxes = scanned.boxes_of_videos(empty, video_ids(empty))
    assert sum(map(len, boxes.values())) == 5
    export(empty, "camtrap-dp", tmp_path / "again", utc_offset="+00:00")
    before = rows_of(source / "observations.csv", "observationID")
    after = rows_of(tmp_path / "again/observations.csv", "observationID")
    assert {id_: {name: after[id_][name] for name in before[id_]} for id_ in before} == before
    assert set(after) == set(before)


@pytest.mark.shared
def test_animals_become_observations_with_times_of_the_cameras_clock(imported: Project) -> None:
    duck = next(one for one in media.videos(imported) if one.name.endswith("RCNX0001.JPG"))
    assert str(duck.captured_at) == "2020-05-30 04:57:37"  # the camera's clock, two hours before UTC
    seen = [one for one in observations.of_video(imported, duck.id) if one.kind is Kind.ANIMAL]
    assert [(one.sex, one.life_stage, one.labelled_by) for one in seen] == [
        ("female", "adult", "Peter Desmet")
    ]
    places = {one.name: one for one in media.sites(imported)}
    assert places["B_HS_val 2_processiepark"].latitude == 51.496
    stood = media.deployments(imported)
    assert {one.utc_offset_min for one in stood} <= {60, 120}
    assert any(one.camera_height_m == 1.3 and one.bait is False and one.camera == "320" for one in stood)


@pytest.mark.shared
def test_what_a_person_says_afterwards_is_exported_and_the_rest_stays(
    imported: Project, package: Path, tmp_path: Path
) -> None:
    video = next(one for one in media.videos(imported) if one.name.endswith("RCNX0001.JPG"))
    animal = observations.of_video(imported, video.id)[0]
    labels.apply(imported, {animal.id: correct(animal, count=7)}, who="bo")
    export(imported, "camtrap-dp", tmp_path / "again", utc_offset="+00:00")
    before = rows_of(package / "observations.csv", "observationID")["07840dcc_1"]
    after = rows_of(tmp_path / "again/observations.csv", "observationID")["07840dcc_1"]
    assert (after["count"], after["classifiedBy"]) == ("7", "bo")
    assert (after["eventID"], after["scientificName"]) == (before["eventID"], before["scientificName"])


@pytest.mark.shared
def test_a_second_import_adds_nothing(empty: Project, published: Path) -> None:
    first = import_file(empty, published, who="ana")
    again = import_file(empty, published, who="ana")
    assert (again.num_new_videos, again.num_animals) == (0, 0)
    assert again.num_known == first.num_animals


@pytest.mark.parametrize(
    "path", ["../outside.csv", "/etc/passwd", "C:/windows/x.csv", "~/x.csv", "a/../../x.csv"]
)
def test_a_package_that_points_outside_is_not_read(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    resources = [{"name": name, "path": path} for name in ("deployments", "media", "observations")]
    (folder / "datapackage.json").write_bytes(msgspec.json.encode({"resources": resources}))
    with pytest.raises(UserError):
        read_file(folder)


@pytest.mark.shared
@pytest.mark.skipif(sys.platform == "win32", reason="links want rights there")
def test_a_table_that_is_a_link_to_elsewhere_is_not_read(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "linked"
    shutil.copytree(shared / "formats/camtrap_dp_small", folder)
    folder.chmod(0o755)
    (folder / "media.csv").unlink()
    (folder / "media.csv").symlink_to(shared / "formats/camtrap_dp_small/media.csv")
    with pytest.raises(UserError, match="outside"):
        read_file(folder)


@pytest.mark.shared
def test_media_that_lie_outside_are_known_by_name_alone(empty: Project, shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "evil"
    shutil.copytree(shared / "formats/camtrap_dp_small", folder)
    (folder / "media.csv").chmod(0o644)
    folder.chmod(0o755)
    words = (folder / "media.csv").read_text().replace("skip_me.mp4,true", "../../../secret.mp4,true")
    (folder / "media.csv").unlink()
    (folder / "media.csv").write_text(words)
    report = import_file(empty, folder, who="ana")
    assert any("outside" in sentence for sentence in report.left_out)
    assert not [video for video in media.videos(empty) if ".." in video.relative_path]
    assert all(video.path.is_relative_to(folder) for video in media.videos(empty))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("column", "value"),
    WRONG_CELLS,
)
def test_cells_of_the_wrong_kind_break_nothing(
    empty: Project, shared: Path, tmp_path: Path, column: str, value: str
) -> None:
    folder = tmp_path / "odd"
    shutil.copytree(shared / "formats/camtrap_dp_small", folder)
    folder.chmod(0o755)
    (folder / "observations.csv").chmod(0o644)
    rows = rows_of(folder / "observations.csv", "observationID")
    rows["obs1"][column] = value
    with (folder / "observations.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows["obs1"]))
        writer.writeheader()
        writer.writerows(rows.values())
    import_file(empty, folder, who="ana")
    kept = [one for _, one in observations.all_observations(empty)]
    assert len(kept) >= 5
    assert all(one.count >= 1 for one in kept)


def test_a_media_file_that_is_left_out_says_why(tmp_path: Path) -> None:
    media = (
        "mediaID,deploymentID,timestamp,filePath\n,d1,2026-05-02T10:00:00Z,a.mp4\nm2,d1,,b.mp4\n"
        "m3,d1,yesterday,c.mp4\nm4,d1,1850-05-02T10:00:00Z,d.mp4\n"
    )
    found = read_file(package_of(tmp_path, media=media))
    assert [one for one in found.problems if one.startswith("The media file")] == [
        "The media file a.mp4 has no ID: it is left out.",
        "The media file b.mp4 has no time: it is left out.",
        "The media file c.mp4 has a time that is not understood, 'yesterday': it is left out.",
        "The media file d.mp4 has the time '1850-05-02T10:00:00Z', but only years from 1900 to 2199 are "
        "read: it is left out.",
    ]


def test_times_of_an_observation_that_are_not_understood_are_told(tmp_path: Path) -> None:
    observations = (
        "observationID,deploymentID,mediaID,eventStart,eventEnd,observationLevel,observationType,scientificName\n"
        "o1,d1,m1,yesterday,2999-01-01T00:00:00Z,media,animal,Vulpes vulpes\n"
    )
    found = read_file(package_of(tmp_path, observations=observations))
    assert [one for one in found.problems if "event" in one] == [
        "A value of eventStart is not understood and taken for unsaid: 'yesterday'.",
        "eventEnd has times such as '2999-01-01T00:00:00Z', but only years from 1900 to 2199 are read: "
        "they are taken for unsaid.",
    ]


def test_of_the_folders_of_a_package_no_place_is_left_that_the_package_knows_better(
    empty: Project, tmp_path: Path
) -> None:
    file = package_of(tmp_path)
    (file.parent / HERE).parent.mkdir()
    (file.parent / HERE).write_bytes(b"fox")
    import_file(empty, file, who="ana")
    assert [one.name for one in media.deployments(empty)] == ["Fen"]
    assert [one.name for one in media.sites(empty)] == ["Fen"]


def test_an_end_before_its_start_is_told(empty: Project, shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    shutil.copytree(shared / "formats/camtrap_dp_small", folder)
    folder.chmod(0o755)
    (folder / "observations.csv").chmod(0o644)
    rows = rows_of(folder / "observations.csv", "observationID")
    before = import_file(empty, shared / "formats/camtrap_dp_small", who="ana").left_out
    early = rows["obs1"]["eventEnd"] = "2020-01-01T00:00:00Z"
    with (folder / "observations.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows["obs1"]))
        writer.writeheader()
        writer.writerows(rows.values())
    with create_project(tmp_path / "other.trapline") as other:
        after = import_file(other, folder, who="ana").left_out
    told = f"A value of eventEnd is not understood and taken for unsaid: {early!r}."
    assert (told in before, told in after) == (False, True)


def test_machine_rows_become_findings_that_a_person_can_confirm(empty: Project, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "datapackage.json").write_text('{"resources": []}')
    (folder / "deployments.csv").write_text(
        "deploymentID,locationName,latitude,longitude,deploymentStart,deploymentEnd\n"
        "d1,Fen,1,2,2026-05-01T00:00:00+02:00,2026-05-09T00:00:00+02:00\n"
    )
    (folder / "media.csv").write_text(
        "mediaID,deploymentID,timestamp,filePath,filePublic,fileMediatype\n"
        "m1,d1,2026-05-02T10:00:00+02:00,a.mp4,false,video/mp4\nm2,d1,2026-05-02T11:00:00+02:00,b.mp4,false,video/mp4\n"
    )
    (folder / "observations.csv").write_text(
        "observationID,deploymentID,mediaID,eventStart,eventEnd,observationLevel,observationType,scientificName,"
        "classificationMethod,classifiedBy,classificationProbability\n"
        "o1,d1,m1,2026-05-02T08:00:01Z,2026-05-02T08:00:04Z,media,animal,Vulpes vulpes,machine,SpeciesNet 4,"
        "0.8\n"
        "o2,d1,m2,2026-05-02T11:00:00+02:00,2026-05-02T11:00:09+02:00,media,blank,,machine,SpeciesNet 4,0.9\n"
    )
    import_file(empty, folder, who="ana")
    (fox,) = [one for _, one in observations.all_observations(empty)]
    assert (fox.model, fox.confidence, fox.state.value, fox.span.start_s) == (
        "SpeciesNet 4",
        0.8,
        "unreviewed",
        1.0,
    )
    assert fox.subject is Subject.ANIMAL
    labels.apply(empty, {fox.id: confirm(fox)}, who="ana")
    export(empty, "camtrap-dp", tmp_path / "again", utc_offset="+02:00")
    after = rows_of(tmp_path / "again/observations.csv", "observationID")
    assert after["o1"]["classificationMethod"] == "human"
    assert after["o2"]["observationType"] == "blank"
    assert after["o2"]["classifiedBy"] == "SpeciesNet 4"


AT = "2026-05-02T10:00:00Z"
HEADINGS = {
    "deployments": "deploymentID,locationID,locationName,latitude,longitude,deploymentStart,deploymentEnd",
    "media": "mediaID,deploymentID,timestamp,filePath,fileName,filePublic,fileMediatype",
    "observations": "observationID,deploymentID,mediaID,eventID,eventStart,eventEnd,observationLevel,"
    "observationType,scientificName,count,sex,individualID,classificationMethod,classifiedBy,observationComments",
}


def rewritten(folder: Path, **rows: str) -> Path:
    """A package of these rows."""
    folder.mkdir()
    for name, heading in HEADINGS.items():
        (folder / f"{name}.csv").write_text(f"{heading}\n{rows[name]}", "utf-8")
    (folder / "datapackage.json").write_text(
        json.dumps({"resources": [{"name": name, "path": f"{name}.csv"} for name in HEADINGS]}), "utf-8"
    )
    return folder


def test_a_package_that_r_has_written_has_no_animals_called_na(empty: Project, tmp_path: Path) -> None:
    """Nor rows of events that are of the media NA."""
    package = rewritten(
        tmp_path / "dp",
        deployments="d1,NA,NA,48,9,2026-05-01T00:00:00Z,2026-05-09T00:00:00Z\n",
        media="m1,d1,2026-05-02T10:00:00Z,x/1.jpg,1.jpg,TRUE,image/jpeg\n",
        observations=f"o1,d1,m1,NA,{AT},{AT},media,animal,NA,NA,NA,NA,human,NA,NA\n"
        f"o2,d1,NA,e1,{AT},{AT},event,animal,Vulpes vulpes,2,NA,NA,human,NA,NA\n",
    )
    report = import_file(empty, package, who="bo")
    seen = [one for _, one in observations.all_observations(empty)]
    assert {(one.taxon, one.count, one.individual, one.notes) for one in seen} == {
        (None, 1, "", ""), ("vulpes_vulpes", 2, "", ""),
    }  # fmt: skip
    assert (report.problems, [one.name for one in media.sites(empty)]) == ([], ["d1"])


@pytest.mark.parametrize("lies", ["in the description", "beside it", "outside", "in the network"])
def test_what_a_package_calls_missing_is_no_name(empty: Project, tmp_path: Path, lies: str) -> None:
    """An animal of the species none, and one called -999, came in."""
    package = rewritten(
        tmp_path / "dp",
        deployments="d1,l1,-999,48,9,2026-05-01T00:00:00Z,2026-05-09T00:00:00Z\n",
        media="m1,d1,2026-05-02T10:00:00Z,x/1.jpg,1.jpg,TRUE,image/jpeg\n",
        observations=f"o1,d1,m1,-999,{AT},{AT},media,animal,none,-999,-999,-999,human,-999,-999\n",
    )
    own = {"name": "scientificName", "missingValues": [{"value": "none", "label": "nobody knew"}]}
    schema = {"missingValues": ["", "-999"], "fields": [own, "no field"]}
    place = tmp_path / "schema.json" if lies == "outside" else package / "schema.json"
    place.write_text(json.dumps(schema), "utf-8")
    words = {"in the description": schema, "beside it": "schema.json", "outside": "../schema.json"}
    told = words.get(lies, "https://example.org/schema.json")
    resources = [{"name": name, "path": f"{name}.csv", "schema": told} for name in HEADINGS]
    (package / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    report = import_file(empty, package, who="bo")
    (seen,) = (one for _, one in observations.all_observations(empty))
    is_read = lies in ("in the description", "beside it")
    assert (seen.taxon, seen.individual) == ((None, "") if is_read else ("none", "-999"))
    assert [one.name for one in media.sites(empty)] == (["l1"] if is_read else ["-999"])
    assert any("count" in each for each in report.problems) is not is_read


def test_an_animal_of_a_package_may_be_called_na(empty: Project, tmp_path: Path) -> None:
    package = rewritten(
        tmp_path / "dp",
        deployments="d1,l1,Hill,48,9,2026-05-01T00:00:00Z,2026-05-09T00:00:00Z\n",
        media="m1,d1,2026-05-02T10:00:00Z,x/1.jpg,1.jpg,true,image/jpeg\n",
        observations=f"o1,d1,m1,,{AT},{AT},media,animal,Vulpes vulpes,,,NA,human,,\n",
    )
    import_file(empty, package, who="bo")
    assert [one.individual for _, one in observations.all_observations(empty)] == ["NA"]


def test_a_package_whose_dates_a_spreadsheet_wrote_its_way_is_read_as_far_as_any_tells_the_order(
    empty: Project, tmp_path: Path
) -> None:
    """All of its media were left out."""
    package = rewritten(
        tmp_path / "dp",
        deployments="d1,l1,Hill,48,9,5/1/2026 0:00,5/9/2026 0:00\n",
        media="m1,d1,5/2/2026 10:00,x/1.jpg,1.jpg,TRUE,image/jpeg\n"
        "m2,d1,5/22/2026 10:00,x/2.jpg,2.jpg,TRUE,image/jpeg\n",
        observations="o1,d1,m1,,5/2/2026 10:00,5/2/2026 10:00,media,animal,Vulpes vulpes,1,,,human,ana,\n",
    )
    report = import_file(empty, package, who="bo")
    assert (report.problems, report.num_animals) == ([], 1)
    assert [one.captured_at for one in media.videos(empty)] == [
        datetime(2026, 5, 2, 10), datetime(2026, 5, 22, 10),
    ]  # fmt: skip
    (one,) = media.deployments(empty)
    assert (one.start, one.end) == (datetime(2026, 5, 1), datetime(2026, 5, 9))
