"""ViViT's factorized models 2 to 4 (arXiv 2103.15691, section 3.3).

Model 1, joint space-time attention, is `vit.Vit` with tubelets of several frames. Model 2 is
`FactorizedEncoder`. Models 3 and 4 are `FactorizedVit` with blocks of `FactorizedSelfAttention` or
`FactorizedDotProduct`. Shapes: B clips, T time steps, S = H*W places in a step, C channels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import torch
from torch import Tensor, nn

from mvit_core.models.arithmetic.kernels import linear
from mvit_core.models.arithmetic.laid_out import Signal
from mvit_core.models.attention import attend
from mvit_core.models.base import Tokens, VideoModel, init_linear
from mvit_core.models.geometry import THW
from mvit_core.models.layers import DropPath, Mlp, drop_rates, layer_norm
from mvit_core.models.vit import (
    Encoder,
    EncoderBlock,
    SelfAttention,
    VitConfig,
    encoder_depth,
    head_of,
    plain_blocks,
    tubelets,
)

Order = Literal["time_space", "space_time"]


class FactorizedEncoder(VideoModel):
    """Model 2, factorized encoder: a spatial encoder embeds each time step on its own, then a temporal one
    of `time_depth` blocks (0: the mean over time) works on the sequence of these embeddings.
    """

    def __init__(self, config: VitConfig, *, time_depth: int = 4) -> None:
        super().__init__()
        self.config = config
        self.has_class_token = False  # the tokens of `forward_tokens` are places alone
        t, h, w = config.grid
        self.feature_dim, self.num_layers = config.width, config.depth + time_depth + 2
        self.patch = nn.Conv3d(config.num_channels, config.width, config.tubelet, config.tubelet)
        self.space = Encoder(config, (1, h, w), plain_blocks(config, config.depth))
        self.time = Encoder(config, (t, 1, 1), plain_blocks(config, time_depth)) if time_depth else None
        self.dropout = nn.Dropout(config.dropout)
        self.head = head_of(config)
        self.apply(init_linear)

    def intermediates(self, clips: Tensor, blocks: Sequence[int] | None = None) -> list[Tokens]:
        """See the base class; only of the spatial encoder's blocks, without class tokens."""
        x, thw = tubelets(self.patch, clips)
        outputs = self._spatial(x, thw)
        first = int(self.config.class_token)
        chosen = [outputs[number] for number in (range(len(outputs)) if blocks is None else blocks)]
        return [Tokens(output[:, first:].reshape(x.shape), thw) for output in chosen]

    def forward_tokens(self, clips: Tensor) -> Tokens:
        """See the base class; from the spatial encoder alone, so they know nothing of other time steps."""
        x, thw = self.intermediates(clips)[-1]
        return Tokens(self.space.norm(x), thw)

    def embedded(self, clips: Tensor) -> Tensor:
        """See the base class."""
        x, thw = tubelets(self.patch, clips)
        frames = self.space.pooled(self._spatial(x, thw)[-1])  # (B*T, C)
        steps = torch.unflatten(frames, 0, (x.shape[0], thw[0]))
        if self.time is None:
            mean: Tensor = steps.mean(dim=1)
            return mean
        embedding: Tensor = self.time.pooled(self.time(steps, (thw[0], 1, 1))[-1])
        return embedding

    def layer_depth(self, name: str) -> int:
        """See the base class."""
        if name.startswith("time."):
            within = encoder_depth(name, self.num_layers - self.config.depth)
            return within + self.config.depth if within else self.config.depth + 1
        if name.startswith("space.norm."):
            return self.config.depth
        return encoder_depth(name, self.num_layers)

    def _spatial(self, x: Tensor, thw: THW) -> list[Tensor]:
        frames = x.reshape(x.shape[0] * thw[0], thw[1] * thw[2], x.shape[2])
        outputs: list[Tensor] = self.space(frames, (1, *thw[1:]))
        return outputs


class FactorizedSelfAttention(nn.Module):
    """Model 3's two attentions, in the given order, each with its own norm and skip connection.

    Temporal: each place attends to itself at all time steps. Spatial: to all places of its own time step.
    """

    def __init__(self, config: VitConfig, drop_path: float, order: Order) -> None:
        super().__init__()
        self.order: Order = order
        self.norm_time, self.norm_space = layer_norm(config.width), layer_norm(config.width)
        self.time = SelfAttention(config.width, config.num_heads)
        self.space = SelfAttention(config.width, config.num_heads)
        self.drop_path = DropPath(drop_path)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, S, C) to the same."""
        steps = (self._over_time, self._over_space)
        for step in steps if self.order == "time_space" else steps[::-1]:
            x = x + self.drop_path(step(x))
        return x

    def _over_time(self, x: Tensor) -> Tensor:
        columns = self.norm_time(x).transpose(1, 2).flatten(0, 1)  # (B*S, T, C)
        attended: Tensor = self.time(columns).unflatten(0, (x.shape[0], x.shape[2])).transpose(1, 2)
        return attended

    def _over_space(self, x: Tensor) -> Tensor:
        attended: Tensor = self.space(self.norm_space(x).flatten(0, 1)).view_as(x)
        return attended


class FactorizedBlock(nn.Module):
    """Model 3's block: temporal and spatial attention in turn, then an MLP."""

    def __init__(self, config: VitConfig, drop_path: float, order: Order) -> None:
        super().__init__()
        self.attention = FactorizedSelfAttention(config, drop_path, order)
        self.norm2 = layer_norm(config.width)
        self.mlp = Mlp(config.width, config.mlp_dim, config.width, gelu=config.gelu)
        self.drop_path = DropPath(drop_path)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, S, C) to the same."""
        x = self.attention(x)
        return self.mlp.residual(self.norm2(x), x, self.drop_path)


class FactorizedDotProduct(nn.Module):
    """Model 4's attention, factorized dot-product: of the heads the first half attends over time, the second
    over space; their outputs are joined before the projection.
    """

    in_bytes = False  # see quantized.py

    def __init__(self, dim: int, num_heads: int) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x: Signal) -> Tensor:
        """(B, T, S, C) to the same."""
        qkv = torch.unflatten(
            linear(x, self.qkv), 3, (3, 2, self.num_heads // 2, -1)
        )  # (B, T, S, 3, 2, h, d)
        q, k, v = qkv.permute(3, 4, 0, 5, 1, 2, 6)  # each (2, B, h, T, S, d)
        attend_along = partial(attend, scale=q.shape[-1] ** -0.5, in_bytes=self.in_bytes)
        over_time = attend_along(*(part[0].transpose(2, 3).flatten(1, 2) for part in (q, k, v)))
        over_time = torch.unflatten(over_time, 1, (-1, q.shape[4])).transpose(2, 3)  # (B, h, T, S, d)
        over_space = attend_along(*(part[1].flatten(1, 2) for part in (q, k, v)))
        over_space = torch.unflatten(over_space, 1, (-1, q.shape[3]))
        heads = torch.cat((over_time, over_space), dim=1).permute(0, 2, 3, 1, 4).flatten(3)
        return linear(heads, self.proj)


@dataclass(frozen=True, slots=True)
class Factorization:
    """The attention of a `FactorizedVit`'s blocks: model 3's (with its `order`) or model 4's."""

    kind: Literal["self_attention", "dot_product"]
    order: Order = "time_space"  # the original code's default; the paper's text names space first

    def block(self, config: VitConfig, drop_path: float) -> nn.Module:
        """One block, on tokens (B, T, S, C)."""
        if self.kind == "self_attention":
            return FactorizedBlock(config, drop_path, self.order)
        attention = FactorizedDotProduct(config.width, config.num_heads)
        return EncoderBlock(config, attention=attention, drop_path=drop_path)


class FactorizedVit(VideoModel):
    """Models 3 and 4: one encoder of factorized blocks; the embedding is the mean over all tokens.

    There is no class token: it could not be reshaped between space and time.
    """

    def __init__(self, config: VitConfig, factorization: Factorization) -> None:
        super().__init__()
        self.config = config
        self.has_class_token = False
        self.feature_dim, self.num_layers = config.width, config.depth + 2
        self.patch = nn.Conv3d(config.num_channels, config.width, config.tubelet, config.tubelet)
        rates = drop_rates(config.drop_path, config.depth)
        blocks = (factorization.block(config, rate) for rate in rates)
        self.encoder = Encoder(replace(config, class_token=False), config.grid, blocks)
        self.dropout = nn.Dropout(config.dropout)
        self.head = head_of(config)
        self.apply(init_linear)

    def intermediates(self, clips: Tensor, blocks: Sequence[int] | None = None) -> list[Tokens]:
        """See the base class."""
        x, thw = tubelets(self.patch, clips)
        x = (x + self.encoder.positions(thw)).unflatten(1, (thw[0], -1))  # (B, T, S, C)
        outputs = []
        for block in self.encoder.blocks:
            x = block(x)
            outputs.append(Tokens(x.flatten(1, 2), thw))
        return outputs if blocks is None else [outputs[number] for number in blocks]

    def forward_tokens(self, clips: Tensor) -> Tokens:
        """See the base class."""
        x, thw = self.intermediates(clips)[-1]
        return Tokens(self.encoder.norm(x), thw)

    def embedded(self, clips: Tensor) -> Tensor:
        """See the base class."""
        return self.encoder.pooled(self.intermediates(clips)[-1].x)

    def layer_depth(self, name: str) -> int:
        """See the base class."""
        return encoder_depth(name, self.num_layers)
