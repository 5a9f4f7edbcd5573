"""A model whose passes are recorded on a card and played from then on, in scans or in training."""

from mvit_core.gpu.learning import Learned
from mvit_core.gpu.recording import Recorded, recordings_are_wanted
from mvit_core.models.base import VideoModel
from mvit_core.models.packed import shared


def recorded(model: VideoModel, most: int) -> VideoModel:
    """A copy for inference whose embeddings of up to `most` clips at a time are played; elsewhere itself."""
    if next(model.parameters()).device.type != "cuda" or not recordings_are_wanted():
        return model
    twin = shared(model)
    twin.played = Recorded(twin.embedded, most)
    return twin


def learned(model: VideoModel) -> Learned:
    """`forward_features` of a model that learns on a card, played there and back."""
    of_head = {id(each) for each in model.head.parameters()}
    return Learned(model.forward_features, [each for each in model.parameters() if id(each) not in of_head])
