"""The training loop.

Reads top-down: `fit` goes through epochs, steps and judgements, and yields an event at each. Every `yield` is
a point at which the consumer may stop: closing the generator writes the state, and the same call goes on. So
does a video that vanished: nothing is learned from a part of the clips, and no round judged on one.

Random choices follow from (seed, epoch, step) alone. So a run that was killed and taken up again on a CPU
ends with the very same weights as one that was not.
"""

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from math import inf, isfinite
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

from mvit_core.errors import UnreadableVideo
from mvit_core.files.presence import exists
from mvit_core.models.base import VideoModel
from trainer.clips.dataset import Truth
from trainer.clips.sampler import class_weights, epoch_order
from trainer.events import BatchHalved, EpochDone, StateSaved, TrainingEvent
from trainer.fitting.batches import Lessons, batches, labels_of, steps_in_epoch
from trainer.fitting.clock import Clock
from trainer.fitting.epochs import epoch_event, forget_best, line_of, note
from trainer.fitting.losses import ClipLoss, Targets, mixed, targets_of
from trainer.fitting.optim import RunningMean, blind_to_stillness, lr_factor, make_optimizer, set_lr
from trainer.fitting.state import OnDemand, Progress, TrainingState, WentAstray
from trainer.machine.computing import Computing
from trainer.machine.recording import features_of
from trainer.machine.short_memory import halved, is_out_of_memory
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import encode_recipe
from trainer.reports.judging import Judged, judging

Fit = Generator[TrainingEvent, None, Progress]
FIRST_SAVE_S = 60.0


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where a state may lie to go on from, and who keeps states, better models and each epoch's figures.

    A state is kept after FIRST_SAVE_S, then as often as the recipe says, `on_demand`, and at the end.
    Without `has_best` the best model so far is lost: another takes its place.
    """

    last: Path
    state: Callable[[TrainingState], None]
    best: Callable[[VideoModel, Progress, Judged], None]
    epoch: Callable[[dict[str, object]], None]
    has_best: bool = True
    on_demand: OnDemand = field(default_factory=OnDemand)


def fit(
    model: VideoModel,
    lessons: Lessons,
    recipe: Recipe,
    computing: Computing,
    keeping: Keeping,
    *,
    resume: bool,
) -> Fit:
    """Train `model`; returns how it went. Raises UserError where memory or disk do not suffice.

    CannotGoOn is raised where there are no weights to go on with: the state is damaged, or training diverged
    (WentAstray).
    """
    state = make_state(model, recipe, computing)
    if resume and exists(keeping.last):
        state.load(keeping.last)
        if not keeping.has_best:
            forget_best(state.progress, steps_in_epoch(len(lessons.train), recipe))
    state.features = features_of(model, recipe, computing)
    progress = state.progress
    weights = class_weights(labels_of(lessons.train_truth), recipe.balance)
    loss = ClipLoss(recipe, lessons.train_truth)
    clock = clock_of(progress, lessons, recipe)
    save, save_at = partial(keeping.state, state), time.monotonic() + min(FIRST_SAVE_S, recipe.save_every_s)
    with keeping.on_demand.by(save), saving_at_the_end(save):
        while progress.epoch < progress.num_epochs and not progress.reason:
            order = epoch_order(weights, progress.epoch, recipe.seed)
            lesson = batches(lessons, order, progress, recipe, computing)
            for clips, truth in clock.waiting_for(lesson):
                set_lr(state.optimizer, lr_factor(clock.epochs_done, progress.num_epochs, recipe))
                value = yield from step(state, loss, clips, truth, recipe, computing)
                clock.step_done(value, len(clips))
                lr = state.optimizer.param_groups[-1]["lr"]
                yield from clock.telling(clock.event(lr=lr, loss=value, patience=recipe.patience))
                if time.monotonic() > save_at:
                    save()
                    save_at = time.monotonic() + recipe.save_every_s
                    yield from clock.telling(StateSaved(step=progress.total_steps))
            ended = yield from end_of_epoch(state, lessons, recipe, computing, keeping, clock)
            yield from clock.telling(ended)
    return progress


@contextmanager
def saving_at_the_end(save: Callable[[], None]) -> Iterator[None]:
    """Write the state once all is learned, and where the generator is closed or a video vanished."""
    try:
        yield
        save()
    except (GeneratorExit, UnreadableVideo):
        save()
        raise


def end_of_epoch(  # noqa: PLR0917
    state: TrainingState,
    lessons: Lessons,
    recipe: Recipe,
    computing: Computing,
    keeping: Keeping,
    clock: Clock,
) -> Generator[TrainingEvent, None, EpochDone]:
    """Judge the model on what is held out, keep it where it is the best so far, and write down the epoch."""
    model, progress = state.model, state.progress
    with state.mean.in_place_of(model):
        looking = judging(
            model, lessons.held_out, lessons.held_out_truth, computing, recipe.behavior_activation
        )
        judged = yield from clock.all_told(looking)
        if not np.isfinite(judged.logits).all():
            raise astray(progress, recipe)
        is_best = note(judged, progress, recipe)
        if is_best:
            keeping.best(model, progress, judged)
    clock.epoch_done()
    progress.num_epochs = computing.together.agreed(progress.num_epochs)
    event = epoch_event(judged, progress, clock, is_best=is_best)
    keeping.epoch(line_of(event, progress, judged))
    return event


def clock_of(progress: Progress, lessons: Lessons, recipe: Recipe) -> Clock:
    """A clock; to look at a clip takes a third of learning from it, until it is measured."""
    judged, learned = len(lessons.held_out) * recipe.num_views, len(lessons.train) * recipe.repeats
    num_steps = steps_in_epoch(len(lessons.train), recipe)
    return Clock(progress, num_steps, 60 * recipe.max_minutes, judging=judged / max(1, 3 * learned))


def step(  # noqa: PLR0917
    state: TrainingState,
    loss: ClipLoss,
    clips: Tensor,
    truth: Truth,
    recipe: Recipe,
    computing: Computing,
) -> Generator[TrainingEvent, None, float]:
    """One step of the optimizer on a batch, in parts that memory holds; returns the loss."""
    model, optimizer, progress = state.model, state.optimizer, state.progress
    model.train()
    rng = np.random.default_rng((recipe.seed, 7, progress.epoch, progress.step))
    seed = int(rng.integers(1 << 31))
    x = computing.to_input(clips.to(computing.device, non_blocking=True))
    x, targets = mixed(x, targets_of(truth, recipe.label_smoothing).to(computing.device), recipe, rng)
    value: float | None = None
    while value is None:
        torch.manual_seed(seed + computing.together.rank)  # of dropout and stochastic depth
        optimizer.zero_grad()
        try:
            value = backward(state, loss, x, targets, computing)
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            progress.micro_batch = halved(progress.micro_batch or len(clips))
            yield BatchHalved(micro_batch=progress.micro_batch)
    computing.together.average_gradients(model)
    update(state, value, recipe)
    return value


def update(state: TrainingState, value: float, recipe: Recipe) -> None:
    """Take a step by the gradients of a loss of `value`. Raises WentAstray where training diverged."""
    model = state.model
    state.scaler.unscale_(state.optimizer)
    norm = clip_grad_norm_(model.parameters(), recipe.clip_norm or inf)
    is_step = isfinite(norm) or state.scaler.is_enabled()  # which leaves the others out
    if not (isfinite(value) and is_step):
        raise astray(state.progress, recipe)
    state.scaler.step(state.optimizer)
    state.scaler.update()
    blind_to_stillness(model.get_submodule("patch"), recipe.motion_filters)
    state.mean.update(model, state.progress.total_steps)


def astray(progress: Progress, recipe: Recipe) -> WentAstray:
    """What is raised where training diverged, before any weight is no number."""
    epoch, lr = progress.epoch + 1, f"{recipe.lr:g}"
    return WentAstray(
        f"Training went astray in round {epoch}: the loss is no number any more. A new one with a learning "
        f"rate (lr) below {lr}, or of fewer layers, may go well."
    )


def backward(
    state: TrainingState, loss: ClipLoss, x: Tensor, targets: Targets, computing: Computing
) -> float:
    """Gradients of the mean loss of a batch, summed over parts of it; returns that loss."""
    size = state.progress.micro_batch or len(x)
    total = 0.0
    for first in range(0, len(x), size):
        part = slice(first, first + size)
        with computing.forward():
            logits = state.model.forward_head(state.features(x[part]))
        value = loss(logits, targets.rows(part)) * (len(x[part]) / len(x))
        torch.autograd.backward(state.scaler.scale(value))
        total += float(value.detach())
    return total


def make_state(model: VideoModel, recipe: Recipe, computing: Computing) -> TrainingState:
    """A training that has not begun."""
    return TrainingState(
        model,
        make_optimizer(model, recipe),
        RunningMean(model, recipe.ema_decay),
        torch.amp.GradScaler(computing.device.type, enabled=computing.autocast is torch.float16),
        Progress(recipe=encode_recipe(recipe), num_epochs=recipe.epochs, micro_batch=recipe.micro_batch),
    )
