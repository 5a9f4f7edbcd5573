from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest

from app.services import deployments, media
from app.services.analysis.accumulating import accumulation
from app.services.analysis.catalog import analysis
from app.services.analysis.counting import site_map, species_by_site
from app.services.analysis.survey import Options, Survey
from app.services.analysis.values import Cells, SiteMap
from app.services.ecology.independence import Independence
from app.services.exports.selection import Selection
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import correct
from mvit_core.types import Span, VideoInfo
from tests.survey_project import SITES, make_survey, plan

NIGHTS = 60
MAY_31 = datetime(2026, 5, 31, 12)


def truth() -> Counter[tuple[str, str]]:
    """Events as they were planned: those five minutes later belong to the one before."""
    return Counter((one.counts_as, one.site) for one in plan() if one.species and not one.is_second)


def rows_of(survey: Survey) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (str(row.cells[1]).lower(), str(row.cells[2])): row.cells
        for row in species_by_site(survey).table.rows
    }


def test_events_are_those_that_were_planned(survey: Survey) -> None:
    assert {key: cells[4] for key, cells in rows_of(survey).items()} == truth()


def test_maxn_is_never_the_sum_of_videos(survey: Survey) -> None:
    assert {cells[5] for key, cells in rows_of(survey).items() if key[0] == "vulpes"} == {1}
    assert max(cells[5] for key, cells in rows_of(survey).items() if key[0] == "capreolus") == 2


def test_maxn_has_the_moment_at_which_it_was_first_reached(survey: Survey) -> None:
    two = [one for one in plan() if one.species == "capreolus" and one.number % 8 == 0 and one.is_reviewed]
    for (species, site), cells in rows_of(survey).items():
        if species == "capreolus":
            most = [one.at for one in two if one.site == site]
            any_ = [one.at for one in plan() if one.counts_as == species and one.site == site and one.species]
            assert cells[5] == (2 if most else 1)
            assert cells[6] == min(most or any_)


def test_rai_is_events_in_100_nights_and_gaps_are_no_effort(survey: Survey) -> None:
    fox, gap = rows_of(survey)["vulpes", "Bear hollow"], rows_of(survey)["vulpes", "Wind gap"]
    assert (fox[7], fox[8]) == (NIGHTS, pytest.approx(100 * fox[4] / NIGHTS, abs=0.01))
    assert (gap[7], gap[8]) == (NIGHTS - 10, pytest.approx(100 * gap[4] / (NIGHTS - 10), abs=0.01))


def test_records_that_no_effort_covers_are_said(survey: Survey, tmp_path: Path) -> None:
    assert not any("outside" in note for note in species_by_site(survey).notes)
    with make_survey(tmp_path) as project:
        camera = media.deployments(project)[0]
        shorter = msgspec.structs.replace(camera, start=camera.start and camera.start + timedelta(days=30))
        deployments.change(project, {camera.id: shorter})
        survey = Survey(project, Options(num_bootstraps=10))
        early = [each for each in survey.records if each.item.deployment_id == camera.id and each.at < MAY_31]
        (note,) = (each for each in species_by_site(survey).notes if "outside" in each)
        assert f": {len(early)};" in note
        assert camera.name in note


def test_trap_nights_that_a_wrong_clock_made_are_said(tmp_path: Path) -> None:
    def silences(project: Project) -> list[str]:
        return [each for each in species_by_site(Survey(project)).notes if "without any video" in each]

    with make_survey(tmp_path) as project:
        video = media.videos(project)[0]
        camera = next(one for one in media.deployments(project) if one.id == video.deployment_id)
        reset = VideoInfo(
            size_bytes=1, container="avi", codec="mjpeg", width=64, height=48, duration_s=10.0,
            frame_rate=30.0, captured_at=datetime(2019, 1, 1), fingerprint="reset",
        )  # fmt: skip
        media.record_probes(project, [(video.id, reset, "")])
        assert not silences(project), "its start and end are known"
        untold = msgspec.structs.replace(camera, start=None, end=None, gaps=())
        deployments.change(project, {camera.id: untold})
        (note,) = silences(project)
        assert f"{camera.name} (2019-01-01 – 2026-05" in note
        gap = (datetime(2019, 1, 2), datetime(2026, 5, 1))
        deployments.change(project, {camera.id: msgspec.structs.replace(untold, gaps=(gap,))})
        assert not silences(project)


def test_effort_is_that_of_the_chosen_days(survey_project: Project) -> None:
    may = Selection(since=date(2026, 5, 2), until=date(2026, 5, 11))
    survey = Survey(survey_project, Options(selection=may))
    assert set(survey.nights.values()) == {10.0}


def test_every_cell_leads_to_its_videos(survey: Survey) -> None:
    plot = species_by_site(survey).plot
    assert isinstance(plot, Cells)
    videos = {one.item.video_id for one in survey.records}
    marks = [mark for line in plot.marks for mark in line if mark]
    assert sum(mark.value for mark in marks) == sum(truth().values())
    assert all(bool(mark.behind) == bool(mark.value) for mark in marks)
    assert {video for mark in marks for video in mark.behind.videos} == videos


def test_what_chao2_estimates_has_its_interval(survey: Survey) -> None:
    found = accumulation(survey).notes[0]
    assert found == "6 species seen; at least 7.0 by Chao2 (95 % interval 6.1 to 20.6)."


def test_accumulation_ends_with_all_species(survey: Survey) -> None:
    finding = accumulation(survey)
    last = finding.table.rows[-1].cells
    assert last[1] == pytest.approx(len(survey.species))
    assert last[4] == len(survey.species)
    assert last[0] == 5 * 61 + 52  # site-days: calendar days, both ends included


def test_a_wider_name_is_no_species_beside_one_that_belongs_to_it(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        before = Survey(project)
        reviewed = [row.observation for row in before.animals if row.observation.is_by_eye]
        of = {name: [one for one in reviewed if one.taxon == name] for name in ("vulpes", "lynx", "ursus")}
        wider = {of["vulpes"][0].id: correct(of["vulpes"][0], taxon="canidae")}
        wider |= {one.id: correct(one, taxon="carnivora") for one in of["lynx"]}
        labels.apply(project, wider, who="Test")
        after = Survey(project, Options(selection=Selection(sites=("Bear hollow",))))
        here = {one.species for one in after.records}
        assert {"Carnivora", "Vulpes", "Ursus"} < here  # lynx may be foxes or bears by this name
        found = accumulation(after)
        (line,) = (row for row in site_map(after).table.rows if row.cells[0] == "Bear hollow")
        assert found.table.rows[-1].cells[4] == line.cells[4] == len(here - {"Canidae", "Carnivora"})
        assert any("narrower name" in note and "carnivores" in note for note in found.notes)
        for key in ("species", "occupancy", "history", "activity", "overlap"):
            (told,) = (each for each in analysis(key).find(after).notes if each.startswith("Wider names"))
            assert "carnivores" in told, "foxes are carnivores: their sites and events are not among these"
            assert "foxes" not in told
    assert not any(each.startswith("Wider names") for each in species_by_site(before).notes)


def renamed(project: Project, names: dict[str, str]) -> None:
    """Let a person call all animals of a name otherwise."""
    plan = {
        row.observation.id: correct(row.observation, taxon=names[row.observation.taxon or ""])
        for row in Survey(project).animals
        if row.observation.taxon in names
    }
    labels.apply(project, plan, who="Test")


def test_a_group_that_goes_by_its_family_s_name_is_a_species_and_not_the_family(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        before = species_by_site(Survey(project)).table.rows
        renamed(project, {"lynx": "sea_lion", "ursus": "fur_seal", "cervus": "otariidae", "vulpes": "fox"})
        survey = Survey(project)
        rows = species_by_site(survey).table.rows
        richness = accumulation(survey)
    named = {(row.cells[0], row.cells[1]) for row in rows}
    assert {
        ("sea lion (unspecified)", "Otariidae (sea lion)"),
        ("fur seal (unspecified)", "Otariidae (fur seal)"),
        ("eared seals", "Otariidae"),
        ("fox (unspecified)", "Canidae (fox)"),
    } <= named
    assert sorted(row.cells[2:] for row in rows) == sorted(row.cells[2:] for row in before)
    seen = {name for _, name in named} - {"Otariidae"}
    assert richness.table.rows[-1].cells[4] == len(seen)


def test_a_group_is_no_species_beside_one_that_it_may_show(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        num_species = accumulation(Survey(project)).table.rows[-1].cells[4]
        renamed(project, {"lynx": "fox"})  # beside red foxes
        found = accumulation(Survey(project))
    assert found.table.rows[-1].cells[4] == num_species - 1
    assert any("narrower name" in note and "fox (unspecified)" in note for note in found.notes)


def test_site_days_are_what_was_seen_on_them_whatever_an_event_is(tmp_path: Path) -> None:
    """A fox that stays past midnight is one event, and was there on both days."""
    with make_survey(tmp_path) as project:
        before = accumulation(Survey(project)).table.rows
        deployments.set_independence(project, Independence(timedelta(days=20)))
        after = accumulation(Survey(project)).table.rows
    assert [row.cells for row in after] == [row.cells for row in before]


def test_a_video_that_lasts_past_the_last_chosen_midnight_adds_no_day(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        last = next(row for row in Survey(project).animals if row.observation.is_by_eye)
        moment = last.video.captured_at
        assert moment is not None
        chosen = Options(selection=Selection(until=moment.date()))
        before = accumulation(Survey(project, chosen)).table.rows
        late = timedelta(days=1) + datetime.combine(moment.date(), time()) - moment
        later = Span(late.total_seconds() + 5, late.total_seconds() + 9)
        labels.apply(project, {last.observation.id: correct(last.observation, span=later)}, who="Test")
        after = accumulation(Survey(project, chosen)).table.rows
    assert [row.cells for row in after] == [row.cells for row in before]


def test_a_day_at_whose_midnight_the_camera_came_down_is_no_site_day(tmp_path: Path) -> None:
    """Nor is one that is lost to two gaps together."""
    with make_survey(tmp_path) as project:
        shorter = {
            one.id: msgspec.structs.replace(
                one,
                end=datetime(2026, 6, 30),
                gaps=(
                    (datetime(2026, 6, 27, 20), datetime(2026, 6, 28, 12)),
                    (datetime(2026, 6, 28, 11), datetime(2026, 6, 29, 1)),
                ),
            )
            for one in media.deployments(project)
        }
        deployments.change(project, shorter)
        assert accumulation(Survey(project)).table.rows[-1].cells[0] == 6 * 59


def test_the_numbers_of_the_map_have_the_effort_that_they_depend_on(survey: Survey) -> None:
    found = site_map(survey)
    nights = found.table.columns.index("Trap nights")
    assert {row.cells[0]: row.cells[nights] for row in found.table.rows} == {
        site: NIGHTS - 10 * (site == "Wind gap") for site in SITES
    }


def test_the_map_has_every_site_with_coordinates(survey: Survey) -> None:
    plot = site_map(survey).plot
    assert isinstance(plot, SiteMap)
    assert {(spot.mark.label, spot.latitude) for spot in plot.spots} == {
        (n, lat) for n, (lat, _) in SITES.items()
    }


def test_a_project_with_nothing_in_it_says_what_is_missing(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from app.services.analysis.catalog import all_findings

    with create_project(tmp_path / "empty.trapline") as project:
        findings = list(all_findings(project, Options()))
    assert len(findings) == 21
    assert all(finding.missing and finding.plot is None for finding in findings)
