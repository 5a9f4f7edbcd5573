"""Relative positions laid behind queries and keys, for products to hold (models/relative_positions.py).

Products of the queries with all rows of the tables are one large product; of a query's, each key wants the
one at its distance. The programs pick them.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from mvit_core.gpu.sizes import Sizes, aligned, rows_at_a_time, wide
from mvit_core.gpu.starting import on_device_of, programs


class Known(NamedTuple):
    """What is known of places: grids of queries and keys, on which axes, and the first tokens without any."""

    grids: tuple[Sizes, Sizes]
    axes: tuple[bool, bool, bool]
    without: int

    @property
    def keys(self) -> Sizes:
        """Places of keys on each axis that counts."""
        t, h, w = (size if known else 0 for size, known in zip(self.grids[1], self.axes, strict=True))
        return t, h, w


RowsOf = Callable[[int, int], Tensor]  # of sizes of queries and keys: which row of a table each pair wants


class _Distances(NamedTuple):
    """Where a query's products lie: see the programs."""

    columns: tuple[Tensor, Tensor, Tensor]
    keys: Tensor
    axes: Tensor


class _Job(NamedTuple):
    known: Known
    distances: _Distances
    length: int

    def layout(self, depth: int) -> tuple[int, ...]:
        width = wide(self.length)
        return (self.known.without, *self.known.keys, depth, self.length, width, rows_at_a_time(width))


def extended(
    query: Tensor,
    key: Tensor,
    tables: Sequence[Tensor | None],
    known: Known,
    *,
    rows_of: RowsOf,
    scale: float,
) -> tuple[Tensor, Tensor]:
    """Queries (B, N, heads, D) and keys (B, M, heads, D) with their positions, (B, N and M, heads, length).

    `tables`, (L, D) each, are those of time, height and width, None on an axis without positions. Keys are
    multiplied by `scale`.
    """
    there = [table.to(query.dtype) for table in tables if table is not None]
    t, h, w = (0 if table is None else len(table) for table in tables)
    lookup = distances(known, (t, h, w), query.device, rows_of)
    job = _Job(known, lookup, aligned(query.shape[-1] + sum(known.keys)))
    blank = query.new_zeros(len(lookup.axes) - t - h - w, query.shape[-1])
    products = query @ torch.cat([*there, blank]).t()
    queries: Tensor = _Queries.apply(query, products, job)  # type: ignore[no-untyped-call]
    keys: Tensor = _Keys.apply(key, job, scale)  # type: ignore[no-untyped-call]
    return queries, keys


@cache
def distances(known: Known, sizes: Sizes, device: torch.device, rows_of: RowsOf) -> _Distances:
    """Of tables of `sizes` rows, one behind the other; made once, before a pass is recorded."""
    length, lines = aligned(sum(sizes)), sum(known.grids[0])
    axes = torch.full((length,), len(sizes), dtype=torch.int32)
    keys = torch.full((lines, length), -1, dtype=torch.int32)
    columns, start, line = [], 0, 0
    for axis, (size, q_size, k_size) in enumerate(zip(sizes, *known.grids, strict=True)):
        wanted = rows_of(q_size, k_size).long() + start
        if known.axes[axis]:
            axes[start : start + size] = axis
            keys[line : line + q_size].scatter_(1, wanted, torch.arange(k_size).int().expand(q_size, -1))
        columns.append(wanted.int().contiguous().to(device))
        start, line = start + size, line + q_size
    t, h, w = columns
    return _Distances((t, h, w), keys.to(device), axes.to(device))


class _Queries(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, query: Tensor, products: Tensor, job: _Job) -> Tensor:
        dense, products = query.contiguous(), products.contiguous()
        batch, tokens, heads, depth = query.shape
        out = query.new_empty(batch, tokens, heads, job.length)
        layout, count = job.layout(depth), batch * tokens * heads
        with on_device_of(query):
            programs().extend_queries[(-(-count // layout[-1]),)](
                *(dense, products, *job.distances.columns, out),
                *(count, tokens, heads, *job.known.grids[0][1:], products.shape[-1]),
                *layout,
            )
        ctx.job, ctx.depth, ctx.row_length = job, depth, products.shape[-1]
        return out

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        of_out, job = grads[0].contiguous(), ctx.job
        batch, tokens, heads, length = of_out.shape
        of_products = of_out.new_empty(batch, tokens, heads, ctx.row_length)
        (t_rows, h_rows, w_rows), (t_keys, h_keys, _) = job.known.grids[0], job.known.keys
        width, count = wide(ctx.row_length), batch * tokens * heads
        rows = rows_at_a_time(width)
        with on_device_of(of_out):
            programs().extend_queries_back[(-(-count // rows),)](
                *(of_out, job.distances.keys, job.distances.axes, of_products),
                *(count, tokens, heads, h_rows, w_rows, ctx.row_length, t_rows, h_rows),
                *(job.known.without, t_keys, h_keys, ctx.depth, length, width, rows),
            )
        return of_out[..., : ctx.depth], of_products, None


class _Keys(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, key: Tensor, job: _Job, scale: float) -> Tensor:
        batch, tokens, heads, depth = key.shape
        dense = key if key.stride()[2:] == (depth, 1) else key.contiguous()
        out = key.new_empty(batch, tokens, heads, job.length)
        layout, count = job.layout(depth), batch * tokens * heads
        with on_device_of(key):
            programs().extend_keys[(-(-count // layout[-1]),)](
                *(dense, out, count, tokens, heads, *dense.stride()[:2]),
                *(*job.known.grids[1][1:], scale),
                *layout,
            )
        ctx.scale, ctx.depth = scale, depth
        return out

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        return grads[0][..., : ctx.depth] * ctx.scale, None, None
