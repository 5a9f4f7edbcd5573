"""A training from labelled spans to a checkpoint: the one orchestration, a generator of events."""

import time
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.checkpoint import Calibration, Classes, Header, Lineage
from mvit_core.device import choose_device
from mvit_core.errors import UserError
from mvit_core.models.base import VideoModel
from trainer import metrics
from trainer.batches import Lessons
from trainer.computing import Computing, computing_on
from trainer.dataset import ClipDataset
from trainer.events import ClipsDecoded, EpochDone, TrainingDone, TrainingEvent, TrainingStarted
from trainer.heads import train_heads
from trainer.judging import Judged, embed, figures_of
from trainer.loop import Keeping, fit, line_of
from trainer.manifest import Manifest
from trainer.preparing import Places, cache_for, check, decode, facts_of, lessons_of, split_of
from trainer.recipe import Recipe, encode_recipe
from trainer.runs import RunFolder
from trainer.split import Split
from trainer.starting import Start, starting_point
from trainer.state import Progress

FEWEST_FOR_TEMPERATURE = 20  # held-out clips below which the scores stay as they are

Training = Generator[TrainingEvent]


def train(
    manifest: Manifest, recipe: Recipe, places: Places, *, device: str = "auto", resume: bool = False
) -> Training:
    """Train by `recipe` and leave everything in `places.out`.

    With `resume` a run that was stopped goes on; its own manifest and recipe count. Raises UserError.
    """
    cv2.setNumThreads(1)  # the pictures are small
    run = RunFolder(places.out)
    resume = resume and run.exists
    if resume:
        facts = run.facts()
        manifest, recipe = run.manifest(), facts.recipe
        places = replace(places, base=Path(facts.base) if facts.base else None)
    check(manifest)
    if recipe.trained == "heads" and places.base is None:
        raise UserError("Heads stand on a trained model; give one as the base, or train from scratch.")
    start = starting_point(recipe, places.base, Classes(**_classes(manifest)))
    if not resume:
        run.prepare()
    cache = cache_for(places.cache, start.recipe)
    readable = yield from decode(manifest, cache)
    chosen = run.split() if resume else split_of(manifest, readable, start.recipe)
    if not resume:
        run.begin(manifest, facts_of(manifest, start.recipe, places, chosen))
    lessons = lessons_of(manifest, chosen, readable, cache, start.recipe)
    computing = computing_on(choose_device(device).device, start.header.preprocessing, recipe.precision)
    yield started(start, lessons, chosen, manifest, computing)
    progress = yield from (
        fit_heads(start, lessons, run, computing, manifest)
        if recipe.trained == "heads"
        else fit_all(start, lessons, run, computing, manifest, resume=resume)
    )
    yield TrainingDone(
        checkpoint=str(run.best),
        epoch=progress.best_epoch,
        figures=progress.best_figures,
        reason=progress.reason,
    )


def fit_all(
    start: Start, lessons: Lessons, run: RunFolder, computing: Computing, manifest: Manifest, *, resume: bool
) -> Generator[TrainingEvent, None, Progress]:
    """Every layer; the best model so far is kept as a checkpoint."""
    model = start.model.to(computing.device)

    def keep(better: VideoModel, progress: Progress, judged: Judged) -> None:
        run.save_best(better, header_of(start, run, manifest, progress.best_figures, judged))

    keeping = Keeping(last=run.last, best=keep, epoch=run.note_epoch)
    return (yield from fit(model, lessons, start.recipe, computing, keeping, resume=resume))


def fit_heads(
    start: Start, lessons: Lessons, run: RunFolder, computing: Computing, manifest: Manifest
) -> Generator[TrainingEvent, None, Progress]:
    """New heads on the base's embeddings."""
    model, began = start.model.to(computing.device), time.monotonic()
    train_numbers, known = yield from embedded(model, lessons.train, computing)
    held_numbers, unknown = yield from embedded(model, lessons.held_out, computing)
    rows = np.repeat(train_numbers, start.recipe.views)
    heads = train_heads(
        known.reshape(-1, model.feature_dim), lessons.train_truth[rows], balance=start.recipe.balance
    )
    heads.put_into(model.head)
    logits = heads.logits(unknown.reshape(-1, model.feature_dim)).reshape(*unknown.shape[:2], -1)
    judged = Judged(held_numbers, logits.mean(axis=1), lessons.held_out_truth[held_numbers])
    progress = Progress(recipe=encode_recipe(start.recipe), num_epochs=1, epoch=1, best_epoch=1)
    progress.best_figures, progress.trained_s = figures_of(judged), time.monotonic() - began
    run.save_best(model, header_of(start, run, manifest, progress.best_figures, judged))
    event = EpochDone(epoch=1, num_epochs=1, train_loss=0.0, figures=progress.best_figures, is_best=True)
    run.note_epoch(line_of(event, progress))
    yield event
    return progress


def embedded(
    model: VideoModel, clips: ClipDataset, computing: Computing
) -> Generator[TrainingEvent, None, tuple[metrics.I64, NDArray[np.float32]]]:
    """Numbers of the spans that could be read, and their embeddings (N, views, D)."""
    numbers: list[int] = []
    values = [np.empty((0, clips.recipe.views, model.feature_dim))]
    for some, vectors in embed(model, clips, computing):
        numbers, values = numbers + some, [*values, np.stack(vectors)]
        yield ClipsDecoded(done=len(numbers), total=len(clips))
    return np.asarray(numbers, np.int64), np.concatenate(values).astype(np.float32)


def started(
    start: Start, lessons: Lessons, chosen: Split, manifest: Manifest, computing: Computing
) -> TrainingStarted:
    """The first thing to say."""
    return TrainingStarted(
        recipe=start.recipe.name,
        model=start.recipe.model,
        device=str(computing.device),
        num_parameters=sum(value.numel() for value in start.model.parameters()),
        num_train=len(lessons.train),
        num_held_out=len(lessons.held_out),
        held_out_groups=tuple(sorted({manifest.spans[number].group for number in chosen.held_out})),
        cautions=tuple(each.sentence for each in chosen.cautions),
    )


def header_of(
    start: Start, run: RunFolder, manifest: Manifest, figures: dict[str, float], judged: Judged
) -> Header:
    """What the checkpoint says of itself, with temperatures from the held-out clips."""
    facts = run.facts()
    lineage = Lineage(
        base=Path(facts.base).name,
        manifest_hash=manifest.hash,
        recipe=encode_recipe(start.recipe),
        metrics=figures,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return msgspec.structs.replace(start.header, calibration=calibration_of(judged), lineage=lineage)


def calibration_of(judged: Judged) -> Calibration:
    """Temperatures that make scores as sure as they are right; 1 where too few clips are held out."""
    species, behaviors = judged.with_species(), judged.with_behaviors()

    def fitted(logits: metrics.F64, loss: Callable[[float], float]) -> float:
        enough = logits.size and len(logits) >= FEWEST_FOR_TEMPERATURE
        return metrics.fit_temperature(loss) if enough else 1.0

    return Calibration(
        species_temperature=fitted(species[0], lambda t: metrics.species_loss(*species, t)),
        behavior_temperature=fitted(behaviors[0], lambda t: metrics.behavior_loss(*behaviors, t)),
    )


def _classes(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    return {"species": manifest.header.species, "behaviors": manifest.header.behaviors}
