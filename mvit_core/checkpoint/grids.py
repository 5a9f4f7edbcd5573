"""Absolute positions of one token grid for another, where a file of weights may not tell its own grid.

A table of 1568 rows is one of 8 x 14 x 14 tokens or of 2 x 28 x 28. Our checkpoints say of which clips they
are, and timm's are of images; of others the likeliest grid is taken.
"""

from collections.abc import Iterable
from math import isqrt, log, prod

import torch
from torch import Tensor, nn

from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW
from mvit_core.models.mvit import MViT
from mvit_core.models.positions import Positions, resized_grid

USUAL_PX = 224  # side of the pictures that nearly all published weights are made for
USUAL_FACTOR = 2.0  # the sides of others differ from it by less


def resized_positions(
    rows: Tensor, kind: str, target: Positions, *, known: THW | None, cell_px: int
) -> Tensor:
    """The table `kind` of `target` from `rows` (N, C) of another grid, interpolated.

    `known` and `cell_px` are those of `source_grid`. Where nobody can say of which grid they are, the rows
    are given back as they are.
    """
    t, h, w = target.thw
    if kind == "position_time":
        return resized_grid(rows, (len(rows), 1, 1), (t, 1, 1))
    first = target.num_class_tokens if kind == "position" else 0
    if len(rows) == first:  # PyTorchVideo's of clips shorter than a cube, where the row is of all tokens
        return rows.expand(first + t * h * w, -1)
    shape = (t, h, w) if kind == "position" else (1, h, w)
    grid = source_grid(len(rows) - first, shape, known=known, cell_px=cell_px)
    return rows if grid is None else torch.cat((rows[:first], resized_grid(rows[first:], grid, shape)))


def source_grid(count: int, target: THW, *, known: THW | None = None, cell_px: int = 16) -> THW | None:
    """The grid of the `count` tokens that a table has rows for, wanted for the grid `target`; None: unknown.

    `known` is the grid of all tokens where the file tells it. Else frames are of the target's shape, or
    squares, one or as many as the target has, nearest in size to the usual; or any squares that work out.
    `cell_px` is the side of a token in pixels.
    """
    t, h, w = target
    told = [known, (1, *known[1:])] if known else []
    if (h, w) == (1, 1):  # times, or frames of one token: a row a time is no whole grid of the file's
        whole = told if t == 1 else told[:1]
        return next((grid for grid in whole if prod(grid) == count), (count, 1, 1))
    likely = [*squares(count, {1, t}), *([(count // (h * w), h, w)] if t > 1 else [])]
    usual = [grid for grid in likely if strangeness(grid, cell_px) < log(USUAL_FACTOR)]
    strange = squares(count, range(1, count + 1) if t > 1 else [1])
    for grids in (told, usual, strange):
        found = [grid for grid in grids if prod(grid) == count]
        if found:
            return min(found, key=lambda grid: strangeness(grid, cell_px))
    return None


def squares(count: int, times: Iterable[int]) -> list[THW]:
    """Grids of square frames, as large as `count` tokens allow, for each of `times`."""
    sides = ((t, isqrt(count // t)) for t in times)
    return [(t, side, side) for t, side in sides if side]


def strangeness(grid: THW, cell_px: int) -> float:
    """How far the pictures of a grid are from the usual size: the logarithm of the factor."""
    _, h, w = grid
    return abs(log((h * w) ** 0.5 * cell_px / USUAL_PX))


def cell_px_of(model: VideoModel) -> int:
    """How many rows and columns of pixels a token of the first block stands for."""
    patch = model.get_submodule("patch")
    assert isinstance(patch, nn.Conv3d)
    halvings = len(model.config.early) if isinstance(model, MViT) else 0
    return int(patch.stride[1]) << halvings
