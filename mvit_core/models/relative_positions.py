"""Relative positions of pooled tokens, decomposed and folded into attention (arXiv 2112.01526, section 4.1).

The trick: the relative-position logits are sums q.R_h + q.R_w + q.R_t. Each term depends on the key only
through its row, column or time. So if the query is extended by its products with the tables, and the key by a
one-hot code of its position, their dot product holds all three terms: one slightly wider attention replaces
three additions to a matrix of all pairs.

The terms are added after q.k is divided by sqrt(d), as all published weights were trained, although the
equation in the paper divides them as well.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.gpu.positions import Known, extended
from mvit_core.gpu.serving import gpu_serves
from mvit_core.models.geometry import THW
from mvit_core.native.attention import Places
from mvit_core.native.training import Terms

AXES = (
    "bnthwd,tkd->bnthwk",
    "bnthwd,hkd->bnthwk",
    "bnthwd,wkd->bnthwk",
)  # products along time, height, width


def relative_distances(q_size: int, k_size: int, device: torch.device, *, from_last: bool = False) -> Tensor:
    """The table's row for each (query, key) of one axis, (q_size, k_size): one row for each distance.

    Where one of the two was pooled more, its tokens lie farther apart: the shorter axis is stretched to the
    length of the other. Row 0 is the distance of the first query from the last key. Keys are stretched from
    the first one on, as in SlowFast, or backwards from the last (`from_last`), as in torchvision: where the
    sizes do not divide each other, rounding in 32 bits makes the two differ by a row.
    """
    q_step, k_step = max(k_size / q_size, 1.0), max(q_size / k_size, 1.0)
    queries = torch.arange(q_size, device=device)[:, None] * q_step
    keys = torch.arange(k_size, device=device)[None, :]
    if from_last:
        return (queries - (keys + (1 - k_size)) * k_step).long()
    return (queries - keys * k_step + (k_size - 1) * k_step).long()


def table_length(q_size: int, k_size: int) -> int:
    """Number of distances between `q_size` queries and `k_size` keys on one axis."""
    return 2 * max(q_size, k_size) - 1


def resized_table(table: Tensor, length: int) -> Tensor:
    """A table (L, d) of relative positions, interpolated linearly to another number of distances."""
    if len(table) == length:
        return table
    return functional.interpolate(table.t()[None], size=length, mode="linear")[0].t()


def rows_of_distances(*, from_last: bool) -> Callable[[int, int], Tensor]:
    """`relative_distances` as our own kernels read them: int32 on the CPU, computed once for two sizes."""
    return _rows_from_last if from_last else _rows_from_first


@cache
def _rows_from_first(q_size: int, k_size: int) -> Tensor:
    return relative_distances(q_size, k_size, torch.device("cpu")).int()


@cache
def _rows_from_last(q_size: int, k_size: int) -> Tensor:
    return relative_distances(q_size, k_size, torch.device("cpu"), from_last=True).int()


class RelativePositions(NamedTuple):
    """Relative positions between the pooled queries and the pooled keys of one attention.

    `tables` are of time, height and width: each (L, d), or None on an axis without positions.
    """

    tables: tuple[Tensor | None, Tensor | None, Tensor | None]
    q_thw: THW
    kv_thw: THW
    num_class_tokens: int = 0  # the first of the queries and of the keys, which have no position
    from_last: bool = False  # see `relative_distances`

    @property
    def axes(self) -> tuple[bool, bool, bool]:
        """On which axes there are positions: time, height, width."""
        t, h, w = (table is not None for table in self.tables)
        return t, h, w

    def logits(self, q: Tensor) -> Tensor:
        """What positions add to the logits of queries (B, heads, N, d), those of class tokens left out.

        (B, heads, Tq*Hq*Wq, n): a term for each time, each row and each column of keys, axis after axis.
        """
        first = self.num_class_tokens
        body = torch.split(q, [first, q.shape[2] - first], dim=2)[1]
        grid = torch.unflatten(body, 2, self.q_thw)  # (B, heads, T, H, W, d)
        terms = []
        for table, equation, q_size, k_size in zip(
            self._resized(), AXES, self.q_thw, self.kv_thw, strict=True
        ):
            if table is not None:
                rows = relative_distances(q_size, k_size, q.device, from_last=self.from_last)
                terms.append(torch.einsum(equation, grid, table[rows].to(q.dtype)))
        return torch.cat(terms, dim=-1).flatten(2, 4)

    def codes(self, like: Tensor) -> Tensor:
        """The one-hot code of each key's position, (Tk*Hk*Wk, n): which of a query's `logits` apply to it."""
        codes = []
        for axis, (size, wanted) in enumerate(zip(self.kv_thw, self.axes, strict=True)):
            if wanted:
                shape = [1, 1, 1, size]
                shape[axis] = size
                code = torch.eye(size, dtype=like.dtype, device=like.device).view(shape)
                codes.append(code.expand(*self.kv_thw, size).flatten(0, 2))
        return torch.cat(codes, dim=-1)

    def folded_into(self, q: Tensor, k: Tensor, *, scale: float) -> tuple[Tensor, Tensor]:
        """Queries and keys, (B, heads, N or M, d + n), whose product is q.k * scale + positions."""
        if gpu_serves(q):
            return self._folded_on_gpu(q, k, scale)
        first = (0, 0, self.num_class_tokens, 0)
        logits = functional.pad(self.logits(q), first)
        codes = functional.pad(self.codes(k), first)
        return (
            torch.cat((q, logits), dim=-1),
            torch.cat((k * scale, codes.expand(*k.shape[:2], -1, -1)), dim=-1),
        )

    def _folded_on_gpu(self, q: Tensor, k: Tensor, scale: float) -> tuple[Tensor, Tensor]:
        """The same by our own programs (mvit_core/gpu)."""
        queries, keys = extended(
            q.transpose(1, 2),
            k.transpose(1, 2),
            self._resized(),
            Known((self.q_thw, self.kv_thw), self.axes, self.num_class_tokens),
            rows_of=rows_of_distances(from_last=self.from_last),
            scale=scale,
        )
        return queries.transpose(1, 2), keys.transpose(1, 2)

    def places(self) -> Places:
        """As our own kernels (mvit_core/native) take them in inference."""
        rows_of = rows_of_distances(from_last=self.from_last)
        return Places(
            [None if table is None else table.contiguous() for table in self._resized(torch.float32)],
            [rows_of(*sizes) for sizes in zip(self.q_thw, self.kv_thw, strict=True)],
            self.num_class_tokens,
        )

    def terms(self, q: Tensor) -> Terms:
        """As our own kernels take them in training: they pick from `logits` themselves."""
        return Terms(self.logits(q), self.axes, (self.q_thw, self.kv_thw), self.num_class_tokens)

    def _resized(self, dtype: torch.dtype | None = None) -> list[Tensor | None]:
        """The tables with one row for each distance of these grids, in `dtype` if one is given."""
        lengths = map(table_length, self.q_thw, self.kv_thw)
        return [
            None if table is None else resized_table(table.to(dtype or table.dtype), length)
            for table, length in zip(self.tables, lengths, strict=True)
        ]
