"""How two models would differ by chance alone: a permutation test of a main figure.

Clips of one video show one animal at one moment, so whole videos are exchanged: each video's answers are
swapped or not, as if it did not matter which of the two gave them (paired randomization). Nothing is assumed
of how clips are distributed, and a handful can never look sure: with three videos the least is 1 in 4.

Where the new model is the best of many epochs, chosen by these very clips, luck was chosen with it. Then each
time the best epoch is chosen anew.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.labels.manifest import LabelledSpan
from trainer.reports.judging import Judged
from trainer.scores import metrics
from trainer.scores.over_epochs import Calls, means_of_latest

TIMES = 1000
MOST_SWAPPED = 10  # videos of which every way to swap them is tried
FEWEST_GROUPS = 5  # sites from which on whole sites are drawn again
NOTHING = 1e-9

Units = list[NDArray[np.int64]]


def drawn_together(spans: Sequence[LabelledSpan]) -> list[str]:
    """What each clip is drawn together with where figures are resampled: its site, or, of few, its video."""
    groups = [span.where for span in spans]
    return groups if len(set(groups)) >= FEWEST_GROUPS else [span.video for span in spans]


def chance_of_difference(
    ours: Judged,
    theirs: Judged,
    spans: Sequence[LabelledSpan],
    figure: str,
    epochs: Calls | None = None,
) -> float | None:
    """How often two equal models would differ as much as these in a figure; None for one that is not tested.

    `spans` are those of the rows of both; `epochs` what each epoch of ours called, where the best was chosen
    by them.
    """
    units = videos_of(spans)
    if figure == "macro_accuracy":
        values = _macro_where_swapped(ours, theirs, _swaps(len(units)), units, epochs)
    elif figure == "mean_average_precision":
        values = _precision_where_swapped(ours, theirs, _swaps(len(units)), units)
    else:
        return None
    found = np.abs(values)
    return float((found[1:] >= found[0] - NOTHING).mean())


def videos_of(spans: Sequence[LabelledSpan]) -> Units:
    """The rows of each video."""
    names = np.array([span.video for span in spans])
    return [np.nonzero(names == name)[0] for name in np.unique(names)]


def _swaps(number: int) -> NDArray[np.bool_]:
    """Which units are swapped, a row each time: first none, then every way of few, else random ones.

    A random row is none at all once more, so that no chance is ever found to be zero.
    """
    if number <= MOST_SWAPPED:
        ways = np.arange(2**number)[:, None] >> np.arange(number) & 1
        return np.concatenate((ways[:1], ways)).astype(bool)
    drawn = np.random.default_rng(37).random((TIMES, number)) < 0.5
    drawn[0] = False
    return np.concatenate((drawn[:1], drawn))


def _by_row(swaps: NDArray[np.bool_], units: Units) -> Iterator[NDArray[np.bool_]]:
    """Whether each row is swapped, each time."""
    unit_of = np.empty(sum(map(len, units)), np.int64)
    for number, rows in enumerate(units):
        unit_of[rows] = number
    for each in swaps:
        yield each[unit_of]


def _macro_where_swapped(
    ours: Judged, theirs: Judged, swaps: NDArray[np.bool_], units: Units, epochs: Calls | None
) -> NDArray[np.float64]:
    truth = ours.truth.species_numbers
    called, before = (each.species_logits.argmax(axis=1) for each in (ours, theirs))
    signs = np.where(list(_by_row(swaps, units)), -1.0, 1.0)

    def differences(calls: Calls) -> NDArray[np.float64]:
        gained = np.subtract(calls == truth, before == truth, dtype=np.float64) * macro_weights(truth)
        each = signs @ gained.T
        best = means_of_latest(each, len(truth)).argmax(axis=1)
        return np.take_along_axis(each, best[:, None], axis=1)[:, 0]

    values = differences(called[None])
    return values if epochs is None else np.concatenate((values[:2], differences(epochs)[2:]))


def _precision_where_swapped(
    ours: Judged, theirs: Judged, swaps: NDArray[np.bool_], units: Units
) -> NDArray[np.float64]:
    """Scores of two models are no alike: what is swapped is the place of a clip in its model's order."""
    first, second = _places(ours.behavior_logits), _places(theirs.behavior_logits)
    every = np.arange(len(ours))
    return np.array(
        [
            precision(np.where(row[:, None], second, first), ours, every)
            - precision(np.where(row[:, None], first, second), ours, every)
            for row in _by_row(swaps, units)
        ]
    )


def _places(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    return scores.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable").astype(np.float64)


def macro_weights(truth: NDArray[np.int64]) -> NDArray[np.float64]:
    """What each clip that is right adds to macro accuracy; 0 where no class is right, -1 in `truth`."""
    known = truth >= 0
    support = np.bincount(truth[known])
    weights = np.zeros(len(truth))
    weights[known] = 1 / (support[truth[known]] * len(np.unique(truth[known])))
    return weights


def precision(scores: NDArray[np.float64], judged: Judged, rows: NDArray[np.int64]) -> float:
    """Mean average precision of scores for the clips, where what is true is that of `rows`."""
    known = judged.truth.behaviors_known[rows]
    truth = judged.truth.behaviors[rows][known].astype(np.int64)
    found = metrics.mean_average_precision(scores[known], truth)
    return 0.0 if np.isnan(found) else found
