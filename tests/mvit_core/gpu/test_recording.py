"""Passes are recorded once for each power of two and played for every batch; what cannot be is called."""

import logging
from math import log2

import pytest
import torch
from torch import Tensor

from mvit_core.gpu.recording import Function, Pool, Recorded, pieces
from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.quicker.recorded import recorded
from tests.mvit_core.models.tiny import tiny


class Kept:
    """A recording that notes what is made of it and played."""

    made: list[tuple[int, Pool | None]]
    played: list[int]

    def __init__(self, function: Function, clips: Tensor, pool: Pool | None) -> None:
        Kept.made.append((len(clips), pool))
        self._function, self.pool = function, "memory"

    def play(self, clips: Tensor) -> Tensor:
        Kept.played.append(len(clips))
        return self._function(clips)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    Kept.made, Kept.played = [], []


def double(clips: Tensor) -> Tensor:
    return clips * 2


def test_a_batch_is_played_in_powers_of_two() -> None:
    play = Recorded(double, 8, Kept)
    for count in (13, 5, 8):
        clips = torch.randn(count, 3)
        assert torch.equal(play(clips), clips * 2)
    assert Kept.made == [(8, None), (4, "memory"), (1, "memory")]
    assert Kept.played == [8, 8, 4, 4, 1, 1, 4, 1, 8]  # each new one is compared first


def test_other_shapes_and_numbers_are_recordings_of_their_own() -> None:
    play = Recorded(double, 8, Kept)
    for clips in (torch.randn(2, 3), torch.randn(2, 4), torch.randn(2, 3).bfloat16()):
        assert torch.equal(play(clips), clips * 2)
    assert len(Kept.made) == 3


@pytest.mark.parametrize("most", [1, 6, 8, 32])
@pytest.mark.parametrize("count", range(1, 40))
def test_pieces_are_few_powers_of_two_that_make_the_batch(count: int, most: int) -> None:
    made = pieces(count, most)
    assert sum(made) == count
    assert all(log2(piece).is_integer() and piece <= most for piece in made)
    assert made == sorted(made, reverse=True)
    smaller = [piece for piece in made if piece < max(made)]
    assert len(set(smaller)) == len(smaller)


def test_what_cannot_be_recorded_is_called(caplog: pytest.LogCaptureFixture) -> None:
    tries = []

    def fails(function: Function, clips: Tensor, pool: Pool | None) -> Kept:
        tries.append(len(clips))
        raise RuntimeError("operation not permitted when stream is capturing")

    play = Recorded(double, 8, fails)
    with caplog.at_level(logging.WARNING):
        assert torch.equal(play(torch.ones(3, 2)), torch.full((3, 2), 2.0))
        assert torch.equal(play(torch.ones(1, 2)), torch.full((1, 2), 2.0))
    assert tries == [2]
    assert "cannot be recorded" in caplog.text


def test_a_recording_that_plays_something_else_is_not_used(caplog: pytest.LogCaptureFixture) -> None:
    def wrong(function: Function, clips: Tensor, pool: Pool | None) -> Kept:
        return Kept(lambda some: function(some) * 1.1, clips, pool)

    play = Recorded(double, 8, wrong)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert torch.equal(play(torch.ones(2, 2)), torch.full((2, 2), 2.0))
    assert Kept.played == [2]
    assert "what is played is not what is called" in caplog.text


def test_a_full_card_is_said_so_that_the_batch_can_be_halved() -> None:
    def full(function: Function, clips: Tensor, pool: Pool | None) -> Kept:
        if len(clips) > 1:
            raise torch.OutOfMemoryError("full")
        return Kept(function, clips, pool)

    play = Recorded(double, 8, full)
    with pytest.raises(torch.OutOfMemoryError):
        play(torch.ones(2, 2))
    assert torch.equal(play(torch.ones(1, 2)), torch.full((1, 2), 2.0))


def small() -> torch.nn.Module:
    variant = tiny("mvit_xs")
    assert isinstance(variant.config, MViTConfig)
    return variant.build().eval()


def test_only_passes_without_a_way_back_are_played() -> None:
    model = small()
    model.played = Recorded(model.embedded, 8, Kept)
    clips = torch.randn(2, 3, model.config.num_frames, *model.config.crop)
    assert model(clips).requires_grad
    assert Kept.played == []
    with torch.inference_mode():
        model(clips[:1])
    assert Kept.played == [1, 1]


def test_a_model_on_the_processor_is_left_as_it_is() -> None:
    model = small()
    assert recorded(model, 8) is model
    assert model.played is None


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a graphics card")
def test_a_card_plays_what_the_model_says() -> None:
    model = small().cuda()
    twin = recorded(model, 4)
    clips = torch.randn(7, 3, model.config.num_frames, *model.config.crop, device="cuda")
    with torch.inference_mode():
        for some in (clips, clips.flip(0)[:3], clips):
            assert twin(some).allclose(model(some), atol=1e-5, rtol=1e-4)
    assert twin.played is not None
    assert model.played is None
