"""How sure a number of events is that come by chance, each by itself: an exact Poisson interval."""

from functools import cache
from math import exp, lgamma, log, sqrt

TAIL = 0.025
STEPS = 60  # of halving: more digits than there are


@cache
def poisson_interval(number: int) -> tuple[float, float]:
    """The exact 95 % interval of the mean behind a count; Garwood 1936, Biometrika 28: 437-442.

    At its bounds, so many events or more, and so many or fewer, have a chance of 2.5 % each.
    """
    wide = 6 * sqrt(number + 1.0) + 6
    low = _mean(number - 1, 1 - TAIL, wide) if number else 0.0
    return low, _mean(number, TAIL, wide)


def _mean(number: int, chance: float, wide: float) -> float:
    """The mean at which so many or fewer have this chance."""
    low, high = max(0.0, number - wide), number + wide
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(number, middle) > chance else (low, middle)
    return (low + high) / 2


def _at_most(number: int, mean: float) -> float:
    """The chance of so many or fewer: terms downwards until they add nothing."""
    term = exp(number * log(mean) - mean - lgamma(number + 1)) if mean > 0 else float(number == 0)
    total, n = term, number
    while n > 0 and term > total * 1e-13:
        term *= n / mean
        total += term
        n -= 1
    return total
