"""Every kind of model can be drawn as one graph, exported or compiled, that gives the same logits."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from math import prod

import pytest
import torch
from torch import nn

from mvit_core.models.mvit_config import BlockConfig, MViTConfig
from mvit_core.models.named.variant import Variant
from tests.mvit_core.models.tiny import distinct, tiny

PATCH = ((1, 1, 1), (1, 1, 1), (0, 0, 0))


def kind(block: BlockConfig) -> tuple[object, ...]:
    """What of a block its graph depends on, sizes apart."""
    strided = (pooling and prod(pooling.stride) > 1 for pooling in (block.pool_q, block.pool_kv))
    return (*strided, block.dim != block.dim_out)


def small(name: str) -> Variant:
    """The model with one block of each kind, as wide as they have to be to follow each other."""
    variant = tiny(name)
    config = variant.config
    if not isinstance(config, MViTConfig):
        return replace(variant, config=replace(config, depth=1))
    of_kind: dict[object, BlockConfig] = {}
    for block in config.blocks:
        of_kind.setdefault(kind(block), block)
    blocks, dim = [], config.blocks[0].dim
    for block in of_kind.values():
        dim_out = 2 * dim if block.dim_out > block.dim else dim
        num_heads = (dim_out if config.expand_in_attention else dim) // 8
        blocks.append(replace(block, dim=dim, dim_out=dim_out, num_heads=num_heads))
        dim = dim_out
    return replace(variant, config=replace(config, blocks=tuple(blocks)))


def of_each_structure() -> list[str]:
    """Names of the registry's models, one of each that draws another graph: sizes do not."""
    first: dict[object, str] = {}
    for name in distinct(small):
        variant = small(name)
        config: object = variant.config
        if isinstance(config, MViTConfig):
            kinds = frozenset(map(kind, config.blocks))
            config = kinds, replace(config, blocks=(), num_frames=1, patch=PATCH, drop_path=0.0)
        first.setdefault((config, variant.factorization, variant.time_depth), name)
    return list(first.values())


@pytest.mark.parametrize("name", of_each_structure())
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
