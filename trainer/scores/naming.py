"""What clips are called along the tree, and from which summed score on the names are as right as they say.

A model whose classes are calibrated by a temperature can still be too sure of families and orders: what it
confuses lies together in the tree, or does not. So the score that a name needs is chosen on held-out clips.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import AS_TRAINED, PRECISIONS, key_of
from mvit_core.species.roll_up import HOLDS, LEAST
from mvit_core.taxonomy import Taxon, Taxonomy
from trainer.scores.sure_scores import reaches

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
STEPS = np.round(np.arange(LEAST, 0.995, 0.01), 2)  # scores that are tried
FEWEST_NAMED = 20  # clips below which a share of right names says nothing
HONEST = 0.03  # by which names may be right less often than they say
NONE = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """The classes of a model and all taxa above them, as arrays."""

    keys: tuple[str, ...]  # (T,) classes first, then the taxa above them
    ranks: tuple[str, ...]  # (T,); of what is no taxon, ""
    members: F64  # (C, T) 1 where a class lies below a taxon or is it
    depths: I64  # (T,)
    is_root: NDArray[np.bool_]  # (T,): a name for all that is known is none


@dataclass(frozen=True, slots=True)
class Names:
    """What each of N clips is called, by number in `Tree.keys`, NONE where nothing holds; and how surely."""

    called: I64
    confidence: F64


def tree_of(classes: Sequence[str], taxonomy: Sequence[Taxon]) -> Tree:
    """The part of a tree that a model's classes are in."""
    whole = Taxonomy(taxonomy)
    lines = [[taxon.key for taxon in whole.lineage(name)] or [name] for name in classes]
    keys = tuple(dict.fromkeys([*classes, *(key for line in lines for key in line)]))
    place = {key: number for number, key in enumerate(keys)}
    members, depths = np.zeros((len(classes), len(keys))), np.zeros(len(keys), np.int64)
    for row, line in enumerate(lines):
        for depth, key in enumerate(reversed(line)):
            members[row, place[key]] = 1
            depths[place[key]] = depth
    taxa = [whole.get(key) for key in keys]
    roots = [taxon is not None and taxon.parent is None and bool(whole.children(taxon.key)) for taxon in taxa]
    ranks = tuple(taxon.rank if taxon is not None else "" for taxon in taxa)
    return Tree(keys, ranks, members, depths, np.asarray(roots, bool))


def named(scores: F64, tree: Tree, holds: float, points: Mapping[str, float] | None = None) -> Names:
    """What `mvit_core.species.roll_up.rolled_up` says of each row of scores (N, C)."""
    sums = scores @ tree.members
    wanted = np.array([max(LEAST, (points or {}).get(key, holds)) for key in tree.keys])
    order = np.where(sums >= wanted, tree.depths + sums / (1 + sums.max(initial=1.0)), NONE)
    called = np.where(order.max(axis=1) > NONE, order.argmax(axis=1), NONE)
    rooted = (called != NONE) & tree.is_root[called]
    called = np.where(rooted, NONE, called)
    return Names(called, np.minimum(1.0, sums[np.arange(len(sums)), called]) * (called != NONE))


def are_right(names: Names, truth: I64, tree: Tree) -> NDArray[np.bool_]:
    """Whether the true class lies below what a clip is called."""
    below = np.asarray(tree.members[truth, names.called] > 0, bool)
    return np.asarray((names.called != NONE) & below, bool)


def chosen_holds(scores: F64, truth: I64, tree: Tree) -> dict[str, float]:
    """For each wish of how often names are right the lowest score that surely gives it: see sure_scores.

    As trained (AS_TRAINED) names are to be right as often as they say. Where too few clips are named to be
    sure of a wish it is held to itself, or to the lowest score that gave it on these clips, if that is more;
    a wish that was never reached is left out.
    """
    found: dict[str, float] = {}
    merely: dict[str, float] = {}
    if not tree.keys:
        return found  # a model of behaviors alone names nobody
    for step in STEPS:
        names = named(scores, tree, float(step))
        some = names.called != NONE
        if some.sum() < FEWEST_NAMED:
            break
        right, number = are_right(names, truth, tree)[some].sum(keepdims=True), some.sum(keepdims=True)
        share = float(right[0] / number[0])
        said = float(names.confidence[some].mean())
        if step >= HOLDS and share >= said - HONEST:
            found.setdefault(AS_TRAINED, float(step))
        for precision in PRECISIONS:
            if share >= precision:
                merely.setdefault(key_of(precision), max(precision, float(step)))
            if reaches(right, number, precision)[0]:
                found.setdefault(key_of(precision), float(step))
    return merely | found
