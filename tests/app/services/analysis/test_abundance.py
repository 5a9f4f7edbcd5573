from collections import Counter
from pathlib import Path

import msgspec
import pytest

from app.services import deployments, media
from app.services.analysis.abundance import abundance
from app.services.analysis.abundance_by_site import abundance_by_site
from app.services.analysis.survey import Options, Survey
from app.services.analysis.values import Bars, Finding
from app.services.ecology.counted import poisson_interval
from app.services.exports.selection import Selection
from app.services.projects import Project
from tests.survey_project import SITES, make_survey, plan

NIGHTS = 60 * len(SITES) - 10


def cells_of(finding: Finding) -> dict[str, dict[str, object]]:
    return {
        str(row.cells[1]).lower(): dict(zip(finding.table.columns, row.cells, strict=True))
        for row in finding.table.rows
    }


def test_rai_is_of_all_nights_also_of_sites_without_the_species(survey: Survey) -> None:
    events = Counter(one.counts_as for one in plan() if one.species and not one.is_second)
    found = cells_of(abundance(survey))
    assert {key: cells["Events"] for key, cells in found.items()} == events
    for key, cells in found.items():
        assert cells["RAI"] == pytest.approx(100 * events[key] / NIGHTS, abs=0.005)
        assert (cells["Trap nights"], cells["Sites"]) == (NIGHTS, len(SITES))


def test_the_fewer_sites_a_species_is_at_the_less_sure_is_its_rate(survey: Survey) -> None:
    finding = abundance(survey)
    bears, deer, foxes = (cells_of(finding)[key] for key in ("ursus", "cervus", "vulpes"))
    assert deer["RAI low"] == 0, "at two sites of six"
    assert float(str(foxes["RAI low"])) > 0.3 * float(str(foxes["RAI"])), "foxes are at all"
    assert (bears["RAI low"], bears["RAI high"]) == (None, None), "at one alone"
    assert "At one site alone, and so without an interval: dogs and wolves, bears." in finding.notes


def test_the_plot_has_the_intervals_of_the_table_and_opens_the_events(survey: Survey) -> None:
    finding = abundance(survey)
    assert isinstance(finding.plot, Bars)
    for mark, row in zip(finding.plot.marks, finding.table.rows, strict=True):
        for told, drawn in zip(row.cells[6:9], (mark.value, mark.low, mark.high), strict=True):
            assert (told is None) == (drawn is None)
            assert drawn is None or drawn == pytest.approx(told, abs=0.005)
        assert mark.behind == row.behind
        assert mark.behind


def test_of_few_sites_rai_has_no_interval_and_this_is_said(survey_project: Project) -> None:
    few = Survey(survey_project, Options(selection=Selection(sites=tuple(SITES)[:5])))
    finding = abundance(few)
    assert {cells["RAI low"] for cells in cells_of(finding).values()} == {None}
    (note,) = (each for each in finding.notes if "no interval" in each)
    assert "5" in note


def test_events_at_a_site_without_effort_are_left_out_and_their_number_is_said(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        before = abundance(Survey(project))
        site = next(one for one in media.sites(project) if one.name == "Bear hollow")
        camera = next(one for one in media.deployments(project) if one.site_id == site.id)
        gone = msgspec.structs.replace(camera, end=camera.start)
        deployments.change(project, {camera.id: gone})
        finding = abundance(Survey(project))
    here = sum(one.site == "Bear hollow" and bool(one.species) and not one.is_second for one in plan())
    assert any(note.endswith(f"left out: {here}.") for note in finding.notes)
    assert "ursus" in cells_of(before)
    assert "ursus" not in cells_of(finding)
    assert {cells["Sites"] for cells in cells_of(finding).values()} == {len(SITES) - 1}


def test_every_site_has_its_rate_with_the_exact_poisson_interval(survey: Survey) -> None:
    finding = abundance_by_site(survey)
    assert len(finding.table.rows) == len(SITES) * len(survey.species), "also where a species was not seen"
    for row in finding.table.rows:
        cells = dict(zip(finding.table.columns, row.cells, strict=True))
        low, high = poisson_interval(int(str(cells["Events"])))
        nights = float(str(cells["Trap nights"]))
        assert (cells["RAI low"], cells["RAI high"]) == pytest.approx(
            (100 * low / nights, 100 * high / nights), abs=0.006
        )
        assert bool(row.behind) == bool(cells["Events"])
