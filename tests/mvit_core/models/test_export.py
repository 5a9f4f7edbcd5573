"""Every model of the registry can be exported as a graph that gives the same logits."""

from dataclasses import replace
from itertools import groupby

import pytest
import torch

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
def test_export(name: str) -> None:
    torch.manual_seed(0)
    variant = small(name)
    model = variant.build().eval()
    clips = torch.randn(1, 3, variant.config.num_frames, *variant.config.crop)
    program = torch.export.export(model, (clips,))
    assert torch.allclose(program.module()(clips), model(clips), atol=1e-5)
