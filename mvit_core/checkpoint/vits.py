"""ViTs of other implementations, of images and of video, under our names: a pure function for each layout."""

import re

import torch
from torch import Tensor

from mvit_core.checkpoint.renaming import State, shaped, substituted


def from_timm_vit(state: State) -> dict[str, Tensor]:
    """timm's image ViT as our `Vit` of one frame."""
    rules = (
        (r"^patch_embed\.proj\.", "patch."),
        (r"^cls_token$", "encoder.class_token"),
        (r"^pos_embed$", "encoder.positions.position"),
        (r"^blocks\.(\d+)\.attn\.", r"encoder.blocks.\1.attention."),
        (r"^blocks\.", "encoder.blocks."),
        (r"^norm\.", "encoder.norm."),
        (r"^pre_logits\.fc\.", "head.hidden."),
    )
    return shaped(with_hidden_head(substituted(state, rules)))


def from_torchvision_vit(state: State) -> dict[str, Tensor]:
    """torchvision's image ViTs."""
    rules = (
        (r"^conv_proj\.", "patch."),
        (r"^class_token$", "encoder.class_token"),
        (r"^encoder\.pos_embedding$", "encoder.positions.position"),
        (r"^encoder\.layers\.encoder_layer_(\d+)\.", r"encoder.blocks.\1."),
        (r"^encoder\.ln\.", "encoder.norm."),
        (r"\.ln_([12])\.", r".norm\1."),
        (r"\.self_attention\.in_proj_", ".attention.qkv."),
        (r"\.self_attention\.out_proj\.", ".attention.proj."),
        (r"\.mlp\.(linear_1|0)\.", ".mlp.fc1."),
        (r"\.mlp\.(linear_2|3)\.", ".mlp.fc2."),
        (r"^heads\.pre_logits\.", "head.hidden."),
        (r"^heads\.head\.", "head."),
    )
    return shaped(with_hidden_head(substituted(state, rules)))


def from_scenic(state: State) -> dict[str, Tensor]:
    """ViViT in flax's layout: names joined with `/`, kernels (in, out), heads as an axis of their own."""
    rules = (
        (r"^embedding/", "patch."),
        (r"^pre_logits/", "head.hidden."),
        (r"^output_projection/", "head."),
        (r"^cls_SpatialTransformer$", "space.class_token"),
        (r"^cls_TemporalTransformer$", "time.class_token"),
        (r"^cls$", "encoder.class_token"),
        (r"^SpatialTransformer/", "space."),
        (r"^TemporalTransformer/", "time."),
        (r"^Transformer/", "encoder."),
        (r"posembed_input/pos_embedding$", "positions.position"),
        (r"encoder_norm/", "norm."),
        (r"encoderblock_(\d+)/", r"blocks.\1."),
        (r"\.LayerNorm_0/", ".norm1."),
        (r"\.LayerNorm_(1|mlp)/", ".norm2."),
        (r"\.LayerNorm_(time|space)/", r".attention.norm_\1."),
        (r"\.MlpBlock(_0)?/Dense_0/", ".mlp.fc1."),
        (r"\.MlpBlock(_0)?/Dense_1/", ".mlp.fc2."),
        (r"\.MultiHeadDotProductAttention_0/", ".attention."),
        (r"\.MultiHeadDotProductAttention_(time|space)/", r".attention.\1."),
        (r"/", "."),
        (r"\.scale$", ".weight"),
        (r"\.out\.", ".proj."),
    )
    ours = dict(from_flax(name, value) for name, value in substituted(state, rules).items())
    return joined_qkv(with_hidden_head(ours))


def from_transformers(state: State) -> dict[str, Tensor]:
    """ViViT's model 1 and image ViTs as Hugging Face's library has them, whose version 5 renamed their parts.

    Their poolers, and the tokens for what is masked in pretraining, are no part of ours.
    """
    rules = (
        (r"^(vivit|vit)\.", ""),
        (r"^embeddings\.patch_embeddings\.projection\.", "patch."),
        (r"^embeddings\.cls_token$", "encoder.class_token"),
        (r"^embeddings\.position_embeddings$", "encoder.positions.position"),
        (r"^(encoder\.layer|layers)\.", "encoder.blocks."),
        (r"^layernorm\.", "encoder.norm."),
        (r"^classifier\.", "head."),
        (r"\.layernorm_before\.", ".norm1."),
        (r"\.layernorm_after\.", ".norm2."),
        (r"\.attention\.(attention\.query|q_proj)\.", ".attention.query."),
        (r"\.attention\.(attention\.key|k_proj)\.", ".attention.key."),
        (r"\.attention\.(attention\.value|v_proj)\.", ".attention.value."),
        (r"\.attention\.(output\.dense|o_proj)\.", ".attention.proj."),
        (r"\.intermediate\.dense\.", ".mlp.fc1."),
        (r"\.output\.dense\.", ".mlp.fc2."),
    )
    beside = re.compile(r"(^|\.)(pooler\..*|embeddings\.mask_token)$")
    return joined_qkv(substituted({name: state[name] for name in state if not beside.search(name)}, rules))


def with_hidden_head(state: State) -> dict[str, Tensor]:
    """The last layer of a head that has a hidden one, under its name."""
    if "head.hidden.weight" not in state:
        return dict(state)
    return substituted(state, ((r"^head\.(weight|bias)$", r"head.last.\1"),))


def joined_qkv(state: State) -> dict[str, Tensor]:
    """Separate query, key, value layers as one."""
    joined: dict[str, Tensor] = {}
    for name, value in state.items():
        if ".query." in name:
            parts = [value, *(state[name.replace(".query.", f".{other}.")] for other in ("key", "value"))]
            joined[name.replace(".query.", ".qkv.")] = torch.cat(parts)
        elif ".key." not in name and ".value." not in name:
            joined[name] = value
    return shaped(joined)


def from_flax(name: str, value: Tensor) -> tuple[str, Tensor]:
    """A parameter of a flax layer as torch has it."""
    stem, _, last = name.rpartition(".")
    if last == "kernel" and value.ndim == 5:  # (t, h, w, in, out)
        return f"{stem}.weight", value.permute(4, 3, 0, 1, 2)
    if last == "kernel" and stem.endswith((".query", ".key", ".value")):  # (in, heads, d)
        return f"{stem}.weight", value.flatten(1).t()
    if last == "kernel":  # (in, out), or (heads, d, out)
        return f"{stem}.weight", value.reshape(-1, value.shape[-1]).t()
    if last == "bias" and value.ndim == 2:  # (heads, d)
        return name, value.flatten()
    return name, value
