"""How sure a curve of daily activity is: bounds at each time of the day.

Of samples drawn from the density, as the R package activity has them of a fit with `sample = "model"`
(Rowcliffe et al. 2014, Methods Ecol. Evol. 5: 1170-1179), but moved by their bias as the levels are: a sample
has lower peaks than the curve.
"""

import numpy as np

from app.services.ecology.binned import (
    LARGE_SAMPLE,
    NUM_BINS,
    binned,
    binned_densities,
    binned_density,
    smoothed_samples,
)
from app.services.ecology.diel import CIRCLE, Angles, density, grid


def day_band(angles: Angles, at: Angles, *, num_bootstraps: int = 1000) -> tuple[Angles, Angles]:
    """The 95 % bounds of `density` at these places, per radian, each by itself; always the same.

    Without bootstraps they are the density.
    """
    counts = binned(angles)
    large = len(angles) > LARGE_SAMPLE
    curve = binned_density(counts) if large else density(angles, grid(NUM_BINS))
    low = high = curve
    if num_bootstraps:
        samples = np.array([each for (each,) in smoothed_samples(counts, number=num_bootstraps)])
        drawn = binned_densities(samples)
        low, high = np.quantile(drawn, (0.025, 0.975), axis=0) - (drawn.mean(axis=0) - curve)
    return _at(at, np.maximum(low, 0)), _at(at, high)


def _at(at: Angles, heights: Angles) -> Angles:
    found: Angles = np.interp(at, grid(NUM_BINS), heights, period=CIRCLE)
    return found
