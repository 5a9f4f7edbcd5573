"""A computer is timed by what its trainings do: recorded steps, and no more clips than memory holds."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from mvit_core.errors import UserError
from mvit_core.gpu.learning import Learned
from mvit_core.models.base import VideoModel
from mvit_core.models.quicker.recorded import learned
from mvit_core.models.registry import create_model
from tests.mvit_core.gpu.imitated_graphs import Graph, imitate
from trainer.fitting import measuring
from trainer.fitting.measuring import BATCH, TIMED_STEPS, times_of
from trainer.fitting.starting import preprocessing_of
from trainer.machine.computing import Computing, computing_on
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe

SMALL = replace(preset("finetune"), model="mvit_xs", num_frames=2, frame_interval_s=0.2, crop=32)


@pytest.fixture
def model() -> VideoModel:
    return create_model("mvit_xs", num_frames=2, crop=(32, 32))


@pytest.fixture
def computing() -> Computing:
    return computing_on(torch.device("cpu"), preprocessing_of(SMALL, (32, 32), None), "bf16")


def test_recorded_steps_are_timed_where_a_training_plays_them(
    model: VideoModel, computing: Computing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mvit_core.models.arithmetic.kernels.kernels", lambda: None)
    imitate(monkeypatch)
    made: list[Learned] = []

    def on_a_card(model: VideoModel, _recipe: Recipe, _computing: Computing) -> Learned:
        made.append(learned(model))
        return made[0]

    monkeypatch.setattr(measuring, "features_of", on_a_card)
    times_of(model, SMALL, computing)
    (lesson,) = made[0]._lessons.values()
    played = [getattr(lesson, name) for name in ("_there", "_back")]
    assert all(isinstance(each, Graph) for each in played)
    # once to compare it with the call, once to warm up
    assert [each.replays for each in played] == [2 + TIMED_STEPS] * 2


def test_memory_that_ends_halves_what_is_timed(
    model: VideoModel, computing: Computing, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    def narrow(clips: Tensor) -> Tensor:
        sizes.append(len(clips))
        if len(clips) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return model.forward_features(clips)

    monkeypatch.setitem(BATCH, "cpu", 8)
    monkeypatch.setattr(measuring, "features_of", lambda *_what: narrow)
    forward_s, train_s = times_of(model, SMALL, computing)
    assert sizes == [8, 4] + [2] * (1 + TIMED_STEPS)
    assert min(forward_s, train_s) > 0


def test_a_card_too_small_for_one_clip_is_a_sentence(
    model: VideoModel, computing: Computing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_clips: Tensor) -> Tensor:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(measuring, "features_of", lambda *_what: full)
    with pytest.raises(UserError, match="Memory does not suffice"):
        times_of(model, SMALL, computing)
