"""Names along the tree: the same as the scan's, and as right on clips not chosen by as they say."""

import numpy as np
import pytest

from mvit_core.calibration import Calibration
from mvit_core.species.roll_up import rolled_up
from mvit_core.taxonomy import mammalnet_keys, shipped_taxonomy
from mvit_core.types import Score
from trainer.scores.metrics import softmax
from trainer.scores.naming import NONE, are_right, chosen_holds, named, tree_of

TREE = shipped_taxonomy()
CLASSES = ("lynx", "felis", "vulpes", "canis", "cervus", "alces", "blank")
TAXONOMY = list(TREE)


def drawn(number: int, seed: int, sure: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Logits of a model that confuses cats with cats, dogs with dogs and deer with deer."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(len(CLASSES), size=number)
    family = np.array([0, 0, 1, 1, 2, 2, 3])
    logits = rng.normal(0, 1.0, (number, len(CLASSES)))
    logits += 2.0 * (family[truth][:, None] == family) + 1.0 * np.eye(len(CLASSES))[truth]
    return sure * logits, truth


def test_names_are_those_that_the_scan_gives() -> None:
    logits, _ = drawn(300, 1)
    scores = softmax(logits)
    for holds in (0.55, 0.65, 0.9):
        names = named(scores, tree_of(CLASSES, TAXONOMY), holds, {"lynx": 0.95})
        for row, called in zip(scores, names.called, strict=True):
            given = [Score(name, float(value)) for name, value in zip(CLASSES, row, strict=True)]
            said = rolled_up(given, TREE, holds=holds, points={"lynx": 0.95})
            key = None if said is None or said.key == "mammalia" else said.key
            assert (None if called == NONE else tree_of(CLASSES, TAXONOMY).keys[called]) == key


@pytest.mark.parametrize("sure", [1.0, 2.0])
def test_names_are_right_as_often_as_wished_on_clips_that_nothing_was_chosen_by(sure: float) -> None:
    """Also for a model that is twice as sure as it may be."""
    tree = tree_of(CLASSES, TAXONOMY)
    (chosen_by, truth), (fresh, fresh_truth) = drawn(1500, 2, sure), drawn(1500, 3, sure)
    holds = chosen_holds(softmax(chosen_by), truth, tree)
    calibration = Calibration(holds=holds)
    for wish in (0.8, 0.9):
        names = named(softmax(fresh), tree, calibration.holds_for(wish, 0.65))
        some = names.called != NONE
        assert are_right(names, fresh_truth, tree)[some].mean() >= wish - 0.03
    if sure == 1.0:
        names = named(softmax(fresh), tree, calibration.holds_for(0.0, 0.65))
        some = names.called != NONE
        off = names.confidence[some].mean() - are_right(names, fresh_truth, tree)[some].mean()
        assert off < 0.06, "they say about what they are"


def test_an_oversure_model_has_to_say_more_for_the_same_wish() -> None:
    tree = tree_of(CLASSES, TAXONOMY)
    (honest, truth), (oversure, _) = drawn(1500, 2), drawn(1500, 2, 2.0)
    at = [chosen_holds(softmax(each), truth, tree)["0.9"] for each in (honest, oversure)]
    assert at[0] < at[1]


def test_few_clips_choose_nothing_and_a_wish_is_held_to_itself() -> None:
    logits, truth = drawn(12, 4)
    assert chosen_holds(softmax(logits), truth, tree_of(CLASSES, TAXONOMY)) == {}
    assert Calibration().holds_for(0.9, 0.65) == 0.9
    assert Calibration().holds_for(0.0, 0.65) == 0.65


def test_classes_without_a_tree_stand_for_themselves() -> None:
    tree = tree_of(("a", "b"), [])
    assert (tree.keys, tree.is_root.any()) == (("a", "b"), False)
    assert named(np.array([[0.7, 0.3], [0.5, 0.5]]), tree, 0.65).called.tolist() == [0, NONE]
    assert len(tree_of(mammalnet_keys(), TAXONOMY).keys) == 260
