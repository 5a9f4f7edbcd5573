"""Every kind of model can be exported as a graph that gives the same logits."""

import pytest
import torch

from tests.mvit_core.models.tiny import tiny

KINDS = [
    "mvit_s",
    "mvit_image_b16",
    "mvitv2_s_16x4",
    "mvitv2_image_t",
    "vit_b_8x8",
    "vivit_b_16x2_encoder",
    "vivit_b_16x2_attention",
    "vivit_b_16x2_product",
]


@pytest.mark.parametrize("name", KINDS)
def test_export(name: str) -> None:
    torch.manual_seed(0)
    variant = tiny(name)
    model = variant.build().eval()
    clips = torch.randn(1, 3, variant.config.num_frames, *variant.config.crop)
    program = torch.export.export(model, (clips,))
    assert torch.allclose(program.module()(clips), model(clips), atol=1e-5)
