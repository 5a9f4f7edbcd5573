"""How two models would differ by chance alone: a permutation test of the main figures.

Clips of one video show one animal at one moment, and so do videos of one event. So whole events are
exchanged, or videos where nobody knows of events: each one's answers are swapped or not, as if it did not
matter which of the two gave them (paired randomization). Nothing is assumed of how clips are distributed, and
a handful can never look sure: with three events the least is 1 in 4. Scores of two models are no alike: what
is swapped is the place of a clip in its model's order.

Where the new model is the best of many epochs, chosen by these very clips, luck was chosen with it. Then each
time the best epoch is chosen anew, by all main figures together as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from trainer.clips.dataset import Truth
from trainer.labels.manifest import LabelledSpan
from trainer.reports.judging import Judged
from trainer.scores.metrics import told_apart
from trainer.scores.orders import of_swapped
from trainer.scores.over_epochs import I64, Answers, answers_of, means_of_latest

TIMES, FEWEST_TIMES = 1000, 200
WORK = 300_000_000  # places of clips that are put in order in one test, some seconds: of more, fewer times
AT_ONCE = 2_000_000  # of them in memory
MOST_SWAPPED = 10  # events of which every way to swap them is tried
FEWEST_GROUPS = 5  # sites from which on whole sites are drawn again
NOTHING = 1e-9

Units = list[NDArray[np.int64]]
F64 = NDArray[np.float64]
Bools = NDArray[np.bool_]


def drawn_together(spans: Sequence[LabelledSpan]) -> list[str]:
    """What each clip is drawn together with where figures are resampled: its site, or, of few, its event."""
    groups = [span.where for span in spans]
    return groups if len(set(groups)) >= FEWEST_GROUPS else [span.when for span in spans]


def chances_of_differences(
    ours: Judged,
    theirs: Judged,
    spans: Sequence[LabelledSpan],
    figures: Iterable[str],
    epochs: Answers | None = None,
) -> dict[str, float]:
    """How often two equal models would differ as much as these in each of the main figures.

    `spans` are those of the rows of both; `epochs` what each epoch of ours answered, where the best was
    chosen by them. A figure of which no epoch's answers are known is tested as if there had been one epoch.
    """
    answers = [answers_of(each.species_logits, each.behavior_odds()) for each in (ours, theirs)]
    units = events_of(spans)
    swapped = _by_row(_swaps(len(units), times_for(answers[0] if epochs is None else epochs)), units)
    differ = {name: DIFFERENCES[name] for name in figures}
    found = {name: each(answers[0], answers[1], ours.truth, swapped)[:, 0] for name, each in differ.items()}
    if epochs is not None:
        tried = {
            name: each(epochs, answers[1], ours.truth, swapped)
            for name, each in differ.items()
            if has_answers(epochs, name)
        }
        found |= {
            name: np.append(found[name][:2], values[2:]) for name, values in chosen(tried, len(ours)).items()
        }
    return {
        name: float((np.abs(values[1:]) >= abs(values[0]) - NOTHING).mean()) for name, values in found.items()
    }


def chosen(tried: Mapping[str, F64], num_clips: int) -> dict[str, F64]:
    """The figures (S,) of the epoch that would be kept as the best each time, of those of all, (S, E)."""
    if not tried:
        return {}
    scores = np.mean(list(tried.values()), axis=0)
    best = means_of_latest(scores, num_clips).argmax(axis=1)[:, None]
    return {name: np.take_along_axis(each, best, axis=1)[:, 0] for name, each in tried.items()}


def has_answers(epochs: Answers, figure: str) -> bool:
    """Whether epochs are known by what a main figure is computed from."""
    return (epochs.calls if figure == "macro_accuracy" else epochs.places) is not None


def times_for(answers: Answers) -> int:
    """How often answers can be exchanged in a few seconds."""
    work = 0 if answers.places is None else 2 * answers.places.size
    return TIMES if not work else int(np.clip(WORK // work, FEWEST_TIMES, TIMES))


def events_of(spans: Sequence[LabelledSpan]) -> Units:
    """The rows of each event."""
    names = np.array([span.when for span in spans])
    return [np.nonzero(names == name)[0] for name in np.unique(names)]


def _swaps(number: int, times: int) -> Bools:
    """Which units are swapped, a row each time: first none, then every way of few, else random ones.

    A random row is none at all once more, so that no chance is ever found to be zero.
    """
    if number <= MOST_SWAPPED:
        ways = np.arange(2**number)[:, None] >> np.arange(number) & 1
        return np.concatenate((ways[:1], ways)).astype(bool)
    drawn = np.random.default_rng(37).random((times, number)) < 0.5
    drawn[0] = False
    return np.concatenate((drawn[:1], drawn))


def _by_row(swaps: Bools, units: Units) -> Bools:
    """Whether each row is swapped, each time, (S, N)."""
    unit_of = np.empty(sum(map(len, units)), np.int64)
    for number, rows in enumerate(units):
        unit_of[rows] = number
    return swaps[:, unit_of]


def _macro_where_swapped(ours: Answers, theirs: Answers, truth: Truth, swapped: Bools) -> F64:
    """What our macro accuracy has more than theirs, (S, E)."""
    assert ours.calls is not None
    assert theirs.calls is not None
    numbers = truth.species_numbers
    gained = np.subtract(ours.calls == numbers, theirs.calls == numbers, dtype=np.float64)
    return np.asarray(np.where(swapped, -1.0, 1.0) @ (gained * macro_weights(numbers)).T, np.float64)


def _precision_where_swapped(ours: Answers, theirs: Answers, truth: Truth, swapped: Bools) -> F64:
    """What our mean average precision of behaviors has more than theirs, (S, E)."""
    behaviors = told_apart(truth.behaviors_said)
    found = np.zeros((len(swapped), len(ours)))
    for k in behaviors.tolist():
        rows = np.nonzero(truth.behaviors_known[:, k])[0]
        mine, others = (_places_in(each, k, rows) for each in (ours, theirs))
        shown = truth.behaviors[rows, k] > 0
        for some in parts_of(len(swapped), mine.size):
            found[some] += of_swapped(mine, others[0], shown, swapped[some][:, rows])
    return found / max(1, len(behaviors))


def _places_in(answers: Answers, behavior: int, rows: I64) -> I64:
    """Of some clips by one behavior's scores, (E, N)."""
    found = answers.of_behaviors([behavior]).of(rows).places
    assert found is not None
    return found[..., 0]


DIFFERENCES: Mapping[str, Callable[[Answers, Answers, Truth, Bools], F64]] = MappingProxyType(
    {"macro_accuracy": _macro_where_swapped, "mean_average_precision": _precision_where_swapped}
)
"""Of each main figure, what is tested."""


def parts_of(times: int, work: int) -> list[slice]:
    """So many times in parts that memory holds, each time being so much work."""
    size = max(1, AT_ONCE // max(1, work))
    return [slice(first, first + size) for first in range(0, times, size)]


def macro_weights(truth: NDArray[np.int64]) -> F64:
    """What each clip that is right adds to macro accuracy; 0 where no class is right, -1 in `truth`."""
    known = truth >= 0
    support = np.bincount(truth[known])
    weights = np.zeros(len(truth))
    weights[known] = 1 / (support[truth[known]] * len(np.unique(truth[known])))
    return weights
