"""Frames and crops are those that SlowFast takes."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mvit_core import sampling
from mvit_core.transforms import crop_corner


@pytest.fixture(scope="module")
def golden(shared: Path) -> dict[str, Any]:
    """The stored indexes."""
    return json.loads((shared / "golden" / "sampling.json").read_text(encoding="utf-8"))


@pytest.mark.shared
def test_segments(golden: dict[str, Any]) -> None:
    for case in golden["ssv2_segments"]:
        size = case["n_frames"], case["samples"]
        assert sampling.segment_centers(*size).tolist() == case["test_index"]
        assert sampling.segment_bounds(*size).tolist() == case["train_low_high"]


def test_random_frames_stay_in_their_segments() -> None:
    bounds = sampling.segment_bounds(117, 16)
    for seed in range(20):
        found = sampling.segment_samples(117, 16, np.random.default_rng(seed))
        assert (found >= bounds[:, 0]).all()
        assert (found <= bounds[:, 1]).all()


@pytest.mark.shared
def test_crops(golden: dict[str, Any]) -> None:
    for case in golden["spatial_crops"]:
        height, width = case["scaled"]
        found = [list(crop_corner(height, width, case["crop"], position)) for position in range(3)]
        assert found == case["crop_yx"]
