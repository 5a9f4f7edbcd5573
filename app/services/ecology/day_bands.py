"""How sure a curve of daily activity is: bounds at each time of the day.

Of few sites they are of samples drawn from the density, as the R package activity has them of a fit with
`sample = "model"` (Rowcliffe et al. 2014, Methods Ecol. Evol. 5: 1170-1179), but moved by their bias as the
levels are: a sample has lower peaks than the curve.
"""

import numpy as np

from app.services.ecology.binned import LARGE_SAMPLE, NUM_BINS, binned, binned_densities, binned_density
from app.services.ecology.diel import CIRCLE, Angles, density, grid
from app.services.ecology.times import HEIGHTS, Times, bounds


def day_band(seen: Times, at: Angles, *, num_bootstraps: int = 1000) -> tuple[Angles, Angles]:
    """The 95 % bounds of `density` at these places, per radian, each by itself; always the same."""
    large = len(seen.angles) > LARGE_SAMPLE
    curve = binned_density(binned(seen.angles)) if large else density(seen.angles, grid(NUM_BINS))
    low, high = bounds(curve, binned_densities, [seen], HEIGHTS, num_bootstraps=num_bootstraps)
    return _at(at, low), _at(at, high)


def _at(at: Angles, heights: Angles) -> Angles:
    found: Angles = np.interp(at, grid(NUM_BINS), heights, period=CIRCLE)
    return found
