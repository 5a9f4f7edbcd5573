"""Weights made to fit a model of another geometry, and what does not fit named."""

from collections.abc import Mapping
from math import isqrt

import torch
from torch import Tensor, nn

from mvit_core.checkpoint.foreign import State
from mvit_core.checkpoint.inflation import Filters, inflated, restructured
from mvit_core.errors import BadCheckpoint
from mvit_core.models.attention import resized_table
from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW
from mvit_core.models.positions import Positions, resized_grid

NAMED = 3  # how many names an error lists


def fitted(state: State, model: VideoModel, filters: Filters = "central") -> dict[str, Tensor]:
    """`state`, under our names, for the grids of `model`: positions interpolated, image filters inflated."""
    shapes = {name: value.shape for name, value in model.state_dict().items()}
    grids = {name: module for name, module in model.named_modules() if isinstance(module, Positions)}
    done = {}
    for name, value in restructured(state, model).items():
        owner, _, last = name.rpartition(".")
        if name not in shapes or value.shape == shapes[name]:
            done[name] = value
        elif value.ndim == len(shapes[name]) == 5 and value.shape[2] == 1:
            done[name] = inflated(value, shapes[name][2], filters)
        elif value.shape[1:] != shapes[name][1:]:
            done[name] = value
        elif ".attention.position_" in name:
            done[name] = resized_table(value, shapes[name][0])
        elif owner in grids:
            done[name] = resized_positions(value, last, grids[owner])
        else:
            done[name] = value
    return done


def resized_positions(rows: Tensor, kind: str, target: Positions) -> Tensor:
    """Absolute positions for the grid of `target`; of the grid they come from, square frames are assumed."""
    t, h, w = target.thw
    if kind == "position_time":
        return resized_grid(rows, (len(rows), 1, 1), (t, 1, 1))
    if kind == "position_space":
        return resized_grid(rows, source_grid(len(rows), 1), (1, h, w))
    first, grid = rows[: target.num_class_tokens], rows[target.num_class_tokens :]
    resized = resized_grid(grid, source_grid(len(grid), t), target.thw)
    return torch.cat((first, resized))


def source_grid(num_places: int, num_times: int) -> THW:
    """The square frames that `num_places` tokens are: `num_times` of them, else as few as work out."""
    for t in (num_times, *range(1, num_places + 1)):
        side = isqrt(num_places // t)
        if t * side * side == num_places:
            return t, side, side
    raise ValueError("unreachable: one token a time always works out")


def check_fit(state: State, model: nn.Module, what: str) -> None:
    """Raises BadCheckpoint, naming the first differences, where `state` is not this model's."""
    own: Mapping[str, Tensor] = model.state_dict()
    missing = [name for name in own if name not in state]
    extra = [name for name in state if name not in own]
    wrong = [
        f"{name} is {size_of(state[name])}, not {size_of(own[name])}"
        for name in own
        if name in state and state[name].shape != own[name].shape
    ]
    parts = [
        listed(f"{len(names)} parameters {verb}", names)
        for names, verb in ((missing, "are missing"), (extra, "are unknown"), (wrong, "have another shape"))
        if names
    ]
    if parts:
        raise BadCheckpoint(f"{what} does not fit the model: {'; '.join(parts)}.")


def listed(head: str, names: list[str]) -> str:
    """`head` and the first names."""
    more = ", ..." if len(names) > NAMED else ""
    return f"{head} ({', '.join(names[:NAMED])}{more})"


def size_of(value: Tensor) -> str:
    """Such as 192x96."""
    return "x".join(map(str, value.shape)) or "a number"
