"""The optimizer, its learning rate over time, and the running mean of the weights."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, pi

import torch
from torch import nn

from mvit_core.models.base import VideoModel
from trainer.recipes.recipe import Recipe

MOMENTUM = 0.9


def make_optimizer(model: VideoModel, recipe: Recipe) -> torch.optim.Optimizer:
    """The recipe's, over groups by depth; each group's `base_lr` is its highest learning rate."""
    groups = model.parameter_groups(
        lr=recipe.lr, weight_decay=recipe.weight_decay, layer_decay=recipe.layer_decay
    )
    with_base = [dict(group, base_lr=group["lr"]) for group in groups]
    if recipe.optimizer == "sgd":
        return torch.optim.SGD(with_base, lr=recipe.lr, momentum=MOMENTUM, nesterov=True, fused=fuses(model))
    return torch.optim.AdamW(with_base, lr=recipe.lr, fused=fuses(model))


def freeze(model: VideoModel, share: float) -> None:
    """Leave the first `share` of the layers as they are: less to compute, less to forget."""
    first = round(share * (model.num_layers - 1))
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(model.layer_depth(name) >= first)


def fuses(model: VideoModel) -> bool:
    """Whether all parameters can be updated in one pass over memory."""
    return next(model.parameters()).device.type in ("cpu", "cuda")


def lr_factor(epoch: float, num_epochs: float, recipe: Recipe) -> float:
    """Share of the highest learning rate at a moment: a linear warm-up to all of it, then half a cosine.

    The cosine begins where the warm-up ends (COSINE_AFTER_WARMUP in SlowFast's configurations of MViT).
    """
    start, end = recipe.start_lr / recipe.lr, recipe.final_lr / recipe.lr
    warmup = min(recipe.warmup_epochs, num_epochs / 2)
    if epoch < warmup:
        return start + (1 - start) * epoch / warmup
    done = min((epoch - warmup) / (num_epochs - warmup), 1.0)
    return end + (1 - end) * (cos(pi * done) + 1) / 2


def set_lr(optimizer: torch.optim.Optimizer, factor: float) -> None:
    """Every group's learning rate as a share of its highest."""
    for group in optimizer.param_groups:
        group["lr"] = group["base_lr"] * factor


class RunningMean:
    """The exponential mean of a model's weights, faster at the beginning; without decay, the weights."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.values = (
            {name: value.detach().clone() for name, value in model.state_dict().items()} if decay else {}
        )
        self.set_aside: dict[str, torch.Tensor] = {}  # the weights that learn, while these are in their place

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        """Take in the weights after `step` steps, all at once: a card else starts a program for each."""
        if not self.values:
            return
        decay = min(self.decay, (1 + step) / (10 + step))
        weights = model.state_dict()
        counts = [name for name, value in self.values.items() if not value.is_floating_point()]
        numbers = [name for name in self.values if name not in counts]
        torch._foreach_lerp_(
            [self.values[name] for name in numbers], [weights[name] for name in numbers], 1 - decay
        )
        for name in counts:
            self.values[name].copy_(weights[name])

    @contextmanager
    def in_place_of(self, model: nn.Module) -> Iterator[None]:
        """The model with these weights, for the time of a judgement."""
        if not self.values:
            yield
            return
        self.set_aside = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(self.values)
        try:
            yield
        finally:
            model.load_state_dict(self.set_aside)
            self.set_aside = {}


@torch.no_grad()
def blind_to_stillness(patch: nn.Module, share: float) -> None:
    """Take from the first filters of a patch layer what a still picture makes them say.

    Their weights then sum to zero over time, as differences between frames do. A model that learns from few
    clips of cameras that stand still finds what moves, instead of learning places by heart. Called after each
    step, it keeps them so; the model itself, and its checkpoint, are like any other.
    """
    if share and isinstance(patch, nn.Conv3d) and patch.kernel_size[0] > 1:
        some = patch.weight[: round(share * patch.out_channels)]
        some -= some.mean(dim=2, keepdim=True)
