"""Pooling of tokens: by a convolution and its norm, there and back, or by the largest number."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

from mvit_core.gpu.rows import gradients
from mvit_core.gpu.sizes import Sizes, Window, parts, rows_at_a_time, wide
from mvit_core.gpu.starting import on_device_of, programs

FILTER_PARTS = 64  # programs that share the places of one number of a filter


class _Job(NamedTuple):
    window: Window
    grids: tuple[Sizes, Sizes]
    num_class_tokens: int
    eps: float

    @property
    def made(self) -> int:
        """Tokens of a sample that are made."""
        t, h, w = self.grids[1]
        return self.num_class_tokens + t * h * w

    def layout(self, x: Tensor) -> tuple[int, ...]:
        """The last of what all programs take: window, channels, and how many rows at a time."""
        width = wide(x.shape[-1])
        return (self.num_class_tokens, *self.window.numbers, x.shape[-1], width, rows_at_a_time(width))


def pooled_tokens(
    x: Tensor,
    weight: Tensor,
    norms: Sequence[nn.LayerNorm],
    *,
    grids: tuple[Sizes, Sizes],
    window: Window,
    num_class_tokens: int,
) -> Tensor:
    """Tokens (B, N, signals, heads, D) of the first of two `grids`, pooled to (B, N', signals, heads, D).

    `weight` is (signals * D, 1, kt, kh, kw), `norms` are those of the heads of each signal, of which there
    are at most two.
    """
    job = _Job(window, grids, num_class_tokens, norms[0].eps)
    parameters = [each for norm in norms for each in (norm.weight, norm.bias)]
    made: Tensor = _Pooled.apply(job, x, weight, *parameters)  # type: ignore[no-untyped-call]
    return made


class _Pooled(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, job: _Job, x: Tensor, weight: Tensor, *norms: Tensor) -> Tensor:
        dense, weight = x.contiguous(), weight.contiguous()
        batch, tokens, signals, heads, depth = x.shape
        made = job.made
        out = x.new_empty(batch, made, signals, heads, depth)
        keeps = any(ctx.needs_input_grad)
        convolved = torch.empty_like(out) if keeps else out
        layout = job.layout(x)
        with on_device_of(x):
            programs().pool[(-(-made // layout[-1]), batch * signals * heads)](
                *(dense, weight, *norms[:2], *norms[-2:], out, convolved),
                *(tokens, made, *job.grids[0], *job.grids[1][1:], signals, heads, job.eps),
                *(*layout, keeps),
            )
        ctx.save_for_backward(dense, weight, convolved, *norms)
        ctx.job = job
        return out

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, weight, convolved, *norms = ctx.saved_tensors
        signals, heads = x.shape[2:4]
        of_convolved, sums = gradients(
            grads[0], convolved, tuple(norms[::2]), signals=signals, heads=heads, eps=ctx.job.eps
        )
        of_x = _back_to_tokens(of_convolved, x, weight, ctx.job) if ctx.needs_input_grad[1] else None
        of_weight = _back_to_filters(of_convolved, x, weight, ctx.job) if ctx.needs_input_grad[2] else None
        of_norms = [each.to(norms[0].dtype) for signal in sums for each in signal]
        return None, of_x, of_weight, *of_norms


def _back_to_tokens(of_convolved: Tensor, x: Tensor, weight: Tensor, job: _Job) -> Tensor:
    batch, tokens, signals, heads, _ = x.shape
    of_x, layout = torch.empty_like(x), job.layout(x)
    with on_device_of(x):
        programs().pool_back_to_tokens[(-(-tokens // layout[-1]), batch * signals * heads)](
            *(of_convolved, weight, of_x),
            *(tokens, of_convolved.shape[1], *job.grids[0][1:], *job.grids[1], signals, heads),
            *layout,
        )
    return of_x


def _back_to_filters(of_convolved: Tensor, x: Tensor, weight: Tensor, job: _Job) -> Tensor:
    batch, tokens, signals, heads, depth = x.shape
    made, layout = of_convolved.shape[1], job.layout(x)
    count = batch * heads * (made - job.num_class_tokens)
    number, steps = parts(count, layout[-1], most=FILTER_PARTS)
    seen = x.new_empty(number, signals * depth, job.window.volume, dtype=torch.float32)
    with on_device_of(x):
        programs().pool_back_to_filters[(number, job.window.volume, signals)](
            *(of_convolved, x, seen),
            *(batch, tokens, made, *job.grids[0], *job.grids[1][1:], signals, heads, steps),
            *layout,
        )
    return seen.sum(0).view_as(weight).to(weight.dtype)


def largest_tokens(x: Tensor, *, grids: tuple[Sizes, Sizes], window: Window, num_class_tokens: int) -> Tensor:
    """Tokens (B, N, C) of the first of two `grids`, by the largest number to (B, N', C); no way back."""
    batch, tokens, _ = x.shape
    job, dense = _Job(window, grids, num_class_tokens, 0.0), x.contiguous()
    out, layout = x.new_empty(batch, job.made, x.shape[-1]), job.layout(x)
    with on_device_of(x):
        programs().largest[(-(-job.made // layout[-1]), batch)](
            dense, out, tokens, job.made, *grids[0], *grids[1][1:], *layout
        )
    return out
