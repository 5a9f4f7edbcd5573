"""How fast this computer trains a model: a step or two, timed, instead of a guess from its name."""

import time
from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor

from mvit_core.checkpoint import Classes
from mvit_core.device import choose_device
from mvit_core.files.path_text import to_path
from mvit_core.gpu.recording import Function
from mvit_core.models.base import VideoModel
from trainer.fitting.starting import starting_point
from trainer.machine.computing import Computing, computing_on
from trainer.machine.recording import features_of
from trainer.machine.short_memory import halved, is_out_of_memory
from trainer.orders import MachineMeasured, MeasureMachine
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe

TIMED_STEPS = 2
LONG_S = 4.0  # a forward pass from which on the way back is reckoned instead of timed
BATCH = {"cpu": 2}
BATCH_ON_GPU = 8


def measured(order: MeasureMachine, device: str = "auto") -> MachineMeasured:
    """Times of one clip of the model that would be trained; raises UserError, BadCheckpoint."""
    base = to_path(order.base) if order.base else None
    recipe = preset("finetune") if base else preset("from_scratch_cpu")
    if order.model and not base:
        recipe = replace(recipe, model=order.model)
    start = starting_point(recipe, base, Classes(species=("a", "b")))
    chosen = choose_device(device)
    computing = computing_on(chosen.device, start.header.preprocessing, recipe.precision)
    model = start.model.to(chosen.device)
    forward_s, train_s = times_of(model, start.recipe, computing)
    return MachineMeasured(
        device=chosen.name,
        is_gpu=chosen.device.type != "cpu",
        model=start.recipe.model,
        train_s=train_s,
        forward_s=forward_s,
        num_parameters=sum(value.numel() for value in model.parameters()),
        crop=start.recipe.crop,
    )


def times_of(model: VideoModel, recipe: Recipe, computing: Computing) -> tuple[float, float]:
    """Seconds a clip of a forward pass and of a step, as a training does both.

    On a card it plays recorded steps, where that goes well, of as many clips as memory holds.
    """
    features = features_of(model, recipe, computing)
    size = BATCH.get(computing.device.type, BATCH_ON_GPU)
    while True:
        try:
            return times_with(size, model, features, recipe, computing)
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            size = halved(size)


def times_with(
    size: int, model: VideoModel, features: Function, recipe: Recipe, computing: Computing
) -> tuple[float, float]:
    """The same with so many clips at once."""
    device, shape = computing.device, (size, recipe.num_frames, recipe.crop, recipe.crop, 3)
    clips = computing.to_input(torch.zeros(shape, dtype=torch.uint8, device=device))
    forward_s = timed(lambda: look(model, clips, computing), device) / size
    if forward_s > LONG_S:
        return forward_s, 3 * forward_s
    return forward_s, timed(lambda: learn(model, features, clips, computing), device) / size


def look(model: VideoModel, clips: Tensor, computing: Computing) -> None:
    """One forward pass."""
    model.eval()
    with torch.inference_mode(), computing.forward():
        model(clips)


def learn(model: VideoModel, features: Function, clips: Tensor, computing: Computing) -> None:
    """One step without the optimizer's part."""
    model.train()
    with computing.forward():
        logits = model.forward_head(features(clips))
    torch.autograd.backward(logits.float().square().mean())
    model.zero_grad()


def timed(call: Callable[[], None], device: torch.device) -> float:
    """Seconds of the fastest of some calls, after one that warms up."""
    call()
    best = float("inf")
    for _ in range(TIMED_STEPS):
        began = time.perf_counter()
        call()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        best = min(best, time.perf_counter() - began)
    return best
