"""A model's answers to clips that it was not trained on, and the figures that follow from them."""

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from math import isnan

import numpy as np
import torch
from numpy.typing import NDArray

from mvit_core.calibration import Activation
from mvit_core.models.base import VideoModel
from mvit_core.outcome import Outcome
from trainer.clips.cutting import Clip
from trainer.clips.dataset import ClipDataset, Truth
from trainer.clips.sampler import ahead
from trainer.clips.views import pooled
from trainer.events import ClipsJudged
from trainer.machine.computing import Computing
from trainer.scores import metrics

BATCH = 8  # clips judged at once
TOLD_EVERY_S = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """Answers and truth of some clips. `numbers` says which spans they are."""

    numbers: NDArray[np.int64]  # (N,)
    logits: NDArray[np.float64]  # (N, C + the model's behaviors), all views pooled
    truth: Truth  # of C species and K behaviors
    activation: Activation = "sigmoid"  # of the behaviors
    asked: tuple[int, ...] | None = None  # the K of the model's behaviors that are judged; None: all of them

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def species_logits(self) -> NDArray[np.float64]:
        """(N, C)."""
        return self.logits[:, : self.truth.species.shape[1]]

    def behavior_odds(self, temperature: float = 1.0) -> NDArray[np.float64]:
        """(N, K): log odds of the behaviors' scores, see `metrics.log_odds`."""
        logits = self.logits[:, self.truth.species.shape[1] :] / temperature
        odds = metrics.log_odds(logits, self.activation)
        return odds if self.asked is None else odds[:, self.asked]

    def with_species(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Logits and class numbers of the clips whose species is known."""
        numbers = self.truth.species_numbers
        return self.species_logits[numbers >= 0], numbers[numbers >= 0]

    def with_behaviors(self, temperature: float = 1.0) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Log odds and truth (see `Truth.behaviors_said`) of the clips of which any behavior is known."""
        rows = self.truth.any_behavior_known
        return self.behavior_odds(temperature)[rows], self.truth.behaviors_said[rows]

    @property
    def loss(self) -> float:
        """Species' and behaviors' together; 0 where nothing is known."""
        species, behaviors = self.with_species(), self.with_behaviors()
        of_species = metrics.species_loss(*species) if species[0].size else 0.0
        return of_species + (metrics.behavior_loss(*behaviors) if behaviors[0].size else 0.0)

    @property
    def score(self) -> float:
        """What decides which model is kept: the mean of macro accuracy and of behaviors' precision."""
        found = figures_of(self)
        return metrics.mean(
            [found[name] for name in ("macro_accuracy", "mean_average_precision") if name in found]
        )


def judge(model: VideoModel, clips: ClipDataset, truth: Truth, computing: Computing) -> Judged:
    """The model's answers to every span; raises UnreadableVideo where one is no longer there."""
    outcome = Outcome(judging(model, clips, truth, computing, clips.recipe.behavior_activation))
    for _ in outcome:
        pass
    return outcome.value


def judging(
    model: VideoModel, clips: ClipDataset, truth: Truth, computing: Computing, activation: Activation
) -> Generator[ClipsJudged, None, Judged]:
    """The same, saying now and then how far it is."""
    model.eval()
    own: dict[int, NDArray[np.float64]] = {}
    total, told = len(computing.together.part_of(range(len(clips)))), time.monotonic()
    for numbers, values in _passed(model, clips, computing, embed=False):
        own |= zip(numbers, values, strict=True)
        if time.monotonic() - told > TOLD_EVERY_S:
            yield ClipsJudged(share=len(own) / max(1, total))
            told = time.monotonic()
    found = {number: value for part in computing.together.all_of(own) for number, value in part.items()}
    chosen = np.asarray(sorted(found), np.int64)
    width = truth.species.shape[1] + truth.behaviors.shape[1]
    stacked = np.stack([found[number] for number in chosen]) if found else np.empty((0, 1, width))
    one = pooled(stacked, truth.species.shape[1], clips.recipe.pooled, activation)
    return Judged(chosen, one, truth[chosen], activation)


def each_view(
    model: VideoModel, clips: ClipDataset, computing: Computing
) -> Iterator[tuple[list[int], list[NDArray[np.float64]]]]:
    """Some spans at a time: their numbers, and each one's logits (views, C + K)."""
    model.eval()
    yield from _passed(model, clips, computing, embed=False)


def embed(
    model: VideoModel, clips: ClipDataset, computing: Computing
) -> Iterator[tuple[list[int], list[NDArray[np.float64]]]]:
    """Some spans at a time: their numbers, and each one's embeddings (views, feature_dim)."""
    model.eval()
    yield from _passed(model, clips, computing, embed=True)


def _passed(
    model: VideoModel, clips: ClipDataset, computing: Computing, *, embed: bool
) -> Iterator[tuple[list[int], list[NDArray[np.float64]]]]:
    def load(number: int) -> tuple[int, Clip]:
        return number, clips.views(number)

    waiting: list[tuple[int, Clip]] = []
    size = max(1, BATCH // clips.recipe.num_views)
    wanted = computing.together.part_of(range(len(clips)))
    for loaded in ahead(load, wanted, num_threads=computing.num_threads, depth=2 * size):
        waiting.append(loaded)
        if len(waiting) == size:
            yield _answers(model, waiting, computing, embed=embed)
            waiting = []
    if waiting:
        yield _answers(model, waiting, computing, embed=embed)


def _answers(
    model: VideoModel, loaded: list[tuple[int, Clip]], computing: Computing, *, embed: bool
) -> tuple[list[int], list[NDArray[np.float64]]]:
    views = np.concatenate([each for _, each in loaded])
    with torch.inference_mode(), computing.forward():
        x = computing.to_input(torch.from_numpy(views).to(computing.device))
        answers = model.forward_features(x) if embed else model(x)
    values = answers.double().cpu().numpy().reshape(len(loaded), -1, answers.shape[1])
    return [number for number, _ in loaded], list(values)


def figures_of(judged: Judged) -> dict[str, float]:
    """The figures that are known, by name."""
    found: dict[str, float] = {}
    if not len(judged):
        return found
    logits, truth = judged.with_species()
    if len(truth):
        table = metrics.confusion(truth, logits.argmax(axis=1), logits.shape[1])
        found["macro_accuracy"] = metrics.macro_recall(table)
        found["accuracy"] = metrics.micro_accuracy(table)
        found["macro_f1"] = metrics.macro_f1(metrics.per_class(table, [""] * len(table)))
        if logits.shape[1] > 5:
            found["top1"] = metrics.top_k(logits, truth, 1)
            found["top5"] = metrics.top_k(logits, truth, 5)
    odds, behaviors = judged.with_behaviors()
    if behaviors.size:
        found["mean_average_precision"] = metrics.mean_average_precision(odds, behaviors)
        found["behaviors_macro_f1"], found["behaviors_micro_f1"] = metrics.f1_of_all(
            (odds >= 0) & (behaviors >= 0), behaviors > 0
        )
    found["loss"] = judged.loss
    return {name: float(value) for name, value in found.items() if not isnan(value)}
