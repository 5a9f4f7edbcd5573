"""Parameters, multiply-adds and activation memory of a model, from its configuration alone.

Multiply-adds are those of linear layers, convolutions and attention, as the papers count their "FLOPs".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import prod
from typing import NamedTuple

from mvit_core.models.early import HALVING
from mvit_core.models.geometry import COLORS, THW
from mvit_core.models.mvit_config import BlockConfig, MViTConfig, skip_pooling
from mvit_core.models.named.variant import Variant
from mvit_core.models.vit import VitConfig


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one part for one clip; `activations` are the numbers kept for the backward pass."""

    name: str
    params: int
    multiply_adds: int
    activations: int = 0
    grid: THW = (0, 0, 0)  # that comes out
    dim: int = 0


def costs(variant: Variant) -> list[Cost]:
    """Each part of a model: the patch layer with its positions, every block, the head with the final norm."""
    config = variant.config
    if isinstance(config, MViTConfig):
        return list(mvit_costs(config))
    if variant.time_depth is not None:
        return list(factorized_encoder_costs(config, variant.time_depth))
    return list(vit_costs(config, variant.factorization.kind if variant.factorization else "joint"))


def total(parts: list[Cost]) -> Cost:
    """The sum of all parts."""
    return Cost(
        "total",
        sum(part.params for part in parts),
        sum(part.multiply_adds for part in parts),
        sum(part.activations for part in parts),
    )


def mvit_costs(config: MViTConfig) -> Iterator[Cost]:
    """The parts of an MViT."""
    dim, grid = config.blocks[0].dim, config.grid
    t, places, token = grid[0], grid[1] * grid[2], int(config.class_token)
    tables = {
        "none": 0,
        "fixed": 0,
        "space": places + token,
        "separate": places + t + token,
        "joint": t * places + token,
    }[config.positions]
    if config.early:
        yield early_cost(config)
    channels = config.early[-1] if config.early else config.num_channels
    yield patch_cost(dim, config.patch[0], grid, (tables + token) * dim, channels)
    for number, (block, thw) in enumerate(config.grids()):
        yield block_cost(f"block {number}", block, config, thw)
    last = config.blocks[-1].dim_out
    head, norms = head_cost(last, config.num_classes), 2 * dim * config.stem_norm
    yield replace(head, params=head.params + norms - 2 * last * (config.norm == "batch"))


class Sizes(NamedTuple):
    """Of a block: grids of queries and of keys, tokens that enter, queries, keys, channels of attention."""

    q_thw: THW
    kv_thw: THW
    n: int
    nq: int
    nkv: int
    width: int


def sizes_of(block: BlockConfig, config: MViTConfig, thw: THW) -> Sizes:
    """The sizes of a block that the grid `thw` enters."""
    q_thw = block.pool_q.output(thw) if block.pool_q else thw
    kv_thw = block.pool_kv.output(thw) if block.pool_kv else thw
    n, nq, nkv = (prod(grid) + int(config.class_token) for grid in (thw, q_thw, kv_thw))
    return Sizes(q_thw, kv_thw, n, nq, nkv, block.dim_out if config.expand_in_attention else block.dim)


def block_cost(name: str, block: BlockConfig, config: MViTConfig, thw: THW) -> Cost:
    """One block of an MViT, entered by the grid `thw`."""
    q_thw, kv_thw, n, nq, nkv, width = sizes_of(block, config, thw)
    hidden, biased = int(width * config.mlp_ratio), int(config.bias)
    layers = [  # of inputs, outputs, whether there are biases, applied to so many tokens
        (block.dim, width, int(config.qkv_bias), nq if config.pool_first else n),
        (block.dim, 2 * width, int(config.qkv_bias), nkv if config.pool_first else n),
        (width, width, biased, nq),
        (width, hidden, biased, nq),
        (hidden, block.dim_out, biased, nq),
    ]
    if block.dim != block.dim_out:
        layers.append((block.dim, block.dim_out, biased, n if config.expand_in_attention else nq))
    params = 2 * (block.dim + width) + sum(a * b + c * b for a, b, c, _ in layers)
    work = sum(a * b * tokens for a, b, _, tokens in layers) + 2 * nq * nkv * width
    head_dim, pooled = width // block.num_heads, block.dim if config.pool_first else width
    if config.pool_mode in ("conv", "conv_unshared"):
        channels = pooled // (block.num_heads if config.pool_mode == "conv" else 1)
        for pooling, grid, signals in ((block.pool_q, q_thw, 1), (block.pool_kv, kv_thw, 2)):
            size = prod(pooling.kernel) * (1 if config.depthwise else channels) if pooling else 0
            params += signals * channels * (size + 2) if pooling else 0
            work += signals * prod(grid) * pooled * size
    wanted = (config.relative_time, config.relative_space, config.relative_space)
    for want, q, kv in zip(wanted, q_thw, kv_thw, strict=True):
        params += (2 * max(q, kv) - 1) * head_dim * want
        work += prod(q_thw) * width * kv * want
    kept = block_activations(block, config, thw, hidden)
    return Cost(name, params, work, kept, q_thw, block.dim_out)


def block_activations(block: BlockConfig, config: MViTConfig, thw: THW, hidden: int) -> int:
    """What a block keeps for the backward pass, if attention is a fused kernel, which keeps no logits."""
    q_thw, kv_thw, n, nq, nkv, width = sizes_of(block, config, thw)
    kept = 2 * n * block.dim  # into and out of the first norm
    read = prod(block.pool_kv.grid_read(thw)) + int(config.class_token) if block.pool_kv else n
    kept += read * block.dim if read < n else 0  # tokens that keys and values are made of, picked out
    for pooling, projected, pooled, channels in (
        (block.pool_q, n, nq, width),
        (block.pool_kv, read, nkv, 2 * width),
    ):
        kept += projected * channels
        if pooling and config.pool_mode == "conv":
            kept += 2 * pooled * channels  # into and out of its norm
        elif pooling:
            kept += (3 if config.pool_mode == "max" else 1) * pooled * channels  # with 64-bit places
    axes = (config.relative_time, config.relative_space, config.relative_space)
    if any(axes):  # queries and keys once more, extended, and the queries in the order of each table's axis
        places = sum(size for size, want in zip(kv_thw, axes, strict=True) if want)
        kept += (nq + nkv) * (width + places * block.num_heads) + (sum(axes) - 1) * prod(q_thw) * width
    kept += nq * width * (2 if config.residual_pooling else 1)  # attention's output
    skip = skip_pooling(block.pool_q)
    if skip:
        expanded = config.expand_in_attention and block.dim != width
        kept += 2 * prod(q_thw) * width + (n * width if expanded else 0)
    return kept + 2 * nq * (width + hidden)  # the MLP's norm and its hidden layer, before and after


def vit_costs(config: VitConfig, kind: str) -> Iterator[Cost]:
    """The parts of a ViT with joint or factorized attention, which has no class token."""
    t, h, w = config.grid
    token = int(config.class_token and kind == "joint")
    n = t * h * w + token
    yield patch_cost(
        config.width, config.tubelet, config.grid, (n + token) * config.width, config.num_channels
    )
    pairs = {"joint": n * n, "self_attention": n * (t + h * w), "dot_product": n * (t + h * w) // 2}[kind]
    for number in range(config.depth):
        attentions = 2 if kind == "self_attention" else 1
        cost = encoder_cost(f"block {number}", config, n, pairs, attentions, config.grid)
        joined = n * config.width if kind == "dot_product" else 0  # the halves of the heads put together
        yield replace(cost, activations=cost.activations + joined)
    yield head_cost(config.width, config.num_classes, config.hidden_head)


def factorized_encoder_costs(config: VitConfig, time_depth: int) -> Iterator[Cost]:
    """The parts of ViViT's model 2: a spatial encoder for each time, then one over time."""
    t, h, w = config.grid
    token, dim = int(config.class_token), config.width
    space, time = h * w + token, t + token
    norm = 2 * dim  # the spatial encoder ends in a norm of its own; the head's counts the other
    extra = norm + (space + token) * dim + ((time + token) * dim if time_depth else -norm)
    yield patch_cost(dim, config.tubelet, config.grid, extra, config.num_channels)
    for number in range(config.depth):
        yield encoder_cost(f"space {number}", config, t * space, t * space * space, 1, config.grid)
    for number in range(time_depth):
        yield encoder_cost(f"time {number}", config, time, time * time, 1, (t, 1, 1))
    yield head_cost(dim, config.num_classes, config.hidden_head)


def encoder_cost(  # noqa: PLR0917
    name: str, config: VitConfig, tokens: int, pairs: int, attentions: int, grid: THW
) -> Cost:
    """One plain block: `attentions` of them, over `pairs` of tokens, and an MLP."""
    dim, hidden = config.width, config.mlp_dim
    params = attentions * (4 * dim * dim + 6 * dim) + 2 * dim * hidden + hidden + 3 * dim
    work = tokens * (attentions * 4 * dim * dim + 2 * dim * hidden) + 2 * pairs * dim
    kept = tokens * (attentions * 6 * dim + 2 * dim + 2 * hidden)
    return Cost(name, params, work, kept, grid, dim)


def early_cost(config: MViTConfig) -> Cost:
    """The convolutions before the patch layer, each with its norm and GELU."""
    params = work = kept = 0
    thw = (config.num_frames, *config.crop)
    for before, after in pairwise((COLORS, *config.early)):
        thw = HALVING.output(thw)
        filters = prod(HALVING.kernel) * before * after
        params += filters + 3 * after
        work += filters * prod(thw)
        kept += 3 * prod(thw) * after  # out of the convolution, the norm and the GELU
    return Cost("early", params, work, kept, thw, config.early[-1])


def patch_cost(dim: int, kernel: THW, grid: THW, tables: int, channels: int) -> Cost:
    """The patch layer; `tables` are the parameters of positions and class tokens."""
    filters = channels * prod(kernel) * dim
    return Cost("patch", filters + dim + tables, filters * prod(grid), prod(grid) * dim, grid, dim)


def head_cost(dim: int, num_classes: int, hidden: int = 0) -> Cost:
    """The final norm and the classifier, which may have a hidden layer."""
    layers = pairwise((dim, hidden, num_classes) if hidden else (dim, num_classes))
    filters = [(before * after, after) for before, after in layers]
    work = sum(weights for weights, _ in filters)
    return Cost("head", 2 * dim + work + sum(biases for _, biases in filters), work, dim + 2 * hidden)
