"""The matching is the cheapest there is."""

from itertools import permutations

import numpy as np
import pytest

from mvit_core.motion.assignment import FORBIDDEN, assign
from mvit_core.motion.tracking import matched


@pytest.mark.parametrize("shape", [(1, 1), (2, 4), (4, 2), (5, 5), (3, 6)])
def test_total_cost_is_that_of_the_best_of_all_matchings(shape):
    random = np.random.default_rng(sum(shape))
    for _ in range(20):
        cost = random.normal(0, 1, shape)
        found = sum(cost[row, column] for row, column in assign(cost))
        tall = cost if shape[0] <= shape[1] else cost.T
        best = min(
            sum(tall[row, column] for row, column in enumerate(columns))
            for columns in permutations(range(tall.shape[1]), tall.shape[0])
        )
        assert found == pytest.approx(best)


def test_forbidden_pairs_are_left_out():
    cost = np.array([[1.0, FORBIDDEN], [FORBIDDEN, FORBIDDEN]])
    assert assign(cost) == [(0, 0)]


def test_nothing_to_match():
    assert assign(np.zeros((0, 3))) == []
    assert assign(np.zeros((3, 0))) == []


def test_a_body_is_not_given_away_for_one_more_pair():
    """The second trail could have what the first one fits; the first would be left with what fits badly."""
    cost = np.array([[-1.5, 2.0], [0.5, FORBIDDEN]])
    assert assign(cost) == [(0, 1), (1, 0)]
    assert matched(cost) == {0: 0}
