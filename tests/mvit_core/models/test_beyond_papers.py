"""What models can do beyond the papers' and the registry's: it learns, and runs laid out for a processor.

That it equals the original implementations is in tests/golden.
"""

from dataclasses import replace
from math import cos, sin
from pathlib import Path
from typing import Any

import pytest
import torch

from mvit_core.checkpoint import load_weights
from mvit_core.models.arithmetic.int8 import int8_serves
from mvit_core.models.counting import costs, total
from mvit_core.models.mvit import MViT
from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.named.schedules import staged_blocks
from mvit_core.models.named.variant import Published, Variant
from mvit_core.models.positions import sines_and_cosines
from mvit_core.models.quicker.packed import packed
from mvit_core.models.quicker.quantized import quantize
from mvit_core.models.vit import VitConfig
from mvit_core.models.vivit import Factorization

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
    {"positions": "fixed"},
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


def test_fixed_positions_are_waves_along_time_columns_and_rows() -> None:
    rows = sines_and_cosines((2, 3, 4), 32)
    t, h, w = 1, 2, 3
    of_token = rows[(t * 3 + h) * 4 + w].tolist()
    expected = []
    for place, count in ((t, 4), (w, 6), (h, 6)):
        angles = [place / 10_000 ** (wave / count) for wave in range(count)]
        expected += [*map(sin, angles), *map(cos, angles)]
    assert of_token == pytest.approx(expected, abs=1e-6)
    with pytest.raises(ValueError, match="in sixteens"):
        sines_and_cosines((2, 3, 4), 24)


def test_fixed_positions_are_kept_in_files_and_never_learned(tmp_path: Path) -> None:
    model = MViT(replace(TINY, positions="fixed"))
    assert "positions.position" not in dict(model.named_parameters())
    assert total(costs(Variant(model.config, Published()))).params == sum(
        each.numel() for each in model.parameters()
    )
    torch.save(model.state_dict(), tmp_path / "fixed.pth")
    longer = MViT(replace(TINY, positions="fixed", num_frames=8))
    load_weights(longer, tmp_path / "fixed.pth")
    assert torch.allclose(longer.positions.position[:17], model.positions.position[:17], atol=1e-6)
    with torch.no_grad():
        assert longer(torch.randn(1, 3, 6, 48, 32)).isfinite().all()


def test_a_model_with_fixed_positions_is_one_graph() -> None:
    model = MViT(replace(TINY, positions="fixed")).eval()
    clips = clips_for(TINY)
    program = torch.export.export(model, (clips,)).module()
    assert torch.allclose(program(clips), model(clips), atol=1e-5)


def test_filters_of_each_head_need_pooling_before_projection() -> None:
    with pytest.raises(ValueError, match="before projection"):
        replace(TINY, pool_mode="conv_unshared")


VIT = VitConfig(
    depth=2, width=24, num_heads=4, mlp_dim=48, tubelet=(2, 8, 8), num_frames=4, crop=(32, 32), num_classes=5
)
HIDDEN = (
    Variant(replace(VIT, hidden_head=10), Published()),
    Variant(replace(VIT, hidden_head=10), Published(), time_depth=1),
    Variant(
        replace(VIT, hidden_head=10, class_token=False),
        Published(),
        factorization=Factorization("self_attention"),
    ),
)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_head_with_a_hidden_layer_learns_is_counted_and_can_be_changed(hidden: Variant) -> None:
    torch.manual_seed(0)
    model, clips = hidden.build().eval(), torch.randn(3, 3, 4, 32, 32)
    assert total(costs(hidden)).params == sum(each.numel() for each in model.parameters())
    groups = model.parameter_groups(lr=1.0, weight_decay=0.1)
    assert sum(len(group["params"]) for group in groups) == len(list(model.parameters()))
    model(clips).square().sum().backward()
    assert model.get_parameter("head.hidden.weight").grad is not None
    with torch.inference_mode():
        logits = model(clips)
        assert torch.equal(model(clips[1:2]), logits[1:2]), "whatever else is in the batch"
        torch.testing.assert_close(packed(model)(clips), logits, atol=1e-5, rtol=1e-4)
        if int8_serves():
            torch.testing.assert_close(quantize(model)(clips), logits, atol=0.05, rtol=0.05)
    model.reset_classifier(11)
    assert model(clips).shape == (3, 11)
    assert "head.hidden.weight" not in model.state_dict(), "as in fine-tuning"


def test_a_model_with_a_hidden_layer_in_its_head_is_one_graph() -> None:
    model, clips = HIDDEN[0].build().eval(), torch.randn(2, 3, 4, 32, 32)
    program = torch.export.export(model, (clips,)).module()
    assert torch.allclose(program(clips), model(clips), atol=1e-5)
