"""Weights in files: our own self-describing checkpoints, and those of other implementations.

A checkpoint is one safetensors file whose header says what the weights are (see header.Header), so that it
can't be run with the wrong classes, clip length or normalization.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isqrt
from pathlib import Path

import torch
from torch import Tensor

from mvit_core.calibration import Calibration
from mvit_core.checkpoint.files import read_weights, write_weights
from mvit_core.checkpoint.fitting import check_fit, fitted
from mvit_core.checkpoint.foreign import Layout, layout_of, renamed
from mvit_core.checkpoint.header import (
    KEY,
    Classes,
    Header,
    Lineage,
    Preprocessing,
    TemporalPart,
    decode_header,
    encode_header,
)
from mvit_core.checkpoint.inflation import Filters
from mvit_core.checkpoint.renaming import State
from mvit_core.checkpoint.temporal import joined, load_head, parted
from mvit_core.errors import BadCheckpoint
from mvit_core.files.whole_file import whole_file
from mvit_core.models.base import VideoModel
from mvit_core.models.geometry import THW
from mvit_core.models.named.variant import Variant
from mvit_core.models.registry import known_variant, variant
from mvit_core.models.temporal import TemporalHead

__all__ = [
    "Calibration",
    "Checkpoint",
    "Classes",
    "Header",
    "Lineage",
    "Preprocessing",
    "TemporalPart",
    "load_checkpoint",
    "load_weights",
    "read_header",
    "save_checkpoint",
    "variant_of",
]

HEAD = "head."


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A model with its weights, in evaluation mode on the CPU, and what the file says of it."""

    model: VideoModel
    header: Header
    temporal: TemporalHead | None = None  # finds bouts in the model's embeddings; see `header.temporal`

    @property
    def classes(self) -> Classes:
        """The classes in the order of the logits."""
        return self.header.classes

    @property
    def preprocessing(self) -> Preprocessing:
        """How clips are made for the model."""
        return self.header.preprocessing


def save_checkpoint(
    path: Path, model: VideoModel, header: Header, temporal: TemporalHead | None = None
) -> None:
    """Write weights and header to `path`, whole or not at all; with a temporal head, that one too."""
    state = {name: value.detach().cpu().contiguous() for name, value in model.state_dict().items()}
    check_fit(state, blank_model(header), "What is to be saved")
    state, header = joined(state, header, temporal)
    with whole_file(path) as draft:
        write_weights(state, draft, encode_header(header))


def load_checkpoint(path: Path) -> Checkpoint:
    """The model in a checkpoint of ours, ready to use; raises BadCheckpoint."""
    state, metadata = read_weights(path)
    header = decode_header(metadata, path.name)
    check_finite(state, path.name)
    state, of_head = parted(state)
    model = blank_model(header)
    check_fit(state, model, path.name)
    model.to_empty(device="cpu").load_state_dict(state)
    return Checkpoint(model.eval(), header, load_head(of_head, header.temporal, path.name))


def read_header(path: Path) -> Header:
    """What a checkpoint of ours says of itself; raises BadCheckpoint."""
    return decode_header(read_weights(path)[1], path.name)


def load_weights(model: VideoModel, path: Path, *, filters: Filters = "central") -> Layout:
    """Give `model` the weights of any known file as a base for training; returns whose they are.

    Positions are interpolated to the model's clips, filters of image models inflated in time. A head for
    other classes is left as it was. Raises BadCheckpoint.
    """
    state, metadata = read_weights(path)
    own_names = renamed(parted(state)[0], path.name)
    layout = layout_of(state)
    assert layout is not None
    given = fitted(own_names, model, filters, grid=grid_of(layout, own_names, metadata, path.name))
    own = model.state_dict()
    head = {name: value for name, value in own.items() if name.startswith(HEAD)}
    if any(name not in given or given[name].shape != value.shape for name, value in head.items()):
        given = {name: value for name, value in given.items() if not name.startswith(HEAD)} | head
    check_fit(given, model, f"{path.name} ({layout})")
    check_finite(given, path.name)
    model.load_state_dict(given)
    return layout


def grid_of(layout: Layout, state: State, metadata: dict[str, str], file_name: str) -> THW | None:
    """The token grid that weights under our names were made for, where their file tells; see grids.py."""
    if is_of_images(layout, state) and "encoder.positions.position" in state:
        side = isqrt(len(state["encoder.positions.position"]))  # without the class token's row it is no less
        return 1, side, side
    if KEY not in metadata:
        return None
    header = decode_header(metadata, file_name)
    return None if known_variant(header.model) is None else variant_of(header).config.grid


def is_of_images(layout: Layout, state: State) -> bool:
    """Whether weights under our names are those of a plain ViT of images."""
    if layout is not Layout.TRANSFORMERS:
        return layout in (Layout.TIMM_VIT, Layout.TORCHVISION_VIT)
    filters = state.get("patch.weight")
    return filters is not None and filters.shape[2:3] == (1,)


def variant_of(header: Header) -> Variant:
    """The model that a header describes, with its clips and classes; raises BadCheckpoint."""
    if known_variant(header.model) is None:
        raise BadCheckpoint(f"There is no model called {header.model}; a newer Trapline may know it.")
    clip, num_classes = header.preprocessing, len(header.classes)
    return variant(header.model, num_classes=num_classes, num_frames=clip.num_frames, crop=clip.crop)


def blank_model(header: Header) -> VideoModel:
    """The same without memory for its weights; raises BadCheckpoint."""
    with torch.device("meta"):
        return variant_of(header).build()


def check_finite(state: Mapping[str, Tensor], file_name: str) -> None:
    """Raises BadCheckpoint where a weight is not a number."""
    for name, value in state.items():
        if value.is_floating_point() and not bool(value.float().isfinite().all()):  # as 8 bits are not asked
            raise BadCheckpoint(f"{file_name} is damaged: {name} holds values that are not numbers.")
