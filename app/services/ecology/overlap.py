"""How much the activity of two species overlaps: 0 where they never meet, 1 where their days are alike.

Ridout & Linkie 2009, J. Agric. Biol. Environ. Stat. 14: 322-337. Dhat1 is the area below both densities,
Dhat4 weighs the densities at the data. Meredith & Ridout (overlap) advise Dhat1 where the smaller sample has
fewer than 50 records, Dhat4 where it has more than 75.
"""

import msgspec
import numpy as np

from app.services.ecology.binned import LARGE_SAMPLE, NUM_BINS, Counts, binned, binned_densities
from app.services.ecology.diel import CIRCLE, Angles, bandwidth, density, grid
from app.services.ecology.times import SHARES, Times, bounds

DHAT1_NARROWER = 0.8  # Dhat1 smooths less: its kernels' concentration is divided by this
SMALL_SAMPLE = 50


class Overlap(msgspec.Struct, frozen=True):
    """The two coefficients with their 95 % intervals."""

    dhat1: float
    dhat4: float
    dhat1_low: float
    dhat1_high: float
    dhat4_low: float
    dhat4_high: float


def dhat1(one: Angles, other: Angles) -> float:
    """The area below both densities."""
    at = grid(NUM_BINS)
    first = density(one, at, bandwidth(one) / DHAT1_NARROWER)
    second = density(other, at, bandwidth(other) / DHAT1_NARROWER)
    return float(np.minimum(first, second).mean() * CIRCLE)


def dhat4(one: Angles, other: Angles) -> float:
    """The mean, over the data, of how high the other density stands against the own one, 1 at most."""
    here, there = bandwidth(one), bandwidth(other)
    over_one = density(other, one, there) / density(one, one, here)
    over_other = density(one, other, here) / density(other, other, there)
    return float((np.minimum(over_one, 1).mean() + np.minimum(over_other, 1).mean()) / 2)


def overlap(one: Times, other: Times, *, num_bootstraps: int = 1000) -> Overlap:
    """Both coefficients; the same times give the same intervals."""
    large = max(len(one.angles), len(other.angles)) > LARGE_SAMPLE
    found = (
        _of_counts(one, other)
        if large
        else (dhat1(one.angles, other.angles), dhat4(one.angles, other.angles))
    )
    low, high = bounds(np.array(found), _of_samples, [one, other], SHARES, num_bootstraps=num_bootstraps)
    return Overlap(*found, float(low[0]), float(high[0]), float(low[1]), float(high[1]))


def advised(num_one: int, num_other: int) -> str:
    """Which coefficient to report: "Dhat1" for small samples, else "Dhat4"."""
    return "Dhat1" if min(num_one, num_other) < SMALL_SAMPLE else "Dhat4"


def _of_counts(one: Times, other: Times) -> tuple[float, float]:
    """Dhat1 and Dhat4."""
    ((first, second),) = _of_samples(binned(one.angles)[None], binned(other.angles)[None]).tolist()
    return first, second


def _of_samples(one: Counts, other: Counts) -> Angles:
    """Dhat1 and Dhat4 of each row of two samples."""
    narrow = binned_densities(one, DHAT1_NARROWER), binned_densities(other, DHAT1_NARROWER)
    first, second = binned_densities(one), binned_densities(other)
    over_one = (np.minimum(second / first, 1) * one).sum(axis=1) / one.sum(axis=1)
    over_other = (np.minimum(first / second, 1) * other).sum(axis=1) / other.sum(axis=1)
    found: Angles = np.stack([np.minimum(*narrow).mean(axis=1) * CIRCLE, (over_one + over_other) / 2], axis=1)
    return found
