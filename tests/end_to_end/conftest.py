"""What journeys begin with: the command line as a process, something that crosses, a model that is sure."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from mvit_core.checkpoint import Classes, Header, Preprocessing, save_checkpoint
from mvit_core.models.registry import create_model

Trapline = Callable[..., "subprocess.CompletedProcess[str]"]
CLASSES = Classes(species=("vulpes", "ursus"), behaviors=("eats_food",))


def command(*words: object) -> list[str]:
    """How `trapline` is started from a checkout."""
    return [sys.executable, "-P", "-m", "app", *map(str, words)]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment with settings of the test's own."""
    return {**os.environ, "TRAPLINE_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}


@pytest.fixture
def trapline(surroundings: dict[str, str], tmp_path: Path) -> Trapline:
    """`trapline("scan", "cards", ...)` in the test's folder, to its end."""

    def run(*words: object, timeout_s: float = 120, **more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command(*words), capture_output=True, encoding="utf-8", timeout=timeout_s, check=False,
            cwd=tmp_path, env=surroundings | more,
        )  # fmt: skip

    return run


def crossing(num_frames: int = 40) -> Iterator[np.ndarray]:
    """A bright square that crosses a dark scene."""
    for index in range(num_frames):
        frame = np.full((120, 160, 3), 60, np.uint8)
        frame[40:80, 2 * index : 2 * index + 40] = 220
        yield frame


@pytest.fixture(scope="session")
def bears(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that is sure of a bear that eats: only the biases of its head are not zero."""
    model = create_model("mvit_xs", num_classes=len(CLASSES), num_frames=4, crop=(32, 32))
    head = model.get_submodule("head")
    with torch.no_grad():
        head.weight.zero_()
        head.bias.copy_(torch.tensor([0.0, 4.0, 4.0]))
    path = tmp_path_factory.mktemp("model") / "bears.safetensors"
    clip = Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32))
    save_checkpoint(path, model, Header(model="mvit_xs", classes=CLASSES, preprocessing=clip))
    return path


@pytest.fixture
def checkpoint(bears: Path, tmp_path: Path) -> Path:
    """That model in the test's folder, to lose and to damage."""
    return Path(shutil.copy(bears, tmp_path))
