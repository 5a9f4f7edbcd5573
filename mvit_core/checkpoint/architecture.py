"""Which of the registry's models weights belong to, found by the names and shapes of their parts."""

from collections.abc import Mapping

import torch

from mvit_core.checkpoint.foreign import renamed
from mvit_core.checkpoint.renaming import State
from mvit_core.errors import BadCheckpoint
from mvit_core.models.named.variant import Variant
from mvit_core.models.registry import VARIANTS
from mvit_core.models.vit import VitConfig

KEY = "architecture"  # of a safetensors file's metadata, where bare weights were written by us
HEAD = "head."
PATCH = "patch.weight"
Shapes = Mapping[str, tuple[int, ...]]


def architecture_of(
    state: State, metadata: Mapping[str, str] | None = None, file_name: str = "The file"
) -> str:
    """The name in the registry; empty where these are the weights of no model there. Raises BadCheckpoint.

    The head may be for any classes. Where only the grid of positions differs, the first such model counts:
    positions are interpolated.
    """
    if metadata and metadata.get(KEY) in VARIANTS:
        return metadata[KEY]
    named = renamed(state, file_name)
    given = {name: tuple(value.shape) for name, value in named.items() if not name.startswith(HEAD)}
    nearly = ""
    for name in filter(lambda each: begins_alike(VARIANTS[each], given), VARIANTS):
        own = body_of(name)
        if own == given:
            return name
        if not nearly and same_but_for_grids(own, given):
            nearly = name
    return nearly


def known_architecture(state: State, metadata: Mapping[str, str], file_name: str) -> str:
    """The same; raises BadCheckpoint where there is none, or where the weights are whole numbers."""
    found = architecture_of(state, metadata, file_name)
    quantized = [name for name in state if not state[name].is_floating_point()]
    if found and quantized:
        raise BadCheckpoint(
            f"{file_name} holds whole numbers ({quantized[0]}), as made small for inference; bring in the "
            "weights that it was made of."
        )
    if not found:
        raise BadCheckpoint(
            f"{file_name} holds only a part of a model, or one of a size that Trapline does not know."
        )
    return found


def begins_alike(variant: Variant, given: Shapes) -> bool:
    """Whether the first layer and the number of blocks are right: what can be known without a model."""
    config = variant.config
    if isinstance(config, VitConfig):
        return given.get(PATCH) == (config.width, 3, *config.tubelet)
    inputs = config.early[-1] if config.early else 3
    blocks = {name.split(".")[1] for name in given if name.startswith("blocks.")}
    return len(blocks) == len(config.blocks) and given.get(PATCH) == (
        config.blocks[0].dim,
        inputs,
        *config.patch[0],
    )


def body_of(name: str) -> dict[str, tuple[int, ...]]:
    """The shapes of everything but the head of a model, which is not built for that."""
    with torch.device("meta"):
        state = VARIANTS[name].build().state_dict()
    return {part: tuple(value.shape) for part, value in state.items() if not part.startswith(HEAD)}


def same_but_for_grids(own: Shapes, given: Shapes) -> bool:
    """Whether two models differ in the lengths of their tables of positions at most."""
    return own.keys() == given.keys() and all(
        shape == given[part] or ("position" in part and shape[1:] == given[part][1:])
        for part, shape in own.items()
    )
