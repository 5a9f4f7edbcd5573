"""What MViTs can do beyond the papers' models: it learns, and runs laid out for a processor.

That it equals the original implementations is in tests/golden.
"""

from dataclasses import replace
from typing import Any

import pytest
import torch

from mvit_core.models.arithmetic.int8 import int8_serves
from mvit_core.models.mvit import MViT
from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.named.schedules import staged_blocks
from mvit_core.models.quicker.packed import packed
from mvit_core.models.quicker.quantized import quantize

TINY = MViTConfig(
    blocks=staged_blocks(3, (1,), width=16, kv_stride=(1, 4, 4), pool_every_q=True),
    num_frames=4,
    crop=(32, 32),
    num_classes=5,
    relative_space=True,
    residual_pooling=True,
)
OPTIONS: list[dict[str, Any]] = [
    {"pool_first": True},
    {"pool_first": True, "pool_mode": "conv_unshared", "qkv_bias": False},
    {"pool_first": True, "pool_mode": "max", "class_token": False, "feature": "mean"},
    {"norm": "batch"},
    {"norm": "batch", "pool_first": True, "depthwise": False},
    {"depthwise": False, "bias": False},
    {"stem_norm": True, "num_channels": 1},
]


def clips_for(config: MViTConfig) -> torch.Tensor:
    """Two clips of noise."""
    torch.manual_seed(0)
    return torch.randn(2, config.num_channels, config.num_frames, *config.crop)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_every_parameter_learns(options: dict[str, Any]) -> None:
    model = MViT(replace(TINY, **options | {"feature": "mean"})).train()  # which looks at all tokens
    model(clips_for(model.config)).square().sum().backward()
    still = {name for name, each in model.named_parameters() if each.grad is None}
    assert not still


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_copy_laid_out_for_the_processor_gives_the_same(options: dict[str, Any]) -> None:
    model = MViT(replace(TINY, **options)).eval()
    clips = clips_for(model.config)
    with torch.inference_mode():
        expected = model(clips)
        torch.testing.assert_close(packed(model)(clips), expected, atol=1e-5, rtol=1e-4)
        if int8_serves():
            torch.testing.assert_close(quantize(model)(clips), expected, atol=0.05, rtol=0.05)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_class_token_alone_is_what_it_is_among_all(options: dict[str, Any]) -> None:
    model = MViT(replace(TINY, **options)).eval()
    clips = clips_for(model.config)[:1]
    with torch.inference_mode():
        if model.config.feature == "class":
            among_all = model.forward_tokens(clips).x[:, 0]
            torch.testing.assert_close(model.embedded(clips), among_all, atol=1e-5, rtol=1e-4)


def test_filters_of_each_head_need_pooling_before_projection() -> None:
    with pytest.raises(ValueError, match="before projection"):
        replace(TINY, pool_mode="conv_unshared")
