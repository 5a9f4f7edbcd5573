"""Tables of deployments as people and camtrapR write them."""

from datetime import datetime
from pathlib import Path

import pytest

from app.services import media
from app.services.exports import export
from app.services.imports import guess_format, import_file
from app.services.imports.deployment_columns import gap_columns, is_of_deployments
from app.services.projects import Project
from tests.app.services.imports.test_tables import written


@pytest.fixture
def three(empty: Project, tmp_path: Path) -> Project:
    """Deployments of two sites; Ridge has two of them."""
    folder = tmp_path / "cards"
    for name in ("Bog/IMG_0001.MP4", "Ridge/Cam A/IMG_0001.MP4", "Ridge/Cam B/IMG_0001.MP4"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    media.add_files(empty, folder, list(media.find_videos(folder)))
    assert {site.name for site in media.sites(empty)} == {"Bog", "Ridge"}
    return empty


def places(project: Project) -> dict[str, tuple[float | None, float | None]]:
    return {site.name: (site.latitude, site.longitude) for site in media.sites(project)}


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("site,latitude,longitude", True),
        ("Station;Camera;gps_x;gps_y;Setup_date;Retrieval_date", True),
        ("Standort,Breite,Länge", True),
        ("sitio,inicio,fin", True),
        ("site,latitude", False),
        ("latitude,longitude", False),
        ("site,species,latitude,longitude", False),
        ("site,start,end,behavior", False),
        ("file,site,latitude,longitude", False),
    ],
)
def test_a_table_of_places_or_periods_is_told_by_its_columns(
    tmp_path: Path, heading: str, *, is_one: bool
) -> None:
    table = written(tmp_path / "t.csv", heading + "\n")
    assert (guess_format(table) == "deployments") is is_one
    assert is_of_deployments(heading.replace(";", ",").split(",")) is is_one


def test_a_table_by_sites_tells_the_one_deployment_of_each(three: Project, tmp_path: Path) -> None:
    rows = "Bog,48.921,13.392,2026-05-01 12:00,2026-06-01 09:30,0.5\nMoor,1,2,,,\n,3,4,,,\n"
    table = written(tmp_path / "t.csv", f"Site,Lat,Lon,Start_date,End,Height\n{rows}")
    report = import_file(three, table, who="ana")
    assert report.left_out == [
        "A row without Site is left out.",
        "Moor is no deployment of this project: it is left out.",
    ]
    assert places(three) == {"Bog": (48.921, 13.392), "Ridge": (None, None)}
    (bog,) = [one for one in media.deployments(three) if one.name == "Bog"]
    assert (bog.start, bog.end) == (datetime(2026, 5, 1, 12), datetime(2026, 6, 1, 9, 30))
    assert bog.camera_height_m == 0.5


def test_deployments_of_a_site_are_told_apart_by_name_or_camera(three: Project, tmp_path: Path) -> None:
    rows = "Ridge,Cam A,2026-05-01,2026-06-01\nRidge,Cam B,2026-05-02,2026-06-02\n"
    table = f"Station,Camera,Setup_date,Retrieval_date\n{rows}"
    assert import_file(three, written(tmp_path / "t.csv", table), who="ana").left_out == []
    days = {one.name: one.start.day for one in media.deployments(three) if one.start}
    assert days == {"Ridge Cam A": 1, "Ridge Cam B": 2}
    table = "Site,Start,End\nRidge,2026-05-03,2026-06-03\n"
    report = import_file(three, written(tmp_path / "t.csv", table), who="ana")
    assert report.left_out == ["Ridge is more than one deployment of this project: it is left out."]


def test_a_place_is_that_of_a_site_however_many_deployments_it_has(three: Project, tmp_path: Path) -> None:
    table = written(tmp_path / "t.csv", "Site,Latitude,Longitude\nRidge,48.9,13.3\n")
    assert import_file(three, table, who="ana").left_out == []
    assert places(three) == {"Bog": (None, None), "Ridge": (48.9, 13.3)}


def test_camtrapr_says_when_a_camera_did_not_work(three: Project, tmp_path: Path) -> None:
    heading = "Station,Setup_date,Retrieval_date,Problem1_from,Problem1_to,Problem2_from,Problem2_to"
    row = "Bog,01/05/2026,30/06/2026,10/05/2026,12/05/2026,,"
    assert import_file(three, written(tmp_path / "t.csv", f"{heading}\n{row}\n"), who="ana").left_out == []
    (bog,) = [one for one in media.deployments(three) if one.name == "Bog"]
    assert bog.gaps == ((datetime(2026, 5, 10), datetime(2026, 5, 12)),)
    assert gap_columns(["Problem9_from", "Problem9_from10", "Problem9_to10", "x"]) == [
        ("Problem9_from10", "Problem9_to10")
    ]


def test_what_is_wrong_is_said_of_the_column_as_the_table_calls_it(three: Project, tmp_path: Path) -> None:
    table = written(tmp_path / "t.csv", "Standort,Breite,Länge,Beginn,Ende\nBog,95,13.3,gestern,1.6.2026\n")
    report = import_file(three, table, who="ana")
    assert [sentence.partition(".")[0] for sentence in report.left_out] == [
        "Deployment Bog: Beginn is 'gestern', which is not a date",
        "Deployment Bog: Breite is '95', which is no place",
    ]


def test_what_went_out_for_camtrapr_comes_back(three: Project, tmp_path: Path) -> None:
    rows = "Bog,,48.9,13.3,2026-05-01,2026-06-01\nRidge,Cam A,48.8,13.4,2026-05-02,2026-06-02\n"
    rows += "Ridge,Cam B,48.8,13.4,2026-05-03,2026-06-03\n"
    table = written(tmp_path / "t.csv", f"site,camera,lat,lon,start,end\n{rows}")
    assert import_file(three, table, who="ana").left_out == []
    before = media.sites(three), media.deployments(three)
    export(three, "camtrapr", tmp_path / "out")
    assert import_file(three, tmp_path / "out/CTtable.csv", who="ana").left_out == []
    assert (media.sites(three), media.deployments(three)) == before
