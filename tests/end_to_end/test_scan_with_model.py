"""A project that has a model: real workers load it, and its words reach the project and the exports."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from mvit_core.checkpoint import Classes, Header, Preprocessing, save_checkpoint
from mvit_core.models.registry import create_model

Trapline = Callable[..., "subprocess.CompletedProcess[str]"]
CLASSES = Classes(species=("vulpes", "ursus"), behaviors=("eats_food",))


@pytest.fixture
def trapline(tmp_path: Path) -> Trapline:
    def run(*words: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-P", "-m", "app", *map(str, words)],
            capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=tmp_path,
            env={**os.environ, "TRAPLINE_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"},
        )  # fmt: skip

    return run


@pytest.fixture
def footage(tmp_path: Path, make_video: Callable[..., Path]) -> Path:
    """One video in which something bright crosses."""

    def crossing() -> Iterator[np.ndarray]:
        for index in range(40):
            frame = np.full((120, 160, 3), 60, np.uint8)
            frame[40:80, 2 * index : 2 * index + 40] = 220
            yield frame

    (tmp_path / "North").mkdir()
    make_video(tmp_path / "North" / "IMG_0001.MP4", crossing(), rate=10)
    return tmp_path / "North"


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """A model that is sure of a bear that eats: only the biases of its head are not zero."""
    model = create_model("mvit_xs", num_classes=len(CLASSES), num_frames=4, crop=(32, 32))
    head = model.get_submodule("head")
    with torch.no_grad():
        head.weight.zero_()
        head.bias.copy_(torch.tensor([0.0, 4.0, 4.0]))
    path = tmp_path / "bears.safetensors"
    clip = Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32))
    save_checkpoint(path, model, Header(model="mvit_xs", classes=CLASSES, preprocessing=clip))
    return path


def observations(trapline: Trapline) -> list[dict[str, Any]]:
    return json.loads(trapline("observations", "p.trapline", "--json").stdout)


def test_the_model_names_what_motion_found_and_the_project_remembers_it(
    trapline: Trapline, footage: Path, checkpoint: Path
) -> None:
    ended = trapline("scan", "North", "--project", "p.trapline", "--model", checkpoint.name)
    assert ended.returncode == 0, ended.stderr
    found = observations(trapline)
    assert {row["taxon"] for row in found if row["kind"] == "animal"} == {"ursus"}
    assert {row["behavior"] for row in found if row["kind"] == "behavior"} == {"eats_food"}
    assert {row["model"] for row in found} == {"bears"}
    again = trapline("scan", "North", "--project", "p.trapline")
    assert "scanned before" in again.stdout, "the same model is used, so nothing is left to do"

    by_motion = trapline("scan", "North", "--project", "p.trapline", "--no-model")
    assert by_motion.returncode == 0, by_motion.stderr
    assert {row["subject"] for row in observations(trapline)} == {"unclassified"}


def test_a_model_that_is_gone_or_no_model_is_a_sentence_and_no_scan_without_it(
    trapline: Trapline, footage: Path, checkpoint: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.safetensors").write_text("<html>not found</html>")
    refused = trapline("scan", "North", "--project", "p.trapline", "--model", "page.safetensors")
    assert refused.returncode == 1
    assert "page.safetensors is a web page" in refused.stderr
    assert trapline("scan", "North", "--project", "p.trapline").returncode == 0, (
        "a bad model is not remembered"
    )

    trapline("scan", "North", "--project", "p.trapline", "--model", checkpoint.name)
    checkpoint.unlink()
    refused = trapline("scan", "North", "--project", "p.trapline", "--rescan")
    assert refused.returncode == 1
    assert "is not there" in refused.stderr
