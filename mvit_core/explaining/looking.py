"""Where a model looks when it judges one clip of an animal, as pictures to lay over the video."""

from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from mvit_core.clips import squares_of
from mvit_core.errors import UserError
from mvit_core.events import ClipLooked, StageLooked
from mvit_core.explaining.animal_clip import animal_clip, prepared
from mvit_core.inference import Predictor
from mvit_core.localization.windows import middles_of
from mvit_core.models.tracing import Compared, can_trace, layers_of, looked_at, rolled_out, stages_of
from mvit_core.types import Track

MOST = 0.995  # the share of places that are below full strength


def look(
    path: Path, track: Track, time_s: float, predictor: Predictor, *, key: int
) -> Generator[ClipLooked, None, None]:
    """What the model makes of the clip around `time_s`: one item, after some empty ones to stop at.

    Raises UserError where the model cannot say, or UnreadableVideo.
    """
    model = predictor.model
    if not can_trace(model):
        raise UserError("This kind of model cannot show where it looks.")
    clip = animal_clip(path, track, time_s, predictor)
    layers = layers_of(model, prepared(clip.pictures, predictor))
    shares = None
    for shares in rolled_out(layers, model):
        if not shares.numel():
            yield ClipLooked(key=key)
    assert shares is not None
    levels = strengths(shares.float().cpu().numpy())
    stages = []
    for stage in stages_of(layers):
        stages.append(stage_looked(stage, int(model.has_class_token), len(levels)))
        yield ClipLooked(key=key)
    middles = middles_of(clip.window, len(levels))
    yield ClipLooked(
        key=key,
        span=clip.window,
        squares=tuple(
            squares_of(track, clip.window, middles, aspect=clip.aspect, focused=predictor.is_focused)
        ),
        shape=(int(levels.shape[0]), int(levels.shape[1]), int(levels.shape[2])),
        levels=levels.tobytes(),
        stages=tuple(stages),
    )


def stage_looked(stage: Sequence[Compared], first: int, moments: int) -> StageLooked:
    """The levels of every head of every layer of a stage, and of their means."""
    rows = max(layer.kv_thw[1] for layer in stage)
    columns = max(layer.kv_thw[2] for layer in stage)
    shares = torch.stack([of_one_size(looked_at(layer, first), (moments, rows, columns)) for layer in stage])
    shares = torch.cat((shares.mean(dim=0, keepdim=True), shares))
    shares = torch.cat((shares.mean(dim=1, keepdim=True), shares), dim=1)
    levels = np.stack([strengths(each) for each in shares.flatten(0, 1).cpu().numpy()])
    return StageLooked(
        num_layers=len(stage),
        num_heads=int(shares.shape[1]) - 1,
        shape=(moments, rows, columns),
        levels=levels.tobytes(),
    )


def of_one_size(shares: Tensor, thw: tuple[int, int, int]) -> Tensor:
    """Shares (heads, T, H, W) of pooled places, spread over a finer grid."""
    if shares.shape[1:] == thw:
        return shares
    return functional.interpolate(shares[None], size=thw, mode="trilinear", align_corners=False)[0]


def strengths(shares: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Shares of places, of any scale, as levels: 0 at the usual share and below, 255 where it looks most."""
    usual, most = float(np.median(shares)), float(np.quantile(shares, MOST))
    scaled = (shares - usual) / max(most - usual, 1e-12)
    return np.asarray((np.clip(scaled, 0.0, 1.0) * 255).round(), np.uint8)
