"""Shares with their uncertainty. Pure."""

from dataclasses import dataclass, field
from math import sqrt

Z = 1.959964  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, and the interval in which the true share lies 19 times in 20."""

    part: int
    whole: int
    over_clusters: tuple[float, float] | None = field(default=None, compare=False)  # of alike ones

    @property
    def value(self) -> float:
        """The share seen; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """That over clusters where there is one; else Wilson's score interval (Wilson 1927, JASA 22), which
        holds for few and for extreme shares, too.
        """
        if self.over_clusters is not None:
            return self.over_clusters
        n = self.whole
        if not n:
            return 0.0, 1.0
        p = self.value
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)
