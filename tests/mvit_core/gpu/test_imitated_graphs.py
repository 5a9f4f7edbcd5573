"""Whole models' passes and steps are recorded and played, on a processor that imitates CUDA's graphs."""

import pytest
import torch
from torch import Tensor

from mvit_core.gpu.learning import Learned, Recording
from mvit_core.gpu.recording import Function, Recorded
from mvit_core.models.arithmetic import kernels
from mvit_core.models.base import VideoModel
from tests.mvit_core.gpu.imitated_graphs import Graph, imitate
from tests.mvit_core.models.tiny import tiny

CASES = [
    ("mvit_b_16x4", None),
    ("mvitv2_s_16x4", torch.bfloat16),
    ("vivit_b_16x2_encoder", None),
]


@pytest.fixture(autouse=True)
def _graphs(monkeypatch: pytest.MonkeyPatch) -> None:
    imitate(monkeypatch)
    monkeypatch.setattr(kernels, "kernels", lambda: None)  # ours go past torch


def small(name: str) -> VideoModel:
    torch.manual_seed(0)
    return tiny(name).build()


def clips_of(model: VideoModel, count: int, seed: int) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(count, 3, model.config.num_frames, *model.config.crop, generator=generator)


@pytest.mark.parametrize("name", [name for name, _ in CASES])
def test_passes_are_played(name: str) -> None:
    model = small(name).eval()
    play = Recorded(model.embedded, 4)
    with torch.no_grad():
        for seed, count in enumerate((3, 2, 1, 3)):
            clips = clips_of(model, count, seed)
            assert play(clips).allclose(model.embedded(clips), atol=1e-5)
    assert play._is_recordable


def stepped(model: VideoModel, function: Function, numbers: torch.dtype | None) -> list[Tensor]:
    torch.manual_seed(5)
    model.zero_grad()
    for seed, count in enumerate((3, 3, 2, 3)):
        with torch.autocast("cpu", numbers, enabled=numbers is not None):
            logits = model.forward_head(function(clips_of(model, count, seed)))
        torch.autograd.backward(logits.float().square().sum())
    return [each.grad.clone() for each in model.parameters() if each.grad is not None]


@pytest.mark.parametrize(("name", "numbers"), CASES)
def test_steps_are_played(name: str, numbers: torch.dtype | None) -> None:
    model = small(name).train()
    parameters = [each for name, each in model.named_parameters() if not name.startswith("head")]
    learned = Learned(model.forward_features, parameters)
    for _ in range(2):
        made = stepped(model, learned, numbers)
        wanted = stepped(model, model.forward_features, numbers)
        for a, b in zip(made, wanted, strict=True):
            assert a.allclose(b, atol=1e-5 * float(b.abs().max()), rtol=1e-4)
        with torch.no_grad():
            for each in parameters:
                each.mul_(1.1)
    assert learned.is_recordable
    assert len(learned._lessons) == 2
    for lesson in learned._lessons.values():
        assert isinstance(lesson, Recording)
        assert isinstance(lesson._back, Graph)
        assert lesson._back.replays >= 3  # once to compare, twice in steps


def test_a_pass_that_looks_at_its_numbers_is_called() -> None:
    weight = torch.nn.Parameter(torch.ones(1))

    def looks(clips: Tensor) -> Tensor:
        return clips * weight if clips.sum().item() > 0 else clips * weight * 2

    learned = Learned(looks, [weight])
    assert torch.equal(learned(torch.ones(2)), torch.ones(2))
    assert torch.equal(learned(-torch.ones(2)), -2 * torch.ones(2))
    assert not learned.is_recordable


def test_casts_that_autocast_keeps_would_be_of_old_weights() -> None:
    weight = torch.nn.Parameter(torch.ones(2, 2))
    learned = Learned(lambda clips: clips @ weight, [weight])
    for factor in (1.0, 2.0):
        with torch.no_grad():
            weight.fill_(factor)
        with torch.autocast("cpu", torch.bfloat16):
            assert torch.equal(learned(torch.ones(1, 2)).float(), torch.full((1, 2), 2 * factor))
    assert learned.is_recordable
