"""The families of models from the few numbers by which their members differ."""

from dataclasses import replace

from mvit_core.models.geometry import THW
from mvit_core.models.mvit_config import MViTConfig, PoolMode
from mvit_core.models.named.schedules import Kernel, staged_blocks
from mvit_core.models.vit import VitConfig

IMAGE_PATCH: tuple[THW, THW, THW] = ((1, 7, 7), (1, 4, 4), (0, 3, 3))


def v1(
    depth: int,
    transitions: tuple[int, ...],
    *,
    num_frames: int,
    drop_path: float,
    pool_mode: PoolMode = "conv",
    kernel: Kernel = (3, 3, 3),
) -> MViTConfig:
    """A video MViT."""
    return MViTConfig(
        blocks=staged_blocks(depth, transitions, kernel=kernel, kv_stride=(1, 8, 8), adaptive=True),
        num_frames=num_frames,
        pool_mode=pool_mode,
        drop_path=drop_path,
        dropout=0.5,
    )


def v2(  # noqa: PLR0917
    depth: int,
    transitions: tuple[int, ...],
    num_frames: int,
    drop_path: float,
    width: int = 96,
    heads: int = 1,
    *,
    expand_in_attention: bool = True,
) -> MViTConfig:
    """A video MViTv2."""
    return MViTConfig(
        blocks=staged_blocks(
            depth,
            transitions,
            width=width,
            heads=heads,
            pool_every_q=True,
            expand_in_attention=expand_in_attention,
        ),
        num_frames=num_frames,
        positions="none",
        relative_space=True,
        relative_time=True,
        residual_pooling=True,
        expand_in_attention=expand_in_attention,
        drop_path=drop_path,
        dropout=0.5,
    )


def image_v1(
    depth: int,
    transitions: tuple[int, ...],
    *,
    width: int = 96,
    crop: int = 224,
    pool_mode: PoolMode = "conv",
    kernel: Kernel = (1, 3, 3),
    kv_stride: THW = (1, 4, 4),
) -> MViTConfig:
    """An image MViT: a clip of one frame."""
    return MViTConfig(
        blocks=staged_blocks(depth, transitions, width=width, kernel=kernel, kv_stride=kv_stride),
        num_frames=1,
        crop=(crop, crop),
        num_classes=1000,
        patch=IMAGE_PATCH,
        pool_mode=pool_mode,
        positions="joint",
        drop_path=0.1,
    )


def image_v2(depth: int, transitions: tuple[int, ...], *, drop_path: float) -> MViTConfig:
    """An image MViTv2."""
    return MViTConfig(
        blocks=staged_blocks(
            depth,
            transitions,
            kernel=(1, 3, 3),
            kv_stride=(1, 4, 4),
            pool_every_q=True,
            expand_in_attention=True,
        ),
        num_frames=1,
        num_classes=1000,
        patch=IMAGE_PATCH,
        class_token=False,
        positions="none",
        relative_space=True,
        residual_pooling=True,
        expand_in_attention=True,
        feature="mean",
        drop_path=drop_path,
    )


def small(*, pool_mode: PoolMode = "conv", kernel: Kernel = (3, 3, 3)) -> MViTConfig:
    """MViT-S: three stages on coarser patches.

    The paper leaves K-V strides and padding open. Patches padded by half of their kernel, as those of the
    other models are, make 29 x 29 tokens, of which these strides give its figures; of 28 x 28, without
    padding, strides of rows and columns miss the multiply-adds by 9 % or more.
    """
    return MViTConfig(
        blocks=staged_blocks(16, (3, 10), width=128, kernel=kernel, kv_stride=(1, 7, 7)),
        patch=((3, 8, 8), (2, 8, 8), (1, 4, 4)),
        pool_mode=pool_mode,
        drop_path=0.2,
        dropout=0.5,
    )


def extra_small() -> MViTConfig:
    """Ours, for machines without a GPU: a v2 without the costliest stage, on coarse, overlapping patches.

    Tokens of 4 x 4 pixels are too many for a processor's cache and too narrow for its matrix units; those of
    8 x 8 start where MViT-B's second stage stands. They come of small convolutions, with which it learns from
    few clips what it does not from wide patches in the same time (docs/performance/improve.md).
    """
    base = v2(12, (2, 9), 8, 0.05)
    return replace(
        base,
        blocks=staged_blocks(12, (2, 9), kv_stride=(1, 4, 4), pool_every_q=True, expand_in_attention=True),
        crop=(160, 160),
        early=(24, 48),
        patch=((3, 3, 3), (2, 2, 2), (1, 1, 1)),
        dropout=0.0,
    )


def extra_small_vit() -> VitConfig:
    """Ours, for comparisons on machines without a GPU: a ViT on patches as coarse as those of mvit_xs."""
    return VitConfig(
        depth=8, width=192, num_heads=3, mlp_dim=768, tubelet=(1, 8, 8), num_frames=8, crop=(96, 96)
    )


VIVIT = VitConfig(tubelet=(2, 16, 16), num_frames=32, gelu="tanh")
MEAN_VIVIT = replace(VIVIT, class_token=False)
