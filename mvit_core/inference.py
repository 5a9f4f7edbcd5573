"""A checkpoint put to work: clips of RGB bytes in, calibrated scores out."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mvit_core.checkpoint import Checkpoint, load_checkpoint
from mvit_core.device import ChosenDevice, choose_device
from mvit_core.models.packed import packed
from mvit_core.transforms import normalized
from mvit_core.types import ClipScores, Score
from mvit_core.windows import Scored

Clips = NDArray[np.uint8]


class Predictor:
    """A model on a device. Clips are (B, num_frames, crop_size, crop_size, 3) RGB bytes."""

    def __init__(self, checkpoint: Checkpoint, device: ChosenDevice | None = None) -> None:
        self.header = checkpoint.header
        self.chosen = device or choose_device()
        self.dtype = working_dtype(self.chosen.device)
        self.model = packed(checkpoint.model.eval().to(self.chosen.device, self.dtype))

    @classmethod
    def from_checkpoint(cls, path: Path, device: str = "auto") -> "Predictor":
        """The model of a checkpoint on the best device, or the one called `device`; raises BadCheckpoint."""
        return cls(load_checkpoint(path), choose_device(device))

    @property
    def device_name(self) -> str:
        """The device for people, and why no better one was taken."""
        return f"{self.chosen.name} ({self.chosen.note})" if self.chosen.note else self.chosen.name

    @property
    def num_frames(self) -> int:
        """Frames of one clip."""
        return self.header.preprocessing.num_frames

    @property
    def frame_interval_s(self) -> float:
        """Time from one frame of a clip to the next."""
        return self.header.preprocessing.frame_interval_s

    @property
    def crop_size(self) -> int:
        """Side of the square frames, pixels."""
        return self.header.preprocessing.crop[0]

    def predict(self, clips: Clips) -> list[ClipScores]:
        """Scores of every class for each clip, best first."""
        return self.score(clips).scores

    def score(self, clips: Clips) -> Scored:
        """Scores and embeddings of each clip."""
        if not len(clips):
            return Scored([], np.empty((0, self.model.feature_dim), np.float32))
        embeddings = self._embedded(clips)
        with torch.inference_mode():
            logits = self.model.forward_head(embeddings).float().cpu()
        scores = self._scores(logits)
        return Scored(scores, embeddings.float().cpu().numpy())

    def _embedded(self, clips: Clips) -> Tensor:
        """Embeddings (B, feature_dim); halves what a GPU's memory cannot hold."""
        clip = self.header.preprocessing
        try:
            with torch.inference_mode():
                x = normalized(clips, mean=clip.mean, std=clip.std)
                return self.model.forward_features(x.to(self.chosen.device, self.dtype))
        except torch.OutOfMemoryError:
            if len(clips) == 1:
                raise
        middle = len(clips) // 2
        return torch.cat((self._embedded(clips[:middle]), self._embedded(clips[middle:])))

    def _scores(self, logits: Tensor) -> list[ClipScores]:
        """Calibrated scores of logits (B, classes)."""
        classes, calibration = self.header.classes, self.header.calibration
        first = len(classes.species)
        species = (logits[:, :first] / calibration.species_temperature).softmax(dim=1)
        behaviors = (logits[:, first:] / calibration.behavior_temperature).sigmoid()
        return [
            ClipScores(
                species=ranked(classes.species, of_species), behaviors=ranked(classes.behaviors, of_behaviors)
            )
            for of_species, of_behaviors in zip(species.tolist(), behaviors.tolist(), strict=True)
        ]


def ranked(names: tuple[str, ...], values: list[float]) -> tuple[Score, ...]:
    """Scores by name, best first."""
    pairs = sorted(zip(names, values, strict=True), key=lambda pair: -pair[1])
    return tuple(Score(name, value) for name, value in pairs)


def working_dtype(device: torch.device) -> torch.dtype:
    """bfloat16 on GPUs that have it, else float32."""
    modern = device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)
    return torch.bfloat16 if modern else torch.float32
