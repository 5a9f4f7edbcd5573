"""When in the day animals are active: von Mises kernel densities over the circle of 24 hours.

Ridout & Linkie 2009, J. Agric. Biol. Environ. Stat. 14: 322-337; the bandwidth after Taylor 2008, Comput.
Stat. Data Anal. 52: 3493-3500, both as in the R package overlap (Meredith & Ridout). Angles are radians, 0 is
midnight.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Angles = NDArray[np.float64]

CIRCLE = 2 * np.pi
NUM_MOMENTS = 3  # of which the one that sees most concentration is taken: two peaks a day hide from the first
MAX_CONCENTRATION = 345.0  # as overlap has it: beyond, all angles are one
CHUNK = 2_000  # angles weighed at once


def grid(num_points: int = 512) -> Angles:
    """The circle in equal steps from midnight on; the end, which is the beginning, left out."""
    places: Angles = np.arange(num_points, dtype=np.float64) * (CIRCLE / num_points)
    return places


def density(angles: Angles, at: Angles, concentration: float | None = None) -> Angles:
    """The density at these places, per radian: a von Mises kernel on each angle.

    `concentration` of the kernels: as `bandwidth` finds it, where none is given.
    """
    if concentration is None:
        concentration = bandwidth(angles)
    heights = np.zeros(len(at))
    for first in range(0, len(angles), CHUNK):
        away = at[:, None] - angles[None, first : first + CHUNK]
        heights += np.exp(concentration * (np.cos(away) - 1.0)).sum(axis=1)
    result: Angles = heights / (len(angles) * CIRCLE * _scaled_bessel(0, np.array([concentration]))[0])
    return result


def bandwidth(angles: Angles) -> float:
    """The concentration of the kernels, larger for more data.

    (3 n k^2 I2(2k) / (4 sqrt(pi) I0(k)^2))^(2/5), where k is the concentration of a von Mises distribution
    that fits the data: the largest of those by the first three trigonometric moments.
    """
    return bandwidth_of(len(angles), concentration_of(moments(angles)))


def moments(angles: Angles) -> Angles:
    """The lengths of the first three trigonometric moments, 0 to 1."""
    orders = np.arange(1, NUM_MOMENTS + 1)
    lengths: Angles = np.abs(np.exp(1j * orders[:, None] * angles[None, :]).mean(axis=1))
    return lengths


def concentration_of(lengths: Angles) -> float:
    """The largest k with I_p(k) / I_0(k) equal to the p-th length."""
    ks, ratios = _bessel_ratios()
    found = [float(np.interp(length, ratios[order], ks)) for order, length in enumerate(lengths)]
    return max(found)


def bandwidth_of(num: int, k: float) -> float:
    """As `bandwidth`, of `num` angles with concentration k. Never 0: kernels would not know where they
    are.
    """
    if k <= 0 or num == 0:
        return 1e-6
    two, one = _scaled_bessel(2, np.array([2 * k]))[0], _scaled_bessel(0, np.array([k]))[0]
    wide = (3 * num * k**2 * two / (4 * np.sqrt(np.pi) * one**2)) ** 0.4
    return float(min(max(wide, 1e-6), 1e5))


def bandwidths_of(nums: Angles, lengths: Angles) -> Angles:
    """As `bandwidth_of` many samples of `nums` angles, to four digits; `lengths` are rows of moments."""
    ks, ratios = _bessel_ratios()
    found = np.max([np.interp(each, ratios[order], ks) for order, each in enumerate(lengths.T)], axis=0)
    wide: Angles = np.clip(nums**0.4 * np.interp(found, ks, _bandwidths()), 1e-6, 1e5)
    return wide


@cache
def _bandwidths() -> Angles:
    """Of one angle with each of the concentrations of `_bessel_ratios`."""
    ks, _ = _bessel_ratios()
    return np.array([0.0, *(bandwidth_of(1, float(k)) for k in ks[1:])])


@cache
def _bessel_ratios() -> tuple[Angles, Angles]:
    ks = np.concatenate([[0.0], np.geomspace(1e-4, MAX_CONCENTRATION, 1200)])
    none = _scaled_bessel(0, ks)
    return ks, np.array([_scaled_bessel(order, ks) / none for order in range(1, NUM_MOMENTS + 1)])


def _scaled_bessel(order: int, ks: Angles) -> Angles:
    """I_order(k) exp(-k), by the trapezoid rule over the circle, which is exact to rounding for this
    integral.
    """
    steps = max(512, int(64 * np.sqrt(max(float(ks.max()), 1.0))))
    theta = grid(steps)
    waves = np.cos(order * theta)
    result: Angles = np.array([(np.exp(k * (np.cos(theta) - 1.0)) * waves).mean() for k in ks])
    return result
