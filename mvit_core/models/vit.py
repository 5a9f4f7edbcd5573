"""Vision Transformer on video: joint space-time attention over tubelets.

That is ViT (arXiv 2010.11929, section 3.1) on patches with a length in time, and model 1 of ViViT (arXiv
2103.15691, section 3.3). With tubelets of one frame it is ViT-B, the baseline of the MViT paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from mvit_core.models.arithmetic.kernels import linear
from mvit_core.models.arithmetic.laid_out import Signal
from mvit_core.models.attention import attend
from mvit_core.models.base import Tokens, VideoModel, as_clips, init_linear, with_class_token
from mvit_core.models.geometry import THW, convolved
from mvit_core.models.layers import DropPath, Gelu, HiddenHead, Mlp, drop_rates, layer_norm
from mvit_core.models.positions import Positions, table
from mvit_core.models.tracing import Compared

Embedding = Literal["mean", "max", "sum", "first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VitConfig:
    """A whole ViT: depth, width, heads and tubelets (t, h, w). Images are clips of one frame."""

    depth: int = 12
    width: int = 768
    num_heads: int = 12
    mlp_dim: int = 3072
    tubelet: THW = (1, 16, 16)
    num_frames: int = 8
    crop: tuple[int, int] = (224, 224)  # height, width in pixels
    num_channels: int = 3  # 1: gray volumes
    num_classes: int = 400
    class_token: bool = True  # its embedding is the clip's
    embedding: Embedding = "mean"  # what else is the clip's: of all tokens, or the first of them
    hidden_head: int = 0  # numbers of the head's hidden layer; without one it is a single layer
    gelu: Gelu = "erf"
    drop_path: float = 0.0
    dropout: float = 0.0

    @property
    def grid(self) -> THW:
        """The grid of tubelets."""
        return convolved((self.num_frames, *self.crop), self.tubelet, self.tubelet, (0, 0, 0))


class SelfAttention(nn.Module):
    """Multi-head self-attention over all tokens of (B, N, C) (ViT paper, appendix A, equations 5 to 8)."""

    in_bytes = False  # see quantized.py

    def __init__(self, dim: int, num_heads: int) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x: Signal) -> Tensor:
        """(B, N, C) to the same."""
        q, k, v = torch.unflatten(linear(x, self.qkv), 2, (3, self.num_heads, -1)).permute(2, 0, 3, 1, 4)
        attended = attend(q, k, v, scale=q.shape[-1] ** -0.5, in_bytes=self.in_bytes)
        return linear(attended.transpose(1, 2).flatten(2), self.proj)

    def compared(self, x: Signal) -> Compared:
        """Queries and keys of `forward` on the same tokens (B, N, C), as one row; see tracing.py."""
        q, k, _ = torch.unflatten(linear(x, self.qkv), 2, (3, self.num_heads, -1)).permute(2, 0, 3, 1, 4)
        row = (1, 1, q.shape[2])
        return Compared(q, k, q.shape[-1] ** -0.5, row, row, row)


class EncoderBlock(nn.Module):
    """Attention, then an MLP, each on a normalized signal with a skip connection (ViT, equations 2 and 3)."""

    def __init__(self, config: VitConfig, *, attention: nn.Module, drop_path: float) -> None:
        super().__init__()
        self.norm1 = layer_norm(config.width)
        self.attention = attention
        self.norm2 = layer_norm(config.width)
        self.mlp = Mlp(config.width, config.mlp_dim, config.width, gelu=config.gelu)
        self.drop_path = DropPath(drop_path)

    def forward(self, x: Tensor) -> Tensor:
        """(..., C), whatever axes the attention wants, to the same."""
        x = x + self.drop_path(self.attention(self.norm1(x)))
        return self.mlp.residual(self.norm2(x), x, self.drop_path)


class Encoder(nn.Module):
    """The transformer encoder: class token, positions, a stack of blocks, norm (ViT, equations 1 to 4)."""

    def __init__(self, config: VitConfig, thw: THW, blocks: Iterable[nn.Module]) -> None:
        super().__init__()
        dim = config.width
        self.class_token = nn.Parameter(table(1, dim)[None]) if config.class_token else None
        self.positions = Positions("joint", thw, dim, class_token=config.class_token)
        self.blocks = nn.ModuleList(blocks)
        self.norm = layer_norm(dim)
        self.embedding: Embedding = "first" if config.class_token else config.embedding

    def forward(self, x: Tensor, thw: THW) -> list[Tensor]:
        """Tokens (B, T*H*W, C) to the output of each block, (B, [1 +] T*H*W, C), not yet normalized."""
        x = with_class_token(self.class_token, x) + self.positions(thw)
        outputs = []
        for block in self.blocks:
            x = block(x)
            outputs.append(x)
        return outputs

    def pooled(self, x: Tensor) -> Tensor:
        """The embedding (B, C) of the last block's output, after the norm."""
        if self.embedding == "first":
            token: Tensor = self.norm(x[:, 0])
            return token
        normed: Tensor = self.norm(x)
        if self.embedding == "max":
            return normed.amax(dim=1)
        return normed.mean(dim=1) if self.embedding == "mean" else normed.sum(dim=1)


def plain_blocks(config: VitConfig, depth: int) -> Iterator[EncoderBlock]:
    """`depth` blocks of joint attention, with stochastic depth that grows from 0 to `config.drop_path`."""
    for rate in drop_rates(config.drop_path, depth):
        attention = SelfAttention(config.width, config.num_heads)
        yield EncoderBlock(config, attention=attention, drop_path=rate)


class Vit(VideoModel):
    """The whole network: tubelets, encoder, linear head; `VideoModel` says what can be done with it."""

    def __init__(self, config: VitConfig) -> None:
        super().__init__()
        self.config = config
        self.has_class_token = config.class_token
        self.feature_dim, self.num_layers = config.width, config.depth + 2
        self.patch = nn.Conv3d(config.num_channels, config.width, config.tubelet, config.tubelet)
        self.encoder = Encoder(config, config.grid, plain_blocks(config, config.depth))
        self.dropout = nn.Dropout(config.dropout)
        self.head = head_of(config)
        self.apply(init_linear)

    def intermediates(self, clips: Tensor, blocks: Sequence[int] | None = None) -> list[Tokens]:
        """See the base class."""
        x, thw = tubelets(self.patch, clips)
        outputs = self.encoder(x, thw)
        return [
            Tokens(outputs[number], thw) for number in (range(len(outputs)) if blocks is None else blocks)
        ]

    def forward_tokens(self, clips: Tensor) -> Tokens:
        """See the base class."""
        x, thw = self.intermediates(clips)[-1]
        return Tokens(self.encoder.norm(x), thw)

    def embedded(self, clips: Tensor) -> Tensor:
        """See the base class."""
        return self.encoder.pooled(self.intermediates(clips)[-1].x)

    def attention_layers(self) -> list[nn.Module]:
        """See the base class."""
        return [block.attention for block in self.encoder.blocks if isinstance(block, EncoderBlock)]

    @property
    def token_grid(self) -> THW:
        """See the base class."""
        return self.config.grid

    def layer_depth(self, name: str) -> int:
        """See the base class."""
        return encoder_depth(name, self.num_layers)


def head_of(config: VitConfig) -> nn.Module:
    """What makes logits of embeddings."""
    if config.hidden_head:
        return HiddenHead(config.width, config.hidden_head, config.num_classes)
    return nn.Linear(config.width, config.num_classes)


def tubelets(patch: nn.Conv3d, clips: Tensor) -> Tokens:
    """Clips cut into tubelets, each projected to a token: ViViT's section 3.2, "tubelet embedding".

    Raises ValueError where a clip is smaller than one.
    """
    pictures = as_clips(clips)
    if any(size < side for size, side in zip(pictures.shape[2:], patch.kernel_size, strict=True)):
        clip, tubelet = (" x ".join(map(str, sizes)) for sizes in (pictures.shape[2:], patch.kernel_size))
        raise ValueError(f"Clips of {clip} hold no tubelet of {tubelet}.")
    grid = patch(pictures)
    return Tokens(grid.flatten(2).transpose(1, 2), (grid.shape[2], grid.shape[3], grid.shape[4]))


def encoder_depth(name: str, num_layers: int) -> int:
    """`layer_depth` of a parameter of an encoder, of its patch layer or of the head."""
    _, inside, rest = name.partition("blocks.")
    if inside:
        return int(rest.split(".")[0]) + 1
    return num_layers - 1 if name.startswith("head") or ".norm." in name else 0
