from itertools import combinations

import numpy as np
import pytest

from app.services.ecology.accumulation import chao2, chao2_interval, rarefied, sample_coverage

# Four units; which species each holds.
UNITS = ({"fox", "deer"}, {"deer"}, {"deer", "boar"}, set())
INCIDENCES = [1, 3, 1]  # fox, deer, boar


def test_the_expected_curve_is_the_mean_over_all_subsets() -> None:
    curve = rarefied(INCIDENCES, 4)
    assert curve.units == (1, 2, 3, 4)
    for t, expected in zip(curve.units, curve.expected, strict=True):
        subsets = list(combinations(UNITS, t))
        assert expected == pytest.approx(sum(len(set().union(*one)) for one in subsets) / len(subsets))


def test_all_units_hold_all_species_and_bounds_lie_around_them() -> None:
    curve = rarefied(INCIDENCES, 4)
    assert curve.expected[-1] == pytest.approx(3)
    assert all(
        low <= mid <= high for low, mid, high in zip(curve.low, curve.expected, curve.high, strict=True)
    )


def test_the_variance_is_that_of_colwell_and_others() -> None:
    """By hand, t = 4: all seen, so sum (1 - a)^2 = 3; S = 3; Chao2 = 3 + 3/4 * 2*1 / (2*1) = 3.75."""
    assert chao2(INCIDENCES, 4) == pytest.approx(3.75)
    spread = 1.96 * (3 - 9 / 3.75) ** 0.5
    assert rarefied(INCIDENCES, 4).high[-1] == pytest.approx(3 + spread)


def test_without_singletons_nothing_is_thought_missed() -> None:
    assert chao2([2, 3, 4], 10) == 3


@pytest.mark.parametrize(
    ("incidences", "num_units", "low", "high"),
    [
        ([1, 1, 1, 1, 1, 2, 4, 9, 12, 20], 30, 10.7498, 41.1565),
        ([1, 1, 3, 7], 12, 4.06214, 17.5234),
        ([1, 2, 2, 5, 8], 40, 5.0, 7.25319),  # nothing thought missed
        ([2, 3, 4], 10, 3.0, 4.05391),
        ([1], 5, 1.0, 2.98747),
    ],
)
def test_the_interval_is_that_of_spader(
    incidences: list[int], num_units: int, low: float, high: float
) -> None:
    """Its Chao2-bc, on R 4.2."""
    assert chao2_interval(incidences, num_units) == pytest.approx((low, high), rel=1e-5)
    assert chao2_interval([], num_units) == (0.0, 0.0)


def test_a_long_survey_gives_a_curve_of_some_points() -> None:
    curve = rarefied([1, 5, 900], 40_000)
    assert len(curve.units) == 100
    assert (curve.units[0], curve.units[-1]) == (1, 40_000)
    assert curve.expected[0] == pytest.approx(906 / 40_000)


def test_nothing_seen_is_no_curve() -> None:
    assert rarefied([], 10).units == ()
    assert rarefied([0], 10).units == ()


def test_sample_coverage_is_about_what_the_species_seen_are_of_all() -> None:
    random = np.random.default_rng(1)
    chances = 0.3 * np.exp(-0.25 * np.arange(30))
    true, told = [], []
    for _ in range(200):
        seen = random.binomial(40, chances)
        true.append(chances[seen > 0].sum() / chances.sum())
        told.append(sample_coverage(seen.tolist(), 40))
    assert np.mean(told) == pytest.approx(np.mean(true), abs=0.005)
    assert np.mean(true) < 0.98, "some are missed"


def test_coverage_is_whole_where_each_was_seen_in_several_units_and_nothing_of_nothing() -> None:
    assert sample_coverage([2, 5, 9], 12) == 1.0
    assert sample_coverage([], 12) == 0.0
    assert 0 < sample_coverage([1, 1, 3], 12) < 1, "none in two"
