"""The kernels of attention give what the formula gives, on any shape, and touch only what is theirs."""

import subprocess
import sys

import pytest
import torch
from torch import Tensor

from mvit_core.models.geometry import THW
from mvit_core.models.relative_positions import RelativePositions, table_length
from mvit_core.native.attention import attended
from mvit_core.native.library import found
from tests.mvit_core.native.guarded import assert_runs

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")

SHAPES = [  # batch, heads, queries, keys, depth, width
    (1, 1, 1, 1, 1, 1),
    (1, 1, 1, 400, 96, 96),
    (2, 3, 37, 21, 24, 24),
    (1, 2, 48, 16, 16, 16),
    (1, 1, 49, 17, 15, 33),
    (3, 1, 100, 65, 64, 64),
    (1, 4, 50, 393, 96, 96),
    (1, 1, 12, 1569, 64, 80),
    (1, 2, 33, 700, 7, 112),
]


def signals(shape: tuple[int, ...], dtype: torch.dtype = torch.float32) -> tuple[Tensor, Tensor, Tensor]:
    """Queries, keys and values as layers give them: heads side by side in each token."""
    batch, heads, queries, keys, depth, width = shape
    sizes = ((queries, depth), (keys, depth), (keys, width))
    q, k, v = (torch.randn(batch, count, heads, each, dtype=dtype).transpose(1, 2) for count, each in sizes)
    return q, k, v


def plain(q: Tensor, k: Tensor, v: Tensor, scale: float, added: Tensor | float = 0.0) -> Tensor:
    """The formula in float64."""
    logits = q.double() @ k.double().transpose(2, 3) * scale + added
    return logits.softmax(dim=-1) @ v.double()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_floats_are_the_formula(shape: tuple[int, ...]) -> None:
    torch.manual_seed(1)
    q, k, v = signals(shape)
    assert torch.allclose(attended(q, k, v, scale=0.3).double(), plain(q, k, v, 0.3), atol=2e-6, rtol=1e-5)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_bytes_are_near_the_formula(shape: tuple[int, ...], dtype: torch.dtype) -> None:
    torch.manual_seed(2)
    q, k, v = signals(shape, dtype)
    scale = shape[4] ** -0.5
    made, expected = attended(q, k, v, scale=scale, in_bytes=True), plain(q, k, v, scale)
    assert made.dtype == dtype
    assert (made - expected).square().mean().sqrt() < 0.03 * expected.square().mean().sqrt()


def test_steps_follow_each_query_each_key_and_each_channel(levels: int) -> None:
    torch.manual_seed(3)
    q, k, v = signals((1, 1, 20, 64, 32, 32))
    q, k = q * torch.logspace(-3, 0, 20)[:, None], k * torch.logspace(-3, 0, 64)[:, None]
    v = v * torch.logspace(-4, 4, 32)
    made, expected = attended(q, k, v, scale=1.0, in_bytes=True), plain(q, k, v, 1.0)
    near = 0.05 if levels == 255 else 0.12
    assert ((made - expected).abs().amax(2) < near * expected.abs().amax(2)).all()


@pytest.mark.parametrize("in_bytes", [False, True])
def test_silence_gives_the_mean_of_the_values(*, in_bytes: bool) -> None:
    q, k, v = signals((1, 2, 5, 40, 16, 16))
    made = attended(q * 0, k * 0, v, scale=1.0, in_bytes=in_bytes)
    assert torch.allclose(made, v.mean(2, keepdim=True).expand_as(made), atol=0.02 if in_bytes else 1e-6)
    assert not attended(q, k, v * 0, scale=1.0, in_bytes=in_bytes).any()


@pytest.mark.parametrize("in_bytes", [False, True])
def test_large_logits_pick_one_key(*, in_bytes: bool) -> None:
    q, k = 1e4 * torch.eye(20)[None, None], torch.eye(20)[None, None]
    v = torch.randn(1, 1, 20, 16)
    made = attended(q, k, v, scale=3.0, in_bytes=in_bytes)
    assert torch.allclose(made, v, atol=0.03 if in_bytes else 0.0)


def test_sums_of_bytes_do_not_run_over() -> None:
    q, k, v = signals((1, 1, 3, 70_000, 16, 16))
    made = attended(q, k * 0, torch.ones_like(v), scale=1.0, in_bytes=True)
    assert torch.allclose(made, torch.ones_like(made), atol=1e-3)


def test_products_of_the_largest_bytes_do_not_run_over() -> None:
    q, v = torch.ones(1, 1, 3, 16), torch.randn(1, 1, 20, 16)
    k = torch.cat((torch.ones(1, 1, 10, 16), -torch.ones(1, 1, 10, 16)), dim=2)
    made = attended(q, k, v, scale=0.1, in_bytes=True)
    assert torch.allclose(made.double(), plain(q, k, v, 0.1), atol=0.03)


def test_what_is_no_number_stays_none() -> None:
    q, k, v = signals((1, 1, 3, 20, 16, 16))
    q[0, 0, 1, 3] = torch.nan
    made = attended(q, k, v, scale=1.0)
    assert made[0, 0, 1].isnan().all()
    assert made[0, 0, [0, 2]].isfinite().all()
    k[0, 0, 19, 0] = torch.nan
    assert attended(q, k, v, scale=1.0).isnan().all()


def positions(
    q_thw: THW, k_thw: THW, depth: int, without: int, *, of_time: bool, of_space: bool
) -> RelativePositions:
    t, h, w = (
        torch.randn(table_length(q_size, k_size), depth) if wanted else None
        for q_size, k_size, wanted in zip(q_thw, k_thw, (of_time, of_space, of_space), strict=True)
    )
    return RelativePositions((t, h, w), q_thw, k_thw, without)


@pytest.mark.parametrize("without", [0, 1])
@pytest.mark.parametrize(("of_time", "of_space"), [(True, True), (True, False), (False, True)])
@pytest.mark.parametrize(
    ("q_thw", "k_thw"), [((4, 7, 6), (4, 7, 6)), ((4, 8, 6), (2, 4, 3)), ((2, 5, 18), (2, 5, 18))], ids=str
)
def test_relative_positions_are_added_to_the_logits(
    q_thw: THW, k_thw: THW, without: int, *, of_time: bool, of_space: bool
) -> None:
    torch.manual_seed(4)
    counts = [without + a * b * c for a, b, c in (q_thw, k_thw)]
    q, k, v = signals((2, 2, *counts, 24, 24))
    relative = positions(q_thw, k_thw, 24, without, of_time=of_time, of_space=of_space)
    added = torch.zeros(2, 2, *counts)
    added[:, :, without:, without:] = relative.logits(q) @ relative.codes(k).t()
    known = relative.places()
    expected = plain(q, k, v, 0.2, added)
    assert torch.allclose(attended(q, k, v, scale=0.2, places=known).double(), expected, atol=1e-5)
    made = attended(q, k, v, scale=0.2, places=known, in_bytes=True)
    assert (made - expected).square().mean().sqrt() < 0.03 * expected.square().mean().sqrt()


@pytest.mark.parametrize(
    ("dtype", "in_bytes"), [(torch.float32, False), (torch.float32, True), (torch.bfloat16, True)], ids=str
)
def test_queries_are_added_from_one_on(dtype: torch.dtype, *, in_bytes: bool) -> None:
    torch.manual_seed(5)
    q, k, v = signals((2, 2, 60, 33, 24, 24), dtype)
    bare = attended(q, k, v, scale=0.2, in_bytes=in_bytes).double()
    for start in (0, 1, 49, 60):
        made = attended(q, k, v, scale=0.2, in_bytes=in_bytes, added_from=start).double()
        assert made[:, :, :start].equal(bare[:, :, :start])
        exact = bare[:, :, start:] + q[:, :, start:]
        assert made[:, :, start:].allclose(exact, atol=1e-6 if dtype == torch.float32 else 3e-2)


@pytest.mark.parametrize("in_bytes", [False, True])
def test_threads_samples_and_memory_do_not_change_a_bit(
    monkeypatch: pytest.MonkeyPatch, *, in_bytes: bool
) -> None:
    q, k, v = signals((3, 2, 130, 70, 40, 40))
    whole = attended(q, k, v, scale=0.1, in_bytes=in_bytes)
    for sample in range(3):
        part = slice(sample, sample + 1)
        assert torch.equal(attended(q[part], k[part], v[part], scale=0.1, in_bytes=in_bytes), whole[part])
    dense = [x.contiguous() for x in (q, k, v)]
    assert torch.equal(attended(*dense, scale=0.1, in_bytes=in_bytes), whole)
    for threads in (2, 3, 100):
        monkeypatch.setattr(torch, "get_num_threads", lambda threads=threads: threads)
        assert torch.equal(attended(q, k, v, scale=0.1, in_bytes=in_bytes), whole)


@pytest.mark.parametrize("in_bytes", [False, True])
def test_no_clips_are_an_answer_too(*, in_bytes: bool) -> None:
    q, k, v = signals((0, 2, 5, 7, 16, 24))
    assert attended(q, k, v, scale=1.0, in_bytes=in_bytes).shape == (0, 2, 5, 24)


GUARDED = """
import torch
from tests.mvit_core.native.guarded import guarded
from tests.mvit_core.native.test_attention import SHAPES, positions, signals
from mvit_core.native.attention import Places, attended
for shape in SHAPES:
    for dtype in (torch.float32, torch.bfloat16):
        q, k, v = (guarded(x.contiguous()) for x in signals(shape, dtype))
        attended(q, k, v, scale=1.0, in_bytes=True)
        if dtype == torch.float32:
            attended(q, k, v, scale=1.0)
known = positions((4, 8, 6), (2, 4, 3), 24, 1, of_time=True, of_space=True).places()
known = Places([guarded(x) for x in known.tables], [guarded(x) for x in known.rows], 1)
q, k, v = signals((1, 2, 193, 25, 24, 24))
for in_bytes in (False, True):
    attended(q, k, v, scale=1.0, places=known, in_bytes=in_bytes)
print("done")
"""


def test_nothing_behind_the_signals_is_touched() -> None:
    assert_runs(GUARDED)


def test_the_guard_behind_a_signal_bites() -> None:
    code = (
        "import torch; from tests.mvit_core.native.guarded import guarded\n"
        "x = guarded(torch.zeros(5)); print(torch.as_strided(x, (6,), (1,)).sum())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
