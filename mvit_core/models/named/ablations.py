"""The configurations of the MViT paper's ablations (arXiv 2104.11227, Tables 9 to 17 and A.3).

Each is a model like those of the registry: it can be counted, built and trained by its name.
`ablation_tables` tells which of them stands in which row, with what is published there. Unless its name says
otherwise a model is MViT-B 16x4 with max pooling of kernel s + 1.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from mvit_core.models.geometry import THW, Pooling
from mvit_core.models.mvit_config import BlockConfig, MViTConfig
from mvit_core.models.named.families import image_v1, small, v1, v2
from mvit_core.models.named.schedules import SPATIAL_STEP, Kernel, pooling, staged_blocks
from mvit_core.models.named.variant import IMAGENET, Published, Variant
from mvit_core.models.vit import VitConfig

BASE = v1(16, (1, 3, 14), num_frames=16, drop_path=0.2, pool_mode="max", kernel="s+1")
UNSAID = Published()
CUBE: THW = (3, 7, 7)


def _pooled(kv_stride: THW, *, adaptive: bool = True, transitions: THW = (1, 3, 14)) -> Variant:
    """The base with keys and values pooled otherwise, or with stages that begin elsewhere."""
    blocks = staged_blocks(16, transitions, kernel="s+1", kv_stride=kv_stride, adaptive=adaptive)
    return Variant(replace(BASE, blocks=blocks), UNSAID)


def _sampled(num_frames: int, frame_step: int, cube: THW, stride: THW) -> Variant:
    """The base on cubes of another size, half of it padded where they overlap."""
    t, h, w = (size // 2 if size > step else 0 for size, step in zip(cube, stride, strict=True))
    config = replace(BASE, num_frames=num_frames, patch=(cube, stride, (t, h, w)))
    return Variant(config, UNSAID, frame_step)


def _staged_at(*blocks: int) -> Variant:
    """The base with so many blocks in each stage, keys and values pooled as in Table 13."""
    first, second, third, _ = blocks
    return _pooled((2, 4, 4), transitions=(first, first + second, first + second + third))


def _plain(pool_q: Mapping[int, Pooling | None], pool_kv: Mapping[int, Pooling | None]) -> Variant:
    """ViT-B 8x8 with pooled queries or keys and values in some blocks, its channels everywhere the same."""
    plain = VitConfig()
    blocks = tuple(
        BlockConfig(
            dim=plain.width,
            dim_out=plain.width,
            num_heads=plain.num_heads,
            pool_q=pool_q.get(number),
            pool_kv=pool_kv.get(number),
        )
        for number in range(plain.depth)
    )
    patch = (plain.tubelet, plain.tubelet, (0, 0, 0))
    config = MViTConfig(blocks=blocks, num_frames=8, patch=patch, pool_mode="max", positions="joint")
    return Variant(config, UNSAID, 8)


def _with_kernel(kernel: Kernel) -> Variant:
    blocks = staged_blocks(16, (1, 3, 14), kernel=kernel)
    return Variant(replace(BASE, blocks=blocks), UNSAID)


def _image(config: MViTConfig, published: Published = UNSAID) -> Variant:
    return Variant(config, published, 1, colors=IMAGENET)


HALVED = pooling(SPATIAL_STEP, "s+1")

CONFIGURATIONS: Mapping[str, Variant] = MappingProxyType(
    {
        "mvit_b_16x4_max": Variant(BASE, Published(36.5, 70.5, "K400 77.2")),
        # Table 10. The published multiply-adds are those of eleven pooled blocks of the twelve.
        "vit_b_8x8_two_scales": _plain({6: HALVED}, {}),
        "vit_b_8x8_pooled_kv": _plain({}, dict.fromkeys(range(1, 12), HALVED)),
        # Table 11
        "mvit_b_16x4_max_no_positions": Variant(replace(BASE, positions="none"), UNSAID),
        "mvit_b_16x4_max_space_positions": Variant(replace(BASE, positions="space"), UNSAID),
        "mvit_b_16x4_max_joint_positions": Variant(replace(BASE, positions="joint"), UNSAID),
        # Table 12
        "mvit_b_8x8_max_patches": _sampled(8, 8, (1, 4, 4), (1, 4, 4)),
        "mvit_b_8x8_max_wide_patches": _sampled(8, 8, (1, 7, 7), (1, 4, 4)),
        "mvit_b_8x8_max_cubes": _sampled(8, 8, CUBE, (1, 4, 4)),
        "mvit_b_32x2_max_cubes": _sampled(32, 2, CUBE, (4, 4, 4)),
        "mvit_b_32x2_max_long_cubes": _sampled(32, 2, (7, 7, 7), (4, 4, 4)),
        # Table 13
        "mvit_b_16x4_max_stages_2_6_6_2": _staged_at(2, 6, 6, 2),
        "mvit_b_16x4_max_stages_2_4_6_4": _staged_at(2, 4, 6, 4),
        "mvit_b_16x4_max_stages_2_4_8_2": _staged_at(2, 4, 8, 2),
        "mvit_b_16x4_max_stages_2_2_8_4": _staged_at(2, 2, 8, 4),
        "mvit_b_16x4_max_stages_2_2_10_2": _staged_at(2, 2, 10, 2),
        # Table 14, and V5 of Table 13
        "mvit_b_16x4_max_kv_none": _pooled((1, 1, 1)),
        "mvit_b_16x4_max_kv_1x4x4_fixed": _pooled((1, 4, 4), adaptive=False),
        "mvit_b_16x4_max_kv_2x4x4_fixed": _pooled((2, 4, 4), adaptive=False),
        "mvit_b_16x4_max_kv_2x4x4": _pooled((2, 4, 4)),
        "mvit_b_16x4_max_kv_2x8x8": _pooled((2, 8, 8)),
        # Table 15
        "mvit_b_16x4_max_kernel_s": _with_kernel("s"),
        "mvit_b_16x4_max_kernel_2s+1": _with_kernel("2s+1"),
        "mvit_b_16x4_avg": Variant(replace(BASE, pool_mode="avg"), UNSAID),
        "mvit_b_16x4_conv_kernel_s+1": Variant(replace(BASE, pool_mode="conv"), UNSAID),
        # Tables 16, 17 and A.3
        "mvit_s_max": Variant(
            small(pool_mode="max", kernel="s+1"), Published(26.1, 32.9, "K400 74.3 (5x1 views)")
        ),
        "mvit_image_b16_max": _image(
            image_v1(16, (1, 3, 14), pool_mode="max", kernel="s+1"), Published(37.0, 7.8, "IN-1K 82.5")
        ),
        "mvit_image_b24_max": _image(
            image_v1(24, (2, 5, 21), pool_mode="max", kernel="s+1"), Published(53.5, 10.9, "IN-1K 83.1")
        ),
        "mvit_image_b24_wide_max": _image(
            image_v1(24, (2, 5, 21), width=112, crop=320, pool_mode="max", kernel="s+1"),
            Published(72.9, 32.7, "IN-1K 84.3"),
        ),
        **{
            f"mvit_image_b16_max_kv_{name}": _image(
                image_v1(16, (1, 3, 14), pool_mode="max", kernel="s+1", kv_stride=(1, step, step))
            )
            for name, step in (("8x8", 8), ("2x2", 2), ("none", 1))
        },
        # MViTv2-L as its paper counts parameters; the published weights' channels grow in attention instead.
        "mvitv2_l_40x3_mlp": Variant(
            replace(
                v2(48, (2, 8, 44), 40, 0.75, width=144, heads=2, expand_in_attention=False), crop=(312, 312)
            ),
            Published(217.6, 0, "K400 86.1"),
            3,
            colors=IMAGENET,
        ),
    }
)
