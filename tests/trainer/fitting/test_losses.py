"""Losses and mixing, by hand."""

import math

import numpy as np
import pytest
import torch

from trainer.clips.dataset import Truth
from trainer.fitting.losses import ClipLoss, Targets, mixed, targets_of
from trainer.recipes.recipe import BehaviorLoss, Recipe


def truth(species: list[list[float]], behaviors: list[list[float]], known: list[bool]) -> Truth:
    shown = np.array(behaviors, np.float32)
    return Truth(np.array(species, np.float32), shown, np.repeat(np.array(known)[:, None], shown.shape[1], 1))


BOTH = truth([[1, 0], [0, 1], [0, 0]], [[1], [0], [0]], [True, False, True])


def test_label_smoothing_spreads_over_all_classes_and_unknown_stays_unknown() -> None:
    targets = targets_of(BOTH, 0.2)
    assert targets.species.tolist() == [pytest.approx([0.9, 0.1]), pytest.approx([0.1, 0.9]), [0, 0]]
    assert BOTH.species_numbers.tolist() == [0, 1, -1]


def test_what_nobody_said_costs_nothing() -> None:
    loss = ClipLoss(Recipe(), BOTH)
    logits = torch.tensor([[0.0, 0.0, 0.0], [0.0, 0.0, 9.0], [5.0, -5.0, 0.0]])
    # species: ln 2 + ln 2 + 0; behaviors: ln 2 + unknown + ln 2; means over the three clips
    assert float(loss(logits, targets_of(BOTH))) == pytest.approx(4 * math.log(2) / 3)


@pytest.mark.parametrize("way", ["each", "one"])
def test_a_behavior_that_nobody_was_asked_for_costs_nothing_beside_one_that_is_shown(
    way: BehaviorLoss,
) -> None:
    shown = np.array([[1, 0]], np.float32)
    said = Truth(np.zeros((1, 0), np.float32), shown, np.array([[True, False]]))
    loss = ClipLoss(Recipe(behavior_loss=way), said)
    low, high = (float(loss(torch.tensor([[0.0, value]]), targets_of(said))) for value in (-5.0, 5.0))
    assert low == pytest.approx(high)
    asked = Truth(said.species, shown, np.ones((1, 2), bool))
    assert float(loss(torch.tensor([[0.0, 5.0]]), targets_of(asked))) > high + 1


def test_species_alone_and_behaviors_alone() -> None:
    logits = torch.zeros(1, 2)
    only = truth([[1, 0]], [[]], [False])
    assert float(ClipLoss(Recipe(), only)(logits, targets_of(only))) == pytest.approx(math.log(2))
    only = truth([[]], [[1, 0]], [True])
    assert float(ClipLoss(Recipe(), only)(logits, targets_of(only))) == pytest.approx(math.log(2))


def test_balanced_softmax_knows_how_frequent_classes_are() -> None:
    trained = truth(90 * [[1, 0]] + 10 * [[0, 1]], 100 * [[]], 100 * [False])
    loss = ClipLoss(Recipe(loss="balanced_softmax"), trained)
    rare = targets_of(truth([[0, 1]], [[]], [False]))
    assert float(loss(torch.zeros(1, 2), rare)) == pytest.approx(-math.log(0.1))


def test_focal_loss_looks_away_from_what_is_easy() -> None:
    target = targets_of(truth([[1, 0]], [[]], [False]))
    logits = torch.tensor([[math.log(0.9), math.log(0.1)]])
    focal = ClipLoss(Recipe(loss="focal", focal_gamma=2.0), truth([[1, 0]], [[]], [False]))
    assert float(focal(logits, target)) == pytest.approx(-math.log(0.9) * 0.1**2, rel=1e-4)


PAIRS = truth(  # the first animal does the first thing twice, the second one once; the other does all three
    3 * [[1, 0]] + 3 * [[0, 1]],
    [[1, 0, 0], [1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]],
    6 * [True],
)


def of_behaviors(prior: float, species: list[float], behavior: list[float]) -> torch.Tensor:
    """The gradient at even scores, by which the loss of one clip moves the behaviors."""
    recipe = Recipe(behavior_loss="one", species_weight=0.0, pair_prior=prior, label_smoothing=0.1)
    logits = torch.zeros(1, 5, requires_grad=True)
    target = targets_of(truth([species], [behavior], [True]), recipe.label_smoothing)
    ClipLoss(recipe, PAIRS)(logits, target).backward()
    assert logits.grad is not None
    return logits.grad[0, 2:]


def test_a_pair_that_training_never_shows_is_not_taught_to_be_none() -> None:
    assert of_behaviors(0.0, [1, 0], [1, 0, 0]).tolist() == pytest.approx([-2 / 3, 1 / 3, 1 / 3])
    # of those that the animal is shown at, the likelier one teaches less; the third is left alone
    assert of_behaviors(1.0, [1, 0], [1, 0, 0]).tolist() == pytest.approx([-1 / 3, 1 / 3, 0], abs=1e-6)
    assert of_behaviors(1.0, [1, 0], [0, 1, 0]).tolist() == pytest.approx([2 / 3, -2 / 3, 0], abs=1e-6)
    assert of_behaviors(1.0, [0, 1], [0, 0, 1]).tolist() == pytest.approx([1 / 3, 1 / 3, -2 / 3])


def test_a_behavior_that_no_clip_shows_is_still_taught_to_be_no_answer() -> None:
    trained = truth([[1, 0], [0, 1]], [[1, 0, 0], [0, 1, 0]], [True, True])
    logits = torch.zeros(1, 5, requires_grad=True)
    loss = ClipLoss(Recipe(behavior_loss="one", species_weight=0.0, pair_prior=1.0), trained)
    loss(logits, targets_of(truth([[1, 0]], [[1, 0, 0]], [True]))).backward()
    assert logits.grad is not None
    assert logits.grad[0, 2:].tolist() == pytest.approx([-0.5, 0, 0.5], abs=1e-6)


def test_without_an_animal_nothing_is_known_of_its_behaviors() -> None:
    assert of_behaviors(1.0, [0, 0], [1, 0, 0]).tolist() == pytest.approx([-2 / 3, 1 / 3, 1 / 3])


def test_mixup_mixes_clips_and_labels_by_one_share() -> None:
    clips = torch.stack((torch.zeros(3, 2, 8, 8), torch.ones(3, 2, 8, 8)))
    targets = Targets(torch.eye(2), torch.eye(2), torch.ones(2, 2))
    out, soft = mixed(clips, targets, Recipe(mixup=0.8), np.random.default_rng(0))
    share = float(out[1].mean())
    assert 0 < share < 1
    assert out[0].mean() == pytest.approx(1 - share, abs=1e-6)
    assert soft.species[1].tolist() == pytest.approx([1 - share, share])


def test_cutmix_counts_the_box_that_it_cut() -> None:
    clips = torch.stack((torch.zeros(3, 2, 8, 8), torch.ones(3, 2, 8, 8)))
    targets = Targets(torch.eye(2), torch.eye(2), torch.ones(2, 2))
    for seed in range(5):
        out, soft = mixed(clips, targets, Recipe(cutmix=1.0), np.random.default_rng(seed))
        assert set(out.unique().tolist()) <= {0.0, 1.0}
        assert torch.equal(out[:, :, 0], out[:, :, 1])
        assert soft.species[0, 1] == pytest.approx(float(out[0].mean()), abs=1e-6)


@pytest.mark.parametrize("behavior_loss", ["each", "one"])
def test_the_loss_of_mixed_clips_is_the_mean_of_both_where_behaviors_of_one_are_unknown(
    behavior_loss: BehaviorLoss,
) -> None:
    spoken = truth([[1, 0], [0, 1], [0, 1]], [[1, 0], [0, 1], [0, 0]], [True, True, False])
    recipe = Recipe(behavior_loss=behavior_loss, mixup=0.8)
    loss, logits = ClipLoss(recipe, spoken), torch.tensor([[0.3, -0.4, 1.1, -0.7]]).expand(3, 4)
    clips = torch.zeros(3, 3, 1, 2, 2)
    clips[0] = 1.0
    out, soft = mixed(clips, targets_of(spoken, 0.1), recipe, np.random.default_rng(0))
    share = float(out[0].mean())
    own = [float(loss(logits[:1], targets_of(spoken, 0.1).rows(slice(n, n + 1)))) for n in range(3)]
    expected = [own[n] * share + own[2 - n] * (1 - share) for n in range(3)]
    found = [float(loss(logits[:1], soft.rows(slice(n, n + 1)))) for n in range(3)]
    assert found == pytest.approx(expected, rel=1e-5)


def test_nothing_is_mixed_where_nothing_is_wished() -> None:
    clips, targets = torch.rand(2, 3, 1, 2, 2), Targets(torch.eye(2), torch.eye(2), torch.ones(2, 2))
    assert mixed(clips, targets, Recipe(), np.random.default_rng(0))[0] is clips
    assert mixed(clips, targets, Recipe(mixup=1, mix_share=0), np.random.default_rng(0))[0] is clips
