"""Intervals of shares (recall, precision, how many react), also of animals that come in clusters.

Resampling gives no interval where all are right or all wrong, and too narrow ones of few clusters; Wilson's
of as many independent animals as the clusters are worth does neither (Korn & Graubard 1998, Surv. Methodol.
24: 193-201; Franco et al. 2019, J. Surv. Stat. Methodol. 7: 334-364).
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from app.services.ecology.resampling import Bounds
from app.services.ecology.student import Z95, t95


def wilson(num: float, total: float) -> Bounds:
    """The 95 % interval of a share; Wilson 1927, J. Am. Stat. Assoc. 22: 209-212. (0, 1) of nothing."""
    if total <= 0:
        return 0.0, 1.0
    share, z2 = num / total, Z95**2
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z95 * sqrt(share * (1 - share) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def wilson_of_clusters(parts: NDArray[np.float64], wholes: NDArray[np.float64]) -> Bounds | None:
    """The 95 % interval of the sum of `parts` over that of `wholes`, which have one number a cluster.

    Wilson's of the effective number of animals: their number over the design effect (by how much the variance
    between clusters exceeds that of independent animals; 1 at least), and less by (1.96 / t)^2, t of the
    clusters less one. Where each cluster is one animal it is Wilson's as it stands. None of a single cluster
    that holds more, and of nothing.
    """
    there = wholes > 0
    y, x = parts[there], wholes[there]
    total, num = float(x.sum()), len(x)
    if not num:
        return None
    share = float(y.sum()) / total
    if x.max() <= 1:
        return wilson(share * total, total)
    if num < 2:
        return None
    variance = num / (num - 1) * float(((y - share * x) ** 2).sum()) / total**2
    alone = share * (1 - share) / total
    effect = max(1.0, variance / alone) if alone > 0 else 1.0
    effective = total / effect * (Z95 / t95(num - 1)) ** 2
    return wilson(share * effective, effective)
