"""A copy of a model whose weights lie in memory as this processor's matrix products want them.

oneDNN would lay them out anew at each call, which is 3 to 4 % of a forward pass, and our own kernels need
their own layout. Those of norms and pooling are laid out, too (1 %). The copy is for inference only: it
can't be trained, saved, moved or compiled (torch compiles the model itself).
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import torch
from torch import nn

from mvit_core.models.arithmetic.kernels import native_multiplies, onednn_serves, suits_mkl
from mvit_core.models.arithmetic.laid_out import (
    LaidOutLinear,
    PackedLinear,
    Pair,
    PartialLinear,
    native_linear,
)
from mvit_core.models.base import VideoModel
from mvit_core.models.layers import LayerNorm
from mvit_core.models.pooling import Pool

ROWS = 1569  # tokens in the stage with most of the layers; oneDNN chooses the layout for about so many


def packed(model: VideoModel) -> VideoModel:
    """A copy for inference, quicker on CPUs that our own kernels or oneDNN serve; else the model itself."""
    with torch.no_grad():
        weights = next(model.parameters())
        if not onednn_serves(weights):
            return model
        if native_multiplies("float32" if weights.dtype == torch.float32 else "bfloat16"):
            return in_pairs(model, native_linear)
        return model if suits_mkl(weights) else in_pairs(model, lambda layer: PackedLinear(layer, ROWS))


def in_pairs(model: VideoModel, made: Callable[[nn.Linear | PartialLinear], LaidOutLinear]) -> VideoModel:
    """`with_layers`, those of keys and values apart."""
    return with_layers(model, lambda name, layer: Pair(layer, made) if name == "kv" else made(layer))


def with_layers(model: VideoModel, made: Callable[[str, nn.Linear], nn.Module]) -> VideoModel:
    """A frozen copy in evaluation mode, linear layers but the head replaced by `made` of name and layer."""
    copy = shared(model)
    copy.for_inference = True
    of_head = set(copy.head.modules())
    for module in list(copy.modules()):
        for name, layer in list(module.named_children()):
            if isinstance(layer, nn.Linear) and layer not in of_head:
                setattr(module, name, made(name, layer))
        if isinstance(module, LayerNorm | Pool):
            module.lay_out()
    return copy


def shared(model: VideoModel) -> VideoModel:
    """A frozen twin in evaluation mode over the same memory; `to` and new layers leave the model as it is.

    A plain copy of the weights, made to be thrown away a moment later, was a fifth of what a scan needs.
    """
    weights = {id(each): nn.Parameter(each.detach(), requires_grad=False) for each in model.parameters()}
    return deepcopy(model, dict[int, Any](weights)).eval()
