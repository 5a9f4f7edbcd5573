from itertools import combinations

import pytest

from app.services.ecology.accumulation import chao2, chao2_interval, rarefied

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
