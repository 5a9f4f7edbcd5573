import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.ecology.diel import (
    CIRCLE,
    bandwidth,
    bandwidth_of,
    concentration_of,
    density,
    grid,
    moments,
)

angles = st.lists(st.floats(0, CIRCLE, exclude_max=True), min_size=2, max_size=60).map(np.array)


def bessel(order: int, x: float) -> float:
    """The power series of I, summed by hand."""
    terms = ((x / 2) ** (2 * m + order) / (math.factorial(m) * math.factorial(m + order)) for m in range(80))
    return sum(terms)


def test_one_kernel_is_the_von_mises_density() -> None:
    at = np.array([0.0, 1.0, math.pi])
    expected = [math.exp(2 * math.cos(x)) / (CIRCLE * bessel(0, 2.0)) for x in at]
    assert density(np.zeros(1), at, 2.0) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("k", [0.3, 1.0, 4.0, 20.0])
def test_a_concentration_is_found_from_its_own_moments(k: float) -> None:
    lengths = np.array([bessel(p, k) / bessel(0, k) for p in (1, 2, 3)])
    assert concentration_of(lengths) == pytest.approx(k, rel=1e-3)


def test_the_bandwidth_is_taylors_formula() -> None:
    num, k = 50, 2.0
    by_hand = (3 * num * k**2 * bessel(2, 2 * k) / (4 * math.sqrt(math.pi) * bessel(0, k) ** 2)) ** 0.4
    assert bandwidth_of(num, k) == pytest.approx(by_hand, rel=1e-9)


def test_two_peaks_a_day_are_not_smoothed_away() -> None:
    dawn_and_dusk = np.concatenate([np.full(20, math.pi / 2), np.full(20, 3 * math.pi / 2)])
    dawn_and_dusk += np.tile(np.linspace(-0.3, 0.3, 20), 2)
    assert moments(dawn_and_dusk)[0] == pytest.approx(0, abs=1e-9)  # the first moment sees nothing
    heights = density(dawn_and_dusk, np.array([0.0, math.pi / 2, math.pi]))
    assert heights[1] > 10 * max(heights[0], heights[2])


@settings(max_examples=20)
@given(angles)
def test_a_density_is_one_in_all_and_turns_with_its_data(seen: np.ndarray) -> None:
    at = grid(2048)
    heights = density(seen, at, min(bandwidth(seen), 300.0))
    assert heights.mean() * CIRCLE == pytest.approx(1.0, rel=1e-6)
    turned = density((seen + CIRCLE / 4) % CIRCLE, at, min(bandwidth(seen), 300.0))
    assert turned == pytest.approx(np.roll(heights, 512), rel=1e-6, abs=1e-9)
