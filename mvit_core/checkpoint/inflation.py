"""Video models from image models (arXiv 2103.15691, section 3.4): filters inflated, blocks put in place.

Positions repeat in time of themselves: interpolation of one moment gives all the same (see fitting.py).
"""

import re
from typing import Literal

import torch
from torch import Tensor

from mvit_core.checkpoint.renaming import State
from mvit_core.models.base import VideoModel
from mvit_core.models.mvit import MViT
from mvit_core.models.vit import Vit
from mvit_core.models.vivit import FactorizedEncoder, FactorizedVit

Filters = Literal["central", "mean"]
CLASS_TOKEN = ("class_token", "positions.position_class")


def inflated(weight: Tensor, length: int, filters: Filters) -> Tensor:
    """Filters (out, in, 1, h, w) made `length` frames long.

    "central" puts the image's filter in the middle and zeros elsewhere, "mean" repeats it and divides by the
    length; both give on a still clip what the image model gives ("mean" but for the clip's ends, where
    filters reach into padding).
    """
    if filters == "mean":
        return weight.repeat(1, 1, length, 1, 1) / length
    long = torch.zeros((*weight.shape[:2], length, *weight.shape[3:]), dtype=weight.dtype)
    long[:, :, length // 2] = weight[:, :, 0]
    return long


def restructured(state: State, model: VideoModel) -> dict[str, Tensor]:
    """A plain ViT's weights, under our names, for any of the models that are made of its blocks.

    What they have beyond it (ViViT's encoder over time) is taken from `model` as it is.
    """
    if isinstance(model, MViT):
        return timed(state, model)
    plain = joined_vit(state) if isinstance(model, Vit | FactorizedEncoder | FactorizedVit) else dict(state)
    if "encoder.norm.weight" not in plain:
        return plain
    if isinstance(model, FactorizedEncoder):
        return {**model.state_dict(), **{re.sub("^encoder", "space", name): v for name, v in plain.items()}}
    if isinstance(model, FactorizedVit):
        return factorized(plain, model)
    return plain


def timed(state: State, model: MViT) -> dict[str, Tensor]:
    """An image MViT's weights for a video one: what the image knows nothing of, times, starts at zero.

    A joint table is, for an image, one of places with the class token's row before them. Where only one of
    the two has a class token (v2's video models have, its image models have not), it is the video model's own
    or left out.
    """
    done, own = dict(state), model.state_dict()
    filters = state.get("patch.weight")
    if filters is None or filters.ndim != 5 or not filters.shape[2] == 1 < own["patch.weight"].shape[2]:
        return done
    if "positions.position" in state and model.config.positions in ("separate", "space"):
        rows, first = at_least_a_row(done.pop("positions.position")), int("class_token" in state)
        done["positions.position_space"] = rows[first:]
        if first:
            done["positions.position_class"] = rows[:1]
    for name, value in own.items():
        if name == "positions.position_time" or name.endswith(".attention.position_t"):
            done.setdefault(name, torch.zeros_like(value))
    return {name: value for name, value in done.items() if name not in CLASS_TOKEN} | {
        name: done.get(name, own[name]) for name in CLASS_TOKEN if name in own
    }


def at_least_a_row(rows: Tensor) -> Tensor:
    """A table that can be cut; that a number is none is for `check_fit` to say."""
    return rows if rows.ndim else rows[None]


def joined_vit(state: State) -> dict[str, Tensor]:
    """An MViT without pooling, as SlowFast writes the ViT baseline, as our ViT.

    Queries without their keys and values are left out, for `check_fit` to name.
    """
    if "blocks.0.attention.kv.weight" not in state:
        return dict(state)
    joined: dict[str, Tensor] = {}
    for name, value in state.items():
        inner = name if name.startswith(("patch.", "head.")) else f"encoder.{name}"
        if ".attention.q." in name:
            pair = state.get(name.replace(".attention.q.", ".attention.kv."))
            if pair is not None and pair.ndim == value.ndim > 0 and pair.shape[1:] == value.shape[1:]:
                joined[inner.replace(".attention.q.", ".attention.qkv.")] = torch.cat((value, pair))
        elif ".attention.kv." not in name:
            joined[inner] = value
    return joined


def factorized(plain: State, model: FactorizedVit) -> dict[str, Tensor]:
    """A plain ViT's weights for ViViT's models 3 and 4, which have no class token.

    In model 3 the image's attention looks over space; that over time starts as its copy with an output of
    zero, so that the block does at first what the image's does (zeros in all of it would never learn).
    """
    own = model.state_dict()
    token = "encoder.class_token" in plain
    done: dict[str, Tensor] = {}
    for name, value in plain.items():
        if name == "encoder.class_token":
            continue
        if name == "encoder.positions.position":
            done[name] = at_least_a_row(value)[int(token) :]
            continue
        found = re.match(r"(encoder\.blocks\.\d+)\.(norm1|attention\.(?:qkv|proj))\.(\w+)$", name)
        if not found or name in own:
            done[name] = value
            continue
        block, part, last = found.groups()
        if part == "norm1":
            done[f"{block}.attention.norm_space.{last}"] = done[f"{block}.attention.norm_time.{last}"] = value
            continue
        layer = part.removeprefix("attention.")
        done[f"{block}.attention.space.{layer}.{last}"] = value
        done[f"{block}.attention.time.{layer}.{last}"] = value if layer == "qkv" else torch.zeros_like(value)
    return done
