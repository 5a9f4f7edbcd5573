"""Which places of a pyramid over time answer for which bout, and what they should say of it.

As ActionFormer has it (arXiv 2202.07925, section 3.3): a bout is answered for by the places near its middle
(center sampling) of the level whose range its length falls into; where two bouts ask for the same place, the
shorter one has it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

CENTER = 1.5  # how far from a bout's middle a place may lie, in places of its level
FIRST_RANGE = 4.0  # steps that places of the finest level reach to one side at most; each level twice as far


class Bouts(NamedTuple):
    """What happens in one sequence, in steps of it: a row each."""

    spans: Tensor  # (N, 2) start and end
    classes: Tensor  # (N,) numbers


class Targets(NamedTuple):
    """What the places of all levels should say, levels one after the other."""

    scores: Tensor  # (B, P, classes), 0 or 1
    distances: Tensor  # (B, P, 2), in steps; of places that answer for nothing 0
    answers: Tensor  # (B, P) whether a place answers for a bout


class Places(NamedTuple):
    """The places of all levels, one after the other."""

    steps: Tensor  # (P,) where each lies
    strides: Tensor  # (P,) of its level
    ranges: Tensor  # (P, 2) how far it may have to reach


def places_of(lengths: Sequence[int]) -> Places:
    """The places of levels with so many each, finest first."""
    steps, strides, ranges = [], [], []
    for number, length in enumerate(lengths):
        stride = 2**number
        low = FIRST_RANGE * stride / 2 if number else 0.0
        high = float("inf") if number == len(lengths) - 1 else FIRST_RANGE * stride
        steps.append(torch.arange(length) * float(stride))
        strides.append(torch.full((length,), float(stride)))
        ranges.append(torch.tensor([[low, high]]).expand(length, 2))
    return Places(torch.cat(steps), torch.cat(strides), torch.cat(ranges))


def targets_of(places: Places, bouts: Sequence[Bouts], num_classes: int) -> Targets:
    """The targets of a batch of sequences."""
    each = [_of_one(places, one, num_classes) for one in bouts]
    return Targets(*(torch.stack(parts) for parts in zip(*each, strict=True)))


def _of_one(places: Places, bouts: Bouts, num_classes: int) -> tuple[Tensor, Tensor, Tensor]:
    num_places = len(places.steps)
    scores = torch.zeros(num_places, num_classes)
    if not len(bouts.classes):
        return scores, torch.zeros(num_places, 2), torch.zeros(num_places) > 0
    steps = places.steps[:, None]  # against (1, N)
    distances = torch.stack((steps - bouts.spans[:, 0], bouts.spans[:, 1] - steps), dim=2)  # (P, N, 2)
    farthest = distances.amax(dim=2)
    near = (steps - bouts.spans.mean(dim=1)).abs() <= CENTER * places.strides[:, None]
    fits = (farthest >= places.ranges[:, :1]) & (farthest <= places.ranges[:, 1:])
    mine = near & fits & (distances.amin(dim=2) > 0)
    mine |= _last_resort(places, bouts, distances, mine)
    lengths = (bouts.spans[:, 1] - bouts.spans[:, 0]).expand(num_places, -1)
    shortest = lengths.masked_fill(~mine, float("inf")).min(dim=1)
    answers = shortest.values.isfinite()
    same = mine & (lengths <= shortest.values[:, None] + 1e-3)  # two behaviors at once
    scores = (same.float() @ torch.nn.functional.one_hot(bouts.classes, num_classes).float()).clamp(max=1)
    rows = torch.arange(num_places)
    return scores, distances[rows, shortest.indices] * answers[:, None], answers


def _last_resort(places: Places, bouts: Bouts, distances: Tensor, mine: Tensor) -> Tensor:
    """Bouts that no place would answer for, such as those between two steps, get the nearest finest one."""
    fallen = ~mine.any(dim=0)
    apart = (places.steps[:, None] - bouts.spans.mean(dim=1)).abs()
    apart = apart.masked_fill((places.strides > 1)[:, None], float("inf"))
    nearest = torch.zeros_like(mine)
    nearest[apart.argmin(dim=0), torch.arange(len(bouts.classes))] = True
    return nearest & fallen & (distances.amax(dim=2) > 0)
