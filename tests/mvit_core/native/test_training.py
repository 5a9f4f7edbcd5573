"""Attention that learns gives what the formula gives, and its gradients."""

import pytest
import torch
from torch import Tensor

from mvit_core.models.geometry import THW
from mvit_core.models.relative_positions import RelativePositions
from mvit_core.native.library import found
from mvit_core.native.training import MOST_SHARES, SHARE, Terms, attended_in_training
from tests.mvit_core.native.guarded import assert_runs
from tests.mvit_core.native.test_attention import SHAPES, signals

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

# (batch, heads, queries, keys, depth, width): queries that are taken in two shares, and in the most.
IN_SHARES = [(2, 1, 2 * SHARE + 5, 30, 24, 24), (1, 2, (MOST_SHARES + 2) * SHARE - 1, 20, 16, 16)]
KNOWN = [(True, True, True), (True, False, False), (False, True, True)]


def plain(q: Tensor, k: Tensor, v: Tensor, scale: float, added: Tensor | float = 0.0) -> Tensor:
    return (q @ k.transpose(2, 3) * scale + added).softmax(dim=-1) @ v


def assert_alike(made: Tensor, expected: Tensor) -> None:
    assert (made - expected).abs().max() <= 2e-5 * max(1e-3, float(expected.abs().max()))


@pytest.mark.parametrize("shape", [*SHAPES, *IN_SHARES], ids=str)
def test_gradients_are_those_of_the_formula(shape: tuple[int, ...]) -> None:
    torch.manual_seed(1)
    parts = [x.requires_grad_() for x in signals(shape)]
    exact = [x.detach().double().requires_grad_() for x in parts]
    made, expected = attended_in_training(*parts, scale=0.3), plain(*exact, 0.3)
    assert_alike(made.detach(), expected.detach())
    wanted = torch.randn(made.shape)
    (made * wanted).sum().backward()
    (expected * wanted).sum().backward()
    for found_one, exact_one in zip(parts, exact, strict=True):
        assert_alike(found_one.grad, exact_one.grad)


@pytest.mark.parametrize("without", [0, 1])
@pytest.mark.parametrize("known", KNOWN, ids=str)
@pytest.mark.parametrize(
    ("q_thw", "k_thw"), [((4, 7, 6), (4, 7, 6)), ((4, 8, 6), (2, 4, 3)), ((8, 14, 14), (2, 4, 4))], ids=str
)
def test_positions_learn_too(q_thw: THW, k_thw: THW, known: tuple[bool, bool, bool], without: int) -> None:
    torch.manual_seed(2)
    counts = [without + a * b * c for a, b, c in (q_thw, k_thw)]
    parts = [x.requires_grad_() for x in signals((2, 2, *counts, 24, 40))]
    width = sum(size for size, wanted in zip(k_thw, known, strict=True) if wanted)
    given = torch.randn(2, 2, counts[0] - without, width, requires_grad=True)
    t, h, w = (given if wanted else None for wanted in known)
    codes = RelativePositions((t, h, w), q_thw, k_thw).codes(given.detach()).double()
    exact = [x.detach().double().requires_grad_() for x in (*parts, given)]
    added = torch.nn.functional.pad(exact[3] @ codes.t(), (without, 0, without, 0))
    expected = plain(*exact[:3], 0.2, added)
    made = attended_in_training(*parts, scale=0.2, terms=Terms(given, known, (q_thw, k_thw), without))
    assert_alike(made.detach(), expected.detach())
    wanted = torch.randn(made.shape)
    (made * wanted).sum().backward()
    (expected * wanted).sum().backward()
    for found_one, exact_one in zip((*parts, given), exact, strict=True):
        assert_alike(found_one.grad, exact_one.grad)


def test_threads_do_not_change_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    def gradients() -> list[Tensor]:
        torch.manual_seed(3)
        parts = [x.requires_grad_() for x in signals((1, 2, 2 * SHARE + 130, 70, 40, 40))]
        attended_in_training(*parts, scale=0.1).square().sum().backward()
        return [x.grad for x in parts]

    whole = gradients()
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert all(torch.equal(a, b) for a, b in zip(gradients(), whole, strict=True))


def test_only_what_is_wanted_has_a_gradient() -> None:
    q, k, v = signals((1, 2, 50, 20, 16, 16))
    k.requires_grad_()
    attended_in_training(q, k, v, scale=1.0).sum().backward()
    assert q.grad is None
    assert k.grad is not None


GUARDED = """
import torch
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_attention import SHAPES, signals
from mvit_core.native.training import Terms, attended_in_training
for shape in SHAPES:
    parts = [guarded(x.contiguous()).requires_grad_() for x in signals(shape)]
    made = attended_in_training(*parts, scale=1.0)
    made.backward(guarded(torch.randn(made.shape)))
parts = [guarded(x.contiguous()).requires_grad_() for x in signals((1, 2, 193, 25, 24, 24))]
given = guarded(torch.randn(1, 2, 192, 9)).requires_grad_()
terms = Terms(given, (True, True, True), ((4, 8, 6), (2, 4, 3)), 1)
attended_in_training(*parts, scale=1.0, terms=terms).sum().backward()
print("done")
"""


def test_nothing_behind_the_signals_is_touched() -> None:
    assert_runs(GUARDED)
