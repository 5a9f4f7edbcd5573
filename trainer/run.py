"""A training from labelled spans to a checkpoint: the one orchestration, a generator of events."""

from collections.abc import Generator
from contextlib import nullcontext
from dataclasses import replace

import cv2

from mvit_core.checkpoint import Classes
from mvit_core.device import choose_device
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path, to_text
from mvit_core.machine.memory import keep_what_is_freed
from mvit_core.models.base import VideoModel
from trainer.events import TrainingDone, TrainingEvent
from trainer.fitting.batches import Lessons
from trainer.fitting.examples import with_examples
from trainer.fitting.loop import Keeping, fit
from trainer.fitting.optim import freeze
from trainer.fitting.starting import Start, starting_point
from trainer.fitting.state import CannotGoOn, OnDemand, Progress, WentAstray
from trainer.heads.fitting import fit_heads, material_of_clips
from trainer.heads.on_kept import fit_kept
from trainer.labels.manifest import Manifest
from trainer.machine.computing import Computing, computing_on
from trainer.machine.together import ALONE, Together
from trainer.recipes.recipe import Recipe
from trainer.reports.judging import Judged
from trainer.runs.folder import RunFolder
from trainer.runs.holding import held
from trainer.runs.lineage import header_of, save_best
from trainer.runs.memory import ended_with_best, has_best
from trainer.runs.preparing import (
    Places,
    cache_for,
    check,
    check_readable,
    decode,
    facts_of,
    lessons_of,
    split_of,
    started,
)
from trainer.runs.room import check_room
from trainer.temporal.beside import fit_temporal, with_head
from trainer.writing import write_whole

Training = Generator[TrainingEvent]


def train(
    manifest: Manifest,
    recipe: Recipe,
    places: Places,
    *,
    device: str = "auto",
    resume: bool = False,
    together: Together = ALONE,
    on_demand: OnDemand | None = None,
) -> Training:
    """Train by `recipe` and leave everything in `places.out`.

    With `resume` a run that was stopped goes on; its own manifest and recipe count. Processes that train
    `together` share the folder. Who lets it wait may save its state `on_demand`. Raises UserError.
    """
    cv2.setNumThreads(1)  # the pictures are small
    keep_what_is_freed()
    run = RunFolder(places.out)
    resume = together.agreed(resume and run.exists)
    if resume:
        manifest, recipe, places = taken_up(run, places)
    check(manifest)
    if recipe.trained in ("heads", "temporal"):
        if places.base is None:
            raise UserError("Heads stand on a trained model; give one as the base, or train from scratch.")
        if not together.is_first:
            return  # they take seconds
        together = ALONE
    with held(run.path) if together.is_first else nullcontext():
        if recipe.trained == "temporal":
            yield from fit_temporal(manifest, recipe, run, places, device=device, resume=resume)
            return
        progress = yield from fit_model(
            manifest,
            recipe,
            run,
            places,
            device=device,
            resume=resume,
            together=together,
            on_demand=on_demand or OnDemand(),
        )
        if recipe.find_bouts and together.is_first:
            yield from with_head(run, places, recipe, device=device)
        yield done(run, progress)


def done(run: RunFolder, progress: Progress) -> TrainingDone:
    """The last thing to say: which model is the best, since when, and how good."""
    return TrainingDone(
        checkpoint=to_text(run.best),
        epoch=progress.best_epoch,
        figures=progress.best_figures,
        reason=progress.reason,
        is_cut_short=progress.is_cut_short,
    )


def taken_up(run: RunFolder, places: Places) -> tuple[Manifest, Recipe, Places]:
    """What a run that was stopped learns from, how, and where; its base is the one that it began with.

    Of a base that was removed, the best model so far tells the kind: the weights are those of the state.
    Raises WentAstray where that is all it came to.
    """
    if run.astray.is_file():
        raise WentAstray(run.astray.read_text(encoding="utf-8"))
    facts = run.facts()
    base = to_path(facts.base) if facts.base else None
    if base is not None and not base.is_file():
        base = run.best if run.last.is_file() and has_best(run) else base
    return run.manifest(), facts.recipe, replace(places, base=base)


def conclude(places: Places, *, device: str = "auto") -> Training:
    """What follows the last epoch, for a training that was closed before it: the best model so far counts.

    Raises UserError where there is none yet.
    """
    run = RunFolder(places.out)
    if not run.best.is_file():
        raise UserError("Training was stopped before it had seen every clip once, so nothing is learned yet.")
    recipe = run.facts().recipe
    if recipe.find_bouts:
        with held(run.path):
            yield from with_head(run, places, recipe, device=device)


def fit_model(
    manifest: Manifest,
    recipe: Recipe,
    run: RunFolder,
    places: Places,
    *,
    device: str,
    resume: bool,
    together: Together,
    on_demand: OnDemand,
) -> Generator[TrainingEvent, None, Progress]:
    """Learn from the videos, or heads alone from what a scan kept of them."""
    on_kept = recipe.trained == "heads" and places.embeddings is not None  # of clips or boxes, as they were
    classes = Classes(species=manifest.header.species, behaviors=manifest.header.behaviors)
    start = starting_point(recipe, places.base, classes, as_base=on_kept)
    freeze(start.model, start.recipe.frozen)
    if together.is_first:
        check_room(run, start.model, start.recipe)
        if not resume:
            run.prepare()
    if on_kept:
        return (yield from fit_kept(start, manifest, run, places, device=device, resume=resume))
    return (
        yield from fit_clips(
            start,
            manifest,
            run,
            places,
            device=device,
            resume=resume,
            together=together,
            on_demand=on_demand,
        )
    )


def fit_clips(
    start: Start,
    manifest: Manifest,
    run: RunFolder,
    places: Places,
    *,
    device: str,
    resume: bool,
    together: Together,
    on_demand: OnDemand,
) -> Generator[TrainingEvent, None, Progress]:
    """Learn from the videos themselves."""
    recipe = start.recipe
    cache = cache_for(places.cache, recipe)
    before = run.split() if resume else None
    needed = {*before.train, *before.held_out} if before is not None else set[int]()
    with together.first_alone():  # the others find its decoded clips
        readable = yield from decode(manifest, cache, needed)
    if before is None:
        check_readable(manifest.part(readable))
    chosen = before or split_of(manifest, readable, recipe)
    if not resume and together.is_first:
        run.begin(manifest, facts_of(manifest, recipe, places, chosen))
    lessons = lessons_of(manifest, chosen, cache, recipe)
    on = choose_device(device).device
    computing = computing_on(on, start.header.preprocessing, recipe.precision, together)
    yield started(start, (len(lessons.train), len(lessons.held_out)), chosen, manifest, computing)
    if recipe.trained == "heads":
        material = yield from material_of_clips(start, lessons, computing)
        return (yield from fit_heads(start, material, run, manifest))
    steps = fit_all(start, lessons, run, computing, manifest, resume=resume, on_demand=on_demand)
    if not together.is_first:
        return (yield from steps)
    return (yield from with_examples(steps, lessons, recipe, manifest.header, run.path))


def fit_all(
    start: Start,
    lessons: Lessons,
    run: RunFolder,
    computing: Computing,
    manifest: Manifest,
    *,
    resume: bool,
    on_demand: OnDemand,
) -> Generator[TrainingEvent, None, Progress]:
    """The layers that the recipe trains; the best model so far is kept as a checkpoint."""
    model = start.model.to(computing.device)

    def keep(better: VideoModel, progress: Progress, judged: Judged) -> None:
        save_best(run, better, header_of(start, run, manifest, progress.best_figures, judged))

    with_best = computing.together.agreed(resume and has_best(run))
    keeping = Keeping(
        run.last, lambda state: state.save(run.last), keep, run.note_epoch, with_best, on_demand
    )
    if not computing.together.is_first:
        keeping = Keeping(run.last, nothing, nothing, nothing, with_best)
    try:
        return (yield from fit(model, lessons, start.recipe, computing, keeping, resume=resume))
    except CannotGoOn as error:
        if has_best(run):
            return ended_with_best(run, start.recipe, str(error))
        if isinstance(error, WentAstray) and computing.together.is_first:
            write_whole(run.astray, str(error).encode())
        raise


def nothing(*_what: object) -> None:
    """What a process keeps of a training that another one writes down."""
