"""LayerNorm of rows, there and back."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

from mvit_core.gpu.sizes import parts, rows_at_a_time, wide
from mvit_core.gpu.starting import on_device_of, programs, signal_type


def normalized_rows(x: Tensor, norm: nn.LayerNorm) -> Tensor:
    """(..., C), normalized over C; under autocast in its numbers, which is what linear layers take next."""
    made: Tensor = _Normalized.apply(x, norm.weight, norm.bias, norm.eps)  # type: ignore[no-untyped-call]
    return made


class _Normalized(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
        dense = x.contiguous()
        out = torch.empty_like(dense, dtype=signal_type(x))
        depth = x.shape[-1]
        count, width = x.numel() // depth, wide(depth)
        rows = rows_at_a_time(width)
        with on_device_of(x):
            grid = (-(-count // rows),)
            programs().normalize[grid](dense, weight, bias, out, count, eps, depth, width, rows)
        ctx.save_for_backward(dense, weight)
        ctx.eps = eps
        return out

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, weight = ctx.saved_tensors
        of_x, sums = gradients(grads[0], x, (weight,), signals=1, heads=1, eps=ctx.eps)
        of_weight, of_bias = sums[0].to(weight.dtype)
        return of_x, of_weight, of_bias, None


def gradients(
    of_out: Tensor, x: Tensor, weights: tuple[Tensor, ...], *, signals: int, heads: int, eps: float
) -> tuple[Tensor, Tensor]:
    """Gradients of norms over the last axis of `x` (..., signals, heads, D), in one piece, each signal with
    its `weights` (D,): of x, and in float32, (signals, 2, D), of weights and biases."""
    depth = x.shape[-1]
    count, width = x.numel() // (depth * signals), wide(depth)
    rows = rows_at_a_time(width)
    number, steps = parts(count, rows)
    of_x = torch.empty_like(x)
    seen = x.new_empty(signals, number, 2, depth, dtype=torch.float32)
    with on_device_of(x):
        programs().normalize_back[(number, signals)](
            *(of_out.contiguous(), x, weights[0], weights[-1], of_x, seen),
            *(count, signals, heads, steps, eps),
            *(depth, width, rows),
        )
    return of_x, seen.sum(1)
