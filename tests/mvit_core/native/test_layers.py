"""Layers of bytes are the products of integers that they stand for, and touch only what is theirs."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.native.layers import ACTIVATIONS, ByteWeights, through_layers, weights_in_bytes
from mvit_core.native.library import found
from mvit_core.native.rows import in_byte_rows
from tests.mvit_core.native.guarded import assert_runs
from tests.mvit_core.native.test_rows import numbers_of

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

SHAPES = [  # rows, in, out
    (1, 1, 1),
    (1, 768, 3072),
    (7, 24, 40),
    (48, 16, 64),
    (50, 97, 65),
    (131, 600, 33),
    (49, 1100, 130),
]
GELUS = {"none": lambda x: x, "gelu_erf": functional.gelu}
GELUS["gelu_tanh"] = lambda x: functional.gelu(x, approximate="tanh")


def weights(inputs: int, outputs: int, *, bias: bool = True) -> tuple[ByteWeights, Tensor, Tensor | None]:
    """A layer in bytes, its weights as numbers, and its bias."""
    integers = torch.randint(-127, 128, (outputs, inputs), dtype=torch.int8)
    steps = torch.rand(outputs) * inputs**-0.5 / 50
    added = torch.randn(outputs) if bias else None
    return weights_in_bytes(integers, steps, added), integers.double() * steps[:, None].double(), added


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_layer_is_its_products_of_integers(shape: tuple[int, int, int], *, bias: bool) -> None:
    torch.manual_seed(3)
    layer, matrix, added = weights(*shape[1:], bias=bias)
    x, skip = torch.randn(shape[0], shape[1]), torch.randn(shape[0], shape[2])
    rows = in_byte_rows(x)
    expected = numbers_of(rows) @ matrix.t() + (added.double() if added is not None else 0)
    assert through_layers(x, layer).double().allclose(expected, atol=1e-4)
    assert torch.equal(through_layers(rows, layer), through_layers(x, layer))
    assert through_layers(x, layer, skip=skip).double().allclose(expected + skip, atol=1e-4)
    soft = through_layers(x, layer, skip=skip, dtype=torch.bfloat16)
    assert soft.dtype == torch.bfloat16
    assert soft.double().allclose(expected + skip.bfloat16(), atol=1e-2, rtol=1e-2)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_an_activation_is_nearly_what_torch_gives(activation: str) -> None:
    layer = weights_in_bytes(torch.tensor([[1]], dtype=torch.int8), torch.ones(1), None)
    x = torch.linspace(-12, 12, 4001)[:, None]
    made = through_layers(x, layer, activation=activation)
    exact = GELUS[activation](numbers_of(in_byte_rows(x)))
    assert (made - exact).abs().max() < 1.5e-4
    assert through_layers(x[:1], layer, activation=activation).abs() < 1e-4 or activation == "none"


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_two_layers_are_one_after_the_other(shape: tuple[int, int, int], activation: str) -> None:
    torch.manual_seed(4)
    rows, inputs, hidden = shape
    first, _, _ = weights(inputs, hidden)
    second, _, _ = weights(hidden, inputs)
    x, skip = torch.randn(rows, inputs), torch.randn(rows, inputs)
    expected = through_layers(through_layers(x, first, activation=activation), second, skip=skip)
    assert torch.equal(through_layers(x, first, second, activation=activation, skip=skip), expected)


def test_threads_and_neighbours_do_not_change_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(5)
    (first, _, _), (second, _, _) = weights(40, 160), weights(160, 40)
    x = torch.randn(2, 130, 40)
    whole = through_layers(x, first, second, activation="gelu_erf")
    assert torch.equal(through_layers(x[1:, 77:], first, second, activation="gelu_erf"), whole[1:, 77:])
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert torch.equal(through_layers(x, first, second, activation="gelu_erf"), whole)


GUARDED = """
import torch
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_layers import SHAPES, weights
from mvit_core.native.layers import ByteWeights, through_layers
from mvit_core.native.rows import ByteRows, in_byte_rows
def kept(layer):
    return ByteWeights(*(guarded(part) for part in layer[:4]), *layer[4:])
for rows, inputs, outputs in SHAPES:
    first, second = kept(weights(inputs, outputs)[0]), kept(weights(outputs, inputs)[0])
    for dtype in (torch.float32, torch.bfloat16):
        x = guarded(torch.randn(rows, inputs).to(dtype))
        shared = ByteRows(*(guarded(part) for part in in_byte_rows(x)))
        for source in (x, shared):
            skip = guarded(torch.randn(rows, outputs).to(dtype))
            through_layers(source, first, skip=skip, dtype=dtype)
            through_layers(source, first, second, skip=x, dtype=dtype, activation="gelu_erf")
print("done")
"""


def test_nothing_behind_the_signals_is_touched() -> None:
    assert_runs(GUARDED)
