import re
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from app.services import observations
from app.services.analysis import judging, judging_classes
from app.services.analysis.reacting import reacting
from app.services.analysis.survey import Options, Survey
from app.services.ecology.shares import wilson
from app.services.exports.selection import Selection
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, ReviewState
from mvit_core.types import Score, Span
from tests.models_taught import taught
from tests.survey_project import make_survey, plan
from tests.videos import video_ids

NAMES = {
    "vulpes": "true foxes",
    "capreolus": "roe deer",
    "lynx": "lynxes",
    "cervus": "red deer",
    "ursus": "bears",
    "canis": "dogs and wolves",
    "": "Nothing",
}


def test_the_matrix_is_what_people_changed(survey: Survey) -> None:
    expected = Counter((NAMES[one.species], NAMES[one.machine]) for one in plan() if one.is_reviewed)
    found = {row.cells[:2]: row.cells[2] for row in judging.confused(survey).table.rows}
    assert found == expected


def test_every_number_leads_to_its_videos(survey: Survey) -> None:
    for row in judging.confused(survey).table.rows:
        assert len(row.behind.animals) == row.cells[2]


def test_recall_and_precision_of_a_class(survey: Survey) -> None:
    deer = [one for one in plan() if one.is_reviewed and "capreolus" in (one.species, one.machine)]
    both = sum(one.species == one.machine for one in deer)
    said = sum(one.machine == "capreolus" for one in deer)
    true = sum(one.species == "capreolus" for one in deer)
    row = next(row for row in judging_classes.per_class(survey).table.rows if row.cells[0] == "roe deer")
    assert row.cells[1:4] == (true, said, both)
    assert row.cells[5:7] == (round(both / said, 3), round(both / true, 3))


def test_each_number_of_a_class_opens_the_animals_that_it_counts(survey: Survey) -> None:
    for row in judging_classes.per_class(survey).table.rows:
        assert [len(row.behind_cell(n).animals) for n in range(1, 5)] == list(row.cells[1:5])


def test_each_number_of_a_site_opens_the_animals_that_it_counts(survey: Survey) -> None:
    rows = judging.per_site(survey).table.rows
    assert sum(int(row.cells[3] or 0) for row in rows) == sum(one.is_reviewed for one in plan())
    for row in rows:
        assert [len(row.behind_cell(n).animals) for n in (1, 2, 3)] == list(row.cells[1:4])


def test_a_chosen_species_keeps_the_wrong_calls_that_a_person_gave_another_name(
    survey_project: Project, survey: Survey
) -> None:
    deer = Survey(survey_project, Options(selection=Selection(taxa=("cervus",))))
    of_all = [row.cells for row in judging_classes.per_class(survey).table.rows if row.cells[0] == "red deer"]
    finding = judging_classes.per_class(deer)
    assert [row.cells for row in finding.table.rows] == of_all
    assert not any("kappa" in note for note in finding.notes), "of one class alone kappa says nothing"


def test_kappa_has_its_interval(survey: Survey) -> None:
    (said,) = (note for note in judging.confused(survey).notes if "kappa" in note)
    figures = re.search(r": (\S+) \(95 % interval (\S+) to (\S+), over 6 sites\)\.$", said)
    assert figures is not None, said
    value, low, high = map(float, figures.groups())
    assert low < value < high


def test_what_the_machine_missed_has_no_part_in_kappa(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        (before,) = (note for note in judging.confused(Survey(project)).notes if "kappa" in note)
        video = video_ids(project)[0]
        place = labels.new_observation(project, video, Kind.ANIMAL)
        labels.apply(project, {place: labels.add(Span(0, 2), taxon="ursus")}, who="ana")
        (after,) = (note for note in judging.confused(Survey(project)).notes if "kappa" in note)
    same, of_all = before.split(" of ")[0], int(before.split(" of ")[1].split()[0])
    assert after.startswith(f"{same} of {of_all + 1} the same")
    assert after.split("; ")[1] == before.split("; ")[1]


def test_videos_that_the_model_learned_from_are_left_out(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        before = Survey(project)
        videos = sorted({row.video.id for row, _, _ in before.judged})[:10]
        taught(project, tmp_path / "run", videos)
        after = Survey(project)
        left_out = [row for row, _, _ in before.judged if row.video.id in videos]
        assert len(after.judged) == len(before.judged) - len(left_out)
        assert not any(row.video.id in videos for row, _, _ in after.judged)
        for finding in (judging.confused(after), judging_classes.per_class(after), judging.per_site(after)):
            note = (
                f"Left out, as the model learned from their videos: {len(left_out)} of the reviewed animals."
            )
            assert note in finding.notes


def test_what_a_rule_confirmed_unseen_is_still_the_machines_word(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        before = Survey(project)
        waiting = [
            row.observation for row in before.animals if row.observation.state is ReviewState.UNREVIEWED
        ]
        said = {one.id: replace(labels.confirm(one), rule="lynx >= 0.80") for one in waiting}
        labels.apply(project, said, who="ana")
        after = Survey(project)
        assert len(after.judged) == len(before.judged)
        assert after.num_unreviewed == before.num_unreviewed == len(waiting)
        assert [row.cells for row in reacting(after).table.rows] == [
            row.cells for row in reacting(before).table.rows
        ]


def test_what_no_model_was_asked_about_is_no_wrong_answer(project: Project, scan, make_result) -> None:
    """By motion alone, or a model that knows no species, nothing is named: that is no disagreement."""
    scan(make_result(0.1, 0.6))
    found = [one for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL]
    place = labels.new_observation(project, found[0].video_id, Kind.ANIMAL)
    said = {one.id: labels.correct(one, taxon="lynx") for one in found}
    labels.apply(project, said | {place: labels.add(Span(0, 1), taxon="lynx")}, who="ana")
    survey = Survey(project)
    assert survey.judged == []
    for finding in (judging.confused(survey), judging_classes.per_class(survey), judging.per_site(survey)):
        assert finding.missing.startswith("Review some of what a model named")
    scan(make_result(0.1, 0.6, species=(Score("panthera", 0.3),)), rescan=True)
    asked = Survey(project)
    assert {machine for _, machine, _ in asked.judged} == {"unnamed", "missed"}, "asked, and not sure"
    assert asked.num_unasked == 0


def test_a_share_is_less_sure_where_animals_of_a_site_are_alike(survey: Survey) -> None:
    for row in judging_classes.per_class(survey).table.rows:
        _, true, said, both, _, precision, recall, _, *bounds_of_both = row.cells
        for value, bounds, whole in (
            (precision, bounds_of_both[:2], said),
            (recall, bounds_of_both[2:], true),
        ):
            if value is None or bounds[0] is None:
                continue
            as_if_alone = wilson(int(both or 0), int(whole or 0))
            assert bounds[0] <= value <= bounds[1]
            assert bounds[0] <= as_if_alone[0] + 0.001
            assert bounds[1] >= as_if_alone[1] - 0.001
