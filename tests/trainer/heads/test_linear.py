"""Heads on embeddings: seconds for thousands of clips, and right where the answer is known."""

import time

import numpy as np
import pytest
import torch
from torch import nn

from mvit_core.errors import UserError
from mvit_core.models.registry import create_model
from trainer.clips.dataset import Truth
from trainer.heads.linear import train_heads


def clustered(
    num_clips: int, num_classes: int, dim: int, *, noise: float, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    centers = np.random.default_rng(99).normal(size=(num_classes, dim))
    labels = rng.integers(num_classes, size=num_clips)
    return (centers[labels] + noise * rng.normal(size=(num_clips, dim))).astype(np.float32), labels


def of_species(labels: np.ndarray, num_classes: int, behaviors: np.ndarray | None = None) -> Truth:
    number = len(labels)
    behaviors = np.zeros((number, 0)) if behaviors is None else behaviors
    return Truth(
        np.eye(num_classes, dtype=np.float32)[labels],
        behaviors.astype(np.float32),
        np.ones(behaviors.shape, bool),
    )


def test_two_thousand_clips_of_fifty_classes_take_seconds() -> None:
    x, labels = clustered(2000, 50, 768, noise=2.0)
    behaviors = np.stack([labels % 2, labels % 3 == 0], axis=1)
    began = time.process_time()
    heads = train_heads(x, of_species(labels, 50, behaviors))
    assert time.process_time() - began < 20  # 10 s of wall time on two cores
    fresh, truth = clustered(1000, 50, 768, noise=2.0, seed=1)
    logits = heads.logits(fresh)
    assert (logits[:, :50].argmax(axis=1) == truth).mean() > 0.9
    assert ((logits[:, 50] > 0) == (truth % 2)).mean() > 0.9


def test_scale_and_place_of_embeddings_do_not_matter() -> None:
    x, labels = clustered(200, 3, 8, noise=0.5)
    truth = of_species(labels, 3)
    plain, moved = train_heads(x, truth), train_heads(x * 50 + 1000, truth)
    assert np.allclose(plain.logits(x), moved.logits(x * 50 + 1000), atol=0.05)


def test_a_wider_label_teaches_that_it_is_one_of_its_classes() -> None:
    x, labels = clustered(300, 3, 8, noise=0.3)
    truth = of_species(labels, 3)
    wide = truth.species.copy()
    wide[(labels != 2) & (np.arange(300) > 60)] = (0.5, 0.5, 0.0)  # most cats are "some cat"
    heads = train_heads(x, Truth(wide, truth.behaviors, truth.behaviors_known))
    assert (heads.logits(x).argmax(axis=1) == labels).mean() > 0.95


def test_unknown_species_and_behaviors_teach_nothing() -> None:
    x, labels = clustered(100, 2, 4, noise=0.5)
    truth = of_species(labels, 2, (labels == 1)[:, None])
    lies = np.concatenate((truth.behaviors, 1 - truth.behaviors))
    known = np.concatenate((truth.behaviors_known, np.zeros((100, 1), bool)))
    species = np.concatenate((truth.species, np.zeros_like(truth.species)))
    heads = train_heads(np.concatenate((x, x)), Truth(species, lies, known))
    assert ((heads.logits(x)[:, 2] > 0) == (labels == 1)).mean() > 0.95


def test_balance_finds_rare_classes() -> None:
    rng = np.random.default_rng(0)
    labels = (rng.random(2000) < 0.03).astype(int)
    x = (labels[:, None] * 1.5 + rng.normal(size=(2000, 3))).astype(np.float32)
    recall = [
        (train_heads(x, of_species(labels, 2), balance=balance).logits(x).argmax(axis=1)[labels == 1]).mean()
        for balance in (0.0, 1.0)
    ]
    assert recall[1] > recall[0] + 0.15


def test_a_model_answers_as_the_heads_that_were_put_into_it() -> None:
    model = create_model("tiny", num_classes=2).eval()
    x, labels = clustered(60, 3, model.feature_dim, noise=0.1)
    heads = train_heads(x, of_species(labels, 3))
    model.reset_classifier(3)
    heads.put_into(model.head)
    assert np.allclose(model.forward_head(torch.from_numpy(x)).detach().numpy(), heads.logits(x), atol=1e-3)


def test_nothing_to_learn_from_and_other_heads_are_sentences() -> None:
    with pytest.raises(UserError):
        train_heads(np.zeros((0, 4), np.float32), of_species(np.zeros(0, int), 2))
    heads = train_heads(np.eye(4, dtype=np.float32), of_species(np.array([0, 0, 1, 1]), 2))
    with pytest.raises(UserError):
        heads.put_into(nn.Identity())
    with pytest.raises(UserError):
        heads.put_into(nn.Linear(4, 3))


def test_what_was_labelled_before_a_behavior_came_does_not_teach_its_absence() -> None:
    """Half of the clips that show it were labelled when nobody could say so."""
    x, labels = clustered(200, 2, 4, noise=0.5)
    shows = (labels == 1) & (np.arange(200) >= 100)
    truth = of_species(labels, 2, np.stack((labels == 0, shows), axis=1))
    unasked = truth.behaviors_known.copy()
    unasked[:100, 1] = False
    found, missed = (
        train_heads(x, Truth(truth.species, truth.behaviors, known)).logits(x)[labels == 1, 3].mean()
        for known in (unasked, truth.behaviors_known)
    )
    assert found > 4 > missed
