"""New heads on a model that stays as it is: on clips, or on what a scan kept of them."""

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.files.path_text import to_path
from mvit_core.models.base import VideoModel
from trainer.clips.dataset import ClipDataset, Truth, joined_truth, truth_of
from trainer.events import ClipsDecoded, EpochDone, TrainingEvent
from trainer.fitting.batches import Lessons
from trainer.fitting.clock import Pace
from trainer.fitting.epochs import line_of
from trainer.fitting.starting import Start
from trainer.fitting.state import Progress
from trainer.heads.each_group import Rows, heads_for_each_group, keep, mean_by_span
from trainer.heads.kept import Kept
from trainer.heads.linear import train_heads
from trainer.labels.manifest import Manifest
from trainer.labels.split import Split, is_few
from trainer.machine.computing import Computing
from trainer.recipes.words import encode_recipe
from trainer.reports.judging import embed, figures_of
from trainer.runs.folder import RunFolder
from trainer.runs.lineage import header_of, save_best
from trainer.runs.preparing import base_knows
from trainer.scores import metrics

Embeddings = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Material:
    """Embeddings to learn from and to be judged on, a row each, and what each shows."""

    known: Embeddings  # (N, D)
    known_truth: Truth  # of the N rows
    unknown: Embeddings  # (M, D)
    unknown_spans: NDArray[np.int64]  # (M,) which of the held-out spans each row is of
    unknown_truth: Truth  # of the held-out spans
    known_spans: NDArray[np.int64]  # (N,) which of the spans to learn from each row is of
    groups: tuple[Sequence[str], Sequence[str]]  # of the spans to learn from, and of the held-out ones

    def rows(self) -> Rows:
        """All of it, to be divided otherwise."""
        num_known = len(self.groups[0])
        truth = joined_truth(self.known_truth, self.unknown_truth[self.unknown_spans])
        spans = np.concatenate((self.known_spans, num_known + self.unknown_spans))
        groups = [*self.groups[0], *self.groups[1]]
        return Rows(
            np.concatenate((self.known, self.unknown)), spans, truth, [groups[number] for number in spans]
        )


def fit_heads(
    start: Start, material: Material, run: RunFolder, manifest: Manifest
) -> Generator[TrainingEvent, None, Progress]:
    """Train the heads, judge them, keep them as a checkpoint."""
    model, began = start.model, time.monotonic()
    heads = train_heads(material.known, material.known_truth, balance=start.recipe.balance)
    heads.put_into(model.head)
    rows = material.unknown_truth[material.unknown_spans]
    judged = mean_by_span(heads.logits(material.unknown), material.unknown_spans, rows)
    progress = Progress(recipe=encode_recipe(start.recipe), num_epochs=1, epoch=1, best_epoch=1)
    progress.best_figures, progress.trained_s = figures_of(judged), time.monotonic() - began
    save_best(run, model, header_of(start, run, manifest, progress.best_figures, judged))
    event = EpochDone(epoch=1, num_epochs=1, train_loss=0.0, figures=progress.best_figures, is_best=True)
    run.note_epoch(line_of(event, progress))
    base = to_path(run.facts().base) if run.facts().base else None
    if is_few([*material.groups[0], *material.groups[1]]) and not base_knows(base, manifest):
        keep(heads_for_each_group(material.rows(), start.recipe.balance), run.path)
    yield event
    return progress


def material_of_clips(
    start: Start, lessons: Lessons, computing: Computing
) -> Generator[TrainingEvent, None, Material]:
    """The model looks at every clip."""
    model = start.model.to(computing.device)
    train_numbers, known = yield from embedded(model, lessons.train, computing)
    held_numbers, unknown = yield from embedded(model, lessons.held_out, computing)
    views = start.recipe.num_views
    return Material(
        known.reshape(-1, model.feature_dim),
        lessons.train_truth[np.repeat(train_numbers, views)],
        unknown.reshape(-1, model.feature_dim),
        np.repeat(held_numbers, views),
        lessons.held_out_truth,
        np.repeat(train_numbers, views),
        (groups_of(lessons.train), groups_of(lessons.held_out)),
    )


def material_of_kept(manifest: Manifest, chosen: Split, kept: Kept) -> Material:
    """What the scan kept: no clip is decoded."""
    train, held = np.asarray(chosen.train, np.int64), np.asarray(chosen.held_out, np.int64)
    known, unknown = kept.of(train), kept.of(held)
    truth = truth_of(manifest, manifest.spans)
    return Material(
        known.embeddings,
        truth[known.numbers],
        unknown.embeddings,
        np.searchsorted(held, unknown.numbers),
        truth[held],
        np.searchsorted(train, known.numbers),
        (groups_at(manifest, chosen.train), groups_at(manifest, chosen.held_out)),
    )


def embedded(
    model: VideoModel, clips: ClipDataset, computing: Computing
) -> Generator[TrainingEvent, None, tuple[metrics.I64, Embeddings]]:
    """Numbers of the spans that could be read, and their embeddings (N, views, D)."""
    numbers: list[int] = []
    values = [np.empty((0, clips.recipe.num_views, model.feature_dim))]
    pace, total = Pace(), len(clips)
    for some, vectors in embed(model, clips, computing):
        numbers, values = numbers + some, [*values, np.stack(vectors)]
        left_s = pace.left_s(len(numbers) / total)
        yield from pace.telling(ClipsDecoded(done=len(numbers), total=total, left_s=left_s))
    return np.asarray(numbers, np.int64), np.concatenate(values).astype(np.float32)


def groups_of(clips: ClipDataset) -> list[str]:
    """Where each span is from."""
    return [span.where for _, span in clips.sources]


def groups_at(manifest: Manifest, numbers: Sequence[int]) -> list[str]:
    """Where some spans of a manifest are from."""
    return [manifest.spans[number].where for number in numbers]
