"""Detection histories and effort as R's unmarked reads them, over a survey whose truth is known."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, stdev

import pytest

from app.services.analysis.occasions import history_of
from app.services.analysis.survey import Options, Survey
from app.services.ecology.occupancy import Occasions
from app.services.exports import Selection, export, preview
from app.services.projects import Project
from tests.survey_project import SITES, make_survey

Matrix = list[list[str]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with make_survey(tmp_path_factory.mktemp("unmarked")) as made:
        yield made


def read(file: Path) -> Matrix:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _numbers(file: Path) -> list[float]:
    return [float(cell) for line in read(file)[1:] for cell in line[1:] if cell != "NA"]


def test_histories_and_effort_are_those_of_the_analyses(project: Project, tmp_path: Path) -> None:
    report = export(project, "unmarked", tmp_path / "out", occasions=Occasions(days=10, least_share=0.6))
    survey = Survey(project, Options(occasion_days=10, least_share=0.6))
    head, *lines = read(tmp_path / "out" / "histories.csv")
    assert head[:3] == ["species", "site", "2026-05-01"]
    assert {line[0] for line in lines} == set(survey.species)
    assert report.num_rows == len(lines) == len(SITES) * len(survey.species)
    for species in survey.species:
        matrix = history_of(survey, species)
        expected = [["NA" if cell is None else str(cell) for cell in row] for row in matrix.seen]
        assert [line[2:] for line in lines if line[0] == species] == expected
        assert [line[1] for line in lines if line[0] == species] == list(matrix.sites)
    effort = read(tmp_path / "out" / "effort.csv")
    assert effort[0] == ["site", *head[2:]]
    expected = [["NA" if cell is None else str(cell) for cell in row] for row in matrix.effort]
    assert [line[1:] for line in effort[1:]] == expected
    assert any("NA" in line for line in effort)
    assert "NA: occasions of 10 days of which cameras worked less than 60 %." in report.left_out


def test_scaled_effort_goes_back_by_what_the_script_says(project: Project, tmp_path: Path) -> None:
    export(project, "unmarked", tmp_path / "out", occasions=Occasions(days=7))
    days, numbers = (_numbers(tmp_path / "out" / name) for name in ("effort.csv", "effort_scaled.csv"))
    assert (mean(numbers), stdev(numbers)) == pytest.approx((0, 1), abs=1e-6)
    script = (tmp_path / "out" / "read.R").read_text(encoding="utf-8")
    first = script.splitlines()[0]
    assert first == f"# effort_scaled.csv: (effort.csv - {mean(days)!r}) / {stdev(days)!r}, all cells"
    assert [one * stdev(days) + mean(days) for one in numbers] == pytest.approx(days, abs=1e-6)
    assert 'histories$species == "Canis", ' in script


def test_sites_stand_in_the_same_order_everywhere(project: Project, tmp_path: Path) -> None:
    export(project, "unmarked", tmp_path / "out", selection=Selection(taxa=("lynx",)))
    sites = [(line[0], float(line[1]), float(line[2])) for line in read(tmp_path / "out" / "sites.csv")[1:]]
    assert sites == [(name, *SITES[name]) for name in sorted(SITES)]
    names = [line[:2] for line in read(tmp_path / "out" / "histories.csv")[1:]]
    assert names == [["Lynx", name] for name in sorted(SITES)]
    assert [line[0] for line in read(tmp_path / "out" / "effort.csv")[1:]] == sorted(SITES)


def test_where_all_was_worked_alike_there_is_nothing_to_scale(project: Project, tmp_path: Path) -> None:
    report = export(project, "unmarked", tmp_path / "out", occasions=Occasions(days=7, least_share=1.0))
    assert {file.name for file in report.files} == {"histories.csv", "effort.csv", "sites.csv", "read.R"}
    assert "All occasions were worked alike: effort_scaled.csv is left out." in report.left_out
    assert '"effort.csv"' in (tmp_path / "out" / "read.R").read_text(encoding="utf-8")


def test_where_no_animal_is_named_it_says_why_and_what_to_do_and_writes_no_script(
    project: Project, tmp_path: Path
) -> None:
    nobody = Selection(taxa=("panthera",))
    planned = preview(project, "unmarked", selection=nobody)
    assert planned.num_rows == 0
    assert "Name animals in review" in planned.left_out[0]
    report = export(project, "unmarked", tmp_path / "out", selection=nobody)
    assert report.left_out == planned.left_out
    assert "read.R" not in {file.name for file in (tmp_path / "out").iterdir()}


AS_DOCUMENTED = """
unmarkedFrameOccu <- function(y, siteCovs, obsCovs) {
  stopifnot(is.matrix(y), is.numeric(y), all(y %in% c(0, 1, NA)), nrow(y) > 0)
  stopifnot(is.data.frame(siteCovs), nrow(siteCovs) == nrow(y), sapply(siteCovs, is.numeric))
  for (one in obsCovs) stopifnot(is.data.frame(one), dim(one) == dim(y), sapply(one, is.numeric))
  c(dim(y), sum(y, na.rm = TRUE))
}
"""


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not here")
@pytest.mark.parametrize("days", [7, 100])
def test_r_makes_of_it_what_unmarked_asks_for(project: Project, tmp_path: Path, days: int) -> None:
    """By what unmarkedFrameOccu is documented to take, of sites whose names R would take for numbers."""
    folder = tmp_path / "out"
    export(project, "unmarked", folder, occasions=Occasions(days=days))
    for name in ("histories.csv", "effort_scaled.csv", "sites.csv"):
        table = (folder / name).read_text("utf-8").replace("Bear hollow", "1").replace("Creek ford", "01")
        (folder / name).write_text(table, "utf-8")
    script = folder / "read.R"
    text = script.read_text("utf-8").replace("library(unmarked)", AS_DOCUMENTED)
    script.write_text(text.replace("summary(frame)", "cat(frame)"), "utf-8")
    done = subprocess.run(["Rscript", script.name], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line[2:] for line in read(folder / "histories.csv")[1:] if line[0] == "Canis"]
    expected = [len(SITES), len(lines[0]), sum(cell == "1" for line in lines for cell in line)]
    assert [int(word) for word in done.stdout.split()[-3:]] == expected
