"""The weights of other implementations under our names: one pure function for each layout.

Those of plain ViTs are in vits.py. SlowFast, torchvision and PyTorchVideo name the same parts of an MViT
differently; so each of their names is turned into SlowFast's first, and one function makes ours of those.
"""

import re
from collections.abc import Callable
from enum import StrEnum

import torch
from torch import Tensor

from mvit_core.checkpoint.renaming import State, shaped, substituted
from mvit_core.checkpoint.vits import from_scenic, from_timm_vit, from_torchvision_vit, from_transformers
from mvit_core.errors import BadCheckpoint


class Layout(StrEnum):
    """Whose names a file of weights has."""

    OURS = "Trapline"
    SLOWFAST = "SlowFast"
    TORCHVISION = "torchvision"
    PYTORCHVIDEO = "PyTorchVideo"
    SCENIC = "ViViT (Scenic)"
    TRANSFORMERS = "Transformers"
    TORCHVISION_VIT = "torchvision ViT"
    TIMM_VIT = "timm ViT"
    TIMM_MVIT = "timm MViTv2"


def layout_of(state: State) -> Layout | None:
    """The layout of `state`, None where it is none of those known."""
    marks = (
        ("patch.weight", Layout.OURS),
        ("encoder.pos_embedding", Layout.TORCHVISION_VIT),
        ("conv_proj.weight", Layout.TORCHVISION),
        ("patch_embed.patch_model.weight", Layout.PYTORCHVIDEO),
        ("embedding/kernel", Layout.SCENIC),
        ("vivit.embeddings.cls_token", Layout.TRANSFORMERS),
        ("vit.embeddings.cls_token", Layout.TRANSFORMERS),
        ("embeddings.cls_token", Layout.TRANSFORMERS),
        ("stages.0.blocks.0.attn.proj.weight", Layout.TIMM_MVIT),
    )
    for mark, layout in marks:
        if mark in state:
            return layout
    if "patch_embed.proj.weight" not in state or "blocks.0.attn.proj.weight" not in state:
        return None
    return Layout.TIMM_VIT if is_image_vit(state) else Layout.SLOWFAST


def is_image_vit(state: State) -> bool:
    """Whether these are timm's: flat patches, no pooling, and not SlowFast's name of the head."""
    pooled = any(".pool_" in key or ".rel_pos_" in key for key in state)
    return not pooled and state["patch_embed.proj.weight"].ndim == 4 and "head.projection.weight" not in state


def renamed(state: State, file_name: str = "The file") -> dict[str, Tensor]:
    """`state` under our names; raises BadCheckpoint where no layout is known that it has, whole."""
    layout = layout_of(state)
    if layout is None:
        raise BadCheckpoint(f"{file_name} holds weights of no model that Trapline knows.")
    try:
        return RENAMERS[layout](state)
    except (LookupError, RuntimeError, ValueError) as error:  # parts of a whole are missing or odd
        raise BadCheckpoint(
            f"{file_name} is damaged: its weights, named as {layout} names them, do not go together."
        ) from error


def from_slowfast(state: State) -> dict[str, Tensor]:
    """SlowFast's MViT, v1 and v2, video and image, and its ViT baseline (an MViT without pooling).

    The image models that MViTv2's authors published apart from it have the same names and flat filters.
    """
    rules = (
        (r"^patch_embed\.proj\.", "patch."),
        (r"^cls_token$", "class_token"),
        (r"^pos_embed$", "positions.position"),
        (r"^pos_embed_spatial$", "positions.position_space"),
        (r"^pos_embed_temporal$", "positions.position_time"),
        (r"^pos_embed_class$", "positions.position_class"),
        (r"^norm_stem\.", "stem_norm."),
        (r"\.attn\.pool_q\.", ".attention.pool_q.conv."),
        (r"\.attn\.norm_q\.", ".attention.pool_q.norms.0."),
        (r"\.attn\.norm_k\.", ".attention.pool_kv.norms.0."),
        (r"\.attn\.norm_v\.", ".attention.pool_kv.norms.1."),
        (r"\.attn\.rel_pos_([hwt])$", r".attention.position_\1"),
        (r"\.attn\.", ".attention."),
        (r"^(blocks\.\d+)\.proj\.", r"\1.expand."),
        (r"^head\.projection\.", "head."),
        (r"^(animal|behavior)_head\.projection\.", r"\1_head."),
    )
    return joined_heads(joined_keys_values(substituted(scaled_layers(state), rules)))


def from_torchvision(state: State) -> dict[str, Tensor]:
    """torchvision's `mvit_v1_b` and `mvit_v2_s`."""
    rules = (
        (r"^conv_proj\.", "patch_embed.proj."),
        (r"^pos_encoding\.class_token$", "cls_token"),
        (r"^pos_encoding\.spatial_pos$", "pos_embed_spatial"),
        (r"^pos_encoding\.temporal_pos$", "pos_embed_temporal"),
        (r"^pos_encoding\.class_pos$", "pos_embed_class"),
        (r"\.attn\.project\.0\.", ".attn.proj."),
        (r"\.attn\.pool_([qkv])\.pool\.", r".attn.pool_\1."),
        (r"\.attn\.pool_([qkv])\.norm_act\.0\.", r".attn.norm_\1."),
        (r"\.mlp\.0\.", ".mlp.fc1."),
        (r"\.mlp\.3\.", ".mlp.fc2."),
        (r"^(blocks\.\d+)\.project\.", r"\1.proj."),
        (r"^head\.1\.", "head.projection."),
    )
    return from_slowfast(substituted(state, rules))


def from_pytorchvideo(state: State) -> dict[str, Tensor]:
    """PyTorchVideo's `mvit_base_16x4`, `mvit_base_32x3`, `mvit_base_16`."""
    rules = (
        (r"^patch_embed\.patch_model\.", "patch_embed.proj."),
        (r"^cls_positional_encoding\.", ""),
        (r"^norm_embed\.", "norm."),
        (r"^head\.proj\.", "head.projection."),
    )
    single = {key: value for key, value in state.items() if "._attention_pool_" not in key}  # listed twice
    return from_slowfast(of_too_few_frames(substituted(single, rules)))


def of_too_few_frames(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """PyTorchVideo's tables of clips that are shorter than a cube: it adds the class token's row to all.

    Such a joint table has no other row (see grids.py); of separate ones, that of times has none.
    """
    times, row = state.get("pos_embed_temporal"), state.get("pos_embed_class")
    if times is None or row is None or times.numel() or times.ndim != 3:
        return state
    space = row.expand_as(state["pos_embed_spatial"])
    return state | {"pos_embed_spatial": space, "pos_embed_temporal": row.new_zeros(1, 1, row.shape[-1])}


def from_timm_mvit(state: State) -> dict[str, Tensor]:
    """timm's image MViTv2, which counts its blocks anew in each stage."""
    found = (re.match(r"(stages\.(\d+)\.blocks\.(\d+))\.", name) for name in state)
    places = sorted({(int(match[2]), int(match[3]), match[1]) for match in found if match})
    numbered = tuple(
        (rf"^{re.escape(place)}\.", f"blocks.{number}.") for number, (*_, place) in enumerate(places)
    )
    rules = ((r"\.shortcut_proj_(attn|mlp)\.", ".proj."), (r"^head\.fc\.", "head.projection."))
    return from_slowfast(substituted(state, numbered + rules))


RENAMERS: dict[Layout, Callable[[State], dict[str, Tensor]]] = {
    Layout.OURS: dict,
    Layout.SLOWFAST: from_slowfast,
    Layout.TORCHVISION: from_torchvision,
    Layout.PYTORCHVIDEO: from_pytorchvideo,
    Layout.SCENIC: from_scenic,
    Layout.TRANSFORMERS: from_transformers,
    Layout.TORCHVISION_VIT: from_torchvision_vit,
    Layout.TIMM_VIT: from_timm_vit,
    Layout.TIMM_MVIT: from_timm_mvit,
}


def scaled_layers(state: State) -> dict[str, Tensor]:
    """SlowFast's factors of attention's and the MLP's outputs (LayerScale, arXiv 2103.17239) as part of the
    layers that give these.
    """
    done = dict(state)
    for factor, layer in ((".gamma_1", ".attn.proj"), (".gamma_2", ".mlp.fc2")):
        for name in [name for name in state if name.endswith(factor)]:
            scale, own = done.pop(name), name.removesuffix(factor) + layer
            done[f"{own}.weight"] = done[f"{own}.weight"] * scale[:, None]
            done[f"{own}.bias"] = done[f"{own}.bias"] * scale
    return done


def joined_keys_values(state: State) -> dict[str, Tensor]:
    """SlowFast's q, k, v (fused or not) and pools as our q and kv, and every table in our shape."""
    joined: dict[str, Tensor] = {}
    for name, value in state.items():
        stem, _, last = name.rpartition(".")
        if stem.endswith(".attention.qkv"):
            q, k, v = value.chunk(3)
            joined[f"{stem[:-3]}q.{last}"], joined[f"{stem[:-3]}kv.{last}"] = q, torch.cat((k, v))
        elif stem.endswith((".attention.k", ".attention.pool_k")):
            other = state[f"{stem[:-1]}v.{last}"]
            target = f"{stem}v.conv" if stem.endswith("pool_k") else f"{stem}v"
            joined[f"{target}.{last}"] = torch.cat((value, other))
        elif not stem.endswith((".attention.v", ".attention.pool_v")):
            joined[name] = value
    return shaped(joined)


def joined_heads(state: State) -> dict[str, Tensor]:
    """MammalNet's two heads (its MViT_composition) as our one: animals, then behaviors."""
    joined = {name: value for name, value in state.items() if "animal_head." not in name}
    for name, value in state.items():
        if name.startswith("animal_head."):
            other = state[name.replace("animal_", "behavior_")]
            joined[name.replace("animal_", "")] = torch.cat((value, other))
    return {name: value for name, value in joined.items() if not name.startswith("behavior_head.")}
