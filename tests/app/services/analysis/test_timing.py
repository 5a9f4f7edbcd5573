import re
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from app.services import deployments, media
from app.services.analysis.catalog import Control, analysis
from app.services.analysis.caveats import event_rule
from app.services.analysis.daily import activity
from app.services.analysis.overlapping import overlapping
from app.services.analysis.survey import Clock, Options, Survey
from app.services.analysis.timing import MIN_EVENTS, Timed
from app.services.analysis.values import Curves
from app.services.exports.selection import Selection
from app.services.projects import Project
from tests.survey_project import make_survey, plan


def peak(survey: Survey, label: str) -> float:
    plot = activity(survey).plot
    assert isinstance(plot, Curves)
    curve = next(one for one in plot.curves if one.label.startswith(label))
    return curve.x[int(np.argmax(curve.y))]


def test_foxes_are_of_the_night_and_deer_of_dawn_and_dusk(survey: Survey) -> None:
    assert min(peak(survey, "true foxes"), 24 - peak(survey, "true foxes")) < 2
    deer = peak(survey, "roe deer")
    assert min(abs(deer - 5.5), abs(deer - 20.5)) < 1


def test_each_hour_leads_to_the_videos_of_its_events(survey: Survey) -> None:
    plot = activity(survey).plot
    assert isinstance(plot, Curves)
    foxes = [one for one in survey.events if one.species in ("Vulpes", "Capreolus", "Lynx", "Cervus")]
    assert [slot.mark.value for slot in plot.slots] == [
        sum(event.start.hour == hour for event in foxes) for hour in range(24)
    ]


def test_sun_time_stretches_the_short_nights_of_june(survey_project: Project, survey: Survey) -> None:
    """Sunset is near 21:00 there and then, and becomes 18:00: dusk comes earlier by the sun."""
    by_sun = Survey(survey_project, Options(clock=Clock.SUN))
    dusk = _hours(by_sun, "Cervus")
    clock = [event.start.hour + event.start.minute / 60 for event in survey.events_of["Cervus"]]
    late = [hour for hour in clock if hour > 18]
    assert np.median([hour for hour in dusk if hour > 12]) < np.median(late) - 1.5


def _hours(survey: Survey, species: str) -> list[float]:
    return [hour for hour, _ in Timed(survey).hours(survey.events_of[species])]


def test_short_nights_of_june_make_nobody_active_for_longer(survey_project: Project, survey: Survey) -> None:
    """By the sun eight hours of night are twelve: the level was up to half again too high."""
    options = replace(survey.options, clock=Clock.SUN)
    by_clock, by_sun = _levels(survey), _levels(Survey(survey_project, options))
    assert by_sun == pytest.approx(by_clock, abs=0.03)
    assert "on a day as long as the mean of its events' days" in activity(survey).method


def test_an_activity_level_has_its_interval(survey: Survey) -> None:
    found = activity(survey).notes[0]
    assert found.startswith("Activity level (95 % interval): ")
    foxes = re.search(r"true foxes (\S+) \((\S+) to (\S+)\)", found)
    assert foxes is not None
    level, low, high = map(float, foxes.groups())
    assert low < level < high


def test_intervals_are_over_sites_and_it_is_said_of_which_species_they_are_not(survey: Survey) -> None:
    """Foxes come by at six sites, roe deer at five, red deer at two and lynxes at three."""
    finding = activity(survey)
    (told,) = (note for note in finding.notes if "as independent" in note)
    assert "fewer than 6 sites" in told
    assert "independent: roe deer, red deer, lynxes." in told
    over = finding.table.columns.index("Interval over")
    assert {row.cells[0]: row.cells[over] for row in finding.table.rows} == {
        "roe deer": "55 events",
        "true foxes": "6 sites",
        "red deer": "16 events",
        "lynxes": "16 events",
    }
    pair = overlapping(survey)
    assert any("independent: roe deer." in note for note in pair.notes)
    assert {row.cells[-1] for row in pair.table.rows} == {"106 events"}
    for each in (finding, pair):
        assert "each left out in turn" in each.method


def _levels(survey: Survey) -> list[float]:
    found = next(note for note in activity(survey).notes if note.startswith("Activity level"))
    return [float(level) for level in re.findall(r" (\d\.\d\d) \(", found)]


def test_too_few_events_say_how_many_more_are_needed(survey_project: Project) -> None:
    bears = Survey(survey_project, Options(selection=Selection(taxa=("ursus",))))
    assert activity(bears).missing == f"Label {MIN_EVENTS - 1} more events of bears for an activity curve."
    assert "two species" in overlapping(bears).missing


def test_overlap_is_of_the_chosen_pair(survey: Survey) -> None:
    chosen = survey.seen_by(replace(survey.options, pair=("Vulpes", "Lynx")))
    finding = overlapping(chosen)
    assert finding.title == "Overlap: true foxes and lynxes"
    one, other = finding.table.rows
    assert one.cells[1] == sum(
        each.counts_as == "vulpes" and not each.is_second for each in plan() if each.species
    )
    assert one.cells[4:6] == ("Dhat1", pytest.approx(other.cells[5], abs=0.1))
    assert one.cells[6] <= one.cells[5] <= one.cells[7]


def test_analyses_of_hours_say_and_offer_the_rule_by_which_their_events_are_counted(survey: Survey) -> None:
    for key in ("activity", "overlap"):
        assert event_rule(survey) in analysis(key).find(survey).method
        assert Control.EVENTS in analysis(key).controls


def test_hours_by_a_clock_that_is_not_of_the_place_are_told(tmp_path: Path, survey: Survey) -> None:
    analyses = ("activity", "overlap", "behavior_hour")
    assert not any("Clocks" in note for key in analyses for note in analysis(key).find(survey).notes)
    with make_survey(tmp_path) as project:
        sites = {one.name: one for one in media.sites(project)}
        far = {one.id: replace(one, longitude=one.longitude + 90) for one in sites.values() if one.longitude}
        deployments.change_sites(project, far)
        second, first = (
            next(one for one in media.deployments(project) if one.site_id == sites[name].id)
            for name in ("Creek ford", "Bear hollow")
        )
        moved = replace(second, site_id=first.site_id, utc_offset_min=7 * 60)
        deployments.change(project, {second.id: moved})
        options = Options(num_bootstraps=20, selection=Selection(sites=("Bear hollow", "Fern ridge")))
        for key in analyses:
            away, differ = (
                note for note in analysis(key).find(Survey(project, options)).notes if "Clocks" in note
            )
            assert "Bear hollow, Fern ridge" in away
            assert differ.endswith("their hours: Bear hollow.")
        by_sun = Survey(project, replace(options, clock=Clock.SUN))
        assert not any("Clocks" in note for note in activity(by_sun).notes)


def test_without_any_hour_by_the_sun_it_is_said_whether_place_or_sun_is_missing(tmp_path: Path) -> None:
    options = Options(num_bootstraps=20, clock=Clock.SUN)
    with make_survey(tmp_path) as project:
        places = media.sites(project)
        deployments.change_sites(project, {one.id: replace(one, latitude=78.2) for one in places})
        for each in (activity, overlapping):
            assert each(Survey(project, options)).missing.startswith("The sun did not rise or set")
        deployments.change_sites(
            project, {one.id: replace(one, latitude=None, longitude=None) for one in places}
        )
        for each in (activity, overlapping):
            assert each(Survey(project, options)).missing.startswith("Sun time needs the coordinates")


def test_by_the_sun_a_clock_of_which_nobody_spoke_is_set_as_the_others_of_its_site(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        first, second, *others = media.deployments(project)
        told = [replace(first, utc_offset_min=None), replace(second, site_id=first.site_id)]
        told += [replace(one, utc_offset_min=None) for one in others]
        deployments.change(project, {one.id: one for one in told})
        names = {one.id: one.name for one in media.sites(project)}
        by_sun = Survey(project, Options(clock=Clock.SUN))
        timed = Timed(by_sun)
        timed.hours(by_sun.events)
        assert timed.guessed == {names[one.site_id] for one in others}


def test_bands_are_drawn_of_two_curves_at_most_and_are_in_the_table_of_all_that_are_drawn(
    survey_project: Project, survey: Survey
) -> None:
    plot, table = activity(survey).plot, activity(survey).table
    assert isinstance(plot, Curves)
    assert len(plot.curves) == 4
    assert not any(curve.low for curve in plot.curves)
    low, high = table.columns.index("Low"), table.columns.index("High")
    for row in table.rows:
        assert float(str(row.cells[low])) <= float(str(row.cells[3])) <= float(str(row.cells[high]))
    foxes = Survey(survey_project, replace(survey.options, selection=Selection(taxa=("vulpes",))))
    of_one = activity(foxes).plot
    assert isinstance(of_one, Curves)
    (curve,) = of_one.curves
    assert len(curve.low) == len(curve.high) == len(curve.y)
    assert all(a <= b <= c for a, b, c in zip(curve.low, curve.y, curve.high, strict=True))
