"""Convolutions before the patch layer."""

import pytest
import torch

from mvit_core.models.early import HALVING, EarlyConvolutions
from mvit_core.models.registry import create_model


@pytest.mark.parametrize(("height", "width"), [(32, 48), (33, 47), (1, 9)])
def test_sizes_are_halved_and_rounded_up(height: int, width: int) -> None:
    made = EarlyConvolutions((8, 16))(torch.randn(2, 3, 4, height, width))
    assert made.shape == (2, 16, *HALVING.output(HALVING.output((4, height, width))))
    assert HALVING.output((4, height, width)) == (4, (height + 1) // 2, (width + 1) // 2)


def test_each_picture_is_seen_by_itself() -> None:
    layers = EarlyConvolutions((8, 16)).eval()
    clips = torch.randn(2, 3, 4, 32, 32)
    alone = layers(clips[1:, :, 2:3])
    assert torch.allclose(layers(clips)[1:, :, 2:3], alone, atol=1e-6)


def test_models_with_them_take_clips_of_other_sizes() -> None:
    model = create_model("mvit_xs", num_classes=3, num_frames=4, crop=(32, 48)).eval()
    assert model.token_grid == (2, 4, 6)
    with torch.inference_mode():
        assert model(torch.randn(1, 3, 8, 40, 33)).shape == (1, 3)
