"""Activity level: the share of the day that animals spend active, if all are active at the peak.

Rowcliffe et al. 2014, Methods Ecol. Evol. 5: 1170-1179: mean over maximum of the density. Of few sites the
interval is of samples drawn from the density, as with `fitact(sample = "model")` of the R package activity,
but moved by their bias as that of overlap: of few events spread over the day, all samples are lower than the
level.
"""

import msgspec
import numpy as np

from app.services.ecology.binned import LARGE_SAMPLE, Counts, binned, binned_densities, binned_density
from app.services.ecology.diel import Angles, density, grid
from app.services.ecology.times import SHARES, Times, bounds


class Level(msgspec.Struct, frozen=True):
    """Shares from 0 to 1; the bounds are those of the 95 % interval."""

    level: float
    low: float
    high: float


def activity_level(seen: Times, *, num_bootstraps: int = 1000) -> Level:
    """The same times give the same interval."""
    large = len(seen.angles) > LARGE_SAMPLE
    level = level_of(binned_density(binned(seen.angles)) if large else density(seen.angles, grid()))
    low, high = bounds(np.array([level]), _levels, [seen], SHARES, num_bootstraps=num_bootstraps)
    return Level(level, float(low[0]), float(high[0]))


def level_of(heights: Angles) -> float:
    """Mean over maximum of a density; 0 where it is 0 everywhere."""
    top = float(heights.max())
    return float(heights.mean()) / top if top > 0 else 0.0


def _levels(samples: Counts) -> Angles:
    heights = binned_densities(samples)
    found: Angles = heights.mean(axis=1, keepdims=True) / heights.max(axis=1, keepdims=True)
    return found
