"""Coordinates that are rounded for others still reach the place, and are exact nowhere in what goes out."""

import json
import re
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.entry import command_line
from app.cli.words import exchange
from app.services import deployments, media
from app.services.analysis.survey import Options
from app.services.analysis.values import SiteMap
from app.services.exports import FORMATS, export, preview
from app.services.exports.rounded_places import MOST_DECIMALS, rounded
from app.services.imports import import_file
from app.services.projects import Project
from app.services.survey_report import write_survey_report
from app.store.records import Site, SiteId
from tests.csv_rows import rows_in

EXACT = (48.97263, 13.38147)


@pytest.fixture
def placed(reviewed: Project) -> Project:
    """Its sites lie at one place, known to ten meters."""
    latitude, longitude = EXACT
    wanted = {
        one.id: msgspec.structs.replace(one, latitude=latitude, longitude=longitude, uncertainty_m=10.0)
        for one in media.sites(reviewed)
    }
    deployments.change_sites(reviewed, wanted)
    return reviewed


def away_m(one: Site, other: Site) -> float:
    """On a sphere, by the haversine formula."""
    (north, west), (south, east) = (
        [radians(each) for each in (place.latitude, place.longitude) if each is not None]
        for place in (one, other)
    )
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin((west - east) / 2) ** 2
    return 2 * 6_371_009 * asin(sqrt(half))


def text_of(file: Path) -> str:
    """All that stands in a file, or in the files of a workbook."""
    if file.suffix != ".xlsx":
        return file.read_text("utf-8")
    with ZipFile(file) as book:
        return " ".join(book.read(name).decode("utf-8") for name in book.namelist())


@given(st.floats(-90, 90), st.floats(-180, 180), st.integers(0, MOST_DECIMALS))
def test_the_uncertainty_reaches_the_true_place(latitude: float, longitude: float, decimals: int) -> None:
    true = Site(id=SiteId(1), name="x", latitude=latitude, longitude=longitude)
    told = rounded(true, decimals)
    assert told.uncertainty_m is not None
    assert away_m(told, true) <= told.uncertainty_m * 1.0001 + 0.01


@pytest.mark.parametrize(("decimals", "meters"), [(0, 78_716), (1, 7_872), (2, 788), (3, 79), (4, 8)])
def test_how_far_a_place_can_be_from_where_it_is_told(decimals: int, meters: int) -> None:
    """At the equator, by hand: 111.32 km a degree, half of a cell's diagonal, to the next meter."""
    told = rounded(Site(id=SiteId(1), name="x", latitude=0.0, longitude=9.0), decimals)
    assert told.uncertainty_m == meters


def test_a_site_without_coordinates_stays_without() -> None:
    nowhere = Site(id=SiteId(1), name="x")
    assert rounded(nowhere, 1) == nowhere


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.plan is None])
def test_no_exact_coordinate_is_in_what_goes_out(placed: Project, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out{FORMATS[name].suffix}"
    report = export(placed, name, out, place_decimals=1)
    told = " ".join(map(text_of, report.files))
    assert not [each for each in EXACT if str(each)[:5] in told]
    assert not FORMATS[name].has_places or re.search(r"(?<![\d.])49(\.0)?(?!\d)", told)
    said = any(each.startswith("Coordinates are rounded to 0.1 degrees.") for each in report.left_out)
    assert said == FORMATS[name].has_places
    opened = [each for each in report.left_out if not each.startswith("Videos that cannot be read now")]
    assert opened == preview(placed, name, place_decimals=1).left_out


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_exact_coordinate_is_in_a_report(placed: Project, tmp_path: Path, language: str) -> None:
    options = Options(place_decimals=1, num_bootstraps=5, language=language)
    (found,) = (one for one in write_survey_report(placed, tmp_path / "r.html", options) if one.key == "map")
    assert isinstance(found.plot, SiteMap)
    assert {(spot.latitude, spot.longitude) for spot in found.plot.spots} == {(49.0, 13.4)}
    assert {row.cells[1:3] for row in found.table.rows} == {(49.0, 13.4)}
    told = (tmp_path / "r.html").read_text("utf-8")
    assert not [each for each in EXACT if str(each)[:5] in told]
    setting, note = {
        "en": ("rounded, 8 km off at most", "Coordinates are rounded, 8 km off at most."),
        "de": ("gerundet, höchstens 8 km daneben", "Die Koordinaten sind gerundet, höchstens 8 km daneben."),
    }[language]
    assert f"<td>{setting}</td>" in told
    assert f'<p class="note">{note}' in told


def test_the_command_that_analyses_rounds_coordinates_as_the_one_that_exports(
    placed: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert placed.path is not None
    placed.close()
    words = ["analyse", str(placed.path), "--json", "--bootstraps", "5", "--round-coordinates", "1"]
    assert command_line(words, lambda *_, **__: 1) == 0
    told = capsys.readouterr().out
    (found,) = (one for one in json.loads(told) if one["analysis"] == "map")
    assert {tuple(row[1:3]) for row in found["rows"]} == {(49.0, 13.4)}


def test_a_rounded_package_says_so_and_changes_no_place_when_it_comes_back(
    placed: Project, tmp_path: Path
) -> None:
    before = media.sites(placed)
    export(placed, "camtrap-dp", tmp_path / "dp", utc_offset="+01:00", place_decimals=2)
    description = json.loads((tmp_path / "dp" / "datapackage.json").read_text("utf-8"))
    assert description["coordinatePrecision"] == 0.01
    assert description["spatial"] == {"type": "Point", "coordinates": [13.38, 48.97]}
    (row, *_) = rows_in(tmp_path / "dp" / "deployments.csv")
    told = row["latitude"], row["longitude"], row["coordinateUncertainty"]
    assert told == ("48.97", "13.38", "676")  # 10 + hypot(556.6, 556.6 cos 48.96°)
    import_file(placed, tmp_path / "dp", who="bo")
    assert media.sites(placed) == before


def test_the_command_line_offers_as_many_decimals_as_there_are() -> None:
    assert exchange.MOST_DECIMALS == MOST_DECIMALS
