from collections import Counter

from app.services.analysis import judging
from app.services.analysis.survey import Survey
from tests.survey_project import plan

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
    row = next(row for row in judging.per_class(survey).table.rows if row.cells[0] == "roe deer")
    assert row.cells[1:4] == (true, said, both)
    assert row.cells[5:7] == (round(both / said, 3), round(both / true, 3))


def test_each_number_of_a_class_opens_the_animals_that_it_counts(survey: Survey) -> None:
    for row in judging.per_class(survey).table.rows:
        assert [len(row.behind_cell(n).animals) for n in range(1, 5)] == list(row.cells[1:5])


def test_each_number_of_a_site_opens_the_animals_that_it_counts(survey: Survey) -> None:
    rows = judging.per_site(survey).table.rows
    assert sum(int(row.cells[3] or 0) for row in rows) == sum(one.is_reviewed for one in plan())
    for row in rows:
        assert [len(row.behind_cell(n).animals) for n in (1, 2, 3)] == list(row.cells[1:4])
