"""Layers of bytes are the products of integers that they stand for, and touch only what is theirs."""

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.native.layers import (
    ACTIVATIONS,
    ByteRows,
    ByteWeights,
    in_byte_rows,
    patches_in_bytes,
    through_layers,
    weights_in_bytes,
)
from mvit_core.native.library import found
from tests.mvit_core.native.guarded import assert_runs

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


def numbers_of(rows: ByteRows) -> Tensor:
    return (rows.numbers.double() - rows.offset) * rows.step


def weights(inputs: int, outputs: int, *, bias: bool = True) -> tuple[ByteWeights, Tensor, Tensor | None]:
    """A layer in bytes, its weights as numbers, and its bias."""
    integers = torch.randint(-127, 128, (outputs, inputs), dtype=torch.int8)
    steps = torch.rand(outputs) * inputs**-0.5 / 50
    added = torch.randn(outputs) if bias else None
    return weights_in_bytes(integers, steps, added), integers.double() * steps[:, None].double(), added


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
def test_a_byte_reaches_from_the_least_to_the_largest_number_of_its_token(dtype: torch.dtype) -> None:
    torch.manual_seed(1)
    x = (torch.randn(2, 60, 37) * torch.logspace(-6, 6, 60)[:, None]).to(dtype)
    x[0, 3], x[0, 4], x[0, 5] = 0.0, 3.0, -2.0
    rows = in_byte_rows(x)
    assert (numbers_of(rows) - x).abs().amax(2, keepdim=True).le(rows.step * 0.51).all()
    x = x.float()
    assert rows.step.allclose(
        (x.amax(2, keepdim=True).clamp(min=0) - x.amin(2, keepdim=True).clamp(max=0)) / 255
    )
    assert not numbers_of(rows)[0, 3].any()


def test_a_norm_comes_first() -> None:
    torch.manual_seed(2)
    norm = nn.LayerNorm(70, eps=1e-6).requires_grad_(requires_grad=False)
    norm.weight.normal_()
    norm.bias.normal_()
    x = torch.randn(3, 55, 70) * 5 + 100
    rows = in_byte_rows(x, norm)
    assert (numbers_of(rows) - norm(x)).abs().le(rows.step * 0.51 + 1e-4).all()


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
    rows = in_byte_rows(x)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert torch.equal(through_layers(x, first, second, activation="gelu_erf"), whole)
    assert all(torch.equal(a, b) for a, b in zip(in_byte_rows(x), rows, strict=True))


PATCHES = [  # clip, kernel, stride, padding
    ((2, 3, 4, 20, 18), (3, 7, 7), (2, 4, 4), (1, 3, 3)),
    ((1, 5, 2, 9, 40), (1, 3, 3), (1, 2, 2), (0, 1, 1)),
    ((1, 1, 1, 4, 4), (1, 4, 4), (1, 4, 4), (0, 0, 0)),
]


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
@pytest.mark.parametrize("case", PATCHES, ids=str)
def test_patches_are_what_a_convolution_multiplies(case: tuple, dtype: torch.dtype) -> None:
    torch.manual_seed(6)
    shape, *window = case
    clips = torch.randn(*shape[:2], *shape[4:1:-1]).to(dtype).transpose(2, 4)  # not dense
    conv = nn.Conv3d(shape[1], 8, *window, bias=False).double().requires_grad_(requires_grad=False)
    expected = conv(clips.double())
    to = expected.shape[2:]
    rows = patches_in_bytes(clips, to=tuple(to), window=tuple(window))
    exact = numbers_of(rows) @ conv.weight.flatten(1).t()
    assert exact.transpose(1, 2).unflatten(2, to).allclose(expected, atol=0.1)
    columns = torch.nn.functional.pad(clips.double(), [x for p in window[2][::-1] for x in (p, p)])
    for axis, (k, s) in enumerate(zip(window[0], window[1], strict=True)):
        columns = columns.unfold(2 + axis, k, s)
    columns = columns.permute(0, 2, 3, 4, 1, 5, 6, 7).flatten(4).flatten(1, 3)
    assert (numbers_of(rows) - columns).abs().le(rows.step * 0.51).all()


GUARDED = """
import torch
from torch import nn
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_layers import PATCHES, SHAPES, weights
from mvit_core.native.layers import ByteRows, ByteWeights, in_byte_rows, patches_in_bytes, through_layers
def kept(layer):
    return ByteWeights(*(guarded(part) for part in layer[:4]), *layer[4:])
for rows, inputs, outputs in SHAPES:
    first, second = kept(weights(inputs, outputs)[0]), kept(weights(outputs, inputs)[0])
    norm = nn.LayerNorm(inputs)
    norm.weight.data, norm.bias.data = guarded(norm.weight.data), guarded(norm.bias.data)
    for dtype in (torch.float32, torch.bfloat16):
        x = guarded(torch.randn(rows, inputs).to(dtype))
        shared = ByteRows(*(guarded(part) for part in in_byte_rows(x, norm)))
        for source in (x, shared):
            skip = guarded(torch.randn(rows, outputs).to(dtype))
            through_layers(source, first, skip=skip, dtype=dtype)
            through_layers(source, first, second, skip=x, dtype=dtype, activation="gelu_erf")
for shape, *window in PATCHES:
    to = nn.Conv3d(shape[1], 1, *window)(torch.empty(shape)).shape[2:]
    for dtype in (torch.float32, torch.bfloat16):
        patches_in_bytes(guarded(torch.randn(shape).to(dtype)), to=to, window=window)
print("done")
"""


def test_nothing_behind_the_signals_is_touched() -> None:
    assert_runs(GUARDED)
