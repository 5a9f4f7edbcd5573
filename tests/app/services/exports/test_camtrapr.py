"""What camtrapR's own functions stumble over in its two tables, and the script that calls them."""

import re
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.services import deployments, media
from app.services.ecology.occupancy import Occasions
from app.services.exports import Selection, export, preview
from app.services.projects import Project
from app.store.records import Deployment
from tests.csv_rows import rows_in

NOON = datetime(2026, 5, 1, 12)
FOUND = re.compile(r"Problem\d\S(from|to)")
"""By what cameraOperation and surveyReport look for gaps (camtrapR 2.2 and 3.0)."""


def tell(project: Project, **fields: Any) -> Deployment:
    """Say of both cameras when they stood; the first."""
    told = {one.id: msgspec.structs.replace(one, **fields) for one in media.deployments(project)}
    deployments.change(project, told)
    return min(told.values(), key=lambda one: one.name)


def test_camtrapr_finds_every_gap_of_a_camera_that_had_more_than_nine(
    reviewed: Project, tmp_path: Path
) -> None:
    gaps = tuple((NOON + timedelta(days=n), NOON + timedelta(days=n, hours=6)) for n in range(1, 13))
    tell(reviewed, start=NOON, end=NOON + timedelta(days=20), gaps=gaps)
    export(reviewed, "camtrapr", tmp_path / "r")
    row = rows_in(tmp_path / "r/CTtable.csv")[0]
    found = {
        end: sorted(name for name in row if FOUND.search(name) and end in name) for end in ("from", "to")
    }
    pairs = [(row[start], row[stop]) for start, stop in zip(found["from"], found["to"], strict=True)]
    assert sorted(pairs) == [(str(start), str(stop)) for start, stop in gaps]
    assert list(row)[6:8] == ["Problem1_from", "Problem1_to"]


def test_a_camera_of_one_moment_is_taken_down_a_second_later(reviewed: Project, tmp_path: Path) -> None:
    """camtrapR: "setup is identical to retrieval", and no table at all."""
    tell(reviewed, start=NOON, end=NOON)
    export(reviewed, "camtrapr", tmp_path / "r")
    for row in rows_in(tmp_path / "r/CTtable.csv"):
        assert (row["Setup_date"], row["Retrieval_date"]) == ("2026-05-01 12:00:00", "2026-05-01 12:00:01")


def test_dates_that_are_only_those_of_videos_are_said_to_be(reviewed: Project, tmp_path: Path) -> None:
    def said() -> list[str]:
        return [one for one in preview(reviewed, "camtrapr").left_out if "first and last video" in one]

    assert [one[-16:] for one in said()] == ["(2: North, Süd)."]
    tell(reviewed, start=NOON, end=None)
    assert [one[-16:] for one in said()] == ["(2: North, Süd)."]
    tell(reviewed, start=NOON, end=NOON + timedelta(days=3))
    assert said() == []


def test_names_have_no_low_lines_beside_each_other_and_stay_apart(reviewed: Project, tmp_path: Path) -> None:
    """camtrapR: "Station IDs may not contain double underscores"."""
    first, second = sorted(media.sites(reviewed), key=lambda one: one.name)
    media.rename_site(reviewed, first.id, "Ridge__1")
    media.rename_site(reviewed, second.id, "Ridge_1")
    tell(reviewed, start=NOON, end=NOON + timedelta(days=3), camera="C___7")
    report = export(reviewed, "camtrapr", tmp_path / "r")
    cameras = [(row["Station"], row["Camera"]) for row in rows_in(tmp_path / "r/CTtable.csv")]
    assert cameras == [("Ridge_1", "C_7"), ("Ridge_1-2", "C_7")]
    stations = {row["Station"] for row in rows_in(tmp_path / "r/recordTable.csv")}
    assert stations == {"Ridge_1", "Ridge_1-2"}
    (said,) = (one for one in report.left_out if "__" in one)
    assert said.endswith("(2: Ridge__1, C___7).")


def test_sites_that_cannot_be_put_on_a_map_are_named(reviewed: Project) -> None:
    first, second = sorted(media.sites(reviewed), key=lambda one: one.name)
    placed = msgspec.structs.replace(first, latitude=48.5, longitude=13.5)
    deployments.change_sites(reviewed, {first.id: placed})
    (said,) = (one for one in preview(reviewed, "camtrapr").left_out if "detectionMaps" in one)
    assert f"(1: {second.name})" in said


def test_without_records_there_is_no_script(reviewed: Project, tmp_path: Path) -> None:
    report = export(reviewed, "camtrapr", tmp_path / "r", selection=Selection(taxa=("elephant",)))
    assert {file.name for file in report.files} == {"recordTable.csv", "CTtable.csv"}


def test_of_one_station_alone_the_script_asks_for_no_history(reviewed: Project, tmp_path: Path) -> None:
    """camtrapR 3.0 takes a row of a matrix for a column: "number of items to replace"."""
    site = min(media.sites(reviewed), key=lambda one: one.name)
    tell(reviewed, start=NOON, end=NOON + timedelta(days=5), site_id=site.id)
    export(reviewed, "camtrapr", tmp_path / "r")
    script = (tmp_path / "r/read.R").read_text("utf-8")
    assert "surveyReport(" in script
    assert "detectionHistory(" not in script


def test_two_cameras_that_are_called_as_their_model_have_a_line_each(
    reviewed: Project, tmp_path: Path
) -> None:
    site = min(media.sites(reviewed), key=lambda one: one.name)
    tell(reviewed, start=NOON, end=NOON + timedelta(days=5), site_id=site.id, camera="Browning")
    export(reviewed, "camtrapr", tmp_path / "r")
    cameras = [row["Camera"] for row in rows_in(tmp_path / "r/CTtable.csv")]
    assert cameras == [f"Browning (deployment-{one.id})" for one in media.deployments(reviewed)]


AS_DOCUMENTED = """
cameraOperation <- function(CTtable, stationCol, cameraCol, setupCol, retrievalCol, dateFormat, hasProblems,
                            byCamera, allCamsOn, camerasIndependent) {
  times <- function(column) as.POSIXct(CTtable[, column], tz = "UTC", format = dateFormat)
  stopifnot(is.character(CTtable[, stationCol]), is.character(CTtable[, cameraCol]), !byCamera, !allCamsOn)
  stopifnot(!is.na(times(setupCol)), times(setupCol) < times(retrievalCol), camerasIndependent)
  problems <- grep("Problem\\\\d\\\\Sfrom", colnames(CTtable))
  stopifnot(hasProblems == (length(problems) > 0))
  structure(matrix(0, length(unique(CTtable[, stationCol])), 1), names = unique(CTtable[, stationCol]))
}
surveyReport <- function(recordTable, CTtable, camOp, cameraCol, setupCol, retrievalCol, CTDateFormat) {
  stopifnot(recordTable$Station %in% CTtable$Station, cameraCol %in% colnames(CTtable))
  stopifnot(!is.na(as.Date(CTtable[, setupCol], format = CTDateFormat)))
}
detectionHistory <- function(recordTable, species, camOp, occasionLength, day1, timeZone) {
  stopifnot(species %in% recordTable$Species, day1 == "survey", timeZone %in% OlsonNames())
  stopifnot(!is.na(as.POSIXct(recordTable$DateTimeOriginal, tz = timeZone)))
  list(detection_history = c(occasionLength, nrow(recordTable), names(camOp)))
}
"""


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not here")
@pytest.mark.parametrize("days", [7, 2])
def test_r_reads_them_by_what_camtrapr_asks_for(reviewed: Project, tmp_path: Path, days: int) -> None:
    """Sites are called 01 and NA, the first camera ran for six days: no longer occasion is there."""
    first, second = sorted(media.sites(reviewed), key=lambda one: one.name)
    media.rename_site(reviewed, first.id, "01")
    media.rename_site(reviewed, second.id, "NA")
    gap = (NOON + timedelta(days=1), NOON + timedelta(days=2))
    tell(reviewed, start=NOON, end=NOON + timedelta(days=5), gaps=(gap,))
    export(reviewed, "camtrapr", tmp_path / "r", occasions=Occasions(days=days))
    script = tmp_path / "r/read.R"
    script.write_text(script.read_text("utf-8").replace("library(camtrapR)", AS_DOCUMENTED), "utf-8")
    done = subprocess.run(
        ["Rscript", script.name], cwd=tmp_path / "r", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = re.findall(r'"([^"]+)"', done.stdout)
    number = len(rows_in(tmp_path / "r/recordTable.csv"))
    assert told == [str(min(days, 6)), str(number), "01", "NA"]
