import numpy as np
import pytest

from app.services.ecology.binned import binned_densities
from app.services.ecology.day_bands import day_band
from app.services.ecology.diel import CIRCLE, bandwidth, density, grid
from app.services.ecology.levels import activity_level, level_of
from app.services.ecology.overlap import dhat1, dhat4, overlap
from app.services.ecology.resampling import LEAST_CLUSTERS, MOST_CLUSTERS
from app.services.ecology.student import t95
from app.services.ecology.times import Times, are_over_sites, num_sites
from tests.app.services.ecology.seen import at_sites


def at_many(seed: int, *, center: float, num_sites: int, each: int, apart: float) -> Times:
    """Sites whose animals come at hours of their own: so far apart."""
    random = np.random.default_rng(seed)
    middles = random.normal(center, apart, num_sites)
    angles = (np.repeat(middles, each) + random.normal(0, 0.4, num_sites * each)) % CIRCLE
    return Times(angles, np.repeat(np.arange(num_sites), each))


FOXES = at_many(1, center=0.2, num_sites=8, each=9, apart=0.7)
DEER = at_many(2, center=1.4, num_sites=8, each=6, apart=0.5)


def without(seen: Times, site: int) -> np.ndarray:
    return seen.angles[seen.sites != site]


def by_hand(estimate: float, left_out: list[float]) -> tuple[float, float]:
    """Delete-one jackknife of the arcsine of the root."""
    scaled = np.arcsin(np.sqrt(left_out))
    num = len(scaled)
    half = t95(num - 1) * np.sqrt((num - 1) / num * ((scaled - scaled.mean()) ** 2).sum())
    middle = np.arcsin(np.sqrt(estimate))
    return float(np.sin(middle - half) ** 2), float(np.sin(middle + half) ** 2)


def test_over_sites_an_interval_is_that_of_each_site_left_out_in_turn() -> None:
    found = overlap(FOXES, DEER)
    for which, low, high in (
        (dhat1, found.dhat1_low, found.dhat1_high),
        (dhat4, found.dhat4_low, found.dhat4_high),
    ):
        left_out = [which(without(FOXES, site), without(DEER, site)) for site in range(8)]
        expected = by_hand(which(FOXES.angles, DEER.angles), left_out)
        assert (low, high) == pytest.approx(expected, abs=0.005)
    level = activity_level(FOXES)
    left_out = [level_of(density(without(FOXES, site), grid())) for site in range(8)]
    assert (level.low, level.high) == pytest.approx(by_hand(level.level, left_out), abs=0.005)


def test_over_sites_bounds_of_a_curve_are_of_its_root() -> None:
    at = grid(24)
    low, high = day_band(FOXES, at)
    scaled = np.sqrt([density(without(FOXES, site), at) for site in range(8)])
    half = t95(7) * np.sqrt(7 / 8 * ((scaled - scaled.mean(axis=0)) ** 2).sum(axis=0))
    middle = np.sqrt(density(FOXES.angles, at))
    assert low == pytest.approx(np.maximum(middle - half, 0) ** 2, abs=0.005)
    assert high == pytest.approx((middle + half) ** 2, abs=0.005)


def test_animals_that_are_alike_within_a_site_make_intervals_wider() -> None:
    """The same times, once each site with its own hours, once dealt out to the sites."""
    dealt = [at_sites(each.angles, 8) for each in (FOXES, DEER)]
    alike, apart = overlap(FOXES, DEER), overlap(*dealt)
    assert alike.dhat1 == apart.dhat1
    assert alike.dhat1_high - alike.dhat1_low > 1.5 * (apart.dhat1_high - apart.dhat1_low)
    widths = [float(np.subtract(*reversed(day_band(each, grid(24)))).mean()) for each in (FOXES, dealt[0])]
    assert widths[0] > 1.5 * widths[1]


def test_of_few_sites_events_count_by_themselves_also_where_the_other_species_has_enough() -> None:
    few = at_sites(DEER.angles, LEAST_CLUSTERS - 1)
    assert are_over_sites(FOXES, DEER)
    assert not are_over_sites(few)
    assert not are_over_sites(FOXES, few)
    assert overlap(FOXES, few) == overlap(FOXES, at_sites(DEER.angles))
    assert overlap(FOXES, few) != overlap(FOXES, DEER)


def test_sites_of_both_species_are_counted_once() -> None:
    assert num_sites(FOXES, DEER) == 8
    assert num_sites(FOXES, Times(DEER.angles, DEER.sites + 5)) == 13


def test_t_is_of_the_sites_of_the_species_that_was_seen_at_fewer() -> None:
    """Deer at six sites where no fox is: 14 sites are left out in turn, but of deer only six say anything."""
    elsewhere = Times(DEER.angles[:36], DEER.sites[:36] + 100)
    found = overlap(FOXES, elsewhere)
    left_out = [dhat1(without(FOXES, site), elsewhere.angles) for site in range(8)]
    left_out += [dhat1(FOXES.angles, without(elsewhere, 100 + site)) for site in range(6)]
    scaled = np.arcsin(np.sqrt(left_out))
    half = t95(5) * np.sqrt(13 / 14 * ((scaled - scaled.mean()) ** 2).sum())
    assert np.arcsin(np.sqrt(found.dhat1_high)) - np.arcsin(np.sqrt(found.dhat1)) == pytest.approx(
        half, abs=0.005
    )


def test_many_sites_are_left_out_in_groups() -> None:
    many = at_many(3, center=0.2, num_sites=3 * MOST_CLUSTERS, each=2, apart=0.7)
    level = activity_level(many)
    assert level.low < level.level < level.high < level.low + 0.1


def test_the_bandwidths_of_samples_of_several_sizes_are_those_of_each_alone() -> None:
    counts = np.array([np.bincount(np.arange(num) * 7 % 512, minlength=512) for num in (20, 90)])
    both = binned_densities(counts)
    for row, alone in zip(both, (binned_densities(each[None])[0] for each in counts), strict=True):
        assert row == pytest.approx(alone)


def test_what_is_at_one_time_alone_is_sure() -> None:
    """A level of kernels as narrow as there are: no site says otherwise."""
    noon = Times(np.full(24, np.pi), np.arange(24) % 8)
    level = activity_level(noon)
    assert level.low == pytest.approx(level.high, abs=0.01)
    assert bandwidth(noon.angles) > 100
