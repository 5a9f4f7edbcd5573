"""Every model of the registry can be drawn as one graph, exported or compiled, that gives the same logits."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

import pytest
import torch
from torch import nn

from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.variant import Variant
from tests.mvit_core.models.tiny import distinct, tiny


def small(name: str) -> Variant:
    """The model with one block of each kind: of those in a row that are the same, the first."""
    variant = tiny(name)
    config = variant.config
    if not isinstance(config, MViTConfig):
        return replace(variant, config=replace(config, depth=1))
    blocks = tuple(block for block, _ in groupby(config.blocks))
    return replace(variant, config=replace(config, blocks=blocks))


@pytest.mark.parametrize("name", distinct(small))
def test_export_for_any_number_of_clips(name: str) -> None:
    torch.manual_seed(0)
    variant = small(name)
    model = variant.build().eval()
    clips = torch.randn(3, 3, variant.config.num_frames, *variant.config.crop)
    batch = torch.export.Dim("batch", min=1, max=64)
    program = torch.export.export(model, (clips[:2],), dynamic_shapes=({0: batch},)).module()
    for number in (1, 3):
        assert torch.allclose(program(clips[:number]), model(clips[:number]), atol=1e-5)


KINDS = (
    *("mvit_b_16x4", "mvit_image_b16_separate", "mvit_xs", "mvitv2_s_16x4", "vit_b_8x8"),
    *(f"vivit_b_16x2_{part}" for part in ("attention", "encoder", "product")),
)


@pytest.fixture
def draw() -> Iterator[Callable[[nn.Module], nn.Module]]:
    """Has torch draw a model's graph for one shape; raises where something in it cannot be drawn."""
    yield partial(torch.compile, fullgraph=True, dynamic=False, backend="eager")
    torch.compiler.reset()


@pytest.mark.parametrize("name", KINDS)
def test_all_of_a_model_is_one_graph_when_compiled(name: str, draw: Callable[[nn.Module], nn.Module]) -> None:
    torch.manual_seed(0)
    variant = small(name)
    model = variant.build().eval()
    clips = torch.randn(1, 3, variant.config.num_frames, *variant.config.crop)
    with torch.inference_mode():
        assert torch.allclose(draw(model)(clips), model(clips), atol=1e-5)


@pytest.mark.parametrize("name", ["mvitv2_s_16x4", "vit_b_8x8"])
def test_a_step_of_training_is_one_graph_when_compiled(
    name: str, draw: Callable[[nn.Module], nn.Module]
) -> None:
    variant = small(name)
    model = variant.build().train()
    draw(model)(torch.randn(1, 3, variant.config.num_frames, *variant.config.crop)).sum().backward()
    assert all(each.grad is not None for each in model.head.parameters())
