"""Relative positions of pooled tokens, decomposed and folded into attention (arXiv 2112.01526, section 4.1).

The trick: the relative-position logits are sums q.R_h + q.R_w + q.R_t. Each term depends on the key only
through its row, column or time, so it is itself a dot product of the query, extended by its products with the
tables, and the key, extended by a one-hot code of its place. One slightly wider attention replaces three
additions to a matrix of all pairs.

The terms are added after q.k is divided by sqrt(d), as all published weights were trained, though the
equation of the paper divides them, too.
"""

from collections.abc import Callable, Sequence
from functools import cache

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.models.geometry import THW
from mvit_core.native.attention import Places


def relative_distances(q_size: int, k_size: int, device: torch.device, *, from_last: bool = False) -> Tensor:
    """Row of the table for each (query, key) of one axis, (q_size, k_size), and so for each distance.

    Where one of the two was pooled more, its places lie farther apart: the shorter axis is stretched to the
    length of the other. The row of the least distance, of the first query to the last key, is 0. Keys are
    stretched from the first one on, as SlowFast has them, or back `from_last`, as torchvision; where sizes do
    not divide, sums of 32 bits then fall on either side of a whole row.
    """
    q_step, k_step = max(k_size / q_size, 1.0), max(q_size / k_size, 1.0)
    queries = torch.arange(q_size, device=device)[:, None] * q_step
    keys = torch.arange(k_size, device=device)[None, :]
    if from_last:
        return (queries - (keys + (1 - k_size)) * k_step).long()
    return (queries - keys * k_step + (k_size - 1) * k_step).long()


def table_length(q_size: int, k_size: int) -> int:
    """Number of distances between `q_size` and `k_size` places on one axis."""
    return 2 * max(q_size, k_size) - 1


def resized_table(table: Tensor, length: int) -> Tensor:
    """A table (L, d) of relative positions for another number of distances, interpolated linearly."""
    if len(table) == length:
        return table
    return functional.interpolate(table.t()[None], size=length, mode="linear")[0].t()


def rows_of_distances(*, from_last: bool) -> Callable[[int, int], Tensor]:
    """`relative_distances` of two sizes as our own kernels read them, int32 on the CPU; made once."""
    return _rows_from_last if from_last else _rows_from_first


@cache
def _rows_from_first(q_size: int, k_size: int) -> Tensor:
    return relative_distances(q_size, k_size, torch.device("cpu")).int()


@cache
def _rows_from_last(q_size: int, k_size: int) -> Tensor:
    return relative_distances(q_size, k_size, torch.device("cpu"), from_last=True).int()


def places(
    tables: Sequence[Tensor | None], q_thw: THW, k_thw: THW, without: int, *, from_last: bool = False
) -> Places:
    """Relative positions as our own kernels take them; the first `without` queries and keys have none."""
    sizes = list(zip(q_thw, k_thw, strict=True))
    rows_of = rows_of_distances(from_last=from_last)
    return Places(
        [
            None if table is None else resized_table(table.float(), table_length(*size)).contiguous()
            for table, size in zip(tables, sizes, strict=True)
        ],
        [rows_of(*size) for size in sizes],
        without,
    )


def relative_logits(
    q: Tensor, tables: Sequence[Tensor | None], q_thw: THW, k_thw: THW, *, from_last: bool = False
) -> Tensor:
    """Products of each query with the positions of each key row, column and time.

    q is (B, heads, Tq*Hq*Wq, d), `tables` are of time, height and width (None: no positions on that axis);
    the result is (B, heads, Tq*Hq*Wq, sum of the key sizes of the axes that have a table).
    """
    grid = torch.unflatten(q, 2, q_thw)  # (B, heads, T, H, W, d)
    terms = []
    for axis, (table, equation) in enumerate(
        zip(tables, ("bnthwd,tkd->bnthwk", "bnthwd,hkd->bnthwk", "bnthwd,wkd->bnthwk"), strict=True)
    ):
        if table is None:
            continue
        rows = resized_table(table, table_length(q_thw[axis], k_thw[axis]))
        rows = rows[relative_distances(q_thw[axis], k_thw[axis], q.device, from_last=from_last)]
        terms.append(torch.einsum(equation, grid, rows.to(q.dtype)))
    return torch.cat(terms, dim=-1).flatten(2, 4)


def place_codes(tables: Sequence[Tensor | None], k_thw: THW, like: Tensor) -> Tensor:
    """One-hot codes (Tk*Hk*Wk, n) of each key's place, on the axes that `relative_logits` covers."""
    codes = []
    for axis, table in enumerate(tables):
        if table is None:
            continue
        size = k_thw[axis]
        shape = [1, 1, 1, size]
        shape[axis] = size
        code = torch.eye(size, dtype=like.dtype, device=like.device).view(shape)
        codes.append(code.expand(*k_thw, size).flatten(0, 2))
    return torch.cat(codes, dim=-1)
