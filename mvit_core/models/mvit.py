"""Multiscale Vision Transformers: v1 (arXiv 2104.11227) and v2 (arXiv 2112.01526).

The idea: attention whose queries, keys and values are pooled over time and space. Pooled queries shrink the
grid from stage to stage while the channels grow; pooled keys and values make attention at high resolution
affordable.

Where to read on: `PoolingAttention` (v1's section 3.1) with `Pool` (its pooling operator) and v2's
`RelativePositions`; `MViTConfig` for the options, schedules.py for the stages (v1's section 3.2).
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from mvit_core.gpu.patches import patched
from mvit_core.gpu.serving import gpu_serves
from mvit_core.gpu.sizes import Window
from mvit_core.models.arithmetic.kernels import linear, onednn_serves
from mvit_core.models.arithmetic.laid_out import NativeLinear, Signal, picked
from mvit_core.models.base import Tokens, VideoModel, as_clips, init_linear, with_class_token
from mvit_core.models.early import EarlyConvolutions
from mvit_core.models.geometry import THW, convolved, triple
from mvit_core.models.layers import DropPath, Mlp, drop_rates, layer_norm, token_norm
from mvit_core.models.mvit_config import BlockConfig, MViTConfig, skip_pooling
from mvit_core.models.pooled_first import PooledFirst
from mvit_core.models.pooling import largest
from mvit_core.models.pooling_attention import PoolingAttention
from mvit_core.models.positions import Positions, table

LONG = 4096  # tokens that go through an MLP at a time on a CPU, so that its hidden layer stays in the cache


class Block(nn.Module):
    """Pooling attention, then an MLP, each on a normalized signal with a skip connection around it:

        x = pool(x) + attention(norm1(x)),  then  x = x + mlp(norm2(x)).

    `pool` is max pooling where the queries are strided, else the identity. Where the number of channels
    grows, in the MLP (v1) or in attention (v2), the skip connection around it is `expand`, a linear layer, of
    the *normalized* signal. (v1, section 3.2: channel expansion, query pooling, skip connections.)
    """

    def __init__(self, block: BlockConfig, model: MViTConfig, thw: THW, drop_path: float) -> None:
        super().__init__()
        width = block.dim_out if model.expand_in_attention else block.dim
        self.expand_in_attention = model.expand_in_attention
        self.num_class_tokens = int(model.class_token)
        self.dim_out = block.dim_out
        self.norm1 = token_norm(model.norm, block.dim)
        self.attention = (PooledFirst if model.pool_first else PoolingAttention)(block, model, thw)
        self.norm2 = token_norm(model.norm, width)
        self.mlp = Mlp(width, int(width * model.mlp_ratio), block.dim_out, bias=model.bias)
        grows = block.dim != block.dim_out
        self.expand = nn.Linear(block.dim, block.dim_out, bias=model.bias) if grows else None
        self.skip = skip_pooling(block.pool_q)
        self.drop_path = DropPath(drop_path)

    def forward(self, x: Tensor, thw: THW) -> tuple[Tensor, THW]:
        """(B, N, dim) on the grid `thw` to (B, N', dim_out) on the grid of the pooled queries."""
        attended, q_thw = self._attend(x, thw)
        return self._mix(attended), q_thw

    def of_class_token(self, x: Tensor, thw: THW) -> Tensor:
        """What `forward` gives for the class token: (B, 1, dim_out)."""
        normed = self.norm1(x)
        attended = self.attention.of_class_token(normed, thw)
        skip = self._expanded_before(picked(normed, lambda part: part[:, :1]), x[:, :1])
        return self._mix(self.attention.residual(attended, skip, self.drop_path))

    def _attend(self, x: Tensor, thw: THW) -> tuple[Tensor, THW]:
        """x = pool(x) + attention(norm1(x)), and the grid that is left."""
        normed = self.norm1(x)
        attended, q_thw = self.attention(normed, thw)
        skip = self._expanded_before(normed, x)
        if self.skip:
            skip, _ = largest(skip, self.skip, thw, self.num_class_tokens)
        return self.attention.residual(attended, skip, self.drop_path), q_thw

    def _expanded_before(self, normed: Signal, x: Tensor) -> Tensor:
        """What goes along the skip around attention, before it is pooled; v2 expands its channels here."""
        return linear(normed, self.expand) if self.expand is not None and self.expand_in_attention else x

    def _mix(self, x: Tensor) -> Tensor:
        """x = x + mlp(norm2(x)), which treats every token by itself."""
        in_parts = x.shape[1] > LONG and not isinstance(self.mlp.fc1, NativeLinear)
        if in_parts and onednn_serves(x) and not self.drop_path.active:
            return self._mix_in_parts(x)
        normed = self.norm2(x)
        skip = linear(normed, self.expand) if self.expand is not None and not self.expand_in_attention else x
        return self.mlp.residual(normed, skip, self.drop_path)

    def _mix_in_parts(self, x: Tensor) -> Tensor:
        mixed = x.new_empty(*x.shape[:2], self.dim_out)
        for before, after in zip(torch.split(x, LONG, dim=1), torch.split(mixed, LONG, dim=1), strict=True):
            after.copy_(self._mix(before))
        return mixed


class MViT(VideoModel):
    """The whole network (v1, sections 3.2 and 3.3): patches, class token, positions, blocks, norm, head.

    `VideoModel` says what can be done with it.
    """

    def __init__(self, config: MViTConfig) -> None:
        super().__init__()
        self.config = config
        dim = config.blocks[0].dim
        self.has_class_token = config.class_token
        self.feature_dim, self.num_layers = config.blocks[-1].dim_out, len(config.blocks) + 2
        self.early = EarlyConvolutions(config.early) if config.early else None
        self.patch = nn.Conv3d(config.early[-1] if config.early else config.num_channels, dim, *config.patch)
        self.class_token = nn.Parameter(table(1, dim)[None]) if config.class_token else None
        self.positions = Positions(config.positions, config.grid, dim, class_token=config.class_token)
        self.stem_norm = layer_norm(dim) if config.stem_norm else None
        rates = drop_rates(config.drop_path, len(config.blocks))
        self.blocks = nn.ModuleList(
            Block(block, config, thw, rate) for (block, thw), rate in zip(config.grids(), rates, strict=True)
        )
        self.norm: nn.Module = layer_norm(self.feature_dim) if config.norm == "layer" else nn.Identity()
        self.dropout = nn.Dropout(config.dropout)
        self.head: nn.Module = nn.Linear(self.feature_dim, config.num_classes)
        self.apply(init_linear)

    def stem(self, clips: Tensor) -> Tokens:
        """What enters the first block: the class token and the patches, with their absolute positions."""
        pictures = as_clips(clips)
        seen = self.early(pictures) if self.early else pictures
        patches, thw = self._patched(seen)
        x = self.positions.added(with_class_token(self.class_token, patches), thw)
        return Tokens(x if self.stem_norm is None else self.stem_norm(x), thw)

    def _patched(self, seen: Tensor) -> tuple[Tensor, THW]:
        """Patches (B, T * H * W, C) and their grid."""
        layer: nn.Module = self.patch
        if isinstance(layer, nn.Conv3d) and gpu_serves(seen) and not seen.requires_grad:
            thw = convolved(triple(seen.shape[2:]), *self.config.patch)
            return patched(seen, layer, Window(*self.config.patch), thw), thw
        dtype = layer.weight.dtype if isinstance(layer, nn.Conv3d) else seen.dtype
        grid: Tensor = layer(seen.to(dtype)).to(seen.dtype)
        return grid.flatten(2).transpose(1, 2), (grid.shape[2], grid.shape[3], grid.shape[4])

    def intermediates(self, clips: Tensor, blocks: Sequence[int] | None = None) -> list[Tokens]:
        """See the base class."""
        wanted = range(len(self.blocks)) if blocks is None else blocks
        x, thw = self.stem(clips)
        found = {}
        for number, block in enumerate(self.blocks):
            x, thw = block(x, thw)
            if number in wanted:
                found[number] = Tokens(x, thw)
        return [found[number] for number in wanted]

    def forward_tokens(self, clips: Tensor) -> Tokens:
        """See the base class."""
        x, thw = self.intermediates(clips, [len(self.blocks) - 1])[0]
        return Tokens(self.norm(x), thw)

    def embedded(self, clips: Tensor) -> Tensor:
        """See the base class. If only the class token is read, the last block computes nothing else."""
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
