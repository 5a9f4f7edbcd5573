"""What other implementations call SlowFast's options and parameters."""

import re

from tests.golden.parameters import Named, Shape

PYTORCHVIDEO = {
    "depth": "DEPTH",
    "patch_embed_dim": "EMBED_DIM",
    "num_heads": "NUM_HEADS",
    "embed_dim_mul": "DIM_MUL",
    "atten_head_mul": "HEAD_MUL",
    "pool_q_stride_size": "POOL_Q_STRIDE",
    "pool_kv_stride_size": "POOL_KV_STRIDE",
    "pool_kv_stride_adaptive": "POOL_KV_STRIDE_ADAPTIVE",
    "pool_kvq_kernel": "POOL_KVQ_KERNEL",
    "pooling_mode": "MODE",
    "separate_qkv": "SEPARATE_QKV",
    "qkv_bias": "QKV_BIAS",
    "mlp_ratio": "MLP_RATIO",
    "use_2d_patch": "PATCH_2D",
    "conv_patch_embed_kernel": "PATCH_KERNEL",
    "conv_patch_embed_stride": "PATCH_STRIDE",
    "conv_patch_embed_padding": "PATCH_PADDING",
    "cls_embed_on": "CLS_EMBED_ON",
    "sep_pos_embed": "SEP_POS_EMBED",
    "residual_pool": "RESIDUAL_POOLING",
    "dim_mul_in_att": "DIM_MUL_IN_ATT",
    "pool_first": "POOL_FIRST",
    "depthwise_conv": "DEPTHWISE",
    "bias_on": "BIAS",
    "norm": "NORM",
}


def torchvision_named(name: str, shape: Shape) -> tuple[str, Shape]:
    """A parameter of SlowFast's as torchvision has it."""
    rules = (
        (r"^patch_embed\.proj\.", "conv_proj."),
        (r"^cls_token$", "pos_encoding.class_token"),
        (r"^pos_embed_(class|spatial|temporal)$", r"pos_encoding.\1_pos"),
        (r"\.attn\.proj\.", ".attn.project.0."),
        (r"\.attn\.pool_(.)\.", r".attn.pool_\1.pool."),
        (r"\.attn\.norm_(.)\.", r".attn.pool_\1.norm_act.0."),
        (r"\.fc1\.", ".0."),
        (r"\.fc2\.", ".3."),
        (r"^(blocks\.\d+)\.proj\.", r"\1.project."),
        (r"^head\.projection\.", "head.1."),
    )
    made = renamed_by(rules, name)
    flat = {"pos_encoding.class_token": 2, "pos_encoding.class_pos": 2}.get(made, 1)
    return made, shape[flat:] if made.startswith("pos_encoding.") else shape


def pytorchvideo_named(name: str, shape: Shape) -> tuple[str, Shape]:
    """A parameter of SlowFast's as PyTorchVideo has it."""
    rules = (
        (r"^patch_embed\.proj\.", "patch_embed.patch_model."),
        (r"^(cls_token|pos_embed.*)$", r"cls_positional_encoding.\1"),
        (r"^norm\.", "norm_embed."),
        (r"^head\.projection\.", "head.proj."),
    )
    return renamed_by(rules, name), shape


def renamed_by(rules: tuple[tuple[str, str], ...], name: str) -> str:
    """`name` after every rule (pattern, replacement)."""
    for pattern, replacement in rules:
        name = re.sub(pattern, replacement, name)
    return name


def as_they_are(name: str, shape: Shape) -> tuple[str, Shape]:
    """Names and shapes that need no other."""
    return name, shape


LAYOUTS: dict[str, Named] = {
    "SlowFast": as_they_are,
    "scenic": as_they_are,
    "torchvision": torchvision_named,
    "pytorchvideo": pytorchvideo_named,
}
