"""A worker says what it works with, and no more workers are started than fit."""

from types import SimpleNamespace
from typing import Any

import pytest

from app import equipment
from app.equipment import Equipment, parser
from mvit_core.errors import UserError


def equipped(predictor: Any = None, detector: Any = None) -> Equipment:
    return Equipment(predictor, detector, None)


def model(most_workers: int) -> SimpleNamespace:
    return SimpleNamespace(
        most_workers=most_workers,
        chosen=SimpleNamespace(name="cpu"),
        precision="int8",
        note="",
        why="",
        header=SimpleNamespace(model="mvit_xs"),
        clip_s=0.5,
    )


def test_motion_alone_limits_no_number_of_workers() -> None:
    bare = Equipment.named_by(parser().parse_args(["--processor-decodes"]))
    assert (bare.predictor, bare.detector, bare.hardware) == (None, None, None)
    said = bare.ready()
    assert (said.model, said.detector, said.most_workers) == ("", "", 0)
    assert bare.tools().predictor is None


@pytest.mark.parametrize(
    ("of_device", "that_fit", "most"), [(0, 3, 3), (2, 3, 2), (5, 3, 3), (2, 0, 2), (0, 0, 0)]
)
def test_the_lower_of_two_limits_holds_and_0_is_none(
    monkeypatch: pytest.MonkeyPatch, of_device: int, that_fit: int, most: int
) -> None:
    monkeypatch.setattr(equipment, "processes_that_fit", lambda: that_fit)
    said = equipped(model(of_device), SimpleNamespace(family="YOLOX")).ready()
    assert (said.most_workers, said.model, said.detector) == (most, "mvit_xs", "YOLOX")
    assert said.depth > 1
    assert equipped(detector=SimpleNamespace(family="YOLOX")).ready().most_workers == that_fit


def test_a_model_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(UserError, match=r"gone\.safetensors"):
        Equipment.named_by(parser().parse_args(["--model", "gone.safetensors"]))
