"""Attention in bfloat16 gives what the formula gives: by the processor that can, and by hand on any."""

import ctypes
from pathlib import Path

import pytest
import torch

from mvit_core.machine.processor import has_bfloat16
from mvit_core.models.arithmetic import kernels
from mvit_core.native import attention, calls
from mvit_core.native.attention import attended
from mvit_core.native.building import KINDS
from mvit_core.native.library import found
from tests.mvit_core.models.tiny import tiny
from tests.mvit_core.native.compiled import compiled
from tests.mvit_core.native.guarded import assert_runs
from tests.mvit_core.native.test_attention import SHAPES, plain, positions, signals

pytestmark = pytest.mark.skipif("-avx512-" not in found().note, reason=f"no AVX-512: {found().note}")


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose products of pairs need no processor of their own."""
    made = tmp_path_factory.mktemp("kernels") / "by_hand.so"
    return compiled(made, *KINDS[0].flags, "-DTRAPLINE_BFLOAT16_BY_HAND")


@pytest.fixture(params=["by hand", "by the processor"])
def halves(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "by hand":
        library = ctypes.CDLL(str(request.getfixturevalue("by_hand")))
        monkeypatch.setattr(calls, "library", lambda: library)
    elif not has_bfloat16():
        pytest.skip("this processor has no bfloat16")


@pytest.mark.usefixtures("halves")
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_halves_are_the_formula(shape: tuple[int, ...]) -> None:
    torch.manual_seed(1)
    q, k, v = signals(shape, torch.bfloat16)
    made, expected = attended(q, k, v, scale=0.3), plain(q, k, v, 0.3)
    assert made.dtype == torch.bfloat16
    assert made.double().allclose(expected, atol=1e-2 * float(expected.abs().max()), rtol=1e-2)


@pytest.mark.usefixtures("halves")
@pytest.mark.parametrize("without", [0, 1])
def test_positions_and_queries_are_added(without: int) -> None:
    torch.manual_seed(2)
    q_thw, k_thw = (4, 8, 6), (2, 4, 3)
    counts = [without + a * b * c for a, b, c in (q_thw, k_thw)]
    q, k, v = signals((2, 2, *counts, 24, 24), torch.bfloat16)
    relative = positions(q_thw, k_thw, 24, without, of_time=True, of_space=True)
    added = torch.zeros(2, 2, *counts)
    added[:, :, without:, without:] = relative.logits(q.float()) @ relative.codes(k.float()).t()
    expected = plain(q, k, v, 0.2, added)
    expected[:, :, without:] += q[:, :, without:]
    made = attended(q, k, v, scale=0.2, places=relative.places(), added_from=without)
    assert made.double().allclose(expected, atol=3e-2, rtol=1e-2)


@pytest.mark.usefixtures("halves")
def test_large_logits_pick_one_key_and_silence_means() -> None:
    q, k = 1e4 * torch.eye(20)[None, None].bfloat16(), torch.eye(20)[None, None].bfloat16()
    v = torch.randn(1, 1, 20, 16).bfloat16()
    assert attended(q, k, v, scale=3.0).equal(v)
    mean = v.float().mean(2, keepdim=True).expand(1, 1, 20, 16)
    assert attended(q * 0, k, v, scale=1.0).float().allclose(mean, atol=1e-2)


@pytest.mark.usefixtures("halves")
def test_threads_and_samples_do_not_change_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    q, k, v = signals((3, 2, 130, 70, 40, 40), torch.bfloat16)
    whole = attended(q, k, v, scale=0.1)
    assert attended(q[1:2], k[1:2], v[1:2], scale=0.1).equal(whole[1:2])
    monkeypatch.setattr(torch, "get_num_threads", lambda: 3)
    assert attended(q, k, v, scale=0.1).equal(whole)


@pytest.mark.usefixtures("halves")
@pytest.mark.parametrize("name", ["mvit_b_16x4", "mvitv2_s_16x4"])
def test_a_model_in_bfloat16_attends_so(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    model, clips = tiny(name).build().eval(), torch.randn(1, 3, 4, 32, 32)
    monkeypatch.setattr(kernels, "has_bfloat16", lambda: True)
    asked: list[str] = []
    real = attention.in_parts
    monkeypatch.setattr(attention, "in_parts", lambda name, *job: (asked.append(name), real(name, *job)))
    with torch.inference_mode():
        exact = model.embedded(clips)
        assert set(asked) == {"attend_floats"}
        asked.clear()
        soft = model.bfloat16().embedded(clips.bfloat16()).float()
    assert set(asked) == {"attend_bfloats"}
    assert (soft - exact).abs().max() < 0.05 * exact.abs().max()


GUARDED = """
import ctypes
import torch
from mvit_core.models.arithmetic import kernels
from mvit_core.native import attention, calls
from mvit_core.native.attention import attended
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_attention import SHAPES, signals
library = ctypes.CDLL("{library}")
calls.library = lambda: library
for shape in SHAPES:
    attended(*(guarded(x.contiguous()) for x in signals(shape, torch.bfloat16)), scale=1.0)
print("done")
"""


def test_nothing_behind_the_signals_is_touched(by_hand: Path) -> None:
    assert_runs(GUARDED.format(library=by_hand))
