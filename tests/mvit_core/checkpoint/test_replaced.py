"""A checkpoint whose weights are in use can be replaced and removed."""

from pathlib import Path

import torch
from safetensors.torch import save_file

from mvit_core.checkpoint.files import read_safetensors


def test_a_file_can_be_replaced_and_removed_while_its_weights_are_in_use(tmp_path: Path) -> None:
    path, other = tmp_path / "last.safetensors", tmp_path / "next.safetensors"
    save_file({"weight": torch.ones(64, 64)}, path)
    save_file({"weight": torch.zeros(64, 64)}, other)
    tensors, _ = read_safetensors(path)
    other.replace(path)
    assert tensors["weight"].eq(1).all()
    again, _ = read_safetensors(path)
    path.unlink()
    assert again["weight"].eq(0).all()
