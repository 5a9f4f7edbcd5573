"""Losses and mixing, by hand."""

import math

import numpy as np
import pytest
import torch

from trainer.dataset import Truth
from trainer.losses import ClipLoss, Targets, mixed, targets_of
from trainer.recipe import Recipe


def truth(species: list[list[float]], behaviors: list[list[float]], known: list[bool]) -> Truth:
    return Truth(np.array(species, np.float32), np.array(behaviors, np.float32), np.array(known))


BOTH = truth([[1, 0], [0, 1], [0, 0]], [[1], [0], [0]], [True, False, True])


def test_label_smoothing_spreads_over_all_classes_and_unknown_stays_unknown() -> None:
    targets = targets_of(BOTH, 0.2)
    assert targets.species.tolist() == [pytest.approx([0.9, 0.1]), pytest.approx([0.1, 0.9]), [0, 0]]
    assert BOTH.species_numbers.tolist() == [0, 1, -1]


def test_what_nobody_said_costs_nothing() -> None:
    loss = ClipLoss(Recipe(), [1, 1])
    logits = torch.tensor([[0.0, 0.0, 0.0], [0.0, 0.0, 9.0], [5.0, -5.0, 0.0]])
    # species: ln 2 + ln 2 + 0; behaviors: ln 2 + unknown + ln 2; means over the three clips
    assert float(loss(logits, targets_of(BOTH))) == pytest.approx(4 * math.log(2) / 3)


def test_species_alone_and_behaviors_alone() -> None:
    logits = torch.zeros(1, 2)
    only = truth([[1, 0]], [[]], [False])
    assert float(ClipLoss(Recipe(), [1, 1])(logits, targets_of(only))) == pytest.approx(math.log(2))
    only = truth([[]], [[1, 0]], [True])
    assert float(ClipLoss(Recipe(), [])(logits, targets_of(only))) == pytest.approx(math.log(2))


def test_balanced_softmax_knows_how_frequent_classes_are() -> None:
    loss = ClipLoss(Recipe(loss="balanced_softmax"), [90, 10])
    rare = targets_of(truth([[0, 1]], [[]], [False]))
    assert float(loss(torch.zeros(1, 2), rare)) == pytest.approx(-math.log(0.1))


def test_focal_loss_looks_away_from_what_is_easy() -> None:
    target = targets_of(truth([[1, 0]], [[]], [False]))
    logits = torch.tensor([[math.log(0.9), math.log(0.1)]])
    focal = ClipLoss(Recipe(loss="focal", focal_gamma=2.0), [1, 1])
    assert float(focal(logits, target)) == pytest.approx(-math.log(0.9) * 0.1**2, rel=1e-4)


def test_mixup_mixes_clips_and_labels_by_one_share() -> None:
    clips = torch.stack((torch.zeros(3, 2, 8, 8), torch.ones(3, 2, 8, 8)))
    targets = Targets(torch.eye(2), torch.eye(2), torch.ones(2))
    out, soft = mixed(clips, targets, Recipe(mixup=0.8), np.random.default_rng(0))
    share = float(out[1].mean())
    assert 0 < share < 1
    assert out[0].mean() == pytest.approx(1 - share, abs=1e-6)
    assert soft.species[1].tolist() == pytest.approx([1 - share, share])


def test_cutmix_counts_the_box_that_it_cut() -> None:
    clips = torch.stack((torch.zeros(3, 2, 8, 8), torch.ones(3, 2, 8, 8)))
    targets = Targets(torch.eye(2), torch.eye(2), torch.ones(2))
    for seed in range(5):
        out, soft = mixed(clips, targets, Recipe(cutmix=1.0), np.random.default_rng(seed))
        assert set(out.unique().tolist()) <= {0.0, 1.0}
        assert torch.equal(out[:, :, 0], out[:, :, 1])
        assert soft.species[0, 1] == pytest.approx(float(out[0].mean()), abs=1e-6)


def test_nothing_is_mixed_where_nothing_is_wished() -> None:
    clips, targets = torch.rand(2, 3, 1, 2, 2), Targets(torch.eye(2), torch.eye(2), torch.ones(2))
    assert mixed(clips, targets, Recipe(), np.random.default_rng(0))[0] is clips
    assert mixed(clips, targets, Recipe(mixup=1, mix_share=0), np.random.default_rng(0))[0] is clips
