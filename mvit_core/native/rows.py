"""Rows by the kernels of rows.cpp: normalized, made bytes for layers that share them, cut out of clips."""

import ctypes
from math import prod
from typing import NamedTuple, Self

import torch
from torch import Tensor, nn

from mvit_core.native.calls import BLOCK, in_parts

KINDS = (torch.float32, torch.bfloat16, torch.uint8)

Sizes = tuple[int, int, int]


class ByteRows(NamedTuple):
    """A signal (..., C) in bytes, (byte - offset) * step, both of each token, (..., 1)."""

    numbers: Tensor
    step: Tensor
    offset: Tensor


class Norm(NamedTuple):
    """A LayerNorm's numbers in float32, (C,) each."""

    scale: Tensor
    bias: Tensor
    eps: float

    @classmethod
    def of(cls, norm: nn.LayerNorm) -> Self:
        """Those of one over the last axis, as they are now."""
        return cls(norm.weight.detach().float(), norm.bias.detach().float(), norm.eps)


class Rows(ctypes.Structure):
    """As in rows.h."""

    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("numbers", "steps", "offsets", "norm_scale", "norm_bias")),
        *((name, ctypes.c_int64) for name in ("stride", "width")),
        ("norm_eps", ctypes.c_float),
        ("kind", ctypes.c_int32),
    )


class _Normalized(ctypes.Structure):
    _fields_ = (("source", Rows), ("out", ctypes.c_void_p), ("rows", ctypes.c_int64))


class _Made(ctypes.Structure):
    _fields_ = (
        ("source", Rows),
        *((name, ctypes.c_void_p) for name in ("numbers", "steps", "offsets")),
        ("rows", ctypes.c_int64),
    )


class _Patches(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("clips", "numbers", "steps", "offsets")),
        *((name, ctypes.c_int64) for name in ("batch", "channels")),
        ("strides", ctypes.c_int64 * 4),
        *((name, ctypes.c_int64 * 3) for name in ("source", "to", "kernel", "stride", "padding")),
        ("kind", ctypes.c_int32),
    )


def normalized_rows(x: Tensor, norm: Norm) -> Tensor:
    """`norm` of a signal (..., C) in float32 or bfloat16, in the same. Raises what `in_parts` does."""
    x = x.contiguous()
    out = torch.empty_like(x)
    rows = x.numel() // x.shape[-1]
    job = _Normalized(rows_of(x, norm), out.data_ptr(), rows)
    in_parts("normalize_rows", job, -(-rows // BLOCK))
    return out


def in_byte_rows(x: Tensor, norm: Norm | None = None) -> ByteRows:
    """A signal (..., C) in float32 or bfloat16 in bytes, after `norm`. Raises what `in_parts` does."""
    x = x.contiguous()
    numbers = torch.empty(x.shape, dtype=torch.uint8)
    step, offset = (torch.empty(*x.shape[:-1], 1) for _ in range(2))
    rows = x.numel() // x.shape[-1]
    job = _Made(rows_of(x, norm), numbers.data_ptr(), step.data_ptr(), offset.data_ptr(), rows)
    in_parts("make_bytes", job, -(-rows // BLOCK))
    return ByteRows(numbers, step, offset)


def patches_in_bytes(clips: Tensor, *, to: Sizes, window: tuple[Sizes, Sizes, Sizes]) -> ByteRows:
    """Patches of clips (B, C, T, H, W) in float32 or bfloat16, one for each place of the grid `to`.

    `window` is of kernel, stride and padding; the result is (B, places, C * kt * kh * kw), its numbers in the
    order of a convolution's weights. Raises what `in_parts` does.
    """
    clips = clips if clips.stride(4) == 1 else clips.contiguous()
    batch, channels = clips.shape[:2]
    places, width = prod(to), channels * prod(window[0])
    numbers = torch.empty(batch, places, width, dtype=torch.uint8)
    step, offset = (torch.empty(batch, places, 1) for _ in range(2))
    job = _Patches(
        *(x.data_ptr() for x in (clips, numbers, step, offset)),
        *(batch, channels, (ctypes.c_int64 * 4)(*clips.stride()[:4])),
        *((ctypes.c_int64 * 3)(*sizes) for sizes in (clips.shape[2:], to, *window)),
        KINDS.index(clips.dtype),
    )
    in_parts("cut_patches", job, -(-batch * places // BLOCK))
    return ByteRows(numbers, step, offset)


def rows_of(x: Tensor | ByteRows, norm: Norm | None = None) -> Rows:
    """As the kernels take them, normalized before if `norm` is given.

    The caller keeps all of it alive; `x` is dense.
    """
    if isinstance(x, ByteRows):
        width = x.numbers.shape[-1]
        return Rows(*(part.data_ptr() for part in x), None, None, width, width, 0.0, KINDS.index(torch.uint8))
    width, kind = x.shape[-1], KINDS.index(x.dtype)
    if norm is None:
        return Rows(x.data_ptr(), None, None, None, None, width, width, 0.0, kind)
    scale, bias = norm.scale.data_ptr(), norm.bias.data_ptr()
    return Rows(x.data_ptr(), None, None, scale, bias, width, width, norm.eps, kind)
