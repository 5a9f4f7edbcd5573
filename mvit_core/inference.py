"""A checkpoint put to work: clips of RGB bytes in, calibrated scores out."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mvit_core.checkpoint import Checkpoint, load_checkpoint
from mvit_core.device import ChosenDevice, choose_device, devices_to_try
from mvit_core.errors import BadCheckpoint
from mvit_core.localization.bout_finding import BoutFinder
from mvit_core.localization.windows import Scored
from mvit_core.machine.memory import giving_back, keep_between_passes
from mvit_core.models.base import VideoModel
from mvit_core.models.quicker.packed import packed, shared
from mvit_core.models.quicker.quantized import quantize
from mvit_core.models.quicker.recorded import recorded
from mvit_core.models.roi import box_features
from mvit_core.precision import TYPES, NoNumbers, Numbers, embedding, made_ready
from mvit_core.transforms import normalized
from mvit_core.types import ClipScores, Score

Clips = NDArray[np.uint8]
MANY = 32  # clips at once
WORKER_BYTES = 2 << 30  # of a GPU's memory for each process: its own, the model's and that of its clips


class Predictor:
    """A model on a device. Clips are (B, num_frames, crop_size, crop_size, 3) RGB bytes.

    `precision` is what it computes in, `dtype` what its signals are in between. `sure` is the share of its
    calls of behaviors that is to be right; 0: as it was trained.
    """

    def __init__(
        self,
        checkpoint: Checkpoint,
        device: ChosenDevice | None = None,
        precision: str = "auto",
        *,
        sure: float = 0.0,
    ) -> None:
        self.header = checkpoint.header
        self._sure = sure
        self.bout_finder = finder_of(checkpoint, sure)

        def make(chosen: ChosenDevice, numbers: Numbers) -> VideoModel:
            model, dtype = checkpoint.model.eval(), TYPES[numbers]
            if numbers == "int8":
                return quantize(model)
            like = next(model.parameters())
            if (like.device.type, like.dtype) != (chosen.device.type, dtype):
                model = shared(model).to(chosen.device, dtype)  # `to` changes a model in place
            return packed(model)

        devices = [device] if device is not None else devices_to_try()
        ready = made_ready(make, devices, self._trial_clip(), precision)
        self.chosen, self.precision, self.model = ready.device, ready.numbers, ready.model
        self.dtype = TYPES[ready.numbers]
        self.note = " ".join(filter(None, (self.chosen.note, ready.note)))
        self.why = self.note or self.chosen.why
        self.batch_size = self._fitting_batch()
        self.model = recorded(self.model, self.batch_size)
        self.clip_s = self._timed()

    @classmethod
    def from_checkpoint(
        cls, path: Path, device: str = "auto", precision: str = "auto", *, sure: float = 0.0
    ) -> "Predictor":
        """The model of a checkpoint on the best device, or the one called `device`; raises BadCheckpoint.

        `sure` is the share of its calls of behaviors that is to be right; 0: as it was trained.
        """
        chosen = None if device == "auto" else choose_device(device)
        try:
            with giving_back():
                predictor = cls(load_checkpoint(path), chosen, precision, sure=sure)
        except NoNumbers as error:
            raise BadCheckpoint(
                f"{path.name} answers with what is no number: its weights are damaged, or its training went "
                "astray. Get the file again, or choose another model."
            ) from error
        if predictor.chosen.device.type == "cpu" and predictor.dtype == torch.float32:
            keep_between_passes()
        return predictor

    @property
    def most_workers(self) -> int:
        """How many processes the device holds with this model; 0 where the processor's cores decide."""
        if self.chosen.device.type == "cpu":
            return 0
        if self.chosen.device.type != "cuda":
            return 1
        memory = torch.cuda.get_device_properties(self.chosen.device).total_memory
        return max(1, int(memory) // WORKER_BYTES)

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

    @property
    def scene_shape(self) -> tuple[int, int] | None:
        """Height and width of whole pictures, of a model that scores boxes in them; None: it scores clips."""
        return self.header.preprocessing.crop if self.header.roi else None

    @property
    def is_focused(self) -> bool:
        """Whether clips follow the animal from frame to frame, gray beside its box."""
        return self.header.preprocessing.focused

    @property
    def operating_points(self) -> Mapping[str, float]:
        """Scores from which single behaviors count as shown."""
        return self.header.calibration.points_for(self._sure, self.header.classes.behaviors)

    def predict(self, clips: Clips) -> list[ClipScores]:
        """Scores of every class for each clip, best first."""
        return self.score(clips).scores

    def score(self, clips: Clips) -> Scored:
        """Scores and embeddings of each clip."""
        if not len(clips):
            return Scored([], np.empty((0, self.model.feature_dim), np.float32))
        if self.header.roi:
            height, width = clips.shape[2:4]
            return self.score_boxes(clips, [np.array([[0, 0, width, height]], np.float32)] * len(clips))
        embeddings = self._embedded(clips)
        with torch.inference_mode():
            logits = self.model.forward_head(embeddings).float().cpu()
        scores = self._scores(logits)
        return Scored(scores, embeddings.float().cpu().numpy())

    def score_boxes(self, clips: Clips, boxes: Sequence[NDArray[np.float32]]) -> Scored:
        """Scores and embeddings of the boxes of all clips, one after the other, in one pass a clip.

        Clips are (B, num_frames, height, width, 3), as `scene_shape` says; boxes of each are rows of left,
        top, right, bottom in its pixels.
        """
        rows = [np.insert(some, 0, number, axis=1) for number, some in enumerate(boxes)]
        embeddings = self._of_boxes(clips, torch.from_numpy(np.concatenate(rows).astype(np.float32)))
        with torch.inference_mode():
            logits = self.model.forward_head(embeddings.to(self.dtype)).float().cpu()
        return Scored(self._scores(logits), embeddings.float().cpu().numpy())

    def _of_boxes(self, clips: Clips, rows: Tensor) -> Tensor:
        """Embeddings (K, feature_dim) of boxes (K, 5); halves what a GPU's memory cannot hold."""
        clip = self.header.preprocessing
        try:
            with torch.inference_mode():
                x = normalized(clips, mean=clip.mean, std=clip.std).to(self.chosen.device, self.dtype)
                return box_features(self.model, x, rows.to(self.chosen.device), resolution=self.header.roi)
        except torch.OutOfMemoryError:
            if len(clips) == 1:
                raise
        middle = len(clips) // 2
        first, second = rows[rows[:, 0] < middle], rows[rows[:, 0] >= middle].clone()
        second[:, 0] -= middle
        return torch.cat((self._of_boxes(clips[:middle], first), self._of_boxes(clips[middle:], second)))

    def _trial_clip(self) -> Tensor:
        """A clip of moving stripes, the same each time."""
        clip = self.header.preprocessing
        t, y, x = np.indices((clip.num_frames, *clip.crop))
        gray = ((x + 2 * y + 5 * t) * 255 // max(1, clip.crop[1] // 4) % 256).astype(np.uint8)
        return normalized(np.repeat(gray[None, ..., None], 3, axis=-1), mean=clip.mean, std=clip.std)

    def _timed(self) -> float:
        """Seconds of one clip now; the trial has warmed everything up, but for what is recorded at first."""
        if self.model.played is not None:
            embedding(self.model, self._trial_clip(), self.chosen, self.precision)
        started_s = time.perf_counter()
        embedding(self.model, self._trial_clip(), self.chosen, self.precision)
        return time.perf_counter() - started_s

    def _fitting_batch(self) -> int:
        """Clips that half of a GPU's free memory holds; elsewhere one: a sign of life after each."""
        if self.chosen.device.type != "cuda":
            return 1
        torch.cuda.reset_peak_memory_stats(self.chosen.device)
        before = torch.cuda.memory_allocated(self.chosen.device)
        embedding(self.model, self._trial_clip(), self.chosen, self.precision)
        each = max(1, torch.cuda.max_memory_allocated(self.chosen.device) - before)
        torch.cuda.empty_cache()
        free = torch.cuda.mem_get_info(self.chosen.device)[0]
        return int(min(MANY, max(1, free // 2 // each)))

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
        behaviors = logits[:, first:] / calibration.behavior_temperature
        is_shared = self.header.behavior_activation == "softmax"
        behaviors = behaviors.softmax(dim=1) if is_shared else behaviors.sigmoid()
        return [
            ClipScores(
                species=ranked(classes.species, of_species), behaviors=ranked(classes.behaviors, of_behaviors)
            )
            for of_species, of_behaviors in zip(species.tolist(), behaviors.tolist(), strict=True)
        ]


def finder_of(checkpoint: Checkpoint, sure: float) -> BoutFinder | None:
    """What finds bouts in the embeddings of a checkpoint that has a temporal head."""
    if checkpoint.temporal is None or checkpoint.header.temporal is None:
        return None
    return BoutFinder(checkpoint.temporal, checkpoint.header.temporal, sure=sure)


def ranked(names: tuple[str, ...], values: list[float]) -> tuple[Score, ...]:
    """Scores by name, best first."""
    pairs = sorted(zip(names, values, strict=True), key=lambda pair: -pair[1])
    return tuple(Score(name, value) for name, value in pairs)
