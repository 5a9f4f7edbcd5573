"""A model's scores of the boxes in scenes."""

from collections.abc import Iterator, Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mvit_core.errors import UnreadableVideo
from mvit_core.models.base import VideoModel
from mvit_core.models.roi import box_features
from trainer.boxes.clips import BoxedClip, SceneClips
from trainer.boxes.metrics import BoxRow
from trainer.clips.sampler import ahead
from trainer.machine.computing import Computing

RESOLUTION = 7  # of RoIAlign


def logits_of(model: VideoModel, clips: Tensor, boxes: Tensor) -> Tensor:
    """(K, actions) of boxes (K, 5): number of the clip, left, top, right, bottom in its pixels."""
    return model.forward_head(box_features(model, clips, boxes, resolution=RESOLUTION))


def with_numbers(boxed: list[BoxedClip]) -> Tensor:
    """The boxes of some clips, each with the number of its clip before it: (K, 5)."""
    rows = [np.insert(each.boxes, 0, number, axis=1) for number, each in enumerate(boxed)]
    return torch.from_numpy(np.concatenate(rows).astype(np.float32))


def scored_scenes(
    model: VideoModel, clips: SceneClips, computing: Computing
) -> Iterator[tuple[int, list[NDArray[np.float64]] | None]]:
    """Each scene's number and the scores of its people; None where its video cannot be read."""

    def load(number: int) -> BoxedClip | None:
        try:
            return clips.clip(number)
        except UnreadableVideo:
            return None

    model.eval()
    loaded = ahead(load, range(len(clips)), num_threads=computing.num_threads, depth=4)
    for number, boxed in enumerate(loaded):
        if boxed is None:
            yield number, None
            continue
        scores = [np.zeros(0)] * len(clips.scenes[number].people)
        if boxed.people:
            with torch.inference_mode(), computing.forward():
                x = computing.to_input(torch.from_numpy(boxed.clip[None]).to(computing.device))
                logits = logits_of(model, x, with_numbers([boxed]).to(computing.device))
            values = logits.double().sigmoid().cpu().numpy()
            for person, row in zip(boxed.people, values, strict=True):
                scores[person] = row
        yield number, scores


def rows_of(
    clips: SceneClips, scored: Mapping[int, list[NDArray[np.float64]]], actions: list[int]
) -> list[BoxRow]:
    """A prediction for each box and action."""
    return [
        BoxRow(clips.scenes[number].moment, person.corners, action, float(value))
        for number, scores in scored.items()
        for person, row in zip(clips.scenes[number].people, scores, strict=True)
        for action, value in zip(actions, row.tolist(), strict=False)
    ]
