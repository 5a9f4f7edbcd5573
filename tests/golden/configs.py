"""The reference implementations' configurations as models of ours."""

from collections.abc import Callable, Sequence
from typing import Any, TypedDict, cast, get_args

from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW, Pooling, triple
from mvit_core.models.layers import NormKind
from mvit_core.models.mvit import MViT
from mvit_core.models.mvit_config import BlockConfig, MViTConfig, PoolMode
from mvit_core.models.named.schedules import adaptive_strides, pooling, scheduled_blocks
from mvit_core.models.registry import create_model
from mvit_core.models.vit import Embedding, Vit, VitConfig
from mvit_core.models.vivit import Factorization, FactorizedEncoder, FactorizedVit
from tests.golden.options import NEUTRAL, PATCH, Unsupported, taker
from tests.golden.published import OPTIONS, PUBLISHED

Config = dict[str, Any]


EMBEDDINGS: dict[str, Embedding] = {  # by Scenic's classifiers; "token" has a class token to be the first
    "token": "first",
    "0": "first",
    "gap": "mean",
    "gmp": "max",
    "gsp": "sum",
}


class Clips(TypedDict):
    """What a model takes."""

    num_frames: int
    crop: tuple[int, int]
    num_channels: int


def model_of(case: Config) -> VideoModel:
    """The model of a case, with weights of its own; raises Unsupported."""
    config = case["config"]
    clips = clips_of(case["input_shape"])
    published = config.get("file", config.get("builder"))
    if published in OPTIONS:
        classes = {"MODEL.NUM_CLASSES": case["logits_shape"][-1]}
        return slowfast(OPTIONS[published] | classes, clips)
    if published is not None:
        if published not in PUBLISHED:
            raise Unsupported(f"no model for {published}")
        sizes = {"num_frames": clips["num_frames"], "crop": clips["crop"]}
        return create_model(PUBLISHED[published], num_classes=case["logits_shape"][-1], **sizes)
    builders: dict[str, Callable[[Config, Clips], VideoModel]] = {
        "SlowFast": slowfast,
        "torchvision": torchvision,
        "pytorchvideo": pytorchvideo,
        "scenic": scenic,
    }
    if case["impl"] not in builders:
        raise Unsupported(f"no models of {case['impl']}")
    return builders[case["impl"]](dict(config), clips)


def clips_of(shape: Sequence[int]) -> Clips:
    """Clips or images of a shape."""
    num_frames = shape[2] if len(shape) == 5 else 1
    return {"num_frames": num_frames, "crop": (shape[-2], shape[-1]), "num_channels": shape[1]}


def slowfast(config: Config, clips: Clips) -> VideoModel:
    """A model of SlowFast's options; those not given have its defaults."""
    ignored = (
        "DATA.",
        "DETECTION.",
        "MODEL.ARCH",
        "MODEL.MODEL_NAME",
        "MODEL.DROPOUT_RATE",
        "MODEL.HEAD_ACT",
    )
    if config.get("MVIT.REV.ENABLE"):
        raise Unsupported("reversible blocks, which take two streams of tokens")
    given = {key: value for key, value in config.items() if not key.startswith((*ignored, "MVIT.REV."))}
    get = taker(given, NEUTRAL["SlowFast"])
    num_classes = get("MODEL.NUM_CLASSES", 400)
    expand = get("MVIT.DIM_MUL_IN_ATT", False)
    kernel, adaptive = get("MVIT.POOL_KVQ_KERNEL", None), get("MVIT.POOL_KV_STRIDE_ADAPTIVE", None)
    depth, q_strides = get("MVIT.DEPTH", 16), by_block(get("MVIT.POOL_Q_STRIDE", []) or [])
    kv_strides = by_block(get("MVIT.POOL_KV_STRIDE", []) or [])
    if adaptive is not None:
        kv_strides = adaptive_strides(depth, triple(adaptive), q_strides)
    class_token, absolute = get("MVIT.CLS_EMBED_ON", True), get("MVIT.USE_ABS_POS", True)
    separate, mean = get("MVIT.SEP_POS_EMBED", False), get("MVIT.USE_MEAN_POOLING", False)
    fixed = get("MVIT.USE_FIXED_SINCOS_POS", False)
    if fixed and (separate or not absolute):
        raise Unsupported("fixed positions without a joint table, which SlowFast itself refuses")
    patch = [get(f"MVIT.PATCH_{part}", default) for part, default in PATCH.items()]
    mode, pool_first = known_mode(get("MVIT.MODE", "conv")), get("MVIT.POOL_FIRST", False)
    if mode == "conv_unshared" and not pool_first:
        raise Unsupported("conv_unshared after projection, which SlowFast itself refuses")
    made = MViTConfig(
        blocks=scheduled_blocks(
            depth,
            width=get("MVIT.EMBED_DIM", 96),
            heads=get("MVIT.NUM_HEADS", 1),
            dim_factors=dict(get("MVIT.DIM_MUL", []) or []),
            head_factors=dict(get("MVIT.HEAD_MUL", []) or []),
            q_strides=q_strides,
            kv_strides=kv_strides,
            kernel=kernel and triple(kernel),
            expand_in_attention=expand,
        ),
        **clips,
        num_classes=num_classes,
        patch=patch3d(*patch),
        pool_mode=mode,
        class_token=class_token,
        positions=("separate" if separate else "fixed" if fixed else "joint") if absolute else "none",
        relative_space=get("MVIT.REL_POS_SPATIAL", False),
        relative_time=get("MVIT.REL_POS_TEMPORAL", False),
        residual_pooling=get("MVIT.RESIDUAL_POOLING", False),
        expand_in_attention=expand,
        qkv_bias=get("MVIT.QKV_BIAS", True),
        mlp_ratio=get("MVIT.MLP_RATIO", 4.0),
        stem_norm=get("MVIT.NORM_STEM", False),
        pool_first=pool_first,
        feature="mean_then_norm" if mean else "class" if class_token else "mean",
    )
    get.finish()
    return MViT(made)


def torchvision(config: Config, clips: Clips) -> VideoModel:
    """A model of torchvision's block settings."""
    get = taker(config, NEUTRAL["torchvision"])
    heads, dims, dims_out = (get(name, []) for name in ("num_heads", "input_channels", "output_channels"))
    pools = [
        [
            pooling_of(kernel, stride)
            for kernel, stride in zip(get(f"kernel_{x}", []), get(f"stride_{x}", []), strict=True)
        ]
        for x in ("q", "kv")
    ]
    relative, expand = get("rel_pos_embed", False), get("proj_after_attn", False)
    made = MViTConfig(
        blocks=tuple(
            BlockConfig(dim=a, dim_out=b, num_heads=h, pool_q=q, pool_kv=kv)
            for a, b, h, q, kv in zip(dims, dims_out, heads, *pools, strict=True)
        ),
        **clips,
        num_classes=get("num_classes", 400),
        positions="none" if relative else "separate",
        relative_space=relative,
        relative_time=relative,
        distances_from_last=True,
        residual_pooling=get("residual_pool", False),
        residual_class_token=get("residual_with_cls_embed", True),
        expand_in_attention=expand,
        patch=patch3d(
            get("patch_embed_kernel", [3, 7, 7]),
            get("patch_embed_stride", [2, 4, 4]),
            get("patch_embed_padding", [1, 3, 3]),
        ),
    )
    get.finish()
    return MViT(made)


def pytorchvideo(config: Config, clips: Clips) -> VideoModel:
    """A model of PyTorchVideo's options."""
    get = taker(config, NEUTRAL["pytorchvideo"])
    kernel, adaptive = get("pool_kvq_kernel", None), get("pool_kv_stride_adaptive", None)
    depth, q_strides = get("depth", 16), by_block(get("pool_q_stride_size", None) or [])
    kv_strides = by_block(get("pool_kv_stride_size", None) or [])
    if adaptive is not None:
        kv_strides = adaptive_strides(depth, triple(adaptive), q_strides)
    class_token, expand = get("cls_embed_on", True), get("dim_mul_in_att", False)
    made = MViTConfig(
        blocks=scheduled_blocks(
            depth,
            width=get("patch_embed_dim", 96),
            heads=get("num_heads", 1),
            dim_factors=dict(get("embed_dim_mul", None) or []),
            head_factors=dict(get("atten_head_mul", None) or []),
            q_strides=q_strides,
            kv_strides=kv_strides,
            kernel=kernel and triple(kernel),
            expand_in_attention=expand,
            unit=8,
        ),
        **clips,
        num_classes=get("head_num_classes", 400),
        patch=patch3d(
            get("conv_patch_embed_kernel", [3, 7, 7]),
            get("conv_patch_embed_stride", [2, 4, 4]),
            get("conv_patch_embed_padding", [1, 3, 3]),
        ),
        pool_mode=known_mode(get("pooling_mode", "conv")),
        class_token=class_token,
        positions="separate" if get("sep_pos_embed", True) else "joint",
        residual_pooling=get("residual_pool", False),
        residual_class_token=True,
        expand_in_attention=expand,
        qkv_bias=get("qkv_bias", True),
        mlp_ratio=get("mlp_ratio", 4.0),
        pool_first=get("pool_first", False),
        depthwise=get("depthwise_conv", True),
        norm=known_norm(get("norm", "layernorm")),
        bias=get("bias_on", True),
        feature="class" if class_token else "mean",
    )
    get.finish()
    return MViT(made)


def scenic(config: Config, clips: Clips) -> VideoModel:
    """One of ViViT's models 1 to 4."""
    get = taker(config, NEUTRAL["scenic"])
    height, width, frames = get("patch", [16, 16, 2])
    time_depth, kind = get("t_layers", None), get("att", "spacetime")
    if get("spatial_only", False):
        time_depth = 0
    elif time_depth == 0:
        raise Unsupported("an encoder over time that has no blocks")
    classifier = get("classifier", "token")
    if classifier not in EMBEDDINGS:
        raise Unsupported(f"classifier {classifier}")
    made = VitConfig(
        depth=get("num_layers", None) or get("s_layers", 12),
        width=get("hidden", 768),
        num_heads=get("num_heads", 12),
        mlp_dim=get("mlp_dim", 3072),
        tubelet=(frames, height, width),
        **clips,
        num_classes=get("num_classes", 400),
        class_token=classifier == "token",
        embedding=EMBEDDINGS[classifier],
        hidden_head=get("representation_size", None) or 0,
        gelu="tanh",
    )
    order = get("attention_order", get("order", "time_space"))
    get.finish()
    if time_depth is not None:
        return FactorizedEncoder(made, time_depth=time_depth)
    if kind == "spacetime":
        return Vit(made)
    if kind == "factorized_self_attention_block":
        return FactorizedVit(made, Factorization("self_attention", order))
    if kind == "factorized_dot_product_attention":
        return FactorizedVit(made, Factorization("dot_product"))
    raise Unsupported(f"attention {kind}")


def known_mode(mode: str) -> PoolMode:
    """A kind of pooling that ours has."""
    if mode not in get_args(PoolMode):
        raise Unsupported(f"{mode} pooling")
    return cast(PoolMode, mode)


def known_norm(norm: str) -> NormKind:
    """A kind of norm that ours has."""
    kinds: dict[str, NormKind] = {"layernorm": "layer", "batchnorm": "batch"}
    if norm not in kinds:
        raise Unsupported(f"{norm} as norm")
    return kinds[norm]


def by_block(rows: Sequence[Sequence[int]]) -> dict[int, THW]:
    """[[block, t, h, w], ...] as a mapping."""
    return {row[0]: triple(row[1:]) for row in rows}


def patch3d(kernel: Sequence[int], stride: Sequence[int], padding: Sequence[int]) -> tuple[THW, THW, THW]:
    """A patch layer's sizes, those of an image with a time axis put before."""
    if len(kernel) == 2:
        return triple([1, *kernel]), triple([1, *stride]), triple([0, *padding])
    return triple(kernel), triple(stride), triple(padding)


def pooling_of(kernel: Sequence[int], stride: Sequence[int]) -> Pooling | None:
    """torchvision's empty lists mean no pooling."""
    return pooling(triple(stride), triple(kernel)) if kernel else None
