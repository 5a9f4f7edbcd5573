"""RoIAlign equals the original's, and features of a box are those where it lies."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest
import torch

from mvit_core.models.base import Tokens
from mvit_core.models.roi import region_features, roi_align


@pytest.mark.shared
def test_equals_the_original(shared: Path) -> None:
    with np.load(shared / "golden" / "roi_align.npz") as stored:
        golden = {name: torch.from_numpy(stored[name]) for name in stored.files}
    for aligned, samples, size in product((0, 1), (0, 2), (7, 3)):
        found = roi_align(
            golden["features"],
            golden["rois"],
            size=size,
            scale=1 / 16,
            samples=samples,
            aligned=bool(aligned),
        )
        expected = golden[f"out_aligned{aligned}_sr{samples}_o{size}"]
        assert float((found - expected).abs().max()) < 1e-12


def test_a_box_sees_what_is_in_it_alone() -> None:
    features = torch.zeros(1, 1, 8, 8)
    features[0, 0, 1, 6] = 1
    boxes = torch.tensor([[0.0, 80, 0, 128, 48], [0.0, 0, 64, 64, 128]])
    found = roi_align(features, boxes, size=3, scale=1 / 16)
    assert found[0].max() > 0.2
    assert found[1].max() == 0


def test_no_boxes_no_features() -> None:
    tokens = Tokens(torch.randn(2, 2 * 3 * 3, 4), (2, 3, 3))
    assert region_features(tokens, torch.zeros(0, 5), scale=1 / 16).shape == (0, 4)


def test_gradients_reach_the_features() -> None:
    features = torch.randn(1, 2, 6, 6, dtype=torch.float64, requires_grad=True)
    boxes = torch.tensor([[0.0, 5, 7, 60, 80]], dtype=torch.float64)
    assert torch.autograd.gradcheck(lambda x: roi_align(x, boxes, size=3, scale=1 / 16), features)
