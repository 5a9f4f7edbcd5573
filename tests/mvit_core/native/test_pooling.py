"""The kernel of pooling gives what torch's convolution and norm give, and touches only its own."""

import pytest
import torch
from torch import Tensor, nn

from mvit_core.models.geometry import Pooling
from mvit_core.native.library import found
from mvit_core.native.pooling import Filters, largest_tokens, pooled_tokens
from tests.mvit_core.native.guarded import assert_runs

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

CASES = [  # grid, kernel, stride, padding, class tokens, signals, heads, depth
    ((1, 1, 1), (1, 1, 1), (1, 1, 1), (0, 0, 0), 0, 1, 1, 1),
    ((4, 6, 5), (3, 3, 3), (1, 1, 1), (1, 1, 1), 1, 1, 2, 24),
    ((4, 7, 8), (3, 3, 3), (1, 2, 2), (1, 1, 1), 1, 2, 2, 16),
    ((2, 8, 8), (3, 3, 3), (1, 8, 8), (1, 1, 1), 1, 2, 1, 96),
    ((3, 5, 5), (3, 5, 5), (2, 4, 4), (1, 2, 2), 0, 1, 3, 112),
    ((1, 9, 4), (1, 3, 3), (1, 2, 2), (0, 1, 1), 2, 1, 1, 40),
]


def layer(case: tuple) -> tuple[nn.Conv3d, nn.ModuleList]:
    _, kernel, stride, padding, _, signals, _, depth = case
    channels = signals * depth
    conv = nn.Conv3d(channels, channels, kernel, stride, padding, groups=channels, bias=False)
    norms = nn.ModuleList(nn.LayerNorm(depth, eps=1e-6) for _ in range(signals))
    for parameter in norms.parameters():
        parameter.data.normal_()
    return conv.requires_grad_(requires_grad=False), norms.requires_grad_(requires_grad=False)


def tokens(case: tuple, dtype: torch.dtype = torch.float32) -> Tensor:
    (t, h, w), *_, class_tokens, signals, heads, depth = case
    return torch.randn(2, class_tokens + t * h * w, signals, heads, depth).to(dtype)


def pooled(x: Tensor, case: tuple, conv: nn.Conv3d, norms: nn.ModuleList) -> Tensor:
    grid, *window, class_tokens, _, _, _ = case
    to = Pooling(*window).output(grid)
    filters, how = Filters.of(conv.weight, list(norms)), {"grids": (grid, to), "window": tuple(window)}
    return pooled_tokens(x, filters, num_class_tokens=class_tokens, **how)


def plain(x: Tensor, case: tuple, conv: nn.Conv3d, norms: nn.ModuleList) -> Tensor:
    """Each head by itself, by torch, in float64."""
    grid, _, _, _, class_tokens, _, heads, _ = case
    signals = []
    for number, norm in enumerate(norms.double()):
        weight = conv.weight.double().chunk(len(norms))[number]
        made = []
        for head in range(heads):
            part = x[:, :, number, head].double()
            body = part[:, class_tokens:].unflatten(1, grid).permute(0, 4, 1, 2, 3)
            body = nn.functional.conv3d(body, weight, None, conv.stride, conv.padding, 1, len(weight))
            made.append(norm(torch.cat((part[:, :class_tokens], body.flatten(2).transpose(1, 2)), dim=1)))
        signals.append(torch.stack(made, dim=2))
    return torch.stack(signals, dim=2)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_tokens_are_pooled_and_normalized(case: tuple, dtype: torch.dtype) -> None:
    torch.manual_seed(1)
    (conv, norms), x = layer(case), tokens(case, dtype)
    made, expected = pooled(x, case, conv, norms), plain(x, case, conv, norms)
    assert made.dtype == dtype
    assert made.shape == expected.shape
    tolerance = 2e-2 if dtype == torch.bfloat16 else 1e-4
    assert made.double().allclose(expected, atol=tolerance, rtol=tolerance)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_largest_of_a_window_is_what_torch_finds(case: tuple, dtype: torch.dtype) -> None:
    torch.manual_seed(2)
    grid, *window, class_tokens, _, _, _ = case
    x = tokens(case, dtype).flatten(2) - 3  # that zeros around the grid would be larger
    x[0, -1, 0] = x[1, class_tokens, -1] = torch.nan
    body = x[:, class_tokens:].unflatten(1, grid).permute(0, 4, 1, 2, 3)
    expected = nn.functional.max_pool3d(body.float(), *window).to(dtype)
    to = tuple(expected.shape[2:])
    made = largest_tokens(x, grids=(grid, to), window=tuple(window), num_class_tokens=class_tokens)
    whole = torch.cat((x[:, :class_tokens], expected.flatten(2).transpose(1, 2)), dim=1)
    assert made.allclose(whole, rtol=0, atol=0, equal_nan=True)


def test_threads_samples_and_memory_do_not_change_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[1]
    (conv, norms), x = layer(case), tokens(case)
    whole = pooled(x, case, conv, norms)
    assert torch.equal(pooled(x[1:], case, conv, norms), whole[1:])
    scattered = torch.stack((x, x), dim=-1)[..., 0]
    assert torch.equal(pooled(scattered, case, conv, norms), whole)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert torch.equal(pooled(x, case, conv, norms), whole)


GUARDED = """
import torch
from tests.mvit_core.native.guarded import guarded
from mvit_core.models.geometry import Pooling
from mvit_core.native.pooling import largest_tokens
from tests.mvit_core.native.test_pooling import CASES, layer, pooled, tokens
for case in CASES:
    for dtype in (torch.float32, torch.bfloat16):
        conv, norms = layer(case)
        conv.weight.data = guarded(conv.weight.data)
        for norm in norms:
            norm.weight.data, norm.bias.data = guarded(norm.weight.data), guarded(norm.bias.data)
        x, (grid, *window, class_tokens) = guarded(tokens(case, dtype)), case[:5]
        pooled(x, case, conv, norms)
        grids = (grid, Pooling(*window[:2]).output(grid))
        largest_tokens(x.flatten(2), grids=grids, window=tuple(window), num_class_tokens=class_tokens)
print("done")
"""


def test_nothing_behind_the_tokens_is_touched() -> None:
    assert_runs(GUARDED)
