"""Models give by the programs what they give by PyTorch alone, and learn the same."""

import os
from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from torch import Tensor

from mvit_core.gpu import recording, serving
from mvit_core.models.base import VideoModel
from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.quicker import recorded
from tests.mvit_core.gpu.imitated_graphs import imitate
from tests.mvit_core.models.tiny import tiny

CASES = {
    "v1": ("mvit_b_16x4", {}),
    "v2": ("mvitv2_s_16x4", {}),
    "v2 without class token": ("mvitv2_s_16x4", {"class_token": False, "feature": "mean"}),
    "v2 in space alone": ("mvitv2_image_t", {}),
    "factorized": ("vivit_b_16x2_encoder", {}),
}
SHORT = {"num_frames": 2, "crop": (32, 16)}  # programs are imitated slowly
Switch = Callable[[bool], None]


@pytest.fixture
def programs_on(card: torch.device, monkeypatch: pytest.MonkeyPatch) -> Switch:
    """Turns the programs on and off."""

    by = os.environ.get(serving.SWITCH, "1")

    def turn(on: bool) -> None:
        monkeypatch.setenv(serving.SWITCH, by if on else "0")
        serving.found.cache_clear()
        assert serving.found().serves is on

    return turn


def small(name: str, changes: dict[str, object], card: torch.device) -> VideoModel:
    """The model with weights large enough that every part of the clip moves the logits."""
    variant = tiny(name)
    config = variant.config
    if isinstance(config, MViTConfig):
        variant = replace(variant, config=replace(config, **SHORT, blocks=config.blocks[1:3], **changes))
    torch.manual_seed(0)
    model = variant.build()
    for parameter in model.parameters():
        parameter.data.normal_(std=0.2) if parameter.ndim > 1 else parameter.data.add_(0.1)
    return model.eval().to(card)


def clips_for(model: VideoModel, card: torch.device) -> Tensor:
    """One clip of noise."""
    config = model.config
    generator = torch.Generator().manual_seed(1)
    return torch.randn(1, 3, config.num_frames, *config.crop, generator=generator).to(card)


def learned(model: VideoModel, clips: Tensor) -> dict[str, Tensor]:
    """Logits and the gradient of every parameter."""
    model.zero_grad()
    logits = model(clips)
    logits.square().sum().backward()
    gradients = {name: each.grad for name, each in model.named_parameters() if each.grad is not None}
    return {"logits": logits.detach(), **{name: grad.clone() for name, grad in gradients.items()}}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_models_say_and_learn_the_same(
    card: torch.device, programs_on: Switch, case: tuple[str, dict[str, object]]
) -> None:
    model = small(*case, card)
    clips = clips_for(model, card)
    programs_on(False)
    wanted = learned(model, clips)
    programs_on(True)
    found = learned(model, clips)
    with torch.inference_mode():
        said = model(clips)
    assert (said - wanted["logits"]).abs().max() <= 1e-4 * wanted["logits"].abs().max()
    assert found.keys() == wanted.keys()
    largest = max(float(each.abs().max()) for each in wanted.values())
    for name, each in wanted.items():
        off = float((found[name] - each).abs().max())
        assert off <= 1e-3 * max(float(each.abs().max()), 1e-3 * largest), name


def gradients(
    function: Callable[[Tensor], Tensor], clips: Tensor, parameters: list[Tensor]
) -> tuple[Tensor | None, ...]:
    """Of a function that leaves the same blocks out each time."""
    torch.manual_seed(5)
    made = function(clips)
    return torch.autograd.grad(made.square().square().sum(), parameters, allow_unused=True)


def test_steps_with_programs_are_played(card: torch.device, monkeypatch: pytest.MonkeyPatch) -> None:
    if card.type == "cpu":
        imitate(monkeypatch)
        monkeypatch.setattr(recording, "WARM_UP", 0)
    model = small("mvitv2_s_16x4", {}, card).train()
    model.blocks = model.blocks[:1]
    steps, clips = recorded.learned(model), clips_for(model, card)
    steps(clips * 2)
    made, wanted = (
        gradients(function, clips, steps._parameters) for function in (steps, model.forward_features)
    )
    assert steps.is_recordable
    largest = max(float(each.norm()) for each in wanted if each is not None)
    for found, each in zip(made, wanted, strict=True):
        assert (found is None) == (each is None)
        if found is not None and each is not None:
            assert (found - each).norm() <= 1e-4 * each.norm() + 1e-6 * largest


def test_training_in_shorter_numbers_keeps_weights_in_their_own(
    card: torch.device, programs_on: Switch
) -> None:
    model = small(*CASES["v2"], card)
    clips = clips_for(model, card)
    programs_on(False)
    wanted = learned(model, clips)["logits"]
    programs_on(True)
    with torch.autocast(card.type, torch.bfloat16):
        found = learned(model, clips)
    assert torch.cosine_similarity(found["logits"].float().flatten(), wanted.flatten(), dim=0) > 0.99
    assert {each.dtype for name, each in found.items() if name != "logits"} == {torch.float32}


def test_a_graph_is_drawn_of_pytorch_alone(card: torch.device, programs_on: Switch) -> None:
    programs_on(True)
    model = small(*CASES["v1"], card)
    clips = clips_for(model, card)
    exported = torch.export.export(model, (clips,)).module()
    with torch.inference_mode():
        assert exported(clips).allclose(model(clips), atol=1e-4, rtol=1e-3)
