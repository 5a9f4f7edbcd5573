"""Every model by name, with the figures that its paper gives (M parameters, G multiply-adds a clip)."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypedDict, Unpack

from mvit_core.models.base import VideoModel
from mvit_core.models.named.ablations import CONFIGURATIONS
from mvit_core.models.named.families import (
    MEAN_VIVIT,
    VIVIT,
    extra_small,
    extra_small_vit,
    image_v1,
    image_v2,
    small,
    v1,
    v2,
)
from mvit_core.models.named.variant import IMAGENET, Published, Variant
from mvit_core.models.vit import VitConfig
from mvit_core.models.vivit import Factorization

GROWN_IN_MLPS = (
    "the published weights' channels grow in attention, which gives the published multiply-adds; the "
    "published parameters are those of channels that grow in MLPs (mvitv2_l_40x3_mlp)"
)
WHOLE_MILLIONS = "published in whole millions; the official weights hold 51.47 M"

VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        "mvit_s": Variant(small(), Published(26.1, 32.9, "K400 76.0 (5x1 views)")),
        "mvit_b_16x4": Variant(
            v1(16, (1, 3, 14), num_frames=16, drop_path=0.2),
            Published(36.6, 70.5, "K400 78.4; K600 82.1; SSv2 64.7"),
        ),
        "mvit_b_32x3": Variant(
            v1(16, (1, 3, 14), num_frames=32, drop_path=0.2), Published(36.6, 170, "K400 80.2"), 3
        ),
        "mvit_b_64x3": Variant(
            v1(16, (1, 3, 14), num_frames=64, drop_path=0.2), Published(36.6, 455, "K400 81.2 (3x3 views)"), 3
        ),
        "mvit_b24_32x3": Variant(
            v1(24, (2, 5, 21), num_frames=32, drop_path=0.3), Published(52.9, 236, "K600 83.4; SSv2 68.7"), 3
        ),
        "mvit_b24_32x3_strided": Variant(  # SlowFast's MVIT_B_32x3_CONV: kernels one wider than strides
            v1(24, (2, 5, 21), num_frames=32, drop_path=0.3, kernel="s+1"), Published(), 3
        ),
        "mvit_image_b16": Variant(
            image_v1(16, (1, 3, 14)), Published(37.0, 7.8, "IN-1K 83.0"), 1, colors=IMAGENET
        ),
        "mvit_image_b16_separate": Variant(
            replace(image_v1(16, (1, 3, 14)), positions="separate"),
            Published(37.0, 7.8, "IN-1K 83.0"),
            1,
            colors=IMAGENET,
        ),
        "mvit_image_b24": Variant(
            image_v1(24, (2, 5, 21)), Published(53.5, 10.9, "IN-1K 83.1"), 1, colors=IMAGENET
        ),
        "mvit_image_b24_wide": Variant(
            image_v1(24, (2, 5, 21), width=112, crop=320),
            Published(72.9, 32.7, "IN-1K 84.8"),
            1,
            colors=IMAGENET,
        ),
        "mvitv2_s_16x4": Variant(v2(16, (1, 3, 14), 16, 0.2), Published(34.5, 64.5, "K400 81.0; SSv2 68.2")),
        "mvitv2_b_32x3": Variant(
            v2(24, (2, 5, 21), 32, 0.3), Published(51.2, 225, "K400 82.9; SSv2 70.5"), 3
        ),
        "mvitv2_b_16x16": Variant(v2(24, (2, 5, 21), 16, 0.3), Published(51.2, 0, "MammalNet"), 16),
        "mvitv2_l_40x3": Variant(
            replace(v2(48, (2, 8, 44), 40, 0.75, width=144, heads=2), crop=(312, 312)),
            Published(217.6, 2828, "K400 86.1", GROWN_IN_MLPS),
            3,
            colors=IMAGENET,
        ),
        "mvitv2_image_t": Variant(
            image_v2(10, (1, 3, 8), drop_path=0.1), Published(24, 4.7, "IN-1K 82.3"), 1, colors=IMAGENET
        ),
        "mvitv2_image_s": Variant(
            image_v2(16, (1, 3, 14), drop_path=0.1), Published(35, 7.0, "IN-1K 83.6"), 1, colors=IMAGENET
        ),
        "mvitv2_image_b": Variant(
            image_v2(24, (2, 5, 21), drop_path=0.3),
            Published(52, 10.2, "IN-1K 84.4", WHOLE_MILLIONS),
            1,
            colors=IMAGENET,
        ),
        "vit_b_8x8": Variant(
            VitConfig(), Published(87.2, 179.6, "K400 68.5 from scratch, 79.3 from ImageNet-21K"), 8
        ),
        "vivit_b_16x2_joint": Variant(VIVIT, Published(88.9, 455.2, "K400 80.0"), 2),
        "vivit_b_16x2_encoder": Variant(VIVIT, Published(115.1, 284.4, "K400 78.8"), 2, time_depth=4),
        "vivit_b_16x2_attention": Variant(
            MEAN_VIVIT, Published(117.3, 372.3, "K400 77.4"), 2, Factorization("self_attention")
        ),
        "vivit_b_16x2_product": Variant(
            MEAN_VIVIT, Published(88.9, 277.1, "K400 76.3"), 2, Factorization("dot_product")
        ),
        "mvit_xs": Variant(extra_small(), Published(), 8),
        "vit_xs": Variant(extra_small_vit(), Published(), 8),
    }
)


def known_variant(name: str) -> Variant | None:
    """The model called `name`, of those listed or of the paper's ablations; None where there is none."""
    return VARIANTS.get(name) or CONFIGURATIONS.get(name)


class Changes(TypedDict, total=False):
    """Numbers of a model that may be others than its paper's; None leaves them."""

    num_classes: int | None
    num_frames: int | None
    crop: tuple[int, int] | None  # height, width in pixels
    drop_path: float | None
    dropout: float | None


def variant(name: str, **changes: Unpack[Changes]) -> Variant:
    """The model called `name` with some of its numbers changed; raises KeyError where there is none."""
    found = known_variant(name)
    if found is None:
        raise KeyError(name)
    given = {key: value for key, value in changes.items() if value is not None}
    return replace(found, config=replace(found.config, **given))  # type: ignore[arg-type]  # checked above


def create_model(name: str, **changes: Unpack[Changes]) -> VideoModel:
    """The model called `name` with fresh weights; see `variant`."""
    return variant(name, **changes).build()
