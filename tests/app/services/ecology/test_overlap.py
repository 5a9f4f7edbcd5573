import numpy as np
import pytest

from app.services.ecology.binned import LARGE_SAMPLE
from app.services.ecology.diel import CIRCLE, density, grid
from app.services.ecology.overlap import advised, dhat1, dhat4, overlap
from tests.app.services.ecology.seen import at_sites


def around(center: float, number: int, spread: float = 0.5, seed: int = 0) -> np.ndarray:
    return (center + np.random.default_rng(seed).normal(0, spread, number)) % CIRCLE


def test_the_same_times_overlap_wholly() -> None:
    seen = around(1.0, 40)
    assert dhat1(seen, seen) == pytest.approx(1.0)
    assert dhat4(seen, seen) == pytest.approx(1.0)


def test_day_and_night_do_not_overlap() -> None:
    noon, midnight = around(np.pi, 40, 0.2), around(0.0, 40, 0.2)
    assert dhat1(noon, midnight) < 0.01
    assert dhat4(noon, midnight) < 0.01


def test_dhat1_is_the_area_below_both_curves() -> None:
    """Of two von Mises distributions whose overlap is summed here from their true densities."""
    random = np.random.default_rng(5)
    one, other = random.vonmises(2.0, 3.0, 4000) % CIRCLE, random.vonmises(3.0, 3.0, 4000) % CIRCLE
    at = grid(2000)
    true = np.minimum(density(np.array([2.0]), at, 3.0), density(np.array([3.0]), at, 3.0)).mean() * CIRCLE
    assert dhat1(one[:1000], other[:1000]) == pytest.approx(true, abs=0.03)
    assert dhat4(one[:1000], other[:1000]) == pytest.approx(true, abs=0.03)
    assert overlap(at_sites(one), at_sites(other), num_bootstraps=0).dhat4 == pytest.approx(
        true, abs=0.02
    )  # by bins


def test_dhat4_weighs_each_density_at_the_other_species() -> None:
    one, other = np.array([1.0, 2.0]), np.array([2.0, 3.0])
    from app.services.ecology.diel import bandwidth

    def ratio(own: np.ndarray, foreign: np.ndarray) -> float:
        by_own, by_foreign = density(own, own, bandwidth(own)), density(foreign, own, bandwidth(foreign))
        return sum(min(1.0, b / a) for a, b in zip(by_own, by_foreign, strict=True)) / len(own)

    assert dhat4(one, other) == pytest.approx((ratio(one, other) + ratio(other, one)) / 2)


def test_bins_say_what_exact_angles_say() -> None:
    one, other = around(1.5, 200, 0.7), around(2.5, 150, 0.9, seed=1)
    many, more = np.tile(one, LARGE_SAMPLE // 200 + 1), other
    assert overlap(at_sites(one), at_sites(other), num_bootstraps=0).dhat1 == pytest.approx(dhat1(one, other))
    assert overlap(at_sites(many), at_sites(more), num_bootstraps=0).dhat1 == pytest.approx(
        dhat1(many, more), abs=0.003
    )


def test_the_interval_holds_the_estimate_and_narrows_with_more_data() -> None:
    few = overlap(at_sites(around(1.5, 30)), at_sites(around(2.3, 30, seed=1)), num_bootstraps=200)
    many = overlap(at_sites(around(1.5, 600)), at_sites(around(2.3, 600, seed=1)), num_bootstraps=200)
    assert few.dhat1_low <= few.dhat1 <= few.dhat1_high
    assert many.dhat4_low <= many.dhat4 <= many.dhat4_high
    assert many.dhat4_high - many.dhat4_low < 0.5 * (few.dhat4_high - few.dhat4_low)


def test_the_same_seed_gives_the_same_interval() -> None:
    one, other = around(1.5, 30), around(2.3, 30, seed=1)
    assert overlap(at_sites(one), at_sites(other), num_bootstraps=20) == overlap(
        at_sites(one), at_sites(other), num_bootstraps=20
    )


def test_small_samples_are_told_by_dhat1() -> None:
    assert (advised(49, 500), advised(80, 90)) == ("Dhat1", "Dhat4")
