"""How far two say the same: confusion, precision and recall a class, Cohen's kappa."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from app.services.ecology.clusters import Clusters
from app.services.ecology.resampling import LEAST_CLUSTERS, Bounds, Sums, intervals

ROUNDING = 1e-9
LEAST_PAIRS = 20  # of an interval that holds for many


class ClassAgreement(msgspec.Struct, frozen=True):
    """Of one class; None where nothing of it was said."""

    name: str
    num_said: int  # by the first
    num_true: int  # by the second
    num_both: int
    precision: float | None
    recall: float | None
    f1: float | None


def confusion(pairs: Iterable[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """How often each pair (said, true) occurs."""
    return Counter(pairs)


def by_class(pairs: Sequence[tuple[str, str]]) -> list[ClassAgreement]:
    """Each class that occurs, by name."""
    said, true = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    both = Counter(one for one, other in pairs if one == other)
    return [_of_class(name, said[name], true[name], both[name]) for name in sorted({*said, *true})]


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa: agreement beyond what chance would give, 1 at most.

    (p_o - p_e) / (1 - p_e); Cohen 1960, Educ. Psychol. Meas. 20: 37-46. None without pairs, or where chance
    alone agrees always.
    """
    if not pairs:
        return None
    num = len(pairs)
    observed = sum(one == other for one, other in pairs) / num
    said, true = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(said[name] * true[name] for name in said) / num**2
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 else None


def kappa_interval(pairs: Sequence[tuple[str, str]], places: Clusters) -> Bounds | None:
    """The 95 % interval of `kappa`, -1 to 1, over the sites or videos of the pairs: see `resampling`.

    None without kappa, of fewer than 20 pairs or six clusters, and where all agree: it would have no width.
    """
    if kappa(pairs) is None or len(pairs) < LEAST_PAIRS or all(one == other for one, other in pairs):
        return None
    numbers = {name: number for number, name in enumerate(sorted({each for pair in pairs for each in pair}))}
    said, true = (np.fromiter((numbers[pair[side]] for pair in pairs), np.int64) for side in (0, 1))
    few = places.gathered()
    same = few.sums((said == true)[:, None])
    margins = [few.counts(each, len(numbers)) for each in (said, true)]
    return intervals(np.hstack([same, *margins]), _kappas)[0]


def two_interval(sums: Sums) -> tuple[Bounds | None, Bounds | None]:
    """The 95 % intervals of `kappa_of_time` and of what is shared of what either has, over clusters.

    `sums` have a row a cluster: what the first has, the second, both, and the whole, in seconds or by number.
    None where fewer than six clusters have any.
    """
    if np.count_nonzero(sums[:, 0] + sums[:, 1]) < LEAST_CLUSTERS:
        return None, None
    beyond, shared = intervals(sums, _of_two)
    return beyond, shared


def kappa_of_time(first_s: float, second_s: float, shared_s: float, whole_s: float) -> float | None:
    """Cohen's kappa of each moment of `whole_s`: the seconds of each and of both in place of counts.

    None where chance alone agrees always.
    """
    if whole_s <= 0:
        return None
    observed = (whole_s - first_s - second_s + 2 * shared_s) / whole_s
    one, other = first_s / whole_s, second_s / whole_s
    by_chance = one * other + (1 - one) * (1 - other)
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 - ROUNDING else None


def _of_class(name: str, said: int, true: int, both: int) -> ClassAgreement:
    precision = both / said if said else None
    recall = both / true if true else None
    f1 = 2 * both / (said + true) if said + true else None
    return ClassAgreement(name, said, true, both, precision, recall, f1)


def _kappas(sums: Sums) -> Sums:
    """Of rows with the number of those that agree, then of each name by the first, then by the second."""
    said, true = np.split(sums[:, 1:], 2, axis=1)
    num = said.sum(axis=1)
    return _beyond(sums[:, 0] / num, (said * true).sum(axis=1) / num**2)[:, None]


def _of_two(sums: Sums) -> Sums:
    first, second, both, whole = sums.T
    with np.errstate(invalid="ignore", divide="ignore"):
        one, other = first / whole, second / whole
        shared = both / (first + second - both)
        beyond = _beyond(1 - one - other + 2 * both / whole, one * other + (1 - one) * (1 - other))
    return np.stack([beyond, shared], axis=1)


def _beyond(observed: Sums, by_chance: Sums) -> Sums:
    """NaN where chance alone agrees always."""
    rest = 1 - by_chance
    found: Sums = (observed - by_chance) / np.where(rest > ROUNDING, rest, np.nan)
    return found
