"""What stands behind every number of every analysis is what it was counted from."""

from collections import Counter
from collections.abc import Iterator

import pytest

from app.services.analysis.catalog import ANALYSES, Analysis
from app.services.analysis.survey import Survey
from app.services.analysis.values import Bars, Cells, Curves, Finding, Mark, SiteMap, Spreads, Stacks
from app.store.records import Kind

COUNTS_ANIMALS = {  # the columns whose numbers count animals
    "confusion": (2,),
    "classes": (1, 2, 3, 4),
    "sites": (1, 2, 3),
    "reactions": (1, 2),
}


def marks_of(finding: Finding) -> Iterator[Mark]:
    """Everything that can be clicked."""
    match finding.plot:
        case Bars(marks=marks):
            yield from marks
        case Stacks(rows=rows):
            yield from (mark for _, marks in rows for mark in marks)
        case Cells(marks=lines):
            yield from (mark for line in lines for mark in line if mark)
        case Curves(slots=slots):
            yield from (slot.mark for slot in slots)
        case SiteMap(spots=spots):
            yield from (spot.mark for spot in spots)
        case Spreads(groups=groups):
            yield from (Mark(label=one.label, value=len(one.values), behind=one.behind) for one in groups)
        case _:
            raise AssertionError(finding.key)


@pytest.mark.parametrize("one", ANALYSES, ids=lambda one: one.key)
def test_every_part_that_shows_something_opens_it(survey: Survey, one: Analysis) -> None:
    finding = one.find(survey)
    videos = {video.id: {row.observation.id for row in rows} for video, rows in survey._seen}
    marks = list(marks_of(finding))
    assert marks
    for mark in marks:
        assert bool(mark.behind) == bool(mark.value) or one.key == "effort", mark.label
        assert set(mark.behind.videos) <= set(videos)
        inside = [videos[video] & set(mark.behind.animals) for video in mark.behind.videos]
        assert all(inside), "every video has one of the animals"
        assert sum(map(len, inside)) == len(mark.behind.animals), "every animal is in one of the videos"


@pytest.mark.parametrize("one", ANALYSES, ids=lambda one: one.key)
def test_every_number_of_every_row_opens_something(survey: Survey, one: Analysis) -> None:
    for row in one.find(survey).table.rows:
        numbers = [n for n, cell in enumerate(row.cells) if isinstance(cell, int | float) and cell]
        silent = [n for n in numbers if not row.behind_cell(n)]
        if one.key in ("activity", "accumulation"):  # a density at an hour without an event; before any came
            silent = [n for n in silent if row.behind]
        worked = one.key in ("effort", "rai_site")  # a camera, also where nobody came
        assert not silent or worked, row.cells


@pytest.mark.parametrize("key", COUNTS_ANIMALS)
def test_a_number_of_animals_opens_so_many(survey: Survey, key: str) -> None:
    finding = next(one for one in ANALYSES if one.key == key).find(survey)
    for row in finding.table.rows:
        for column in COUNTS_ANIMALS[key]:
            assert len(row.behind_cell(column).animals) == row.cells[column]


@pytest.mark.parametrize("key", ["behavior_hour", "behavior_site", "behavior_month", "bouts", "transitions"])
def test_a_number_of_bouts_opens_the_animals_that_show_them(survey: Survey, key: str) -> None:
    finding = next(one for one in ANALYSES if one.key == key).find(survey)
    shown = Counter(
        (row.observation.parent_id, row.behavior)
        for _, rows in survey.by_video
        for row in rows
        if row.observation.kind is Kind.BEHAVIOR
    )
    for row in finding.table.rows:
        number = row.cells[1] if key == "bouts" else row.cells[2]
        assert sum(shown[animal, row.cells[0]] for animal in row.behind.animals) == number


def test_events_and_videos_are_those_of_the_number(survey: Survey) -> None:
    finding = ANALYSES[0].find(survey)
    for row in finding.table.rows:
        species, site, videos, events, most = row.cells[1:6]
        assert len(row.behind.videos) == videos
        those = [one for one in survey.events if (one.species, one.site) == (species, site)]
        assert len(those) == events
        assert {seen.video_id for one in those for seen in one.items} == set(row.behind.videos)
        at_most = {seen.video_id for one in those for seen in one.items if seen.most.count == most}
        assert set(row.behind_cell(5).videos) == at_most


def test_each_occasion_opens_what_was_seen_in_it(survey: Survey) -> None:
    finding = next(one for one in ANALYSES if one.key == "history").find(survey)
    for row in finding.table.rows:
        assert [bool(row.behind_cell(n)) for n in range(1, len(row.cells))] == [
            cell == 1 for cell in row.cells[1:]
        ]


def test_each_occasion_of_effort_opens_all_that_was_recorded_in_it(survey: Survey) -> None:
    rows = next(one for one in ANALYSES if one.key == "effort").find(survey).table.rows
    opened = [id_ for row in rows for n in range(1, len(row.cells)) for id_ in row.behind_cell(n).videos]
    assert sorted(opened) == sorted({record.item.video_id for record in survey.records})


def test_a_part_of_a_budget_opens_those_that_spent_it_so(survey: Survey) -> None:
    finding = next(one for one in ANALYSES if one.key == "budget_species").find(survey)
    row = next(row for row in finding.table.rows if row.cells[:2] == ("true foxes", "hunts other animals"))
    hunting = {bout.animal_id for bout, animal in survey.bouts if bout.behavior == "hunts other animals"}
    assert set(row.behind.animals) <= hunting
    assert len(row.behind.animals) == pytest.approx(float(row.cells[2] or 0) / 3.0)  # three seconds each
