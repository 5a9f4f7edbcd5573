"""Scores for a wished share of right calls: exact bounds by hand, and that the wish comes true elsewhere."""

from math import comb, inf

import numpy as np
import pytest

from trainer.scores.sure_scores import chosen, lowest, needed, reaches


@pytest.mark.parametrize(("share", "fewest"), [(0.8, 11), (0.9, 22), (0.95, 45), (0.99, 230)])
def test_so_many_calls_that_are_all_right_show_a_share(share: float, fewest: int) -> None:
    wanted = needed(share, 0.9, fewest)
    assert wanted[fewest] == fewest
    assert wanted[fewest - 1] == fewest, "one call fewer cannot show it"
    assert share**fewest <= 0.1 < share ** (fewest - 1)


@pytest.mark.parametrize("number", [25, 57, 200])
def test_the_bound_is_that_of_clopper_and_pearson(number: int) -> None:
    def seen_by_chance(right: int) -> float:
        return sum(comb(number, k) * 0.9**k * 0.1 ** (number - k) for k in range(right, number + 1))

    fewest = next(right for right in range(number + 1) if seen_by_chance(right) <= 0.1)
    assert needed(0.9, 0.9, number)[number] == fewest
    assert reaches(np.array([fewest, fewest - 1]), np.array([number, number]), 0.9).tolist() == [True, False]


def test_the_lowest_score_as_seen_and_as_sure() -> None:
    scores, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([True, True, False, True])
    assert lowest(scores, right, 1.0) == 0.8
    assert lowest(scores, right, 0.75) == 0.6
    assert lowest(scores, np.zeros(4, bool), 0.5) == inf
    assert lowest(scores, right, 0.75, 0.9) == inf, "four calls show nothing"
    assert lowest(np.full(30, 0.6), np.ones(30, bool), 0.9, 0.9) == 0.6, "equal scores are called together"
    assert lowest(np.zeros(0), np.zeros(0, bool), 0.9, 0.9) == inf


def test_too_few_calls_are_held_to_what_holds_otherwise() -> None:
    scores, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([True, True, False, True])
    assert chosen(scores, right, 0.75, 0.65) == 0.65
    assert chosen(scores, right, 0.9, 0.65) == 0.8, "where they were right on these clips"
    assert chosen(scores, ~right, 0.9, 0.65) == 1.0, "never"
    assert chosen(np.linspace(0.5, 0.9, 40), np.ones(40, bool), 0.9, 0.8) == 0.5


def test_a_lower_wish_never_asks_for_more() -> None:
    """Of twelve that are right 80 % is sure, 90 % is not and holds as it does otherwise."""
    scores = np.array([*np.linspace(0.97, 1.0, 12), 0.002, *np.full(20, 0.001)])
    right = scores > 0.5
    assert [chosen(scores, right, wish, 0.51) for wish in (0.8, 0.9)] == [0.51, 0.51]
    scores[12:] = 0.6
    assert chosen(scores, right, 0.8, 0.51) == 0.97, "there it was wrong"


def test_what_is_called_at_the_highest_score_is_not_never_called() -> None:
    scores = np.array([*np.ones(12), *np.full(20, 0.6)])
    assert 0.999 < chosen(scores, scores == 1, 0.8, 0.51) < 1


def test_a_wish_comes_true_on_calls_that_nothing_was_chosen_by() -> None:
    """Of a score that is right as often as it says, 0.6 to 1: chosen on 100 calls, kept 9 times in 10."""
    rng = np.random.default_rng(3)

    def kept(sure: float) -> float:
        found = []
        for _ in range(300):
            scores = rng.uniform(0.6, 1.0, 100)
            at = lowest(scores, rng.random(100) < scores, 0.9, sure)
            found.append(at == inf or (min(at, 1.0) + 1) / 2 >= 0.9)
        return float(np.mean(found))

    assert kept(0.9) >= 0.9
    assert kept(0.0) < 0.5, "the lowest score that gave it promises too much"
