"""Pooling by a convolution and its norms that learns: by the kernels of pooling.cpp and pooling_back.cpp."""

import ctypes
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

from mvit_core.native.calls import in_parts
from mvit_core.native.pooling import Pooling, Sizes, Windows, by_place

LANES = 16  # channels that the kernel takes together
PART = 512  # rows of a signal whose gradients are added up in one go, as pooling_back.cpp says


class _NormsBack(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("x", "of_out", "scale", "of_x", "parts")),
        *((name, ctypes.c_int64) for name in ("count", "signals", "heads", "depth")),
        ("eps", ctypes.c_float),
    )


class _PoolingBack(ctypes.Structure):
    _fields_ = (
        ("forward", Pooling),
        *((name, ctypes.c_void_p) for name in ("of_convolved", "of_x", "of_weights")),
    )


def pooled_in_training(
    x: Tensor,
    weight: Tensor,
    norms: Sequence[nn.LayerNorm],
    *,
    grids: tuple[Sizes, Sizes],
    window: tuple[Sizes, Sizes, Sizes],
    num_class_tokens: int,
) -> Tensor:
    """As `pooled_tokens`, in float32, with a way back."""
    how = Windows(grids, window, num_class_tokens, norms[0].eps)
    scale, bias = (torch.cat([getattr(norm, name) for norm in norms]) for name in ("weight", "bias"))
    made: Tensor = _Pooled.apply(how, x, weight, scale, bias)  # type: ignore[no-untyped-call]
    return made


class _Pooled(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, how: Windows, x: Tensor, *parameters: Tensor) -> Tensor:
        weight, scale, bias = parameters
        dense, places = x.contiguous(), by_place(weight)
        convolved = how.blank(x)
        made = how.pooled(dense, places, scale, bias, convolved)
        ctx.save_for_backward(dense, places, scale, convolved)
        ctx.how, ctx.shape = how, weight.shape
        return made

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, places, scale, convolved = ctx.saved_tensors
        of_convolved, sums = norm_gradients(grads[0].contiguous(), convolved, scale, ctx.how.eps)
        of_x = torch.empty_like(x)
        batch, _, signals, heads, depth = x.shape
        of_weights = x.new_empty(batch, signals, heads, len(places), depth)
        pointers = (each.data_ptr() for each in (of_convolved, of_x, of_weights))
        job = _PoolingBack(ctx.how.job(x, None, None, places, None, None), *pointers)
        in_parts("pool_back", job, batch * signals * heads * -(-depth // LANES))
        of_weight = of_weights.sum((0, 2)).transpose(1, 2).reshape(ctx.shape)
        return None, of_x, of_weight, sums[:, 0].flatten(), sums[:, 1].flatten()


def norm_gradients(of_out: Tensor, x: Tensor, scale: Tensor, eps: float) -> tuple[Tensor, Tensor]:
    """Gradients of norms over the last axis of dense x (..., signals, heads, D), whose scales are
    (signals * D,): of x, and (signals, 2, D) of scales and biases."""
    signals, heads, depth = x.shape[-3:]
    count = x.numel() // (signals * depth)
    of_x = torch.empty_like(x)
    parts = x.new_empty(signals, -(-count // PART), 2, depth)
    tensors = (x, of_out, scale, of_x, parts)
    job = _NormsBack(*(each.data_ptr() for each in tensors), count, signals, heads, depth, eps)
    in_parts("norms_back", job, parts.shape[0] * parts.shape[1])
    return of_x, parts.sum(1)
