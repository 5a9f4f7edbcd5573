"""Whole videos as sequences of embeddings: from a backbone, kept on disk, or from files of features."""

from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.device import choose_device
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.localization.sequences import Steps
from mvit_core.outcome import Outcome
from mvit_core.types import Span
from trainer.events import ClipsDecoded, ClipSkipped, TrainingEvent
from trainer.experiments.mammalnet.backbones import Backbone
from trainer.labels.mammalnet import UntrimmedVideo
from trainer.machine.computing import computing_on
from trainer.temporal.adding import PART_OF_CLIP
from trainer.temporal.feature_cache import FeatureCache, identity_of, key_of
from trainer.temporal.fitting import Example
from trainer.temporal.footage import embedded_video

F32 = NDArray[np.float32]


def embedded_all(
    backbone: Backbone, videos: Sequence[UntrimmedVideo], cache: FeatureCache, *, step_s: float, device: str
) -> Generator[TrainingEvent, None, list[Example]]:
    """Sequences of all videos that can be read; `step_s` 0: half a clip."""
    recipe = backbone.recipe
    computing = computing_on(choose_device(device).device, backbone.preprocessing, "auto")
    model = backbone.model.to(computing.device)
    who = identity_of(model)
    examples = []
    for number, video in enumerate(videos):
        steps = Steps(Span(0.0, video.duration_s), step_s or recipe.clip_s / PART_OF_CLIP)
        key = key_of(who, video.path, steps, recipe)
        sequence = cache.get(key)
        if sequence is None:
            reading = embedded_video(model, video.path, steps, recipe, computing)
            try:
                sequence = yield from _told(reading, ClipsDecoded(done=number, total=len(videos)))
            except UnreadableVideo as error:
                yield ClipSkipped(video=video.id, reason=str(error))
                continue
            sequence = sequence.astype(np.float16).astype(np.float32)  # as it comes back from the cache
            cache.put(key, sequence)
        examples.append(Example(video.id, steps, sequence, video.bouts))
        yield ClipsDecoded(done=number + 1, total=len(videos))
    return examples


def _told(reading: Generator[float, None, F32], event: ClipsDecoded) -> Generator[TrainingEvent, None, F32]:
    """A sign of life for each batch of windows."""
    outcome = Outcome(reading)
    for _ in outcome:
        yield event
    return outcome.value


def given(folder: Path, videos: Sequence[UntrimmedVideo]) -> list[Example]:
    """Sequences from files such as MammalNet's published ones, spread evenly over their videos."""
    examples = []
    for video in videos:
        path = folder / f"{video.id}.npy"
        try:
            sequence = np.asarray(np.load(path, allow_pickle=False), np.float32)
        except (OSError, ValueError, EOFError) as error:
            raise UserError(f"{path} holds no plain array of features: {error}.") from error
        if sequence.ndim != 2 or not len(sequence) or not np.isfinite(sequence).all():
            raise UserError(f"{path} is to hold numbers in rows, one a step of time.")
        steps = Steps(Span(0.0, video.duration_s), video.duration_s / len(sequence))
        examples.append(Example(video.id, steps, sequence, video.bouts))
    if len({each.embeddings.shape[1] for each in examples}) > 1:
        raise UserError(f"The features in {folder} are not all of one length.")
    return examples
