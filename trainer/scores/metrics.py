"""How good a model is, from scores and truth alone: arrays in, numbers out.

Species: scores (N, C) and truth (N,), class numbers. Behaviors: scores (N, K) and truth (N, K)
of 0 and 1, or UNSAID. What cannot be known (a class without examples) is NaN, and means leave it out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import Activation

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
FEWEST = 1e-12
FEWEST_DRAWN = 5  # groups, below which drawing them again says too little by itself
TEMPERATURES = (0.05, 20.0)  # the least and the highest that is looked for: on few clips the best may be none
TINY = np.finfo(np.float64).tiny
UNSAID = -1  # in truth of behaviors: nobody said whether a clip shows it


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """One class: of what was called it, how much is it; of what is it, how much was called it."""

    name: str
    precision: float
    recall: float
    f1: float
    support: int  # examples among the judged


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and where 95 % of resampled sets of clips put it."""

    value: float
    low: float
    high: float


def confusion(truth: I64, called: I64, num_classes: int) -> I64:
    """How often class (row) was called class (column)."""
    table = np.zeros((num_classes, num_classes), np.int64)
    np.add.at(table, (truth, called), 1)
    return table


def per_class(table: I64, names: Sequence[str]) -> list[ClassFigures]:
    """Each class's figures from a confusion table."""
    right, support, calls = np.diag(table).astype(float), table.sum(axis=1), table.sum(axis=0)
    precision, recall = _share(right, calls), _share(right, support)
    f1 = _share(2 * right, calls + support)
    f1[support == 0] = np.nan
    return [
        ClassFigures(name, float(precision[k]), float(recall[k]), float(f1[k]), int(support[k]))
        for k, name in enumerate(names)
    ]


def micro_accuracy(table: I64) -> float:
    """Share of all clips that were called right."""
    return float(_share(np.trace(table), table.sum()))


def macro_recall(table: I64) -> float:
    """Mean over the classes of the share that was called right: MammalNet's accuracy."""
    return mean(_share(np.diag(table), table.sum(axis=1)))


def macro_f1(figures: Sequence[ClassFigures]) -> float:
    """Mean of the classes' F1."""
    return mean([each.f1 for each in figures])


def top_k(scores: F64, truth: I64, k: int) -> float:
    """Share of clips whose class is among the `k` best; ties count against."""
    if not len(truth):
        return float("nan")
    own = scores[np.arange(len(truth)), truth]
    ahead = (scores >= own[:, None]).sum(axis=1) - 1
    return float((ahead < k).mean())


def by_frequency(
    recalls: Sequence[float], train_counts: Sequence[int], *, many: int = 300, few: int = 100
) -> dict[str, float]:
    """Mean recall of classes of more than `many` training clips, of more than `few`, and of the others.

    The defaults are MammalNet's for animals; those for behaviors are 1500 and 500.
    """
    recall, count = np.asarray(recalls, float), np.asarray(train_counts)
    return {
        "many": mean(recall[count > many]),
        "medium": mean(recall[(count > few) & (count <= many)]),
        "few": mean(recall[count <= few]),
    }


def average_precision(scores: F64, truth: NDArray[np.integer]) -> float:
    """Area under precision over recall, by steps; equal scores are one step. NaN without examples."""
    positives = int(truth.sum())
    if positives == 0:
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    hits, ranked = np.cumsum(truth[order]), scores[order]
    last = np.append(ranked[1:] != ranked[:-1], True)  # the end of each run of equal scores
    precision = hits[last] / (np.nonzero(last)[0] + 1)
    return float((precision * np.diff(hits[last], prepend=0)).sum() / positives)


def interpolated_precision(right: NDArray[np.bool_], total: int) -> float:
    """Area under precision over recall of finds, the surest first; NaN where `total`, what there is, is 0.

    Precision is made falling from the left (VOC, all points), as the evaluations of ActivityNet and AVA do.
    """
    if not total:
        return float("nan")
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(envelope[right].sum() / total)


def told_apart(truth: NDArray[np.integer] | NDArray[np.bool_]) -> NDArray[np.int64]:
    """The behaviors that some clips show and others do not, of (N, K): else every order of them is right."""
    said = truth.astype(np.int64)
    return np.nonzero((said > 0).any(axis=0) & (said == 0).any(axis=0))[0]


def mean_average_precision(scores: F64, truth: NDArray[np.integer]) -> float:
    """Mean over the behaviors that can be told apart; NaN where none can."""
    rows = {k: truth[:, k] >= 0 for k in told_apart(truth).tolist()}
    return mean([average_precision(scores[said, k], truth[said, k]) for k, said in rows.items()])


def at_threshold(scores: F64, truth: NDArray[np.integer], threshold: float, name: str) -> ClassFigures:
    """One behavior's figures where everything from `threshold` on is called it."""
    called, positive = scores >= threshold, truth > 0
    right = float((called & positive).sum())
    support = int(positive.sum())
    return ClassFigures(
        name,
        float(_share(right, called.sum())),
        float(_share(right, support)),
        float(_share(2 * right, called.sum() + support)) if support else float("nan"),
        support,
    )


def f1_of_all(called: NDArray[np.bool_], truth: NDArray[np.bool_]) -> tuple[float, float]:
    """F1 of behaviors: the mean over those that occur (macro), and of all calls as one (micro)."""
    right, both = (called & truth).sum(axis=0), called.sum(axis=0) + truth.sum(axis=0)
    each = np.where(truth.any(axis=0), _share(2 * right, both), np.nan)
    return mean(each), float(_share(2 * right.sum(), both.sum()))


def best_threshold(scores: F64, truth: NDArray[np.integer]) -> float:
    """The score from which calls have the best F1, half way to the next lower one; NaN without positives."""
    positives = int((truth > 0).sum())
    if not positives or positives == len(truth):
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    ranked, hits = scores[order], np.cumsum(truth[order] > 0)
    f1 = 2 * hits / (np.arange(1, len(scores) + 1) + positives)
    f1[:-1][ranked[1:] == ranked[:-1]] = 0.0  # equal scores are called together
    best = int(np.argmax(f1))
    below = ranked[best + 1] if best + 1 < len(ranked) else 0.0
    return float((ranked[best] + below) / 2)


def fit_temperature(loss: Callable[[float], float]) -> float:
    """The temperature with the lowest loss on held-out logits, by golden section on a log scale."""
    ratio = (5**0.5 - 1) / 2
    a, b = np.log(TEMPERATURES)
    for _ in range(48):
        c, d = b - ratio * (b - a), a + ratio * (b - a)
        a, b = (a, d) if loss(float(np.exp(c))) < loss(float(np.exp(d))) else (c, b)
    return float(np.exp((a + b) / 2))


def doubt_of(number: NDArray[np.integer] | int) -> F64:
    """The share of wrong calls to expect of others like them where none of `number` was wrong (Laplace).

    A temperature that is fitted without it makes scores 1 where all of a few clips are right, as if nothing
    could ever be wrong. So Platt (1999) smooths what is true: "Probabilistic outputs for support vector
    machines", section 2.2.
    """
    return 1 / (np.asarray(number, np.float64) + 2)


def species_loss(logits: F64, truth: I64, temperature: float = 1.0, doubt: float = 0.0) -> float:
    """Mean negative log likelihood of softmax(logits / temperature); `doubt` is for all other classes."""
    scaled = logits / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True)
    logs = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
    own = logs[np.arange(len(truth)), truth]
    if not doubt:
        return float(-own.mean())  # there may be classes that are never called
    others = (logs.sum(axis=1) - own) / max(1, logs.shape[1] - 1)
    return float(-((1 - doubt) * own + doubt * others).mean())


def doubted(truth: NDArray[np.integer], events: Sequence[str] | None = None) -> F64:
    """What behaviors' scores are to be, (N, K): 0 and 1 as far as so many clips can tell, see `doubt_of`; NaN
    where nobody said.

    `events` are those of the clips: of one they show the same animal, and tell as much as a single clip.
    """
    shown, absent = truth > 0, truth == 0
    _, event = np.unique(np.arange(len(shown)) if events is None else np.asarray(events), return_inverse=True)

    def number(cells: NDArray[np.bool_]) -> int:
        return sum(len(np.unique(event[of_one])) for of_one in cells.T)

    wanted = np.where(shown, 1 - doubt_of(number(shown)), doubt_of(number(absent)))
    return np.where(shown | absent, wanted, np.nan)


def behavior_loss(odds: F64, truth: NDArray[np.integer] | F64) -> float:
    """Mean binary cross entropy of scores, of which these are the log odds; of what is said alone."""
    said = truth >= 0  # neither UNSAID nor NaN
    return float((np.logaddexp(0, odds) - np.where(said, truth, 0) * odds)[said].mean())


def log_odds(logits: F64, activation: Activation) -> F64:
    """log(score / (1 - score)) of behaviors' logits (N, K): what `sigmoid` makes the score of again.

    Exact where scores are so near to 0 or 1 that they hardly differ. Of a sigmoid it is the logit itself, of
    a softmax what the logit has more than those of all other behaviors together.
    """
    if activation == "sigmoid" or not logits.size:
        return logits
    shifted = logits - logits.max(axis=1, keepdims=True)
    shares = np.exp(shifted)
    others = shares.sum(axis=1, keepdims=True) - shares
    best = shares.argmax(axis=1)[:, None]  # 1, beside which the others would be rounded away
    np.put_along_axis(shares, best, 0.0, axis=1)
    np.put_along_axis(others, best, shares.sum(axis=1, keepdims=True), axis=1)
    return np.asarray(shifted - np.log(np.maximum(others, TINY)), np.float64)


def softmax(logits: F64) -> F64:
    """Scores that sum to 1, (N, C)."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), np.float64)


def sigmoid(logits: F64) -> F64:
    """Scores from 0 to 1, each by itself."""
    return np.asarray(1 / (1 + np.exp(-logits)), np.float64)


def bootstrap(figure: Callable[[I64], float], groups: Sequence[str], *, times: int = 1000) -> Interval:
    """`figure` of clip numbers, with its interval; how it is drawn, `bootstrap_all` says."""
    return bootstrap_all(lambda clips: {"": figure(clips)}, groups, times=times)[""]


def bootstrap_all(
    figures: Callable[[I64], Mapping[str, float]], groups: Sequence[str], *, times: int = 1000
) -> dict[str, Interval]:
    """Figures of clip numbers, by name, each with its interval; all of them of the same draws.

    Whole groups are drawn again, since clips of one site are alike. Of fewer than five that says little:
    there clips are drawn as well, and the wider range counts. A figure that a draw lacks is not known of it.
    """
    rng = np.random.default_rng((0, 29))
    values = figures(np.arange(len(groups)))
    ranges: dict[str, list[tuple[float, float]]] = {name: [] for name in values}
    for members in ways_to_draw(groups):
        found = []
        for _ in range(times):
            drawn = rng.integers(len(members), size=len(members))
            found.append(figures(np.concatenate([members[each] for each in drawn])))
        for name, known in ranges.items():
            known.append(range_of(np.asarray([each.get(name, np.nan) for each in found])))
    return {name: Interval(value, *widest(ranges[name])) for name, value in values.items()}


def range_of(values: F64) -> tuple[float, float]:
    """Where 95 % of what is known lies; NaN where nothing is."""
    known = values[~np.isnan(values)]
    low, high = np.percentile(known, (2.5, 97.5)) if len(known) else (np.nan, np.nan)
    return float(low), float(high)


def widest(ranges: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """From the lowest to the highest of what is known."""
    known = [each for each in ranges if not np.isnan(each[0])]
    if not known:
        return float("nan"), float("nan")
    return min(low for low, _ in known), max(high for _, high in known)


def exact_range(share: float, number: int) -> tuple[float, float] | None:
    """Where a share of 1 or of 0, of so many that are independent, may truly lie, 95 times in 100.

    Clopper and Pearson (1934); drawn again and again, each would be 1 or 0 once more. None for other shares.
    """
    if share not in (0.0, 1.0) or number < 1:
        return None
    most_wrong = 1 - 0.025 ** (1 / number)
    return (1 - most_wrong, 1.0) if share == 1 else (0.0, most_wrong)


def mean(values: Sequence[float] | F64) -> float:
    """Of what is known; NaN where nothing is."""
    array = np.asarray(values, float)
    known = array[~np.isnan(array)]
    return float(known.mean()) if len(known) else float("nan")


def ways_to_draw(groups: Sequence[str]) -> list[list[I64]]:
    """The clips of each group, and, besides, each clip by itself where there are fewer than five groups."""
    names = np.asarray(groups)
    different = np.unique(names)
    whole = [np.nonzero(names == name)[0] for name in different]
    if len(different) >= FEWEST_DRAWN:
        return [whole]
    clips = [np.array([number]) for number in range(len(names))]
    return [whole, clips] if len(different) > 1 else [clips]


def _share(part: object, whole: object) -> F64:
    """`part` of `whole`, NaN where there is no whole."""
    part, whole = np.asarray(part, float), np.asarray(whole, float)
    return np.where(whole > 0, part / np.maximum(whole, FEWEST), np.nan)
