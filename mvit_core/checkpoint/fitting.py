"""Weights made to fit a model of another geometry, and what does not fit named."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from mvit_core.checkpoint.grids import cell_px_of, resized_positions
from mvit_core.checkpoint.inflation import Filters, inflated, restructured
from mvit_core.checkpoint.renaming import State
from mvit_core.errors import BadCheckpoint
from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW
from mvit_core.models.positions import Positions
from mvit_core.models.relative_positions import resized_table

NAMED = 3  # how many names an error lists


def fitted(
    state: State, model: VideoModel, filters: Filters = "central", *, grid: THW | None = None
) -> dict[str, Tensor]:
    """`state`, under our names, for the grids of `model`: positions interpolated, image filters inflated.

    `grid` is that of the tokens that enter the first block, where it is known which `state` was made for.
    What cannot be made to fit is left as it is: see `check_fit`.
    """
    shapes = {name: value.shape for name, value in model.state_dict().items()}
    tables = {name: module for name, module in model.named_modules() if isinstance(module, Positions)}
    cell_px, done = cell_px_of(model), {}
    for name, value in restructured(state, model).items():
        owner, _, last = name.rpartition(".")
        if name not in shapes or value.shape == shapes[name]:
            done[name] = value
        elif value.ndim == len(shapes[name]) == 5 and value.shape[2] == 1:
            done[name] = inflated(value, shapes[name][2], filters)
        elif not resizable(value, shapes[name]):
            done[name] = value
        elif ".attention.position_" in name:
            done[name] = resized_table(value, shapes[name][0])
        elif owner in tables:
            done[name] = resized_positions(value, last, tables[owner], known=grid, cell_px=cell_px)
        else:
            done[name] = value
    return done


def resizable(rows: Tensor, shape: torch.Size) -> bool:
    """Whether a table of `shape` can be interpolated from these rows."""
    return (
        rows.shape[1:] == shape[1:] and rows.ndim == len(shape) and rows.is_floating_point() and len(rows) > 0
    )


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
    whole = [
        f"{name} holds {str(state[name].dtype).removeprefix('torch.')}"
        for name in own
        if name in state and own[name].is_floating_point() and not state[name].is_floating_point()
    ]
    parts = [
        listed(f"1 parameter {one}" if len(names) == 1 else f"{len(names)} parameters {many}", names)
        for names, one, many in (
            (missing, "is missing", "are missing"),
            (extra, "is unknown", "are unknown"),
            (wrong, "has another shape", "have another shape"),
            (whole, "is of numbers of another kind", "are of numbers of another kind"),
        )
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
