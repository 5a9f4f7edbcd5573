"""A model whose passes are recorded on a GPU (as CUDA graphs) and replayed from then on."""

from mvit_core.gpu.learning import Learned
from mvit_core.gpu.recording import Recorded, recordings_are_wanted
from mvit_core.models.base import VideoModel
from mvit_core.models.quicker.packed import shared


def recorded(model: VideoModel, most: int) -> VideoModel:
    """A copy for inference that replays its embedding of up to `most` clips at a time; the model itself
    where it is not on a GPU.
    """
    if next(model.parameters()).device.type != "cuda" or not recordings_are_wanted():
        return model
    twin = shared(model)
    twin.played = Recorded(twin.embedded, most)
    return twin


def learned(model: VideoModel) -> Learned:
    """`forward_features` of a model in training on a GPU, replayed forward and backward."""
    of_head = {id(each) for each in model.head.parameters()}
    return Learned(model.forward_features, [each for each in model.parameters() if id(each) not in of_head])
