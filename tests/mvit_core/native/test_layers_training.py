"""Layers that learn give what the formula gives, and its gradients."""

from math import prod

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.native import layers_training
from mvit_core.native.calls import BLOCK
from mvit_core.native.layers import Activation
from mvit_core.native.layers_training import (
    PANEL,
    TOKENS,
    half,
    linear_in_training,
    mlp_in_training,
    shares,
    tokens_in_cache,
)
from mvit_core.native.library import found
from tests.mvit_core.native.guarded import assert_runs
from tests.mvit_core.native.test_layers import GELUS

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

SHAPES = [  # tokens, in, hidden, out
    ((1,), 1, 1, 1),
    ((2, 7), 24, 40, 17),
    ((50,), 97, 65, 130),
    ((300,), 16, 48, 64),
    ((3, 270), 600, 100, 33),
    ((131,), 192, 384, 224),  # by Strassen's algorithm, there and back
]


def model(shape: tuple) -> tuple[Tensor, nn.Linear, nn.Linear]:
    """What the layers are given, and both."""
    torch.manual_seed(4)
    tokens, *widths = shape
    x = torch.randn(*tokens, widths[0], requires_grad=True)
    return x, nn.Linear(widths[0], widths[1]), nn.Linear(widths[1], widths[2])


def assert_gradients(made: Tensor, expected: Tensor, given: list[Tensor], exact: list[Tensor]) -> None:
    """Of both results, the same on the way there and back."""
    wanted = torch.randn(made.shape)
    gradients = torch.autograd.grad(made, given, wanted)
    pairs = zip(gradients, torch.autograd.grad(expected, exact, wanted.double()), strict=True)
    for one, other in ((made.detach(), expected.detach()), *pairs):
        assert one.shape == other.shape
        assert (one - other).abs().max() <= 5e-6 * max(1.0, float(other.abs().max()))


def exactly(*parts: Tensor) -> list[Tensor]:
    return [x.detach().double().requires_grad_() for x in parts]


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_layer_learns_by_the_formula(shape: tuple, *, bias: bool) -> None:
    x, layer, _ = model(shape)
    given = [x, layer.weight, *([layer.bias] if bias else [])]
    exact = exactly(*given)
    made = linear_in_training(x, layer.weight, layer.bias if bias else None)
    assert_gradients(made, functional.linear(*exact), given, exact)


@pytest.mark.parametrize("activation", ["gelu_erf", "gelu_tanh"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_an_mlp_learns_by_the_formula(
    shape: tuple, activation: Activation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layers_training, "tokens_in_cache", lambda _hidden: 250)
    x, *both = model(shape)
    given = [x, *(part for layer in both for part in (layer.weight, layer.bias))]
    exact = exactly(*given)
    made = mlp_in_training(x, *((layer.weight, layer.bias) for layer in both), activation)
    hidden = GELUS[activation](functional.linear(*exact[:3]))
    assert_gradients(made, functional.linear(hidden, *exact[3:]), given, exact)


@pytest.mark.parametrize("activation", ["gelu_erf", "gelu_tanh"])
def test_the_slope_of_gelu_is_as_exact_as_floats(activation: Activation) -> None:
    x = torch.linspace(-12, 12, 24_001)[:, None].requires_grad_()
    (exact,) = exactly(x)
    one, nothing = torch.ones(1, 1), torch.zeros(1)
    made = mlp_in_training(x, (one, nothing), (one, nothing), activation)
    (slope,) = torch.autograd.grad(made.sum(), x)
    (expected,) = torch.autograd.grad(GELUS[activation](exact).sum(), exact)
    assert (slope - expected).abs().max() < 2e-6


def gradients(shape: tuple) -> list[Tensor]:
    x, first, second = model(shape)
    made = mlp_in_training(x, (first.weight, first.bias), (second.weight, second.bias), "gelu_erf")
    linear_in_training(made, first.weight.t(), None).square().sum().backward()
    return [each.grad for each in (x, first.weight, first.bias, second.weight, second.bias)]


def test_threads_do_not_change_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = (1, 300), 200, 300, 300
    whole = gradients(shape)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 5)
    assert all(torch.equal(a, b) for a, b in zip(gradients(shape), whole, strict=True))


@pytest.mark.parametrize("frozen", [(0,), (1, 2), (3, 4), (1, 2, 3, 4), (0, 2, 3)], ids=str)
def test_only_what_is_wanted_has_a_gradient(frozen: tuple[int, ...]) -> None:
    x, first, second = model(((60,), 20, 30, 40))
    parts = [x, first.weight, first.bias, second.weight, second.bias]
    for number in frozen:
        parts[number].requires_grad_(False)
    mlp_in_training(x, (first.weight, first.bias), (second.weight, second.bias), "gelu_erf").sum().backward()
    linear_in_training(x, first.weight, first.bias).sum().backward()
    assert tuple(number for number, part in enumerate(parts) if part.grad is None) == frozen


def test_each_thread_has_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for threads, sizes in ((1, (96, 96)), (2, (384, 1536)), (8, (96, 384)), (8, (3072, 768)), (64, (10, 50))):
        monkeypatch.setattr(torch, "get_num_threads", lambda count=threads: count)
        outputs, inputs = sizes
        tall, wide = shares(outputs, inputs)
        assert tall % BLOCK == wide % PANEL == 0
        most = prod(-(-size // step) for size, step in zip(sizes, (BLOCK, PANEL), strict=True))
        assert -(-outputs // tall) * -(-inputs // wide) >= min(most, 2 * threads if threads > 1 else 1)


def test_halves_are_whole_steps() -> None:
    assert [half(number, 48) for number in (96, 144, 192, 240)] == [48, 96, 96, 144]


def test_hidden_signals_are_taken_back_a_few_tokens_at_a_time() -> None:
    assert tokens_in_cache(1536) == 2 * TOKENS
    assert tokens_in_cache(10_000_000) == TOKENS


GUARDED = """
import torch
from mvit_core.native import layers as plain, layers_training
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_layers_training import SHAPES, model
through = plain.through_layers
layers_training.tokens_in_cache = lambda hidden: 250
layers_training.through_layers = lambda *given, keep=None, **how: through(
    *given, keep=None if keep is None else guarded(keep), **how)
for shape in SHAPES:
    x, first, second = model(shape)
    x = guarded(x.detach()).requires_grad_()
    first, second = ([guarded(part.detach()).requires_grad_() for part in layer.parameters()]
                     for layer in (first, second))
    made = layers_training.mlp_in_training(x, first, second, "gelu_erf")
    made.backward(guarded(torch.randn(made.shape)))
    made = layers_training.linear_in_training(x, *first)
    made.backward(guarded(torch.randn(made.shape)))
print("done")
"""


def test_nothing_behind_the_signals_is_touched() -> None:
    assert_runs(GUARDED)
