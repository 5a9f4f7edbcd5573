"""The patch layer as one product: its cubes cut out, a row each. PyTorch's convolution takes ten times as
long for so few channels in, whatever the numbers."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn import functional

from mvit_core.gpu.sizes import Sizes, Window, aligned, rows_at_a_time
from mvit_core.gpu.starting import on_device_of, programs, signal_type

WIDE = 128  # numbers of a cube that a program cuts


def patched(clips: Tensor, layer: nn.Conv3d, window: Window, made: Sizes) -> Tensor:
    """Tokens (B, T' * H' * W', C) of clips (B, channels, T, H, W), which know no way back, `made` a grid of.

    They are in the layer's numbers, or autocast's.
    """
    tokens: Tensor = _Patched.apply(  # type: ignore[no-untyped-call]
        clips.to(signal_type(layer.weight)), layer.weight, layer.bias, (window, made)
    )
    return tokens


class _Patched(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any, clips: Tensor, weight: Tensor, bias: Tensor | None, how: tuple[Window, Sizes]
    ) -> Tensor:
        rows = cut(clips, *how)
        filters = functional.pad(weight.flatten(1), (0, rows.shape[1] - weight[0].numel())).to(clips.dtype)
        added = None if bias is None else bias.to(clips.dtype)
        ctx.save_for_backward(clips, weight)
        ctx.how = how
        return functional.linear(rows, filters, added).view(len(clips), -1, len(weight))

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        clips, weight = ctx.saved_tensors
        of_rows = grads[0].flatten(0, 1)
        of_weight = of_rows.t() @ cut(clips, *ctx.how)
        of_bias = of_rows.sum(0).to(weight.dtype) if ctx.needs_input_grad[2] else None
        whole = of_weight[:, : weight[0].numel()].reshape(weight.shape)
        return None, whole.to(weight.dtype), of_bias, None


def cut(clips: Tensor, window: Window, made: Sizes) -> Tensor:
    """The cubes of clips (B, channels, T, H, W), (B * T' * H' * W', numbers of one, filled up with zeros)."""
    dense, depth = clips.contiguous(), clips.shape[1] * window.volume
    length, lines = aligned(depth), len(clips) * made[0] * made[1]
    out = clips.new_empty(lines * made[2], length)
    with on_device_of(clips):
        programs().cut_patches[(lines, -(-length // WIDE))](
            *(dense, out, *clips.shape[1:], *made),
            *(*window.numbers, depth, length, WIDE, rows_at_a_time(2 * WIDE)),
        )
    return out
