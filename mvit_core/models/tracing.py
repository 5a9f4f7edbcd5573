"""Where a model looked: attention traced back from its answer to the places of the clip.

Attention rollout (Abnar and Zuidema, arXiv 2005.00928), extended to pooled attention: going backwards through
the layers, half of each token's importance follows the skip connection and half the attention, averaged over
the heads. Where queries, keys and values are pooled, a pooled token hands its share to the tokens that it was
pooled from. Since it starts from the one token that is read, only a row of numbers has to be kept, never a
matrix of all pairs of tokens.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import prod
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW

ROWS = 1024  # queries at a time


class Compared(NamedTuple):
    """What a layer compares, softmax(q k^T * scale): queries (B, heads, N, d) and keys (B, heads, M, d)."""

    q: Tensor
    k: Tensor
    scale: float
    thw: THW  # the grid of what entered
    q_thw: THW
    kv_thw: THW


def can_trace(model: VideoModel) -> bool:
    """Whether this kind of model can show where it looks."""
    return bool(model.attention_layers())


def layers_of(model: VideoModel, clip: Tensor) -> list[Compared]:
    """What each layer compares on a clip (1, 3, T, H, W), in order; for a model that `can_trace`."""
    layers: list[Compared] = []
    hooks = [
        layer.register_forward_pre_hook(lambda module, given: layers.append(module.compared(*given)))
        for layer in model.attention_layers()
    ]
    try:
        with torch.inference_mode():
            model.forward_tokens(clip)
    finally:
        for hook in hooks:
            hook.remove()
    return [on_grid_of(layer, model) for layer in layers]


def on_grid_of(layer: Compared, model: VideoModel) -> Compared:
    """A layer that saw its tokens as a row, on the grid that they are of: where nothing is pooled."""
    grid, count = model.token_grid, layer.q.shape[2]
    if layer.q_thw != (1, 1, count) or prod(grid) + int(model.has_class_token) != count:
        return layer
    return layer._replace(thw=grid, q_thw=grid, kv_thw=grid)


def rolled_out(layers: Sequence[Compared], model: VideoModel) -> Iterator[Tensor]:
    """How much each token of the first grid counted for a clip's embedding: the last item, (T', H', W').

    `layers` are those of the clip. The item sums to at most 1; the class token keeps the rest. The items
    before it are empty, one for each layer, so that the caller can stop in between.
    """
    first = int(model.has_class_token)
    matters = layers[-1].q.new_zeros(layers[-1].q.shape[2], dtype=torch.float32)
    matters[0 if first else slice(None)] = 1.0 if first else 1.0 / len(matters)
    for layer in reversed(layers):
        yield matters.new_empty(0)
        with torch.inference_mode():
            matters = _before(layer, matters, first)
    yield matters[first:].view(model.token_grid)


def looked_at(layer: Compared, first: int) -> Tensor:
    """How much each head of one layer looked at each place, (heads, T, H, W) of the pooled keys.

    From the class token, where there is one (`first` is 1), else on average over all queries.
    """
    with torch.inference_mode():
        q, k = layer.q[0].float(), layer.k[0].float()
        asking = q[:, :1] if first else q
        found = q.new_zeros(len(q), k.shape[1])
        for rows in torch.split(asking, ROWS, dim=1):
            found += (rows @ k.transpose(1, 2) * layer.scale).softmax(dim=-1).sum(dim=1)
        return torch.unflatten(found[:, first:] / asking.shape[1], 1, layer.kv_thw)


def stages_of(layers: Sequence[Compared]) -> list[list[Compared]]:
    """The layers by stage: a new one begins where the queries' grid or the number of heads changes."""
    kinds = groupby(layers, key=lambda layer: (layer.q_thw, layer.q.shape[1]))
    return [list(stage) for _, stage in kinds]


def _before(layer: Compared, matters: Tensor, first: int) -> Tensor:
    """How much the tokens that entered a layer matter, from how much those that left it do."""
    along_skip = _spread(matters, layer.q_thw, layer.thw, first)
    looked_at = _spread(_attended(layer, matters), layer.kv_thw, layer.thw, first)
    return (along_skip + looked_at) / 2


def _attended(layer: Compared, matters: Tensor) -> Tensor:
    """`matters` (N,) of the queries, handed on to the keys, (M,)."""
    q, k = layer.q[0].float(), layer.k[0].float()
    found = matters.new_zeros(k.shape[1])
    counting = matters.nonzero()[:, 0]
    for rows in torch.split(counting, ROWS):
        weights = (q[:, rows] @ k.transpose(1, 2) * layer.scale).softmax(dim=-1).mean(dim=0)
        found += matters[rows] @ weights
    return found


def _spread(matters: Tensor, thw: THW, onto: THW, first: int) -> Tensor:
    """Shares of a pooled grid on the grid that was pooled; the class token keeps its own."""
    if thw == onto:
        return matters
    grid = matters[first:].view(1, 1, *thw)
    wide = functional.interpolate(grid, size=onto, mode="trilinear", align_corners=False)
    wide = wide * (grid.sum() / wide.sum().clamp_min(1e-12))
    return torch.cat((matters[:first], wide.flatten()))
