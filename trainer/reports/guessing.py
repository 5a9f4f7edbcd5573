"""How right guessing is: its figure, and how often chance alone is as right as a model (permutation test)."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.clips.dataset import Truth
from trainer.labels.manifest import LabelledSpan
from trainer.reports.chance import (
    NOTHING,
    Units,
    chosen,
    events_of,
    has_answers,
    macro_weights,
    parts_of,
    times_for,
)
from trainer.reports.judging import Judged
from trainer.reports.report import RARE, Figure
from trainer.scores.metrics import told_apart
from trainer.scores.orders import of_exchanged
from trainer.scores.over_epochs import Answers, answers_of

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]


def chance_of_guessing(
    judged: Judged, spans: Sequence[LabelledSpan], figure: str, epochs: Answers | None = None
) -> float:
    """How often the same answers, given to clips of other events, would be as right in a main figure.

    `epochs` are what each epoch answered, where the best epoch was chosen by these very clips: the best of
    many guesses is better than one, so guessing may choose too.
    """
    found_in = {
        "macro_accuracy": _macro_where_exchanged,
        "mean_average_precision": _precision_where_exchanged,
    }
    answers = answers_of(judged.species_logits, judged.behavior_odds())
    times = times_for(answers if epochs is None else epochs)
    rows = np.stack(list(_exchanged(events_of(spans), len(spans), times)))
    values = found_in[figure](answers, judged.truth, rows)[:, 0]
    if epochs is not None and has_answers(epochs, figure):
        tried = found_in[figure](epochs, judged.truth, rows)
        values = np.append(values[:2], chosen({figure: tried}, len(judged))[figure][2:])
    return float((values[1:] >= values[0] - NOTHING).mean())


def _macro_where_exchanged(answers: Answers, truth: Truth, rows: I64) -> F64:
    """Macro accuracy, (S, E)."""
    assert answers.calls is not None
    return np.stack([macro_of_each(answers.calls, truth.species_numbers[row]) for row in rows])


def _precision_where_exchanged(answers: Answers, truth: Truth, rows: I64) -> F64:
    """Mean average precision of the behaviors that can be told apart, (S, E); 0 where none can."""
    places, known, shown = answers.places, truth.behaviors_known, truth.behaviors > 0
    assert places is not None
    behaviors = told_apart(truth.behaviors_said).tolist()
    found = []
    for some in parts_of(len(rows), places[..., 0].size):
        each = np.stack(
            [of_exchanged(places[..., k], shown[:, k], known[:, k], rows[some]) for k in behaviors]
        )
        occurs = ~np.isnan(each)
        found.append(np.where(occurs, each, 0).sum(axis=0) / np.maximum(occurs.sum(axis=0), 1))
    return np.concatenate(found)


def macro_of_each(calls: I64, truth: I64) -> F64:
    """Macro accuracy of each epoch's calls (E, N), (E,)."""
    return np.asarray((calls == truth) @ macro_weights(truth), np.float64)


def guess_of(judged: Judged, figure: str) -> float | None:
    """What guessing gives in a main figure: one of the species that there are, or behaviors in any order."""
    if figure == "macro_accuracy":
        return 1 / len(set(judged.with_species()[1].tolist()))
    shown = judged.with_behaviors()[1]
    if not len(shown):
        return None
    shares = [(shown[:, k] > 0).sum() / (shown[:, k] >= 0).sum() for k in told_apart(shown)]
    return float(np.mean(shares)) if shares else None


def than_guessing(
    found: Figure | None, guessing: float | None, chance: float | None = None, *, of_behaviors: bool = False
) -> tuple[str, ...]:
    """Plain words where a model may know nothing; a figure of behaviors is no share of right clips."""
    if found is None or guessing is None or found.low is None:
        return ()
    if found.low > guessing and (chance is None or chance < RARE):
        return ()
    if of_behaviors:
        return (f"The model is not surely better than guessing, which gives {100 * guessing:.0f} %.",)
    return (f"The model is not surely better than guessing, which is right in {100 * guessing:.0f} %.",)


def _exchanged(units: Units, number: int, times: int) -> Iterator[NDArray[np.int64]]:
    """Of which rows each row gets what is true: first its own, then its own once more, then others'."""
    rng = np.random.default_rng(41)
    members = np.concatenate(units)
    lengths = np.array([len(each) for each in units])
    unit, first = np.repeat(np.arange(len(units)), lengths), np.cumsum(lengths) - lengths
    place = np.arange(len(members)) - first[unit]  # within its unit; a shorter one's rows are had again
    for time in range(times + 1):
        order = rng.permutation(len(units)) if time > 1 else np.arange(len(units))
        other, rows = order[unit], np.empty(number, np.int64)
        rows[members] = members[first[other] + place % lengths[other]]
        yield rows
