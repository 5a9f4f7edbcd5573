"""Small things that naive.py counts with."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional


def in_parts(x: Tensor, count: int) -> Tensor:
    """(B, N, C) as (B, count, N, C / count)."""
    return torch.stack(x.chunk(count, dim=-1), dim=1)


def reduced(thw: Sequence[int], stride: Sequence[int] | None) -> list[int]:
    """A grid divided by a stride, rounded down."""
    return [max(size // step, 1) for size, step in zip(thw, stride or (1, 1, 1), strict=True)]


def widened(grid: Tensor, padding: Sequence[int]) -> Tensor:
    """Zeros around a grid, which averages count."""
    t, h, w = padding
    return functional.pad(grid, (w, w, h, h, t, t))


def places(thw: Sequence[int], axis: int) -> list[int]:
    """The coordinate of every token of a grid on one axis."""
    t, h, w = thw
    return [(a, b, c)[axis] for a in range(t) for b in range(h) for c in range(w)]


def apart(q_place: int, k_place: int, q_size: int, k_size: int, *, from_last: bool) -> int:
    """How far a key lies before a query, counted from the farthest; in 32 bits as the originals reckon."""
    q_step, k_step = np.float32(max(k_size / q_size, 1)), np.float32(max(q_size / k_size, 1))
    query = np.float32(q_place) * q_step
    if from_last:
        return int(query - np.float32(k_place + 1 - k_size) * k_step)
    return int(query - np.float32(k_place) * k_step + np.float32((k_size - 1) * max(q_size / k_size, 1)))


def by_block(rows: Sequence[Sequence[int]] | None, number: int) -> list[int] | None:
    """The stride of block `number` in [[block, t, h, w], ...]."""
    return next((list(row[1:]) for row in rows or [] if row[0] == number), None)


def times(count: int, rows: Sequence[tuple[int, float]], number: int) -> float:
    """`count` by the factor of block `number` in [[block, factor], ...], in 32 bits as the originals do."""
    factor = dict(map(tuple, rows)).get(number, 1.0)
    return float(np.float32(count) * np.float32(factor))


def rounded(target: float, divisor: int, least: int = 1) -> int:
    """The multiple of `divisor` that is nearest, the larger of two; the next where it loses over a tenth."""
    below = int(target // divisor) * divisor
    made = max(least, below if target - below < divisor / 2 else below + divisor)
    return made + divisor if made < 0.9 * target else made


def halves(kernel: Sequence[int]) -> list[int]:
    """Half of each side."""
    return [size // 2 for size in kernel]
