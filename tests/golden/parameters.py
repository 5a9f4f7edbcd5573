"""Parameters that come into being as a model asks for them, by the formula of the golden data.

Their list makes a case of the same kind as those.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import torch
from torch import Tensor

from tests.golden import fill

Shape = tuple[int, ...]
Named = Callable[[str, Shape], tuple[str, Shape]]


class Parameters:
    """Each parameter by name and shape, made by formula at first sight, float64.

    `named` turns SlowFast's name and shape into those of another layout.
    """

    def __init__(self, named: Named) -> None:
        self.named = named
        self.made: dict[str, dict[str, Any]] = {}

    def __call__(self, name: str, *shape: int) -> Tensor:
        offset, scale = strength(name, shape)
        theirs, laid_out = self.named(name, shape)
        known = {"name": theirs, "shape": list(laid_out), "offset": offset, "scale": scale}
        assert self.made.setdefault(theirs, known) == known
        return torch.from_numpy(fill.parameter(theirs, shape, offset, scale)).double()


def strength(name: str, shape: Sequence[int]) -> tuple[float, float]:
    """Offset and scale such that every part of the network moves the logits."""
    if "/" in name or name == "cls":
        return strength_in_flax(name, shape)
    if "norm" in name and name.endswith("weight"):
        return (2.5, 0.5) if "norm_k" in name else (1.0, 0.25)
    if name.endswith(("running_var", "gamma_1", "gamma_2")):
        return 0.8, 0.3
    if name.endswith(("bias", "running_mean")):
        return 0.0, 0.1
    if "rel_pos" in name or "pos_embed" in name or name == "cls_token":
        return 0.0, 0.25 if "rel_pos" in name else 0.6
    return 0.0, (3 / prod(shape[1:])) ** 0.5 * (2 if name.startswith("head") else 1.2)


def strength_in_flax(name: str, shape: Sequence[int]) -> tuple[float, float]:
    """The same where the last axes are of outputs."""
    if name.endswith("scale"):
        return 1.0, 0.25
    if name.endswith("bias"):
        return 0.0, 0.1
    if name.startswith("cls") or name.endswith("pos_embedding"):
        return 0.0, 0.6
    inputs = shape[0] if name.endswith(("query/kernel", "key/kernel", "value/kernel")) else prod(shape[:-1])
    return 0.0, (3 / inputs) ** 0.5 * (2 if "query" in name or name.startswith("output") else 1.2)
