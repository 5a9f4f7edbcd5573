"""From which score on a bout counts as shown, beside figures worked out by hand."""

import pytest

from mvit_core.types import Span
from trainer.scores.bout_metrics import FoundBout, TrueBout
from trainer.temporal.points import operating_points, thresholds

TRUE = [TrueBout("v", "eats", Span(10 * n, 10 * n + 5)) for n in range(6)]


def found(number: int, score: float, behavior: str = "eats") -> FoundBout:
    return FoundBout("v", behavior, Span(10 * number, 10 * number + 5), score)


def test_the_point_lies_where_hits_and_misses_balance_best() -> None:
    finds = [*(found(n, 0.9 - 0.1 * n) for n in range(5)), *(found(50 + n, 0.3) for n in range(9))]
    assert operating_points(finds, TRUE)["eats"] == pytest.approx(0.4), "between the last hit and the noise"


def test_a_behavior_of_few_bouts_shares_the_point_of_all() -> None:
    rare = [TrueBout("v", "sleeps", Span(200, 205))]
    finds = [*(found(n, 0.9 - 0.1 * n) for n in range(5)), *(found(50 + n, 0.3) for n in range(9))]
    points = operating_points([*finds, found(20, 0.1, "sleeps")], [*TRUE, *rare])
    assert points == {"eats": pytest.approx(0.4), "sleeps": pytest.approx(0.4)}
    assert operating_points([], []) == {}


def test_a_handful_of_bouts_does_not_move_a_point_far() -> None:
    rare = [TrueBout("v", "grooms", Span(1000 + 10 * n, 1005 + 10 * n)) for n in range(5)]
    mine = [found(100 + n, 0.95 - 0.01 * n, "grooms") for n in range(3)]
    mine += [*(found(200 + n, 0.85, "grooms") for n in range(3)), found(103, 0.5, "grooms")]
    finds = [*(found(n, 0.9 - 0.1 * n) for n in range(5)), *(found(50 + n, 0.3) for n in range(9))]
    points = operating_points([*mine, *finds], [*rare, *TRUE])
    assert points["grooms"] == pytest.approx(0.4), "alone it would be 0.89, after three of five"


def test_many_bouts_have_the_point_that_is_best_for_them() -> None:
    many = [TrueBout("v", "grooms", Span(10 * n, 10 * n + 5)) for n in range(1000, 1200)]
    mine = [
        *(found(1000 + n, 0.9, "grooms") for n in range(150)),
        *(found(n, 0.7, "grooms") for n in range(200)),
    ]
    finds = [*(found(n, 0.9 - 0.1 * n) for n in range(5)), *(found(50 + n, 0.3) for n in range(9))]
    points = operating_points([*mine, *finds], [*many, *TRUE])
    assert points["grooms"] > 0.7, "above the many wrong ones"


def test_finds_of_one_score_count_together() -> None:
    finds = [found(0, 0.6), found(1, 0.6), found(50, 0.6), found(2, 0.6), found(60, 0.2)]
    assert operating_points(finds, TRUE)["eats"] == pytest.approx(0.4)


def test_a_wish_for_precision_is_met_by_the_lowest_score_that_surely_meets_it() -> None:
    many = [TrueBout("v", "eats", Span(10 * n, 10 * n + 5)) for n in range(40)]
    finds = [found(n, 0.9 - 0.01 * n) for n in range(40)]
    wrong = [found(90 + n, 0.3 - 0.001 * n) for n in range(30)]
    points = thresholds([*finds, *wrong], many)["eats"]
    assert points["0.8"] == pytest.approx(0.296), "40 of 45 show it, 40 of 46 could be chance"
    assert points["0.9"] == pytest.approx(0.3), "40 of 41"
    assert points["0.95"] == pytest.approx(0.95), "40 calls cannot show 95 in 100"


def test_few_finds_are_held_to_the_wish_itself() -> None:
    finds = [found(0, 0.9), found(1, 0.8), found(50, 0.7), found(2, 0.6), found(3, 0.5)]
    assert thresholds(finds, TRUE)["eats"]["0.8"] == pytest.approx(0.8), "4 of 5 are right: that shows little"
    assert thresholds(finds, TRUE)["eats"]["0.99"] == pytest.approx(0.99)
    assert thresholds([found(50, 0.9)], TRUE)["eats"]["0.8"] == 1.0, "never"
    assert thresholds(finds, TRUE[:3]) == {}, "too few to choose by"
