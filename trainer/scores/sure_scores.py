"""From which score on calls are right as often as wished, chosen on held-out clips so that it stays true.

The lowest score at which calls were right that often on some clips promises too much on others: among many
scores one is lucky. So a share counts as reached only where its exact one-sided lower bound does (Clopper &
Pearson 1934, Biometrika 26: 404-413).
"""

from functools import cache
from math import exp, inf, lgamma, log

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]
SURE = 0.9  # of the bound: how often such a choice keeps what it promises, at least
HIGHEST = 1 - 1e-6  # from which anything is called: 1 is for never, though scores may be as high


def chosen(scores: F64, is_right: NDArray[np.bool_], share: float, otherwise: float) -> float:
    """The lowest score from which on calls are surely right this often; 1, for never, where none ever was.

    Where the calls are too few to be sure, the lowest at which they were, and at least `otherwise`. Where no
    call lies between the surely right ones and `otherwise`, nothing speaks against calling from there on.
    """
    surely = lowest(scores, is_right, share, SURE)
    if surely < inf:
        below = scores[scores < surely].max(initial=0.0)
        return min(surely, otherwise if otherwise > below else surely, HIGHEST)
    return min(1.0, max(otherwise, lowest(scores, is_right, share)))


def lowest(scores: F64, is_right: NDArray[np.bool_], share: float, sure: float = 0.0) -> float:
    """The lowest score from which on this share was right, with the bound if `sure`; infinity where none is.

    Equal scores are called together.
    """
    order = np.argsort(-scores, kind="stable")
    ranked, number = scores[order], np.arange(1, len(scores) + 1)
    last = np.append(ranked[1:] != ranked[:-1], True) if len(ranked) else np.zeros(0, bool)
    good = ranked[last & reaches(np.cumsum(is_right[order] > 0), number, share, sure)]
    return float(good[-1]) if len(good) else inf


def reaches(
    right: NDArray[np.integer], number: NDArray[np.integer], share: float, sure: float = SURE
) -> NDArray[np.bool_]:
    """Whether so many right of so many calls show that the true share is no less; as seen, if not `sure`."""
    if not sure or share >= 1:
        return np.asarray(right >= share * number, bool)
    wanted = np.asarray(needed(share, sure, int(number.max(initial=0))))
    return np.asarray(right >= wanted[number], bool)


@cache
def needed(share: float, sure: float, number: int) -> tuple[int, ...]:
    """(number + 1,) how many of 0, 1, 2 ... calls have to be right to show `share`; more than all: cannot.

    Fewer would be seen by chance more often than 1 - `sure` at a share just below.
    """
    found, tail = [1], 0.0  # the chance of `found[-1]` right calls or more
    for calls in range(1, number + 1):
        least = found[-1]
        tail += share * _chance(least - 1, calls - 1, share)
        while tail > 1 - sure:
            tail -= _chance(least, calls, share)
            least += 1
        found.append(least)
    return tuple(found)


def _chance(right: int, calls: int, share: float) -> float:
    if not 0 <= right <= calls:
        return 0.0
    ways = lgamma(calls + 1) - lgamma(right + 1) - lgamma(calls - right + 1)
    return exp(ways + right * log(share) + (calls - right) * log(1 - share))
