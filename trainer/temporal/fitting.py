"""A temporal head learned from sequences of embeddings with known bouts: seconds to a minute on a CPU."""

from collections.abc import Generator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mvit_core.localization.sequences import Steps
from mvit_core.models.temporal import Level, TemporalConfig, TemporalHead
from mvit_core.types import Span
from trainer.fitting.optim import lr_factor
from trainer.recipes.recipe import Recipe
from trainer.scores.bout_metrics import TrueBout
from trainer.temporal.losses import head_loss
from trainer.temporal.targets import Bouts, places_of, targets_of

F32 = NDArray[np.float32]
COUNT_MEMORY = 0.9  # of the running mean of places that answer, by which losses are divided
SHORTEST = 0.6  # share of a sequence that a random stretch of it has at least
LEAST_DEVIATION = 1e-4  # of an embedding's number, so that a constant one is left alone


@dataclass(frozen=True, slots=True)
class Example:
    """One sequence of embeddings, and the bouts that happen in it."""

    name: str  # as its bouts name their video
    steps: Steps
    embeddings: F32  # (T, D)
    bouts: tuple[TrueBout, ...]
    holes: tuple[Span, ...] = ()  # of which nobody knows what happens in them
    unasked: tuple[str, ...] = ()  # behaviors of which nobody said whether they happen


@dataclass(frozen=True, slots=True)
class HeadStep:
    """One step of learning."""

    step: int  # from 1
    num_steps: int
    loss: float


def fit_head(
    examples: Sequence[Example], names: Sequence[str], recipe: Recipe, config: TemporalConfig | None = None
) -> Generator[HeadStep, None, TemporalHead]:
    """Learn to find the behaviors `names`; returns the running mean of the head's weights."""
    rng = np.random.default_rng((recipe.seed, 41))
    config = config or TemporalConfig(feature_dim=examples[0].embeddings.shape[1], num_classes=len(names))
    course = Course(config, examples, recipe)
    num_steps = recipe.epochs * course.steps_a_round
    for _ in range(recipe.epochs):
        order = rng.permutation(len(examples)).tolist()
        for first in range(0, len(order), recipe.batch_size):
            chosen = [cut(examples[number], rng) for number in order[first : first + recipe.batch_size]]
            yield HeadStep(course.step + 1, num_steps, course.learn(chosen, names))
    return course.mean


class Course:
    """A head that learns, and the running mean of its weights."""

    def __init__(self, config: TemporalConfig, examples: Sequence[Example], recipe: Recipe) -> None:
        torch.manual_seed(recipe.seed)
        self._recipe = recipe
        self.steps_a_round = ceil(len(examples) / recipe.batch_size)
        self.step, self._num_answering = 0, 0.0
        self._head = TemporalHead(config).train()
        standardize(self._head, examples)
        self.mean = deepcopy(self._head).eval()
        decays, spared = divided(self._head)
        self._optimizer = torch.optim.AdamW(
            [
                {"params": decays, "weight_decay": recipe.weight_decay},
                {"params": spared, "weight_decay": 0.0},
            ],
            lr=recipe.lr,
        )

    def learn(self, chosen: Sequence[Example], names: Sequence[str]) -> float:
        """One step on a batch; returns its loss."""
        epoch = self.step / self.steps_a_round
        for group in self._optimizer.param_groups:
            group["lr"] = self._recipe.lr * lr_factor(epoch, self._recipe.epochs, self._recipe)
        loss = self._loss(chosen, names)
        self._optimizer.zero_grad()
        torch.autograd.backward(loss)
        if self._recipe.clip_norm:
            torch.nn.utils.clip_grad_norm_(self._head.parameters(), self._recipe.clip_norm)
        self._optimizer.step()
        self.step += 1
        follow(self.mean, self._head, min(self._recipe.ema_decay, self.step / (self.step + 9)))
        return float(loss.detach())

    def _loss(self, chosen: Sequence[Example], names: Sequence[str]) -> Tensor:
        levels = self._head(*stacked([each.embeddings for each in chosen]))
        places = places_of([level.known.shape[1] for level in levels])
        targets = targets_of(places, [bouts_in_steps(each, names) for each in chosen], len(names))
        answering = float(targets.answers.sum())
        before = self._num_answering or answering
        self._num_answering = COUNT_MEMORY * before + (1 - COUNT_MEMORY) * answering
        hushed_levels = [hushed(each, chosen) for each in levels]
        return head_loss(hushed_levels, targets, asked_of(chosen, names), at_least=self._num_answering)


def standardize(head: TemporalHead, examples: Sequence[Example]) -> None:
    """Let the head see embeddings of mean 0 and deviation 1."""
    rows = np.concatenate([each.embeddings for each in examples]).astype(np.float64)
    head.mean.copy_(torch.from_numpy(rows.mean(axis=0)))
    head.deviation.copy_(torch.from_numpy(rows.std(axis=0).clip(LEAST_DEVIATION)))


def divided(head: TemporalHead) -> tuple[list[torch.nn.Parameter], list[torch.nn.Parameter]]:
    """Parameters that are pulled to zero, and those of one dimension and of positions, which are not."""
    named = list(head.named_parameters())
    spared = [value for name, value in named if value.ndim < 2 or name.endswith("attention.bias")]
    return [value for _, value in named if not any(value is each for each in spared)], spared


def follow(mean: TemporalHead, head: TemporalHead, memory: float) -> None:
    """Move the running mean of the weights."""
    with torch.no_grad():
        for ours, theirs in zip(mean.parameters(), head.parameters(), strict=True):
            ours.lerp_(theirs, 1 - memory)


def cut(example: Example, rng: np.random.Generator) -> Example:
    """A random stretch of a sequence; the other half of the time all of it."""
    length = len(example.embeddings)
    if length < 8 or rng.random() < 0.5:
        return example
    kept = int(rng.integers(ceil(SHORTEST * length), length + 1))
    first = int(rng.integers(length - kept + 1))
    steps, within = example.steps, example.steps.within
    start_s = within.start_s + first * steps.step_s
    inner = Steps(Span(start_s, start_s + kept * steps.step_s), steps.step_s)
    return replace(example, steps=inner, embeddings=example.embeddings[first : first + kept])


def bouts_in_steps(example: Example, names: Sequence[str]) -> Bouts:
    """The bouts of a stretch, in its steps; of one that it cuts, what lies in it where that is the most."""
    spans, classes = [], []
    low, high = -0.5, len(example.embeddings) - 0.5
    for bout in example.bouts:
        start, end = example.steps.to_steps(bout.span.start_s), example.steps.to_steps(bout.span.end_s)
        inner = (max(start, low), min(end, high))
        if bout.behavior in names and inner[1] - inner[0] > 0.5 * (end - start):
            spans.append(inner)
            classes.append(names.index(bout.behavior))
    return Bouts(torch.tensor(spans, dtype=torch.float32).reshape(-1, 2), torch.tensor(classes).long())


def hushed(level: Level, examples: Sequence[Example]) -> Level:
    """A level without the places of which nobody knows what happens there."""
    if not any(each.holes for each in examples):
        return level
    known = level.known.clone()
    steps = torch.arange(known.shape[1]) * float(level.stride)
    for row, each in enumerate(examples):
        for hole in each.holes:
            known[row] &= (steps < each.steps.to_steps(hole.start_s)) | (
                steps > each.steps.to_steps(hole.end_s)
            )
    return level._replace(known=known)


def asked_of(examples: Sequence[Example], names: Sequence[str]) -> Tensor:
    """(B, K) of 0 and 1: whether somebody said of each behavior whether it happens."""
    return torch.tensor([[float(name not in each.unasked) for name in names] for each in examples])


def stacked(sequences: Sequence[F32]) -> tuple[Tensor, Tensor]:
    """A batch (B, T, D) of sequences, filled up with zeros, and what of it is known."""
    longest = max(map(len, sequences))
    batch = torch.zeros(len(sequences), longest, sequences[0].shape[1])
    known = torch.zeros(len(sequences), longest, dtype=torch.bool)
    for number, sequence in enumerate(sequences):
        batch[number, : len(sequence)] = torch.from_numpy(np.asarray(sequence, np.float32))
        known[number, : len(sequence)] = True
    return batch, known
