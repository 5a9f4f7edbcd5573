"""How right guessing is: its figure, and how often chance alone is as right as a model (permutation test)."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.labels.manifest import LabelledSpan
from trainer.reports.chance import NOTHING, TIMES, Units, macro_weights, precision, videos_of
from trainer.reports.judging import Judged
from trainer.reports.report import RARE, Figure
from trainer.scores.over_epochs import Calls, means_of_latest


def chance_of_guessing(
    judged: Judged, spans: Sequence[LabelledSpan], figure: str, epochs: Calls | None = None
) -> float | None:
    """How often the same answers, given to clips of other videos, would be as right.

    `epochs` are the species that each epoch called, where the best epoch was chosen by these very clips: the
    best of many guesses is better than one, so guessing may choose too. None for a figure not tested.
    """
    rows = np.stack(list(_exchanged(videos_of(spans), len(spans))))
    if figure == "macro_accuracy":
        called, truth = judged.species_logits.argmax(axis=1)[None], judged.truth.species_numbers
        found = chosen(called, truth)
        if epochs is None:
            guessed = np.array([chosen(called, truth[row]) for row in rows[1:]])
        else:
            guessed = np.array([chosen(epochs, truth[row]) for row in rows[2:]] + [found])
    elif figure == "mean_average_precision":
        found = precision(judged.behavior_logits, judged, rows[0])
        guessed = np.array([precision(judged.behavior_logits, judged, row) for row in rows[1:]])
    else:
        return None
    return float((guessed >= found - NOTHING).mean())


def chosen(epochs: Calls, truth: NDArray[np.int64]) -> float:
    """The macro accuracy of the epoch that would be kept as the best, were this the truth."""
    scores = macro_of_each(epochs, truth)
    return float(scores[means_of_latest(scores, epochs.shape[1]).argmax()])


def macro_of_each(epochs: Calls, truth: NDArray[np.int64]) -> NDArray[np.float64]:
    """Macro accuracy of each epoch, (E,)."""
    return np.asarray((epochs == truth) @ macro_weights(truth), np.float64)


def guess_of(judged: Judged, figure: str) -> float | None:
    """What guessing gives in a main figure: one of the species that there are, or behaviors in any order."""
    if figure == "macro_accuracy":
        return 1 / len(set(judged.with_species()[1].tolist()))
    shown = judged.with_behaviors()[1]
    shares = shown.mean(axis=0)[shown.any(axis=0)] if len(shown) else shown
    return float(shares.mean()) if shares.size else None


def than_guessing(
    found: Figure | None, guessing: float | None, chance: float | None = None
) -> tuple[str, ...]:
    """Plain words where a model may know nothing."""
    if found is None or guessing is None or found.low is None:
        return ()
    if found.low > guessing and (chance is None or chance < RARE):
        return ()
    return (f"The model is not surely better than guessing, which is right in {100 * guessing:.0f} %.",)


def _exchanged(units: Units, number: int) -> Iterator[NDArray[np.int64]]:
    """Of which rows each row gets what is true: first its own, then its own once more, then others'."""
    rng = np.random.default_rng(41)
    for time in range(TIMES + 1):
        order = rng.permutation(len(units)) if time > 1 else np.arange(len(units))
        rows = np.empty(number, np.int64)
        for place, other in zip(units, order, strict=True):
            rows[place] = np.resize(units[other], len(place))
        yield rows
