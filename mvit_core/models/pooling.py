"""The pooling operator P(.; k, s, p) of MViT (arXiv 2104.11227, section 3.1), by convolution, max or average.

It pools the grid of queries, keys, values and the skip connection; class tokens are left as they are.
"""

from collections.abc import Callable
from functools import cache

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.gpu import pooling as on_card
from mvit_core.gpu.serving import gpu_serves
from mvit_core.gpu.sizes import Window
from mvit_core.models.arithmetic.depthwise import depthwise
from mvit_core.models.arithmetic.kernels import native_learns, native_serves
from mvit_core.models.base import apart
from mvit_core.models.geometry import THW, Pooling
from mvit_core.models.layers import layer_norm
from mvit_core.models.mvit_config import PoolMode
from mvit_core.native.pooling import Filters, largest_tokens, pooled_tokens
from mvit_core.native.pooling_training import pooled_in_training

FusedPool = Callable[..., Tensor]  # see `pooled_in_training`
FEW = 1 << 18  # numbers in a sample's grid up to which it pays to pool a batch at once


class Pool(nn.Module):
    """Pools the grid of one or more signals (query; key and value) at once; the class token is not pooled.

    "conv" is a depthwise convolution over a head's channels, its weights shared by the heads, followed by a
    LayerNorm over each head, of the class token too; "max" and "avg" have neither weights nor norm. Tokens
    are already a channels-last grid, as the convolution wants it: nothing is copied.
    """

    def __init__(self, pooling: Pooling, head_dim: int, mode: PoolMode, *, signals: int = 1) -> None:
        super().__init__()
        self.pooling, self.mode, self.signals = pooling, mode, signals
        self._laid_out: dict[range, Filters] = {}
        if mode != "conv":
            return
        channels = signals * head_dim
        self.conv = nn.Conv3d(
            channels, channels, pooling.kernel, pooling.stride, pooling.padding, groups=channels, bias=False
        )
        self.norms = nn.ModuleList(layer_norm(head_dim) for _ in range(signals))

    def lay_out(self) -> None:
        """Keep the filters in our own kernel's layout: for inference, where they don't change any more."""
        if self.mode == "conv":
            each = (range(signal, signal + 1) for signal in range(self.signals))
            self._laid_out = {signals: self._filters(signals) for signals in (range(self.signals), *each)}

    def forward(self, x: Tensor, thw: THW, num_class_tokens: int) -> tuple[Tensor, THW]:
        """(B, N, signals, heads, d) to (B, N', signals, heads, d) and its grid."""
        return self._pooled(x, thw, num_class_tokens, range(self.signals), self.pooling)

    def of_read(
        self, x: Tensor, thw: THW, num_class_tokens: int, number: int | None = None
    ) -> tuple[Tensor, THW]:
        """`forward` of the tokens of a grid `thw` that `read` left.

        x holds all signals, or, as (B, N, 1, heads, d), only the one of this `number`.
        """
        signals = range(self.signals) if number is None else range(number, number + 1)
        return self._pooled(x, self.pooling.grid_read(thw), num_class_tokens, signals, self.pooling.of_read)

    def read(self, x: Tensor, thw: THW, num_class_tokens: int) -> Tensor:
        """Those of the tokens (B, N, C) of a grid `thw` that lie in a window, and the class tokens."""
        if self.pooling.grid_read(thw) == thw:
            return x
        return x.index_select(1, tokens_read(self.pooling, thw, num_class_tokens, x.device))

    def normalize(self, x: Tensor) -> Tensor:
        """The LayerNorms that follow the convolution, of (B, N, signals, heads, d)."""
        return self._normalized(x, range(self.signals))

    def _pooled(
        self, x: Tensor, thw: THW, num_class_tokens: int, signals: range, pooling: Pooling
    ) -> tuple[Tensor, THW]:
        sizes = x.shape[2:]
        if self.mode == "conv":
            made = self._at_once(x, thw, num_class_tokens, signals, pooling)
            if made is not None:
                return made, pooling.output(thw)
        if self.mode == "max":
            pooled, thw = largest(x.flatten(2), pooling, thw, num_class_tokens)
            return torch.unflatten(pooled, 2, sizes), thw
        pooled, thw = on_grid(
            lambda grid: self._pool(grid, sizes[1], signals, pooling), x.flatten(2), thw, num_class_tokens
        )
        return self._normalized(torch.unflatten(pooled, 2, sizes), signals), thw

    def _at_once(
        self, x: Tensor, thw: THW, num_class_tokens: int, signals: range, pooling: Pooling
    ) -> Tensor | None:
        """Convolution and norms by one of our own kernels, if there is one for such tokens."""
        grids, window = (thw, pooling.output(thw)), window_of(pooling)
        if native_serves(x, in_bfloat16=True):
            filters = self._laid_out.get(signals) or self._filters(signals)
            return pooled_tokens(x, filters, grids=grids, window=window, num_class_tokens=num_class_tokens)
        if (pool := fused_for(x)) is None:
            return None
        parts = self._weight(signals).flatten(0, 1), self._norms(signals)
        return pool(x, *parts, grids=grids, window=window, num_class_tokens=num_class_tokens)

    def _filters(self, signals: range) -> Filters:
        return Filters.of(self._weight(signals).flatten(0, 1), self._norms(signals))

    def _norms(self, signals: range) -> list[nn.LayerNorm]:
        return [norm for norm in self.norms[signals.start : signals.stop] if isinstance(norm, nn.LayerNorm)]

    def _normalized(self, x: Tensor, signals: range) -> Tensor:
        if self.mode != "conv":
            return x
        normed = [self.norms[signal](one) for signal, one in zip(signals, x.unbind(2), strict=True)]
        return normed[0].unsqueeze(2) if len(normed) == 1 else torch.stack(normed, dim=2)

    def _pool(self, grid: Tensor, heads: int, signals: range, pooling: Pooling) -> Tensor:
        if self.mode == "avg":
            return average(grid, pooling)
        weight = self._weight(signals).unsqueeze(1).expand(-1, heads, -1, -1, -1, -1, -1)
        return depthwise(grid, weight.flatten(0, 2), pooling.stride, pooling.padding)

    def _weight(self, signals: range) -> Tensor:
        """The convolution's weights for some of the signals, (signals, d, 1, kt, kh, kw)."""
        return torch.unflatten(self.conv.weight, 0, (self.signals, -1))[signals.start : signals.stop]


def fused_for(x: Tensor) -> FusedPool | None:
    """Our own kernel for such tokens, in training on a CPU or on a GPU, if there is one."""
    if native_learns(x):
        return pooled_in_training
    return on_card.pooled_tokens if gpu_serves(x) else None


def window_of(pooling: Pooling) -> Window:
    """The pooling's window as our own kernels and programs take it."""
    return Window(pooling.kernel, pooling.stride, pooling.padding)


def tokens_read(pooling: Pooling, thw: THW, num_class_tokens: int, device: torch.device) -> Tensor:
    """Numbers of the tokens, class tokens and a grid of `thw`, that a pooling reads."""
    if torch.compiler.is_compiling():
        return counted_tokens(pooling, thw, num_class_tokens, device)
    return kept_tokens(pooling, thw, num_class_tokens, device)


@cache
def kept_tokens(pooling: Pooling, thw: THW, num_class_tokens: int, device: torch.device) -> Tensor:
    """`tokens_read`, cached for good: on a GPU it takes a dozen small steps, and recorded passes read it."""
    with torch.inference_mode(mode=False):
        return counted_tokens(pooling, thw, num_class_tokens, device)


def counted_tokens(pooling: Pooling, thw: THW, num_class_tokens: int, device: torch.device) -> Tensor:
    """`tokens_read`, counted on the device itself: a graph draws up these steps, not their outcome."""
    t, h, w = (places_read(pooling, thw, axis, device) for axis in range(3))
    numbers = ((t[:, None, None] * thw[1] + h[:, None]) * thw[2] + w).flatten() + num_class_tokens
    return torch.cat((torch.arange(num_class_tokens, device=device), numbers))


def places_read(pooling: Pooling, thw: THW, axis: int, device: torch.device) -> Tensor:
    """Which places of one axis lie in a window of a pooling."""
    kernel, stride, padding = pooling.kernel[axis], pooling.stride[axis], pooling.padding[axis]
    if stride <= kernel:
        return torch.arange(thw[axis], device=device)
    starts = torch.arange(pooling.output(thw)[axis], device=device) * stride - padding
    places = (starts[:, None] + torch.arange(kernel, device=device)).flatten()
    return places[padding : padding + pooling.grid_read(thw)[axis]]


def largest(x: Tensor, pooling: Pooling, thw: THW, num_class_tokens: int) -> tuple[Tensor, THW]:
    """Max pooling of tokens (B, [1 +] T*H*W, C), and the grid that it leaves."""
    window, to = window_of(pooling), pooling.output(thw)
    if native_serves(x, in_bfloat16=True):
        return largest_tokens(x, grids=(thw, to), window=window, num_class_tokens=num_class_tokens), to
    if gpu_serves(x) and not (torch.is_grad_enabled() and x.requires_grad):
        made = on_card.largest_tokens(x, grids=(thw, to), window=window, num_class_tokens=num_class_tokens)
        return made, to
    return on_grid(lambda grid: functional.max_pool3d(grid, *window), x, thw, num_class_tokens)


def average(grid: Tensor, pooling: Pooling) -> Tensor:
    """Average pooling of (B, C, T, H, W); the zeros of the padding count.

    torch refuses grids smaller than the kernel, even where they are not once padded; on CPUs it refuses
    16-bit numbers.
    """
    if grid.device.type == "cpu" and grid.dtype in (torch.bfloat16, torch.float16):
        return average(grid.float(), pooling).to(grid.dtype)
    sizes = zip(grid.shape[2:], pooling.kernel, strict=True)
    if all(length >= k for length, k in sizes):
        return functional.avg_pool3d(grid, pooling.kernel, pooling.stride, pooling.padding)
    t, h, w = pooling.padding
    return functional.avg_pool3d(functional.pad(grid, (w, w, h, h, t, t)), pooling.kernel, pooling.stride)


def on_grid(
    pool: Callable[[Tensor], Tensor], x: Tensor, thw: THW, num_class_tokens: int
) -> tuple[Tensor, THW]:
    """Applies `pool`, which takes and gives (B, C, T, H, W), to the grid of tokens (B, [1 +] T*H*W, C).

    Behind a class token the grid of a batch is not channels-last in memory, that of each sample is. On CPUs,
    where pooling would copy the batch, samples are therefore pooled one by one, unless they are so small that
    the calls cost more than the copy.
    """
    token, body = apart(x, num_class_tokens)
    grid = torch.unflatten(body, 1, thw).permute(0, 4, 1, 2, 3)
    at_hand = num_class_tokens and x.device.type == "cpu" and not torch.compiler.is_compiling()
    if at_hand and len(x) > 1 and body[0].numel() > FEW:
        pooled = torch.cat([pool(grid[number : number + 1]) for number in range(len(x))])
    else:
        pooled = pool(grid)
    tokens = pooled.permute(0, 2, 3, 4, 1).flatten(1, 3)
    shape = (pooled.shape[2], pooled.shape[3], pooled.shape[4])
    return (torch.cat((token, tokens), dim=1) if num_class_tokens else tokens), shape
