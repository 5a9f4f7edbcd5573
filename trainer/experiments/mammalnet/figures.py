"""MammalNet's figures from scores alone: means over classes, of animals, of behaviors and of pairs.

As the benchmark's code counts: a clip is right at k where its class is among the k best of its head, a pair
where both of its parts are. The mean is over the classes that the test shows, in each of many, medium and few
by their clips in training, at the published thresholds.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from trainer.experiments.mammalnet.lists import (
    FREQUENCIES,
    OF_ANIMALS,
    OF_BEHAVIORS,
    OF_PAIRS,
    Pair,
    class_counts,
    frequency,
)
from trainer.labels.manifest import LabelledSpan
from trainer.scores import metrics

Class = TypeVar("Class", bound=Hashable)

KS = (1, 5)
ALL = "all"


class Accuracy(msgspec.Struct, frozen=True):
    """Means over classes, by many, medium, few and all; None where the test shows no such class."""

    top1: Mapping[str, float | None]
    top5: Mapping[str, float | None]
    num_classes: Mapping[str, int]  # that the test shows


class Figures(msgspec.Struct, frozen=True):
    """One model on one test."""

    animal: Accuracy
    behavior: Accuracy
    joint: Accuracy
    num_clips: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Scores of each head, (N, animals) and (N, behaviors), and the classes' numbers that are right, (N,)."""

    animal: NDArray[np.float64]
    behavior: NDArray[np.float64]
    true_animal: NDArray[np.int64]
    true_behavior: NDArray[np.int64]

    def of(self, rows: NDArray[np.bool_]) -> "Answers":
        """Those to some of the clips."""
        return Answers(
            self.animal[rows], self.behavior[rows], self.true_animal[rows], self.true_behavior[rows]
        )


def figures_of(
    answers: Answers, trained: Sequence[LabelledSpan], animals: Sequence[str], behaviors: Sequence[str]
) -> Figures:
    """The figures; `trained` are the clips that were learned from, the names are those of the classes."""
    of_animals, of_behaviors, of_pairs = class_counts(trained)
    names = [animals[number] for number in answers.true_animal]
    done = [behaviors[number] for number in answers.true_behavior]
    animal_ranks = ranks(answers.animal, answers.true_animal)
    behavior_ranks = ranks(answers.behavior, answers.true_behavior)
    pairs: list[Pair] = list(zip(names, done, strict=True))
    return Figures(
        animal=_accuracy(names, animal_ranks, {key: of_animals[key] for key in set(names)}, OF_ANIMALS),
        behavior=_accuracy(done, behavior_ranks, {key: of_behaviors[key] for key in set(done)}, OF_BEHAVIORS),
        joint=_accuracy(
            pairs,
            np.maximum(animal_ranks, behavior_ranks),
            {pair: of_pairs[pair] for pair in set(pairs)},
            OF_PAIRS,
        ),
        num_clips=len(names),
    )


def of_pairs(
    answers: Answers, pairs: Collection[Pair], animals: Sequence[str], behaviors: Sequence[str]
) -> NDArray[np.bool_]:
    """Which of the clips show one of these pairs, (N,)."""
    true = zip(answers.true_animal.tolist(), answers.true_behavior.tolist(), strict=True)
    return np.array([(animals[animal], behaviors[done]) in pairs for animal, done in true], bool)


def among_pairs(
    answers: Answers, pairs: Collection[Pair], animals: Sequence[str], behaviors: Sequence[str]
) -> float | None:
    """Mean over pairs of top-1 where only these pairs can be the answer; None where no clip shows one.

    A pair's score is its animal's times its behavior's: zero-shot composition in a closed world, as
    Purushwalkam et al. (ICCV 2019) tell it from the open one.
    """
    numbers = [(animals.index(animal), behaviors.index(behavior)) for animal, behavior in sorted(pairs)]
    places = {pair: place for place, pair in enumerate(numbers)}
    true = list(zip(answers.true_animal.tolist(), answers.true_behavior.tolist(), strict=True))
    right: dict[int, list[bool]] = {}
    for row, pair in enumerate(true):
        if pair in places:
            scores = [answers.animal[row, a] * answers.behavior[row, b] for a, b in numbers]
            right.setdefault(places[pair], []).append(int(np.argmax(scores)) == places[pair])
    return metrics.mean([float(np.mean(each)) for each in right.values()]) if right else None


def ranks(scores: NDArray[np.float64], truth: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many classes are ahead of the right one, (N,); ties count against it."""
    own = scores[np.arange(len(truth)), truth]
    return np.asarray((scores >= own[:, None]).sum(axis=1) - 1, np.int64)


def _accuracy(
    names: Sequence[Class],
    ranked: NDArray[np.int64],
    trained: Mapping[Class, int],
    limits: tuple[int, int],
) -> Accuracy:
    rows: dict[Class, list[int]] = {}
    for row, name in enumerate(names):
        rows.setdefault(name, []).append(row)
    groups: dict[str, list[Class]] = {each: [] for each in FREQUENCIES}
    for name in rows:
        groups[frequency(trained[name], limits)].append(name)
    groups[ALL] = list(rows)

    def mean(chosen: Sequence[Class], k: int) -> float | None:
        shares = [float((ranked[rows[name]] < k).mean()) for name in chosen]
        return metrics.mean(shares) if shares else None

    first, second = ({name: mean(chosen, k) for name, chosen in groups.items()} for k in KS)
    return Accuracy(first, second, {name: len(chosen) for name, chosen in groups.items()})
