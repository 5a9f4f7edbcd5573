"""Pooling that learns gives what the formula gives, and its gradients."""

from copy import deepcopy

import pytest
import torch

from mvit_core.models.geometry import Pooling
from mvit_core.native.library import found
from mvit_core.native.pooling_training import norm_gradients, pooled_in_training
from tests.mvit_core.native.guarded import assert_runs
from tests.mvit_core.native.test_pooling import CASES, layer, plain, pooled, tokens

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

MORE = [  # grids whose places are not all seen, and rows that windows reach beyond
    ((2, 9, 7), (1, 2, 2), (1, 4, 4), (0, 0, 0), 1, 2, 1, 24),
    ((1, 2, 1), (3, 3, 3), (1, 1, 1), (1, 1, 1), 0, 1, 2, 8),
]


@pytest.mark.parametrize("case", CASES + MORE, ids=str)
def test_gradients_are_those_of_the_formula(case: tuple) -> None:
    torch.manual_seed(1)
    grid, *window, class_tokens, _, _, _ = case
    (conv, norms), x = layer(case), tokens(case).requires_grad_()
    exact_layer, exact = deepcopy((conv, norms)), x.detach().double().requires_grad_()
    for module in (conv, norms, *exact_layer):
        module.requires_grad_()
    to = Pooling(*window[:2], padded=any(window[2])).output(grid)
    made = pooled_in_training(
        x, conv.weight, list(norms), grids=(grid, to), window=tuple(window), num_class_tokens=class_tokens
    )
    exact_layer[0].double()
    expected = plain(exact, case, *exact_layer)
    wanted = torch.randn(made.shape)
    parameters = [conv.weight, *norms.parameters()]
    exact_parameters = [exact_layer[0].weight, *exact_layer[1].parameters()]
    found_ones = torch.autograd.grad(made, [x, *parameters], wanted)
    exact_ones = torch.autograd.grad(expected, [exact, *exact_parameters], wanted.double())
    for ours, sought in zip((made, *found_ones), (expected, *exact_ones), strict=True):
        assert ours.shape == sought.shape
        assert float((ours - sought).detach().abs().max()) <= 2e-5 * max(
            1.0, float(sought.detach().abs().max())
        )


def test_what_is_learned_is_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[2]
    (conv, norms), x = layer(case), tokens(case)
    grid, *window, class_tokens, _, _, _ = case
    grids = (grid, Pooling(*window[:2]).output(grid))
    made = pooled_in_training(
        x, conv.weight, list(norms), grids=grids, window=tuple(window), num_class_tokens=class_tokens
    )
    assert torch.equal(made, pooled(x, case, conv, norms))


def test_threads_change_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[1]
    grid, *window, class_tokens, _, _, _ = case
    (conv, norms), x = layer(case), tokens(case).requires_grad_()
    conv.weight.requires_grad_()
    grids = (grid, Pooling(*window[:2]).output(grid))

    def gradients() -> tuple[torch.Tensor, ...]:
        made = pooled_in_training(
            x, conv.weight, list(norms), grids=grids, window=tuple(window), num_class_tokens=class_tokens
        )
        return torch.autograd.grad(made.square().sum(), [x, conv.weight])

    alone = gradients()
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert all(map(torch.equal, gradients(), alone))


def test_sums_over_many_rows_are_of_all_of_them() -> None:
    torch.manual_seed(2)
    x, grad = torch.randn(1201, 2, 3, 40), torch.randn(1201, 2, 3, 40)
    scale = torch.randn(80)
    exact = [each.double().requires_grad_() for each in (x, scale.view(2, 1, 40), torch.zeros(2, 1, 40))]
    made = torch.nn.functional.layer_norm(exact[0], (40,), eps=1e-6) * exact[1] + exact[2]
    wanted = torch.autograd.grad(made, exact, grad.double())
    of_x, sums = norm_gradients(grad, x, scale, 1e-6)
    assert of_x.double().allclose(wanted[0], atol=1e-5)
    assert sums[:, 0].double().allclose(wanted[1][:, 0], atol=1e-3)
    assert sums[:, 1].double().allclose(wanted[2][:, 0], atol=1e-3)


GUARDED = """
import torch
from torch import Tensor
from mvit_core.models.geometry import Pooling
from mvit_core.native.pooling_training import pooled_in_training
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_pooling_training import CASES, MORE, layer, tokens
allocate, empty_like = Tensor.new_empty, torch.empty_like
Tensor.new_empty = lambda x, *shape, **how: guarded(allocate(x, *shape, **how))
torch.empty_like = lambda x: guarded(empty_like(x))
for case in CASES + MORE:
    (conv, norms), (grid, *window, class_tokens) = layer(case), case[:5]
    conv.weight.data = guarded(conv.weight.data)
    conv.requires_grad_()
    x = guarded(tokens(case)).requires_grad_()
    grids = (grid, Pooling(*window[:2], padded=any(window[2])).output(grid))
    made = pooled_in_training(
        x, conv.weight, list(norms), grids=grids, window=tuple(window), num_class_tokens=class_tokens
    )
    torch.autograd.grad(made, [x, conv.weight], guarded(torch.randn(made.shape)))
print("done")
"""


def test_nothing_behind_the_tokens_is_touched() -> None:
    assert_runs(GUARDED)
