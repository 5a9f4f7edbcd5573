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

    What cannot be known, since no resampled set has an example or a call, is left out.
    """
    members = metrics.members_of(groups)
    counts = np.stack([_counts(called[rows], truth[rows]) for rows in members])  # (groups, 3, classes)
    rng = np.random.default_rng(31)
    drawn = rng.multinomial(len(members), np.full(len(members), 1 / len(members)), size=TIMES)
    right, calls, shown = np.einsum("tg,gfc->ftc", drawn, counts)
    values = (
        _ratio(right, calls),
        _ratio(right, shown),
        _ratio(2 * right, np.where(shown, calls + shown, 0)),
    )
    found: list[dict[str, Range]] = []
    for k in range(called.shape[1]):
        ranges = {name: _range(value[:, k]) for name, value in zip(FIGURES, values, strict=True)}
        found.append({name: each for name, each in ranges.items() if each is not None})
    return found


def _counts(called: NDArray[np.bool_], truth: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.stack(((called & truth).sum(axis=0), called.sum(axis=0), truth.sum(axis=0)))


def _ratio(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)


def _range(values: NDArray[np.float64]) -> Range | None:
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    low, high = np.percentile(known, (2.5, 97.5))
    return float(low), float(high)
