"""Activity level: the share of the day that animals spend active, if all are active at the peak.

Rowcliffe et al. 2014, Methods Ecol. Evol. 5: 1170-1179: mean over maximum of the density. The interval is
of samples drawn from the density, as with `fitact(sample = "model")` of the R package activity, but moved by
their bias as that of overlap: of few events spread over the day, all samples are lower than the level.
"""

import msgspec
import numpy as np

from app.services.ecology.binned import (
    LARGE_SAMPLE,
    binned,
    binned_densities,
    binned_density,
    moved_interval,
    smoothed_samples,
)
from app.services.ecology.diel import Angles, density, grid


class Level(msgspec.Struct, frozen=True):
    """Shares from 0 to 1; the bounds are those of the 95 % interval."""

    level: float
    low: float
    high: float


def activity_level(angles: Angles, *, num_bootstraps: int = 1000) -> Level:
    """The same angles give the same interval; without bootstraps it is the level itself."""
    counts = binned(angles)
    large = len(angles) > LARGE_SAMPLE
    level = level_of(binned_density(counts) if large else density(angles, grid()))
    samples = [each for (each,) in smoothed_samples(counts, number=num_bootstraps)]
    heights = binned_densities(np.array(samples)) if samples else np.empty((0, 1))
    return Level(level, *moved_interval(level, heights.mean(axis=1) / heights.max(axis=1)))


def level_of(heights: Angles) -> float:
    """Mean over maximum of a density; 0 where it is 0 everywhere."""
    top = float(heights.max())
    return float(heights.mean()) / top if top > 0 else 0.0
