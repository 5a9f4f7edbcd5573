"""Attention traced back through pooled stages to the places of the clip."""

from math import prod
from types import SimpleNamespace

import pytest
import torch
from torch import Tensor

from mvit_core.models.base import VideoModel
from mvit_core.models.quicker.packed import packed
from mvit_core.models.registry import VARIANTS
from mvit_core.models.tracing import Compared, can_trace, layers_of, looked_at, rolled_out, stages_of
from tests.mvit_core.models.test_contract import clips_for
from tests.mvit_core.models.tiny import tiny

TRACEABLE = sorted(name for name in VARIANTS if can_trace(tiny(name).build()))


def made(name: str) -> VideoModel:
    torch.manual_seed(0)
    return tiny(name).build().eval()


def last(model: VideoModel, clip: Tensor) -> Tensor:
    *steps, found = rolled_out(layers_of(model, clip), model)
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


def layer(scores: Tensor, grid: tuple[int, int, int]) -> Compared:
    """One head whose softmax over keys is that of `scores` (N, N): the queries pick rows of it."""
    count = len(scores)
    return Compared(torch.eye(count)[None, None], scores.t()[None, None], 1.0, grid, grid, grid)


FAR = 50.0  # of a logit: a softmax that is all on one key


def test_rollout_of_two_layers_is_their_hand_worked_product() -> None:
    # Two places, no class token: the first layer looks at place 0 alone, the second evenly at both.
    first = layer(torch.tensor([[FAR, 0.0], [FAR, 0.0]]), (1, 1, 2))
    second = layer(torch.zeros(2, 2), (1, 1, 2))
    model = SimpleNamespace(has_class_token=False, token_grid=(1, 1, 2))
    *_, found = rolled_out([first, second], model)  # type: ignore[arg-type]
    # Mean over outputs: (1/2, 1/2). Half along the skip, half by attention, twice:
    # the second leaves (1/2, 1/2); the first keeps half of it and gives the other half to place 0.
    torch.testing.assert_close(found.flatten(), torch.tensor([0.75, 0.25]))


def test_heads_are_seen_one_by_one_from_the_class_token() -> None:
    # Class token and two places; head 0 looks at place 0, head 1 at place 1, both from every token.
    q = torch.eye(3).expand(1, 2, 3, 3)
    keys = torch.zeros(1, 2, 3, 3)
    keys[0, 0, 1], keys[0, 1, 2] = FAR, FAR
    found = looked_at(Compared(q, keys, 1.0, (1, 1, 2), (1, 1, 2), (1, 1, 2)), first=1)
    torch.testing.assert_close(found.flatten(1), torch.eye(2))
    without = looked_at(Compared(q, keys, 1.0, (1, 1, 3), (1, 1, 3), (1, 1, 3)), first=0)
    torch.testing.assert_close(without.flatten(1), torch.eye(3)[1:])


@pytest.mark.parametrize(("name", "stages"), [("mvit_b_16x4", [1, 2, 4, 2]), ("vit_b_8x8", [3])])
def test_layers_are_told_apart_by_stage_and_keys_know_their_grid(name: str, stages: list[int]) -> None:
    model = made(name)
    layers = layers_of(model, clips_for(model, batch=1))
    assert [len(stage) for stage in stages_of(layers)] == stages
    for each in layers:
        shares = looked_at(each, first=1)
        assert shares.shape == (each.q.shape[1], *each.kv_thw)
        assert shares.flatten(1).sum(dim=1).le(1 + 1e-5).all()
