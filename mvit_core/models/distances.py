"""How far each head looks: the mean distance between query and key, weighted by attention.

As Fig. A.6 of the MViT paper (arXiv 2104.11227) has it: 1 is the largest distance that there is, from one
corner of the clip to the opposite one. Distances are measured between the middles of (pooled) tokens, in
tokens of the patch layer, a step in time as long as one in space.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW
from mvit_core.models.tracing import ROWS, Compared, layers_of, stages_of


@dataclass(frozen=True, slots=True)
class LayerDistances:
    """Of one layer: the mean distance of each head, and its parts in space and in time alone, 0 to 1 each."""

    layer: int  # from 1
    stage: int  # from 1
    heads: tuple[float, ...]
    space: tuple[float, ...]
    time: tuple[float, ...]


def attention_distances(model: VideoModel, clip: Tensor) -> Iterator[LayerDistances]:
    """Layer by layer on a clip (1, 3, T, H, W); for a model that `tracing.can_trace`."""
    first, number = int(model.has_class_token), 0
    for stage_number, stage in enumerate(stages_of(layers_of(model, clip)), start=1):
        for layer in stage:
            number += 1
            whole, space, time = distances_of(layer, first, model.token_grid).tolist()
            yield LayerDistances(number, stage_number, tuple(whole), tuple(space), tuple(time))


def distances_of(layer: Compared, first: int, grid: THW) -> Tensor:
    """Mean distances of the heads of one layer: (3, heads), in all, in space, in time.

    The class token (`first` is 1) has no place: neither its query nor its key counts.
    """
    with torch.inference_mode():
        q, k = layer.q[0, :, first:].float(), layer.k[0].float()
        asking = middles(layer.q_thw, grid, q.device)
        asked = middles(layer.kv_thw, grid, q.device)
        sums = q.new_zeros(3, len(q))
        for rows, places in zip(torch.split(q, ROWS, dim=1), torch.split(asking, ROWS), strict=True):
            weights = (rows @ k.transpose(1, 2) * layer.scale).softmax(dim=-1)[:, :, first:]
            weights = weights / weights.sum(dim=-1, keepdim=True).clamp_min(1e-12)
            apart = (places[:, None] - asked[None]).square()  # (rows, keys, 3)
            parts = (apart.sum(-1), apart[..., 1:].sum(-1), apart[..., 0])
            sums += torch.stack([(weights * part.sqrt()).sum(dim=(1, 2)) for part in parts])
        return sums / q.shape[1] / longest(grid).to(q.device)[:, None]


def middles(thw: THW, grid: THW, device: torch.device) -> Tensor:
    """The middle of each token of a pooled grid, in tokens of the whole grid: (T*H*W, 3)."""
    axes = [
        (torch.arange(size, device=device) + 0.5) * (whole / size) - 0.5
        for size, whole in zip(thw, grid, strict=True)
    ]
    return torch.stack(torch.meshgrid(*axes, indexing="ij"), dim=-1).flatten(0, 2)


def longest(grid: THW) -> Tensor:
    """The largest distances that a grid has, in all, in space and in time; 1 where there is none."""
    t, h, w = (size - 1 for size in grid)
    found = torch.tensor([t * t + h * h + w * w, h * h + w * w, t * t], dtype=torch.float32).sqrt()
    return torch.where(found > 0, found, torch.ones_like(found))
