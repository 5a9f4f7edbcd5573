"""Pooling of tokens by the kernels of pooling.cpp: by a convolution and its norm, or by the largest."""

import ctypes
from collections.abc import Sequence
from typing import NamedTuple, Self

import torch
from torch import Tensor, nn

from mvit_core.native.calls import in_parts
from mvit_core.native.rows import Norm

KINDS = (torch.float32, torch.bfloat16)
LINES = 7  # of a grid that are looked at together at stride 1, so that they stay in the first-level cache

Sizes = tuple[int, int, int]

_Sizes = ctypes.c_int64 * 3


class Pooling(ctypes.Structure):
    """As in pooling.h."""

    _fields_ = (
        *(
            (name, ctypes.c_void_p)
            for name in ("x", "out", "convolved", "weights", "norm_scale", "norm_bias")
        ),
        *((name, ctypes.c_int64) for name in ("batch", "class_tokens", "signals", "heads", "depth")),
        *((name, _Sizes) for name in ("source", "to", "kernel", "stride", "padding")),
        ("strip", ctypes.c_int64),
        ("norm_eps", ctypes.c_float),
        ("kind", ctypes.c_int32),
    )


class Filters(NamedTuple):
    """A convolution's weights by place, and what follows it: the norms of each signal, in float32."""

    places: Tensor  # (kt * kh * kw, signals * d)
    scale: Tensor  # (signals * d,), as is what follows
    bias: Tensor
    eps: float

    @classmethod
    def of(cls, weight: Tensor, norms: Sequence[nn.LayerNorm]) -> Self:
        """Those of weights (signals * d, 1, kt, kh, kw) and of the norms of each signal's heads."""
        each = [Norm.of(norm) for norm in norms]
        scale, bias = torch.cat([norm.scale for norm in each]), torch.cat([norm.bias for norm in each])
        return cls(by_place(weight.detach().float()), scale, bias, norms[0].eps)


def pooled_tokens(
    x: Tensor,
    filters: Filters,
    *,
    grids: tuple[Sizes, Sizes],
    window: tuple[Sizes, Sizes, Sizes],
    num_class_tokens: int,
) -> Tensor:
    """Tokens (B, N, signals, heads, d) of the first of two `grids`, pooled to (B, N', signals, heads, d).

    `window` is of kernel, stride and padding. In float32 or bfloat16, on a CPU, without a way back. Raises
    what `in_parts` does; there must be `kernels`.
    """
    job = Windows(grids, window, num_class_tokens, filters.eps)
    return job.pooled(x.contiguous(), filters.places, filters.scale, filters.bias)


def by_place(weight: Tensor) -> Tensor:
    """Filters (channels, 1, kt, kh, kw) as kernels read them, (places, channels)."""
    return weight.flatten(1).t().contiguous()


class Windows(NamedTuple):
    """How tokens are pooled, but for the numbers."""

    grids: tuple[Sizes, Sizes]
    window: tuple[Sizes, Sizes, Sizes]  # kernel, stride, padding
    num_class_tokens: int
    eps: float = 0.0  # of the norms, where there are any

    def blank(self, x: Tensor) -> Tensor:
        """Memory for what is made of tokens (B, N, signals, heads, d)."""
        t, h, w = self.grids[1]
        return x.new_empty(len(x), self.num_class_tokens + t * h * w, *x.shape[2:])

    def job(self, x: Tensor, *others: Tensor | None) -> Pooling:
        """The kernels' job; `others` are the result, what is convolved, filters by place, and the norms."""
        batch, _, signals, heads, depth = x.shape
        return Pooling(
            *(None if each is None else each.data_ptr() for each in (x, *others)),
            *(batch, self.num_class_tokens, signals, heads, depth),
            *(_Sizes(*sizes) for sizes in (*self.grids, *self.window)),
            self.strip,
            self.eps,
            KINDS.index(x.dtype),
        )

    @property
    def strip(self) -> int:
        """Rows of the resulting grid that a unit takes."""
        return max(1, LINES // self.window[1][1])

    def pooled(
        self, x: Tensor, places: Tensor, scale: Tensor, bias: Tensor, convolved: Tensor | None = None
    ) -> Tensor:
        """`pooled_tokens` of dense x; what enters the norms is written to `convolved`, where it is wanted."""
        out = self.blank(x)
        job = self.job(x, out, convolved, places, scale, bias)
        batch, _, signals, heads, _ = x.shape
        in_parts("pool_tokens", job, batch * signals * heads * -(-self.grids[1][1] // self.strip))
        return out


def largest_tokens(
    x: Tensor, *, grids: tuple[Sizes, Sizes], window: tuple[Sizes, Sizes, Sizes], num_class_tokens: int
) -> Tensor:
    """Tokens (B, N, C) of the first of two `grids`, pooled by the largest number to (B, N', C).

    `window` is of kernel, stride and padding, which is less than the kernel; class tokens stay as they are.
    Otherwise as `pooled_tokens`.
    """
    how, dense = Windows(grids, window, num_class_tokens), x.contiguous()[:, :, None, None]
    out = how.blank(dense)
    in_parts("pool_largest", how.job(dense, out, *[None] * 4), len(x) * grids[1][0] * grids[1][1])
    return out[:, :, 0, 0]
