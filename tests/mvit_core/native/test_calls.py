"""Calls into the library: every unit is done once, whoever helps, and what went wrong is said."""

import ctypes
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch import Tensor

from mvit_core.models.layers import layer_norm
from mvit_core.native import calls
from mvit_core.native.layers_training import Sums
from mvit_core.native.library import found
from mvit_core.native.rows import Norm, normalized_rows
from tests.mvit_core.native.guarded import assert_runs

pytestmark = pytest.mark.skipif(found().library is None, reason=f"no kernels: {found().note}")


class Nothing(ctypes.Structure):
    _fields_ = (("number", ctypes.c_int64),)


def computing_on(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)


def normalized(rows: int) -> Tensor:
    return normalized_rows(torch.arange(rows * 16.0).view(rows, 16).sin(), Norm.of(layer_norm(16).eval()))


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_every_unit_is_done_once(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    computing_on(threads, monkeypatch)
    for times in range(200):
        sums = Sums(torch.empty(96 + times, 64), [True, True])
        for _ in range(3):  # what is done twice is added twice
            sums.add(torch.ones(7, 96 + times), torch.ones(7, 64))
        assert all(bool((each == 21).all()) for each in sums.gradients())


def test_threads_that_call_at_once_do_not_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    computing_on(3, monkeypatch)
    sizes = range(100, 900)
    alone = [normalized(size) for size in sizes]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(normalized, sizes))
    assert all(map(torch.equal, alone, together))


def test_a_call_is_done_where_no_thread_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    whole = normalized(500)
    computing_on(64, monkeypatch)  # more than any other test has
    monkeypatch.setattr(threading.Thread, "start", refused)
    assert normalized(500).equal(whole)


FORKED = """
import os
import torch
from tests.mvit_core.native.test_calls import normalized
torch.get_num_threads = lambda: 3
whole = normalized(5000)
child = os.fork()
if child == 0:
    os._exit(0 if all(normalized(5000).equal(whole) for _ in range(20)) else 1)
assert os.waitpid(child, 0)[1] == 0
assert normalized(5000).equal(whole)
print("done")
"""


@pytest.mark.skipif(not hasattr(calls.os, "fork"), reason="this system does not fork")
def test_a_child_that_was_forked_has_threads_of_its_own() -> None:
    assert_runs(FORKED)


def a_kernel_that_says(answer: int, *, does_all: bool = False) -> Any:
    def kernel(reference: Any) -> None:
        call = reference._obj
        call.answer, call.next = answer, call.count if does_all else 0

    return lambda: SimpleNamespace(kernel=kernel)


def test_a_want_of_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    computing_on(1, monkeypatch)
    monkeypatch.setattr(calls, "library", a_kernel_that_says(calls.NO_MEMORY))
    with pytest.raises(MemoryError, match="not enough memory"):
        calls.in_parts("kernel", Nothing(), 5)


def test_a_want_of_memory_does_not_matter_where_others_did_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    computing_on(1, monkeypatch)
    monkeypatch.setattr(calls, "library", a_kernel_that_says(calls.NO_MEMORY, does_all=True))
    calls.in_parts("kernel", Nothing(), 5)


@pytest.mark.parametrize("threads", [1, 3])
def test_kernels_of_another_version_refuse_a_job_that_they_do_not_know(
    threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    computing_on(threads, monkeypatch)
    for kernel in ("attend_floats", "attend_back", "layers_of_floats", "layers_of_bytes", "pool_tokens"):
        with pytest.raises(RuntimeError, match="changed while it ran"):
            calls.in_parts(kernel, Nothing(), 5)
