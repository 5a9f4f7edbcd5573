"""Learned absolute positions of a token grid, and their interpolation to other grids."""

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.geometry import THW

PositionKind = Literal["separate", "joint", "space", "none"]


class Positions(nn.Module):
    """Absolute positions, added to the tokens of a grid of `thw` (class token first, if there is one).

    `separate` adds a spatial and a temporal embedding, `joint` has one embedding for each token, `space` has
    only the spatial one, `none` has none (arXiv 2104.11227, Table 11). The class token has one of its own.
    """

    def __init__(self, kind: PositionKind, thw: THW, dim: int, *, class_token: bool) -> None:
        super().__init__()
        self.kind: PositionKind = kind
        self.thw = thw
        t, h, w = thw
        self.num_class_tokens = int(class_token)
        if kind == "joint":
            self.position = table(self.num_class_tokens + t * h * w, dim)
        elif kind != "none":
            self.position_space = table(h * w, dim)
        if kind == "separate":
            self.position_time = table(t, dim)
        if kind in ("separate", "space") and class_token:
            self.position_class = table(1, dim)

    def added(self, x: Tensor, thw: THW) -> Tensor:
        """x, (B, [1 +] T*H*W, C), with its positions; outside of training x itself is overwritten."""
        if self.kind == "none":
            return x
        if self.kind == "joint" or torch.is_grad_enabled() or torch.compiler.is_compiling():
            positions: Tensor = self(thw)
            return x + positions
        first = self.num_class_tokens
        grid = torch.unflatten(x[:, first:], 1, (thw[0], -1))
        grid += resized_grid(self.position_space, (1, *self.thw[1:]), (1, *thw[1:]))
        if self.kind == "separate":
            grid += resized_grid(self.position_time, (self.thw[0], 1, 1), (thw[0], 1, 1))[:, None]
        if first:
            x[:, :first].add_(self.position_class)
        return x

    def forward(self, thw: THW) -> Tensor:
        """The positions of a grid of `thw`, (1, [1 +] T*H*W, C), interpolated if it is not the model's own.

        Not for `none`, which has nothing to add.
        """
        if self.kind == "joint":
            first = self.num_class_tokens
            grid = resized_grid(self.position[first:], self.thw, thw)
            return torch.cat((self.position[:first], grid))[None]
        grid = resized_grid(self.position_space, (1, *self.thw[1:]), (1, *thw[1:]))[None]
        if self.kind == "separate":
            grid = grid + resized_grid(self.position_time, (self.thw[0], 1, 1), (thw[0], 1, 1))[:, None]
        grid = grid.expand(thw[0], -1, -1).flatten(0, 1)
        return (torch.cat((self.position_class, grid)) if self.num_class_tokens else grid)[None]


def table(rows: int, dim: int) -> nn.Parameter:
    """A learned table, initialized from a truncated normal of standard deviation 0.02."""
    return nn.Parameter(nn.init.trunc_normal_(torch.empty(rows, dim), std=0.02))


def resized_grid(rows: Tensor, thw: THW, target: THW) -> Tensor:
    """Positions (T*H*W, C) of one grid for another, interpolated linearly on every axis."""
    if thw == target:
        return rows
    grid = rows.t().reshape(1, -1, *thw)
    return functional.interpolate(grid, size=target, mode="trilinear").flatten(2)[0].t()
