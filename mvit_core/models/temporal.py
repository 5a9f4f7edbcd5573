"""A head that finds bouts in time: one stage, without anchors, on a sequence of a backbone's embeddings.

After the ideas of ActionFormer (Zhang et al., arXiv 2202.07925): a pyramid over time, each level half as fine
as the one before it, whose blocks attend within a window; every place of every level says for each behavior
whether a bout of about that level's length goes on there (a score), and how far it reaches to both sides.
What is ours: levels are pooled as MViT pools space (arXiv 2104.11227, section 3.1: pooled queries, a pooled
skip), and places within a window are told apart by learned biases.

Sequences are (B, T, D), one embedding a *step*; the caller knows how long a step is in seconds. `known` is
(B, T), False where a shorter sequence of the batch has ended.
"""

from math import log
from typing import NamedTuple

import msgspec
import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.layers import DropPath, Mlp, layer_norm

FIRST_SCORE = 0.01  # of every place before training, so that the many empty ones do not drown the loss
FAR = -1e4  # logit of what must not be looked at: finite, so that rows of nothing else stay numbers


class TemporalConfig(msgspec.Struct, frozen=True, kw_only=True):
    """The geometry of a head."""

    feature_dim: int
    num_classes: int
    width: int = 96
    heads: int = 4
    stem: int = 2
    """Blocks at full rate before the pyramid."""
    levels: int = 4
    """Of the pyramid; the first is as fine as the sequence, each other half as fine as the one before it."""
    window: int = 9
    """Steps that a place attends to, itself in the middle."""
    tower: int = 2
    """Convolutions before the scores, and as many before the distances, shared by all levels."""
    dropout: float = 0.1
    drop_path: float = 0.1

    def __post_init__(self) -> None:
        sizes = (self.feature_dim, self.num_classes, self.width, self.heads, self.levels, self.tower)
        if min(sizes) < 1 or self.stem < 0 or self.width % self.heads or not self.window % 2:
            raise ValueError("impossible temporal head")
        if max(*sizes, self.stem, self.window) > 65_536 or self.levels > 16:
            raise ValueError("impossible temporal head")
        if not 0 <= self.dropout < 1 or not 0 <= self.drop_path < 1:
            raise ValueError("impossible temporal head")


class Level(NamedTuple):
    """What one level of the pyramid says of its places."""

    logits: Tensor  # (B, T', classes), before the sigmoid
    distances: Tensor  # (B, T', 2): back to the start and on to the end of the bout, in steps of the sequence
    known: Tensor  # (B, T')
    stride: int  # steps from one place to the next; the first place lies on the first step


class TemporalHead(nn.Module):
    """Embeddings (B, T, feature_dim) to what each `Level` says."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, config: TemporalConfig) -> None:
        super().__init__()
        self.config = config
        width = config.width
        self.register_buffer("mean", torch.zeros(config.feature_dim))
        self.register_buffer("deviation", torch.ones(config.feature_dim))
        self.dropout = nn.Dropout(config.dropout)
        self.embed = nn.Linear(config.feature_dim, width)
        self.mix = nn.Conv1d(width, width, 3, padding=1)
        self.stem = nn.ModuleList(LocalBlock(config, stride=1) for _ in range(config.stem))
        self.pyramid = nn.ModuleList(LocalBlock(config, stride=2) for _ in range(config.levels - 1))
        self.norms = nn.ModuleList(layer_norm(width) for _ in range(config.levels))
        self.score = Tower(width, config.num_classes, config.tower)
        self.reach = Tower(width, 2, config.tower)
        self.scales = nn.Parameter(torch.ones(config.levels))
        nn.init.constant_(self.score.bias, log(FIRST_SCORE / (1 - FIRST_SCORE)))

    def forward(self, sequences: Tensor, known: Tensor) -> list[Level]:
        """From the finest level to the coarsest."""
        x = self.embed(self.dropout((sequences - self.mean) / self.deviation))
        x = convolved(self.mix, functional.gelu(x), known)
        for block in self.stem:
            x, known = block(x, known)
        levels = [self._level(0, x, known)]
        for number, block in enumerate(self.pyramid, start=1):
            x, known = block(x, known)
            levels.append(self._level(number, x, known))
        return levels

    def _level(self, number: int, x: Tensor, known: Tensor) -> Level:
        x, stride = self.norms[number](x), 2**number
        reach = functional.softplus(self.reach(x, known) * self.scales[number])
        return Level(self.score(x, known), reach * stride, known, stride)


class LocalBlock(nn.Module):
    """A transformer block that looks `window` steps around; with a stride it leaves every second place."""

    def __init__(self, config: TemporalConfig, *, stride: int) -> None:
        super().__init__()
        self.stride = stride
        self.norm1, self.norm2 = layer_norm(config.width), layer_norm(config.width)
        self.attention = LocalAttention(config.width, config.heads, config.window, stride)
        self.mlp = Mlp(config.width, 2 * config.width, config.width)
        self.drop_path = DropPath(config.drop_path)

    def forward(self, x: Tensor, known: Tensor) -> tuple[Tensor, Tensor]:
        """(B, T, C) to (B, ceil(T / stride), C), and what of it is known."""
        attended = self.attention(self.norm1(x), known)
        if self.stride > 1:
            x, known = pooled(x, known, self.stride), known[:, :: self.stride]
        x = x + self.drop_path(attended)
        x = self.mlp.residual(self.norm2(x), x, self.drop_path)
        return x * known[..., None], known


class LocalAttention(nn.Module):
    """Multi-head attention of each place to the `window` places around it: its cost grows with T alone."""

    def __init__(self, width: int, heads: int, window: int, stride: int) -> None:
        super().__init__()
        self.heads, self.window, self.stride = heads, window, stride
        self.qkv = nn.Linear(width, 3 * width)
        self.pool = nn.Conv1d(3 * width, 3 * width, 3, stride=stride, padding=1, groups=3 * width)
        self.bias = nn.Parameter(torch.zeros(heads, window))
        self.proj = nn.Linear(width, width)

    def forward(self, x: Tensor, known: Tensor) -> Tensor:
        """(B, T, C) to (B, ceil(T / stride), C)."""
        qkv = convolved(self.pool, self.qkv(x), known)
        known = known[:, :: self.stride]
        q, k, v = torch.unflatten(qkv, 2, (3, self.heads, -1)).unbind(2)  # (B, T', heads, d)
        k, v = self._around(k), self._around(v)  # (B, T', heads, d, window)
        seen = self._around(known[..., None, None].to(x.dtype))  # (B, T', 1, 1, window)
        logits = (q[..., None] * k).sum(dim=3) * q.shape[-1] ** -0.5 + self.bias
        weights = logits.masked_fill(seen[:, :, :, 0] == 0, FAR).softmax(dim=-1)
        mixed: Tensor = self.proj((weights[:, :, :, None] * v).sum(dim=4).flatten(2))
        return mixed

    def _around(self, x: Tensor) -> Tensor:
        """The places around each place of (B, T, ...), zeros beyond the ends, along a new last axis."""
        reach = self.window // 2
        edge = x.new_zeros(x.shape[0], reach, *x.shape[2:])
        return torch.cat((edge, x, edge), dim=1).unfold(1, self.window, 1)


class Tower(nn.Module):
    """Convolutions over time, shared by the levels."""

    def __init__(self, width: int, num_out: int, depth: int) -> None:
        super().__init__()
        self.inner = nn.ModuleList(nn.Conv1d(width, width, 3, padding=1) for _ in range(depth))
        self.norms = nn.ModuleList(layer_norm(width) for _ in range(depth))
        self.last = nn.Conv1d(width, num_out, 3, padding=1)

    @property
    def bias(self) -> Tensor:
        """Of the last convolution."""
        assert self.last.bias is not None
        return self.last.bias

    def forward(self, x: Tensor, known: Tensor) -> Tensor:
        """(B, T, width) to (B, T, num_out)."""
        for conv, norm in zip(self.inner, self.norms, strict=True):
            x = functional.gelu(norm(convolved(conv, x, known)))
        return convolved(self.last, x, known)


def convolved(conv: nn.Module, x: Tensor, known: Tensor) -> Tensor:
    """A convolution over time of (B, T, C) that takes nothing from what is not known."""
    made: Tensor = conv((x * known[..., None]).transpose(1, 2))
    return made.transpose(1, 2)


def pooled(x: Tensor, known: Tensor, stride: int) -> Tensor:
    """The largest of three around every `stride`-th place of (B, T, C), as MViT pools its skips."""
    hidden = x.masked_fill(~known[..., None], FAR).transpose(1, 2)
    found = functional.max_pool1d(hidden, 3, stride, padding=1).transpose(1, 2)
    return found.masked_fill(~known[:, ::stride, None], 0.0)
