"""Layers in floats, bfloat16 or bytes are the products they stand for, and touch only what is theirs."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from mvit_core.machine.processor import has_bfloat16
from mvit_core.native.calls import BLOCK
from mvit_core.native.layers import (
    ACTIVATIONS,
    Activation,
    Weights,
    at_a_time,
    suits_strassen,
    through_layers,
    weights_in_bytes,
    weights_of,
)
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
    (301, 1030, 1040),  # units of more than BLOCK rows
    (47, 192, 224),  # in floats these two are taken by Strassen's algorithm
    (131, 1154, 320),
]
GELUS = {"none": lambda x: x, "gelu_erf": functional.gelu}
GELUS["gelu_tanh"] = lambda x: functional.gelu(x, approximate="tanh")


def weights(inputs: int, outputs: int, *, bias: bool = True) -> tuple[Weights, Tensor, Tensor | None]:
    """A layer in bytes, its weights as numbers, and its bias."""
    integers = torch.randint(-127, 128, (outputs, inputs), dtype=torch.int8)
    steps = torch.rand(outputs) * inputs**-0.5 / 50
    added = torch.randn(outputs) if bias else None
    return weights_in_bytes(integers, steps, added), integers.double() * steps[:, None].double(), added


DTYPES = {torch.float32: 5e-6, torch.bfloat16: 1e-2}
"""Of plain layers, and how far they may be from exact, of the largest number."""


@pytest.fixture(params=DTYPES, ids=str)
def dtype(request: pytest.FixtureRequest, served_by: None) -> torch.dtype:
    """What plain layers are of; the library for AVX2 multiplies bfloat16 by hand, so on any processor."""
    here = "here" in request.node.name
    if request.param == torch.bfloat16 and here and not ("-avx512-" in found().note and has_bfloat16()):
        pytest.skip("this processor has no bfloat16")
    return request.param


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("shape", [*SHAPES, (77, 2050, 96)], ids=str)
def test_a_plain_layer_is_the_formula(
    shape: tuple[int, int, int], activation: Activation, dtype: torch.dtype, *, bias: bool
) -> None:
    torch.manual_seed(3)
    rows, inputs, outputs = shape
    weight = (torch.randn(outputs, inputs) * inputs**-0.5).to(dtype)
    added = torch.randn(outputs).to(dtype) if bias else None
    x, skip = torch.randn(rows, inputs).to(dtype), torch.randn(rows, outputs).to(dtype)
    layer = weights_of(weight, added)
    exact = functional.linear(x.double(), weight.double(), None if added is None else added.double())
    exact = GELUS[activation](exact)
    for expected, made in (
        (exact, through_layers(x, layer, activation=activation, dtype=dtype)),
        (exact + skip, through_layers(x, layer, activation=activation, skip=skip, dtype=dtype)),
    ):
        assert made.dtype == dtype
        assert (made - expected).abs().max() < DTYPES[dtype] * expected.abs().max().clamp(min=1)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_two_plain_layers_are_one_after_the_other(
    shape: tuple[int, int, int], activation: Activation, dtype: torch.dtype
) -> None:
    torch.manual_seed(4)
    rows, inputs, hidden = shape
    first, second = (
        weights_of((torch.randn(*sizes) * sizes[1] ** -0.5).to(dtype), torch.randn(sizes[0]))
        for sizes in ((hidden, inputs), (inputs, hidden))
    )
    x, skip = torch.randn(rows, inputs).to(dtype), torch.randn(rows, inputs).to(dtype)
    expected = through_layers(
        through_layers(x, first, activation=activation, dtype=dtype), second, dtype=dtype
    )
    made = through_layers(x, first, second, activation=activation, dtype=dtype)
    assert torch.equal(made, expected)
    added = through_layers(x, first, second, activation=activation, skip=skip, dtype=dtype)
    assert (added - (made.double() + skip)).abs().max() < DTYPES[dtype] * made.abs().max().clamp(min=4)


@pytest.mark.parametrize("activation", ACTIVATIONS[1:])
def test_gelu_in_floats_is_as_exact_as_floats(activation: Activation) -> None:
    x = torch.cat((torch.linspace(-12, 12, 40_001), torch.tensor([-1e4, -100.0])))[:, None]
    same = weights_of(torch.ones(1, 1), None)
    made = through_layers(x, same, activation=activation)
    assert (made - GELUS[activation](x.double())).abs().max() < 1e-6
    assert through_layers(-x[-2:], same, activation=activation).equal(-x[-2:])
    assert through_layers(x * torch.nan, same, activation=activation).isnan().all()


def test_units_are_halved_where_threads_would_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch, "get_num_threads", lambda: 4)
    narrow = (weights_of(torch.zeros(384, 96), None), None)
    assert at_a_time(25_089, narrow) == BLOCK
    assert at_a_time(393, narrow) == BLOCK // 2


@pytest.mark.parametrize(
    ("threads", "rows", "wanted"), [(1, 393, 132), (2, 393, 108), (4, 393, 108), (16, 393, 36), (1, 1, 12)]
)
def test_units_are_larger_where_weights_are_many(
    monkeypatch: pytest.MonkeyPatch, threads: int, rows: int, wanted: int
) -> None:
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)
    wide = (weights_of(torch.zeros(1024, 1040), None), None)
    assert at_a_time(rows, wide) == wanted


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


def test_products_of_the_largest_bytes_do_not_run_over() -> None:
    inputs = 1100
    integers = torch.tensor([127, -127], dtype=torch.int8)[:, None].expand(-1, inputs)
    x = torch.rand(64, inputs, generator=torch.Generator().manual_seed(6)).clamp(min=0.97)
    x[:, 0] = torch.linspace(-0.02, 0.02, 64)  # so that rounding takes some bytes beyond the last level
    made = through_layers(x, weights_in_bytes(integers, torch.full((2,), 1 / 127), None))
    expected = numbers_of(in_byte_rows(x)).sum(1)
    assert made.double().allclose(torch.stack((expected, -expected), dim=1), rtol=1e-5)


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


def test_threads_and_neighbours_do_not_change_a_bit_of_plain_layers(
    dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(5)
    first, second = (weights_of(torch.randn(*sizes).to(dtype), None) for sizes in ((160, 40), (40, 160)))
    x = torch.randn(2, 130, 40).to(dtype)
    whole = through_layers(x, first, second, activation="gelu_erf", dtype=dtype)
    some = through_layers(x[1:, 77:], first, second, activation="gelu_erf", dtype=dtype)
    assert torch.equal(some, whole[1:, 77:])
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert torch.equal(through_layers(x, first, second, activation="gelu_erf", dtype=dtype), whole)


def test_strassens_algorithm_is_for_even_halves_of_layers_that_fit_a_cache() -> None:
    assert suits_strassen(torch.float32, 384, 1536)
    assert suits_strassen(torch.float32, 1536, 384)
    assert not suits_strassen(torch.bfloat16, 384, 1536)
    assert not suits_strassen(torch.float32, 385, 1536)
    assert not suits_strassen(torch.float32, 384, 1520)
    assert not suits_strassen(torch.float32, 96, 384)
    assert not suits_strassen(torch.float32, 768, 3072)


def test_threads_do_not_change_a_bit_of_strassens_algorithm(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(6)
    first, second = (weights_of(torch.randn(*sizes), None) for sizes in ((384, 192), (192, 384)))
    assert first.by_strassen
    assert second.by_strassen
    x = torch.randn(BLOCK * 3 + 31, 192)
    whole = through_layers(x, first, second, activation="gelu_erf")
    assert torch.equal(through_layers(x[BLOCK // 2 :], first, second, activation="gelu_erf"), whole[24:])
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert torch.equal(through_layers(x, first, second, activation="gelu_erf"), whole)


@pytest.mark.parametrize("rows", [1, 5, BLOCK - 1])
def test_a_token_without_a_partner_meets_nothing_that_was_there_before(rows: int) -> None:
    torch.manual_seed(7)
    layer, x = weights_of(torch.randn(192, 192), None), torch.randn(rows, 192)
    after = through_layers(torch.cat((torch.full((BLOCK, 192), torch.nan), x)), layer)
    assert torch.equal(after[BLOCK:], through_layers(x, layer))


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
from mvit_core.machine.processor import has_bfloat16
from mvit_core.native.layers import Weights, through_layers, weights_of
from mvit_core.native.rows import ByteRows, in_byte_rows
def kept(layer):
    return Weights(*(guarded(part) if isinstance(part, torch.Tensor) else part for part in layer))
for rows, inputs, outputs in SHAPES:
    first, second = kept(weights(inputs, outputs)[0]), kept(weights(outputs, inputs)[0])
    for dtype in (torch.float32, torch.bfloat16):
        x = guarded(torch.randn(rows, inputs).to(dtype))
        shared = ByteRows(*(guarded(part) for part in in_byte_rows(x)))
        for source in (x, shared):
            skip = guarded(torch.randn(rows, outputs).to(dtype))
            through_layers(source, first, skip=skip, dtype=dtype)
            through_layers(source, first, second, skip=x, dtype=dtype, activation="gelu_erf")
        if dtype == torch.bfloat16 and not has_bfloat16():
            continue
        first, second = (
            kept(weights_of(torch.randn(*sizes).to(dtype), torch.randn(sizes[0])))
            for sizes in ((outputs, inputs), (inputs, outputs))
        )
        for activation in ("none", "gelu_erf"):
            through_layers(x, first, skip=skip, dtype=dtype, activation=activation)
            through_layers(x, first, second, skip=x, dtype=dtype, activation=activation)
        first, second = kept(weights(inputs, outputs)[0]), kept(weights(outputs, inputs)[0])
print("done")
"""


def test_nothing_behind_the_signals_is_touched() -> None:
    assert_runs(GUARDED)
