"""A model runs in the fastest numbers that agree with float32, and says why in none that are faster."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from mvit_core import precision
from mvit_core.device import ChosenDevice
from mvit_core.models.base import VideoModel
from mvit_core.models.quicker import quantized
from mvit_core.models.quicker.quantized import quantize
from mvit_core.models.registry import create_model
from mvit_core.native.library import found, kernels
from mvit_core.precision import TYPES, Numbers, made_ready

CPU = ChosenDevice(torch.device("cpu"), "CPU")
BROKEN = ChosenDevice(torch.device("cpu"), "Broken GPU")
CLIP = torch.linspace(-1, 1, 3 * 4 * 32 * 32).reshape(1, 3, 4, 32, 32)


def plain(_device: ChosenDevice, numbers: Numbers) -> VideoModel:
    torch.manual_seed(1)
    model = create_model("mvit_xs", num_classes=2, num_frames=4, crop=(32, 32)).eval()
    return quantize(model) if numbers == "int8" else model.to(TYPES[numbers])


@pytest.fixture(autouse=True)
def offers_bfloat16(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "has_bfloat16", lambda: True)
    monkeypatch.setattr(precision, "kernels", lambda: None)


def test_shorter_numbers_are_taken_where_they_agree() -> None:
    ready = made_ready(plain, [CPU], CLIP)
    assert (ready.numbers, ready.note) == ("bf16", "")


def test_numbers_that_give_other_answers_are_left_alone_with_a_reason() -> None:
    def wrong(device: ChosenDevice, numbers: Numbers) -> VideoModel:
        model = plain(device, numbers)
        if numbers != "fp32":
            features: Callable[[Tensor], Tensor] = model.embedded
            model.embedded = lambda clips: features(clips).roll(1, dims=-1)  # type: ignore[method-assign]
        return model

    ready = made_ready(wrong, [CPU], CLIP)
    assert ready.numbers == "fp32"
    assert ready.note == "bf16 was left alone: it gives other answers than float32."


def test_a_device_on_which_the_model_fails_is_left_for_the_next() -> None:
    def picky(device: ChosenDevice, numbers: Numbers) -> VideoModel:
        if device is BROKEN:
            raise RuntimeError("no kernel image is available\nmore")
        return plain(device, numbers)

    ready = made_ready(picky, [BROKEN, CPU], CLIP)
    assert ready.device is CPU
    assert ready.note == "Broken GPU was left alone: no kernel image is available."


def test_the_last_device_has_to_work() -> None:
    def never(_device: ChosenDevice, _numbers: Numbers) -> VideoModel:
        raise RuntimeError("out of everything")

    with pytest.raises(RuntimeError, match="out of everything"):
        made_ready(never, [CPU], CLIP)


def test_what_is_asked_for_is_taken() -> None:
    assert made_ready(plain, [CPU], CLIP, "fp32").numbers == "fp32"


@pytest.mark.skipif(kernels() is None, reason=f"no kernels: {found().note}")
def test_bytes_come_first_where_our_own_kernels_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "kernels", kernels)
    ready = made_ready(plain, [CPU], CLIP)
    assert (ready.numbers, ready.note) == ("int8", "")


def test_bytes_that_nothing_here_multiplies_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quantized, "int8_serves", lambda: False)
    ready = made_ready(plain, [CPU], CLIP, "int8")
    assert ready.numbers == "fp32"
    assert ready.note == "int8 was left alone: There are no kernels here, and no VNNI: models run in float32."
