"""CUDA's graphs imitated on a processor: what torch computes is written down, and done again where it lay.

As on a card, a replay does nothing that Python does, allocates nothing, and reads and writes the memory that
the recording did. Of what goes past torch Triton's programs are written down, where those are imitated, too;
our own kernels for processors are not.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode, _disable_current_modes
from torch.utils._pytree import tree_leaves

GRAPHS: list["Graph"] = []  # that are being recorded
Done = tuple[Any, tuple[Any, ...], dict[str, Any], list[Tensor]]


class Graph:
    """In place of `torch.cuda.CUDAGraph`."""

    def __init__(self) -> None:
        self.done: list[Done] = []
        self.replays = 0

    def pool(self) -> object:
        """Memory that recordings share."""
        return "memory"

    def replay(self) -> None:
        """Do it again."""
        self.replays += 1
        with torch.no_grad(), torch.autocast("cpu", enabled=False):
            self._replay()

    def _replay(self) -> None:
        for function, arguments, named, made in self.done:
            again = [each for each in tree_leaves(function(*arguments, **named)) if isinstance(each, Tensor)]
            for old, new in zip(made, again, strict=True):
                if old.data_ptr() != new.data_ptr():
                    old.copy_(new)


class _Recorder(TorchDispatchMode):
    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self.graph = graph

    def __torch_dispatch__(
        self, func: Any, types: object, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        made = func(*args, **(kwargs or {}))
        if func in (torch.ops.aten._local_scalar_dense.default, torch.ops.aten.nonzero.default):
            raise RuntimeError("operation not permitted when stream is capturing")
        leaves = [each for each in tree_leaves(made) if isinstance(each, Tensor)]
        self.graph.done.append((func, args, kwargs or {}, leaves))
        return made


@contextmanager
def recording(graph: Graph, *, pool: object = None, capture_error_mode: str = "global") -> Iterator[None]:
    """In place of `torch.cuda.graph`."""
    del pool
    assert capture_error_mode == "thread_local"  # other threads may prepare clips meanwhile
    with _Recorder(graph):
        GRAPHS.append(graph)
        try:
            yield
        finally:
            GRAPHS.remove(graph)


def _noted(start: Callable[..., None]) -> Callable[..., None]:
    """The start of an imitated program, written down while a graph is recorded."""

    def noted(*arguments: Any, **named: Any) -> None:
        def again(*_arguments: Any, **_named: Any) -> None:
            with _disable_current_modes():
                start(*arguments, **named)

        again()
        for graph in GRAPHS:
            graph.done.append((again, (), {}, []))

    return noted


class _Stream:
    def __init__(self, *_of: object) -> None: ...

    def wait_stream(self, _other: object) -> None: ...


def imitate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processors record from here on."""
    monkeypatch.setattr(torch.cuda, "CUDAGraph", Graph)
    monkeypatch.setattr(torch.cuda, "graph", recording)
    monkeypatch.setattr(torch.cuda, "Stream", _Stream)
    monkeypatch.setattr(torch.cuda, "current_stream", _Stream)
    monkeypatch.setattr(torch.cuda, "stream", lambda _stream: nullcontext())
    monkeypatch.setattr(torch.cuda, "device", lambda _device: nullcontext())
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: None)
    if find_spec("triton") is not None:
        executor = import_module("triton.runtime.interpreter").GridExecutor
        monkeypatch.setattr(executor, "__call__", _noted(executor.__call__))
