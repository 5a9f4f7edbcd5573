from collections import Counter
from pathlib import Path

import pytest

from app.services.analysis import budgets, crossing, lasting, reacting
from app.services.analysis.survey import Survey
from app.services.analysis.values import Finding, Stacks
from app.services.review import labels
from app.services.review.labels import confirm
from app.store.records import Kind
from mvit_core.types import Span
from tests.survey_project import BEHAVIORS, REACTS_EVERY, make_survey, plan


def shown() -> list[str]:
    """The species in each video by what really is there: bouts do not depend on what a machine calls it."""
    return [one.species for one in plan() if one.species]


def test_a_budget_is_time_in_bouts_over_time_in_view(survey: Survey) -> None:
    rows = {row.cells[:2]: row.cells[3] for row in budgets.budget_of_species(survey).table.rows}
    assert rows["lynxes", "not labelled"] == pytest.approx(0.5)  # one bout of five seconds in ten
    assert rows["true foxes", "hunts other animals"] == pytest.approx(0.3)
    plot = budgets.budget_of_species(survey).plot
    assert isinstance(plot, Stacks)
    assert all(sum(mark.value for mark in marks) == pytest.approx(1) for _, marks in plot.rows)


def test_a_budget_says_of_how_many_animals_it_is(survey: Survey) -> None:
    found = budgets.budget_of_species(survey)
    animals = Counter(survey.name(row.taxon.scientific_name) for row in survey.animals if row.taxon)
    lynxes = shown().count("lynx")
    assert isinstance(found.plot, Stacks)
    assert f"lynxes (n = {animals['lynxes']})" in [name for name, _ in found.plot.rows]
    (number,) = (row.cells[6] for row in found.table.rows if row.cells[:2] == ("lynxes", "not labelled"))
    assert number == animals["lynxes"] == lynxes


def test_a_budget_says_whom_it_leaves_out(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        survey = Survey(project)
        assert "lynxes" not in left_out(budgets.budget_of_species(survey))
        of_lynxes = [bout.observation for bout, animal in survey.bouts if animal.observation.taxon == "lynx"]
        labels.apply(project, {one.id: labels.reject(one) for one in of_lynxes}, who="Test")
        found = budgets.budget_of_species(Survey(project))
    assert "lynxes" not in {row.cells[0] for row in found.table.rows}
    assert "lynxes" in left_out(found)


def left_out(finding: Finding) -> str:
    return " ".join(note for note in finding.notes if note.startswith("Without any bout"))


def test_two_behaviors_at_once_take_nothing_from_the_share_of_what_nobody_named(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        bouts = [
            bout
            for bout, animal in Survey(project).bouts
            if animal.observation.taxon == "lynx" and bout.observation.span == Span(2, 7)
        ]
        for one in bouts:  # grooms from 2 to 7, and now hunts from 5 to 9
            place = labels.new_observation(
                project, one.observation.video_id, Kind.BEHAVIOR, parent_id=one.observation.parent_id
            )
            labels.apply(project, {place: labels.add(Span(5, 9), behavior="hunts")}, who="Test")
        rows = {row.cells[:2]: row.cells for row in budgets.budget_of_species(Survey(project)).table.rows}
    assert rows["lynxes", "not labelled"][3] == pytest.approx(0.3)
    assert rows["lynxes", "hunts other animals"][2:4] == (4.0 * len(bouts), pytest.approx(0.3))
    assert rows["lynxes", "grooms/cleans itself or other animal"][2:4] == (5.0 * len(bouts), 0.4)


def test_a_budget_of_individuals_has_only_those_with_names(survey: Survey) -> None:
    who = {row.cells[0] for row in budgets.budget_of_individuals(survey).table.rows}
    assert who == {"Anna (lynxes)", "Ben (lynxes)"}


def test_bouts_by_site_are_all_bouts(survey: Survey) -> None:
    expected = Counter(one.site for one in plan() if one.species for _ in BEHAVIORS[one.species])
    found: Counter[str] = Counter()
    for row in crossing.by_site(survey).table.rows:
        found[str(row.cells[1])] += int(row.cells[2] or 0)
    assert found == expected


def test_seconds_of_overlapping_bouts_of_an_animal_count_once(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        drinking = next(bout for bout, _ in Survey(project).bouts if bout.behavior == "drinks water")
        span, animal = drinking.observation.span, drinking.observation.parent_id
        before = seconds_of(Survey(project), "drinks water")
        place = labels.new_observation(
            project, drinking.observation.video_id, Kind.BEHAVIOR, parent_id=animal
        )
        later = Span(span.start_s + 1, span.end_s + 1)
        labels.apply(project, {place: labels.add(later, behavior=drinking.observation.behavior)}, who="Test")
        assert seconds_of(Survey(project), "drinks water") == pytest.approx(before + 1)


def seconds_of(survey: Survey, behavior: str) -> float:
    rows = crossing.by_site(survey).table.rows
    return sum(float(str(row.cells[3])) for row in rows if row.cells[0] == behavior)


def test_bouts_by_hour_begin_in_that_hour(survey: Survey) -> None:
    drinking = Counter(f"{one.at.hour:02d}" for one in plan() if one.species == "cervus")
    rows = [row for row in crossing.by_hour(survey).table.rows if row.cells[0] == "drinks water"]
    assert {row.cells[1]: row.cells[2] for row in rows} == drinking


def test_months_are_the_season(survey: Survey) -> None:
    assert {row.cells[1] for row in crossing.by_month(survey).table.rows} == {"May", "Jun"}


def test_durations_are_those_of_the_bouts(survey: Survey) -> None:
    rows = {row.cells[0]: row.cells[1:] for row in lasting.bouts(survey).table.rows}
    assert rows["drinks water"] == (shown().count("cervus"), 5.0, 5.0, 5.0, 5.0, 5.0, None, None)
    _, mean, *_, low, high = rows["eats food"]
    assert float(str(low)) < float(str(mean)) < float(str(high)), "three, six and three seconds"


def test_what_follows_what(survey: Survey) -> None:
    rows = {row.cells[:2]: row.cells[2:4] for row in lasting.following(survey).table.rows}
    assert rows["drinks water", "eats food"] == (shown().count("cervus"), 1.0)
    assert rows["hunts other animals", "eats food"] == (shown().count("vulpes"), 1.0)
    assert len(rows) == 3


def test_of_two_that_begin_together_the_shorter_comes_first_whichever_was_written_down_first(
    tmp_path: Path,
) -> None:
    """A project and what came of its package told two matrices."""
    with make_survey(tmp_path) as project:
        grooming = next(
            bout.observation for bout, _ in Survey(project).bouts if bout.behavior.startswith("grooms")
        )
        place = labels.new_observation(
            project, grooming.video_id, Kind.BEHAVIOR, parent_id=grooming.parent_id
        )
        shorter = Span(grooming.span.start_s, grooming.span.end_s - 1)
        labels.apply(project, {place: labels.add(shorter, behavior="hunts")}, who="Test")
        pairs = {row.cells[:2] for row in lasting.following(Survey(project)).table.rows}
    assert ("hunts other animals", grooming_name(pairs)) in pairs
    assert (grooming_name(pairs), "hunts other animals") not in pairs


def grooming_name(pairs: set[tuple[object, ...]]) -> str:
    return next(str(name) for pair in pairs for name in pair if str(name).startswith("grooms"))


BEHAVIOR_ANALYSES = (
    *(budgets.budget_of_species, crossing.by_hour, crossing.by_site, crossing.by_month),
    *(lasting.bouts, lasting.following),
)


def test_bouts_that_nobody_looked_at_are_counted_above_what_is_made_of_them(
    survey: Survey, tmp_path: Path
) -> None:
    number = len(survey.bouts)
    for analysis in BEHAVIOR_ANALYSES:
        assert f"{number} of {number} bouts said by a model alone." in analysis(survey).notes
    with make_survey(tmp_path) as project:
        seen = [bout.observation for bout, _ in survey.bouts]
        labels.apply(project, {one.id: confirm(one) for one in seen}, who="Test")
        known = Survey(project)
        assert not any("bouts" in note for analysis in BEHAVIOR_ANALYSES for note in analysis(known).notes)


def test_only_reviewed_animals_count_for_reactions(survey: Survey) -> None:
    lynxes = [one for one in plan() if one.species == "lynx" and one.is_reviewed]
    rows = {row.cells[0]: row.cells[1:3] for row in reacting.reacting(survey).table.rows}
    assert rows["lynxes"] == (sum(one.number % REACTS_EVERY == 0 for one in lynxes), len(lynxes))


def test_moments_and_photos_last_no_time_and_shorten_no_mean(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        survey = Survey(project)
        before = {row.cells[0]: row.cells for row in lasting.bouts(survey).table.rows}
        grooming = [pair for pair in survey.bouts if pair[0].observation.behavior == "grooms"]
        for bout, animal in grooming:
            place = labels.new_observation(
                project, bout.video.id, Kind.BEHAVIOR, parent_id=animal.observation.id
            )
            labels.apply(project, {place: labels.add(Span(8.5, 8.5), behavior="grooms")}, who="Test")
        finding = lasting.bouts(Survey(project))
        assert {row.cells[0]: row.cells for row in finding.table.rows} == before
        number = len(grooming)
        assert (
            f"Left out, since they have no length: {number} moments and behaviors in photos." in finding.notes
        )
        gone = [bout for bout, _ in survey.bouts]
        labels.apply(project, {one.observation.id: labels.reject(one.observation) for one in gone}, who="T")
        for found in (lasting.bouts, budgets.budget_of_species, budgets.budget_of_individuals):
            assert found(Survey(project)).missing == (
                "Label behaviors in videos: moments, and behaviors in photos, have no length."
            )


def test_shares_of_time_have_intervals_over_sites_that_a_few_sites_cannot_have(survey: Survey) -> None:
    found = budgets.budget_of_species(survey)
    columns = found.table.columns
    for row in found.table.rows:
        cells = dict(zip(columns, row.cells, strict=True))
        if cells["Low"] is None:
            assert cells["Interval over"] is None
            continue
        assert float(str(cells["Low"])) <= float(str(cells["Share"])) <= float(str(cells["High"]))
    over = {str(row.cells[0]): row.cells[-1] for row in found.table.rows if row.cells[-1]}
    deer = next(row.cells[-2] for row in found.table.rows if row.cells[:2] == ("red deer", "not labelled"))
    assert over == {"red deer": f"{deer} videos"}, "at two sites; of the others all spend their time alike"
