"""How many species more sampling finds: rarefaction of incidences, and an estimate of those never seen.

Colwell et al. 2012, J. Plant Ecol. 5: 3-21. A sampling unit is what one site saw in one day, so that empty
days count as effort.
"""

from collections import Counter
from collections.abc import Sequence
from math import exp, lgamma, log, sqrt

import msgspec
import numpy as np

from app.services.ecology.student import Z95

NUM_POINTS = 100  # of a curve, at most


class Rarefied(msgspec.Struct, frozen=True):
    """Expected species after each number of sampling units, with 95 % bounds."""

    units: tuple[int, ...]
    expected: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def rarefied(incidences: Sequence[int], num_units: int) -> Rarefied:
    """The expected curve: S(t) = sum over species of 1 - C(T - y, t) / C(T, t).

    `incidences` are y: in how many of the T units each species was. Bounds are 1.96 standard deviations of
    the unconditional variance (Colwell et al. 2012, equations 4 and 5; S_est by Chao2).
    """
    present = [y for y in incidences if y > 0]
    if not present or num_units < 1:
        return Rarefied((), (), (), ())
    steps = sorted({int(step) for step in np.linspace(1, num_units, min(NUM_POINTS, num_units))})
    total = chao2(present, num_units)
    expected, variance = [], []
    for t in steps:
        missed = np.array([_missed(y, t, num_units) for y in present])
        mean = float((1 - missed).sum())
        expected.append(mean)
        variance.append(max(0.0, float(((1 - missed) ** 2).sum()) - mean**2 / total))
    spread = 1.96 * np.sqrt(variance)
    return Rarefied(
        tuple(steps),
        tuple(expected),
        tuple(np.maximum(np.array(expected) - spread, 0).tolist()),
        tuple((np.array(expected) + spread).tolist()),
    )


def chao2(incidences: Sequence[int], num_units: int) -> float:
    """Species that there are at least, by those in one unit alone (Q1) and in two (Q2); bias-corrected.

    S + (T - 1) / T * Q1 (Q1 - 1) / (2 (Q2 + 1)); Chao 1987, Biometrics 43: 783-791.
    """
    present = [y for y in incidences if y > 0]
    once, twice = present.count(1), present.count(2)
    return len(present) + (num_units - 1) / num_units * once * (once - 1) / (2 * (twice + 1))


def chao2_interval(incidences: Sequence[int], num_units: int) -> tuple[float, float]:
    """The 95 % interval of `chao2`, not below what was seen; (0, 0) of nothing.

    Log-normal, of what was never seen (Chao 1987), with the variance of the bias-corrected form, as SpadeR
    has it. Where nothing is thought missed it is that of the number seen, each missed by a Poisson's chance.
    """
    present = [y for y in incidences if y > 0]
    if not present:
        return 0.0, 0.0
    unseen = chao2(present, num_units) - len(present)
    if unseen <= 0:
        return _interval_of_seen(present, num_units)
    once, twice = present.count(1), present.count(2)
    part = (num_units - 1) / num_units
    variance = part * once * (once - 1) / (2 * (twice + 1))
    variance += part**2 * once * (2 * once - 1) ** 2 / (4 * (twice + 1) ** 2)
    variance += part**2 * once**2 * twice * (once - 1) ** 2 / (4 * (twice + 1) ** 4)
    wide = exp(Z95 * sqrt(log(1 + variance / unseen**2)))
    return len(present) + unseen / wide, len(present) + unseen * wide


def sample_coverage(incidences: Sequence[int], num_units: int) -> float:
    """The share of all incidences, seen or missed, that is of the species seen: 1 where none is missed.

    1 - Q1 / U * (T - 1) Q1 / ((T - 1) Q1 + 2 Q2), U incidences in T units; without any in two units Q1 - 1
    and 2 in the last ratio. Chao & Jost 2012, Ecology 93: 2533-2547; by incidences Chao et al. 2014, Ecol.
    Monogr. 84: 45-67. 0 of nothing.
    """
    present = [y for y in incidences if y > 0]
    once, twice = present.count(1), present.count(2)
    if not present:
        return 0.0
    part = (num_units - 1) * (once if twice else max(0, once - 1))
    rest = 2 * twice if twice else 2
    return 1 - once / sum(present) * part / (part + rest)


def _interval_of_seen(present: Sequence[int], num_units: int) -> tuple[float, float]:
    num, often = len(present), Counter(present)
    missed = sum(many * exp(-y) for y, many in often.items())
    variance = sum(many * (exp(-y) - exp(-2 * y)) for y, many in often.items())
    variance -= sum(many * y * exp(-y) for y, many in often.items()) ** 2 / num_units
    there = 1 - missed / num
    middle, half = num / there, Z95 * sqrt(max(0.0, variance)) / there
    return max(float(num), middle - half), middle + half


def _missed(y: int, t: int, num_units: int) -> float:
    """The chance that t of the units hold none of the y with the species."""
    if t > num_units - y:
        return 0.0
    return float(np.exp(_choose(num_units - y, t) - _choose(num_units, t)))


def _choose(n: int, k: int) -> float:
    """The logarithm of n over k."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
