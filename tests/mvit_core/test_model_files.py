"""What a file of weights is found to be before it is installed."""

from pathlib import Path

import pytest
import torch
from torch import Tensor

from mvit_core.checkpoint import load_weights
from mvit_core.errors import BadCheckpoint
from mvit_core.model_files import recognized
from mvit_core.models.registry import create_model


@pytest.fixture(scope="module")
def weights() -> dict[str, Tensor]:
    """Those of a model for three classes."""
    torch.manual_seed(0)
    return create_model("mvit_xs", num_classes=3).state_dict()


def kept(state: dict[str, Tensor], folder: Path) -> Path:
    """A file of weights in a wrapping."""
    path = folder / "weights.pth"
    torch.save({"state_dict": {f"backbone.{name}": value for name, value in state.items()}}, path)
    return path


def test_wrapped_weights_become_our_own_file(weights: dict[str, Tensor], tmp_path: Path) -> None:
    found = recognized(kept(weights, tmp_path))
    assert (found.task, found.architecture, found.classes) == ("base", "mvit_xs", "3 classes of its makers")
    own = tmp_path / "own.safetensors"
    found.write_to(own)
    model = create_model("mvit_xs", num_classes=3)
    load_weights(model, own)
    assert torch.equal(model.get_parameter("head.weight"), weights["head.weight"])


def test_an_odd_head_is_no_hindrance(weights: dict[str, Tensor], tmp_path: Path) -> None:
    assert recognized(kept(weights | {"head.weight": torch.tensor(1.0)}, tmp_path)).classes == ""


def test_a_hidden_layer_in_a_head_is_no_hindrance(weights: dict[str, Tensor], tmp_path: Path) -> None:
    last = {"head.hidden.weight": torch.zeros(9, 384), "head.last.weight": torch.zeros(4, 9)}
    body = {name: value for name, value in weights.items() if not name.startswith("head.")}
    assert recognized(kept(body | last, tmp_path)).classes == "4 classes of its makers"


@pytest.mark.parametrize("name", ["patch.weight", "head.weight"])
def test_whole_numbers_are_nothing_to_learn_from(
    weights: dict[str, Tensor], tmp_path: Path, name: str
) -> None:
    with pytest.raises(BadCheckpoint, match=rf"holds whole numbers \({name}\), as made small for inference"):
        recognized(kept(weights | {name: weights[name].to(torch.int8)}, tmp_path))
