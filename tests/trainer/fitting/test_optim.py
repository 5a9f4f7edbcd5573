"""Learning rates over time and depth, the running mean, and filters that begin with motion."""

import pytest
import torch
from torch import nn

from mvit_core.models.registry import create_model
from trainer.fitting.optim import RunningMean, blind_to_stillness, lr_factor, make_optimizer, set_lr
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe


def test_kinetics_schedule() -> None:
    recipe = preset("kinetics")
    assert recipe.lr * lr_factor(0, 200, recipe) == pytest.approx(1e-6)
    rising = [lr_factor(epoch, 200, recipe) for epoch in range(31)]
    assert rising == pytest.approx([0.01 + 0.033 * epoch for epoch in range(31)])
    assert lr_factor(30 + 170 / 3, 200, recipe) == pytest.approx(0.01 + 0.99 * 3 / 4)
    assert lr_factor(115, 200, recipe) == pytest.approx(0.505)
    assert recipe.lr * lr_factor(200, 200, recipe) == pytest.approx(1e-6)


def test_short_trainings_warm_up_for_half_of_them_at_most() -> None:
    recipe = Recipe(warmup_epochs=30, lr=1e-3)
    assert lr_factor(1, 2, recipe) > lr_factor(0.5, 2, recipe)
    assert lr_factor(2, 2, recipe) < lr_factor(1.5, 2, recipe)


def test_layers_near_the_input_learn_slower_and_1d_parameters_do_not_decay() -> None:
    model = create_model("tiny", num_classes=2)
    optimizer = make_optimizer(model, Recipe(lr=1e-3, layer_decay=0.5, weight_decay=0.1))
    set_lr(optimizer, 0.5)
    rates = {group["depth"]: group["lr"] for group in optimizer.param_groups}
    assert rates[model.num_layers - 1] == pytest.approx(5e-4)
    assert rates[0] == pytest.approx(5e-4 * 0.5 ** (model.num_layers - 1))
    for group in optimizer.param_groups:
        assert all(value.ndim > 1 for value in group["params"]) or group["weight_decay"] == 0
    assert sum(len(group["params"]) for group in optimizer.param_groups) == len(list(model.parameters()))


def test_sgd_takes_steps_with_nesterovs_momentum() -> None:
    model = create_model("tiny", num_classes=2)
    optimizer = make_optimizer(model, Recipe(optimizer="sgd", lr=0.5, weight_decay=0.0))
    weight = model.get_parameter("head.bias")
    before = weight.detach().clone()
    for _ in range(2):
        weight.grad = torch.ones_like(weight)
        optimizer.step()
    # steps along g + 0.9 m, where m is 1, then 1.9
    assert torch.allclose(weight, before - 0.5 * (1.9 + 1 + 0.9 * 1.9))
    assert isinstance(make_optimizer(model, Recipe()), torch.optim.AdamW)


def test_the_running_mean_follows_and_begins_quickly() -> None:
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    mean = RunningMean(model, 0.9)
    nn.init.ones_(model.weight)
    mean.update(model, 0)
    assert float(mean.values["weight"]) == pytest.approx(0.9)
    for step in range(200):
        mean.update(model, step)
    assert float(mean.values["weight"]) == pytest.approx(1.0, abs=1e-3)
    assert RunningMean(model, 0.0).values == {}


def test_the_running_mean_takes_in_every_weight_and_copies_counts() -> None:
    model, mean_of = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)), 0.5
    mean, before = RunningMean(model, mean_of), {k: v.clone() for k, v in model.state_dict().items()}
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(1)
    model(torch.randn(4, 2))
    mean.update(model, 100)
    after = model.state_dict()
    assert mean.values["1.num_batches_tracked"] == 1
    for name, value in mean.values.items():
        if value.is_floating_point():
            assert value.allclose((before[name] + after[name]) / 2), name


def test_motion_filters_are_silent_for_still_clips() -> None:
    model = create_model("tiny", num_classes=2)
    early, patch = model.get_submodule("early"), model.get_submodule("patch")
    assert isinstance(patch, nn.Conv3d)
    blind_to_stillness(patch, 0.5)
    nn.init.zeros_(patch.bias)
    still = torch.rand(1, 3, 1, 32, 32).expand(-1, -1, 4, -1, -1)
    inner = patch(early(still))[:, :, 1]  # the first looks at the padding before the clip
    half = patch.out_channels // 2
    assert inner[:, :half].abs().max() < 1e-5
    assert inner[:, half:].abs().max() > 1e-3
    assert patch(early(torch.rand(1, 3, 4, 32, 32)))[:, :half, 1].abs().max() > 1e-3
