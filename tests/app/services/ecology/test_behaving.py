import pytest

from app.services.ecology.behaving import budget, covered_s, lasting, parted
from mvit_core.types import Span


def test_overlapping_spans_are_counted_once() -> None:
    assert covered_s([Span(0, 4), Span(2, 6), Span(10, 11), Span(3, 4)]) == 7


def test_a_budget_names_what_nobody_named() -> None:
    found = budget([Span(0, 20)], {"eats": [Span(0, 5), Span(4, 8)], "rests": [Span(10, 15)]})
    assert found == {"eats": 8, "rests": 5, "": 7}


def test_a_bout_that_outlasts_its_animal_takes_nothing_of_the_time_that_nobody_named() -> None:
    assert budget([Span(2, 4)], {"eats": [Span(4, 9)]}) == {"eats": 5, "": 2}
    assert budget([Span(2, 4)], {"eats": [Span(3, 9)]}) == {"eats": 6, "": 1}


def test_behaviors_at_once_have_equal_parts_of_their_time_alone() -> None:
    eats, rests, walks = [Span(0, 6), Span(4, 8)], [Span(6, 12)], [Span(7, 9), Span(20, 21)]
    found = parted({"eats": eats, "rests": rests, "walks": walks})
    assert found == pytest.approx(
        {"eats": 6 + 1 / 2 + 1 / 3, "rests": 1 / 2 + 1 / 3 + 1 / 2 + 3, "walks": 1 / 3 + 1 / 2 + 1}
    )
    assert sum(found.values()) == pytest.approx(covered_s([*eats, *rests, *walks]))


def test_quartiles_of_bouts_are_by_linear_interpolation() -> None:
    found = lasting([1, 2, 3, 4, 10])
    assert found is not None
    assert (found.num, found.mean_s, found.median_s) == (5, 4, 3)
    assert (found.lower_quartile_s, found.upper_quartile_s, found.longest_s) == (2, 4, 10)
    assert lasting([]) is None
