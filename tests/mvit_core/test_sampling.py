"""Frames and crops are those that SlowFast takes."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from mvit_core import sampling
from mvit_core.transforms import crop_corner


@pytest.fixture(scope="module")
def golden(shared: Path) -> dict[str, Any]:
    """The stored indexes."""
    return json.loads((shared / "golden" / "sampling.json").read_text(encoding="utf-8"))


@pytest.mark.shared
def test_views_spread_over_a_video(golden: dict[str, Any]) -> None:
    for case in golden["temporal_windows"]:
        views = case["views"]
        for view, expected in enumerate(case["windows"]):
            found = sampling.window(
                case["video_size"], case["clip_size"], view, views, whole_steps=case["use_offset"]
            )
            assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.shared
def test_frames_spread_over_a_view(golden: dict[str, Any]) -> None:
    for case in golden["temporal_sampling"]:
        found = sampling.evenly(case["start"], case["end"], case["samples"], case["n_frames"])
        assert found.tolist() == case["index"]


@pytest.mark.parametrize(("end", "num_samples"), [(159, 40), (511, 64), (1023, 64)])
def test_frames_are_those_of_torchs_steps(end: int, num_samples: int) -> None:
    found = sampling.evenly(0, end, num_samples, 2000)
    assert found.tolist() == torch.linspace(0, end, num_samples).long().tolist()


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
def test_strided_views(golden: dict[str, Any]) -> None:
    for case in golden["charades"]:
        found = sampling.strided(case["n_frames"], case["frames"], case["rate"], case["view"], case["views"])
        assert found.tolist() == case["index"], case


@pytest.mark.shared
def test_frames_around_a_key_frame(golden: dict[str, Any]) -> None:
    for case in golden["ava_sequence"]:
        found = sampling.around(case["center"], case["frames"], case["rate"], case["n_frames"])
        assert found.tolist() == case["index"]


@pytest.mark.shared
def test_crops(golden: dict[str, Any]) -> None:
    for case in golden["spatial_crops"]:
        height, width = case["scaled"]
        found = [list(crop_corner(height, width, case["crop"], position)) for position in range(3)]
        assert found == case["crop_yx"]
