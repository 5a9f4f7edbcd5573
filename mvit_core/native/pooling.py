"""Pooling of tokens by the kernels of pooling.cpp: by a convolution and its norm, or by the largest."""

import ctypes
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from mvit_core.native.calls import in_parts

KINDS = (torch.float32, torch.bfloat16)
LINES = 7  # of a grid that are looked at together at stride 1, so that they stay in the first-level cache

Sizes = tuple[int, int, int]

_Sizes = ctypes.c_int64 * 3


class _Pooling(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("x", "out", "weights", "norm_scale", "norm_bias")),
        *((name, ctypes.c_int64) for name in ("batch", "class_tokens", "signals", "heads", "depth")),
        *((name, _Sizes) for name in ("source", "to", "kernel", "stride", "padding")),
        ("strip", ctypes.c_int64),
        ("norm_eps", ctypes.c_float),
        ("kind", ctypes.c_int32),
    )


def pooled_tokens(
    x: Tensor,
    weight: Tensor,
    norms: Sequence[nn.LayerNorm],
    *,
    grids: tuple[Sizes, Sizes],
    window: tuple[Sizes, Sizes, Sizes],
    num_class_tokens: int,
) -> Tensor:
    """Tokens (B, N, signals, heads, d) of the first of two `grids`, pooled to (B, N', signals, heads, d).

    `weight` is (signals * d, 1, kt, kh, kw), `norms` are those of each signal's heads, `window` is of kernel,
    stride and padding. In float32 or bfloat16, on a CPU, without a way back. Raises what `in_parts`
    does; there must be `kernels`.
    """
    batch, _, signals, heads, depth = x.shape
    to, dense = grids[1], x.contiguous()
    strip = max(1, LINES // window[1][1])
    out = x.new_empty(batch, num_class_tokens + to[0] * to[1] * to[2], signals, heads, depth)
    places = weight.float().flatten(1).t().contiguous()
    scale = torch.cat([norm.weight.float() for norm in norms])
    bias = torch.cat([norm.bias.float() for norm in norms])
    job = _Pooling(
        *(tensor.data_ptr() for tensor in (dense, out, places, scale, bias)),
        *(batch, num_class_tokens, signals, heads, depth),
        *(_Sizes(*sizes) for sizes in (*grids, *window)),
        strip,
        norms[0].eps,
        KINDS.index(x.dtype),
    )
    in_parts("pool_tokens", job, batch * signals * heads * -(-to[1] // strip))
    return out


def largest_tokens(
    x: Tensor, *, grids: tuple[Sizes, Sizes], window: tuple[Sizes, Sizes, Sizes], num_class_tokens: int
) -> Tensor:
    """Tokens (B, N, C) of the first of two `grids`, pooled by the largest number to (B, N', C).

    `window` is of kernel, stride and padding, which is less than the kernel; class tokens stay as they are.
    Otherwise as `pooled_tokens`.
    """
    batch, _, depth = x.shape
    to, dense = grids[1], x.contiguous()
    out = x.new_empty(batch, num_class_tokens + to[0] * to[1] * to[2], depth)
    job = _Pooling(
        *(dense.data_ptr(), out.data_ptr(), None, None, None),
        *(batch, num_class_tokens, 1, 1, depth),
        *(_Sizes(*sizes) for sizes in (*grids, *window)),
        1,
        0.0,
        KINDS.index(x.dtype),
    )
    in_parts("pool_largest", job, batch * to[0] * to[1])
    return out
