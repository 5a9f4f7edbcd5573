import numpy as np
import pytest

from app.services.ecology.diel import CIRCLE, density, grid
from app.services.ecology.levels import Level, activity_level, level_of
from tests.app.services.ecology.seen import at_sites

NIGHTLY = np.concatenate([np.linspace(0.2, 1.6, 20), np.linspace(4.4, 5.6, 15)])
FEW = NIGHTLY[[0, 4, 8, 12, 16, 20, 24, 28, 32, 34]]


def test_who_is_active_all_day_has_a_level_of_one_and_who_is_for_half_of_it_a_half() -> None:
    assert level_of(np.full(8, 0.16)) == 1.0
    assert level_of(np.array([1.0, 1.0, 0.0, 0.0])) == 0.5
    assert level_of(np.zeros(4)) == 0.0


@pytest.mark.parametrize(
    ("angles", "level", "low", "high"), [(NIGHTLY, 0.41131, 0.292, 0.547), (FEW, 0.48275, 0.308, 0.692)]
)
def test_levels_and_intervals_are_those_of_the_r_package_activity(
    angles: np.ndarray, level: float, low: float, high: float
) -> None:
    """Its fitact(sample = "model") of version 1.3.2, 2,000 and 1,500 samples, moved by their bias."""
    found = activity_level(at_sites(angles))
    assert found.level == pytest.approx(level, abs=1e-4)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.02)


def test_a_level_lies_in_its_interval_also_of_few_events_all_over_the_day() -> None:
    """All percentiles of the samples are lower: it was 0.79 (0.30 to 0.74)."""
    found = activity_level(
        at_sites(np.array([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 12.5]) * CIRCLE / 24)
    )
    assert found.low < found.level < found.high


def test_bins_say_of_many_events_what_these_say_themselves() -> None:
    many = np.tile(NIGHTLY, 100)
    assert activity_level(at_sites(many), num_bootstraps=0).level == pytest.approx(
        level_of(density(many, grid(4096))), abs=0.003
    )


def test_the_same_events_have_the_same_interval_and_without_samples_none() -> None:
    assert activity_level(at_sites(FEW), num_bootstraps=50) == activity_level(
        at_sites(FEW), num_bootstraps=50
    )
    alone = activity_level(at_sites(FEW), num_bootstraps=0)
    assert alone == Level(alone.level, alone.level, alone.level)
