"""Steps are recorded on a card alone, and only where a process of its own came back well from a first try."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from mvit_core.gpu.learning import Learned
from mvit_core.gpu.recording import SWITCH
from mvit_core.models.base import VideoModel
from mvit_core.models.quicker.recorded import learned
from mvit_core.models.registry import create_model
from tests.mvit_core.gpu.imitated_graphs import imitate
from tests.trainer.conftest import TINY, MakeClasses
from trainer.fitting import loop
from trainer.labels.readers import read_labels
from trainer.machine import recording
from trainer.machine.computing import Computing
from trainer.machine.recording import Try, features_of, goes_well_in_a_child, rehearse
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.preparing import Places

CARD = Computing(torch.device("cuda"), torch.bfloat16, lambda clips: clips)
SMALL = Try("mvit_xs", 2, (32, 32), "cpu", torch.bfloat16)


@pytest.fixture(autouse=True)
def _nothing_was_tried() -> None:
    goes_well_in_a_child.cache_clear()


@pytest.fixture
def model() -> VideoModel:
    return create_model("mvit_xs", num_frames=2, crop=(32, 32))


@pytest.fixture
def recipe() -> Recipe:
    return replace(preset("finetune"), model="mvit_xs", num_frames=2, crop=32)


def well(_first: Try) -> bool:
    return True


def test_on_a_card_steps_are_recorded(model: VideoModel, recipe: Recipe) -> None:
    tried: list[Try] = []

    def noted(first: Try) -> bool:
        tried.append(first)
        return True

    assert isinstance(features_of(model, recipe, CARD, goes_well=noted), Learned)
    assert tried == [Try("mvit_xs", 2, (32, 32), "cuda", torch.bfloat16)]


def test_elsewhere_they_are_not(
    model: VideoModel, recipe: Recipe, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    on_processor = Computing(torch.device("cpu"), None, lambda clips: clips)
    again = replace(recipe, checkpoint_blocks=True)
    assert features_of(model, recipe, on_processor, goes_well=well) == model.forward_features
    assert features_of(model, again, CARD, goes_well=well) == model.forward_features
    assert not caplog.text
    assert features_of(model, recipe, CARD, goes_well=lambda _first: False) == model.forward_features
    assert "not recorded" in caplog.text
    monkeypatch.setenv(SWITCH, "0")
    assert features_of(model, recipe, CARD, goes_well=well) == model.forward_features


def test_heads_are_left_out_of_what_is_recorded(model: VideoModel, recipe: Recipe) -> None:
    features = features_of(model, recipe, CARD, goes_well=well)
    assert isinstance(features, Learned)
    recorded = {id(each) for each in features._parameters}
    assert recorded == {id(each) for name, each in model.named_parameters() if not name.startswith("head")}


def test_a_first_try_records_a_step_and_plays_it(monkeypatch: pytest.MonkeyPatch) -> None:
    imitate(monkeypatch)
    monkeypatch.setattr("mvit_core.models.arithmetic.kernels.kernels", lambda: None)
    tiny = Try("tiny", 4, (32, 32), "cpu", torch.bfloat16)
    rehearse(tiny)

    def fails(*_what: object) -> None:
        raise RuntimeError("operation not permitted when stream is capturing")

    def not_learned(model: VideoModel) -> Learned:
        return Learned(model.forward_features, list(model.parameters()), fails)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "learned", not_learned)
    with pytest.raises(SystemExit) as ended:
        rehearse(tiny)
    assert ended.value.code == 1


def test_a_training_that_plays_its_steps_ends_as_one_that_does_not(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mvit_core.models.arithmetic.kernels.kernels", lambda: None)
    labels = read_labels(make_classes(left=7, none=7, sites=4))
    recipe = replace(TINY, precision="bf16", mixup=0.8, epochs=2, micro_batch=3)

    def trained(name: str) -> dict[str, Tensor]:
        list(train(labels, recipe, Places(out=tmp_path / name, cache=tmp_path / "cache"), device="cpu"))
        return load_file(tmp_path / name / "last.safetensors")

    wanted, played = trained("called"), list[Learned]()
    imitate(monkeypatch)

    def kept(model: VideoModel, *_how: object) -> Learned:
        played.append(learned(model))
        return played[-1]

    monkeypatch.setattr(loop, "features_of", kept)
    made = trained("played")
    assert played[0].is_recordable
    assert {shape[0] for shape, *_ in played[0]._lessons} == {3, 1, 2}  # of four clips; the last two
    for name, value in wanted.items():
        assert made[name].float().allclose(value.float(), atol=1e-4, rtol=1e-3), name


@pytest.mark.skipif(torch.cuda.is_available(), reason="a computer with a card records")
def test_a_child_that_fails_is_heard() -> None:
    assert not goes_well_in_a_child(SMALL)


class _Child:
    """A process that ends as it is told to, or not at all."""

    def __init__(self, exitcode: int | None) -> None:
        self.exitcode, self.was_killed, self.waited_s = exitcode, False, 0.0

    def start(self) -> None: ...

    def join(self, timeout: float | None = None) -> None:
        self.waited_s = timeout or self.waited_s

    def is_alive(self) -> bool:
        return self.exitcode is None

    def kill(self) -> None:
        self.was_killed, self.exitcode = True, -9


@pytest.mark.parametrize(("code", "is_well"), [(0, True), (1, False), (-11, False), (None, False)])
def test_how_a_child_ends_decides(
    code: int | None, *, is_well: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = _Child(code)

    class Context:
        def Process(self, **_how: Any) -> _Child:
            return child

    monkeypatch.setattr(recording, "get_context", lambda _method: Context())
    assert goes_well_in_a_child(SMALL) is is_well
    child.exitcode = 70
    assert goes_well_in_a_child(SMALL) is is_well, "it was tried, and is not tried again"
    assert child.was_killed == (code is None)
    assert child.waited_s == recording.PATIENCE_S


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a graphics card")
def test_a_card_comes_back_well() -> None:
    assert goes_well_in_a_child(replace(SMALL, device="cuda"))
