from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from app.services import deployments, media
from app.services.analysis.occasions import effort, history
from app.services.analysis.occupying import occupancy
from app.services.analysis.survey import Survey
from tests.survey_project import make_survey, plan

FIRST_WEEK_ENDS = datetime(2026, 5, 8)


def sites_of(species: str) -> set[str]:
    return {one.site for one in plan() if one.species and one.counts_as == species}


def test_occupancy_is_the_share_of_sites_where_a_species_was(survey: Survey) -> None:
    found = {str(row.cells[1]).lower(): row.cells[2:4] for row in occupancy(survey).table.rows}
    assert found["lynx"] == (len(sites_of("lynx")), 6)
    assert found["capreolus"] == (len(sites_of("capreolus")), 6)


def test_all_species_are_looked_for_at_the_same_sites(tmp_path: Path) -> None:
    """Where only records say that a camera worked, it worked for those that it did not record, too; and a
    record after its deployment's end counts here as it does in the events.
    """
    with make_survey(tmp_path) as project:
        cameras = media.deployments(project)
        early = {one.id: msgspec.structs.replace(one, end=one.start, gaps=()) for one in cameras}
        deployments.change(project, early)
        survey = Survey(project)
        found = {str(row.cells[1]).lower(): row.cells[2:4] for row in occupancy(survey).table.rows}
        notes = history(survey).notes
    assert {total for _, total in found.values()} == {6}
    assert found["lynx"][0] == len(sites_of("lynx"))
    late = [one for one in survey.records if one.species == survey.species[0] and one.at >= FIRST_WEEK_ENDS]
    assert f"Records before the first or after the last occasion, left out: {len(late)}." in notes


def test_the_history_of_a_chosen_species_is_what_unmarked_reads(survey: Survey) -> None:
    chosen = survey.seen_by(replace(survey.options, species="Lynx", occasion_days=10))
    table = history(chosen).table
    assert table.columns[0] == "Site"
    assert len(table.columns) == 1 + 7  # the last is half a day long
    rows = {row.cells[0]: row.cells[1:] for row in table.rows}
    assert set(rows) == {"Bear hollow", "Creek ford", "Fern ridge", "Old quarry", "Spruce bog", "Wind gap"}
    assert {value for row in rows.values() for value in row} <= {0, 1, None}
    assert {site for site, row in rows.items() if 1 in row} == sites_of("lynx")


def test_where_no_camera_worked_nothing_is_known(survey: Survey) -> None:
    table = history(survey).table
    gap = table.columns.index("2026-05-22")  # seven days of it, the camera off from the 20th to the 30th
    assert {row.cells[0]: row.cells[gap] for row in table.rows}["Wind gap"] is None


def test_effort_adds_up_to_the_trap_nights_of_each_site(survey: Survey) -> None:
    rows = {row.cells[0]: row.cells[1:] for row in effort(survey).table.rows}
    sums = {site: sum(float(each or 0) for each in row) for site, row in rows.items()}
    assert sums == pytest.approx(survey.nights)
    assert sums["Wind gap"] == pytest.approx(50)
    assert rows["Bear hollow"] == (6.5, 7, 7, 7, 7, 7, 7, 7, 4.5)


def test_occasions_worked_too_little_are_left_out_with_what_was_seen(survey: Survey) -> None:
    """The gap at Wind gap goes from the 20th at noon to the 30th: of three weeks it leaves 5.5, 0 and 5.5."""
    strict = survey.seen_by(replace(survey.options, species="Vulpes", least_share=0.9))
    finding, plain = history(strict), history(survey.seen_by(replace(survey.options, species="Vulpes")))
    days = {row.cells[0]: row.cells for row in effort(strict).table.rows}
    lost = 0
    for row, before in zip(finding.table.rows, plain.table.rows, strict=True):
        for n, cell in enumerate(row.cells[1:], start=1):
            assert (cell is None) == (days[row.cells[0]][n] is None)
            assert cell is None or cell == before.cells[n]
            lost += len(before.behind_cell(n).videos) if cell is None else 0
    assert [days["Wind gap"][n] for n in (3, 4, 5)] == [None, None, None]
    assert all(cells[-1] is None for cells in days.values()), "the last week is cut off"
    assert lost
    assert f"Records left out, in occasions in which no camera worked long enough: {lost}." in finding.notes
    assert "90 %" in finding.method


def test_without_known_effort_there_is_none_to_show(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        cameras = media.deployments(project)
        deployments.change(project, {one.id: replace(one, end=one.start, gaps=()) for one in cameras})
        finding = effort(Survey(project))
    assert finding.plot is None
    assert finding.missing == "Effort needs a deployment with a start and an end."
