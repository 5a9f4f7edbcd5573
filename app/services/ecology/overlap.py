"""How much the activity of two species overlaps: 0 where they never meet, 1 where their days are alike.

Ridout & Linkie 2009, J. Agric. Biol. Environ. Stat. 14: 322-337. Dhat1 is the area below both densities,
Dhat4 weighs the densities at the data. Meredith & Ridout (overlap) advise Dhat1 where the smaller sample has
fewer than 50 records, Dhat4 where it has more than 75.
"""

import msgspec
import numpy as np

from app.services.ecology.binned import (
    LARGE_SAMPLE,
    NUM_BINS,
    Counts,
    binned,
    binned_densities,
    moved_interval,
    smoothed_samples,
)
from app.services.ecology.diel import CIRCLE, Angles, bandwidth, density, grid

DHAT1_NARROWER = 0.8  # Dhat1 smooths less: its kernels' concentration is divided by this
SMALL_SAMPLE = 50


class Overlap(msgspec.Struct, frozen=True):
    """The two coefficients with their bootstrap intervals."""

    dhat1: float
    dhat4: float
    dhat1_low: float
    dhat1_high: float
    dhat4_low: float
    dhat4_high: float
    num_bootstraps: int


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


def overlap(one: Angles, other: Angles, *, num_bootstraps: int = 1000) -> Overlap:
    """Both coefficients, with 95 % intervals from a smoothed bootstrap: samples are drawn from the densities.

    The same angles give the same interval.
    """
    counts = binned(one), binned(other)
    large = max(len(one), len(other)) > LARGE_SAMPLE
    estimates = _of_counts(*counts) if large else (dhat1(one, other), dhat4(one, other))
    samples = list(smoothed_samples(*counts, number=num_bootstraps))
    drawn = _of_samples(*map(np.array, zip(*samples, strict=True))) if samples else np.empty((0, 2))
    bounds = [moved_interval(estimate, drawn[:, place]) for place, estimate in enumerate(estimates)]
    return Overlap(*estimates, *bounds[0], *bounds[1], num_bootstraps=num_bootstraps)


def advised(num_one: int, num_other: int) -> str:
    """Which coefficient to report: "Dhat1" for small samples, else "Dhat4"."""
    return "Dhat1" if min(num_one, num_other) < SMALL_SAMPLE else "Dhat4"


def _of_counts(one: Counts, other: Counts) -> tuple[float, float]:
    """Dhat1 and Dhat4."""
    ((first, second),) = _of_samples(one[None], other[None]).tolist()
    return first, second


def _of_samples(one: Counts, other: Counts) -> Angles:
    """Dhat1 and Dhat4 of each row of two samples."""
    narrow = binned_densities(one, DHAT1_NARROWER), binned_densities(other, DHAT1_NARROWER)
    first, second = binned_densities(one), binned_densities(other)
    over_one = (np.minimum(second / first, 1) * one).sum(axis=1) / one.sum(axis=1)
    over_other = (np.minimum(first / second, 1) * other).sum(axis=1) / other.sum(axis=1)
    found: Angles = np.stack([np.minimum(*narrow).mean(axis=1) * CIRCLE, (over_one + over_other) / 2], axis=1)
    return found
