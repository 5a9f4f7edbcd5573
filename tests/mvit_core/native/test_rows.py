"""Rows by our own kernels: normalized as torch does it, in bytes that mean what they were, cut from clips."""

import pytest
import torch
from torch import Tensor, nn

from mvit_core.models.layers import layer_norm
from mvit_core.native.library import found
from mvit_core.native.rows import ByteRows, Norm, in_byte_rows, normalized_rows, patches_in_bytes
from tests.mvit_core.native.guarded import assert_runs

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

SHAPES = [(1, 1), (3, 7), (17, 16), (49, 96), (100, 250), (33, 272), (50, 768), (5, 1001)]  # rows, width


def numbers_of(rows: ByteRows) -> Tensor:
    return (rows.numbers.double() - rows.offset) * rows.step


def normed(width: int) -> nn.LayerNorm:
    norm = layer_norm(width).requires_grad_(requires_grad=False)
    norm.weight.normal_()
    norm.bias.normal_()
    return norm


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_rows_are_normalized_as_torch_does_it(shape: tuple[int, int]) -> None:
    torch.manual_seed(7)
    norm, x = normed(shape[1]), torch.randn(2, *shape) * 3 + 20
    exact = nn.functional.layer_norm(
        x.double(), shape[1:], norm.weight.double(), norm.bias.double(), norm.eps
    )
    made = normalized_rows(x, Norm.of(norm))
    assert made.double().allclose(exact, atol=1e-5, rtol=1e-5)
    soft = normalized_rows(x.bfloat16(), Norm.of(norm.bfloat16()))
    assert soft.dtype == torch.bfloat16
    assert soft.equal(normalized_rows(x.bfloat16().float(), Norm.of(norm.float())).bfloat16())


def test_rows_that_are_all_alike_become_the_bias() -> None:
    norm = normed(40)
    assert normalized_rows(torch.full((20, 40), 3.0), Norm.of(norm)).equal(norm.bias.expand(20, 40))


def test_models_normalize_by_the_kernel_where_nothing_is_learnt() -> None:
    torch.manual_seed(8)
    norm, x = normed(24), torch.randn(2, 30, 24)
    with torch.inference_mode():
        assert norm(x).equal(normalized_rows(x, Norm.of(norm)))
        scattered = x.transpose(1, 2).contiguous().transpose(1, 2)
        assert norm(scattered).equal(norm(x))
    learnt = norm(x.requires_grad_())
    assert learnt.grad_fn is not None
    assert learnt.allclose(normalized_rows(x.detach(), Norm.of(norm)), atol=1e-6)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
def test_a_byte_reaches_from_the_least_to_the_largest_number_of_its_token(
    dtype: torch.dtype, levels: int
) -> None:
    torch.manual_seed(1)
    x = (torch.randn(2, 60, 37) * torch.logspace(-6, 6, 60)[:, None]).to(dtype)
    x[0, 3], x[0, 4], x[0, 5] = 0.0, 3.0, -2.0
    rows = in_byte_rows(x)
    assert (numbers_of(rows) - x).abs().amax(2, keepdim=True).le(rows.step * 0.51).all()
    x = x.float()
    assert rows.step.allclose(
        (x.amax(2, keepdim=True).clamp(min=0) - x.amin(2, keepdim=True).clamp(max=0)) / levels
    )
    assert not numbers_of(rows)[0, 3].any()


def test_a_norm_comes_before_bytes() -> None:
    torch.manual_seed(2)
    norm, x = normed(70), torch.randn(3, 55, 70) * 5 + 100
    rows = in_byte_rows(x, Norm.of(norm))
    assert (numbers_of(rows) - norm(x)).abs().le(rows.step * 0.51 + 1e-4).all()


def test_threads_and_neighbours_do_not_change_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(5)
    norm, x = normed(40), torch.randn(2, 130, 40)
    known = Norm.of(norm)
    rows, made = in_byte_rows(x, known), normalized_rows(x, known)
    assert normalized_rows(x[1:, 77:], known).equal(made[1:, 77:])
    assert all(a.equal(b[1:, 77:]) for a, b in zip(in_byte_rows(x[1:, 77:], known), rows, strict=True))
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert normalized_rows(x, known).equal(made)
    assert all(a.equal(b) for a, b in zip(in_byte_rows(x, known), rows, strict=True))


PATCHES = [  # clip, kernel, stride, padding
    ((2, 3, 4, 20, 18), (3, 7, 7), (2, 4, 4), (1, 3, 3)),
    ((1, 5, 2, 9, 40), (1, 3, 3), (1, 2, 2), (0, 1, 1)),
    ((1, 1, 1, 4, 4), (1, 4, 4), (1, 4, 4), (0, 0, 0)),
    ((2, 2, 2, 5, 30), (1, 2, 19), (1, 1, 3), (0, 1, 9)),
]


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
@pytest.mark.parametrize("axes", [(2, 4), (1, 2)], ids=["lines apart", "lines dense"])
@pytest.mark.parametrize("case", PATCHES, ids=str)
def test_patches_are_what_a_convolution_multiplies(
    case: tuple, axes: tuple[int, int], dtype: torch.dtype
) -> None:
    torch.manual_seed(6)
    shape, *window = case
    clips = torch.randn(shape).to(dtype).transpose(*axes).contiguous().transpose(*axes)
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
from mvit_core.native.rows import Norm, in_byte_rows, normalized_rows, patches_in_bytes
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_rows import PATCHES, SHAPES, normed
for rows, width in SHAPES:
    norm = normed(width)
    norm.weight.data, norm.bias.data = guarded(norm.weight.data), guarded(norm.bias.data)
    for dtype in (torch.float32, torch.bfloat16):
        x = guarded(torch.randn(rows, width).to(dtype))
        normalized_rows(x, Norm.of(norm)), in_byte_rows(x, Norm.of(norm)), in_byte_rows(x)
for shape, *window in PATCHES:
    to = nn.Conv3d(shape[1], 1, *window)(torch.empty(shape)).shape[2:]
    for dtype in (torch.float32, torch.bfloat16):
        patches_in_bytes(guarded(torch.randn(shape).to(dtype)), to=to, window=window)
print("done")
"""


def test_nothing_behind_the_rows_is_touched() -> None:
    assert_runs(GUARDED)
