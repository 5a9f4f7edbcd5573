"""Training a head for boxes, and the backbone under it, on AVA's scenes: a generator of events.

Each box is one example with a sigmoid for each action. As in trainer.fitting.loop, every random choice
follows from seed, epoch and step; closing the generator keeps the state, and the same call goes on
from there.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.checkpoint import Lineage
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.files.presence import exists
from trainer.boxes.answers import logits_of, rows_of, scored_scenes, with_numbers
from trainer.boxes.clips import BoxedClip, SceneClips
from trainer.boxes.metrics import frame_ap, mean_frame_ap
from trainer.boxes.scenes import evenly
from trainer.clips.sampler import ahead, epoch_order
from trainer.events import EpochDone, TrainingEvent
from trainer.experiments.ava.scenes import AvaData
from trainer.fitting.clock import Clock
from trainer.fitting.loop import make_state, update
from trainer.fitting.optim import lr_factor, set_lr
from trainer.fitting.starting import Start
from trainer.fitting.state import TrainingState
from trainer.machine.computing import Computing
from trainer.machine.short_memory import is_out_of_memory
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import encode_recipe
from trainer.runs.folder import RunFolder
from trainer.runs.lineage import save_best

JUDGED = 200  # scenes by which the epochs are told apart; all are judged at the end
FIGURE = "mean_average_precision"

Examples = tuple[
    Tensor, Tensor, Tensor
]  # clips (B, T, H, W, 3) bytes, boxes (K, 5), actions (K, C) of 0 and 1


@dataclass(frozen=True, slots=True)
class Sides:
    """What is learned from, and by what the epochs are told apart."""

    train: SceneClips
    val: SceneClips


def learn(
    start: Start, data: AvaData, sides: Sides, run: RunFolder, computing: Computing, *, resume: bool
) -> Generator[TrainingEvent]:
    """Train; the best epoch's weights lie in the run as its checkpoint. Raises UserError."""
    recipe = start.recipe
    state = make_state(start.model.to(computing.device), recipe, computing)
    if resume and exists(run.last):
        state.load(run.last)
    progress = state.progress
    num_steps = -(-len(sides.train) // recipe.batch_size)
    clock = Clock(progress, num_steps, 60 * recipe.max_minutes)
    try:
        while progress.epoch < progress.num_epochs:
            for examples in clock.waiting_for(
                batches(sides.train, state, recipe, list(data.actions), computing)
            ):
                set_lr(state.optimizer, lr_factor(clock.epochs_done, progress.num_epochs, recipe))
                loss = step(state, examples, recipe, computing)
                clock.step_done(loss, len(examples[0]))
                lr = state.optimizer.param_groups[-1]["lr"]
                yield from clock.telling(clock.event(lr=lr, loss=loss))
            with state.mean.in_place_of(state.model):
                found = judged(state, data, sides.val, computing)
                score = 0.0 if np.isnan(found) else found
                is_best = score >= progress.best_score
                if is_best:
                    progress.best_epoch, progress.best_score, progress.best_loss = (
                        progress.epoch + 1,
                        score,
                        0.0,
                    )
                    keep(start, run, found)
            clock.epoch_done()
            event = epoch_event(state, clock, found, is_best=is_best)
            run.note_epoch({"epoch": event.epoch, "train_loss": event.train_loss, **event.figures})
            yield from clock.telling(event)
        state.save(run.last)
    except GeneratorExit:
        state.save(run.last)
        raise


def batches(
    train: SceneClips, state: TrainingState, recipe: Recipe, actions: list[int], computing: Computing
) -> Iterator[Examples]:
    """The rest of the epoch's batches, made ahead in threads."""
    progress, size = state.progress, recipe.batch_size
    order = epoch_order(np.ones(len(train)), progress.epoch, recipe.seed)
    epoch = progress.epoch

    def load(place: int) -> tuple[int, BoxedClip] | None:
        number = int(order[place])
        try:
            return number, train.clip(number, np.random.default_rng((recipe.seed, 59, epoch, place)))
        except UnreadableVideo:
            return None

    firsts = range(progress.step * size, len(order), size)
    places = range(progress.step * size, len(order))
    loaded = ahead(load, places, num_threads=computing.num_threads, depth=2 * size)
    for first in firsts:
        some = [next(loaded) for _ in range(first, min(first + size, len(order)))]
        pairs = [pair for pair in some if pair is not None]
        if not pairs:
            raise UserError(
                "The videos can no longer be read; plug their drive in, then go on with the training."
            )
        clips = torch.from_numpy(np.stack([boxed.clip for _, boxed in pairs]))
        targets = [
            [float(action in train.scenes[number].people[person].actions) for action in actions]
            for number, boxed in pairs
            for person in boxed.people
        ]
        boxes = with_numbers([boxed for _, boxed in pairs])
        yield clips, boxes, torch.tensor(targets).reshape(-1, len(actions))


def step(state: TrainingState, examples: Examples, recipe: Recipe, computing: Computing) -> float:
    """One step of the optimizer; returns the loss."""
    clips, boxes, targets = (each.to(computing.device) for each in examples)
    progress, model = state.progress, state.model
    model.train()
    torch.manual_seed(
        int(np.random.default_rng((recipe.seed, 7, progress.epoch, progress.step)).integers(1 << 31))
    )
    if not len(boxes):
        return 0.0
    state.optimizer.zero_grad()
    try:
        value = backward(state, computing.to_input(clips), boxes, targets, computing)
    except RuntimeError as error:
        if not is_out_of_memory(error):
            raise
        raise UserError(
            f"Memory does not suffice for {len(clips)} scenes at once; set fewer: --set batch_size="
            f"{max(1, len(clips) // 2)}, or a smaller picture: --set crop={recipe.crop // 2}."
        ) from error
    update(state, value, recipe)
    return value


def backward(state: TrainingState, x: Tensor, boxes: Tensor, targets: Tensor, computing: Computing) -> float:
    """Gradients of the mean over all boxes and actions; returns the loss."""
    with computing.forward():
        logits = logits_of(state.model, x, boxes)
    loss = functional.binary_cross_entropy_with_logits(logits.float(), targets)
    torch.autograd.backward(state.scaler.scale(loss))
    return float(loss.detach())


def judged(state: TrainingState, data: AvaData, val: SceneClips, computing: Computing) -> float:
    """Frame mAP on some of the validation scenes; NaN where there are none."""
    some = replace(val, scenes=tuple(evenly(val.scenes, JUDGED)))
    found = {n: each for n, each in scored_scenes(state.model, some, computing) if each is not None}
    moments = {some.scenes[number].moment for number in found}
    truth = [row for row in data.truth if row.moment in moments]
    rows = rows_of(some, found, list(data.actions))
    return mean_frame_ap(frame_ap(rows, truth, data.actions))


def keep(start: Start, run: RunFolder, found: float) -> None:
    """The model as it is now, as the run's checkpoint."""
    lineage = Lineage(
        base=Path(run.facts().base).name,
        recipe=encode_recipe(start.recipe),
        metrics={} if np.isnan(found) else {FIGURE: found},
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    save_best(run, start.model, msgspec.structs.replace(start.header, lineage=lineage))


def epoch_event(state: TrainingState, clock: Clock, found: float, *, is_best: bool) -> EpochDone:
    """What an epoch has to say."""
    return EpochDone(
        epoch=state.progress.epoch,
        num_epochs=state.progress.num_epochs,
        train_loss=clock.mean_loss(),
        figures={} if np.isnan(found) else {FIGURE: found},
        is_best=is_best,
        left_s=clock.left_s,
    )
