"""What training a temporal head makes small: focal loss of scores, and DIoU of spans in one dimension."""

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.models.temporal import Level
from trainer.temporal.targets import Targets

ALPHA, GAMMA = 0.25, 2.0  # of the focal loss, as its paper has them (arXiv 1708.02002, section 4)
TINY = 1e-6


def head_loss(levels: list[Level], targets: Targets, asked: Tensor, *, at_least: float) -> Tensor:
    """Both losses, each divided by the number of places that answer for a bout, `at_least` being counted.

    `asked` (B, K) is 0 for behaviors of which nobody said whether they happen: they teach nothing.
    """
    known = torch.cat([level.known for level in levels], dim=1)
    logits = torch.cat([level.logits for level in levels], dim=1)
    distances = torch.cat([level.distances for level in levels], dim=1)
    answers = targets.answers & known
    count = max(float(answers.sum()), at_least)
    each = focal_loss(logits[known], targets.scores[known])
    of_scores = (each * asked[:, None].expand_as(logits)[known]).sum()
    of_spans = span_loss(distances[answers], targets.distances[answers]).sum()
    return (of_scores + of_spans) / count


def focal_loss(logits: Tensor, truth: Tensor) -> Tensor:
    """Binary cross entropy that looks away from what is easy (arXiv 1708.02002); the shape of `logits`."""
    plain = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    right = torch.exp(-plain)
    balance = ALPHA * truth + (1 - ALPHA) * (1 - truth)
    return balance * (1 - right) ** GAMMA * plain


def span_loss(found: Tensor, truth: Tensor) -> Tensor:
    """1 - DIoU of spans around one place, given as distances (N, 2) to both sides (arXiv 1911.08287).

    Overlap over union, less the squared distance of the middles over the squared length of both together.
    """
    shared = torch.minimum(found, truth).sum(dim=1).clamp(min=0)
    joint = torch.maximum(found, truth).sum(dim=1)
    union = found.sum(dim=1) + truth.sum(dim=1) - shared
    middles = ((found[:, 1] - found[:, 0]) - (truth[:, 1] - truth[:, 0])) / 2
    return 1 - shared / union.clamp(min=TINY) + (middles / joint.clamp(min=TINY)) ** 2
