"""How far to trust the figures of single classes: whole sites drawn again and again."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.scores import metrics

TIMES = 300
FIGURES = ("precision", "recall", "f1")
Range = tuple[float, float]


def class_intervals(
    called: NDArray[np.bool_], truth: NDArray[np.bool_], groups: Sequence[str]
) -> list[dict[str, Range]]:
    """Where 95 % of resampled sets of clips put each class's figures; `called` and `truth` are (N, classes).

    Where all of them say that all is right, or nothing, the exact range counts, of as many groups as show or
    call the class. What cannot be known is left out: where no set has an example or a call, or none differs.
    """
    ways = [_drawn(called, truth, members) for members in metrics.ways_to_draw(groups)]
    found: list[dict[str, Range]] = []
    for k in range(called.shape[1]):
        numbers = [
            len({groups[row] for row in np.nonzero(of[:, k])[0].tolist()}) for of in (called, truth, truth)
        ]
        ranges = {}
        for f, (name, number) in enumerate(zip(FIGURES, numbers, strict=True)):
            low, high = metrics.widest([metrics.range_of(values[f][:, k]) for values in ways])
            ranges[name] = metrics.exact_range(low, number) if low == high else (low, high)
        found.append({name: each for name, each in ranges.items() if each and not np.isnan(each[0])})
    return found


def _drawn(
    called: NDArray[np.bool_], truth: NDArray[np.bool_], members: Sequence[metrics.I64]
) -> tuple[NDArray[np.float64], ...]:
    """Precision, recall and F1 (TIMES, classes) of resampled sets."""
    counts = np.stack([_counts(called[rows], truth[rows]) for rows in members])  # (groups, 3, classes)
    rng = np.random.default_rng(31)
    drawn = rng.multinomial(len(members), np.full(len(members), 1 / len(members)), size=TIMES)
    right, calls, shown = np.einsum("tg,gfc->ftc", drawn, counts)
    return (
        _ratio(right, calls),
        _ratio(right, shown),
        _ratio(2 * right, np.where(shown, calls + shown, 0)),
    )


def _counts(called: NDArray[np.bool_], truth: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.stack(((called & truth).sum(axis=0), called.sum(axis=0), truth.sum(axis=0)))


def _ratio(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)
