"""Weights made to fit a model of another geometry: positions interpolated, image filters inflated."""

from torch import Tensor

from mvit_core.checkpoint.foreign import State
from mvit_core.models.attention import resized_table
from mvit_core.models.base import VideoModel


def fitted(state: State, model: VideoModel) -> dict[str, Tensor]:
    """`state`, under our names, with its relative positions resized to the model's grids."""
    shapes = {name: value.shape for name, value in model.state_dict().items()}
    return {
        name: resized_table(value, shapes[name][0])
        if ".attention.position_" in name and name in shapes
        else value
        for name, value in state.items()
    }
