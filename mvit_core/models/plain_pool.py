"""Pooling by convolution as PyTorchVideo has it beyond the papers: full filters, batch norms.

Written for all of them in plain torch. The papers' pooling, with our own kernels, is pooling.Pool.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.geometry import THW, Pooling
from mvit_core.models.layers import NormKind, layer_norm
from mvit_core.models.pooling import on_grid


class PlainPool(nn.Module):
    """`Pool` in mode "conv", its convolution depthwise or full, its norms LayerNorms or batch norms.

    A LayerNorm follows the convolution, of the class token too. A batch norm and a GELU come before it, not
    of the class token.
    """

    def __init__(
        self, pooling: Pooling, channels: int, *, signals: int, depthwise: bool, norm: NormKind
    ) -> None:
        super().__init__()
        self.pooling, self.signals, self.norm_before = pooling, signals, norm == "batch"
        self.groups = channels if depthwise else 1  # of one signal
        total = signals * channels
        self.conv = nn.Conv3d(
            *(total, total, pooling.kernel, pooling.stride, pooling.padding),
            groups=signals * self.groups,
            bias=False,
        )
        self.norms = nn.ModuleList(
            nn.BatchNorm3d(channels) if self.norm_before else layer_norm(channels) for _ in range(signals)
        )

    def forward(self, x: Tensor, thw: THW, num_class_tokens: int) -> tuple[Tensor, THW]:
        """(B, N, signals, heads, d) to (B, N', signals, heads, d) and its grid."""
        return self._pooled(x, thw, num_class_tokens, range(self.signals))

    def of_read(
        self, x: Tensor, thw: THW, num_class_tokens: int, number: int | None = None
    ) -> tuple[Tensor, THW]:
        """See `Pool.of_read`."""
        signals = range(self.signals) if number is None else range(number, number + 1)
        return self._pooled(x, thw, num_class_tokens, signals)

    def read(self, x: Tensor, thw: THW, num_class_tokens: int) -> Tensor:  # noqa: ARG002 - as `Pool.read`
        """All tokens: none is left out."""
        return x

    def normalize(self, x: Tensor) -> Tensor:
        """What follows the convolution, of (B, N, signals, heads, d)."""
        return self._normalized(x, range(self.signals))

    def _pooled(self, x: Tensor, thw: THW, num_class_tokens: int, signals: range) -> tuple[Tensor, THW]:
        sizes = x.shape[2:]
        own = x.flatten(2).to(self.conv.weight.dtype)  # what lies around it may be in 16 bits
        pooled, thw = on_grid(
            lambda grid: self._convolved(grid, sizes[1], signals), own, thw, num_class_tokens
        )
        return self._normalized(torch.unflatten(pooled, 2, sizes), signals).to(x.dtype), thw

    def _convolved(self, grid: Tensor, heads: int, signals: range) -> Tensor:
        """(B, signals * heads * d, T, H, W), head by head, to the same of the pooled grid."""
        parts = torch.unflatten(grid, 1, (len(signals), heads, -1)).unbind(1)
        return torch.cat(
            [
                torch.unflatten(self._of_signal(part.flatten(0, 1), number), 0, (-1, heads)).flatten(1, 2)
                for number, part in zip(signals, parts, strict=True)
            ],
            dim=1,
        )

    def _of_signal(self, grid: Tensor, number: int) -> Tensor:
        if self.norm_before:
            grid = functional.gelu(self.norms[number](grid))
        weight = self.conv.weight.chunk(self.signals)[number]
        pooling = self.pooling
        return functional.conv3d(grid, weight, None, pooling.stride, pooling.padding, groups=self.groups)

    def _normalized(self, x: Tensor, signals: range) -> Tensor:
        if self.norm_before:
            return x
        return torch.stack(
            [self.norms[number](one) for number, one in zip(signals, x.unbind(2), strict=True)], dim=2
        )
