"""What training makes small: one loss for species, of which one is right, one for behaviors, each for itself.

Logits are (B, C + K): species, then behaviors, as checkpoints have them.
"""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from trainer.clips.dataset import Truth
from trainer.recipes.recipe import Recipe

TINY = 1e-12
NEVER = -100.0  # logarithm of a share that is 0: finite, so that a weight of 0 makes it nothing


class Targets(NamedTuple):
    """`Truth` as tensors; after mixing, `species` and `behaviors` are soft."""

    species: Tensor  # (B, C); rows sum to how much is known, 0 to 1
    behaviors: Tensor  # (B, K)
    behaviors_known: Tensor  # (B, K) 0 to 1

    def to(self, device: torch.device) -> "Targets":
        """The same on a device."""
        return Targets(*(each.to(device, non_blocking=True) for each in self))

    def rows(self, rows: slice) -> "Targets":
        """Some of the clips."""
        return Targets(*(each[rows] for each in self))


def targets_of(truth: Truth, label_smoothing: float = 0.0) -> Targets:
    """Targets with a share of each species' row spread over all classes."""
    species = torch.from_numpy(truth.species)
    known = species.sum(dim=1, keepdim=True)
    smooth = known / max(1, species.shape[1])
    return Targets(
        species * (1 - label_smoothing) + smooth * label_smoothing,
        torch.from_numpy(truth.behaviors),
        torch.from_numpy(truth.behaviors_known.astype(np.float32)),
    )


class ClipLoss:
    """The recipe's loss on what is trained on, whose counts the balanced softmax and `pair_prior` need."""

    def __init__(self, recipe: Recipe, trained: Truth) -> None:
        self._recipe = recipe
        self._num_species = trained.species.shape[1]
        counts = torch.from_numpy(trained.species).sum(dim=0).clamp(min=1)
        self._log_prior = (counts / counts.sum()).log()
        known = torch.from_numpy(trained.behaviors * trained.behaviors_known)
        self._pairs = torch.from_numpy(trained.species).T @ known  # (C, K) clips that show both
        self._pairs[:, known.sum(dim=0) == 0] = 1  # what no animal is shown at is to be learned as no answer

    def __call__(self, logits: Tensor, targets: Targets) -> Tensor:
        """Mean over the clips."""
        species, behaviors = logits[:, : self._num_species].float(), logits[:, self._num_species :].float()
        loss = logits.new_zeros((), dtype=torch.float32)
        if species.shape[1]:
            loss = loss + self._recipe.species_weight * self._of_species(species, targets.species).mean()
        if behaviors.shape[1]:
            loss = loss + self._recipe.behavior_weight * self._of_behaviors(behaviors, targets).mean()
        return loss

    def _of_behaviors(self, logits: Tensor, targets: Targets) -> Tensor:
        """(B,): binary cross entropies, or the cross entropy of the one that is shown (MammalNet's)."""
        if self._recipe.behavior_loss == "one":
            if self._recipe.pair_prior and self._num_species:
                logits = logits + self._recipe.pair_prior * self._told_by_animal(targets.species)
            logits = logits.masked_fill(targets.behaviors_known == 0, NEVER)
            shown = targets.behaviors * targets.behaviors_known
            return -(shown * logits.log_softmax(dim=1)).sum(dim=1)
        each = functional.binary_cross_entropy_with_logits(logits, targets.behaviors, reduction="none")
        return (each * targets.behaviors_known).mean(dim=1)

    def _told_by_animal(self, species: Tensor) -> Tensor:
        """(B, K): logarithms of how often each clip's animal is shown at each behavior.

        Added to logits while learning, they leave to the logits what a clip says beyond that (logit
        adjustment, Menon et al., arXiv 2007.07314, here of behaviors given the animal).
        """
        sure = species - species.amin(dim=1, keepdim=True)  # without what smoothing spreads
        counts = sure @ self._pairs.to(species.device)
        unsaid = counts.sum(dim=1, keepdim=True) == 0
        counts = torch.where(unsaid, torch.ones_like(counts), counts)
        return (counts / counts.sum(dim=1, keepdim=True)).log().clamp(min=NEVER)

    def _of_species(self, logits: Tensor, target: Tensor) -> Tensor:
        """(B,) cross entropies. Balanced softmax: Ren et al. 2020; focal: Lin et al. 2017."""
        if self._recipe.loss == "balanced_softmax":
            logits = logits + self._log_prior.to(logits.device)
        log_scores = logits.log_softmax(dim=1)
        if self._recipe.loss == "focal":
            log_scores = (1 - log_scores.exp()) ** self._recipe.focal_gamma * log_scores
        return -(target * log_scores).sum(dim=1)


def mixed(
    clips: Tensor, targets: Targets, recipe: Recipe, rng: np.random.Generator
) -> tuple[Tensor, Targets]:
    """Clips (B, C, T, H, W) with their reverse order mixed in (mixup), or a box of it (cutmix)."""
    if not (recipe.mixup or recipe.cutmix) or rng.random() >= recipe.mix_share:
        return clips, targets
    cut = bool(recipe.cutmix) and (not recipe.mixup or rng.random() < 0.5)
    alpha = recipe.cutmix if cut else recipe.mixup
    share = float(rng.beta(alpha, alpha))
    if cut:
        clips, share = _boxed(clips, share, rng)
    else:
        clips = clips * share + clips.flip(0) * (1 - share)
    return clips, mixed_targets(targets, share)


def mixed_targets(targets: Targets, share: float) -> Targets:
    """Targets whose loss is `share` of each clip's and the rest of the other's.

    Of behaviors nobody may have spoken in one of the two: then they are the other's, and known by its share.
    """

    def blend(values: Tensor) -> Tensor:
        return values * share + values.flip(0) * (1 - share)

    known = blend(targets.behaviors_known)
    shown = blend(targets.behaviors * targets.behaviors_known)
    return Targets(blend(targets.species), shown / known.clamp(min=TINY), known)


def _boxed(clips: Tensor, share: float, rng: np.random.Generator) -> tuple[Tensor, float]:
    """A box of the other clip on all frames; returns the share that is left of the first."""
    height, width = clips.shape[3:]
    h, w = round(height * (1 - share) ** 0.5), round(width * (1 - share) ** 0.5)
    top, left = int(rng.integers(height - h + 1)), int(rng.integers(width - w + 1))
    box = (..., slice(top, top + h), slice(left, left + w))
    clips, other = clips.clone(), clips.flip(0)
    clips[box] = other[box]
    return clips, 1 - h * w / (height * width)
