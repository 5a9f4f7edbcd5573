"""Convolutions before the patch layer: what makes a transformer learn soon from few clips.

Xiao et al. 2021, "Early Convolutions Help Transformers See Better" (arXiv 2106.14881): a few small
convolutions in place of one wide, coarse one. Each halves every picture; norms are LayerNorms over channels,
which know nothing of the rest of a batch.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.geometry import COLORS, Pooling
from mvit_core.models.layers import layer_norm

HALVING = Pooling(kernel=(1, 3, 3), stride=(1, 2, 2))  # what each of them does to a grid


class EarlyConvolutions(nn.Module):
    """(B, 3, T, H, W) to (B, channels[-1], T, H', W'), each size halved and rounded up once a layer."""

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        before = (COLORS, *channels)
        self.convolutions = nn.ModuleList(
            nn.Conv2d(a, b, HALVING.kernel[1:], HALVING.stride[1:], HALVING.padding[1:])
            for a, b in zip(before, channels, strict=False)
        )
        self.norms = nn.ModuleList(layer_norm(number) for number in channels)

    def forward(self, clips: Tensor) -> Tensor:
        """Picture by picture, channels-last."""
        x = clips.transpose(1, 2).flatten(0, 1).contiguous(memory_format=torch.channels_last)
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            x = functional.gelu(norm(convolution(x).permute(0, 2, 3, 1))).permute(0, 3, 1, 2)
        return torch.unflatten(x, 0, (clips.shape[0], clips.shape[2])).transpose(1, 2)
