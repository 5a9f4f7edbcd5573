"""The registry's models with everything kept but their size."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, islice

from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.named.variant import Variant
from mvit_core.models.registry import VARIANTS, known_variant


def tiny(name: str) -> Variant:
    """The model called `name` with 8 channels a head, 5 classes, and clips of few small frames.

    Of blocks in a row that are the same two are kept.
    """
    variant = known_variant(name)
    assert variant is not None
    config = variant.config
    frames, crop = min(config.num_frames, 4), (32, 32)
    if not isinstance(config, MViTConfig):
        small = replace(config, depth=3, width=24, num_heads=4, mlp_dim=48, num_frames=frames, crop=crop)
        return replace(variant, config=replace(small, num_classes=5))
    shrink = config.blocks[0].dim // config.blocks[0].num_heads // 8
    blocks = tuple(
        replace(block, dim=block.dim // shrink, dim_out=block.dim_out // shrink)
        for _, same in groupby(config.blocks)
        for block in islice(same, 2)
    )
    return replace(
        variant, config=replace(config, blocks=blocks, num_frames=frames, crop=crop, num_classes=5)
    )


def distinct(small: Callable[[str], Variant] = tiny) -> list[str]:
    """Names of the registry's models, one of each that `small` makes equal: size alone told them apart."""
    first: dict[object, str] = {}
    for name in sorted(VARIANTS):
        variant = small(name)
        first.setdefault((variant.config, variant.factorization, variant.time_depth), name)
    return list(first.values())
