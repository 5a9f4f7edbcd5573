"""The programs for cards give what the formulas give, in every kind of numbers, and touch only their own."""

import subprocess
import sys
from math import prod

import pytest
import torch
from torch import Tensor, nn

from mvit_core.gpu import proving, serving
from mvit_core.gpu.pooling import largest_tokens, pooled_tokens
from mvit_core.gpu.rows import normalized_rows
from mvit_core.gpu.sizes import Window
from mvit_core.models.geometry import Pooling

CASES = [  # grid, pooling, class tokens, signals, heads, depth
    ((1, 1, 1), Pooling((1, 1, 1), (1, 1, 1)), 0, 1, 1, 1),
    ((2, 4, 5), Pooling((3, 3, 3), (1, 1, 1)), 1, 1, 2, 24),
    ((2, 5, 6), Pooling((3, 3, 3), (1, 2, 2)), 2, 2, 2, 16),
    ((2, 7, 6), Pooling((1, 2, 2), (1, 4, 4), padded=False), 0, 2, 1, 40),
    ((2, 4, 4), Pooling((3, 5, 5), (2, 4, 4)), 1, 1, 1, 96),
]
KINDS = [torch.float32, torch.bfloat16, torch.float16]


def test_every_program_proves_itself_and_draws_no_number_of_others(card: torch.device) -> None:
    torch.manual_seed(5)
    expected = [torch.randn(3), torch.randn(3, device=card)]
    torch.manual_seed(5)
    assert proving.wrong_programs(card) == []
    drawn = [torch.randn(3), torch.randn(3, device=card)]
    assert all(map(torch.equal, drawn, expected))


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("norm", "normalized_rows"),
        ("largest", "largest_tokens"),
        ("positions", "extended"),
        ("patches", "patched"),
    ],
)
def test_a_program_that_gives_other_answers_is_noticed(
    card: torch.device, monkeypatch: pytest.MonkeyPatch, name: str, broken: str
) -> None:
    right = getattr(proving, broken)

    def wrong(*args: object, **options: object) -> object:
        made = right(*args, **options)
        return (made[0] * 1.01, made[1]) if isinstance(made, tuple) else made * 1.01

    monkeypatch.setattr(proving, broken, wrong)
    assert proving.wrong_programs(card, [name]) == [name]


@pytest.mark.parametrize("dtype", KINDS, ids=str)
@pytest.mark.parametrize("shape", [(3, 5, 24), (7, 96), (2, 3, 1, 2, 17), (2, 768)], ids=str)
def test_rows_are_normalized_there_and_back(card: torch.device, shape: tuple, dtype: torch.dtype) -> None:
    torch.manual_seed(0)
    norm = nn.LayerNorm(shape[-1], eps=1e-6)
    for parameter in norm.parameters():
        parameter.data.normal_()
    norm.to(card, dtype)
    x = torch.randn(shape).to(card, dtype).requires_grad_()
    plain = nn.LayerNorm(shape[-1], eps=1e-6).double()
    plain.load_state_dict(norm.state_dict())
    exact = x.detach().double().cpu().requires_grad_()
    assert_alike(
        normalized_rows(x, norm), plain(exact), [x, *norm.parameters()], [exact, *plain.parameters()]
    )


@pytest.mark.parametrize(
    ("case", "dtype"),
    [*((case, torch.float32) for case in CASES), *((CASES[2], dtype) for dtype in KINDS[1:])],
    ids=str,
)
def test_tokens_are_pooled_and_normalized_there_and_back(
    card: torch.device, case: tuple, dtype: torch.dtype
) -> None:
    torch.manual_seed(1)
    grid, pooling, class_tokens, signals, heads, depth = case
    x = torch.randn(2, class_tokens + prod(grid), signals, heads, depth).to(card, dtype).requires_grad_()
    conv = nn.Conv3d(
        *(signals * depth,) * 2,
        pooling.kernel,
        pooling.stride,
        pooling.padding,
        groups=signals * depth,
        bias=False,
    ).to(card, dtype)
    norms = nn.ModuleList(nn.LayerNorm(depth, eps=1e-6) for _ in range(signals)).to(card, dtype)
    for parameter in norms.parameters():
        parameter.data.normal_()
    made = pooled_tokens(
        x,
        conv.weight,
        list(norms),
        grids=(grid, pooling.output(grid)),
        window=window_of(pooling),
        num_class_tokens=class_tokens,
    )
    given = [x, conv.weight, *norms.parameters()]
    exact = [each.detach().double().cpu().requires_grad_() for each in given]
    assert_alike(made, plainly_pooled(*exact[:2], exact[2:], case), given, exact)


@pytest.mark.parametrize("dtype", KINDS, ids=str)
@pytest.mark.parametrize("case", [case for case in CASES if case[1].padded], ids=str)
def test_the_largest_of_a_window_is_what_torch_finds(
    card: torch.device, case: tuple, dtype: torch.dtype
) -> None:
    torch.manual_seed(2)
    grid, pooling, class_tokens, _, _, depth = case
    x = torch.randn(2, class_tokens + prod(grid), depth).to(card, dtype) - 3  # that zeros would be larger
    x[0, -1, 0] = torch.nan
    body = x[:, class_tokens:].unflatten(1, grid).permute(0, 4, 1, 2, 3).float().cpu()
    pooled = nn.functional.max_pool3d(body, pooling.kernel, pooling.stride, pooling.padding)
    made = largest_tokens(
        x, grids=(grid, tuple(pooled.shape[2:])), window=window_of(pooling), num_class_tokens=class_tokens
    )
    expected = torch.cat((x[:, :class_tokens].float().cpu(), pooled.flatten(2).transpose(1, 2)), dim=1)
    assert made.float().cpu().allclose(expected, rtol=0, atol=0, equal_nan=True)


def window_of(pooling: Pooling) -> Window:
    return Window(pooling.kernel, pooling.stride, pooling.padding)


def plainly_pooled(x: Tensor, weight: Tensor, norms: list[Tensor], case: tuple) -> Tensor:
    """Each head by itself."""
    grid, pooling, class_tokens, signals, heads, depth = case
    made = []
    for signal in range(signals):
        filters = weight.chunk(signals)[signal]
        for head in range(heads):
            part = x[:, :, signal, head]
            body = part[:, class_tokens:].unflatten(1, grid).permute(0, 4, 1, 2, 3)
            body = nn.functional.conv3d(body, filters, None, pooling.stride, pooling.padding, 1, depth)
            tokens = torch.cat((part[:, :class_tokens], body.flatten(2).transpose(1, 2)), dim=1)
            made.append(nn.functional.layer_norm(tokens, (depth,), *norms[2 * signal : 2 * signal + 2], 1e-6))
    return torch.stack(made, dim=2).unflatten(2, (signals, heads))


def assert_alike(made: Tensor, wanted: Tensor, given: list[Tensor], exact: list[Tensor]) -> None:
    """Results and gradients of both agree as well as their numbers let them."""
    tolerance = {torch.float32: 1e-5, torch.float16: 5e-3, torch.bfloat16: 4e-2}[made.dtype]
    torch.manual_seed(3)
    weights = torch.randn(wanted.shape).to(made.dtype)
    found = [made, *torch.autograd.grad(made, given, weights.to(made.device))]
    sought = [wanted, *torch.autograd.grad(wanted, exact, weights.double())]
    for a, b in zip(found, sought, strict=True):
        assert a.shape == b.shape
        assert a.dtype == made.dtype
        assert float((a.detach().double().cpu() - b.detach()).abs().max()) <= tolerance * max(
            1.0, float(b.detach().abs().max())
        )


@pytest.mark.usefixtures("card")
def test_a_switch_and_a_missing_card_turn_them_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serving.SWITCH, "0")
    serving.found.cache_clear()
    assert serving.found() == serving.Found(serves=False, note="turned off by TRAPLINE_GPU_PROGRAMS=0")
    monkeypatch.delenv(serving.SWITCH)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    serving.found.cache_clear()
    assert serving.found().note == "PyTorch finds no NVIDIA card"


@pytest.mark.parametrize(
    ("raised", "note"),
    [
        (ImportError("triton"), "this PyTorch came without Triton"),
        (RuntimeError("Failed to find C compiler"), "Triton builds nothing here (RuntimeError)"),
        (None, "other answers than PyTorch's: norm"),
    ],
)
def test_what_cannot_be_built_or_is_wrong_leaves_pytorch_alone(
    monkeypatch: pytest.MonkeyPatch, raised: Exception | None, note: str
) -> None:
    def wrong_programs(device: torch.device) -> list[str]:
        if raised:
            raise raised
        return ["norm"]

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: (9, 0))
    monkeypatch.setattr(serving, "wrong_programs", wrong_programs)
    serving.found.cache_clear()
    try:
        assert serving.found() == serving.Found(serves=False, note=note)
    finally:
        serving.found.cache_clear()


GUARDED = """
import torch
from torch import Tensor
from mvit_core.gpu import proving
from tests.mvit_core.gpu.conftest import imitate_without_reckoning_overflows
from tests.mvit_core.native.guarded import guarded
contiguous = Tensor.contiguous
Tensor.contiguous = lambda x, *how: guarded(contiguous(x, *how).detach()) if x.ndim > 1 else x
allocate = Tensor.new_empty
empty_like = torch.empty_like
torch.empty_like = lambda *what, **how: guarded(empty_like(*what, **how))
def new_empty(x, *shape, **how):
    made = allocate(x, *shape, **how)
    return guarded(made) if made.numel() else made
Tensor.new_empty = new_empty
imitate_without_reckoning_overflows()
assert proving.wrong_programs(torch.device("cpu")) == []
print("done")
"""


@pytest.mark.skipif(
    torch.cuda.is_available(), reason="guards the processor's memory, on which a card is imitated"
)
def test_nothing_behind_tensors_is_touched(card: torch.device) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", GUARDED], capture_output=True, text=True, check=False
    )
    assert done.stdout == "done\n", done.stderr[-2000:]
