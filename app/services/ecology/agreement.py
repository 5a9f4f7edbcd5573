"""How far two say the same: confusion, precision and recall a class, Cohen's kappa, and shares with
intervals.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

import msgspec

Z95 = 1.959964
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


def kappa_interval(pairs: Sequence[tuple[str, str]]) -> tuple[float, float] | None:
    """The 95 % interval of `kappa`, -1 to 1, by its large-sample variance, each pair by itself.

    Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72: 323-327. None without kappa, of fewer than 20 pairs, and
    where all agree: it would have no width.
    """
    beyond, num = kappa(pairs), len(pairs)
    if beyond is None or num < LEAST_PAIRS or all(one == other for one, other in pairs):
        return None
    said, true = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(said[name] * true[name] for name in said) / num**2
    variance = -((beyond - by_chance * (1 - beyond)) ** 2)
    for (one, other), often in Counter(pairs).items():
        weight = (true[one] + said[other]) / num * (1 - beyond)
        variance += often / num * (1 - weight if one == other else weight) ** 2
    half = Z95 * sqrt(max(0.0, variance) / num) / (1 - by_chance)
    return max(-1.0, beyond - half), min(1.0, beyond + half)


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


def wilson(num: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share; Wilson 1927, J. Am. Stat. Assoc. 22: 209-212. (0, 1) of nothing."""
    if total <= 0:
        return 0.0, 1.0
    share, z2 = num / total, Z95**2
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z95 * sqrt(share * (1 - share) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def _of_class(name: str, said: int, true: int, both: int) -> ClassAgreement:
    precision = both / said if said else None
    recall = both / true if true else None
    f1 = 2 * both / (said + true) if said + true else None
    return ClassAgreement(name, said, true, both, precision, recall, f1)
