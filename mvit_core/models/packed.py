"""A model with its linear layers' weights laid out as this processor's products want them.

oneDNN otherwise lays them out anew at each call: 3 to 4 % of a forward pass. For inference alone; such a
model can't be trained, saved or moved.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import torch
from torch import nn

from mvit_core.models.base import VideoModel
from mvit_core.models.kernels import PackedLinear, PackedPair, onednn_serves, suits_mkl

ROWS = 1569  # tokens of the stage where most layers stand; the layout is made for about so many


def packed(model: VideoModel) -> VideoModel:
    """A copy for inference, quicker on CPUs where oneDNN is; elsewhere the model itself."""
    with torch.no_grad():
        weights = next(model.parameters())
        if not onednn_serves(weights) or suits_mkl(weights):
            return model
    return with_layers(model, lambda name, layer: (PackedPair if name == "kv" else PackedLinear)(layer, ROWS))


def with_layers(model: VideoModel, made: Callable[[str, nn.Linear], nn.Module]) -> VideoModel:
    """A frozen copy in evaluation mode, linear layers but the head replaced by `made` of name and layer."""
    copy = shared(model)
    for module in list(copy.modules()):
        for name, layer in list(module.named_children()):
            if isinstance(layer, nn.Linear) and layer is not copy.head:
                setattr(module, name, made(name, layer))
    return copy


def shared(model: VideoModel) -> VideoModel:
    """A frozen twin in evaluation mode over the same memory; `to` and new layers leave the model as it is.

    A plain copy of the weights, made to be thrown away a moment later, was a fifth of what a scan needs.
    """
    weights = {id(each): nn.Parameter(each.detach(), requires_grad=False) for each in model.parameters()}
    return deepcopy(model, dict[int, Any](weights)).eval()
