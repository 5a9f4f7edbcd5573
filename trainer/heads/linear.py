"""Heads on frozen embeddings: what a scan kept is enough to learn from, in seconds on a CPU.

Species by multinomial, behaviors by binary logistic regression, both at once, each class weighing the same
where `balance` is 1. A label may be wider than a class ("some cat"): then every class below it is right, and
their scores are summed. The whole problem is convex, so the answer depends on the labels alone.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.errors import UserError
from trainer.clips.dataset import Truth
from trainer.clips.sampler import class_weights

F32 = NDArray[np.float32]
PENALTY = 1e-3  # on squared weights, for embeddings of deviation 1
MOST_STEPS = 120
TOLERANCE = 1e-5


@dataclass(frozen=True, slots=True)
class Heads:
    """A linear layer on embeddings: species, then behaviors."""

    weight: F32  # (C + K, D)
    bias: F32  # (C + K,)

    def logits(self, embeddings: F32) -> NDArray[np.float64]:
        """(N, C + K) of embeddings (N, D)."""
        return np.asarray(embeddings @ self.weight.T + self.bias, np.float64)

    def put_into(self, head: nn.Module) -> None:
        """Make them a model's head; raises UserError where the model has another kind of one."""
        if not isinstance(head, nn.Linear) or head.weight.shape != self.weight.shape:
            raise UserError("Heads do not fit this model; train it whole instead.")
        with torch.no_grad():
            head.weight.copy_(torch.from_numpy(self.weight))
            head.bias.copy_(torch.from_numpy(self.bias))


def train_heads(embeddings: F32, truth: Truth, *, balance: float = 1.0) -> Heads:
    """Heads for embeddings (N, D) of known clips; raises UserError where there is nothing to learn from."""
    if not len(embeddings):
        raise UserError("There is no clip to learn from.")
    center, spread = embeddings.mean(axis=0), embeddings.std(axis=0)
    spread = np.where(spread > 1e-6, spread, 1).astype(np.float32)
    x = torch.from_numpy((embeddings - center) / spread)
    problem = _Problem(truth, balance)
    weight = torch.zeros(problem.num_classes, x.shape[1], requires_grad=True)
    bias = problem.first_bias().requires_grad_()
    solver = torch.optim.LBFGS(
        [weight, bias], max_iter=MOST_STEPS, tolerance_grad=TOLERANCE, line_search_fn="strong_wolfe"
    )

    def closure() -> Tensor:
        solver.zero_grad()
        loss = problem.loss(x @ weight.T + bias) + PENALTY * weight.square().sum()
        torch.autograd.backward(loss)
        return loss

    solver.step(closure)  # type: ignore[no-untyped-call]
    folded = weight.detach().numpy() / spread
    return Heads(folded.astype(np.float32), (bias.detach().numpy() - folded @ center).astype(np.float32))


class _Problem:
    """Weighted losses of all clips."""

    def __init__(self, truth: Truth, balance: float) -> None:
        self.num_species, num_behaviors = truth.species.shape[1], truth.behaviors.shape[1]
        self.num_classes = self.num_species + num_behaviors
        self._permitted = torch.from_numpy(truth.species > 0)
        known = truth.species.sum(axis=1) > 0
        weights = class_weights(truth.species, balance) * known if self.num_species else known * 1.0
        self._of_species = torch.from_numpy((weights / max(weights.sum(), 1e-12)).astype(np.float32))
        self._behaviors = torch.from_numpy(truth.behaviors)
        self._of_behaviors = torch.from_numpy(_behavior_weights(truth, balance))

    def first_bias(self) -> Tensor:
        """Zero: LBFGS needs no better."""
        return torch.zeros(self.num_classes)

    def loss(self, logits: Tensor) -> Tensor:
        """Of logits (N, C + K)."""
        total = logits.new_zeros(())
        species, behaviors = logits[:, : self.num_species], logits[:, self.num_species :]
        if self.num_species:
            right = species.masked_fill(~self._permitted, -torch.inf).logsumexp(dim=1)
            each = species.logsumexp(dim=1) - right
            total = total + (torch.where(self._of_species > 0, each, 0.0) * self._of_species).sum()
        if behaviors.shape[1]:
            each = functional.binary_cross_entropy_with_logits(behaviors, self._behaviors, reduction="none")
            total = total + (each * self._of_behaviors).sum()
        return total


def _behavior_weights(truth: Truth, balance: float) -> F32:
    """(N, K): with `balance` 1 the clips with and without a behavior weigh the same together."""
    known = truth.behaviors_known
    positive = (truth.behaviors > 0) & known
    num_positive, num_known = positive.sum(axis=0), known.sum(axis=0)
    share = (num_positive / np.maximum(num_known, 1)).clip(1e-3, 1 - 1e-3)
    rarity = np.where(positive, 0.5 / share, 0.5 / (1 - share)) ** balance
    weights = np.where(known, rarity, 0)
    return np.asarray(weights / np.maximum(num_known.sum(), 1), np.float32)
