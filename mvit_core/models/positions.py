"""Absolute positions of a token grid, learned or fixed, and their interpolation to other grids."""

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.geometry import THW

PositionKind = Literal["separate", "joint", "space", "fixed", "none"]
LONGEST_WAVE = 10_000.0  # of sines and cosines, over 2 pi: in tokens


class Positions(nn.Module):
    """Absolute positions, added to the tokens of a grid of `thw` (class token first, if there is one).

    `separate` adds a spatial and a temporal embedding, `joint` has one embedding for each token, `space` has
    only the spatial one, `none` has none (arXiv 2104.11227, Table 11). The class token has one of its own.
    `fixed` has sines and cosines that nobody learns, which count twice: SlowFast's models add them to the
    patches, and then to all tokens.
    """

    position: Tensor  # a parameter, or a buffer where it is `fixed`

    def __init__(self, kind: PositionKind, thw: THW, dim: int, *, class_token: bool) -> None:
        super().__init__()
        self.kind: PositionKind = kind
        self.thw = thw
        t, h, w = thw
        self.num_class_tokens = int(class_token)
        if kind == "joint":
            self.position = table(self.num_class_tokens + t * h * w, dim)
        elif kind == "fixed":
            token = torch.zeros(self.num_class_tokens, dim)
            self.register_buffer("position", torch.cat((token, sines_and_cosines(thw, dim))))
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
        at_once = self.kind in ("joint", "fixed")
        if at_once or torch.is_grad_enabled() or torch.compiler.is_compiling():
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
        if self.kind in ("joint", "fixed"):
            first = self.num_class_tokens
            grid = resized_grid(self.position[first:], self.thw, thw)
            rows = torch.cat((self.position[:first], grid))[None]
            return rows if self.kind == "joint" else 2 * rows
        grid = resized_grid(self.position_space, (1, *self.thw[1:]), (1, *thw[1:]))[None]
        if self.kind == "separate":
            grid = grid + resized_grid(self.position_time, (self.thw[0], 1, 1), (thw[0], 1, 1))[:, None]
        grid = grid.expand(thw[0], -1, -1).flatten(0, 1)
        return (torch.cat((self.position_class, grid)) if self.num_class_tokens else grid)[None]


def table(rows: int, dim: int) -> nn.Parameter:
    """A learned table, initialized from a truncated normal of standard deviation 0.02."""
    return nn.Parameter(nn.init.trunc_normal_(torch.empty(rows, dim), std=0.02))


def sines_and_cosines(thw: THW, dim: int) -> Tensor:
    """Positions (T*H*W, dim): a quarter of the numbers is of times, then as many of columns as of rows.

    Those of an axis are sines, then cosines, of waves from 2 pi tokens on (arXiv 1706.03762, section 3.5).
    """
    if dim % 16:
        raise ValueError("fixed positions are of channels in sixteens")
    places = torch.meshgrid(*(torch.arange(size, dtype=torch.float64) for size in thw), indexing="ij")
    axes = []
    for place, count in zip((places[0], places[2], places[1]), (dim // 8, *[3 * dim // 16] * 2), strict=True):
        waves = LONGEST_WAVE ** -(torch.arange(count, dtype=torch.float64) / count)
        angles = place.flatten()[:, None] * waves
        axes += [angles.sin(), angles.cos()]
    return torch.cat(axes, dim=1).float()


def resized_grid(rows: Tensor, thw: THW, target: THW) -> Tensor:
    """Positions (T*H*W, C) of one grid for another, interpolated linearly on every axis."""
    if thw == target:
        return rows
    grid = rows.t().reshape(1, -1, *thw)
    return functional.interpolate(grid, size=target, mode="trilinear").flatten(2)[0].t()
