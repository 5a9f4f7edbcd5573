import numpy as np
import pytest

from app.services.ecology.day_bands import day_band
from app.services.ecology.diel import CIRCLE, density, grid
from tests.app.services.ecology.seen import at_sites

NIGHTLY = np.concatenate([np.linspace(0.2, 1.6, 20), np.linspace(4.4, 5.6, 15)])


@pytest.mark.parametrize("copies", [1, 100], ids=["few", "so many that they are binned"])
def test_the_curve_lies_in_its_band_which_is_narrower_of_more(copies: int) -> None:
    at = grid(24)
    angles = np.tile(NIGHTLY, copies)
    low, high = day_band(at_sites(angles), at)
    curve = density(angles, at)
    assert (low <= curve + 1e-3).all()
    assert (curve <= high + 1e-3).all()
    width = float((high - low).mean())
    assert width < 0.3 if copies == 1 else width < 0.05


def test_bounds_hold_the_truth_at_most_times_of_the_day() -> None:
    random, at = np.random.default_rng(3), grid(48)
    heights = np.exp(2 * np.cos(at))
    truth = heights / (heights.mean() * CIRCLE)
    held = []
    for _ in range(40):
        low, high = day_band(at_sites(random.vonmises(0, 2, 50) % CIRCLE), at, num_bootstraps=200)
        held.append(((low <= truth) & (truth <= high)).mean())
    assert 0.86 < np.mean(held) < 0.98


def test_without_samples_it_is_the_curve() -> None:
    low, high = day_band(at_sites(NIGHTLY), grid(24), num_bootstraps=0)
    assert low == pytest.approx(density(NIGHTLY, grid(24)), abs=0.002)
    assert (low == high).all()
