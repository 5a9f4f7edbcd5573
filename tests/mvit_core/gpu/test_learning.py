"""Passes of training are recorded for each shape, there and back; what differs or cannot be is called."""

import logging
from collections.abc import Sequence

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.gpu.learning import MOST_SHAPES, Gradients, Learned
from mvit_core.gpu.recording import Function, Pool
from mvit_core.models.base import VideoModel
from tests.mvit_core.models.tiny import tiny


class Kept:
    """A recording that notes what is made of it and played."""

    made: list[tuple[int, Pool | None]]
    played: list[int]

    def __init__(
        self, function: Function, parameters: Sequence[Tensor], clips: Tensor, pool: Pool | None
    ) -> None:
        Kept.made.append((len(clips), pool))
        self._function, self._parameters, self.pool = function, parameters, "memory"

    def there(self, clips: Tensor) -> Tensor:
        Kept.played.append(len(clips))
        with torch.enable_grad():
            self._latest = self._function(clips)
        return self._latest.detach()

    def back(self, of_made: Tensor) -> Gradients:
        return list(torch.autograd.grad(self._latest, self._parameters, of_made, allow_unused=True))


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    Kept.made, Kept.played = [], []


@pytest.fixture
def layer() -> nn.Linear:
    torch.manual_seed(0)
    return nn.Linear(3, 2)


def gradients(function: Function, layer: nn.Module, *batches: Tensor) -> list[Tensor]:
    layer.zero_grad()
    for clips in batches:
        torch.autograd.backward(function(clips).square().sum())
    return [each.grad.clone() for each in layer.parameters() if each.grad is not None]


def test_what_is_played_gives_the_same_gradients_added_up(layer: nn.Linear) -> None:
    learned = Learned(layer, list(layer.parameters()), Kept)
    batches = [torch.randn(4, 3), torch.randn(4, 3), torch.randn(2, 3)]
    for made, wanted in zip(
        gradients(learned, layer, *batches), gradients(layer, layer, *batches), strict=True
    ):
        assert made.allclose(wanted)
    assert Kept.made == [(4, None), (2, "memory")]
    assert Kept.played == [4, 4, 4, 2, 2]  # each new one is compared first


def test_parameters_may_change_in_place(layer: nn.Linear) -> None:
    learned = Learned(layer, list(layer.parameters()), Kept)
    clips = torch.randn(4, 3)
    for _ in range(3):
        made, wanted = gradients(learned, layer, clips), gradients(layer, layer, clips)
        assert all(a.allclose(b) for a, b in zip(made, wanted, strict=True))
        with torch.no_grad():
            layer.weight.mul_(1.5)


def test_no_more_than_a_few_shapes_are_recorded(layer: nn.Linear) -> None:
    learned = Learned(layer, list(layer.parameters()), Kept)
    for count in range(1, MOST_SHAPES + 3):
        clips = torch.randn(count, 3)
        assert torch.equal(learned(clips), layer(clips))
    assert len(Kept.made) == MOST_SHAPES


def test_frozen_parameters_are_left_alone(layer: nn.Linear) -> None:
    layer.bias.requires_grad_(requires_grad=False)
    learned = Learned(layer, list(layer.parameters()), Kept)
    torch.autograd.backward(learned(torch.ones(1, 3)).sum())
    assert layer.weight.grad is not None
    assert layer.bias.grad is None
    layer.weight.requires_grad_(requires_grad=False)
    Kept.made.clear()
    Learned(layer, list(layer.parameters()), Kept)(torch.ones(1, 3))
    assert Kept.made == []


def test_a_parameter_that_is_not_used_gets_no_gradient(layer: nn.Linear) -> None:
    idle = nn.Parameter(torch.ones(2))
    learned = Learned(layer, [*layer.parameters(), idle], Kept)
    torch.autograd.backward(learned(torch.ones(1, 3)).sum())
    assert Kept.played == [1, 1]
    assert idle.grad is None


def test_without_a_way_back_it_is_called(layer: nn.Linear) -> None:
    learned = Learned(layer, list(layer.parameters()), Kept)
    with torch.inference_mode():
        assert torch.equal(learned(torch.ones(1, 3)), layer(torch.ones(1, 3)))
    assert Kept.made == []


@pytest.mark.parametrize("count", [1, 2])  # another shape shares the memory
def test_the_way_back_is_that_of_the_latest_pass_alone(layer: nn.Linear, count: int) -> None:
    learned = Learned(layer, list(layer.parameters()), Kept)
    first = learned(torch.ones(1, 3))
    learned(torch.ones(count, 3))
    with pytest.raises(RuntimeError, match="until the next pass"):
        torch.autograd.backward(first.sum())


@pytest.mark.parametrize("wrong", ["result", "gradients", "missing"])
def test_a_recording_that_differs_is_not_used(
    wrong: str, layer: nn.Linear, caplog: pytest.LogCaptureFixture
) -> None:
    class Wrong(Kept):
        def there(self, clips: Tensor) -> Tensor:
            return super().there(clips) * (1.1 if wrong == "result" else 1)

        def back(self, of_made: Tensor) -> Gradients:
            first, *others = super().back(of_made)
            assert first is not None
            return [None if wrong == "missing" else first * (1.1 if wrong == "gradients" else 1), *others]

    learned = Learned(layer, list(layer.parameters()), Wrong)
    clips = torch.randn(4, 3)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            made, wanted = gradients(learned, layer, clips), gradients(layer, layer, clips)
            assert all(torch.equal(a, b) for a, b in zip(made, wanted, strict=True))
    assert Kept.played == [4]
    assert "what is played is not what is called" in caplog.text
    assert not learned.is_recordable


def test_what_cannot_be_recorded_is_called(layer: nn.Linear, caplog: pytest.LogCaptureFixture) -> None:
    def fails(*_what: object) -> Kept:
        raise RuntimeError("operation not permitted when stream is capturing")

    learned = Learned(layer, list(layer.parameters()), fails)
    with caplog.at_level(logging.WARNING):
        assert torch.equal(learned(torch.ones(2, 3)), layer(torch.ones(2, 3)))
    assert "cannot be recorded" in caplog.text


def test_a_full_card_is_said_so_that_the_batch_can_be_halved(layer: nn.Linear) -> None:
    def full(function: Function, parameters: Sequence[Tensor], clips: Tensor, pool: Pool | None) -> Kept:
        if len(clips) > 1:
            raise torch.OutOfMemoryError("full")
        return Kept(function, parameters, clips, pool)

    learned = Learned(layer, list(layer.parameters()), full)
    with pytest.raises(torch.OutOfMemoryError):
        learned(torch.ones(2, 3))
    assert torch.equal(learned(torch.ones(1, 3)), layer(torch.ones(1, 3)))
    assert Kept.played == [1, 1]


def test_what_is_drawn_at_random_is_drawn_as_without_a_recording() -> None:
    layer = nn.Linear(3, 64)

    def dropped(clips: Tensor) -> Tensor:
        return functional.dropout(layer(clips), 0.5)

    learned, clips = Learned(dropped, list(layer.parameters()), Kept), torch.randn(4, 3)
    torch.manual_seed(7)
    made = [learned(clips).detach() for _ in range(3)]
    torch.manual_seed(7)
    assert all(torch.equal(each, dropped(clips)) for each in made)
    assert not torch.equal(made[0], made[1])


def test_each_kind_of_numbers_is_a_recording_of_its_own(layer: nn.Linear) -> None:
    learned, clips = Learned(layer, list(layer.parameters()), Kept), torch.randn(4, 3)
    for enabled in (True, False, True):
        with torch.autocast("cpu", torch.bfloat16, enabled=enabled):
            assert learned(clips).dtype == (torch.bfloat16 if enabled else torch.float32)
    assert len(Kept.made) == 2


def small() -> VideoModel:
    variant = tiny("mvit_xs")
    return variant.build()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a graphics card")
@pytest.mark.parametrize("autocast", [None, torch.bfloat16, torch.float16])
def test_a_card_plays_steps_of_a_model(autocast: torch.dtype | None) -> None:
    torch.manual_seed(0)
    model = small().cuda().train()
    parameters = [each for name, each in model.named_parameters() if not name.startswith("head")]
    learned = Learned(model.forward_features, parameters)
    clips = torch.randn(3, 3, model.config.num_frames, *model.config.crop, device="cuda")

    def stepped(function: Function) -> list[Tensor]:
        torch.manual_seed(5)
        model.zero_grad()
        for some in (clips, clips.flip(0), clips[:2]):
            with torch.autocast("cuda", autocast, enabled=autocast is not None):
                logits = model.forward_head(function(some))
            torch.autograd.backward(logits.float().square().sum())
        return [each.grad.clone() for each in model.parameters() if each.grad is not None]

    for _ in range(3):
        made, wanted = stepped(learned), stepped(model.forward_features)
        for a, b in zip(made, wanted, strict=True):
            assert (a - b).norm() <= 2e-2 * b.norm() + 1e-4
        with torch.no_grad():
            for each in parameters:
                each.mul_(1.01)
    assert learned.is_recordable
