"""A training from labelled spans to a checkpoint: the one orchestration, a generator of events."""

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
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
from mvit_core.video.fingerprint import fingerprint
from trainer import metrics
from trainer.batches import Lessons
from trainer.cache import ClipCache, storing_for
from trainer.computing import Computing, computing_on
from trainer.dataset import ClipDataset, truth_of
from trainer.events import ClipsDecoded, ClipSkipped, EpochDone, TrainingDone, TrainingEvent, TrainingStarted
from trainer.heads import train_heads
from trainer.judging import Judged, embed, figures_of
from trainer.loop import Keeping, fit, line_of
from trainer.manifest import LabelledSpan, Manifest
from trainer.recipe import Recipe, encode_recipe
from trainer.runs import RunFacts, RunFolder
from trainer.split import Split, split
from trainer.starting import Start, starting_point
from trainer.state import Progress

FEWEST_FOR_TEMPERATURE = 20  # held-out clips below which the scores stay as they are
DECODED_EVERY_S = 0.5

Training = Generator[TrainingEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a training reads and writes."""

    out: Path
    cache: Path
    base: Path | None = None


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


def check(manifest: Manifest) -> None:
    """Raises UserError where nothing can be learned from these labels."""
    if not manifest.spans:
        raise UserError("There are no labelled clips to learn from.")
    species, behaviors = manifest.header.species, manifest.header.behaviors
    several = len({span.behaviors for span in manifest.spans if span.behaviors is not None}) > 1
    if len(species) < 2 and not (behaviors and several):
        name = (*species, *behaviors, "nothing")[0]
        raise UserError(
            f"There is only one class ({name}); label clips of at least one other, such as blanks, to train."
        )


def cache_for(folder: Path, recipe: Recipe) -> ClipCache:
    """The clip cache, ready for this recipe's clips."""
    storing = storing_for(
        side=recipe.stored_side, frame_interval_s=recipe.frame_interval_s, clip_s=recipe.clip_s
    )
    cache = ClipCache(folder, storing, max_bytes=int(recipe.cache_gb * 2**30))
    cache.open()
    return cache


def decode(manifest: Manifest, cache: ClipCache) -> Generator[TrainingEvent, None, list[int]]:
    """Decode what is not in the cache; returns the numbers of the spans that can be read."""
    sources = [(manifest.path_of(span), span) for span in manifest.spans]
    bad: set[int] = set()
    told = 0.0
    for filled in cache.fill(sources):
        for number, reason in filled.problems:
            bad.add(number)
            yield ClipSkipped(video=manifest.spans[number].video, reason=reason)
        if time.monotonic() - told > DECODED_EVERY_S or filled.done == len(sources):
            told = time.monotonic()
            yield ClipsDecoded(done=filled.done, total=len(sources))
    if len(bad) == len(sources):
        raise UserError("Not one of the videos can be read; check that their drive is connected.")
    return [number for number in range(len(sources)) if number not in bad]


def split_of(manifest: Manifest, readable: Sequence[int], recipe: Recipe) -> Split:
    """The split of the spans that can be read."""
    found = split([manifest.spans[n] for n in readable], held_out=recipe.held_out, seed=recipe.seed)
    return Split(
        tuple(readable[n] for n in found.train), tuple(readable[n] for n in found.held_out), found.cautions
    )


def lessons_of(
    manifest: Manifest, chosen: Split, readable: Sequence[int], cache: ClipCache, recipe: Recipe
) -> Lessons:
    """Both sides of the split."""
    can = set(readable)

    def side(numbers: Sequence[int]) -> tuple[ClipDataset, list[LabelledSpan]]:
        spans = [manifest.spans[number] for number in numbers if number in can]
        return ClipDataset([(manifest.path_of(span), span) for span in spans], cache, recipe), spans

    (train_clips, trained), (held_clips, held) = side(chosen.train), side(chosen.held_out)
    return Lessons(train_clips, truth_of(manifest, trained), held_clips, truth_of(manifest, held))


def facts_of(manifest: Manifest, recipe: Recipe, places: Places, chosen: Split) -> RunFacts:
    """What decides the run."""
    videos = sorted({manifest.path_of(manifest.spans[number]) for number in chosen.train})
    return RunFacts(
        manifest_hash=manifest.hash,
        recipe=recipe,
        root=str(manifest.root),
        base=str(places.base.absolute()) if places.base else "",
        train=chosen.train,
        held_out=chosen.held_out,
        cautions=tuple(each.sentence for each in chosen.cautions),
        trained_on=tuple(fingerprint(video) for video in videos),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


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
