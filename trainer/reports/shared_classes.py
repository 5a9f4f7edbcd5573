"""Two models' answers in the same classes, where one of them was taught more than the other."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mvit_core.checkpoint import Classes
from trainer.clips.dataset import Truth
from trainer.labels.manifest import LabelledSpan
from trainer.reports.judging import Judged

Real = TypeVar("Real", np.float32, np.float64)


def shared_classes(ours: Classes, theirs: Classes) -> Classes:
    """The species of either, ours first, and the behaviors that both know, in our order."""
    return Classes(
        species=(*ours.species, *(name for name in theirs.species if name not in ours.species)),
        behaviors=tuple(name for name in ours.behaviors if name in theirs.behaviors),
    )


def only_one_knows(
    ours: Classes, theirs: Classes, spans: Sequence[LabelledSpan]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What we know alone of what these clips show, and what they know alone, whatever is shown."""
    shown = {name for span in spans for name in span.class_names}
    mine, others = (*ours.species, *ours.behaviors), (*theirs.species, *theirs.behaviors)
    new = tuple(name for name in mine if name in shown and name not in others)
    return new, tuple(name for name in others if name not in mine)


def in_shared_classes(
    ours: tuple[Judged, Classes], theirs: tuple[Judged, Classes], shared: Classes
) -> tuple[Judged, Judged]:
    """Both models' answers to the same clips, in the classes that they share.

    A clip whose species one of them was never taught counts for neither. What a model does not know, it never
    calls.
    """
    (mine, classes), (others, other_classes) = ours, theirs
    own, their_own = (numbers_of(shared.behaviors, each.behaviors) for each in (classes, other_classes))
    sure = (mine.truth.species_numbers >= 0) & (others.truth.species_numbers >= 0)
    truth = Truth(
        np.where(sure[:, None], _placed(mine.truth.species, classes.species, shared.species, 0.0), 0),
        mine.truth.behaviors[:, own],
        mine.truth.behaviors_known[:, own] & others.truth.behaviors_known[:, their_own],
    )
    first, second = (_asked(*each, shared, truth) for each in (ours, theirs))
    return first, second


def numbers_of(names: Sequence[str], among: Sequence[str]) -> list[int]:
    """Where they stand."""
    return [among.index(name) for name in names]


def _asked(judged: Judged, own: Classes, shared: Classes, truth: Truth) -> Judged:
    """The answers, of all behaviors that a model knows: those of a softmax depend on each other."""
    species = _placed(judged.species_logits, own.species, shared.species, -inf)
    behaviors = judged.logits[:, len(own.species) :]
    return replace(
        judged,
        logits=np.concatenate((species, behaviors), axis=1),
        truth=truth,
        asked=tuple(numbers_of(shared.behaviors, own.behaviors)),
    )


def _placed(
    values: NDArray[Real], names: Sequence[str], among: Sequence[str], otherwise: float
) -> NDArray[Real]:
    """Columns (N, names) at the places of their names `among` others, (N, among)."""
    found = np.full((len(values), len(among)), otherwise, values.dtype)
    found[:, numbers_of(names, among)] = values
    return found
