"""The blocks of an MViT from the few numbers in a paper's table (arXiv 2104.11227, sections 3.2, 3.3)."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Literal

import numpy as np

from mvit_core.models.geometry import THW, Pooling, triple
from mvit_core.models.mvit_config import BlockConfig

SPATIAL_STEP: THW = (1, 2, 2)
KernelRule = Literal["s", "s+1", "2s+1"]  # of the stride, on the axes that are pooled (v1's Table 15)
Kernel = THW | KernelRule


def staged_blocks(
    depth: int,
    transitions: tuple[int, ...],
    *,
    width: int = 96,
    heads: int = 1,
    kernel: Kernel = (3, 3, 3),
    kv_stride: THW = (1, 8, 8),
    adaptive: bool = True,
    pool_every_q: bool = False,
    expand_in_attention: bool = False,
) -> tuple[BlockConfig, ...]:
    """Scale stages: channels and heads double, and rows and columns halve, at each transition.

    `transitions` are the numbers, from 0, of the blocks that begin a stage. `pool_every_q` gives the queries
    of all blocks a pooling (v2, of stride 1 within a stage), else only those of transitions (v1). Strides of
    keys and values are `adaptive`, or `kv_stride` in all blocks.
    """
    q_steps = dict.fromkeys(transitions, SPATIAL_STEP)
    strides = dict.fromkeys(range(depth), (1, 1, 1)) if pool_every_q else {}
    return scheduled_blocks(
        depth,
        width=width,
        heads=heads,
        dim_factors=dict.fromkeys(transitions, 2.0),
        head_factors=dict.fromkeys(transitions, 2.0),
        q_strides=strides | q_steps,
        kv_strides=adaptive_strides(depth, kv_stride, q_steps if adaptive else {}),
        kernel=kernel,
        expand_in_attention=expand_in_attention,
    )


def scheduled_blocks(
    depth: int,
    *,
    width: int,
    heads: int,
    dim_factors: Mapping[int, float],
    head_factors: Mapping[int, float],
    q_strides: Mapping[int, THW],
    kv_strides: Mapping[int, THW],
    kernel: Kernel | None,
    expand_in_attention: bool,
    unit: int = 1,
) -> tuple[BlockConfig, ...]:
    """Blocks with factors and strides given by block number; `kernel` None means "s+1".

    v2 multiplies the channels in the block of that number, v1 in the MLP of the block before it. Channels are
    rounded as in SlowFast: to a multiple of the block's heads, these multiplied by their factor once more (in
    PyTorchVideo this multiple is itself rounded, to a `unit` of 8).
    """
    num_heads = list(
        accumulate(range(depth), lambda now, i: scaled(now, head_factors.get(i, 1.0)), initial=heads)
    )
    widths = [width]
    for number in range(depth):
        named = number if expand_in_attention else number + 1
        divisor = scaled(num_heads[number + 1], head_factors.get(named, 1.0), unit, least=unit)
        widths.append(scaled(widths[-1], dim_factors.get(named, 1.0), divisor, least=unit))
    return tuple(
        BlockConfig(
            dim=widths[number],
            dim_out=widths[number + 1],
            num_heads=num_heads[number + 1],
            pool_q=pooling(q_strides.get(number), kernel),
            pool_kv=pooling(kv_strides.get(number), kernel),
        )
        for number in range(depth)
    )


def adaptive_strides(depth: int, start: THW, q_strides: Mapping[int, THW]) -> dict[int, THW]:
    """Key and value strides that shrink as the grid does: divided by each query stride, at least 1.

    So each block attends to about the same number of keys (v1, section 3.2: key-value pooling).
    """
    strides, now = {}, start
    for number in range(depth):
        step = q_strides.get(number, (1, 1, 1))
        now = (max(now[0] // step[0], 1), max(now[1] // step[1], 1), max(now[2] // step[2], 1))
        strides[number] = now
    return strides


def pooling(stride: THW | None, kernel: Kernel | None) -> Pooling | None:
    """The pooling of a block, or None where it would change nothing."""
    if stride is None:
        return None
    size = kernel if isinstance(kernel, tuple) else kernel_of(stride, kernel or "s+1")
    made = Pooling(size, stride, padded=kernel != "s")
    return None if made.is_identity else made


def kernel_of(stride: THW, rule: KernelRule) -> THW:
    """The kernel by a rule of v1's Table 15; 1 on an axis that is not strided."""
    factor, more = {"s": (1, 0), "s+1": (1, 1), "2s+1": (2, 1)}[rule]
    return triple(factor * step + more if step > 1 else 1 for step in stride)


def scaled(value: int, factor: float, divisor: int = 1, *, least: int = 1) -> int:
    """`value` times `factor`, rounded to a multiple of `divisor` without losing more than a tenth.

    In float32, as the originals multiply: there 45 x 1.3 is a little less than 58.5.
    """
    target = np.float32(value) * np.float32(factor)
    rounded = max(least, int(target + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * target else rounded
