"""The fast paths give what the plain ones give."""

from collections.abc import Iterator
from math import prod

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models import attention, relative_positions
from mvit_core.models.arithmetic import kernels
from mvit_core.models.arithmetic.laid_out import PackedLinear, Pair, native_linear
from mvit_core.models.geometry import THW, Pooling
from mvit_core.models.mvit_config import PoolMode
from mvit_core.models.pooling import Pool
from mvit_core.native.chosen import ALL, supposing
from mvit_core.native.library import found

LAYER = nn.Linear(24, 40)
ROWS = torch.randn(2, 33, 24)
SKIP = torch.randn(2, 33, 40)


@pytest.mark.parametrize("by_mkl", [False, True])
@pytest.mark.parametrize("approximate", ["none", "tanh"])
def test_fused_layers_equal_plain_ones(
    approximate: str, by_mkl: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "mkl_is_quickest", lambda: by_mkl)
    plain = functional.linear(ROWS, LAYER.weight, LAYER.bias)
    with torch.inference_mode():
        assert torch.allclose(kernels.linear(ROWS, LAYER), plain, atol=1e-5)
        gelu = kernels.linear_gelu(ROWS, LAYER, approximate)
        assert torch.allclose(gelu, functional.gelu(plain, approximate=approximate), atol=1e-5)
        skip = SKIP.clone()
        assert torch.allclose(kernels.linear_add(ROWS, LAYER, skip), plain + SKIP, atol=1e-5)
        assert skip.equal(SKIP)


@pytest.mark.skipif(not kernels.X86, reason="oneDNN is not called by hand")
def test_where_mkl_is_quicker_it_has_the_layers_in_float32_but_those_on_few_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kernels, "mkl_is_quickest", lambda: True)
    monkeypatch.setattr(kernels, "has_bfloat16", lambda: True)
    few = ROWS[0, : kernels.FEW_ROWS - 1]
    with torch.inference_mode():
        assert not kernels.onednn_multiplies(ROWS)
        assert kernels.onednn_multiplies(few)
        assert kernels.onednn_multiplies(ROWS.bfloat16())


def test_our_kernels_multiply_where_they_can_and_are_quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "kernels", object)
    monkeypatch.setattr(kernels, "has_bfloat16", lambda: True)
    for vectors, supposed, expected in (
        (("avx512",), ALL, set(ALL)),
        (("avx2",), ALL, {"float32", "training"}),
        (("avx512",), (), set()),
        (("avx512",), ("training",), {"training"}),
    ):
        monkeypatch.setattr(kernels, "vectors", lambda kinds=vectors: kinds)
        with supposing(*supposed):
            assert {work for work in ALL if kernels.native_multiplies(work)} == expected
    monkeypatch.setattr(kernels, "kernels", lambda: None)
    assert not kernels.native_multiplies("float32")


@pytest.mark.parametrize("intel", [False, True])
@pytest.mark.parametrize("frozen", [False, True])
def test_trained_layers_have_the_gradients_of_plain_ones(
    frozen: bool, intel: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "is_intel", lambda: intel)
    layer = nn.Linear(24, 40)
    layer.weight.requires_grad_(not frozen)
    x = ROWS.clone().requires_grad_()
    wanted = [layer.bias, x] if frozen else [layer.weight, layer.bias, x]
    plain = torch.autograd.grad(functional.linear(x, layer.weight, layer.bias).sin().sum(), wanted)
    fast = torch.autograd.grad(kernels.linear(x, layer).sin().sum(), wanted)
    for a, b in zip(plain, fast, strict=True):
        assert torch.allclose(a, b, atol=1e-4)


@pytest.fixture(params=[True, False], ids=["ours", "others"])
def by_our_own(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Layers that learn are our own kernels', where they are there, or others'."""
    with supposing(*ALL) if request.param else supposing():
        yield request.param and found().library is not None


@pytest.mark.parametrize("approximate", ["none", "tanh"])
@pytest.mark.parametrize("intel", [False, True])
def test_layers_on_many_rows_have_the_gradients_of_plain_ones(
    intel: bool, by_our_own: bool, approximate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "is_intel", lambda: intel)
    x, first, second = torch.randn(2, kernels.MANY_ROWS, 24, requires_grad=True), LAYER, nn.Linear(40, 24)
    assert kernels.native_multiplies_in_training(x) == by_our_own
    wanted = [x, *first.parameters(), *second.parameters()]
    for made, plain in (
        (kernels.linear(x, first), first(x)),
        (
            kernels.mlp(x, first, second, approximate),
            second(functional.gelu(first(x), approximate=approximate)),
        ),
        (
            kernels.mlp_add(x, first, second, approximate, x),
            x + second(functional.gelu(first(x), approximate=approximate)),
        ),
    ):
        both = (torch.autograd.grad(each.sin().sum(), wanted, allow_unused=True) for each in (made, plain))
        for a, b in zip(*both, strict=True):
            assert (a is None and b is None) or torch.allclose(a, b, atol=1e-4)


@pytest.mark.parametrize("bias", [True, False])
def test_halves_of_a_layer_are_its_outputs_in_order(bias: bool) -> None:
    layer = nn.Linear(24, 40, bias=bias)
    whole = functional.linear(ROWS, layer.weight, layer.bias)
    with torch.inference_mode():
        packed = Pair(layer, lambda half: PackedLinear(half, 33))
        for way in (layer, packed, *([Pair(layer, native_linear)] if found().library else [])):
            parts = [kernels.linear(ROWS, half) for half in kernels.halves(way)]
            assert torch.allclose(torch.cat(parts, dim=-1), whole, atol=1e-5)


def test_sums_over_many_rows_are_right() -> None:
    a, b = torch.randn(kernels.TALL + 1, 3), torch.randn(kernels.TALL + 1, 2)
    assert torch.allclose(kernels.summed_product(a, b), a.t() @ b, atol=1e-2)


def test_autocast_is_left_to_torch() -> None:
    with torch.autocast("cpu", torch.bfloat16):
        assert kernels.linear(ROWS, LAYER).dtype == torch.bfloat16


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.bfloat16])
@pytest.mark.parametrize("shape", [(1, 1, 1), (2, 3, 700), (1, 1, 1500), (1, 2, 37)])
def test_attention_equals_its_definition(dtype: torch.dtype, shape: tuple[int, int, int]) -> None:
    batch, heads, count = shape
    generator = torch.Generator().manual_seed(0)

    def made(tokens: int) -> Tensor:
        return torch.randn(batch, tokens, heads, 16, generator=generator).to(dtype).transpose(1, 2)

    q, k, v = made(count), made(650), made(650)
    expected = ((q.double() @ k.double().transpose(2, 3)) * 0.25).softmax(-1) @ v.double()
    with torch.inference_mode():
        found = attention.attend(q, k, v, scale=0.25)
    tolerance = 2e-2 if dtype == torch.bfloat16 else 1e-5
    assert torch.allclose(found.double(), expected, atol=tolerance)


@pytest.mark.parametrize(
    ("q_thw", "k_thw"), [((2, 4, 4), (2, 2, 2)), ((2, 3, 5), (4, 6, 10)), ((1, 7, 7), (1, 4, 4))]
)
def test_folded_relative_positions_equal_the_sum(
    q_thw: tuple[int, int, int], k_thw: tuple[int, int, int]
) -> None:
    generator = torch.Generator().manual_seed(0)
    tables = [
        torch.randn(relative_positions.table_length(q, k), 8, generator=generator)
        for q, k in zip(q_thw, k_thw, strict=True)
    ]
    num_q, num_k = q_thw[0] * q_thw[1] * q_thw[2], k_thw[0] * k_thw[1] * k_thw[2]
    q = torch.randn(1, 2, num_q, 8, generator=generator)
    t, h, w = tables
    positions = relative_positions.RelativePositions((t, h, w), q_thw, k_thw)
    folded = positions.logits(q) @ positions.codes(q).t()
    for query in range(0, num_q, 3):
        for key in range(0, num_k, 3):
            q_place = torch.unravel_index(torch.tensor(query), q_thw)
            k_place = torch.unravel_index(torch.tensor(key), k_thw)
            expected = sum(
                q[0, 1, query] @ table[relative_positions.relative_distances(a, b, q.device)[i, j]]
                for table, a, b, i, j in zip(tables, q_thw, k_thw, q_place, k_place, strict=True)
            )
            assert float(folded[0, 1, query, key]) == pytest.approx(float(expected), abs=1e-5)
    assert folded.shape == (1, 2, num_q, num_k)


@pytest.mark.parametrize("intel", [True, False])
@pytest.mark.parametrize("width", [12, 8])
def test_attention_is_the_same_on_processors_of_all_makers(
    width: int, intel: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention, "is_intel", lambda: intel)
    q, k, v = torch.randn(2, 2, 1300, 12), torch.randn(2, 2, 650, 12), torch.randn(2, 2, 650, width)
    expected = (q @ k.transpose(2, 3) * 0.3).softmax(dim=-1) @ v
    with torch.inference_mode():
        assert torch.allclose(attention.attend(q, k, v, scale=0.3), expected, atol=1e-5)


@pytest.mark.parametrize("mode", ["conv", "max", "avg"])
def test_signals_pooled_apart_are_those_pooled_together(mode: PoolMode) -> None:
    torch.manual_seed(0)
    pool = Pool(Pooling((3, 3, 3), (1, 2, 2)), 8, mode, signals=2)
    x = torch.randn(2, 1 + 2 * 6 * 6, 2, 3, 8)
    with torch.inference_mode():
        together, thw = pool(x, (2, 6, 6), 1)
        for number in range(2):
            apart, found = pool.of_read(x[:, :, number : number + 1], (2, 6, 6), 1, number)
            assert found == thw
            assert torch.allclose(apart[:, :, 0], together[:, :, number], atol=1e-6)


SIZES = st.integers(1, 7)


@given(
    *(st.tuples(SIZES, SIZES, SIZES) for _ in range(2)),
    st.tuples(*(st.integers(1, 12) for _ in range(3))),
    st.booleans(),
    st.sampled_from(["conv", "max", "avg"]),
)
def test_tokens_in_no_window_can_be_left_out(
    kernel: THW, stride: THW, thw: THW, padded: bool, mode: PoolMode
) -> None:
    pooling = Pooling(kernel, stride, padded)
    assume(min(pooling.output(thw)) > 0)
    pool = Pool(pooling, 2, mode, signals=2)
    x = torch.randn(1, 1 + prod(thw), 2 * 3 * 2)
    numbers = torch.arange(1.0, 2 + prod(thw)).view(1, -1, 1)
    assert len(pool.read(numbers, thw, 1)[0]) == 1 + prod(pooling.grid_read(thw))
    with torch.inference_mode():
        expected, expected_thw = pool(torch.unflatten(x, 2, (2, 3, 2)), thw, 1)
        read = torch.unflatten(pool.read(x, thw, 1), 2, (2, 3, 2))
        found, found_thw = pool.of_read(read, thw, 1)
    assert found_thw == expected_thw == pooling.output(thw)
    assert torch.allclose(found, expected, atol=1e-5)
