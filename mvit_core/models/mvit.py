"""Multiscale Vision Transformers: v1 (arXiv 2104.11227) and v2 (arXiv 2112.01526).

The idea: attention whose queries, keys and values are pooled over time and space. Pooled queries shrink the
grid from stage to stage while the channels grow; pooled keys and values make attention at high resolution
affordable.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.attention import attend, place_codes, relative_logits, table_length
from mvit_core.models.base import Tokens, VideoModel, as_clips, init_linear, with_class_token
from mvit_core.models.depthwise import depthwise
from mvit_core.models.early import HALVING, EarlyConvolutions
from mvit_core.models.geometry import THW, Pooling, convolved
from mvit_core.models.kernels import linear, linear_add, onednn_serves
from mvit_core.models.layers import DropPath, Mlp, drop_rates, layer_norm
from mvit_core.models.positions import PositionKind, Positions, table
from mvit_core.models.tracing import Compared

PoolMode = Literal["conv", "max", "avg"]
LONG = 4096  # tokens at a time through an MLP on a CPU, so that its hidden layer stays in the cache
Feature = Literal["class", "mean", "mean_then_norm"]  # of the class token, or of all grid tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockConfig:
    """One block: channels in and out, heads, and the pooling of queries and of keys and values."""

    dim: int
    dim_out: int
    num_heads: int
    pool_q: Pooling | None = None
    pool_kv: Pooling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MViTConfig:
    """A whole model. Images are clips of one frame."""

    blocks: tuple[BlockConfig, ...]
    num_frames: int = 16
    crop: tuple[int, int] = (224, 224)  # height, width in pixels
    num_classes: int = 400
    early: tuple[int, ...] = ()  # channels of convolutions before the patch layer, each halving the pictures
    patch: tuple[THW, THW, THW] = ((3, 7, 7), (2, 4, 4), (1, 3, 3))  # kernel, stride, padding
    pool_mode: PoolMode = "conv"
    class_token: bool = True
    positions: PositionKind = "separate"
    relative_space: bool = False  # v2: relative positions of rows and columns
    relative_time: bool = False  # v2: of times
    residual_pooling: bool = False  # v2: the pooled query is added to what attention gives
    residual_class_token: bool = False  # ... for the class token too
    expand_in_attention: bool = (
        False  # v2: channels grow in a stage's first attention; v1: in the MLP before it
    )
    qkv_bias: bool = True
    mlp_ratio: float = 4.0
    feature: Feature = "class"
    drop_path: float = 0.0  # of the last block; grows linearly from 0
    dropout: float = 0.0  # before the head

    @property
    def grid(self) -> THW:
        """The token grid after the patch layer."""
        thw = (self.num_frames, *self.crop)
        for _ in self.early:
            thw = HALVING.output(thw)
        return convolved(thw, *self.patch)

    def grids(self) -> Iterator[tuple[BlockConfig, THW]]:
        """Each block with the grid that enters it."""
        thw = self.grid
        for block in self.blocks:
            yield block, thw
            thw = block.pool_q.output(thw) if block.pool_q else thw


class Pool(nn.Module):
    """Pools the grid of one or more signals (query; key and value) at once; the class token passes by.

    Convolution is depthwise over a head's channels, the heads sharing its weights; LayerNorm over each head
    follows, for the class token too. Seen as channels-last, the tokens are already what the convolution
    wants: nothing is copied.
    """

    def __init__(self, pooling: Pooling, head_dim: int, mode: PoolMode, *, signals: int = 1) -> None:
        super().__init__()
        self.pooling, self.mode, self.signals = pooling, mode, signals
        if mode != "conv":
            return
        channels = signals * head_dim
        self.conv = nn.Conv3d(
            channels, channels, pooling.kernel, pooling.stride, pooling.padding, groups=channels, bias=False
        )
        self.norms = nn.ModuleList(layer_norm(head_dim) for _ in range(signals))

    def forward(self, x: Tensor, thw: THW, num_class_tokens: int) -> tuple[Tensor, THW]:
        """(B, N, signals, heads, d) to (B, N', signals, heads, d) and its grid."""
        sizes = x.shape[2:]
        pooled, thw = on_grid(lambda grid: self._pool(grid, sizes[1]), x.flatten(2), thw, num_class_tokens)
        return self.normalize(torch.unflatten(pooled, 2, sizes)), thw

    def normalize(self, x: Tensor) -> Tensor:
        """The norms that follow convolution, of (B, N, signals, heads, d)."""
        if self.mode != "conv":
            return x
        normed = [norm(x[:, :, signal]) for signal, norm in enumerate(self.norms)]
        return normed[0].unsqueeze(2) if self.signals == 1 else torch.stack(normed, dim=2)

    def _pool(self, grid: Tensor, heads: int) -> Tensor:
        kernel, stride, padding = self.pooling.kernel, self.pooling.stride, self.pooling.padding
        if self.mode == "max":
            return functional.max_pool3d(grid, kernel, stride, padding)
        if self.mode == "avg":
            return average(grid, self.pooling)
        weight = torch.unflatten(self.conv.weight, 0, (self.signals, 1, -1)).expand(
            -1, heads, -1, -1, -1, -1, -1
        )
        return depthwise(grid, weight.flatten(0, 2), stride, padding)


def average(grid: Tensor, pooling: Pooling) -> Tensor:
    """Average pooling of (B, C, T, H, W), the zeros of the padding counted.

    torch refuses grids that are smaller than the kernel, though with their padding they are not; on CPUs it
    refuses numbers of 16 bits.
    """
    if grid.device.type == "cpu" and grid.dtype in (torch.bfloat16, torch.float16):
        return average(grid.float(), pooling).to(grid.dtype)
    sizes = zip(grid.shape[2:], pooling.kernel, strict=True)
    if all(length >= k for length, k in sizes):
        return functional.avg_pool3d(grid, pooling.kernel, pooling.stride, pooling.padding)
    t, h, w = pooling.padding
    return functional.avg_pool3d(functional.pad(grid, (w, w, h, h, t, t)), pooling.kernel, pooling.stride)


class PooledAttention(nn.Module):
    """Multi-head pooling attention; v2 adds relative positions and residual pooling."""

    def __init__(self, block: BlockConfig, model: MViTConfig, thw: THW) -> None:
        super().__init__()
        width = block.dim_out if model.expand_in_attention else block.dim
        self.num_heads, self.head_dim = block.num_heads, width // block.num_heads
        self.num_class_tokens = int(model.class_token)
        self.adds_queries = model.residual_pooling
        self.residual_from = 0 if model.residual_class_token else self.num_class_tokens
        self.q = nn.Linear(block.dim, width, bias=model.qkv_bias)
        self.kv = nn.Linear(block.dim, 2 * width, bias=model.qkv_bias)
        self.proj = nn.Linear(width, width)
        self.pool_q = Pool(block.pool_q, self.head_dim, model.pool_mode) if block.pool_q else None
        self.pool_kv = (
            Pool(block.pool_kv, self.head_dim, model.pool_mode, signals=2) if block.pool_kv else None
        )
        q_thw = block.pool_q.output(thw) if block.pool_q else thw
        kv_thw = block.pool_kv.output(thw) if block.pool_kv else thw
        lengths = [table_length(q, kv) for q, kv in zip(q_thw, kv_thw, strict=True)]
        wanted = (model.relative_time, model.relative_space, model.relative_space)
        self.position_t, self.position_h, self.position_w = (
            table(length, self.head_dim) if want else None
            for length, want in zip(lengths, wanted, strict=True)
        )

    def forward(self, x: Tensor, thw: THW) -> tuple[Tensor, THW]:
        """(B, N, dim) on the grid `thw` to (B, N', width), not yet projected, on the grid of the queries."""
        query, q_thw = self._pooled(self._signals(x, self.q), thw, self.pool_q)
        pair, kv_thw = self._pooled(self._signals(x, self.kv), thw, self.pool_kv)
        q, k, v = query[:, :, 0].transpose(1, 2), *pair.permute(2, 0, 3, 1, 4)  # each (B, heads, N', d)
        if not self.knows_places:
            out = attend(q, k, v, scale=self.head_dim**-0.5)
        else:
            out = attend(*self._with_places(q, k, q_thw, kv_thw), v, scale=1.0)
        return self._with_residual(out.transpose(1, 2), query[:, :, 0]).flatten(2), q_thw

    @property
    def knows_places(self) -> bool:
        """Whether it has relative positions."""
        return self.position_t is not None or self.position_h is not None

    def compared(self, x: Tensor, thw: THW) -> Compared:
        """What `forward` compares on the same tokens; see tracing.py."""
        query, q_thw = self._pooled(self._signals(x, self.q), thw, self.pool_q)
        pair, kv_thw = self._pooled(self._signals(x, self.kv), thw, self.pool_kv)
        q, k = query[:, :, 0].transpose(1, 2), pair[:, :, 0].transpose(1, 2)
        if not self.knows_places:
            return Compared(q, k, self.head_dim**-0.5, thw, q_thw, kv_thw)
        return Compared(*self._with_places(q, k, q_thw, kv_thw), 1.0, thw, q_thw, kv_thw)

    def of_class_token(self, x: Tensor, thw: THW) -> Tensor:
        """What `forward` gives for the class token, (B, 1, width), without the work for the others.

        Its query is not pooled and knows no relative positions.
        """
        query = self._signals(x[:, :1], self.q)
        query = self.pool_q.normalize(query) if self.pool_q else query
        pair, _ = self._pooled(self._signals(x, self.kv), thw, self.pool_kv)
        q, k, v = query[:, :, 0].transpose(1, 2), *pair.permute(2, 0, 3, 1, 4)
        out = attend(q, k, v, scale=self.head_dim**-0.5).transpose(1, 2)
        return self._with_residual(out, query[:, :, 0]).flatten(2)

    def residual(self, x: Tensor, skip: Tensor, drop_path: DropPath) -> Tensor:
        """`skip` plus the projection of what `forward` gave, which `drop_path` may leave out."""
        if drop_path.active:
            dropped: Tensor = skip + drop_path(linear(x, self.proj))
            return dropped
        return linear_add(x, self.proj, skip)

    def _signals(self, x: Tensor, layer: nn.Linear) -> Tensor:
        """The layer's output as (B, N, signals, heads, d)."""
        return torch.unflatten(linear(x, layer), 2, (-1, self.num_heads, self.head_dim))

    def _pooled(self, x: Tensor, thw: THW, pool: Pool | None) -> tuple[Tensor, THW]:
        return (x, thw) if pool is None else pool(x, thw, self.num_class_tokens)

    def _with_places(self, q: Tensor, k: Tensor, q_thw: THW, kv_thw: THW) -> tuple[Tensor, Tensor]:
        """Queries and keys extended so that their product holds the relative positions; see attention.py."""
        tables = [self.position_t, self.position_h, self.position_w]
        skipped = self.num_class_tokens
        logits = relative_logits(q[:, :, skipped:], tables, q_thw, kv_thw)
        codes = functional.pad(place_codes(tables, kv_thw, k), (0, 0, skipped, 0))
        queries = torch.cat((q, functional.pad(logits, (0, 0, skipped, 0))), dim=-1)
        keys = torch.cat((k * self.head_dim**-0.5, codes.expand(*k.shape[:2], -1, -1)), dim=-1)
        return queries, keys

    def _with_residual(self, out: Tensor, query: Tensor) -> Tensor:
        """`out` (B, N, heads, d) plus the pooled queries, which the class token goes without."""
        if not self.adds_queries:
            return out
        first = self.residual_from
        if not torch.is_grad_enabled() and not torch.compiler.is_compiling():
            out[:, first:] += query[:, first:]
            return out
        return torch.cat((out[:, :first], out[:, first:] + query[:, first:]), dim=1)


class Block(nn.Module):
    """Pooling attention, then an MLP, each on a normalized signal with a skip connection around it."""

    def __init__(self, block: BlockConfig, model: MViTConfig, thw: THW, drop_path: float) -> None:
        super().__init__()
        width = block.dim_out if model.expand_in_attention else block.dim
        self.expand_in_attention = model.expand_in_attention
        self.num_class_tokens = int(model.class_token)
        self.norm1 = layer_norm(block.dim)
        self.attention = PooledAttention(block, model, thw)
        self.norm2 = layer_norm(width)
        self.mlp = Mlp(width, int(width * model.mlp_ratio), block.dim_out)
        self.expand = nn.Linear(block.dim, block.dim_out) if block.dim != block.dim_out else None
        self.skip = skip_pooling(block.pool_q)
        self.drop_path = DropPath(drop_path)

    def forward(self, x: Tensor, thw: THW) -> tuple[Tensor, THW]:
        """(B, N, dim) on the grid `thw` to (B, N', dim_out) on the grid of the pooled queries."""
        normed = self.norm1(x)
        attended, q_thw = self.attention(normed, thw)
        skip = self._expanded_before(normed, x)
        if self.skip:
            skip, _ = on_grid(self._pool_skip, skip, thw, self.num_class_tokens)
        return self._mix(self.attention.residual(attended, skip, self.drop_path)), q_thw

    def of_class_token(self, x: Tensor, thw: THW) -> Tensor:
        """What `forward` gives for the class token: (B, 1, dim_out)."""
        normed = self.norm1(x)
        attended = self.attention.of_class_token(normed, thw)
        skip = self._expanded_before(normed[:, :1], x[:, :1])
        return self._mix(self.attention.residual(attended, skip, self.drop_path))

    def _expanded_before(self, normed: Tensor, x: Tensor) -> Tensor:
        """The skip around attention: v2 expands it here, from the normalized signal."""
        return linear(normed, self.expand) if self.expand is not None and self.expand_in_attention else x

    def _mix(self, x: Tensor) -> Tensor:
        """The MLP and its skip, which every token goes through alone."""
        if x.shape[1] > LONG and onednn_serves(x) and not self.drop_path.active:
            return torch.cat([self._mix(part) for part in torch.split(x, LONG, dim=1)], dim=1)
        normed = self.norm2(x)
        skip = linear(normed, self.expand) if self.expand is not None and not self.expand_in_attention else x
        return self.mlp.residual(normed, skip, self.drop_path)

    def _pool_skip(self, grid: Tensor) -> Tensor:
        assert self.skip is not None
        return functional.max_pool3d(grid, self.skip.kernel, self.skip.stride, self.skip.padding)


class MViT(VideoModel):
    """The whole model; see `VideoModel` for its verbs."""

    def __init__(self, config: MViTConfig) -> None:
        super().__init__()
        self.config = config
        dim = config.blocks[0].dim
        self.has_class_token = config.class_token
        self.feature_dim, self.num_layers = config.blocks[-1].dim_out, len(config.blocks) + 2
        self.early = EarlyConvolutions(config.early) if config.early else None
        self.patch = nn.Conv3d(config.early[-1] if config.early else 3, dim, *config.patch)
        self.class_token = nn.Parameter(table(1, dim)[None]) if config.class_token else None
        self.positions = Positions(config.positions, config.grid, dim, class_token=config.class_token)
        rates = drop_rates(config.drop_path, len(config.blocks))
        self.blocks = nn.ModuleList(
            Block(block, config, thw, rate) for (block, thw), rate in zip(config.grids(), rates, strict=True)
        )
        self.norm = layer_norm(self.feature_dim)
        self.dropout = nn.Dropout(config.dropout)
        self.head: nn.Module = nn.Linear(self.feature_dim, config.num_classes)
        self.apply(init_linear)

    def stem(self, clips: Tensor) -> Tokens:
        """What enters the first block."""
        pictures = as_clips(clips)
        grid = self.patch(self.early(pictures) if self.early else pictures)  # (B, C, T, H, W)
        thw = (grid.shape[2], grid.shape[3], grid.shape[4])
        x = with_class_token(self.class_token, grid.flatten(2).transpose(1, 2))
        return Tokens(x if self.positions.kind == "none" else x + self.positions(thw), thw)

    def intermediates(self, clips: Tensor, blocks: Sequence[int] | None = None) -> list[Tokens]:
        """See the base class."""
        wanted = range(len(self.blocks)) if blocks is None else blocks
        x, thw = self.stem(clips)
        found = []
        for number, block in enumerate(self.blocks):
            x, thw = block(x, thw)
            if number in wanted:
                found.append(Tokens(x, thw))
        return found

    def forward_tokens(self, clips: Tensor) -> Tokens:
        """See the base class."""
        x, thw = self.intermediates(clips, [len(self.blocks) - 1])[0]
        return Tokens(self.norm(x), thw)

    def embedded(self, clips: Tensor) -> Tensor:
        """See the base class. Where only the class token is looked at, the last block works for it alone."""
        first = int(self.has_class_token)
        if self.config.feature == "class":
            x, thw = self.stem(clips)
            for block in self.blocks[:-1]:
                x, thw = block(x, thw)
            last = self.blocks[-1]
            assert isinstance(last, Block)
            embedding: Tensor = self.norm(last.of_class_token(x, thw))[:, 0]
            return embedding
        x, _ = self.intermediates(clips, [len(self.blocks) - 1])[0]
        if self.config.feature == "mean":
            embedding = self.norm(x)[:, first:].mean(dim=1)
        else:
            embedding = self.norm(x[:, first:].mean(dim=1))
        return embedding

    def attention_layers(self) -> list[nn.Module]:
        """See the base class."""
        return [block.attention for block in self.blocks if isinstance(block, Block)]

    @property
    def token_grid(self) -> THW:
        """See the base class."""
        return self.config.grid

    def layer_depth(self, name: str) -> int:
        """See the base class."""
        if name.startswith("blocks."):
            return int(name.split(".")[1]) + 1
        return self.num_layers - 1 if name.startswith(("norm", "head")) else 0


FEW = 1 << 18  # numbers of a sample's grid up to which it pays to pool a batch at once


def on_grid(
    pool: Callable[[Tensor], Tensor], x: Tensor, thw: THW, num_class_tokens: int
) -> tuple[Tensor, THW]:
    """`pool`, from (B, C, T, H, W) to the same of another grid, on tokens (B, [1 +] T*H*W, C).

    The tokens after a class token are channels-last only sample by sample; CPUs, whose pooling would copy a
    batch of them, take them so, unless they are few: then the many calls cost more than the copy.
    """
    token, body = x[:, :num_class_tokens], x[:, num_class_tokens:]
    grid = torch.unflatten(body, 1, thw).permute(0, 4, 1, 2, 3)
    apart = len(x) > 1 and num_class_tokens and x.device.type == "cpu" and body[0].numel() > FEW
    if apart and not torch.compiler.is_compiling():
        pooled = torch.cat([pool(grid[number : number + 1]) for number in range(len(x))])
    else:
        pooled = pool(grid)
    tokens = pooled.permute(0, 2, 3, 4, 1).flatten(1, 3)
    shape = (pooled.shape[2], pooled.shape[3], pooled.shape[4])
    return (torch.cat((token, tokens), dim=1) if num_class_tokens else tokens), shape


def skip_pooling(pool_q: Pooling | None) -> Pooling | None:
    """Max pooling of the skip around strided queries: kernel stride + 1; None where the grid stays."""
    if pool_q is None or prod(pool_q.stride) == 1:
        return None
    t, h, w = (step + 1 if step > 1 else step for step in pool_q.stride)
    return Pooling((t, h, w), pool_q.stride)
