"""How sure is what the times of species say: over the sites at which they were seen.

Animals of one site are alike, in when they come as in all else. So each site is left out in turn: the
jackknife of clusters, whose variance is on average too large rather than too small (Efron & Stein 1981, Ann.
Stat. 9: 586-596), with Student's t of the sites less one. Sites that are drawn anew would not do here: some
come twice, which makes curves rougher, peaks higher and what two curves share smaller than in any survey.

Of few sites there is only the smoothed bootstrap of single events: samples drawn from the curves, percentiles
moved by as much as their mean is off the estimate ("basic0" of the R package overlap).
"""

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.services.ecology.binned import NUM_BINS, Counts, bins, smoothed_samples
from app.services.ecology.diel import Angles
from app.services.ecology.resampling import LEAST_CLUSTERS, MOST_CLUSTERS, groups
from app.services.ecology.student import t95

Statistic = Callable[..., Angles]  # from rows of counts, one argument a species, to a row of figures each


class Times(msgspec.Struct, frozen=True):
    """When a species was seen, as angles, and at which site each time: numbers that all species share."""

    angles: Angles
    sites: NDArray[np.int64]

    @property
    def num_sites(self) -> int:
        """At which it was seen."""
        return len(np.unique(self.sites))


class Scale(msgspec.Struct, frozen=True):
    """On which figures are as far from the truth to either side, and the most that they can be."""

    there: Callable[[Angles], Angles]
    back: Callable[[Angles], Angles]
    most: float


SHARES = Scale(
    lambda shares: np.arcsin(np.sqrt(np.clip(shares, 0, 1))),
    lambda scaled: np.sin(np.clip(scaled, 0, np.pi / 2)) ** 2,
    most=1.0,
)
HEIGHTS = Scale(np.sqrt, lambda scaled: np.maximum(scaled, 0) ** 2, most=np.inf)


def are_over_sites(*species: Times) -> bool:
    """Whether their intervals are: each was seen at six sites or more. Else events count by themselves."""
    return min(each.num_sites for each in species) >= LEAST_CLUSTERS


def num_sites(*species: Times) -> int:
    """At which any of them was seen."""
    return len(np.unique(np.concatenate([each.sites for each in species])))


def bounds(
    estimates: Angles, statistic: Statistic, species: Sequence[Times], scale: Scale, *, num_bootstraps: int
) -> tuple[Angles, Angles]:
    """The 95 % bounds of each figure, always the same of the same times.

    `num_bootstraps` are those of single events, where there are too few sites; without any, the bounds are
    the figures.
    """
    counts = _by_site(species)
    if are_over_sites(*species):
        without = statistic(*(each.sum(axis=0) - each for each in counts))
        return _left_out(estimates, without, scale, degrees=min(each.num_sites for each in species) - 1)
    if not num_bootstraps:
        return estimates, estimates
    samples = smoothed_samples(*(each.sum(axis=0) for each in counts), number=num_bootstraps)
    drawn = statistic(*map(np.array, zip(*samples, strict=True)))
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0) - (drawn.mean(axis=0) - estimates)
    return np.clip(low, 0, scale.most), np.clip(high, 0, scale.most)


def _left_out(estimates: Angles, without: Angles, scale: Scale, *, degrees: int) -> tuple[Angles, Angles]:
    """`without` has a row of the figures for each site that is left out."""
    middle, scaled = scale.there(estimates), scale.there(without)
    share = (len(scaled) - 1) / len(scaled)
    half = t95(degrees) * np.sqrt(share * ((scaled - scaled.mean(axis=0)) ** 2).sum(axis=0))
    return scale.back(middle - half), scale.back(middle + half)


def _by_site(species: Sequence[Times]) -> list[Counts]:
    """How many times of each species are in each bin: a row a site, or of many sites a row a group."""
    numbers, codes = np.unique(np.concatenate([each.sites for each in species]), return_inverse=True)
    number = min(len(numbers), MOST_CLUSTERS)
    if len(numbers) > MOST_CLUSTERS:
        codes = groups(len(numbers))[codes]
    ends = np.cumsum([len(each.angles) for each in species])[:-1]
    return [
        np.bincount(mine * NUM_BINS + bins(each.angles), minlength=number * NUM_BINS).reshape(
            number, NUM_BINS
        )
        for each, mine in zip(species, np.split(codes, ends), strict=True)
    ]
