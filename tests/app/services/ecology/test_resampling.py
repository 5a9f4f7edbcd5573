import numpy as np
import pytest

from app.services.ecology.clusters import clusters
from app.services.ecology.resampling import LEAST_CLUSTERS, MOST_CLUSTERS, Sums, intervals, ratios

FOXES = (14, 9, 6, 11, 4, 8, 0, 3, 21, 5)
LYNXES = (5, 0, 7, 0, 0, 4, 0, 0, 1, 0)
NIGHTS = (60, 60, 60, 55, 60, 50, 30, 90, 61, 42)


def survey() -> Sums:
    return np.array([FOXES, LYNXES, NIGHTS], np.float64).T


def test_the_interval_of_a_rate_is_that_of_the_r_package_boot() -> None:
    """Version 1.3-28.1: 200,000 samples of sites, `boot.ci(type = "bca", L = empinf(type = "jack"))` at the
    level for ten sites.
    """
    foxes, lynxes = intervals(survey(), ratios)
    assert foxes == pytest.approx((0.0779, 0.2287), abs=0.004)
    assert lynxes == pytest.approx((0.0035, 0.0732), abs=0.004)


def test_the_same_sites_have_the_same_interval() -> None:
    assert intervals(survey(), ratios) == intervals(survey(), ratios)


def test_of_few_sites_and_of_the_same_everywhere_there_is_none() -> None:
    assert intervals(survey()[: LEAST_CLUSTERS - 1], ratios) == [None, None]
    assert intervals(np.tile([3.0, 60.0], (12, 1)), ratios) == [None]


def test_a_figure_that_there_is_not_has_none() -> None:
    nothing = np.zeros((8, 2))
    assert intervals(nothing, ratios) == [None]


def test_many_videos_are_drawn_in_groups_and_give_the_width_that_theory_says() -> None:
    """Of a share p of n independent ones, 1.96 sqrt(p (1 - p) / n) to either side."""
    num = 20 * MOST_CLUSTERS
    seen = (np.arange(num) % 4 == 0).astype(np.float64)
    (found,) = intervals(np.stack([seen, np.ones(num)], axis=1), ratios)
    assert found is not None
    half = 1.96 * np.sqrt(0.25 * 0.75 / num)
    assert found == pytest.approx((0.25 - half, 0.25 + half), abs=0.15 * half)


def test_sites_are_drawn_where_there_are_enough_and_else_videos() -> None:
    places = [(number % LEAST_CLUSTERS, number) for number in range(30)]
    by_site, by_video = clusters(places), clusters([(site % 2, video) for site, video in places])
    assert (by_site.number, by_site.of_sites) == (LEAST_CLUSTERS, True)
    assert (by_video.number, by_video.of_sites) == (30, False)
    assert by_site.sums(np.ones((30, 1))).ravel().tolist() == [5.0] * LEAST_CLUSTERS
    assert clusters([]).number == 0


def test_what_is_at_few_sites_alone_is_over_videos_however_many_sites_there_are() -> None:
    places = [(number % 10, number) for number in range(40)]
    at_few = clusters(places, [site < LEAST_CLUSTERS - 1 for site, _ in places])
    at_enough = clusters(places, [site < LEAST_CLUSTERS for site, _ in places])
    assert (at_few.number, at_few.of_sites) == (40, False)
    assert (at_enough.number, at_enough.of_sites) == (10, True)
