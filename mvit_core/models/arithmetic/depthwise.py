"""Depthwise 3-d convolution whose backward pass on CPUs does not take twenty times as long as the forward.

oneDNN has fast gradients for depthwise 2-d filters, but not for 3-d ones (torch 2.13: 15 ms backward for
0.5 ms forward, for 8 clips of 96 channels on a 4 x 16 x 16 grid, on one Zen 4 core). A 3-d filter is a sum of
2-d filters, one for each of its steps in time: the gradients are taken of these.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable
from torch.nn import functional

from mvit_core.models.arithmetic.kernels import on_cpu
from mvit_core.models.geometry import THW


def depthwise(grid: Tensor, weight: Tensor, stride: THW, padding: THW) -> Tensor:
    """Convolution of (B, C, T, H, W) whose C channels each have a filter of their own, (C, 1, kT, kH, kW).

    Training on a CPU is in float32 even under autocast: oneDNN's gradient of filters in bfloat16 reads
    uninitialized memory (torch 2.13, channels-last, up to 112 channels).
    """
    if grid.device.type == "cpu" and torch.is_grad_enabled() and torch.is_autocast_enabled("cpu"):
        with torch.autocast("cpu", enabled=False):
            return depthwise(grid.float(), weight.float(), stride, padding).to(grid.dtype)
    if torch.is_grad_enabled() and grid.dtype == torch.float32 and on_cpu(grid):
        made: Tensor = TrainedDepthwise.apply(grid, weight, Sliding(stride, padding))  # type: ignore[no-untyped-call]
        return made
    if grid.device.type == "cuda":
        grid = (
            grid.contiguous()
        )  # on tokens as they lie, cuDNN takes 6 times as long forward and 100 times backward
    return functional.conv3d(grid, weight, None, stride, padding, groups=grid.shape[1])


class Sliding(NamedTuple):
    """Stride and padding of a convolution."""

    stride: THW
    padding: THW


class TrainedDepthwise(torch.autograd.Function):
    """The convolution in float32, its gradients by 2-d convolutions."""

    @staticmethod
    def forward(ctx: Any, grid: Tensor, weight: Tensor, sliding: Sliding) -> Tensor:
        """(B, C, T, H, W) to the same of another grid."""
        ctx.save_for_backward(grid, weight)
        ctx.sliding = sliding
        return functional.conv3d(grid, weight, None, *sliding, groups=grid.shape[1])

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, Tensor | None, None]:
        """Gradients of the grid and of the filters."""
        grid, weight = ctx.saved_tensors
        of_grid, of_weight = ctx.needs_input_grad[:2]
        return (
            gradient_of_grid(grads[0], grid, weight, ctx.sliding) if of_grid else None,
            gradient_of_filters(grads[0], grid, weight, ctx.sliding) if of_weight else None,
            None,
        )


def gradient_of_grid(grad: Tensor, grid: Tensor, weight: Tensor, sliding: Sliding) -> Tensor:
    """The loss's gradient with respect to the grid.

    Without strides it is the same convolution with flipped filters.
    """
    stride, padding = sliding
    centered = all(2 * pad == size - 1 for pad, size in zip(padding, weight.shape[2:], strict=True))
    if stride == (1, 1, 1) and centered:
        return functional.conv3d(grad, weight.flip(2, 3, 4), None, 1, padding, groups=len(weight))
    made = torch.zeros_like(grid)
    for number, before, after in _meetings(grad, grid, weight, sliding):
        frames = _frames(grad[:, :, after])
        blank = frames.new_empty((len(frames), *grid.shape[3:], len(weight))).permute(0, 3, 1, 2)
        of_frames = _way_back(frames, blank, weight[:, :, number], sliding, (True, False, False))[0]
        made[:, :, before].add_(torch.unflatten(of_frames, 0, (len(grid), -1)).transpose(1, 2))
    return made


def gradient_of_filters(grad: Tensor, grid: Tensor, weight: Tensor, sliding: Sliding) -> Tensor:
    """The loss's gradient with respect to the filters."""
    made = torch.zeros_like(weight)
    for number, before, after in _meetings(grad, grid, weight, sliding):
        of_frames, frames = _frames(grad[:, :, after]), _frames(grid[:, :, before])
        made[:, :, number] = _way_back(
            of_frames, frames, weight[:, :, number], sliding, (False, True, False)
        )[1]
    return made


def _meetings(
    grad: Tensor, grid: Tensor, weight: Tensor, sliding: Sliding
) -> Iterator[tuple[int, slice, slice]]:
    """Each of the filters' steps in time, the input frames it reads, and the output frames it adds to.

    Of an empty batch there are none.
    """
    if not len(grid):
        return
    step, padding = sliding.stride[0], sliding.padding[0]
    for number in range(weight.shape[2]):
        first = max(0, -(-(padding - number) // step))
        end = min(grad.shape[2], 1 + (grid.shape[2] - 1 + padding - number) // step)
        if end > first:
            start = first * step + number - padding
            yield number, slice(start, start + (end - first - 1) * step + 1, step), slice(first, end)


def _frames(clips: Tensor) -> Tensor:
    """(B, C, T, H, W) as pictures (B * T, C, H, W), channels-last."""
    return clips.permute(0, 2, 3, 4, 1).flatten(0, 1).permute(0, 3, 1, 2)


def _way_back(
    grad: Tensor, frames: Tensor, picture: Tensor, sliding: Sliding, wanted: tuple[bool, bool, bool]
) -> tuple[Tensor, Tensor, Tensor]:
    """torch's gradients of a convolution over pictures."""
    stride, padding = sliding.stride[1:], sliding.padding[1:]
    made: tuple[Tensor, Tensor, Tensor] = torch.ops.aten.convolution_backward(
        grad, frames, picture, None, stride, padding, (1, 1), False, (0, 0), len(picture), wanted
    )
    return made
