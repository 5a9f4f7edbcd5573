"""Steps that are recorded and played on a card, where a first try, in a process of its own, went well.

A recording that goes wrong may take its process with it. So a child records and plays a step of a fresh model
of the same kind first; where it does not come back well, training goes on as ever, a little slower.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context

import torch

from mvit_core.gpu.recording import Function, recordings_are_wanted
from mvit_core.models.base import VideoModel
from mvit_core.models.quicker.recorded import learned
from mvit_core.models.registry import create_model
from trainer.machine.computing import Computing
from trainer.recipes.recipe import Recipe

PATIENCE_S = 120.0  # of which most would be spent on building programs for a card that none was built for yet
TRIED = 2  # clips of the first try

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Try:
    """What a first try is made with."""

    model: str
    num_frames: int
    crop: tuple[int, int]
    device: str
    autocast: torch.dtype | None


def features_of(
    model: VideoModel,
    recipe: Recipe,
    computing: Computing,
    *,
    goes_well: Callable[[Try], bool] | None = None,
) -> Function:
    """The model's `forward_features`, on a card recorded and played."""
    if computing.device.type != "cuda" or recipe.checkpoint_blocks or not recordings_are_wanted():
        return model.forward_features
    crop = (recipe.crop, recipe.crop)
    first = Try(recipe.model, recipe.num_frames, crop, str(computing.device), computing.autocast)
    if not (goes_well or goes_well_in_a_child)(first):
        _log.warning("a first try to record a step of training failed; steps are not recorded")
        return model.forward_features
    return learned(model)


@cache
def goes_well_in_a_child(first: Try) -> bool:
    """Whether a process of its own could record a step and play it. It is tried once in a process."""
    child = get_context("spawn").Process(target=rehearse, args=(first,), daemon=True)
    child.start()
    child.join(PATIENCE_S)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode == 0


def rehearse(first: Try) -> None:
    """Record a step of a fresh model and play it twice; exits with 1 where it cannot be recorded."""
    device = torch.device(first.device)
    model = create_model(first.model, num_frames=first.num_frames, crop=first.crop).to(device).train()
    features = learned(model)
    clips = torch.randn(TRIED, 3, first.num_frames, *first.crop, device=device)
    for _ in range(2):
        with torch.autocast(device.type, first.autocast, enabled=first.autocast is not None):
            logits = model.forward_head(features(clips))
        torch.autograd.backward(logits.float().square().mean())
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    if not features.is_recordable:
        raise SystemExit(1)
