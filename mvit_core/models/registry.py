"""Every model by name, with the figures that its paper gives (M parameters, G multiply-adds a clip)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW
from mvit_core.models.mvit import MViT, MViTConfig
from mvit_core.models.schedules import staged_blocks
from mvit_core.models.vit import Vit, VitConfig
from mvit_core.models.vivit import Factorization, FactorizedEncoder, FactorizedVit


@dataclass(frozen=True, slots=True)
class Published:
    """What the paper says of a model; 0 where it says nothing."""

    params_m: float = 0.0
    gflops: float = 0.0
    accuracy: str = ""


@dataclass(frozen=True, slots=True)
class Colors:
    """Mean and deviation of RGB, in shares of full intensity, by which clips are normalized."""

    mean: tuple[float, float, float]
    std: tuple[float, float, float]


GRAY = Colors((0.45, 0.45, 0.45), (0.225, 0.225, 0.225))
IMAGENET = Colors((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


@dataclass(frozen=True, slots=True)
class Variant:
    """One named model. `frame_step` is the clip's temporal stride at about 30 frames a second."""

    config: MViTConfig | VitConfig
    published: Published
    frame_step: int = 4
    factorization: Factorization | None = None  # ViViT's models 3 and 4
    time_depth: int | None = None  # ViViT's model 2
    colors: Colors = GRAY  # what published weights expect

    def build(self) -> VideoModel:
        """The model with fresh weights."""
        config = self.config
        if isinstance(config, MViTConfig):
            return MViT(config)
        if self.time_depth is not None:
            return FactorizedEncoder(config, time_depth=self.time_depth)
        return FactorizedVit(config, self.factorization) if self.factorization else Vit(config)


IMAGE_PATCH: tuple[THW, THW, THW] = ((1, 7, 7), (1, 4, 4), (0, 3, 3))


def v1(depth: int, transitions: tuple[int, ...], *, num_frames: int, drop_path: float) -> MViTConfig:
    """A video MViT."""
    return MViTConfig(
        blocks=staged_blocks(depth, transitions), num_frames=num_frames, drop_path=drop_path, dropout=0.5
    )


def v2(  # noqa: PLR0917
    depth: int,
    transitions: tuple[int, ...],
    num_frames: int,
    drop_path: float,
    width: int = 96,
    heads: int = 1,
) -> MViTConfig:
    """A video MViTv2."""
    return MViTConfig(
        blocks=staged_blocks(
            depth, transitions, width=width, heads=heads, pool_every_q=True, expand_in_attention=True
        ),
        num_frames=num_frames,
        positions="none",
        relative_space=True,
        relative_time=True,
        residual_pooling=True,
        expand_in_attention=True,
        drop_path=drop_path,
        dropout=0.5,
    )


def image_v1(depth: int, transitions: tuple[int, ...], *, width: int = 96, crop: int = 224) -> MViTConfig:
    """An image MViT: a clip of one frame."""
    return MViTConfig(
        blocks=staged_blocks(depth, transitions, width=width, kernel=(1, 3, 3), kv_stride=(1, 4, 4)),
        num_frames=1,
        crop=(crop, crop),
        num_classes=1000,
        patch=IMAGE_PATCH,
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


def small() -> MViTConfig:
    """MViT-S: three stages on coarser patches. The paper leaves K-V strides open; these give its figures."""
    return MViTConfig(
        blocks=staged_blocks(16, (3, 10), width=128, kv_stride=(1, 7, 7)),
        patch=((3, 8, 8), (2, 8, 8), (1, 4, 4)),
        drop_path=0.2,
        dropout=0.5,
    )


def extra_small() -> MViTConfig:
    """Ours, for machines without a GPU: a v2 without the costliest stage, on coarse, overlapping patches.

    Tokens of 4 x 4 pixels are too many for a processor's cache and too narrow for its matrix units; those of
    8 x 8 start where MViT-B's second stage stands. They come of small convolutions, with which it learns from
    few clips what it does not from wide patches in the same time (docs/performance.md).
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


VIVIT = VitConfig(tubelet=(2, 16, 16), num_frames=32, gelu="tanh")
MEAN_VIVIT = replace(VIVIT, class_token=False)

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
            Published(72.7, 32.7, "IN-1K 84.8"),
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
            Published(217.6, 2828, "K400 86.1"),
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
            image_v2(24, (2, 5, 21), drop_path=0.3), Published(52, 10.2, "IN-1K 84.4"), 1, colors=IMAGENET
        ),
        "vit_b_8x8": Variant(
            VitConfig(), Published(87.2, 180, "K400 68.5 from scratch, 79.3 from ImageNet-21K"), 8
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
    }
)


def variant(
    name: str,
    *,
    num_classes: int | None = None,
    num_frames: int | None = None,
    crop: tuple[int, int] | None = None,
    drop_path: float | None = None,
    dropout: float | None = None,
) -> Variant:
    """The model called `name` with some of its numbers changed; raises KeyError where there is none."""
    found = VARIANTS[name]
    changes = {
        "num_classes": num_classes,
        "num_frames": num_frames,
        "crop": crop,
        "drop_path": drop_path,
        "dropout": dropout,
    }
    given = {key: value for key, value in changes.items() if value is not None}
    return replace(found, config=replace(found.config, **given))  # type: ignore[arg-type]  # checked above


def create_model(
    name: str,
    *,
    num_classes: int | None = None,
    num_frames: int | None = None,
    crop: tuple[int, int] | None = None,
    drop_path: float | None = None,
    dropout: float | None = None,
) -> VideoModel:
    """The model called `name` with fresh weights; `crop` is (height, width). See `variant`."""
    return variant(
        name, num_classes=num_classes, num_frames=num_frames, crop=crop, drop_path=drop_path, dropout=dropout
    ).build()
