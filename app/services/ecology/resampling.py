"""How sure a figure is whose data come in clusters: whole clusters (sites, else videos) are drawn anew.

Animals of one site are alike, and so are those of one video: drawn one by one they would seem to say more
than they do (Davison & Hinkley 1997, Bootstrap Methods and their Application, section 3.8; Field & Welsh
2007, J. R. Stat. Soc. B 69: 369-390). Bounds are BCa (Efron 1987, J. Am. Stat. Assoc. 82: 171-185) at levels
that are widened for few clusters, whose percentiles are too narrow (Hesterberg 2015, Am. Stat. 69: 371-386).
"""

from collections.abc import Callable
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from app.services.ecology.student import t95

Sums = NDArray[np.float64]  # a row a cluster, a column each thing that is summed over clusters
Bounds = tuple[float, float]
Statistic = Callable[[Sums], Sums]  # from rows of sums to a column each figure; NaN where it has none

LEAST_CLUSTERS = 6  # 462 different samples; of five, 95 % intervals hold in 7 to 9 of 10 surveys
MOST_CLUSTERS = 500  # of more, random groups are drawn
NUM_DRAWS = 4_000
SEED = 1
NORMAL = NormalDist()


def intervals(clusters: Sums, statistic: Statistic) -> list[Bounds | None]:
    """The 95 % interval of each figure, always the same of the same clusters.

    None of fewer than six clusters, and where all samples give the same: it would have no width.
    """
    drawn_from = _gathered(clusters)
    whole = drawn_from.sum(axis=0, keepdims=True)
    estimates = statistic(whole)[0]
    if len(clusters) < LEAST_CLUSTERS:
        return [None] * len(estimates)
    drawn = statistic(_draws(len(drawn_from)) @ drawn_from)
    without = statistic(whole - drawn_from)
    return [_bca(*each) for each in zip(estimates.tolist(), drawn.T, without.T, strict=True)]


def ratios(sums: Sums) -> Sums:
    """All columns but the last over the last: rates, and shares of a whole."""
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Sums = sums[:, :-1] / sums[:, -1:]
    return found


def _bca(estimate: float, drawn: Sums, without: Sums) -> Bounds | None:
    """`without` are the figures with each of the clusters left out."""
    known, others = drawn[np.isfinite(drawn)], without[np.isfinite(without)]
    if not np.isfinite(estimate) or not len(known) or not len(others) or np.ptp(known) < 1e-12:
        return None
    below = ((known < estimate).sum() + 0.5 * (known == estimate).sum()) / len(known)
    bias = NORMAL.inv_cdf(min(max(float(below), 0.5 / len(known)), 1 - 0.5 / len(known)))
    away = others.mean() - others
    spread = float((away**2).sum()) ** 1.5
    skew = float((away**3).sum()) / (6 * spread) if spread else 0.0
    reach = sqrt(len(without) / (len(without) - 1)) * t95(len(without) - 1)
    levels = [_level(bias, skew, side) for side in (-reach, reach)]
    low, high = np.quantile(known, levels)
    return float(low), float(high)


def _level(bias: float, skew: float, side: float) -> float:
    """The share of the samples below a bound."""
    moved = bias + side
    left = 1 - skew * moved
    return NORMAL.cdf(bias + moved / left) if left > 0 else float(moved > 0)


def _draws(num: int) -> Sums:
    """How often each of `num` clusters is in each sample."""
    random = np.random.default_rng(SEED)
    picked = random.integers(0, num, (NUM_DRAWS, num)) + num * np.arange(NUM_DRAWS)[:, None]
    often = np.bincount(picked.ravel(), minlength=NUM_DRAWS * num)
    return often.reshape(NUM_DRAWS, num).astype(np.float64)


def _gathered(clusters: Sums) -> Sums:
    if len(clusters) <= MOST_CLUSTERS:
        return clusters
    found = np.zeros((MOST_CLUSTERS, clusters.shape[1]))
    np.add.at(found, groups(len(clusters)), clusters)
    return found


def groups(num: int) -> NDArray[np.int64]:
    """The group of each of `num` clusters, not more than can be drawn quickly: by chance, always the same."""
    return np.random.default_rng(SEED).permutation(num) % MOST_CLUSTERS
