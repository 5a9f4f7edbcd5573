"""What is learned from, batch by batch."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mvit_core.types import Span
from trainer.clips.cutting import Clip
from trainer.clips.dataset import ClipDataset, Truth, truth_in
from trainer.clips.sampler import ahead
from trainer.fitting.state import Progress
from trainer.machine.computing import Computing
from trainer.recipes.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is trained on and what is judged on; `held_out` may be empty."""

    train: ClipDataset
    train_truth: Truth
    held_out: ClipDataset
    held_out_truth: Truth
    behaviors: tuple[str, ...] = ()  # in the order of the truth, for spans that show them in parts


def batches(
    lessons: Lessons,
    order: NDArray[np.int64],
    progress: Progress,
    recipe: Recipe,
    computing: Computing,
) -> Iterator[tuple[Tensor, Truth]]:
    """The rest of an epoch's batches, made ahead in threads: bytes (B, T, S, S, 3), and their truth.

    Of several processes that train together each gets its part of every batch. Raises UnreadableVideo.
    """
    size = max(1, recipe.batch_size // recipe.repeats)
    epoch = progress.epoch

    def load(place: int) -> tuple[Clip, list[Span]]:
        rng = np.random.default_rng((recipe.seed, 53, epoch, place))
        return lessons.train.random_clips(int(order[place]), rng)

    firsts = range(progress.step * size, len(order), size)
    parts = [computing.together.part_of(range(first, min(first + size, len(order)))) for first in firsts]
    places = [place for part in parts for place in part]
    threads = computing.num_threads
    loaded = ahead(load, places, num_threads=threads, depth=2 * size + threads)
    for part in parts:
        found = [next(loaded) for _ in part]
        rows = np.repeat(order[part], recipe.repeats)
        windows = [window for _, some in found for window in some]
        clips = torch.from_numpy(np.concatenate([clips for clips, _ in found]))
        yield clips, _truth_of(lessons, rows, windows)


def _truth_of(lessons: Lessons, rows: NDArray[np.int64], windows: list[Span]) -> Truth:
    """What is right for clips of these spans that show these windows."""
    spans = [lessons.train.sources[row][1] for row in rows.tolist()]
    if not any(span.parts for span in spans):
        return lessons.train_truth[rows]
    shown = [span.shown_in(window) for span, window in zip(spans, windows, strict=True)]
    return truth_in(lessons.train_truth, rows, lessons.behaviors, shown)


def steps_in_epoch(num_clips: int, recipe: Recipe) -> int:
    """Steps until every clip was seen."""
    return -(-num_clips // max(1, recipe.batch_size // recipe.repeats))


def labels_of(truth: Truth) -> NDArray[np.float32]:
    """Species and behaviors side by side, (N, C + K)."""
    return np.concatenate((truth.species, truth.behaviors), axis=1)
