"""Attention traced back through pooled stages to the places of the clip."""

from math import prod

import pytest
import torch
from torch import Tensor

from mvit_core.models.base import VideoModel
from mvit_core.models.packed import packed
from mvit_core.models.registry import VARIANTS
from mvit_core.models.tracing import can_trace, traced
from tests.mvit_core.models.test_contract import clips_for
from tests.mvit_core.models.tiny import tiny

TRACEABLE = sorted(name for name in VARIANTS if can_trace(tiny(name).build()))


def made(name: str) -> VideoModel:
    torch.manual_seed(0)
    return tiny(name).build().eval()


def last(model: VideoModel, clip: Tensor) -> Tensor:
    *steps, found = traced(model, clip)
    assert len(steps) == len(model.attention_layers())
    return found


def test_mvit_and_vit_can_be_traced_and_vivit_says_that_it_cannot() -> None:
    assert {"mvit_b_16x4", "mvitv2_s_16x4", "mvit_xs"} <= set(TRACEABLE)
    assert set(VARIANTS) - set(TRACEABLE) == {name for name in VARIANTS if name.startswith("vivit")} - set(
        TRACEABLE
    )


@pytest.mark.parametrize("name", TRACEABLE)
def test_every_place_gets_its_share_and_no_more_than_there_is(name: str) -> None:
    model = made(name)
    found = last(model, clips_for(model, batch=1))
    assert found.shape == model.token_grid
    assert found.ge(0).all()
    assert 0.0 < float(found.sum()) <= 1.0 + 1e-5
    if not model.has_class_token:
        assert float(found.sum()) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("name", ["mvit_b_16x4", "mvitv2_s_16x4"])
def test_tracing_leaves_the_model_as_it_was(name: str) -> None:
    model = made(name)
    clip = clips_for(model, batch=1)
    with torch.inference_mode():
        before = model(clip)
        last(model, clip)
        assert torch.equal(model(clip), before)
    torch.testing.assert_close(last(packed(made(name)), clip), last(model, clip), rtol=1e-3, atol=1e-6)


def test_it_is_attention_rollout_where_nothing_is_pooled() -> None:
    name = next(name for name in TRACEABLE if name.startswith("vit"))
    model = made(name)
    clip = clips_for(model, batch=1)
    matrices: list[Tensor] = []

    def keep(module: torch.nn.Module, given: tuple[Tensor, ...]) -> None:
        seen = module.compared(*given)  # type: ignore[operator]
        matrices.append((seen.q[0] @ seen.k[0].transpose(1, 2) * seen.scale).softmax(-1).mean(0))

    hooks = [layer.register_forward_pre_hook(keep) for layer in model.attention_layers()]
    with torch.inference_mode():
        model.forward_tokens(clip)
        for hook in hooks:
            hook.remove()
        whole = torch.eye(len(matrices[0]))
        for matrix in matrices:
            whole = (matrix + torch.eye(len(matrix))) / 2 @ whole
        expected = whole[0, 1:] if model.has_class_token else whole.mean(dim=0)
    torch.testing.assert_close(last(model, clip).flatten(), expected, rtol=1e-4, atol=1e-7)
    assert expected.numel() == prod(model.token_grid)
