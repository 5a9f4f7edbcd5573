"""An MViT in numbers: channels, heads and pooling of each block, and the options of v1 and v2."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Literal

from mvit_core.models.early import HALVING
from mvit_core.models.geometry import COLORS, THW, Pooling, convolved
from mvit_core.models.layers import NormKind
from mvit_core.models.positions import PositionKind

PoolMode = Literal["conv", "conv_unshared", "max", "avg"]  # unshared: each head has filters of its own
Feature = Literal["class", "mean", "mean_then_norm"]  # the class token, or the mean of all others


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockConfig:
    """One block: channels in and out, heads, and the pooling of queries and of keys and values.

    The heads share the channels that attention works on (`dim` in v1, `dim_out` in v2) evenly.
    """

    dim: int
    dim_out: int
    num_heads: int
    pool_q: Pooling | None = None
    pool_kv: Pooling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MViTConfig:
    """A whole model. Images are clips of one frame.

    Those from `stem_norm` on are what the original implementations can do beyond the papers' models.
    """

    blocks: tuple[BlockConfig, ...]
    num_frames: int = 16
    crop: tuple[int, int] = (224, 224)  # height, width in pixels
    num_classes: int = 400
    early: tuple[int, ...] = ()  # channels of convolutions before the patch layer, each halving the pictures
    patch: tuple[THW, THW, THW] = ((3, 7, 7), (2, 4, 4), (1, 3, 3))  # of the cubes: kernel, stride, padding
    pool_mode: PoolMode = "conv"
    class_token: bool = True
    positions: PositionKind = "separate"
    relative_space: bool = False  # v2: decomposed relative positions, height and width
    relative_time: bool = False  # v2: ... and time
    distances_from_last: bool = False  # torchvision's way of counting distances; see relative_positions.py
    residual_pooling: bool = False  # v2: pooled queries are added to the output of attention
    residual_class_token: bool = False  # ... the class token's too, as in torchvision
    expand_in_attention: bool = False  # channels grow in a stage's first attention (v2), else the MLP before
    qkv_bias: bool = True
    mlp_ratio: float = 4.0
    feature: Feature = "class"  # what the head sees; "class" needs a class token
    drop_path: float = 0.0  # stochastic depth of the last block; grows linearly from 0 in the first
    dropout: float = 0.0  # before the head
    num_channels: int = COLORS  # of the pictures, where there are no early convolutions
    stem_norm: bool = False  # a LayerNorm of what enters the first block
    pool_first: bool = False  # pooled before queries, keys and values are projected; see pooled_first.py
    depthwise: bool = True  # pooling by convolution mixes no channels; see plain_pool.py
    norm: NormKind = "layer"  # "batch": of the blocks and, before it, of pooling; there is no final norm then
    bias: bool = True  # of the linear layers in blocks but those of queries, keys and values

    def __post_init__(self) -> None:
        if self.pool_mode == "conv_unshared" and not self.pool_first:
            raise ValueError("filters are the heads' own only where pooling comes before projection")

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


def skip_pooling(pool_q: Pooling | None) -> Pooling | None:
    """Max pooling of the skip around strided queries, of kernel stride + 1; None where the grid stays."""
    if pool_q is None or prod(pool_q.stride) == 1:
        return None
    t, h, w = (step + 1 if step > 1 else step for step in pool_q.stride)
    return Pooling((t, h, w), pool_q.stride)
