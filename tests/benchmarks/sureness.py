"""How often a wish of how often names are right comes true, by the clips that its scores were chosen on.

`python -m tests.benchmarks.sureness` draws logits of a model that confuses cats with cats, dogs with dogs and
deer with deer and is twice as sure as it may be, chooses its temperature and scores on some clips, and names
3,000 others. Beside it what the lowest score gives that was right so often on those clips. Some ten minutes.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import PRECISIONS, Calibration, key_of
from mvit_core.species.roll_up import LEAST
from mvit_core.taxonomy import shipped_taxonomy
from trainer.runs.lineage import suffices, thresholds
from trainer.scores import metrics
from trainer.scores.naming import FEWEST_NAMED, NONE, STEPS, are_right, chosen_holds, named, tree_of
from trainer.scores.sure_scores import lowest

CLASSES = ("lynx", "felis", "vulpes", "canis", "cervus", "alces", "blank")
FAMILY = np.array([0, 0, 1, 1, 2, 2, 3])
TREE = tree_of(CLASSES, list(shipped_taxonomy()))
FRESH, TIMES = 3000, 60
Choose = Callable[[metrics.F64, metrics.I64], Calibration]


def drawn(number: int, rng: np.random.Generator) -> tuple[metrics.F64, metrics.I64]:
    """Logits and truth; 76 of 100 are right at their species, 96 at their family."""
    truth = rng.integers(len(CLASSES), size=number)
    logits = rng.normal(0, 1.0, (number, len(CLASSES)))
    logits += 2.0 * (FAMILY[truth][:, None] == FAMILY) + 1.0 * np.eye(len(CLASSES))[truth]
    return 2.0 * logits, truth


def surely(scores: metrics.F64, truth: metrics.I64) -> Calibration:
    """As trainings choose."""
    holds = chosen_holds(scores, truth, TREE)
    return Calibration(holds=holds, thresholds=thresholds(scores, shown(truth), CLASSES, holds))


def as_seen(scores: metrics.F64, truth: metrics.I64) -> Calibration:
    """The lowest scores that gave it on these clips."""
    holds: dict[str, float] = {}
    for step in STEPS:
        names = named(scores, TREE, float(step))
        some = names.called != NONE
        for wish in PRECISIONS if some.sum() >= FEWEST_NAMED else ():
            if are_right(names, truth, TREE)[some].mean() >= wish:
                holds.setdefault(key_of(wish), float(step))
    own = {
        name: {key_of(wish): min(1.0, lowest(scores[:, k], truth == k, wish)) for wish in PRECISIONS}
        for k, name in enumerate(CLASSES)
        if suffices(shown(truth)[:, k])
    }
    return Calibration(holds=holds, thresholds=own)


def shown(truth: metrics.I64) -> NDArray[np.int64]:
    """(N, C) of 0 and 1."""
    return np.eye(len(CLASSES), dtype=np.int64)[truth]


def tried(number: int, wish: float, choose: Choose, rng: np.random.Generator) -> tuple[float, float, float]:
    """Of fresh clips that are named: how many are right; how many are named, and how many as a species."""
    (logits, truth), (fresh, fresh_truth) = drawn(number, rng), drawn(FRESH, rng)
    doubt = float(metrics.doubt_of(number))
    warmth = metrics.fit_temperature(lambda t: metrics.species_loss(logits, truth, t, doubt))
    calibration = choose(metrics.softmax(logits / warmth), truth)
    hold = calibration.holds_for(wish, wish)
    points = calibration.points_for(wish, CLASSES, hold)
    names = named(metrics.softmax(fresh / warmth), TREE, max(LEAST, hold), points)
    some = names.called != NONE
    right = are_right(names, fresh_truth, TREE)[some].mean() if some.any() else np.nan
    return float(right), float(some.mean()), float((some & (names.called < len(CLASSES))).mean())


def main() -> None:
    """Prints a line for each number of clips, wish and way."""
    for number in (60, 100, 200, 400, 1000):
        for wish in (0.8, 0.9, 0.95):
            for way, choose in (("as seen", as_seen), ("surely", surely)):
                rng = np.random.default_rng((number, 7))
                right, said, as_species = np.array([tried(number, wish, choose, rng) for _ in range(TIMES)]).T
                print(
                    f"{number:5d} clips, {wish:.0%} wished, {way:8s}: right {np.nanmean(right):.1%}, "
                    f"missed in {np.mean(right < wish):.0%} of draws, by more than 2 points in "
                    f"{np.mean(right < wish - 0.02):.0%}; named {said.mean():.0%}, "
                    f"as species {as_species.mean():.0%}"
                )


if __name__ == "__main__":
    main()
