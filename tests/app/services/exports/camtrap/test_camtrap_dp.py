import json
from pathlib import Path

import msgspec
import pytest
from frictionless import Package, Resource, Schema

from app.services import deployments, media, observations
from app.services.exports import ExportReport, export
from app.services.exports.camtrap.tables import file_path
from app.services.exports.material import told_apart
from app.services.imports import import_file
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.labels import confirm
from app.store.records import Kind, Observation
from mvit_core.types import Box, Span, TrackPoint
from tests.csv_rows import rows_in
from tests.scanned import scanned_by

Tables = dict[str, list[dict[str, str]]]


@pytest.fixture
def folder(reviewed: Project, tmp_path: Path) -> Path:
    return export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="-05:30").files[0].parent


@pytest.fixture
def tables(folder: Path) -> Tables:
    return {name: rows_in(folder / f"{name}.csv") for name in ("deployments", "media", "observations")}


def validated(folder: Path, schemas: Path) -> list[str]:
    """What frictionless finds wrong, by the published table schemas."""
    package = Package(basepath=str(folder))
    for name in ("deployments", "media", "observations"):
        schema = Schema.from_descriptor(json.loads((schemas / f"{name}-table-schema.json").read_text()))
        package.add_resource(Resource(name=name, path=f"{name}.csv", schema=schema, encoding="utf-8"))
    report = package.validate()
    return [f"{error.type}: {error.message}" for task in report.tasks for error in task.errors]


@pytest.mark.shared
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_tables_are_valid_by_the_published_schemas(folder: Path, shared: Path) -> None:
    assert validated(folder, shared / "formats/camtrap-dp") == []


@pytest.mark.shared
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_validation_would_notice_a_wrong_cell(folder: Path, shared: Path) -> None:
    file = folder / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",media,", ",clip,", 1), encoding="utf-8")
    assert validated(folder, shared / "formats/camtrap-dp")


@pytest.mark.shared
def test_the_description_is_valid_by_the_published_profile(folder: Path, shared: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    profile = json.loads((shared / "formats/camtrap-dp/camtrap-dp-profile.json").read_text())
    own = profile["allOf"][1]  # the first part is the general one, which lies on a server
    own["properties"]["spatial"].pop("$ref")
    own["$defs"] = profile["$defs"]
    jsonschema.Draft202012Validator(own).validate(
        json.loads((folder / "datapackage.json").read_text("utf-8"))
    )


@pytest.mark.parametrize(
    ("places", "kind", "parts"),
    [
        ([(-16.8, 13.4), (-16.9, 13.1)], "Polygon", [(13.1, 13.4)]),
        ([(-16.8, 179.9), (-16.9, -179.8)], "MultiPolygon", [(179.9, 180), (-180, -179.8)]),
    ],
)
def test_the_package_tells_what_lies_around_its_sites(
    reviewed: Project, tmp_path: Path, places: list[tuple[float, float]], kind: str, parts: list[object]
) -> None:
    wanted = {
        site.id: msgspec.structs.replace(site, latitude=latitude, longitude=longitude)
        for site, (latitude, longitude) in zip(media.sites(reviewed), places, strict=True)
    }
    deployments.change_sites(reviewed, wanted)
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="+12:00")
    told = json.loads((tmp_path / "dp" / "datapackage.json").read_text("utf-8"))["spatial"]
    rings = [part[0] for part in (told["coordinates"] if kind == "MultiPolygon" else [told["coordinates"]])]
    assert told["type"] == kind
    assert [(min(x for x, _ in ring), max(x for x, _ in ring)) for ring in rings] == parts
    assert {y for ring in rings for _, y in ring} == {-16.8, -16.9}


def test_times_carry_the_offset_and_no_fractions(tables: Tables) -> None:
    lion = tables["observations"][0]
    assert lion["eventStart"] == "2026-05-01T12:00:01-05:30"
    assert lion["eventEnd"] == "2026-05-01T12:00:06-05:30"
    assert "start_s:1.250 | end_s:5.250" in lion["observationTags"]


def bouts_of(animal: dict[str, str], rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if "bout_of:" + animal["observationID"] in row["observationTags"]]


def test_behaviors_are_listed_dominant_first_and_each_bout_has_its_own_span(
    reviewed: Project, tmp_path: Path
) -> None:
    seen = [one for _, one in observations.all_observations(reviewed) if one.kind is Kind.BEHAVIOR]
    labels.apply(reviewed, {one.id: confirm(one) for one in seen}, who="@ana")
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="-05:30")
    lion, *others = rows_in(tmp_path / "dp" / "observations.csv")
    assert lion["behavior"] == "sleeps | eats food"
    bouts = bouts_of(lion, others)
    assert [row["behavior"] for row in bouts] == ["eats food", "sleeps"]
    assert {row["scientificName"] for row in bouts} == {"Panthera"}


def test_a_persons_row_names_no_behavior_that_only_a_machine_has_said(tables: Tables) -> None:
    lion, *others = tables["observations"]
    assert (lion["classificationMethod"], lion["behavior"]) == ("human", "")
    told = {(row["behavior"], row["classificationMethod"]) for row in bouts_of(lion, others)}
    assert told == {("eats food", "machine"), ("sleeps", "machine")}
    (event,) = (row for row in others if row["eventID"] == lion["eventID"] and row is not lion)
    assert (event["classificationMethod"], event["behavior"]) == ("human", "")


def test_people_and_machines_are_told_apart(tables: Tables) -> None:
    bear = next(row for row in tables["observations"] if row["scientificName"] == "Ursus")
    assert (bear["classificationMethod"], bear["classifiedBy"]) == ("human", "@ana")
    assert bear["classificationTimestamp"].endswith("+00:00")
    assert bear["classificationProbability"] == ""
    unnamed = next(row for row in tables["observations"] if row["observationType"] == "unclassified")
    assert (unnamed["classificationMethod"], unnamed["scientificName"]) == ("machine", "")


def test_a_box_never_leaves_the_picture(tables: Tables) -> None:
    lion = tables["observations"][0]
    assert float(lion["bboxX"]) + float(lion["bboxWidth"]) <= 1.0
    assert float(lion["bboxWidth"]) == pytest.approx(0.05)


def test_blank_is_what_was_read_to_the_end_or_cleared_by_a_person(tables: Tables) -> None:
    names = {row["mediaID"]: row["fileName"] for row in tables["media"]}
    blanks = {
        names[row["mediaID"]]: row for row in tables["observations"] if row["observationType"] == "blank"
    }
    assert set(blanks) == {"blank.mp4", "a..b.AVI"}
    assert blanks["blank.mp4"]["classificationMethod"] == "machine"
    assert blanks["a..b.AVI"]["classifiedBy"] == "@ana"


def test_a_video_is_blank_also_where_the_machine_saw_a_bout_in_what_was_rejected(
    reviewed: Project, animals: dict[str, list[Observation]], tmp_path: Path
) -> None:
    lion, _ = animals["North/=SUM(1).mp4"]
    everything = observations.of_video(reviewed, lion.video_id)
    assert any(one.parent_id == lion.id for one in everything)
    gone = [one for one in everything if one.kind is Kind.ANIMAL]
    labels.apply(reviewed, {one.id: labels.reject(one) for one in gone}, who="ben")
    rows = rows_in(export(reviewed, "camtrap-dp", tmp_path / "again").files[0].parent / "observations.csv")
    blank = next(row for row in rows if row["observationID"] == f"blank-{lion.video_id}")
    assert (blank["classificationMethod"], blank["classifiedBy"]) == ("human", "ben")


@pytest.mark.parametrize("written", ["=HYPERLINK(1)", "+1", "-2", "@x", "'=a"])
def test_what_spreadsheets_take_for_formulas_stays_as_it_was_written(
    reviewed: Project, animals: dict[str, list[Observation]], tmp_path: Path, written: str
) -> None:
    """Who reads a package by its standard knows of no sign before it."""
    _, bear = animals["North/=SUM(1).mp4"]
    said = labels.correct(bear, taxon="ursus", notes=written, individual=written)
    labels.apply(reviewed, {bear.id: said}, who="ana")
    export(reviewed, "camtrap-dp", tmp_path / "dp")
    told = [row for row in rows_in(tmp_path / "dp/observations.csv") if row["scientificName"] == "Ursus"]
    assert {(row["individualID"], row["observationComments"]) for row in told} >= {(written, written)}
    with create_project(tmp_path / "other.trapline") as other:
        import_file(other, tmp_path / "dp", who="bo")
        found = [one for _, one in observations.all_observations(other) if one.taxon == "ursus"]
        assert {(one.individual, one.notes) for one in found} == {(written, written)}


def test_unreadable_files_are_media_with_the_reason_and_no_observation(tables: Tables) -> None:
    row = next(row for row in tables["media"] if row["fileName"] == "zero.mp4")
    assert "It is empty." in row["mediaComments"]
    assert row["mediaID"] not in {one["mediaID"] for one in tables["observations"]}


def test_the_time_of_a_file_does_not_pass_for_that_of_the_camera(tables: Tables) -> None:
    said = {row["fileName"]: json.loads(row["exifData"]) for row in tables["media"]}
    assert said["blank.mp4"] == {"DateTimeOriginal": "2026:05:01 12:00:00"}
    assert said["zero.mp4"] == {"FileModifyDate": "2026:05:01 12:00:00"}  # nobody could open it


def test_what_nobody_knows_is_said_and_not_invented(project: Project, tmp_path: Path, tables: Tables) -> None:
    report: ExportReport = export(project, "camtrap-dp", tmp_path / "again")
    said = "\n".join(report.left_out)
    assert "Sites without coordinates" in said
    assert "No UTC offset was given" in said
    assert "Unreadable videos" in said
    assert {row["coordinateUncertainty"] for row in tables["deployments"]} == {"20037508"}


@pytest.mark.parametrize(
    ("relative", "allowed"),
    [
        ("A/b.mp4", "A/b.mp4"),
        ("A/b..c.mp4", "A/b%2E%2Ec.mp4"),
        ("~tmp.mp4", "%7Etmp.mp4"),
        ("a\nb.mp4", "a%0Ab.mp4"),
    ],
)
def test_paths_that_the_schema_forbids_are_written_as_codes(relative: str, allowed: str) -> None:
    assert file_path(relative) == allowed


def test_files_of_several_cards_are_told_apart_by_their_paths() -> None:
    cards = [Path("/media/ada/A/DCIM"), Path("/media/ada/B/DCIM"), Path("/media/bob/B/DCIM")]
    assert list(told_apart(cards[:1]).values()) == [""]
    assert list(told_apart(cards[:2]).values()) == ["A/DCIM/", "B/DCIM/"]
    assert list(told_apart(cards).values()) == ["ada/A/DCIM/", "ada/B/DCIM/", "bob/B/DCIM/"]
    assert list(told_apart([Path("/x/North"), Path("/x/South")]).values()) == ["North/", "South/"]
    nested = [Path("/a"), Path("/b/a"), Path("/")]
    assert len(set(told_apart(nested).values())) == 3


@pytest.mark.shared
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_boxes_that_a_person_drew_are_a_persons_and_lie_in_the_picture(
    reviewed: Project, tmp_path: Path, shared: Path
) -> None:
    """Of an animal that nothing else found; also where a side was drawn beyond the edge."""
    video = next(one for one in media.videos(reviewed) if one.relative_path == "North/blank.mp4")
    place = labels.new_observation(reviewed, video.id, Kind.ANIMAL)
    drawn = (
        TrackPoint(2.0, 60, Box(-0.1, 0.333336, 0.4, 0.666664)),
        TrackPoint(4.0, 120, Box(0.1, 0.333336, 0.4, 0.666664)),
    )
    said = labels.add(Span(2.0, 4.0), taxon="lynx", keyframes=drawn)
    labels.apply(reviewed, {place: said}, who="ana")
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="-05:30")
    assert validated(tmp_path / "dp", shared / "formats/camtrap-dp") == []
    rows = rows_in(tmp_path / "dp" / "observations.csv")
    lynx, event = (row for row in rows if row["scientificName"] == "Lynx")
    assert (lynx["observationLevel"], lynx["classificationMethod"]) == ("media", "human")
    assert (lynx["classifiedBy"], lynx["classificationProbability"]) == ("ana", "")
    x, y, width, height = (float(lynx[f"bbox{side}"]) for side in ("X", "Y", "Width", "Height"))
    assert (x, y) == (0.0, 0.33334)
    assert width == pytest.approx(0.4)
    assert y + height == pytest.approx(1.0, abs=1e-9)
    assert "bbox_s:3.000" in lynx["observationTags"]
    assert (event["observationLevel"], event["mediaID"], event["bboxX"]) == ("event", "", "")


def test_a_model_that_named_nothing_is_not_said_to_have_classified_it(
    reviewed: Project, tmp_path: Path
) -> None:
    """As the model that ships, which knows no species: that something is there is motion's word."""
    scanned_by(reviewed, "Starter")
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="-05:30")
    rows = rows_in(tmp_path / "dp" / "observations.csv")
    bare = [row for row in rows if row["observationType"] == "unclassified" and row["mediaID"]]
    assert {(row["classifiedBy"], row["classificationProbability"]) for row in bare} == {
        ("Trapline motion", "")
    }
    assert all("motion_confidence:0.7500" in row["observationTags"] for row in bare)
    (bout, *_) = (row for row in rows if row["behavior"] == "eats food")
    assert (bout["classifiedBy"], bout["classificationProbability"]) == ("Starter", "0.6")
