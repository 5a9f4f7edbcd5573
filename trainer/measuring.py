"""How fast this computer trains a model: a step or two, timed, instead of a guess from its name."""

import time
from dataclasses import replace

import torch

from mvit_core.checkpoint import Classes
from mvit_core.device import choose_device
from mvit_core.path_text import to_path
from trainer.computing import computing_on
from trainer.orders import MachineMeasured, MeasureMachine
from trainer.presets import preset
from trainer.starting import starting_point

TIMED_STEPS = 2
LONG_S = 4.0  # a forward pass from which on the way back is reckoned instead of timed
BATCH = {"cpu": 2}
BATCH_ON_GPU = 8


def measured(order: MeasureMachine, device: str = "auto") -> MachineMeasured:
    """Times of one clip of the model that would be trained; raises BadCheckpoint."""
    base = to_path(order.base) if order.base else None
    recipe = preset("finetune") if base else preset("from_scratch_cpu")
    if order.model and not base:
        recipe = replace(recipe, model=order.model)
    start = starting_point(recipe, base, Classes(species=("a", "b")))
    chosen = choose_device(device)
    computing = computing_on(chosen.device, start.header.preprocessing, recipe.precision)
    model = start.model.to(chosen.device)
    size = BATCH.get(chosen.device.type, BATCH_ON_GPU)
    shape = (size, start.recipe.num_frames, start.recipe.crop, start.recipe.crop, 3)
    clips = computing.to_input(torch.zeros(shape, dtype=torch.uint8, device=chosen.device))

    def forward() -> None:
        with torch.inference_mode(), computing.forward():
            model(clips)

    def step() -> None:
        with computing.forward():
            loss = model(clips).float().square().mean()
        torch.autograd.backward(loss)
        model.zero_grad()

    forward_s = timed(forward, chosen.device) / size
    model.train()
    train_s = 3 * forward_s if forward_s > LONG_S else timed(step, chosen.device) / size
    return MachineMeasured(
        device=chosen.name,
        is_gpu=chosen.device.type != "cpu",
        model=start.recipe.model,
        train_s=train_s,
        forward_s=forward_s,
        num_parameters=sum(value.numel() for value in model.parameters()),
    )


def timed(call, device: torch.device) -> float:  # type: ignore[no-untyped-def]
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
