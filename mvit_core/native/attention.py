"""Scaled dot-product attention by the kernels of attention.cpp, relative positions and bytes included."""

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from mvit_core.native.calls import BLOCK, in_parts

KERNELS = {  # by the numbers that come and go, and whether both products are of bytes
    (torch.float32, False): "attend_floats",
    (torch.bfloat16, False): "attend_bfloats",
    (torch.float32, True): "attend_bytes",
    (torch.bfloat16, True): "attend_bytes_of_bfloat16",
}

MOST_KEYS = 2**31 // (255 * 127)  # whose weights in bytes, times values in bytes, add up in 32 bits

Strides = ctypes.c_int64 * 3
"""Numbers from one sample, head and token to the next."""


class Places(NamedTuple):
    """Relative positions: of time, height and width, each a table or None, and where its rows are.

    A table is (L, d) in float32; `rows` (int32) says for each query's place on the axis and each key's which
    row belongs to them. Of the queries and keys the first `without` have no place.
    """

    tables: Sequence[Tensor | None]
    rows: Sequence[Tensor]
    without: int


class Axis(ctypes.Structure):
    """As in attention.h."""

    _fields_ = (
        ("table", ctypes.c_void_p),
        ("rows", ctypes.c_void_p),
        *((name, ctypes.c_int64) for name in ("queries", "keys", "length")),
    )


class Attention(ctypes.Structure):
    """As in attention.h."""

    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("q", "k", "v", "terms", "out", "log_sums")),
        *((name, Strides) for name in ("q_strides", "k_strides", "v_strides")),
        *((name, ctypes.c_int64) for name in ("batch", "heads", "queries", "keys", "depth", "width")),
        *((name, ctypes.c_int64) for name in ("added_from", "without_place")),
        ("axes", Axis * 3),
        ("scale", ctypes.c_float),
    )


def attended(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    *,
    scale: float,
    places: Places | None = None,
    in_bytes: bool = False,
    added_from: int | None = None,
) -> Tensor:
    """softmax(q k^T * scale + positions) v of q (B, heads, N, d), k (B, heads, M, d) and v (B, heads, M, e).

    Each query from `added_from` on is added to its own result, if that is given (d is e then).

    On a CPU, without a way back, in float32 or bfloat16. `in_bytes`: both products are of 8-bit numbers,
    queries and keys with a step for each token, values with one for each channel; else of those that come,
    of bfloat16 by a processor that multiplies it itself. The result lies as (B, N, heads, e) and is seen as
    (B, heads, N, e). Raises what `in_parts` does; there must be `kernels`.
    """
    if in_bytes and k.shape[2] > MOST_KEYS:
        known = attended(q.float(), k.float(), v.float(), scale=scale, places=places, added_from=added_from)
        return known.to(q.dtype)
    q, k, v = (with_dense_tokens(x) for x in (q, k, v))
    out = q.new_empty(q.shape[0], q.shape[2], q.shape[1], v.shape[3])
    job = attention_job(q, k, v, out, scale)
    if added_from is not None:
        job.added_from = added_from
    if places is not None:
        job.without_place = places.without
        for number, (table, rows) in enumerate(zip(places.tables, places.rows, strict=True)):
            job.axes[number] = _axis(table, rows)
    in_parts(KERNELS[q.dtype, in_bytes], job, q.shape[0] * q.shape[1] * -(-q.shape[2] // BLOCK))
    return out.transpose(1, 2)


def with_dense_tokens(x: Tensor) -> Tensor:
    """The same (B, heads, N, d), each token's numbers side by side."""
    return x if x.stride(3) == 1 else x.contiguous()


def attention_job(q: Tensor, k: Tensor, v: Tensor, out: Tensor, scale: float) -> Attention:
    """Without positions, no query added; the caller keeps all of it alive."""
    q_at, k_at, v_at, out_at = (x.data_ptr() for x in (q, k, v, out))
    return Attention(
        *(q_at, k_at, v_at, None, out_at, None),
        *(Strides(*x.stride()[:3]) for x in (q, k, v)),
        *(q.shape[0], q.shape[1], q.shape[2], k.shape[2], q.shape[3], v.shape[3]),
        q.shape[2],
        scale=scale,
    )


def _axis(table: Tensor | None, rows: Tensor) -> Axis:
    """The caller keeps both alive."""
    if table is None:
        return Axis(None, None, *rows.shape, 0)
    return Axis(table.data_ptr(), rows.data_ptr(), *rows.shape, len(table))
